"""Foreign names written by their sound in another script: Hangul, kana, Chinese characters, Cyrillic, Arabic, Bengali.

Such spellings keep the consonants, roughly, and little else: 줄리오 레제니, ジュリオ・レジェーニ and 朱利奥·雷杰尼 are all Giulio Regeni. So consonants are
put into six classes that these scripts tell apart, those that they drop are optional, and whole names are compared in either order of their words.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import product

from rapidfuzz.distance import Levenshtein

from habeas.linking import heard, korean
from habeas.linking.chinese import is_han
from habeas.linking.lexicon import words

LEAST = 4
"""Consonants that a name must have for equal consonants to say that it is one."""
FAR = 0.32
"""What it may cost, for each sound of the worst word, to hear one name for another of the same consonants."""
KEYS = 12
"""Keys by sound that one name has at most."""
WAYS = 12
"""Readings of one name that are looked at."""
FINALS = {
    1: "k",
    2: "k",
    3: "k",
    4: "n",
    7: "t",
    8: "r",
    16: "m",
    17: "p",
    18: "p",
    19: "t",
    20: "t",
    21: "n",
    22: "t",
    23: "t",
    24: "k",
    25: "t",
    26: "p",
}
"""Sounds of the consonants that close a Hangul syllable, by their number."""
INITIALS = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "s", "s", "s", "k", "t", "p", "")
SOUNDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("s",)), ("sch", ("s",)), ("dzh", ("s",)), ("tch", ("s",)), ("th", ("t", "s")), ("ph", ("p",)), ("fh", ("p", "")),
    ("kh", ("k", "")), ("sh", ("s",)), ("zh", ("s",)),
    ("ch", ("s", "k")), ("dj", ("s",)), ("gh", ("k", "")), ("ts", ("s", "ts")), ("dz", ("s",)), ("ng", ("n",)), ("x", ("s", "ks")), ("qu", ("k",)), ("b", ("p",)),
    ("p", ("p",)), ("f", ("p",)), ("v", ("p", "")), ("d", ("t",)), ("t", ("t",)), ("g", ("k",)), ("k", ("k",)), ("q", ("k",)), ("c", ("k",)), ("j", ("s", "")),
    ("s", ("s",)), ("z", ("s",)), ("l", ("r",)), ("r", ("r",)), ("m", ("m",)), ("n", ("n",)),
)  # fmt: skip
FIRST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ng", ("n", "k", "")), ("tr", ("tr", "s")), ("ky", ("s", "k")), ("gy", ("s", "k")), ("x", ("s", "")),
)  # fmt: skip
"""Spellings of Vietnamese, Burmese and Chinese that sound so where a word begins."""
SOFT = re.compile(r"[eiy]")


def transcribed(name: str) -> bool:
    """Whether a name is written by its sound in a script that is not the name's own: no Chinese, Japanese or Korean name in its own writing."""
    if is_han(name):
        return bool(re.search(r"[·・•．]", name))
    if re.search(r"[\uac00-\ud7a3]", name):
        letters, parts = re.sub(r"[\s·]", "", name), name.split()
        if len(parts) > 1 and not korean.surname_readings(parts[0]):
            return True
        return len(letters) > 4 or (len(letters) == 4 and letters[0] not in korean_families())
    return any(c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in name)


@functools.cache
def korean_families() -> frozenset[str]:
    """The family names of one syllable that Koreans bear."""
    return frozenset(words("korean")["surnames"])


def by_sound(left: str, right: str) -> tuple[float, str]:
    """How likely two names, at least one of them transcribed, are one by their consonants; 0 where one is in its own script and not in Latin letters."""
    if not (transcribed(left) or transcribed(right)) or not (_read(left) and _read(right)):
        return 0.0, "not transcribed"
    ear = heard.alike(*sorted((left, right)))
    return max((ear, "the same name as it is heard, word by word"), _by_consonants(left, right), key=lambda c: c[0])


