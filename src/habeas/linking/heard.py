"""Names heard word by word: how alike two names sound when one is written by its sound in another script, vowels and all.

Consonants alone say nothing of short names (Aung Htun, アウン・トゥン, 아웅 툰). Here each word is a row of sounds, in which scripts differ in known ways: kana and
Hangul add vowels, drop r and h and the ends of words, and write v as w. Such differences cost little, others much.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from anyascii import anyascii

from habeas.linking import kana
from habeas.linking.lexicon import words

WAYS = 8
"""Readings of one word that are looked at."""
LEAST = 5
"""Sounds that two names must have for being heard alike to say that they are one."""
WHOLE, WORD = 0.13, 0.25
"""Cost for each sound of the whole name, and of each of its words, from which on it is another name."""
JOINED = 0.3
"""What it costs to take two words of a name for one."""
VOWELLESS = re.compile(r"[\u0590-\u07ff\u3400-\u9fff]")
"""Letters of scripts that tell no vowels, and signs of which only Chinese tells how they sound."""
VOWELS = frozenset("aeiouAE")
NEAR = {frozenset(p): cost for pairs, cost in (
    ("ei ou oA aA eA uE iE uA", 0.2), ("ao ae oE aE AE", 0.35), ("wu yi", 0.0), ("wo ye wp ya", 0.15), ("kh nm", 0.4), ("ph ts sy", 0.5), ("ks", 0.7),
) for p in pairs.split()}  # fmt: skip
"""What it costs to hear one sound for another, where the two are near."""
ADDED = {"h": 0.15, "w": 0.15, "y": 0.15, "E": 0.1, "r": 0.5, "n": 0.8}
HANGUL_VOWELS = "a e ya ye A e yA ye o wa we we yo u wA we wi yu E i i".split()
HANGUL_FIRST = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "s", "s", "s", "k", "t", "p", "h")
GAPS = re.compile(r"[\s·・･•．=＝]+")


@functools.lru_cache(maxsize=100_000)
def alike(left: str, right: str) -> float:
    """How alike two names sound, 0..1; 0 where they are taken for different ones."""
    found = distance(left, right)
    return 0.86 - found[0] if found is not None and found[0] <= WHOLE and found[1] <= WORD and found[2] >= LEAST else 0.0


@functools.lru_cache(maxsize=100_000)
def distance(left: str, right: str) -> tuple[float, float, float] | None:
    """What it costs to hear one name for the other: for each sound, for each sound of the worst word; and how many sounds they have.

    None where the numbers of their words are too far apart, or where a script tells no vowels.
    """
    found = []
    if VOWELLESS.search(left) or VOWELLESS.search(right):
        return None
    for mine, theirs, joined in _paired(_parts(left), _parts(right)):
        costs = [_word_cost(x, y) for x, y in zip(mine, theirs, strict=True)]
        total = sum(size for _, size in costs)
        share = (sum(c for c, _ in costs) + JOINED * joined) / max(1.0, total)
        found.append((share, max(c / max(1.0, size) for c, size in costs), total))
    within = [f for f in found if f[1] <= WORD]
    return min(within or found, default=None)


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name; parts with a hyphen between them are one word, as other scripts write them together."""
    return tuple(w for w in GAPS.split(name.strip(" .,")) if w)[:5]


def _paired(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], bool]]:
    """Ways to set the words of two names beside each other: the last or the first one moved, two neighbours of the longer name joined."""
    for a, b in product(_of_length(left, len(right)), _of_length(right, len(left))):
        if len(a) == len(b) >= 2:
            joined = len(left) != len(right)
            yield from ((a, way, joined) for way in dict.fromkeys((b, (b[-1], *b[:-1]), (*b[1:], b[0]))))


