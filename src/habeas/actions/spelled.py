"""The spellings that a name may stand under: romanised in every usual way, brought back to Hangul, in pinyin; for the veil and for the sweep."""

from __future__ import annotations

from itertools import product

from habeas.linking import korean, latin
from habeas.linking.chinese import pinyin
from habeas.linking.korean import CODAS, NUCLEI, ONSETS
from habeas.linking.lexicon import words

MOST = 400
"""Spellings of one name; the usual ones come first."""
LEAST_SHARE = 0.1
"""How usual a spelling of a sound must be to count: one in ten."""
FIRST_READINGS = 3
"""Hangul names that a romanised name is taken to stand for, the likeliest first."""


def spelled(name: str) -> tuple[str, ...]:
    """The other spellings of a full name; empty where none is known. Family name first; whoever searches turns it round."""
    found: list[str] = []
    if korean.is_hangul(name):
        found += _romanised(name)
    elif name.isascii() and korean.is_korean(name):
        for hangul in _hangul(name):
            found += [hangul, *_romanised(hangul)]
    elif any("\u4e00" <= c <= "\u9fff" for c in name):
        # a family name has one sign or two
        found += [f"{pinyin(name[:cut])} {pinyin(name[cut:])}" for cut in (1, 2) if name[cut:]]
    elif not name.isascii():
        found.append(latin.folded(name))
    return tuple(dict.fromkeys(f for f in found if f and f != name))[:MOST]


def _hangul(name: str) -> list[str]:
    found = [
        (share, surname + given)
        for family, rest in korean.splits(name)
        for surname in korean.surname_readings(family)
        for given, share in korean.given_readings(rest)[:FIRST_READINGS]
    ]
    return [hangul for _, hangul in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:FIRST_READINGS]]


def _romanised(hangul: str) -> list[str]:
    """A Korean name in Latin letters: the usual spellings of the family name with those of each syllable of the given name."""
    found = []
    for family, given in korean.splits(hangul):
        for surname in korean.surname_readings(family):
            rest = sorted(product(*(_syllable(s) for s in given)), key=lambda ways: -_share(ways))
            found += [
                f"{spelling} {'-'.join(text for text, _ in ways)}".title()
                for ways in rest[:40]
                for spelling in words("korean")["surnames"][surname].split()
            ]
    return found


def _share(ways: tuple[tuple[str, float], ...]) -> float:
    total = 1.0
    for _, share in ways:
        total *= share
    return total


def _syllable(syllable: str) -> list[tuple[str, float]]:
    """The usual spellings of a Hangul syllable with how usual each is."""
    place = ord(syllable) - 0xAC00
    onset, nucleus, coda = ONSETS[place // 588], NUCLEI[place % 588 // 28], CODAS[place % 28]
    lists = [
        [(text, share) for text, share in words("korean")[part].get(sound, {"": 1.0}).items() if share >= LEAST_SHARE]
        for part, sound in (("onsets", onset), ("nuclei", nucleus), ("codas", coda))
    ]
    return [(a + b + c, p * q * r) for (a, p), (b, q), (c, r) in product(*lists)]