def _by_consonants(left: str, right: str) -> tuple[float, str]:
    best = min(
        (
            (Levenshtein.distance(x, y), -min(len(x), len(y)))
            for x, y in product(skeletons(left), (*skeletons(right), *skeletons(_turned(right))))
        ),
        default=(9, 0),
    )
    length = -best[1]
    heard_for = heard.distance(*sorted((left, right)))
    if length < LEAST or best[0] > (0 if length < LEAST + 2 else 1) or (heard_for and heard_for[1] > FAR):
        return 0.0, "other consonants"
    return (0.86 if best[0] == 0 else 0.7), "the same name by its sound" + ("" if best[0] == 0 else " but for one consonant")


def incomparable(left: str, right: str) -> bool:
    """Whether two names tell nothing of each other: one in the signs of its own language, the other by its sound in letters that are not Latin."""
    return any(transcribed(x) and not transcribed(y) and not _read(y) for x, y in ((left, right), (right, left)))


def _read(name: str) -> bool:
    """Whether the letters of a name can be taken for its sounds."""
    return transcribed(name) or not re.search(r"[\u3400-\u9fff\uac00-\ud7a3]", name)


def _turned(name: str) -> str:
    """The name with its last word first."""
    parts = re.split(r"[\s·・•．]+", name.strip())
    return " ".join((parts[-1], *parts[:-1]))


@functools.lru_cache(maxsize=50_000)
def skeletons(name: str) -> tuple[str, ...]:
    """The classes of a name's consonants, in all ways they can be read, doubled ones once."""
    found = [""]
    for word in re.split(r"[\s·・•．]+", name.strip()):
        found = [a + b for a, b in product(found, _hangul(word) if re.search(r"[\uac00-\ud7a3]", word) else _letters(word))][:WAYS]
    return tuple(dict.fromkeys(re.sub(r"(.)\1+", r"\1", f) for f in found))


def _hangul(word: str) -> list[str]:
    out = ""
    for c in word:
        n = ord(c) - 0xAC00
        if 0 <= n < 11172:
            out += INITIALS[n // 588] + FINALS.get(n % 28, "")
    return [out]


def _letters(word: str) -> list[str]:
    text, out, i = heard.plain(word), [""], 0
    while i < len(text):
        for letters, ways in (*FIRST, *SOUNDS) if i == 0 else SOUNDS:
            if text.startswith(letters, i):
                after = text[i + len(letters) : i + len(letters) + 1]
                if letters in ("g", "c") and (SOFT.match(after) or after == letters):
                    ways = ("s", "k")
                elif letters == "r" and (not after or after not in "aeiouy"):
                    ways = ("r", "")
                out = [a + b for a, b in product(out, ways)][:WAYS]
                i += len(letters)
                break
        else:
            i += 1
    return out


def sound_keys(name: str) -> set[str]:
    """Keys that a name and its transcriptions share, where it has consonants enough: the classes of its words, in order of the alphabet."""
    if not _read(name):
        return set()
    found: set[str] = set()
    apart = tuple(w for w in re.split(r"[\s·・•．-]+", name.strip()) if w)
    for parts in _cuts(name, apart):
        read = [skeletons(w) for w in parts]
        for way in list(product(*read))[:WAYS]:
            if sum(map(len, way)) >= LEAST:
                found.add("s:" + "|".join(sorted(p for p in way if p))[:9])
            elif parts != apart or "-" not in name:
                found |= _short_keys(parts, way)
    return set(sorted(found)[:KEYS])


def _cuts(name: str, apart: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words of a name, two to four; parts of a given name apart and written together, as other scripts have them."""
    found = [tuple(w for w in re.split(r"[\s·・•．]+", name.strip()) if w), apart]
    if len(found[0]) == 3:
        a, b, c = found[0]
        found += [(a, b + c), (a + b, c)]
    return [parts for parts in dict.fromkeys(found) if 2 <= len(parts) <= 4]


def _short_keys(parts: tuple[str, ...], way: tuple[str, ...]) -> set[str]:
    """Keys of a name of few consonants: those of each word with its first vowel, as consonants alone are those of too many names."""
    if sum(map(len, way)) < 2:
        return set()
    return {
        "v:" + "|".join(sorted(p + v for p, v in zip(way, vowels, strict=True)))
        for vowels in product(*(sorted(heard.openings(w)) for w in parts))
    }
