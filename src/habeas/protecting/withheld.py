"""A veiled casebook without the words of some reports: a run of words that stands in one report only leads whoever searches for it to the name."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any, TypeVar

from habeas.model.cases import Casebook
from habeas.model.quote import Quote, Span
from habeas.protecting.substitutes import put

T = TypeVar("T")


def without_words(book: Casebook, sources: Collection[str]) -> Casebook:
    """The same casebook in which every quote of these reports says that the words are withheld; who says what stays.

    Quotes still stand in the stored text, which is that notice alone. Titles go too, since a search finds them first.
    """
    notice = put("withheld")
    made = _changed(dataclasses.replace(book, texts=()), frozenset(sources), notice)
    told = tuple(
        dataclasses.replace(s, title=None, main_text=(Span(0, len(notice)),), furniture=()) if s.id in sources else s for s in made.sources
    )
    return dataclasses.replace(made, sources=told, texts=tuple((s, notice if s in sources else text) for s, text in book.texts))


def _changed(value: T, sources: frozenset[str], notice: str) -> T:
    """A noun with the quotes of these reports changed, however deep they stand in it; of several alike in one list one is left."""
    changed: Any = value
    if isinstance(value, Quote):
        changed = Quote(value.source, 0, len(notice), notice) if value.source in sources else value
    elif isinstance(value, tuple):
        items = [_changed(one, sources, notice) for one in value]
        changed = tuple(dict.fromkeys(items)) if items and all(isinstance(one, Quote) for one in items) else tuple(items)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        new = {name: made for name, said in fields.items() if (made := _changed(said, sources, notice)) is not said}
        changed = dataclasses.replace(value, **new) if new else value
    return changed  # type: ignore[no-any-return]  # of the same type as what came in
