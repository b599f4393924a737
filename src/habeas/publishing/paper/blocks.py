"""What a printed document is made of: headings, paragraphs, passages, lists, tables, drawings. PDF and Word are both set from these."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Look = Literal["plain", "lead", "small", "label", "strong", "missing", "foot"]
_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
_JOINED = 0x600
"""Scripts from here on need joiners to be written right; among Latin letters they only serve to mark a copy."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; `level` 1 to 3, the document's own title being none of them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. "missing" is what somebody still has to ask for."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, marked in their sentence. `language`: BCP 47 tag of the report."""

    before: str
    words: str
    after: str
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    rows: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the words of its head (none where it has no head), its rows of cells, each cell blocks, and the columns' shares of the width."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, with what it shows in words. Left out of Word files, which take none."""

    svg: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as JPEG, with what it shows in words. Word files say these alone."""

    data: bytes
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, shown whole."""

    url: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Blocks that stay on one page; make it by `kept`, for what is longer than a page would run off it."""

    blocks: tuple[Block, ...]


Block = Heading | Para | Passage | Items | Grid | Picture | Photo | Address | Kept


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `running`: words at the top of every page; `day`: ISO day it is made as of, the only one in its metadata; `as_of`: that day in words.

    `romanised`: how words are shown that the fonts of PDFs have no letters for, with {words}.
    """

    title: str
    running: str
    language: str
    day: str
    as_of: str
    blocks: tuple[Block, ...]
    romanised: str = "[romanised: {words}]"


AT_MOST = 2_000
"""Characters that are kept on one page together."""


def kept(*blocks: Block) -> tuple[Block, ...]:
    """Blocks that stay on one page where they are short enough."""
    long = sum(
        len(b.text) if isinstance(b, Heading | Para) else len(b.before + b.words + b.after) if isinstance(b, Passage) else 200
        for b in blocks
    )
    return (Kept(blocks),) if long <= AT_MOST else blocks


def plain(text: str) -> str:
    """A text as one line that a reader sees whole: no unseen characters, which can say which copy this is, one kind of space."""
    spaced = _SPACES.sub(" ", text)
    return "".join(c for n, c in enumerate(spaced) if _shown(spaced, n, c)).strip()


def spaced(text: str) -> str:
    """Like `plain`, with a space at either end kept."""
    return " " * text[:1].isspace() + plain(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def _shown(text: str, at: int, letter: str) -> bool:
    if letter in _JOINERS:
        return 0 < at < len(text) - 1 and min(ord(text[at - 1]), ord(text[at + 1])) >= _JOINED
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def section(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A part under its heading; nothing where there is nothing to say."""
    return (Heading(title), *blocks) if blocks else ()
