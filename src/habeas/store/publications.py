"""What was published: the veiled casebook as it went out, so that the next publication can be held against it. Rows are added and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.model.cases import Casebook
from habeas.model.plain import from_plain, to_plain
from habeas.model.quote import Quote
from habeas.store.models import PublicationRow

Words = tuple[Quote, ...]
"""The words that stand for somebody in the reports, by which they are found again after a re-reading."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A publication as it is kept. `number`: its row of the ledger. `hidden`: words of each protected person by the id they bore outside; `named`: words of
    each person who was shown by name. `files`: SHA-256 of each file."""

    number: int
    book: Casebook
    hidden: Mapping[str, Words]
    named: tuple[Words, ...]
    files: Mapping[str, str]
    manifest: bytes


def keep(
    number: int, book: Casebook, hidden: Mapping[str, Words], named: Iterable[Words], files: Mapping[str, str], manifest: bytes
) -> None:
    """Keep what was published; call inside the transaction that writes its row of the ledger."""
    PublicationRow.objects.create(
        number=number,
        book=to_plain(book),
        hidden={ident: to_plain(words) for ident, words in hidden.items()},
        named=[to_plain(words) for words in named],
        files=dict(files),
        manifest=manifest.decode(),
    )


def kept(numbers: Sequence[int] | None = None) -> tuple[Kept, ...]:
    """Every publication (or these), the first first."""
    rows = PublicationRow.objects.order_by("number")
    return tuple(_kept(row) for row in (rows if numbers is None else rows.filter(number__in=list(numbers))))


def _kept(row: PublicationRow) -> Kept:
    return Kept(
        row.number,
        from_plain(Casebook, row.book),
        {ident: _words(words) for ident, words in row.hidden.items()},
        tuple(_words(words) for words in row.named),
        row.files,
        row.manifest.encode(),
    )


def _words(plain: Any) -> Words:
    return tuple(from_plain(Quote, quote) for quote in plain)
