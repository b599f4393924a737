"""Korean names in any romanisation: what Hangul could stand behind a spelling, and whether two spellings can mean one name.

A spelling is read into the Hangul syllables it may stand for, each reading with a share (how usual the spelling is for the sound, how usual
the syllable is in names). Two spellings agree as far as they share a likely reading. Tables: `words/korean.toml`.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from itertools import product

from rapidfuzz.distance import Levenshtein

from habeas.linking.lexicon import words

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
MOST_READINGS = 40
Readings = tuple[tuple[str, float], ...]


def is_hangul(text: str) -> bool:
    """Whether a name is written in Hangul syllables alone."""
    if text.isascii():
        return False
    bare = text.replace(" ", "")
    return bool(bare) and all("가" <= c <= "힣" for c in bare)


def compose(onset: str, nucleus: str, coda: str) -> str:
    """The Hangul syllable of three sounds."""
    return chr(0xAC00 + (ONSETS.index(onset) * 21 + NUCLEI.index(nucleus)) * 28 + CODAS.index(coda))


@functools.cache
def _spellings(part: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Spelling to the sounds it may stand for, with shares, for onsets, nuclei or codas."""
    out: dict[str, list[tuple[str, float]]] = {}
    for sound, shares in words("korean")[part].items():
        for spelling, share in shares.items():
            if share > 0:
                out.setdefault(spelling, []).append((sound, share))
    return {k: tuple(v) for k, v in out.items()}


@functools.cache
def _usual(syllable: str) -> float:
    """How usual a syllable is in given names, 1 for the commonest."""
    given = words("korean")["given"]
    return 1.0 if syllable in given["common"] else 0.25 if syllable in given["known"] else 0.02


@functools.cache
def syllables(spelling: str) -> Readings:
    """What one romanised syllable may be in Hangul, likeliest first, shares adding up to 1; empty where it is no Korean syllable."""
    found: dict[str, float] = {}
    onsets, nuclei, codas = _spellings("onsets"), _spellings("nuclei"), _spellings("codas")
    for a in range(min(3, len(spelling)) + 1):
        for b in range(a + 1, min(a + 4, len(spelling) + 1)):
            head, middle, tail = spelling[:a], spelling[a:b], spelling[b:]
            if head not in onsets or middle not in nuclei or tail not in codas:
                continue
            for (o, p), (n, q), (c, r) in product(onsets[head], nuclei[middle], codas[tail]):
                made = compose(o, n, c)
                share = q if tail else words("korean")["open"].get(n, {}).get(middle, q)
                found[made] = max(found.get(made, 0.0), p * share * r * _usual(made))
    return _normal(found)


def _normal(found: dict[str, float]) -> Readings:
    total = sum(found.values())
    ranked = sorted(found.items(), key=lambda kv: (-kv[1], kv[0]))[:MOST_READINGS]
    return tuple((h, w / total) for h, w in ranked) if total else ()


@functools.lru_cache(maxsize=20_000)
def given_readings(given: str) -> Readings:
    """What a given name (one to three syllables; hyphens and spaces are hints only) may be in Hangul."""
    if is_hangul(given):
        return ((given.replace(" ", ""), 1.0),)
    parts = [p for p in re.split(r"[\s\-]+", plain(given)) if p]
    found: dict[str, float] = {"": 1.0}
    for part in parts:
        inside = _word(part)
        if not inside:
            return ()
        found = {h + g: w * v for (h, w), (g, v) in product(found.items(), inside)}
        found = dict(sorted(found.items(), key=lambda kv: (-kv[1], kv[0]))[:MOST_READINGS])
    return _normal({h: w for h, w in found.items() if 1 <= len(h) <= 3})


@functools.lru_cache(maxsize=20_000)
def _word(part: str) -> Readings:
    """A written word of one to three syllables; fewer syllables are likelier where both can be read."""
    found: dict[str, float] = dict(syllables(part))
    for cut in range(1, len(part)):
        first = syllables(part[:cut])
        if not first:
            continue
        for (h, w), (g, v) in product(first[:8], _rest(part[cut:])[:12]):
            found[h + g] = max(found.get(h + g, 0.0), w * v * 0.8)
    return _normal(found)


@functools.lru_cache(maxsize=20_000)
def _rest(part: str) -> Readings:
    found: dict[str, float] = dict(syllables(part))
    for cut in range(1, len(part)):
        for (h, w), (g, v) in product(syllables(part[:cut])[:6], syllables(part[cut:])[:6]):
            found[h + g] = max(found.get(h + g, 0.0), w * v * 0.5)
    return _normal(found)


def plain(text: str) -> str:
    """A romanised name in small letters with McCune-Reischauer's marks written out and all other marks taken off."""
    lower = unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("ʼ", "'").replace("‘", "'").replace("`", "'")
    for mark, letters in words("korean")["marked"].items():
        lower = lower.replace(mark, letters)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return re.sub(r"[^a-z' \-]", " ", bare)


