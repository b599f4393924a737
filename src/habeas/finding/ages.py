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
from habeas.model.quote import Span

OLDEST = 110
REACH = 45
"""Characters beside a mention in which its age stands."""


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
    for m in re.finditer(rules["group"], text):
        low, high = sorted(float(g) for g in m.groups() if g)
        ranged.append(Span(base + m.start(), base + m.end()))
        yield Point("age", "ages of a group", ranged[-1], Amount(low, high, unit="years")), None
    for mention in cast.inside(s.span):
        found = _beside(parse, mention, s, rules) if mention.form in ("name", "nominal") and not mention.plural else None
        if found is not None and not any(r.overlap(found[0]) for r in ranged):
            span, years = found
            child = any(w in parse.words(mention.span).lower() for w in rules["children"])
            yield Point("age", "age of a child" if child else "age", span, Amount(years, years, unit="years")), mention.entity


def _beside(parse: Parse, m: EntityMention, s: Sentence, rules: dict[str, Any]) -> tuple[Span, float] | None:
    text = parse.text.text
    whole = parse.words(m.span)
    places = (
        (rules["behind"], text[m.span.end : min(s.span.end, m.span.end + REACH)], m.span.end),
        (rules["before"], text[max(s.span.start, m.span.start - REACH) : m.span.start], max(s.span.start, m.span.start - REACH)),
        (r"\b(\w+)-year-old", whole, m.span.start),
        (r"\bof (\w+)$", whole, m.span.start),
    )
    for pattern, around, base in places:
        for hit in re.finditer(pattern, around):
            group = next(n for n in range(1, (hit.lastindex or 1) + 1) if hit.group(n))
            word = hit.group(group).lower()
            years = float(word) if word.isdigit() else float(rules["numbers"].get(word, 0))
            if 0 < years < OLDEST:
                return Span(base + hit.start(group), base + hit.end(group)), years
    return None
