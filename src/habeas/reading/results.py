"""What reading is given beside the bytes, and what it hands back: texts, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from habeas.model.source import Text

RefusalReason = Literal[
    "empty",
    "encrypted",
    "no_text",
    "needs_ocr",
    "too_large",
    "archive_bomb",
    "truncated",
    "not_text",
    "unsupported",
    "nested_too_deep",
    "corrupt",
]


@dataclass(frozen=True, slots=True)
class Hints:
    """What a person knows of a report that the file may not say; it wins over what the file says.

    `published`: an ISO day, month or year ("2017-11-05", "2017-11", "2017"). `language`: BCP 47 tag.
    """

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()


NO_HINTS = Hints()
HintsFor = Hints | Mapping[str, Hints] | Callable[[str], Hints | None]
"""Hints for one file, or a way to look them up by name for files that hold others (e-mail, ZIP)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a part of one, that could not be turned into text: a short code, and what happened and what to do next."""

    name: str
    sha256: str
    reason: RefusalReason
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that came of one file: its texts (usually one), what was refused, and the bytes of every source in it.

    `originals`: (sha256, name, bytes) of the file and of each part that is a source of its own, refused ones too.
    """

    name: str
    sha256: str
    media_type: str
    texts: tuple[Text, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    originals: tuple[tuple[str, str, bytes], ...] = ()


def hints_for(name: str, hints: HintsFor) -> Hints:
    """What is known of the file of this name; by its whole path first, then by its last part."""
    if isinstance(hints, Hints):
        return hints
    look = hints.get if isinstance(hints, Mapping) else hints
    return look(name) or look(name.replace("\\", "/").rsplit("/", 1)[-1]) or NO_HINTS
