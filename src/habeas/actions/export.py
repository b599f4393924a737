"""Take the casebook out as files that other programs read, or one case as a page that people read."""

from __future__ import annotations

from habeas.actions.assemble import refresh
from habeas.actions.cases import open_case
from habeas.casefile.corroboration import origins_of
from habeas.model.cases import Casebook
from habeas.publishing import case_page, casebook_json, ftm_json, tables_csv
from habeas.store import assembled


def whole() -> Casebook:
    """The casebook as it stands, put together anew where something changed."""
    refresh()
    return assembled.whole()


def as_json(*, with_text: bool = True) -> bytes:
    """The whole casebook in the format habeas-casebook/1; `with_text` False leaves the stored texts out."""
    refresh()
    return casebook_json(assembled.whole(), with_text=with_text)


def as_tables() -> dict[str, bytes]:
    """The casebook as CSV tables, by file name."""
    refresh()
    return tables_csv(assembled.whole())


def as_ftm() -> bytes:
    """The casebook as FollowTheMoney entities, one JSON object a line."""
    refresh()
    return ftm_json(assembled.whole())


def as_page(wanted: str) -> tuple[str, bytes]:
    """Id of a case and the case as one HTML page that needs nothing else."""
    view = open_case(wanted)
    return view.case.id, case_page(view.book, view.case.id, origins_of(view.book))
