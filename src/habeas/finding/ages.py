"""Ages told beside a person or of a group: "Lena Moss, 37,", "a girl of nine", "a four-year-old boy", "15 to 23 years old"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from habeas.finding.age_phrases import phrased
from habeas.finding.annotations import Cast, EntityMention, Parse, Sentence
from habeas.finding.lexicon import words
from habeas.finding.points import Point
from habeas.finding.years_said import rule, years
from habeas.model.amount import Amount
from habeas.model.people import Person
from habeas.model.quote import Span

REACH = 60
"""Characters beside a mention in which its age stands."""
CLOSE = 4
"""Characters that a comma or a bracket takes between a noun and the name of the same person."""
BRACKETS = ("(", "（")
BACK = 300
"""Characters before an age that stands for a person in which that person is named."""


@functools.cache
def _rules(language: str) -> dict[str, Any]:
    rules: dict[str, Any] = words(language, "points").get("ages", {})
    return rules


def ages(parse: Parse, cast: Cast, s: Sentence) -> Iterator[tuple[Point, str | None]]:
    """Each age in a sentence with the id of whose it is; None for a group told of by its youngest and oldest."""
    language = parse.language.split("-")[0]
    rules = _rules(language)
    if not rules:
        return
    text, base = parse.words(s.span), s.span.start
    taken: list[Span] = []
    for m in (m for form in rule(language, "group") for m in re.finditer(form, text)):
        low, high = sorted(float(g) for g in m.groups() if g)
        taken.append(Span(base + m.start(), base + m.end()))
        yield Point("age", "ages of a group", taken[-1], Amount(low, high, unit="years")), None
    ranged, young = tuple(taken), list(_of_children(parse, s))
    lone = list(_lone(parse, cast, s, rules))
    for mention in cast.inside(s.span):
        found = None if mention.plural else _beside(parse, mention, s, rules)
        if found is not None and not any(r.overlap(found[0]) for r in ranged):
            span, n = found
            taken.append(span)
            child = set(rules["children"]) & set(parse.words(mention.span).lower().split()) or any(y.overlap(span) for y, _ in young)
            whose = _named_behind(parse, cast, mention, span) if mention.form == "nominal" else mention.entity
            yield Point("age", "age of a child" if child else "age", span, Amount(n, n, unit="years")), whose
    phrases = list(phrased(parse, cast, s, (*taken, *(y for y, _ in young))))
    yield from phrases
    yield from (found for found in lone if not any(p.span.overlap(found[0].span) for p, _ in phrases))
    for span, n in young:
        if not any(t.overlap(span) for t in taken):
            yield Point("age", "age of a child", span, Amount(n, n, unit="years")), None


def _named_behind(parse: Parse, cast: Cast, m: EntityMention, age: Span) -> str:
    """Whose an age is that a noun carries: of whoever is named right behind ("a woman of 58, Hedda Brun")."""
    end = max(m.span.end, age.end)
    behind = [x for x in cast.mentions if x.form == "name" and 0 < x.span.start - end < CLOSE and not x.plural]
    named = next((x for x in behind if parse.words(Span(end, x.span.start)).strip(" ,(") == ""), None)
    return named.entity if named and isinstance(cast.who(named.entity), Person) else m.entity


def _of_children(parse: Parse, s: Sentence) -> Iterator[tuple[Span, float]]:
    """Ages that a word for a child carries where nouns are not read, or not as people: of the child, whoever that is."""
    language = parse.language.split("-")[0]
    for m in (m for form in rule(language, "of_child") for m in re.finditer(form, parse.words(s.span))):
        group = next(n for n in range(1, (m.lastindex or 0) + 1) if m.group(n))
        if n := years(m.group(group), language):
            yield Span(s.span.start + m.start(group), s.span.start + m.end(group)), n


def _lone(parse: Parse, cast: Cast, s: Sentence, rules: dict[str, Any]) -> Iterator[tuple[Point, str | None]]:
    """Ages that stand for a person ("der 42-Jährige"), each of whoever is named last before; not where a relative stands between."""
    text, language = parse.text.text, parse.language.split("-")[0]
    for m in (m for form in rule(language, "lone") for m in re.finditer(form, parse.words(s.span))):
        group = next(n for n in range(1, (m.lastindex or 0) + 1) if m.group(n))
        span, n = Span(s.span.start + m.start(group), s.span.start + m.end(group)), years(m.group(group), language)
        named = [
            x
            for x in cast.mentions
            if x.form == "name" and span.start - BACK < x.span.end <= span.start and isinstance(cast.who(x.entity), Person)
        ]
        last = max(named, key=lambda x: x.span.end, default=None)
        start = s.span.start + m.start()
        if last is None or not n or (text[start - 1 : start] in BRACKETS and start - last.span.end > CLOSE):
            continue  # in brackets it is the age of whoever stands before them, known by name or not
        if "kin" not in rules or not re.search(rules["kin"], text[last.span.end : span.start]):
            yield Point("age", "age", span, Amount(n, n, unit="years")), last.entity


def _beside(parse: Parse, m: EntityMention, s: Sentence, rules: dict[str, Any]) -> tuple[Span, float] | None:
    text = parse.text.text
    whole = parse.words(m.span)
    behind, beyond, before = m.span.end, min(s.span.end, m.span.end + REACH), max(s.span.start, m.span.start - REACH)
    language = parse.language.split("-")[0]
    if m.form not in ("name", "nominal") and "being" not in rules:
        return None
    being = ((rules["being"], text[behind:beyond], behind),) if "being" in rules else ()
    said = (
        being
        if m.form not in ("name", "nominal")
        else (
            *being,
            *((form, text[behind:beyond], behind) for form in rule(language, "behind")),
            *((form, text[before : m.span.start], before) for form in rule(language, "before")),
            (r"\b([\w-]+?)-year-old", whole, m.span.start),
            (r"\bof (\w+)$", whole, m.span.start),
        )
    )
    for pattern, around, base in said:
        for hit in re.finditer(pattern, around):
            group = next((n for n in range(1, (hit.lastindex or 0) + 1) if hit.group(n)), 0)
            of_parents = "parents" in rules and re.search(rules["parents"], text[: base + hit.start(group)][-REACH:])
            if (n := years(hit.group(group), language)) and not of_parents:
                return Span(base + hit.start(group), base + hit.end(group)), n
    return None
