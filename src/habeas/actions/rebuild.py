"""Throw away everything that is derived and make it again from the originals and the decisions."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from habeas.actions.add_reports import Reason, find_in, read_noting, save_reading
from habeas.actions.assemble import refresh
from habeas.edition import edition
from habeas.model.plain import from_plain
from habeas.reading import Hints
from habeas.store import assembled, queries, rows, search
from habeas.store.models import ClaimRow, ComparisonRow, FindingsRow, KeyRow, QuoteRow, SharedKeyRow, SourceRow, TextRow
from habeas.store.writing import writing


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a rebuild: how many files were read again, whether the case files say the same as before, and what could not be read."""

    files: int
    same: bool
    reasons: tuple[Reason, ...]


def rebuild(tell: Callable[[str, int, int], None] = lambda name, done, total: None) -> Rebuilt:
    """Make the casebook again, in one transaction: cut short, it stays as it was. `tell` hears the name, how many are done, and how many there are."""
    before = _said_before()
    with writing():
        reasons = make_again(tell)
    refresh()
    return Rebuilt(queries.sizes()["files"], assembled.mark("digest") == before, reasons)


def _said_before() -> str | None:
    """What the case files say, the last decisions counted in; as last assembled where the casebook is too damaged for that."""
    if (assembled.mark("assembled") or "").endswith(edition()):
        with contextlib.suppress(Exception):  # mending is what a rebuild is for
            refresh()
    return assembled.mark("digest")


def make_again(tell: Callable[[str, int, int], None]) -> tuple[Reason, ...]:
    """Make all that is derived from the originals again; gives what could not be read. Call inside a transaction."""
    assembled.clear()
    search.forget(["source"])
    for table in (QuoteRow, ClaimRow, KeyRow, SharedKeyRow, ComparisonRow, FindingsRow, TextRow, SourceRow):
        table.objects.all().delete()
    rows.forget_findings()
    receipts = list(queries.receipts())
    reasons: list[Reason] = []
    for done, receipt in enumerate(receipts):
        tell(receipt.name, done, len(receipts))
        hints = {name: from_plain(Hints, plain) for name, plain in receipt.hints.items()}
        reading, used = read_noting(receipt.name, rows.original(receipt.sha256), hints)
        _, failed = save_reading(reading, used, [find_in(text) for text in reading.texts], receipt.received)
        reasons.extend(failed)
    assembled.changed()
    return tuple(reasons)
