"""Chinese names in letters: what pinyin a spelling of Taiwan (Wade-Giles without its marks) or Hong Kong may stand for.

Wade-Giles writes b and p, d and t, zh and j alike once its marks are lost, so that one spelling has several readings; a name in pinyin has one.
Source of the rules: the correspondence of Wade-Giles and pinyin syllable by syllable (`words/wade.toml`), Hong Kong's spellings by their characters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from itertools import product

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from habeas.linking import latin
from habeas.linking.lexicon import words

SPELT = 0.85
"""What a name is worth that only a usual spelling of its characters makes the other."""
READINGS = 48
"""Readings of one name that are looked at."""
Readings = frozenset[tuple[str, str]]


@functools.cache
def _syllables() -> frozenset[str]:
    """All syllables of pinyin, in plain letters."""
    table = words("wade")["pinyin"]
    return frozenset(_plain(("" if first == "none" else first) + rest) for first, finals in table.items() for rest in finals.split())


def _plain(text: str) -> str:
    return text.replace("ü", "u")


@functools.cache
def _wade() -> dict[str, frozenset[str]]:
    """A spelling of Wade-Giles without marks to the syllables of pinyin that it may be."""
    listed = words("wade")
    out: dict[str, set[str]] = {}
    for first, finals in listed["pinyin"].items():
        for rest in finals.split():
            own = ("" if first == "none" else first) + rest
            usual = (a + b for a, b in product(listed["initials"].get(first, first).split(), listed["finals"].get(rest, rest).split()))
            spelt = listed["whole"][own].split() if own in listed["whole"] else usual if first != "none" else [own]
            for spelling in spelt:
                out.setdefault(_plain(spelling), set()).add(_plain(own))
    return {k: frozenset(v) for k, v in out.items()}


@functools.cache
def _hong_kong() -> dict[str, frozenset[str]]:
    """A Cantonese spelling to the pinyin of the characters that it is a spelling of."""
    return {spelling: frozenset(_read(characters)) for spelling, characters in words("cantonese")["readings"].items()}


def _read(characters: Iterable[str]) -> Iterable[str]:
    return (re.sub(r"[^a-z]", "", anyascii(c).casefold()) for c in characters)


@functools.lru_cache(maxsize=50_000)
def tibetan_forms(name: str) -> tuple[str, ...]:
    """The ways a Tibetan name of two parts in Chinese characters is spelt in letters, where both parts are usual ones ("洛桑群培": Lobsang Choephel)."""
    known = words("tibetan")["names"]
    halves = ((name[:cut], name[cut:]) for cut in range(2, len(name)))
    return tuple(f"{a} {b}" for x, y in halves if x in known and y in known for a, b in product(known[x].split(), known[y].split()))


@functools.cache
def families() -> dict[str, frozenset[str]]:
    """A spelling of a family name to the names in pinyin that it can stand for ("lee": li)."""
    out: dict[str, set[str]] = {}
    for family, spellings in words("chinese")["surnames"].items():
        for spelling in spellings.split():
            out.setdefault(spelling, set()).add(family)
    return {k: frozenset(v) for k, v in out.items()}


@functools.cache
def _pinyin_runs(text: str) -> bool:
    """Whether letters written together are one or two syllables of pinyin."""
    known = _syllables()
    return text in known or any(text[:i] in known and text[i:] in known for i in range(1, len(text)))


@functools.lru_cache(maxsize=50_000)
def in_pinyin(name: str) -> tuple[str, str] | None:
    """Family and given name of a name written in pinyin as mainland China does ("Zou Binghong"), or None."""
    parts = name.replace("’", "'").split()
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"[A-Za-zü']+", p) for p in parts):
        return None
    family, given = _plain(parts[0].casefold()), _plain("".join(parts[1:]).casefold().replace("'", ""))
    return (family, given) if family in _syllables() and _pinyin_runs(given) else None


@functools.lru_cache(maxsize=50_000)
def readings(name: str) -> Readings:
    """Family and given names in pinyin that a name spelt in Taiwan's or Hong Kong's way may stand for; empty where it is not so spelt.

    Such a name has its two given syllables apart ("Ping-hung", "Wing Kee"), with the family name before or, among foreign editors, after them.
    """
    parts = name.replace("’", "").replace("'", "").casefold().replace("ü", "u").split()
    if len(parts) == 2 and "-" in name:
        halves = [tuple(p.split("-")) for p in parts]
        family, given = (halves[0], halves[1]) if len(halves[1]) == 2 else (halves[1], halves[0])
    elif len(parts) == 3:
        family, given = (parts[0],), tuple(parts[1:])
    elif len(parts) == 2 and parts[0] not in _syllables():
        family, given = (parts[0],), (parts[1],)
    else:
        return frozenset()
    if len(family) != 1 or not all(p.isascii() and p.isalpha() for p in (*family, *given)):
        return frozenset()
    return frozenset(sorted(_read_as(family[0], given, _wade()) | _read_as(family[0], given, _hong_kong()))[:READINGS])


def _read_as(family: str, given: tuple[str, ...], table: dict[str, frozenset[str]]) -> Readings:
    """Readings of a name by one table; a syllable may be in pinyin already ("Chen Shui-bian"); empty where one is neither."""
    own = families().get(family, frozenset()) | table.get(family, frozenset())
    known = _syllables()
    ways = [table.get(one, frozenset()) | ({one} & known) for one in given]
    return frozenset((f, "".join(way)) for f in own for way in product(*ways)) if all(ways) else frozenset()


def agree(left: str, right: str) -> bool:
    """Whether one of two names is in pinyin and the other a spelling of it outside pinyin."""
    pairs = ((in_pinyin(a), b) for a, b in ((left, right), (right, left)))
    return any(own is not None and own in readings(other) for own, other in pairs)


def pinyin_keys(name: str) -> set[str]:
    """The letters in pinyin that a name may stand for, family name first, nothing between them."""
    own = in_pinyin(name)
    return {"".join(way) for way in (readings(name) | ({own} if own else set()))}


def is_han(name: str) -> bool:
    """Whether a name has Chinese characters in it."""
    return bool(re.search(r"[\u3400-\u9fff]", name))


def pinyin(name: str) -> str:
    """The letters of a Chinese name in pinyin, family name first, nothing between them."""
    return re.sub(r"[^a-z]", "", anyascii(re.sub(r"\s", "", name)).casefold())


def characters(a: str, b: str) -> tuple[float, str]:
    """Chinese characters against other characters or against a romanised name, the family name first or last."""
    why = "the same name in pinyin"
    if is_han(a) and is_han(b):
        alike = sum(x == y for x, y in zip(a, b, strict=False)) / max(len(a), len(b))
        return (0.95 if alike >= 0.34 else 0.85, why) if pinyin(a) == pinyin(b) else (0.4 * alike, "different characters")
    han, other = (a, b) if is_han(a) else (b, a)
    parts = latin.folded(other).split()
    if len(parts) < 2:
        return (0.5 if parts and pinyin(han[:1]) == parts[0] else 0.0), "family name only"
    orders = {"".join(parts), "".join(parts[-1:] + parts[:-1])}
    if pinyin(han) in orders:
        return 0.95, why
    family, given = pinyin(han[:1]), pinyin(han[1:])
    if (family, given) in readings(other):
        return SPELT, f"a spelling of {family} {given}"
    spellings = words("chinese")["surnames"].get(family, family).split()
    for first, rest in ((parts[0], "".join(parts[1:])), (parts[-1], "".join(parts[:-1]))):
        if first in spellings and one_class(rest) == one_class(given):
            return 0.85, f"{first} is a spelling of {family}, {rest} of {given}"
        if first == family and DamerauLevenshtein.distance(rest, given) == 1 and len(given) >= 5:
            return 0.65, "pinyin but for one letter"
    return 0.0, "different names"


def one_class(given: str) -> str:
    """A romanised given name with the sounds that pinyin, Wade-Giles and Cantonese spell differently made one."""
    out = given
    for a, b in words("chinese")["wade"].items():
        out = out.replace(a, b)
    return re.sub(r"h", "", out.translate(str.maketrans("bdgzqj", "ptkccc")))