@functools.cache
def _surnames() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for hangul, spellings in words("korean")["surnames"].items():
        for s in spellings.split():
            out.setdefault(s, []).append(hangul)
    return {k: tuple(v) for k, v in out.items()}


def surname_readings(word: str) -> tuple[str, ...]:
    """Hangul family names that a word may be, as the South writes them ("ri", "리" and "lee" are all 이)."""
    if is_hangul(word):
        southern = words("korean")["northern"].get(word, word)
        return (southern,) if southern in words("korean")["surnames"] else ()
    return _surnames().get(plain(word).replace("'", "").strip(), ())


@functools.lru_cache(maxsize=20_000)
def splits(name: str) -> tuple[tuple[str, str], ...]:
    """The ways to take a full name as family name and given name, family name first or last; the family name need not be a known one."""
    if is_hangul(name):
        bare = name.replace(" ", "")
        cuts = [2, 1] if len(bare) > 3 else [1, 2] if len(bare) == 3 else [1]
        return tuple((bare[:c], bare[c:]) for c in cuts if surname_readings(bare[:c]) and bare[c:])
    parts = plain(name).split()
    if not 2 <= len(parts) <= 4:
        return ()
    ways = [(parts[0], " ".join(parts[1:])), (parts[-1], " ".join(parts[:-1]))]
    return tuple((s, g) for s, g in ways if len(s) <= 8 and given_readings(g))


@functools.lru_cache(maxsize=20_000)
def is_korean(name: str) -> bool:
    """Whether a name can be read as a full Korean one: a known family name and a given name of one or two likely syllables."""
    return any(surname_readings(s) and _likely_given(g) for s, g in splits(name))


def _likely_given(given: str) -> bool:
    return any(len(h) in (1, 2) and all(_usual(c) > 0.1 for c in h) for h, _ in given_readings(given)[:3])


def given_agreement(left: str, right: str) -> float:
    """How far two given names can be the same Hangul: 1 where both most likely are, 0 where they share no reading."""
    a, b = given_readings(left), given_readings(right)
    if not a or not b:
        return 0.0
    if re.sub(r"[^a-z가-힣]", "", plain(left) + left * is_hangul(left)) == re.sub(
        r"[^a-z가-힣]", "", plain(right) + right * is_hangul(right)
    ):
        return 1.0
    best_a, best_b, theirs = a[0][1], b[0][1], dict(b)
    shared: float = max(((w / best_a) * (theirs[h] / best_b) for h, w in a if h in theirs), default=0.0)
    return math.sqrt(math.sqrt(shared))


def called(given: str, full: str) -> float:
    """How far a given name of two syllables told alone ("Un-byol") can be that of a full name, 0..1."""
    if not (re.fullmatch(r"[A-Za-z]+-[A-Za-z]+", given) or (is_hangul(given) and len(given) == 2)):
        return 0.0
    return max((given_agreement(given, own) for family, own in splits(full) if surname_readings(family)), default=0.0)


@functools.lru_cache(maxsize=50_000)
def agreement(left: str, right: str) -> float | None:
    """How far two full Korean names can be one, 0..1; None where neither side can be read as Korean."""
    ways = [(x, y) for x in splits(left) for y in splits(right) if surname_readings(x[0]) or surname_readings(y[0])]
    if not ways:
        return None
    return max(_surname_agreement(s, t) * given_agreement(g, h) for (s, g), (t, h) in ways)


def _surname_agreement(left: str, right: str) -> float:
    """1 where two family names can be one; less for spellings nobody listed that look alike; 0 for others."""
    a, b = surname_readings(left), surname_readings(right)
    if set(a) & set(b):
        return 1.0
    if is_hangul(left) or is_hangul(right):
        return _spelt_nearly(*((left, right) if is_hangul(left) else (right, left))) if not (a and b) else 0.0
    alike = Levenshtein.normalized_similarity(_skeleton(left), _skeleton(right))
    return alike * (0.5 if a and b else 0.8) if alike >= 0.5 else 0.0


def _spelt_nearly(hangul: str, letters: str) -> float:
    """How near an unlisted spelling comes to the listed ones of a family name."""
    listed = words("korean")["surnames"].get(words("korean")["northern"].get(hangul, hangul), "").split()
    alike = max((Levenshtein.normalized_similarity(plain(letters), spelling) for spelling in listed), default=0.0)
    return 0.9 * alike if alike >= 0.75 else 0.0


def _skeleton(word: str) -> str:
    """A family name's spelling with the letters that spellers add and swap most made one."""
    return re.sub(r"(?<=.)h|r(?=[mn])", "", plain(word)).replace("oo", "u").replace("ou", "u").replace("ee", "i").replace("g", "k")
