"""The exact words a value rests on, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.model.errors import WrongQuote

UNKEPT = re.compile("[\\x00\\ud800-\\udfff]")
"""Characters that no database and no UTF-8 can hold."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a stored text: code points `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """How many code points both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of the text under this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Verbatim words of one source: `text == stored_text[start:end]`, offsets in Unicode code points."""

    source: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise WrongQuote(f"quote of {len(self.text)} characters cannot span {self.start}..{self.end}")

    @property
    def span(self) -> Span:
        """Where the quote stands in the stored text."""
        return Span(self.start, self.end)

    @classmethod
    def cut(cls, source: str, text: str, span: Span) -> Quote:
        """Take the words under a span, white space at both ends left off.

        `text` is the stored text of the source. Raises WrongQuote where nothing but white space stands there.
        """
        start, end = span.start, min(span.end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise WrongQuote(f"no words stand at {span.start}..{span.end} of source {source}")
        return cls(source, start, end, text[start:end])

    def check(self, text: str) -> None:
        """Raise WrongQuote unless these very words stand in the stored text at this place."""
        if text[self.start : self.end] != self.text:
            raise WrongQuote(f"source {self.source} does not say {self.text[:60]!r} at {self.start}..{self.end}")
