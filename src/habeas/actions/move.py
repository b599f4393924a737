"""Move a casebook into another kind of place: what is kept for good is copied, the rest is made again from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from habeas.actions.add_reports import Reason
from habeas.actions.assemble import refresh
from habeas.actions.rebuild import make_again
from habeas.store import moving
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.store.writing import writing


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of a move: how many rows of each table that is kept for good, and what could not be read again."""

    rows: Mapping[str, int]
    reasons: tuple[Reason, ...]


def move(source: Book, target: Book, tell: Callable[[str, int, int], None] = lambda name, done, total: None) -> Moved:
    """Fill a new casebook from another, which stays as it is. In one transaction: cut short, the new one stays empty."""
    with moving.reading_from(source), casebook(target, create=True):
        with writing():
            rows = moving.copy_kept()
            reasons = make_again(tell)
        refresh()
        return Moved(rows, reasons)
