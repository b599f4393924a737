"""Marked stretches of a text by where they stand, so that asking what lies at a place takes no longer in a long report than in a short one."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from habeas.model.quote import Span

WIDTH = 256
"""Code points of one shelf."""

Marked = TypeVar("Marked")


class Covered:
    """The code points that spans lie on: whether one more span meets any of them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._points = bytearray()
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Cover a span."""
        if len(self._points) < span.end:
            self._points.extend(bytes(2 * span.end - len(self._points)))
        self._points[span.start : span.end] = b"\1" * len(span)

    def meets(self, span: Span) -> bool:
        """Whether a span overlaps what is covered."""
        return self._points.find(1, span.start, span.end) >= 0


class Covering:
    """Spans in the order of their beginnings: whether one of them wholly covers another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []

    def add(self, span: Span) -> None:
        """Add a span that begins at or behind the last one."""
        self._starts.append(span.start)
        self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def covers(self, span: Span) -> bool:
        """Whether one of the spans covers this one."""
        at = bisect.bisect_right(self._starts, span.start)
        return at > 0 and self._reach[at - 1] >= span.end


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
