"""Ages told beside a person or of a group: "Lena Moss, 37,", "a girl of nine", "a four-year-old boy", "15 to 23 years old"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from habeas.finding.annotations import Cast, EntityMention, Parse, Sentence
from habeas.finding.lexicon import words
from habeas.finding.points import Point
from habeas.model.amount import Amount
from habeas.model.people import Person
from habeas.model.quote import Span

OLDEST = 110
REACH = 45
"""Characters beside a mention in which its age stands."""
BACK = 300
"""Characters before an age that stands for a person in which that person is named."""


@functools.cache
def _rules(language: str) -> dict[str, Any]:
    rules: dict[str, Any] = words(language, "points").get("ages", {})
    return rules


def ages(parse: Parse, cast: Cast, s: Sentence) -> Iterator[tuple[Point, str | None]]:
    """Each age in a sentence with the id of whose it is; None for a group told of by its youngest and oldest."""
    rules = _rules(parse.language.split("-")[0])
    if not rules:
        return
    text, base = parse.words(s.span), s.span.start
    ranged: list[Span] = []
    for m in re.finditer(rules["group"], text) if rules["group"] else ():
        low, high = sorted(float(g) for g in m.groups() if g)
        ranged.append(Span(base + m.start(), base + m.end()))
        yield Point("age", "ages of a group", ranged[-1], Amount(low, high, unit="years")), None
    if "lone" in rules:
        yield from _lone(parse, cast, s, rules["lone"])
    for mention in cast.inside(s.span):
        found = None if mention.plural else _beside(parse, mention, s, rules)
        if found is not None and not any(r.overlap(found[0]) for r in ranged):
            span, years = found
            child = any(w in parse.words(mention.span).lower() for w in rules["children"])
            yield Point("age", "age of a child" if child else "age", span, Amount(years, years, unit="years")), mention.entity


def _lone(parse: Parse, cast: Cast, s: Sentence, form: str) -> Iterator[tuple[Point, str | None]]:
    """Ages that stand for a person ("der 42-Jährige"), each of whoever is named last before."""
    for m in re.finditer(form, parse.words(s.span)):
        span, years = Span(s.span.start + m.start(1), s.span.start + m.end(1)), float(m.group(1))
        named = [
            x
            for x in cast.mentions
            if x.form == "name" and span.start - BACK < x.span.end <= span.start and isinstance(cast.who(x.entity), Person)
        ]
        if named and 0 < years < OLDEST:
            yield Point("age", "age", span, Amount(years, years, unit="years")), max(named, key=lambda x: x.span.end).entity


def _beside(parse: Parse, m: EntityMention, s: Sentence, rules: dict[str, Any]) -> tuple[Span, float] | None:
    text = parse.text.text
    whole = parse.words(m.span)
    behind, beyond = m.span.end, min(s.span.end, m.span.end + REACH)
    if m.form not in ("name", "nominal") and "being" not in rules:
        return None
    being = ((rules["being"], text[behind:beyond], behind),) if "being" in rules else ()
    said = (
        being
        if m.form not in ("name", "nominal")
        else (
            *being,
            (rules["behind"], text[m.span.end : min(s.span.end, m.span.end + REACH)], m.span.end),
            (rules["before"], text[max(s.span.start, m.span.start - REACH) : m.span.start], max(s.span.start, m.span.start - REACH)),
            (r"\b(\w+)-year-old", whole, m.span.start),
            (r"\bof (\w+)$", whole, m.span.start),
        )
    )
    for pattern, around, base in said:
        for hit in re.finditer(pattern, around):
            group = next((n for n in range(1, (hit.lastindex or 0) + 1) if hit.group(n)), 0)
            word = hit.group(group).lower()
            years = float(word) if word.isdigit() else float(rules["numbers"].get(word, 0))
            if 0 < years < OLDEST:
                return Span(base + hit.start(group), base + hit.end(group)), years
    return None