def _of_length(parts: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    if len(parts) != length + 1:
        return [parts]
    return [
        (*parts[:i], parts[i] + parts[i + 1], *parts[i + 2 :]) for i in range(len(parts) - 1) if _spoken(parts[i]) and _spoken(parts[i + 1])
    ]


@functools.lru_cache(maxsize=50_000)
def _spoken(word: str) -> bool:
    """Whether a word has a consonant, without which it is lost in its neighbour."""
    return any(c not in VOWELS for way in sounds(word) for c in way)


@functools.lru_cache(maxsize=100_000)
def _word_cost(left: str, right: str) -> tuple[float, float]:
    """What it costs to hear one word for the other, and how many sounds they have."""
    added = bool(kana.KANA.search(left)), bool(kana.KANA.search(right))
    ways = ((_distance(a, b, added), (len(a) + len(b)) / 2) for a, b in product(sounds(left), sounds(right)))
    return min(ways, key=lambda w: w[0] / max(1.0, w[1]), default=(9.0, 1.0))


def _distance(a: str, b: str, added: tuple[bool, bool]) -> float:
    """The least cost of making one row of sounds the other; `added`: whether each side's script adds vowels to consonants."""
    row = [0.0]
    for j in range(len(b)):
        row.append(row[-1] + _gap(b, j, added[1]))
    for i in range(len(a)):
        gap = _gap(a, i, added[0])
        last, row = row, [row[0] + gap]
        for j in range(len(b)):
            row.append(min(last[j] + _swap(a[i], b[j]), last[j + 1] + gap, row[-1] + _gap(b, j, added[1])))
    return row[-1]


def _swap(x: str, y: str) -> float:
    if x == y:
        return 0.0
    if (x in VOWELS) != (y in VOWELS):
        return NEAR.get(frozenset((x, y)), 2.0)
    return NEAR.get(frozenset((x, y)), 0.5 if x in VOWELS else 1.0)


def _gap(word: str, i: int, adds: bool) -> float:
    """What a sound costs that the other side has not."""
    c, before, after = word[i], word[i - 1 : i] if i else "", word[i + 1 : i + 2]
    if c not in VOWELS:
        if c in "tkp" and not after and before:
            return 0.45
        return 0.2 if c == "r" and before in VOWELS and after not in VOWELS else ADDED.get(c, 1.0)
    beside = before in VOWELS or (after != "" and after in VOWELS)
    if adds and before and not beside and c in {"t": "ou", "s": "ui", "k": "ui"}.get(before, "u"):
        return 0.1
    return ADDED.get(c, 0.25 if before in VOWELS else 0.35 if beside else 0.8)


@functools.lru_cache(maxsize=50_000)
def sounds(word: str) -> tuple[str, ...]:
    """The rows of sounds that a word can stand for."""
    found = [_hangul(word)] if re.search(r"[\uac00-\ud7a3]", word) else _letters(plain(word))
    return tuple(dict.fromkeys(re.sub(r"(.)\1+", r"\1", f) for f in found if f))


def _hangul(word: str) -> str:
    out = ""
    for n in (ord(c) - 0xAC00 for c in word):
        if 0 <= n < 11172:
            out += HANGUL_FIRST[n // 588] + HANGUL_VOWELS[n % 588 // 28] + _CLOSING.get(n % 28, "")
    return out


_CLOSING = dict(zip((1, 2, 3, 4, 7, 8, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26), "kkkntrmppttnttktp", strict=True))


def plain(word: str) -> str:
    """A word in small Latin letters without marks, kana by their sound."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", kana.letters(unicodedata.normalize("NFKC", word))) if not unicodedata.combining(c)
    )
    return re.sub(r"[^a-z]", "", (bare if bare.isascii() else anyascii(bare)).casefold())


@functools.cache
def _spellings(part: str) -> dict[str, tuple[str, ...]]:
    return {k: tuple(s.replace("-", "") for s in ways.split()) for k, ways in words("heard")[part].items()}


def _letters(text: str) -> list[str]:
    found, i = [""], 0
    while i < len(text):
        size, ways = _next(text, i)
        found = [a + b for a, b in product(found, ways)][:WAYS]
        i += size
    return found


def _next(text: str, i: int) -> tuple[int, tuple[str, ...]]:
    """How many letters from here on make one spelling, and what they may sound like."""
    for size in (4, 3, 2, 1):
        piece = text[i : i + size]
        parts = ("start",) if i == 0 else ()
        if text[i + size : i + size + 1] in ("e", "i", "y"):
            parts = (*parts, "soft")
        for part in (*parts, "anywhere"):
            if len(piece) == size and piece in _spellings(part):
                return size, _spellings(part)[piece]
    return 1, ("",)


def openings(word: str) -> frozenset[str]:
    """The kinds of vowel that a word's first vowel may be: A open, I before i and e, U before o and u."""
    kinds = {"a": "A", "e": "I", "i": "I", "y": "I", "o": "U", "u": "U", "w": "U", "E": "U", "A": "AU"}
    found: set[str] = set()
    for way in sounds(word):
        at = next((i for i, c in enumerate(way) if c in VOWELS), 0)
        found |= set(kinds.get(way[at : at + 1], "A"))
        if at > 1 and way[at - 1] in "wy":  # other scripts may write a vowel for it: thwe, tue
            found |= set(kinds[way[at - 1]])
    return frozenset(found)
