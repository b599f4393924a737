"""Whom a report brings in unnamed and then names, in languages without a grammar here: "Un comerciante fue secuestrado. Iker Sanz, de 42 años, ..." is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.finding.annotations import AmountMention, Cast, EntityMention, Parse
from habeas.finding.worded_descriptions import descriptions
from habeas.model.people import Person

OPENING = 4
"""Sentences, the headline among them, in which a report brings in whom it is about."""
AGED = 8
"""Letters between a name and the age told of it."""
PRINTED = re.compile(r"\s?[(（]\d{1,2}(?:\s?[歳岁歲])?[)）]|,\s\d{1,2},")
"""An age as printed right behind a name."""


def named_later(parse: Parse, cast: Cast, amounts: Sequence[AmountMention]) -> Cast:
    """A cast in which somebody whom the opening tells of without a name is the one person that it then names with an age."""
    sentences = parse.main_sentences()[:OPENING]
    if not sentences:
        return cast
    end = sentences[-1].span.end
    named = [m for m in cast.mentions if m.form == "name" and isinstance(cast.who(m.entity), Person) and m.span.end <= end]
    aged = {m.entity for m in named if _aged(parse, m, amounts)}
    if len(aged) != 1:
        return cast
    (who,) = aged
    first = min(m.span.start for m in named if m.entity == who)
    joined = _brought_in(parse, cast, who, first)
    if not joined:
        return cast
    people = tuple(
        replace(p, mentions=(*p.mentions, *(q for o in cast.people if o.id in joined for q in o.mentions))) if p.id == who else p
        for p in cast.people
        if p.id not in joined
    )
    return Cast(people, cast.organisations, tuple(replace(m, entity=who) if m.entity in joined else m for m in cast.mentions))


def _aged(parse: Parse, m: EntityMention, amounts: Sequence[AmountMention]) -> bool:
    """Whether an age stands right behind a name."""
    behind = any(a.shape == "age" and 0 <= a.span.start - m.span.end <= AGED for a in amounts)
    return behind or PRINTED.match(parse.text.text, m.span.end) is not None


def _brought_in(parse: Parse, cast: Cast, who: str, first: int) -> set[str]:
    """Those told of by what they are alone, as somebody new or in a headline, before the name."""
    told = {d.span: d for d in descriptions(parse).values()}
    named = {m.entity for m in cast.mentions if m.form == "name" or m.kin is not None}
    sex = next((p.sex for p in cast.people if p.id == who), "unknown")
    headline = next((s.span.end for s in parse.main_sentences()), 0)
    found: set[str] = set()
    for m in cast.mentions:
        own = told.get(m.span)
        if own is None or own.count is not None or m.entity in named or m.span.end > first or (own.told != "new" and m.span.end > headline):
            continue
        if "unknown" in (m.sex, sex) or m.sex == sex:
            found.add(m.entity)
    return found
