"""Finding words in the casebook, in every script, down to two letters (and one, where a letter is a word).

Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean, whose particles grow on to names, are
searched by pairs of letters; the rest by whole words. Each pair is written as plain letters and digits, so no tokenizer can misread it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from habeas.store import fulltext
from habeas.store.fulltext import Term
from habeas.store.letters import LETTER, UNSPACED, folded, grams, pair
from habeas.store.models import LookupRow

__all__ = ["asked", "folded", "forget", "forget_all", "grams", "index", "lookup"]

BATCH = 400


def asked(words: str) -> tuple[Term, ...]:
    """What to ask the index for so that every one of the given words stands in what it finds; nothing where nothing can be asked."""
    terms: list[Term] = []
    for word in folded(words).split():
        terms.extend(_pairs(run) for run in UNSPACED.findall(word))
        terms.extend(Term("words", part, begins=True) for part in UNSPACED.sub(" ", word.replace('"', " ")).split() if LETTER.search(part))
    return tuple(terms)


def _pairs(run: str) -> Term:
    if len(run) == 1:
        return Term("grams", pair(run, 0), begins=True)
    return Term("grams", " ".join(pair(run, i) for i in range(len(run) - 1)))


def index(entries: Iterable[tuple[str, str, str]]) -> None:
    """Add (kind, id, words) to the index; a thing has one entry at most."""
    entries = list(entries)
    numbered = LookupRow.objects.bulk_create((LookupRow(kind=kind, ident=ident) for kind, ident, _ in entries), batch_size=BATCH)
    fulltext.index().add_things([(row.pk, *entry) for row, entry in zip(numbered, entries, strict=True)])


def forget(kinds: Iterable[str]) -> None:
    """Take everything of these kinds out of the index."""
    _drop(LookupRow.objects.filter(kind__in=list(kinds)))


def forget_all(kind: str, idents: Iterable[str]) -> None:
    """Take these things out of the index."""
    wanted = list(idents)
    for i in range(0, len(wanted), BATCH):
        _drop(LookupRow.objects.filter(kind=kind, ident__in=wanted[i : i + BATCH]))


def _drop(entries: QuerySet[LookupRow]) -> None:
    fulltext.index().drop_things(list(entries.values_list("pk", flat=True)))
    entries.delete()


def lookup(words: str) -> Iterator[tuple[str, str]]:
    """(kind, id) of everything in which all of the words stand, the best first, the same order each time."""
    terms = asked(words)
    if terms:
        yield from fulltext.index().things(terms)
