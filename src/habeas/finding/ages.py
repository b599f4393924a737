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
REACH = 60
"""Characters beside a mention in which its age stands."""
CLOSE = 4
"""Characters that a comma or a bracket takes between a noun and the name of the same person."""
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
        yield from _lone(parse, cast, s, rules)
    if "of_child" in rules:
        yield from _of_children(parse, s, rules)
    for mention in cast.inside(s.span):
        found = None if mention.plural else _beside(parse, mention, s, rules)
        if found is not None and not any(r.overlap(found[0]) for r in ranged):
            span, years = found
            child = any(w in parse.words(mention.span).lower() for w in rules["children"])
            whose = _named_behind(parse, cast, mention, span) if mention.form == "nominal" else mention.entity
            yield Point("age", "age of a child" if child else "age", span, Amount(years, years, unit="years")), whose


def _named_behind(parse: Parse, cast: Cast, m: EntityMention, age: Span) -> str:
    """Whose an age is that a noun carries: of whoever is named right behind ("a woman of 58, Hedda Brun")."""
    end = max(m.span.end, age.end)
    behind = [x for x in cast.mentions if x.form == "name" and 0 < x.span.start - end < CLOSE and not x.plural]
    named = next((x for x in behind if parse.words(Span(end, x.span.start)).strip(" ,(") == ""), None)
    return named.entity if named and isinstance(cast.who(named.entity), Person) else m.entity


def _of_children(parse: Parse, s: Sentence, rules: dict[str, Any]) -> Iterator[tuple[Point, str | None]]:
    """Ages that a word for a child carries, in languages whose nouns are not read: of the child, whoever that is."""
    for m in re.finditer(rules["of_child"], parse.words(s.span)):
        group = next(n for n in range(1, (m.lastindex or 0) + 1) if m.group(n))
        if years := _years(m.group(group), rules):
            span = Span(s.span.start + m.start(group), s.span.start + m.end(group))
            yield Point("age", "age of a child", span, Amount(years, years, unit="years")), None


def _lone(parse: Parse, cast: Cast, s: Sentence, rules: dict[str, Any]) -> Iterator[tuple[Point, str | None]]:
    """Ages that stand for a person ("der 42-Jährige"), each of whoever is named last before; not where a relative stands between."""
    for m in re.finditer(rules["lone"], parse.words(s.span)):
        group = next(n for n in range(1, (m.lastindex or 0) + 1) if m.group(n))
        span, years = Span(s.span.start + m.start(group), s.span.start + m.end(group)), _years(m.group(group), rules)
        named = [
            x
            for x in cast.mentions
            if x.form == "name" and span.start - BACK < x.span.end <= span.start and isinstance(cast.who(x.entity), Person)
        ]
        last = max(named, key=lambda x: x.span.end, default=None)
        if last is None or not years:
            continue
        if "kin" not in rules or not re.search(rules["kin"], parse.text.text[last.span.end : span.start]):
            yield Point("age", "age", span, Amount(years, years, unit="years")), last.entity


def _years(said: str, rules: dict[str, Any]) -> float:
    """The years of a number in figures or in words; 0 where it is none."""
    word = said.lower()
    tens, _, ones = word.partition("-")
    years = float(word) if word.isdigit() else float(sum(rules["numbers"].get(w, 0) for w in (tens, ones) if w))
    return years if 0 < years < OLDEST else 0.0


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
            *((form, text[behind:beyond], behind) for form in _forms(rules["behind"])),
            (rules["before"], text[max(s.span.start, m.span.start - REACH) : m.span.start], max(s.span.start, m.span.start - REACH)),
            (r"\b(\w+)-year-old", whole, m.span.start),
            (r"\bof (\w+)$", whole, m.span.start),
        )
    )
    for pattern, around, base in said:
        for hit in re.finditer(pattern, around):
            group = next((n for n in range(1, (hit.lastindex or 0) + 1) if hit.group(n)), 0)
            of_parents = "parents" in rules and re.search(rules["parents"], text[: base + hit.start(group)][-REACH:])
            if (years := _years(hit.group(group), rules)) and not of_parents:
                return Span(base + hit.start(group), base + hit.end(group)), years
    return None


def _forms(told: str | list[str]) -> list[str]:
    """The forms of a rule that has one or several."""
    return [told] if isinstance(told, str) else told
