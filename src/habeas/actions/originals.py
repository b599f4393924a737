"""The file of a source as it was received: to be kept, and to be looked at beside its text."""

from __future__ import annotations

from habeas.model.errors import NotFound, Unreadable
from habeas.store import queries, rows
from habeas.store.models import SourceRow


def original(ident: str) -> tuple[str, bytes]:
    """The name and the bytes of a source as it was received."""
    row = source_row(ident)
    return row.name.rsplit("/", 1)[-1], rows.original(row.sha256)


def look(ident: str) -> tuple[str, int]:
    """How the original of a source can be looked at ("page", "pictures" or "none"), and how many pictures show it; none where it is broken."""
    from habeas.reading import shown

    row = source_row(ident)
    kind = shown.look(_kind(row))
    if kind != "pictures":
        return kind, 0
    try:
        return kind, shown.pages(rows.original(row.sha256), _kind(row))
    except Unreadable:
        return "none", 0


def page_as_received(ident: str) -> str:
    """A web page as it was received, without all that runs or loads. Raises Unreadable where it cannot be shown."""
    from habeas.reading import shown

    row = source_row(ident)
    if shown.look(_kind(row)) != "page":
        raise NotFound("This source is no web page.")
    return shown.still(rows.original(row.sha256))


def picture_as_received(ident: str, number: int) -> bytes:
    """A page of a PDF, or an image, as PNG. Raises Unreadable where it cannot be shown."""
    from habeas.reading import shown

    row = source_row(ident)
    if shown.look(_kind(row)) != "pictures":
        raise NotFound("This source has no pages to look at.")
    return shown.picture(rows.original(row.sha256), _kind(row), number)


def source_row(ident: str) -> SourceRow:
    """The row of a source. Raises NotFound where there is none of this id, or it may not be seen."""
    row = queries.source_row(ident)
    if row is None:
        raise NotFound("There is no such source in the casebook.")
    return row


def _kind(row: SourceRow) -> str:
    return str(row.noun["media_type"]).split(";")[0].strip()
