"""The search index, as each kind of database keeps it: the same questions, the same answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from django.db import connection


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another in a column of the index; with `begins` the last of them may go on."""

    column: Literal["words", "grams", "facets"]
    text: str
    begins: bool = False


Asked = Sequence[Sequence[Term]]
"""What is asked for: of each of these, one at least."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Somebody who may not see every report. `view`: under which the table of views lists the reports that may be seen; `numbers`: gives the numbers of
    the claims in these, the newest first."""

    view: str
    numbers: Callable[[], Numbers]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of claims, the newest first, and the same to look one up."""

    listed: Sequence[int]
    held: frozenset[int]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the columns of a claim (`f`) must say beside the index: SQL that any database understands, and its values; and who asks."""

    sql: str = ""
    values: tuple[str, ...] = ()
    eyes: Eyes | None = None


EVERY = Narrowed()


class Index(Protocol):
    """What an index can do. Things are reports, people, places, organisations and cases; claims have an index of their own."""

    def add_things(self, rows: Sequence[tuple[int, str, str, str]]) -> None:
        """Add (number, kind, id, words)."""

    def drop_things(self, numbers: Iterable[int]) -> None:
        """Take these out."""

    def things(self, asked: Sequence[Term]) -> list[tuple[str, str]]:
        """(kind, id) of the things in which all of this stands, the best first, the same order each time."""

    def add_claims(self, rows: Sequence[tuple[int, str, Sequence[str]]]) -> None:
        """Add (number, words, facets)."""

    def drop_claims(self, numbers: Iterable[int]) -> None:
        """Take these out."""

    def clear_claims(self) -> None:
        """Take all claims out."""

    def claims(self, asked: Asked, narrowed: Narrowed = EVERY, most: int | None = None) -> list[int]:
        """Numbers of the claims in which all of this stands: the newest first, no more than `most`."""

    def best_claims(self, asked: Asked, found: Collection[int]) -> list[int]:
        """These claims, which were found by this question, the best first."""


def index() -> Index:
    """The index of the database that is open."""
    if connection.vendor == "postgresql":
        from habeas.store.fulltext_postgresql import PostgresqlIndex

        return PostgresqlIndex()
    from habeas.store.fulltext_sqlite import SqliteIndex

    return SqliteIndex()
