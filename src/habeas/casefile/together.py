"""The parts of a casebook as one: what stands in several parts (bodies, places, laws, public figures) is made one noun again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from habeas.casefile.merging import merge_law, merge_organisation, merge_person, merge_place
from habeas.casefile.renaming import Renaming
from habeas.model.cases import Casebook

SHARED: Mapping[str, Callable[[str, Sequence[Any]], Any]] = {
    "people": lambda id_, parts: merge_person(id_, parts, Renaming({})),
    "organisations": merge_organisation,
    "places": merge_place,
    "laws": merge_law,
}
"""Lists of a casebook whose nouns may stand in several parts, and what makes one of several."""
OWN = ("sources", "events", "claims", "figures", "appeals", "cases")
"""Lists whose nouns stand in one part only."""


def one_of(kind: str, versions: Sequence[Any]) -> Any:
    """One noun out of what several parts say of it, these in the order of the parts."""
    return versions[0] if len(versions) == 1 else SHARED[kind](versions[0].id, versions)


def together(books: Iterable[Casebook]) -> Casebook:
    """One casebook out of those of its parts, given in the order of their first reports."""
    books = list(books)
    lists: dict[str, tuple[Any, ...]] = {
        kind: tuple(sorted((noun for book in books for noun in getattr(book, kind)), key=lambda noun: noun.id)) for kind in OWN
    }
    for kind in SHARED:
        versions: dict[str, list[Any]] = {}
        for book in books:
            for noun in getattr(book, kind):
                versions.setdefault(noun.id, []).append(noun)
        lists[kind] = tuple(one_of(kind, versions[ident]) for ident in sorted(versions))
    return Casebook(**lists, texts=tuple(sorted(text for book in books for text in book.texts)))
