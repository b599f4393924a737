"""Which reports could have to do with one another: keys that any two such reports share, and which few keys are too common to follow."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TypeVar

from habeas.linking import chinese, japanese, korean, latin, names, sounded, texts
from habeas.linking.incidents import _land
from habeas.linking.lexicon import words
from habeas.linking.people import figure
from habeas.linking.report import Incident, full_names, report_of
from habeas.linking.transcribed import sound_keys
from habeas.linking.wording import sketch
from habeas.model.findings import Findings

T = TypeVar("T")
COMMON = 60
"""A key that more reports share than this is followed only from each report to its neighbours in the order of ids."""
PARTS, NUMBERS, WORDS = 20, 20, 12
"""The same for keys that say less: the beginnings of two parts of a name, or a short name by its sound; a number of people in a country; one word that is
rare elsewhere. Where many reports of a casebook share one of these, it is not telling there, and two that have more to do with one another share a full
name or an incident."""


def keys(findings: Findings) -> frozenset[str]:
    """Blocking keys of a report: any two reports that could link share one.

    Full names (folded, by sound and romanisation; public figures left out), incidents (place, country, month, year, number, kind), runs of words.
    """
    report = report_of(findings)
    found: set[str] = set(texts.bands(report.marks))
    for person in report.full:
        for name in full_names(person):
            if figure(name) is None:
                found |= {f"n:{k}" for k in name_keys(name)}
    for incident in report.incidents:
        found |= incident_keys(incident)
    found |= set(sketch(report.wording))
    about = report.setting
    found |= {f"d:{d}:{c}" for d in about.days for c in about.countries}
    found |= {f"s:{c}:{n:g}" for n in about.numbers for c in about.countries}
    return frozenset(found)


@functools.lru_cache(maxsize=50_000)
def name_keys(name: str) -> frozenset[str]:
    """Keys that all spellings of a full name share at least one of."""
    found: set[str] = sound_keys(name) | japanese.given_keys(name)
    forms = [name]
    if names.script(name) == "han":
        found |= {"zh:" + chinese.pinyin(name), f"zw:{chinese.pinyin(name[:1])}{chinese.one_class(chinese.pinyin(name[1:]))}"}
        forms = [*names._korean_forms(name), *names.cantonese_forms(name), *chinese.tibetan_forms(name)]
        found |= _japanese_keys(name)
    for spelt in sounded.in_letters(name):
        found |= _korean_keys(spelt)
    for form in forms:
        found |= _korean_keys(form) | _chinese_keys(form)
        parts = sorted({latin.sound(w).replace("v", "b") for w in latin.name_words(form) if len(w) > 1})  # Spanish sounds them alike
        found |= {f"{a[:3]} {b[:3]}" for a, b in combinations(parts[:6], 2)}
        found |= _initial_keys(latin.name_words(form))
        joined = latin.folded(form).split()
        if 2 <= len(joined) <= 3:
            found |= {"zh:" + "".join(joined), "zh:" + "".join(joined[-1:] + joined[:-1])}
        found.add("j:" + latin.sound("".join(sorted(joined)))[:6] if len(joined) > 1 else "j:" + latin.sound("".join(joined))[:6])
    return frozenset(found)


def _initial_keys(parts: tuple[str, ...]) -> set[str]:
    """What a name shares with itself abbreviated ("E. Lindvall", "Hamut G."): its last or first word, and with what letter the other begins."""
    if len(parts) < 2:
        return set()
    first, last = parts[0], parts[-1]
    return {f"i:{latin.sound(w)[:5]}:{other[0]}" for w, other in ((last, first), (first, last)) if len(w) >= names.TELLING}


def _japanese_keys(name: str) -> set[str]:
    """Keys of a name in kanji by its usual readings: those by sound, and the beginnings of its two parts."""
    found: set[str] = set()
    for form in japanese.forms(name):
        first, second = sorted(latin.sound(w) for w in form.split())
        found |= {f"{first[:3]} {second[:3]}"} | sound_keys(form)
    return found


def _chinese_keys(form: str) -> set[str]:
    """Keys of a Chinese name in letters, the family name first or last, however romanised: "Lee Bo" and "Li Po" share one."""
    parts = latin.folded(form).split()
    if not 2 <= len(parts) <= 3:
        return set()
    cuts = ((parts[0], "".join(parts[1:])), (parts[-1], "".join(parts[:-1])))
    spelt = {"zh:" + letters for letters in chinese.pinyin_keys(form)}
    return spelt | {f"zw:{family}{chinese.one_class(given)}" for first, given in cuts for family in chinese.families().get(first, ())}


def _korean_keys(name: str) -> set[str]:
    found: set[str] = set()
    likely = korean.is_korean(name) or korean.is_hangul(name)
    rare = "-" in name and any(korean.surname_readings(s) for s, _ in korean.splits(name))  # rare syllables too: "Han Ok-sim"
    if likely or rare or len(name.split()) == 3:  # a family name in a spelling that nobody listed: "Myaeng Chol Su"
        for _, given in korean.splits(name):
            readings = korean.given_readings(given)
            found |= {"ko:" + h for h, w in readings[:8] if w >= 0.1 * readings[0][1]}
    return found


@functools.cache
def _families() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for family, kinds in sorted(words("incidents")["families"].items()):
        for kind in kinds.split():
            out.setdefault(kind, []).append(family)
    return {k: tuple(v) for k, v in out.items()}


def incident_keys(incident: Incident) -> set[str]:
    """Keys of one incident: city with month or year, country with month, country with number, day of the year with country."""
    country = _land(incident.country) or "?"
    cities = sorted({incident.city} if incident.city else incident.place_names)
    months, years = _months(incident), _years(incident)
    number = _bucket(incident)
    found: set[str] = set()
    for family in _families().get(incident.event.kind, ()):
        found |= {f"e:{family}:{country}:{m}" for m in months}
        found |= {f"e:{family}:{c}:{y}" for c in cities for y in years or ["?"]}
        found |= {f"e:{family}:{country}:{b}:{y}" for b in number for y in years or ["?"]}
        if not years:
            found |= {f"e:{family}:{country}:{p}" for p in _month_days(incident)}
        elif incident.when.days == 1:
            found.add(f"e:{family}:{country}:{(incident.when.earliest or '')[5:]}")
        # people who were moved are told of under either country: their nation and number hold there too
        found |= {f"e:{family}:of {n}:{m}" for n in sorted(incident.whose) if n.isupper() for m in months}
        found |= {f"e:{family}:{b}:{y}" for b in number for y in years}
    if number and country != "?":
        found |= {f"c:{country}:{b}" for b in number}
    return found


def _months(incident: Incident) -> list[str]:
    when = incident.when
    if not when.earliest or not when.latest or (when.days or 999) > 100:
        return []
    first, last = date.fromisoformat(when.earliest) - timedelta(days=3), date.fromisoformat(when.latest) + timedelta(days=3)
    count = (last.year - first.year) * 12 + last.month - first.month
    return [f"{first.year + (first.month - 1 + i) // 12:04}-{(first.month - 1 + i) % 12 + 1:02}" for i in range(count + 1)]


def _years(incident: Incident) -> list[str]:
    when = incident.when
    if not when.earliest or not when.latest or (when.days or 9999) > 800:
        return []
    return [f"{y:04}" for y in range(int(when.earliest[:4]), int(when.latest[:4]) + 1)]


def _month_days(incident: Incident) -> list[str]:
    pattern = incident.when.pattern or ""
    return [pattern[5:]] if len(pattern) == 10 and "X" not in pattern[5:] else []


def _bucket(incident: Incident) -> list[str]:
    """A number of victims as one or two buckets of a fifth each, so that near numbers share one; small numbers say too little."""
    count = incident.count
    if count is None or not count.known:
        return []
    low = float(count.low if count.low is not None else count.high or 0)
    high = float(count.high if count.high is not None else low)
    if high < 5 or high > 3 * low + 5:
        return []
    steps = sorted({_step(low * 0.9), _step((low + high) / 2), _step(high * 1.1)})
    return [f"x{s}" for s in steps]


def _step(number: float) -> int:
    edge, step = 5.0, 0
    while edge * 1.2 <= number:
        edge, step = edge * 1.2, step + 1
    return step


def pairs(keyed: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Which reports to compare: those that share a key. `keyed`: keys by source id. Each pair once, the smaller id first, in order.

    Reports that share only keys too common to tell anything are compared with their neighbours in the order of ids.
    """
    holders: dict[str, list[str]] = {}
    for source in sorted(keyed):
        for key in keyed[source]:
            holders.setdefault(key, []).append(source)
    yield from sorted(followed(holders.items()))


def followed(holders: Iterable[tuple[str, Sequence[T]]]) -> set[tuple[T, T]]:
    """Pairs of those that hold one key, for each key; given in the order of their ids."""
    found: set[tuple[T, T]] = set()
    for key, ids in holders:
        found.update(combinations(ids, 2) if len(ids) <= limit(key) else pairwise(ids))
    return found


def limit(key: str) -> int:
    """How many reports may share a key and each still be compared with each."""
    sort, _, rest = key.partition(":")
    if sort == "n":
        return PARTS if " " in rest or rest.startswith("v:") else COMMON
    return WORDS if sort == "r" else NUMBERS if sort in ("c", "s") else COMMON
