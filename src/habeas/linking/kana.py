"""Kana as the sounds they stand for in foreign names: small vowels take the place of the vowel before them, long marks are dropped."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]")
SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa"}
WRITTEN = {"チ": "tchi", "ジ": "dji", "フ": "fhu"}
"""Kana for sounds that single letters would leave open: fh is for f and for h."""
SILENT = "ッー"


@functools.lru_cache(maxsize=50_000)
def letters(text: str) -> str:
    """A text with its kana in Latin letters: "ティダ" is tida, "ウェイ" wei, "チョー" tcho."""
    out: list[str] = []
    for c in text:
        kana = chr(ord(c) + 0x60) if "\u3041" <= c <= "\u3096" else c
        if kana in SMALL and out:
            out[-1] = _joined(out[-1], SMALL[kana])
        elif kana not in SILENT:
            out.append(WRITTEN.get(kana) or anyascii(kana).casefold() if KANA.match(kana) else c)
    return "".join(out)


def _joined(before: str, small: str) -> str:
    """A syllable whose vowel gives way to a small one: "te" and "i" are ti, "u" and "e" we, "ki" and "yo" kyo, "tchi" and "yo" tcho."""
    head = {"u": "w", "i": "y", "fhu": "f"}.get(before, before.rstrip("aeiou"))
    return head + (small[1:] if len(small) > 1 and head in ("sh", "tch", "dj", "y") else small)
