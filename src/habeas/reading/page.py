"""What is gathered about a page while its lines are judged: furniture, and signs of title, outlet, authors and date."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model.quote import Span
from habeas.model.source import Furniture, FurnitureKind
from habeas.model.when import When
from habeas.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Dated:
    """A date the page gives for itself. `rank`: how strong the sign is (5 labelled as published ... 1 weak)."""

    rank: int
    when: When
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the outlet the page gives. `rank` as for dates."""

    rank: int
    name: str
    why: str


@dataclass(slots=True)
class Page:
    """A text under judgement. Lists keep the order of the page."""

    text: str
    lines: list[Line]
    marks: list[Furniture] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    outlets: list[Named] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    title: Span | None = None
    dateline: str | None = None
    republishes: str | None = None
    machine: str | None = None
    notes: list[str] = field(default_factory=list)

    def mark(self, start: int, end: int, kind: FurnitureKind, why: str) -> None:
        """Set a stretch of the text down as furniture, white space at its ends left off."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.marks.append(Furniture(Span(start, end), kind, why))

    def body(self) -> list[Line]:
        """Lines that are no furniture."""
        return [line for line in self.lines if line.cue is None]
