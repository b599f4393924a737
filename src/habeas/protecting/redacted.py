"""Words taken out of a text and others put in their place: the copy that may be shown, and where each passage of the original lies in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from habeas.model.quote import Span


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of a text that must go, and what stands in their place ("" for nothing). Raises ValueError for a cut that takes nothing away."""

    span: Span
    put: str

    def __post_init__(self) -> None:
        if not len(self.span):
            raise ValueError(f"a cut takes words away; none stand at {self.span.start}..{self.span.end}")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without the words that were cut. `cuts`: those made, in order, none overlapping; offsets count the original's code points."""

    text: str
    length: int
    cuts: tuple[Cut, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]
    _shifts: tuple[int, ...]

    def moved(self, span: Span) -> Span | None:
        """Where a stretch of the original lies in the copy, or None where nothing of it is left to point at.

        A stretch inside a cut becomes the whole of what was put there; one that is partly cut grows to hold what was put there.
        Raises ValueError beyond the end of the original.
        """
        if span.end > self.length:
            raise ValueError(f"the text ends at {self.length}, before {span.start}..{span.end}")
        if not len(span):
            return None
        first = bisect_right(self._ends, span.start)  # the first cut that ends after the stretch begins
        last = bisect_left(self._starts, span.end) - 1  # the last cut that begins before the stretch ends
        begins = first < len(self.cuts) and self._starts[first] <= span.start
        start = (self._starts[first] if begins else span.start) + self._shifts[first]
        ends = last >= 0 and self._ends[last] >= span.end
        end = (self._ends[last] if ends else span.end) + self._shifts[last + 1]
        return Span(start, end) if start < end else None

    def put(self) -> tuple[Span, ...]:
        """Where each of `cuts` lies in the copy; an empty span where nothing was put."""
        return tuple(
            Span(start + before, end + after)
            for start, end, (before, after) in zip(self._starts, self._ends, pairwise(self._shifts), strict=True)
        )


def redact(text: str, cuts: Iterable[Cut]) -> Redacted:
    """Make the copy of a text in which nothing of the cut words is left; everything else is the same, letter for letter.

    Cuts may come in any order. Those that overlap are joined into one that bears the replacement of the longest (of the first, where two are
    as long). Raises ValueError for a cut beyond the end of the text.
    """
    made = joined(cuts)
    if made and made[-1].span.end > len(text):
        raise ValueError(f"the text ends at {len(text)}, before the cut at {made[-1].span.start}..{made[-1].span.end}")
    pieces, at = list[str](), 0
    for cut in made:
        pieces += (text[at : cut.span.start], cut.put)
        at = cut.span.end
    pieces.append(text[at:])
    return Redacted(
        "".join(pieces),
        len(text),
        made,
        tuple(cut.span.start for cut in made),
        tuple(cut.span.end for cut in made),
        tuple(accumulate((len(cut.put) - len(cut.span) for cut in made), initial=0)),
    )


def joined(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Cuts in the order of the text, those that share a letter made one."""
    done: list[Cut] = []
    longest = 0
    for cut in sorted(cuts, key=lambda cut: (cut.span.start, -cut.span.end, cut.put)):
        if done and cut.span.start < done[-1].span.end:
            over = done.pop()
            put = cut.put if len(cut.span) > longest else over.put
            longest = max(longest, len(cut.span))
            done.append(Cut(Span(over.span.start, max(over.span.end, cut.span.end)), put))
        else:
            done.append(cut)
            longest = len(cut.span)
    return tuple(done)
