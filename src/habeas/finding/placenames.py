"""Every stretch of a text that could name a place, and which places of the gazetteer are called so.

Written words are looked up, not guessed: the longest run of words that some place is called wins. How words are found depends on the script:
capitalised words with blanks between them, Korean words that carry particles, or scripts without blanks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.finding import gazetteer
from habeas.finding.annotations import Parse
from habeas.finding.gazetteer import Entry, fold
from habeas.finding.lexicon import words
from habeas.model.quote import Span

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0dff])+(?:['’.](?:[^\W_]|[\u0900-\u0dff])+)*")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
HANGUL = re.compile(r"[가-힣]")
BETWEEN = re.compile(r"^(?: |-|‑|–| - |\. |\u00a0|’ |' )$")
DAY = re.compile("[一二三四五六七八九十廿卅]+[日月年]")
"""A day as Chinese writes it: "廿四日" holds no Yokkaichi."""
INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
OWNS = re.compile(r"['’]s?$")
LONGEST = 6
CAPITALISED = ("en",)
"""Languages that write the adjectives of countries with a capital letter."""
WEIGHTY = 250_000
"""Inhabitants from which a town is believed where the word alone speaks for it (a cut-off ending, two signs of Chinese)."""


@dataclass(frozen=True, slots=True)
class Known:
    """A place of our own list (rivers, camps, areas) in the terms of the gazetteer."""

    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    region: str | None
    city: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """Words that could name a place: `entries` of the gazetteer under that name, or `known` of our own list; `adjective`: a country's adjective."""

    span: Span
    key: str
    entries: tuple[Entry, ...] = ()
    known: Known | None = None
    adjective: bool = False


Hit = tuple[tuple[Entry, ...], Known | None, bool]
"""What is called so: entries, a place of our own list, and whether it is an adjective."""


@functools.cache
def _known() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for p in words("any", "places").get("place", ()):
        place = Known(p["names"][0], tuple(p["names"]), p["kind"], p.get("country"), p.get("region"), p.get("city"))
        for name in place.names:
            table.setdefault(fold(name), place)
    return table


@functools.cache
def _adjectives(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for code, forms in words(language, "demonyms").get("adjectives", {}).items():
        for form in forms:
            table.setdefault(fold(form), code)
    return table


@functools.cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(words(language, "places").get("endings", ()), key=lambda e: (-len(e), e)))


@functools.lru_cache(maxsize=65536)
def _find(key: str, language: str, low: bool = False) -> Hit | None:
    """What is called so, or None."""
    known = _known().get(key)
    if known is not None:
        return (), known, False
    entries = gazetteer.lookup(key)
    if key.endswith(" city") and entries and all(e.kind == "region" for e in entries):
        entries = gazetteer.lookup(key.removesuffix(" city")) or entries
    code = _adjectives(language).get(key)
    lands = [e for e in entries if e.kind == "country"]
    if code is not None and (low or not lands or (language in CAPITALISED and all(fold(e.name) != key for e in lands))):
        country = gazetteer.country(code)
        return ((country,) if country else ()), None, True
    return (entries, None, False) if entries else None


def named(parse: Parse) -> list[Named]:
    """Candidates in order of their place in the text, none overlapping another: at each point the longest name."""
    language = parse.language.split("-")[0]
    found: list[Named] = []
    text = parse.text.text
    for sentence in parse.sentences:
        words_ = list(WORD.finditer(text, sentence.span.start, sentence.span.end))
        found.extend(_spaced(text, words_, language))
        if not text.isascii():
            for m in UNSPACED.finditer(text, sentence.span.start, sentence.span.end):
                found.extend(_unspaced(text, m, language))
    return sorted(found, key=lambda n: n.span)


def _spaced(text: str, row: list[re.Match[str]], language: str) -> Iterator[Named]:
    i = 0
    while i < len(row):
        got = _longest(text, row, i, language)
        if got is None:
            i += 1
            continue
        name, used = got
        yield name
        i += used


def _longest(text: str, row: list[re.Match[str]], i: int, language: str) -> tuple[Named, int] | None:
    first = row[i].group()
    if UNSPACED.match(first) or not (first[0].isupper() or first[0].islower() or ord(first[0]) > 0x590):
        return None
    if HANGUL.match(first):
        return _korean(text, row, i, language)
    low = first[0].islower()
    if low and language in CAPITALISED:
        return None
    if low and fold(OWNS.sub("", first)) not in _adjectives(language) and "-" not in text[row[i].end() : row[i].end() + 1]:
        return None
    runs = _runs(text, row, i)
    for n in range(len(runs), 0, -1):
        start, end = row[i].start(), runs[n - 1]
        if low and (n > 2 or fold(text[start:end]) not in _adjectives(language)):
            continue
        hit = None if _no_abbreviation(text[start:end], language) else _with_endings(text, start, end, language)
        if hit is not None:
            return hit, n
    return None


@functools.lru_cache(maxsize=65536)
def _no_abbreviation(word: str, language: str) -> bool:
    """Whether a short word is printed as a word where a place would be printed in capitals: "the Passports Act", not "ACT"."""
    if len(word) > 3 or not word.isascii() or word.isupper() or not word.isalpha() or fold(word) in _adjectives(language):
        return False
    entries = gazetteer.lookup(fold(word))
    return bool(entries) and all(e.kind != "city" and fold(e.name) != fold(word) for e in entries)


