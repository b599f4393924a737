"""Japanese names in kanji and kana: the readings they have by the table of usual names, and long vowels that are told or not."""

from __future__ import annotations

import functools
import re
from itertools import product

from habeas.linking import kana, latin
from habeas.linking.lexicon import table

READINGS = 24
"""Readings of one name that are looked at."""
ENDINGS = {
    "子": "ko",
    "美": "mi",
    "代": "yo",
    "江": "e",
    "枝": "e",
    "恵": "e",
    "香": "ka",
    "奈": "na",
    "男": "o",
    "夫": "o",
    "雄": "o",
    "郎": "ro",
}
"""Characters that close a given name of which the rest is in kana."""
ALL_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")


@functools.cache
def _known(kind: str) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for row in table("japanese"):
        if row["kind"] == kind:
            out[row["kanji"]] = (*out.get(row["kanji"], ()), row["reading"])
    return out


@functools.lru_cache(maxsize=50_000)
def forms(name: str) -> tuple[str, ...]:
    """The ways a name in kanji, or in kanji and kana, is read; family name first; none where a part of it is not in the table."""
    bare, out = re.sub(r"[\s・]", "", name), []
    for cut in range(1, len(bare)):
        out += [f"{f} {g}" for f, g in product(_known("family").get(bare[:cut], ()), _given(bare[cut:]))]
    return tuple(dict.fromkeys(out))[:READINGS]


def _given(written: str) -> tuple[str, ...]:
    known = _known("given").get(written, ())
    if known:
        return known
    if ALL_KANA.fullmatch(written):
        return (kana.letters(written),)
    rest = ALL_KANA.fullmatch(written[:-1])
    return (kana.letters(written[:-1]) + ENDINGS[written[-1]],) if rest and written[-1] in ENDINGS else ()


def given_alone(name: str) -> tuple[str, ...]:
    """The readings of the given name in a name of four characters and more or less whose family name no table has; none where one has it."""
    bare = re.sub(r"[\s・]", "", name)
    if forms(name) or ALL_KANA.search(bare) or not 3 <= len(bare) <= 5:
        return ()
    return tuple(dict.fromkeys(given for cut in (2, 1, 3) if len(bare) - cut >= 2 for given in _known("given").get(bare[cut:], ())))


@functools.cache
def _given_readings() -> frozenset[str]:
    return frozenset(plain(reading) for readings in _known("given").values() for reading in readings)


def given_keys(name: str) -> set[str]:
    """What a name in kanji of which only the given name can be read shares with the name in letters."""
    if re.search(r"[\u3400-\u9fff]", name):
        return {f"jg:{plain(given)}" for given in given_alone(name)}
    told = latin.folded(name).split()
    return {f"jg:{plain(word)}" for word in told if plain(word) in _given_readings()} if len(told) == 2 else set()


SPELT = (
    ("tch", "ch"), ("dj", "j"), ("fh", "h"), ("f", "h"), ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("ji", "zi"), ("sh", "sy"), ("ch", "ty"), ("j", "zy"),
)  # fmt: skip
"""Spellings of one sound in Hepburn's and in the official romanisation."""


@functools.lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """A name in letters or kana in the official romanisation with long vowels written as short ones: "Ohno Yuuji" and "オオノ・ユウジ" are ono yuzi."""
    small = latin.folded(kana.letters(name))
    small = re.sub(r"uu", "u", re.sub(r"o(?:[ou]|h(?![aeiouy]))", "o", small))
    for letters, plainer in SPELT:
        small = small.replace(letters, plainer)
    return re.sub(r"m(?=[bpm])", "n", small)
