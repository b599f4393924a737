"""Names as bare letters: the same for every case, accent, hyphen and script form, with the place that each letter came from."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u0655\u0670\u200b-\u200f\u00ad\u2060\ufeff]")
"""Accents of Latin, Greek and Cyrillic letters, vowel signs of Arabic, and characters that nobody sees."""
ALIKE = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "s", "æ": "e", "œ": "e", "ð": "d", "þ": "t"})
HAN, HANGUL = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0002ffff]"), re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
FINAL_JAMO = re.compile("[\u1161-\u11ff]")
SCRIPTS = (
    ("hangul", HANGUL),
    ("han", HAN),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefe]")),
    ("bengali", re.compile("[\u0980-\u09ff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)


@functools.lru_cache(maxsize=8192)
def letters_of(char: str) -> str:
    """The bare letters that a character stands for; "" where it is none."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", char)).casefold().translate(ALIKE)
    return "".join(c for c in plain if c.isalnum() or unicodedata.category(c).startswith("M"))


@dataclass(frozen=True, slots=True)
class Stream:
    """A text as bare letters: `at[n]` is the place in the text that the nth letter came from."""

    letters: str
    at: tuple[int, ...]


def stream(text: str) -> Stream:
    """A text as bare letters, each with its place."""
    letters: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        for letter in letters_of(char):
            letters.append(letter)
            at.append(place)
    return Stream("".join(letters), tuple(at))


@functools.lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """A name as bare letters, nothing between them."""
    return "".join(letters_of(char) for char in name)


@functools.lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name as printed: parted at blanks and marks, not at hyphens, which join a Korean given name."""
    return tuple(word for word in re.split(r"[\s,;:()\"“”/·・_]+", name) if bare(word))


@functools.lru_cache(maxsize=65536)
def script(text: str) -> str:
    """hangul, han, cyrillic, arabic, bengali, latin or other: that of the first letter that has one."""
    normal = unicodedata.normalize("NFC", text)
    found = [(match.start(), name) for name, letters in SCRIPTS if (match := letters.search(normal))]
    return min(found)[1] if found else "other"
