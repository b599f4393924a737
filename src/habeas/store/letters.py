"""Words as the search index keeps them: folded, and for scripts that put no spaces between words cut into pairs of letters."""

from __future__ import annotations

import functools
import re
import unicodedata

UNSPACED = re.compile(
    "["
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Hangul
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Han
    "]+"
)
LETTER = re.compile(r"\w")
WORD = re.compile(r"[^\W_]+")
ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u0331\u1e00-\u1eff]")


def folded(text: str) -> str:
    """The text as it is compared: compatibility forms made one, no difference between capitals and small letters."""
    return unicodedata.normalize("NFKC", text).casefold()


def grams(text: str) -> str:
    """The pairs of neighbouring letters in a text's unspaced scripts, one word each; the last letter of a run stands alone."""
    return " ".join(pair(run, i) for run in UNSPACED.findall(folded(text)) for i in range(len(run)))


def pair(run: str, i: int) -> str:
    """Two neighbouring letters as one word of plain letters and digits, which no tokenizer can misread."""
    return f"u{ord(run[i]):x}x" + (f"{ord(run[i + 1]):x}" if i + 1 < len(run) else "")


def tokens(text: str) -> list[str]:
    """The words of a folded text, Latin letters without their accents: what SQLite's own tokenizer makes of it, for databases that have another."""
    return WORD.findall(ACCENTED.sub(lambda found: _bare(found[0]), text))


@functools.lru_cache(maxsize=2000)
def _bare(letter: str) -> str:
    first = unicodedata.normalize("NFD", letter)[0]
    return "" if unicodedata.combining(first) else first if first.isascii() else letter
