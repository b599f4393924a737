"""Texts with everything taken off that hides a word from the eye of a program: marks, capitals, widths, invisible characters."""

from __future__ import annotations

import re
import unicodedata

HIDDEN = "\u2063"
"""An invisible separator: stands where a word's pieces touch (a tag, a capital inside a word); an end of a word and no gap at once."""
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
"""Accents, points and vowel signs that are written or left out at will; Indic vowels and Japanese voicing marks are letters and stay."""
_CAMEL = re.compile(r"[A-Z](?=[a-z])(?<=[a-z].)")
"""A capital inside a word; the capital first, which is rare, so that a search skips over the rest."""
_LONE = {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "e", "ʻ": "'", "ʼ": "'"}
"""Letters that no Unicode form takes apart and that people write with plain ones."""
_DIGITS = {chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xE50) for n in range(10)}
_PLAIN = _LONE | _DIGITS
_WRITTEN_PLAIN = re.compile(f"[{''.join(_PLAIN)}]")
_NO_LETTER = re.compile(r"[\W_]+")
_PLAIN_NO_LETTER = {code: None for code in range(128) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """The text in small letters without marks, in one Unicode form; lines stay lines."""
    split = _CAMEL.sub(HIDDEN + r"\g<0>", text)
    if split.isascii():
        return split.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", split))
    small = unicodedata.normalize("NFC", bare).casefold()
    return _WRITTEN_PLAIN.sub(lambda m: _PLAIN[m[0]], small)


def squeezed(folded: str) -> str:
    """Letters and digits alone, of a folded text."""
    return folded.translate(_PLAIN_NO_LETTER) if folded.isascii() else _NO_LETTER.sub("", folded)


def letter_places(folded: str) -> list[int]:
    """Where in a folded text each character of its squeezed form stands."""
    return [place for place, c in enumerate(folded) if c.isalnum()]


def is_ideograph(c: str) -> bool:
    """Whether a character belongs to a script that writes syllables or words with one sign: Hangul, Chinese, Japanese."""
    return (
        "\u3040" <= c <= "\u30ff"
        or "\u3400" <= c <= "\u9fff"
        or "\uac00" <= c <= "\ud7a3"
        or "\uf900" <= c <= "\ufaff"
        or c >= "\U00020000"
    )


def is_syllable(c: str) -> bool:
    """Whether a character is a Hangul syllable."""
    return "\uac00" <= c <= "\ud7a3"
