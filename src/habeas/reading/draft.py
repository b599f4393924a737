"""A text on its way to becoming a source: what a format reader hands on, before anyone judges what is article and what is page."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import FurnitureKind, Segment
from habeas.model.when import NEVER_SAID, When


@dataclass(frozen=True, slots=True)
class Cue:
    """What the format itself says of a block: the kind of page furniture it is, and the sign it was told by."""

    kind: FurnitureKind
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or line of the stored text, white space at its ends left off.

    `heading`: 1..6 as in HTML, 0 for none. `cue`: set where the format marks it as furniture.
    """

    span: Span
    cue: Cue | None = None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """What the file says of itself in fields meant for machines (meta elements, mail headers, document properties)."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: When = NEVER_SAID
    published_why: str | None = None
    language: str | None = None
    url: str | None = None
    machine_translated: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Stored text with its map to the original, its blocks in order, and what the file says of itself."""

    text: str
    media_type: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...] = ()
    stated: Stated = field(default_factory=Stated)
    notes: tuple[str, ...] = ()


def line_blocks(text: str, start: int = 0, end: int | None = None) -> list[Block]:
    """One block for each line of a text that is not blank."""
    blocks, at, stop = [], start, len(text) if end is None else end
    for line in text[start:stop].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            first = at + line.index(bare[0])
            blocks.append(Block(Span(first, first + len(bare))))
        at += len(line)
    return blocks


def refuse_nothing_said(text: str) -> None:
    """Raise Unreadable where a text holds no letter or digit at all."""
    if not any(c.isalnum() for c in text):
        raise Unreadable(
            "no_text", "The file opened, but there are no words in it. If it shows a picture of text, read the picture instead."
        )
