"""Points on which reports differ beside who, when and where: charge, cause of death, of whose will, by which vehicle, how long held."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.finding.annotations import AmountMention, Cast, Parse, Sentence
from habeas.finding.lexicon import words
from habeas.finding.sieve import Sieve, sieve
from habeas.model.amount import Amount
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.when import When

NESTED = frozenset({"charge", "circumstances", "scene", "found"})
"""Points whose words may hold those of another: a flat above a shop is no shop."""
ELSEWHERE = "went elsewhere"
"""A way of counting that hangs on a place and not on a verb."""


@dataclass(frozen=True, slots=True)
class Point:
    """One way a point is told. `sort`: "charge", "cause" and so on; `way`: its plain name ("espionage"), or the words themselves; `span`: the words.

    `when`: the time that is told itself, where a point is the day of a deed.
    """

    sort: str
    way: str
    span: Span
    amount: Amount | None = None
    when: When | None = None


Way = tuple[str, re.Pattern[str], str | None, re.Pattern[str]]
"""A sort of point, what its sentence must hold, the plain name of one way it is told, and that way."""


@functools.cache
def _table(language: str) -> tuple[tuple[Way, ...], Sieve]:
    """The ways all points are told, those of one sort side by side, and a sieve for them."""
    out: list[Way] = []
    sorts = words(language, "points")
    for sort, rules in sorts.items():
        if rules.get("counted") or rules.get("aged") or rules.get("dated"):
            continue
        needs = re.compile(rules["needs"], re.IGNORECASE)
        for w in _ways(sorts, rules):
            own = re.compile(w["needs"], re.IGNORECASE) if "needs" in w else needs
            out.append((sort, own, w["name"], re.compile(w["match"], re.IGNORECASE)))
        if rules.get("dynamic"):
            out.append((sort, needs, None, re.compile(rules["match"])))  # as written: makes and languages begin with capitals
    return tuple(out), sieve(way for *_, way in out)


def _ways(sorts: Mapping[str, Any], rules: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The ways of one sort: its own, and the spots of another sort that it is told by ("like"), whose nouns stand within its words ("around")."""
    spots = sorts[rules["like"]] if "like" in rules else rules
    around = spots.get("around", "")
    found = [{**w, "match": around.replace("{nouns}", w["nouns"])} if "nouns" in w else w for w in spots.get("way", [])]
    return [w for w in found if "nouns" in w or spots is rules]


def points(parse: Parse, s: Sentence) -> Iterator[Point]:
    """Every point a sentence tells, the same words once, in order of the list; of charges and spots whose words lie in one another the longest."""
    found = list(_all_points(parse, s))
    for p in found:
        if p.sort not in NESTED or not any(o.sort == p.sort and o.span != p.span and o.span.covers(p.span) for o in found):
            yield p


def _all_points(parse: Parse, s: Sentence) -> Iterator[Point]:
    text, base = parse.words(s.span), s.span.start
    table, through = _table(parse.language.split("-")[0])
    seen, held, listed = set[tuple[str, str, str]](), dict[str, bool](), set[str]()
    for sort, needs, way, pattern in (table[n] for n in through.through(parse.text.text, base, s.span.end)):
        if needs.pattern not in held:
            held[needs.pattern] = needs.search(text) is not None
        for m in pattern.finditer(text) if held[needs.pattern] else ():
            group = next((n for n in range(1, (m.lastindex or 0) + 1) if m.group(n)), 0)
            name = way or " ".join(m.group(group).split())
            if way is None and sort in listed:
                continue  # what a list names needs no words of its own
            listed |= {sort} if way else set()
            if (told := (sort, name, m.group(group).lower())) not in seen:
                seen.add(told)
                yield Point(sort, name, Span(base + m.start(group), base + m.end(group)))


@functools.cache
def _counts(language: str) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    ways = words(language, "points").get("count", {}).get("way", [])
    return tuple((w["name"], re.compile(w["match"], re.IGNORECASE), bool(w.get("beside"))) for w in ways)


def counts(parse: Parse, clause: Span, amounts: Sequence[AmountMention]) -> Iterator[Point]:
    """How many people a clause counts, and of what: the first number of people in it, unless it is only a part of a number told before."""
    here = [a for a in amounts if clause.covers(a.number) and a.shape == "count" and a.amount.known and a.amount.unit in ("persons", None)]
    here = [a for a in here if not is_part(parse, a, clause) and (a.amount.low or a.amount.high or 0) > 0]
    for way, pattern, beside in _counts(parse.language.split("-")[0]):
        found = pattern.finditer(parse.words(clause)) if here else ()
        if any(not beside or here[0].span.overlap(Span(clause.start + m.start(), clause.start + m.end())) for m in found):
            yield Point("count", way, here[0].span, here[0].amount)
            return


def way_of_count(language: str, said: str, start: int = 0, end: int | None = None) -> str | None:
    """What a verb or a noun makes a number of people a number of; the words of the way have to meet those between `start` and `end`."""
    stop = len(said) if end is None else end
    for way, pattern, beside in _counts(language.split("-")[0]):
        if not beside and way != ELSEWHERE and any(m.start() < stop and m.end() > start for m in pattern.finditer(said)):
            return way
    return None


def is_part(parse: Parse, a: AmountMention, clause: Span) -> bool:
    """Whether a number is that of a part or of others: "nine others", "two of them", "five more", "women and three men"."""
    text = parse.text.text
    around = f"{text[max(clause.start, a.span.start - 18) : a.span.start]} | {text[a.number.end : min(clause.end, a.span.end + 22)]}"
    bare = a.counted is None and a.amount.unit is None
    rules = words(parse.language.split("-")[0], "points").get("count", {})
    if "part" in rules and re.search(rules["part"], around, re.IGNORECASE):
        return True
    return (
        bare and "aged" in rules and re.search(rules["aged"], text[max(0, a.number.start - 12) : a.number.start], re.IGNORECASE) is not None
    )


def nearest(cast: Cast, s: Sentence, value: Span, speaker: str | None) -> str | None:
    """Of whom a point is told: the person mentioned last before it in its sentence, else first behind it; not who says so."""
    here = [m for m in cast.inside(s.span) if m.entity != speaker and isinstance(cast.who(m.entity), Person)]
    before = [m for m in here if m.span.end <= value.start]
    after = [m for m in here if m.span.start >= value.end]
    return before[-1].entity if before else after[0].entity if after else None
