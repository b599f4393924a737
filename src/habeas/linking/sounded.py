"""Korean names in Cyrillic letters or kana, written as they would be in Latin ones.

Russian writes them by Kontsevich's system, three words with the family's first ("Чон Мун Сон"); Japanese by their sound, with a dot ("ピョ・チョルホ").
Both lose some of what Hangul tells: a final ng is n in Russian, a final consonant has a vowel of its own in kana.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import product

from habeas.linking import kana, korean
from habeas.linking.lexicon import words

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
SPELT = (("tch", "ch"), ("dj", "j"), ("fh", "h"), ("fa", "hwa"), ("shi", "si"), ("sh", "s"))
"""Sounds of kana as Korean has them."""
WAYS = 48
"""Spellings of one name that are looked at."""


@functools.cache
def _letters(script: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in words("korean")[script]["letters"].split())
    return {sign: latin for sign, _, latin in pairs}


@functools.lru_cache(maxsize=50_000)
def in_letters(name: str) -> tuple[str, ...]:
    """The ways a Korean name in Cyrillic or kana may be written in Latin letters; none for other names."""
    if CYRILLIC.search(name):
        return _from_cyrillic(name)
    return _from_kana(name) if kana.KANA.search(name) and not re.search(r"[\u3400-\u9fff]", name) else ()


def _from_cyrillic(name: str) -> tuple[str, ...]:
    parts = re.split(r"[\s-]+", name.strip().casefold())
    if len(parts) not in (2, 3):
        return ()
    known = _letters("cyrillic")
    spelt = ["".join(known.get(piece, "") for piece in re.findall("|".join(sorted(known, key=len, reverse=True)), part)) for part in parts]
    return tuple(
        f"{way[0]} {'-'.join(way[1:])}" for way in _ways([(word, word + "g") if word.endswith("n") else (word,) for word in spelt])
    )


def _from_kana(name: str) -> tuple[str, ...]:
    parts = [p for p in re.split(r"[\s・·]+", name.strip()) if p]
    return (
        tuple(" ".join(way) for way in _ways([_closed(kana.letters(part.replace("ン", "N"))) for part in parts])) if len(parts) == 2 else ()
    )


def _ways(parts: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """All ways to write the parts of a name that begins with a family name, each vowel as the sounds that it stands for."""
    families = [f for written in parts[0] for f in _opened(written) if korean.surname_readings(f)]
    given = [list(dict.fromkeys(way for written in part for way in _opened(written))) for part in parts[1:]]
    return list(product(families[:2], *given))[:WAYS]


def _opened(written: str) -> list[str]:
    """A word with each vowel that stands for two of Korean written as either: o for the open one and the round one, u for the flat one too."""
    known = words("korean")["kana"]["vowels"]
    # after s and j the flat vowel is rare and hardly told from the open one
    pieces = re.findall(r"eu|ui|ae|oo|eo|we|wae|[aeiou]|[^aeiou]+", re.sub(r"(?<=[sj])u", "oo", written))
    choices = [known.get(piece, piece).split() for piece in pieces]
    return ["".join(way) for way in product(*choices)][:WAYS]


def _closed(sound: str) -> tuple[str, ...]:
    """What may be written for a word as kana sound it: with the vowels that only close a syllable, or without them, n as n or as ng."""
    plain = sound
    for written, spelt in SPELT:
        plain = plain.replace(written, spelt)
    closed = plain
    for written, final in _letters("kana").items():
        closed = re.sub(rf"(?<=[aeiou]){written}(?=$|[^aeiouy])", final, closed)
    nasal = (re.sub("N$", last, word).replace("N", inner) for word in (closed, plain) for last, inner in product(("n", "ng"), repeat=2))
    return tuple(dict.fromkeys(nasal))
