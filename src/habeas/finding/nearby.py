"""Marked stretches of a text by where they stand, so that asking what lies at a place takes no longer in a long report than in a short one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from habeas.model.quote import Span

WIDTH = 256
"""Code points of one shelf."""

Marked = TypeVar("Marked")


class Nearby(Generic[Marked]):
    """Things with a span, kept on shelves of WIDTH code points; a thing lies on every shelf that its span touches."""

    def __init__(self, things: Iterable[Marked], span_of: Callable[[Marked], Span]) -> None:
        self.things = tuple(things)
        self._shelves: dict[int, list[int]] = {}
        for n, thing in enumerate(self.things):
            span = span_of(thing)
            for shelf in range(span.start // WIDTH, span.end // WIDTH + 1):
                self._shelves.setdefault(shelf, []).append(n)

    def at(self, start: int, end: int) -> Sequence[Marked]:
        """Everything that touches start..end, in the order it was given, with some neighbours: the caller holds each against what it asks for."""
        first, last = start // WIDTH, end // WIDTH
        if first == last:
            return [self.things[n] for n in self._shelves.get(first, ())]
        found = {n for shelf in range(first, last + 1) for n in self._shelves.get(shelf, ())}
        return [self.things[n] for n in sorted(found)]

    def near(self, span: Span) -> Sequence[Marked]:
        """`at` for a span."""
        return self.at(span.start, span.end)
