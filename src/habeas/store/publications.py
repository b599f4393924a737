"""What was published: the veiled casebook as it went out, so that the next publication can be held against it. Rows are added and never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
    """A publication as it is kept. `number`: its row of the ledger. `hidden`: words of each protected person by the id they bore outside."""

    number: int
    book: Casebook
    hidden: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list tells of a publication. `named`: words of each person who was shown by name. `files`: SHA-256 of each file."""

    number: int
    named: tuple[Words, ...]
    files: Mapping[str, str]


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


def kept() -> Iterator[Kept]:
    """Every publication as it went out, the first first; each is a whole casebook, so one is read at a time."""
    for number, book, hidden in PublicationRow.objects.order_by("number").values_list("number", "book", "hidden").iterator(1):
        yield Kept(number, from_plain(Casebook, book), {ident: _words(words) for ident, words in hidden.items()})


def listed() -> tuple[Entry, ...]:
    """Every publication as a list tells of it, the first first; what went out is not read."""
    rows = PublicationRow.objects.order_by("number").values_list("number", "named", "files")
    return tuple(Entry(number, tuple(_words(words) for words in named), files) for number, named, files in rows)


def manifest(numbers: Collection[int]) -> bytes | None:
    """The manifest of the last of these publications that had a site, or None."""
    rows = PublicationRow.objects.filter(number__in=list(numbers)).exclude(manifest="").order_by("-number")
    last = rows.values_list("manifest", flat=True).first()
    return last.encode() if last else None


def _words(plain: Any) -> Words:
    return tuple(from_plain(Quote, quote) for quote in plain)
