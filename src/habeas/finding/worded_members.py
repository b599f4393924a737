"""People named as some of a group, in languages that have no grammar here: "entre ellos Ana Ruiz", "이 가운데 박영희(38) 씨와 딸", "其中林宥傑".

What befell the group befell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from habeas.finding.annotations import AmountMention, Cast, EntityMention, Parse
from habeas.finding.worded_marks import marks
from habeas.finding.worded_roles import JOINING
from habeas.model.people import Person
from habeas.model.quote import Span

NEAR = 48
"""Letters behind "among them" in which the first of those named stands."""
SHORTLY = 160
"""Letters in which a group is told of shortly before."""
AGED = re.compile(
    r"\s*[(（,，]\s*(?:de\s|von\s)?\d{1,3}\s*(?:años|ans|Jahre|vuotta|세|살|歳|岁|歲)?\s*(?:[·ㆍ]\s*가명)?\s*(?:[)）]|(?=[,，]))"
)
"""An age behind a name."""
JOINED = re.compile(r"\s*\w{0,4}\s*(?:씨|군|양|さん|氏|先生|女士)?\s*(?:[·・、,，]|와|과|및|と|和|与|與|及)?\s*[\w\s]{0,12}?\s*")
"""What stands between those named before a number that counts them."""
OPEN = re.compile(r"[.!?。！？;；]|\n")


def named_among(parse: Parse, mentions: list[EntityMention], groups: Mapping[str, AmountMention]) -> Iterator[tuple[str, str]]:
    """(group, person): each person named as one of the largest group told of shortly before."""
    table = marks(parse.language.split("-")[0]).table
    pattern, related = table.get("among"), table.get("kin_between")
    text = parse.text.text
    for m in pattern.finditer(text) if pattern else ():
        before = sorted((g for g in mentions if g.entity in groups and g.span.end <= m.start()), key=lambda g: g.span)
        behind = sorted((p for p in mentions if p.span.start >= m.end()), key=lambda p: p.span)
        if not before or not behind or behind[0].entity in groups or _far(text, m.end(), behind[0].span):
            continue
        near = [g for g in before if m.start() - g.span.end <= SHORTLY] or before[-1:]
        whole = max(near, key=lambda g: (groups[g.entity].amount.low or 0, g.span.end)).entity
        last = behind[0]
        yield whole, last.entity
        for p in behind[1:]:
            end = aged.end() if (aged := AGED.match(text, last.span.end)) else last.span.end
            joined = JOINING.fullmatch(text, end, p.span.start) or (related and related.fullmatch(text, end, p.span.start))
            if p.entity in groups or p.span.start < end or (not joined and p.form == "name"):
                break
            if not joined:
                continue  # "Ana Ruiz and her son of seven, Luis": the son is Luis
            yield whole, p.entity
            last = p


def named_with(parse: Parse, mentions: list[EntityMention], groups: Mapping[str, AmountMention]) -> Iterator[tuple[str, str]]:
    """(group, person): each person named right before the number that counts them with others: "탁 씨와 아들 등 다섯 명", "佐伯さんら5人", "何某等七人"."""
    pattern, text = marks(parse.language.split("-")[0]).table.get("counted_with"), parse.text.text
    for g in mentions if pattern else ():
        sentence = parse.sentence_at(g.span.start)
        led = pattern.search(text[max(sentence.span.start, g.span.start - NEAR) : g.span.start]) if pattern and sentence else None
        if led is None or g.entity not in groups:
            continue
        end = g.span.start - len(led.group())
        for p in sorted((p for p in mentions if p.span.end <= g.span.start), key=lambda p: p.span, reverse=True):
            between = text[p.span.end : end]
            if len(between) > NEAR or not JOINED.fullmatch(AGED.sub("", between)) or OPEN.search(between):
                break
            if p.entity not in groups and (p.form == "name" or p.kin):
                yield g.entity, p.entity
            end = p.span.start


def _far(text: str, start: int, first: Span) -> bool:
    return first.start - start > NEAR or OPEN.search(text, start, first.start) is not None


def with_members(cast: Cast, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Those an event befell and, of a group, the people named as some of it; parts of a group that are groups may have met with something else."""
    people = {p.id: p for p in cast.people}
    inside = [m for e in chosen if e in people and people[e].kind == "group" for m in people[e].members]
    named = [m for m in inside if m in people and _somebody(people[m])]
    return tuple(dict.fromkeys((*chosen, *named)))


def _somebody(person: Person) -> bool:
    return person.kind in ("named", "pseudonymous", "anchored")
