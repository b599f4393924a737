"""Points on which reports differ beside who, when and where: charge, cause of death, of whose will, by which vehicle, how long held."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Cast, Parse, Sentence
from habeas.finding.lexicon import words
from habeas.model.people import Person
from habeas.model.quote import Span


@dataclass(frozen=True, slots=True)
class Point:
    """One way a point is told. `sort`: "charge", "cause" and so on; `way`: its plain name ("espionage"), or the words themselves; `span`: the words."""

    sort: str
    way: str
    span: Span


@functools.cache
def _table(language: str) -> tuple[tuple[str, re.Pattern[str], tuple[tuple[str | None, re.Pattern[str]], ...]], ...]:
    out = []
    for sort, rules in words(language, "points").items():
        ways = [(w["name"], re.compile(w["match"], re.IGNORECASE)) for w in rules.get("way", [])]
        if rules.get("dynamic"):
            ways.append((None, re.compile(rules["match"], re.IGNORECASE)))
        out.append((sort, re.compile(rules["needs"], re.IGNORECASE), tuple(ways)))
    return tuple(out)


def points(parse: Parse, s: Sentence) -> Iterator[Point]:
    """Every point a sentence tells, each way once, in order of the list."""
    text, base = parse.words(s.span), s.span.start
    for sort, needs, ways in _table(parse.language.split("-")[0]):
        if needs.search(text) is None:
            continue
        seen = set[str]()
        for way, pattern in ways:
            for m in pattern.finditer(text):
                group = next((n for n in range(1, (m.lastindex or 0) + 1) if m.group(n)), 0)
                name = way or " ".join(m.group(group).split())
                if name not in seen:
                    seen.add(name)
                    yield Point(sort, name, Span(base + m.start(group), base + m.end(group)))


def nearest(cast: Cast, s: Sentence, value: Span, speaker: str | None) -> str | None:
    """Of whom a point is told: the person mentioned last before it in its sentence, else first behind it; not who says so."""
    here = [m for m in cast.inside(s.span) if m.entity != speaker and isinstance(cast.who(m.entity), Person)]
    before = [m for m in here if m.span.end <= value.start]
    after = [m for m in here if m.span.start >= value.end]
    return before[-1].entity if before else after[0].entity if after else None