def _runs(text: str, row: list[re.Match[str]], i: int) -> list[int]:
    """Ends of the runs of 1, 2, .. words from word i that only a blank or hyphen parts and whose last word could end a name."""
    ends = [row[i].end()]
    for j in range(i + 1, min(len(row), i + LONGEST)):
        if not BETWEEN.match(text[row[j - 1].end() : row[j].start()]):
            break
        ends.append(row[j].end())
    return ends


def _with_endings(text: str, start: int, end: int, language: str) -> Named | None:
    whole = _whole(text[start:end], language)
    if whole is not None:
        stop, key, hit = start + whole[0], whole[1], whole[2]
        dotted = text[stop : stop + 1] == "." and INITIALS.search(text, start, stop) is not None
        return Named(Span(start, stop + dotted), key, *hit)
    if OWNS.search(text, start, end) is None and (ends := _endings(language)):
        stems = [
            (stem, end - len(ending))
            for ending in ends
            if text.endswith(ending, start, end) and end - start - len(ending) >= 3
            for key in [fold(text[start : end - len(ending)])]
            for stem in (key, *(key + v for v in words(language, "places").get("restore", ())))
        ]
        # "Hanoissa" is Hanoi + ssa and not Hano + issa: the stem that stands there whole goes before one that is put right
        for stem, stop in sorted(stems, key=lambda s: (not fold(text[start:end]).startswith(s[0]), -len(s[0]))):
            found = _find(stem, language)
            if found and (not found[0] or _weighty(found[0])):
                stands = fold(text[start : start + len(stem)]) == stem
                return Named(Span(start, start + len(stem) if stands else stop), stem, *found)
    return None


@functools.lru_cache(maxsize=65536)
def _whole(said: str, language: str) -> tuple[int, str, Hit] | None:
    """What words name as they stand or without what makes them own something, up to which character, and under which key."""
    owner = OWNS.search(said)
    for stop in (len(said), owner.start() if owner else len(said)):
        key = fold(said[:stop])
        hit = _find(key, language, said[0].islower()) if len(key) > 1 else None
        if hit:
            return stop, key, hit
    return None


def _korean(text: str, row: list[re.Match[str]], i: int, language: str) -> tuple[Named, int] | None:
    """A Korean word: the longest beginning that names a place and leaves a particle, a rank (province, city) or a known noun."""
    word, start = row[i].group(), row[i].start()
    table = words("ko", "places")
    if word in table.get("stop", ()):
        return None
    for n in range(len(word), 1, -1):
        rest = word[n:]
        if rest and _titled(text, row[i].start(), n):
            continue
        hit = _find(word[:n], "ko")
        if hit is None or not _ends_well(rest, table):
            continue
        adjective = hit[2] or any(rest.startswith(s) for s in table["adjectival"])
        return Named(Span(start, start + n), word[:n], hit[0], hit[1], adjective), 1
    for inside in table.get("before", ()):
        if word.startswith(inside) and len(word) > len(inside) + 1:
            for n in range(len(word), len(inside) + 1, -1):
                hit = _find(word[len(inside) : n], "ko")
                if hit and _ends_well(word[n:], table):
                    return Named(Span(start + len(inside), start + n), word[len(inside) : n], *hit), 1
    return None


def _titled(text: str, start: int, n: int) -> bool:
    """Whether a name of three syllables with a title goes on where a town of two would end: "서동만 목사" is no Seodong."""
    return n == 2 and _called().match(text, start) is not None


@functools.cache
def _called() -> re.Pattern[str]:
    table = words("ko", "places")
    return re.compile(rf"[{table['families']}][가-힣]{{2}}\s?(?:{'|'.join(table['called'])})(?![가-힣]{{3}})")


def _ends_well(rest: str, table: dict[str, Any]) -> bool:
    if not rest:
        return True
    for rank in ("", *table["ranks"]):
        if rest.startswith(rank):
            tail = rest[len(rank) :]
            if not tail or tail in table["particles"] or any(tail.startswith(n) for n in table["nouns"]):
                return True
    return False


def _unspaced(text: str, run: re.Match[str], language: str) -> Iterator[Named]:
    i, end = run.start(), run.end()
    table = words(language, "places")
    stop = frozenset(table.get("stop", ()))
    people = tuple(table.get("people", ()))
    short = table.get("short", {})
    while i < end:
        for n in range(min(10, end - i), 1, -1):
            word = text[i : i + n]
            if any(word.startswith(s) for s in stop) or DAY.match(word):
                break
            hit = _find(fold(word), language)
            if hit and (n > 2 or not hit[0] or _weighty(hit[0])):
                yield Named(Span(i, i + n), fold(word), hit[0], hit[1], hit[2] or text.startswith(people, i + n))
                i += n - 1
                break
        else:
            code = next((c for w, c in short.items() if text.startswith(w, i)), None)
            country = gazetteer.country(code) if code else None
            if country:
                yield Named(Span(i, i + 1), text[i], (country,), None, True)
        i += 1


def _weighty(entries: tuple[Entry, ...]) -> bool:
    return any(e.kind != "city" or e.population >= WEIGHTY or e.country in ("KP", "KR") for e in entries)
