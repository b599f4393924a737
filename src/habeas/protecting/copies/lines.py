"""A text as paragraphs and tables, without a character that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Table = tuple[tuple[str, ...], ...]
_JOINERS = "\u200c\u200d"
_JOINED = 0x600
"""Scripts from here on need joiners to be written right; among Latin letters they only serve to mark a copy."""
_SELECTORS = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SPACES = re.compile(r"[^\S\n\t]+")
_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def seen(text: str) -> str:
    """The text as a reader sees it: no unseen characters, which can say which copy this is, one kind of space, no space at a line's end."""
    plain = _SELECTORS.sub("", _ENDS.sub("\n", text))
    kept = "".join(letter for at, letter in enumerate(plain) if _shown(plain, at, letter))
    return "\n".join(line.rstrip() for line in _SPACES.sub(" ", kept).split("\n"))


def _shown(text: str, at: int, letter: str) -> bool:
    if letter in _JOINERS:
        return 0 < at < len(text) - 1 and min(ord(text[at - 1]), ord(text[at + 1])) >= _JOINED
    return letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def parts(text: str) -> Iterator[str | Table]:
    """The paragraphs of a text, a line each, and its tables: lines with tabs that follow one another. Empty lines are left out."""
    rows: list[tuple[str, ...]] = []
    for line in seen(text).split("\n"):
        if "\t" in line.strip():
            rows.append(tuple(cell.strip() for cell in line.strip().split("\t")))
            continue
        if rows:
            yield _even(rows)
            rows = []
        if line.strip():
            yield line.strip()
    if rows:
        yield _even(rows)


def _even(rows: list[tuple[str, ...]]) -> Table:
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)
