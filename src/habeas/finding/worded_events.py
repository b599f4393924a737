"""Events of reports in languages without a grammar here: trigger words of a sentence with the people, places, times and numbers beside them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from habeas.finding import stance
from habeas.finding.annotations import Cast, EntityMention, EventMention, Parse, Sentence
from habeas.finding.circumstances import Setting
from habeas.finding.lexicon import words
from habeas.finding.retold import Draft
from habeas.model.amount import Amount
from habeas.model.events import EventKind, Role
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

QUOTED = re.compile('[“"「『«][^“”"「」『』«»]+[”"」』»]')
NEAR = 40
"""Letters before a trigger in which a fear or condition still governs it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A trigger: its kind, the expression that finds it, and whether those concerned do it themselves (fled) or undergo it."""

    kind: EventKind
    found: re.Pattern[str]
    acts: bool


@functools.cache
def vocabulary(language: str) -> tuple[Word, ...]:
    """The trigger words of a language, from words/<language>/events.toml."""
    known = words(language, "events")
    return tuple(
        Word(cast(EventKind, e["kind"]), re.compile("|".join(f"(?:{w})" for w in e["match"]), re.IGNORECASE), bool(e.get("acts", False)))
        for e in known.get("word", ())
    )


@functools.cache
def barriers(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What may not stand right before and right after a trigger: fears, plans, conditions."""
    known = words(language, "events")
    before, after = known.get("before", ()), known.get("unless", ())
    return (
        re.compile("(?:" + "|".join(before) + ")$", re.IGNORECASE) if before else None,
        re.compile("|".join(after), re.IGNORECASE) if after else None,
    )


@functools.cache
def telling(language: str) -> re.Pattern[str] | None:
    """What begins at the end of a sentence where it says who told it, in languages that put that last."""
    told = words(language, "events").get("telling", ())
    return re.compile("|".join(f"(?:{t})" for t in told)) if told else None


@functools.cache
def retelling(language: str) -> re.Pattern[str] | None:
    """A trigger that goes back to an event just told: "among those arrested"."""
    again = words(language, "events").get("retelling", ())
    return re.compile("|".join(f"(?:{t})" for t in again)) if again else None


def worded_events(setting: Setting, cast_: Cast) -> Iterator[Draft]:
    """Events of every sentence, one a kind: the first trigger of the kind that is told as fact."""
    parse = setting.parse
    language = parse.language.split("-")[0]
    table = vocabulary(language)
    for sentence in parse.main_sentences():
        text = parse.words(sentence.span)
        for word in table:
            draft = next((d for m in word.found.finditer(text) if (d := _draft(setting, cast_, sentence, word, m)) is not None), None)
            if draft is not None:
                yield draft


def _draft(setting: Setting, cast_: Cast, sentence: Sentence, word: Word, found: re.Match[str]) -> Draft | None:
    parse = setting.parse
    text = parse.words(sentence.span)
    before, after = barriers(parse.language.split("-")[0])
    if (before and before.search(text[max(0, found.start() - NEAR) : found.start()])) or (after and after.match(text[found.end() :])):
        return None
    trigger = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
    meant = stance.modality_of_words(parse, trigger)
    if meant.negated or meant.stance not in ("asserted", "hedged"):
        return None
    clause = _clause(parse, sentence, trigger)
    people = [m for m in cast_.inside(clause) if m.form != "organisation" and m.entity]
    chosen = _concerned(parse, people, trigger)
    role = "agent" if word.acts else "other" if word.kind == "release" else "victim"
    when, place = _when(setting, clause, trigger), _where(setting, clause, trigger)
    mention = EventMention(
        id="",
        kind=word.kind,
        trigger=trigger,
        span=sentence.span,
        head=parse.token_at(trigger.start) or sentence.first,
        roles=tuple(Role(role, e) for e in dict.fromkeys(m.entity for m in chosen)),  # type: ignore[arg-type]
        when=when,
        place=place,
        count=_count(setting, clause, trigger),
        happened="uncertain" if meant.stance == "hedged" else "yes",
        modality=meant,
        why=f"'{found.group()}' tells of {word.kind.replace('_', ' ')}",
    )
    again = retelling(parse.language.split("-")[0])
    back = bool(again and again.match(text, found.start()))
    return Draft(mention, sentence.i, definite=not chosen, possessed=back)


def _concerned(parse: Parse, people: list[EntityMention], trigger: Span) -> list[EntityMention]:
    """The person or group named nearest to a trigger, and those joined to it."""
    if not people:
        return []
    nearest = min(people, key=lambda m: (_away(m.span, trigger), m.span.start))
    joined = [
        m for m in people if m is nearest or (0 <= m.span.start - nearest.span.end <= 6) or (0 <= nearest.span.start - m.span.end <= 6)
    ]
    owners = {m.possessor for m in joined if m.possessor}
    return [m for m in joined if m.entity not in owners]  # "the son of Roh was arrested" says nothing of Roh


def _clause(parse: Parse, sentence: Sentence, trigger: Span) -> Span:
    """The sentence without its telling: in "that the boy was caught, the father said on the 6th" neither father nor 6th belong to the event."""
    for m in QUOTED.finditer(parse.words(sentence.span)):
        inside = Span(sentence.span.start + m.start(), sentence.span.start + m.end())
        if inside.covers(trigger):
            return inside
    told = telling(parse.language.split("-")[0])
    found = told.search(parse.words(sentence.span)) if told else None
    if found is None:
        return sentence.span
    edge = sentence.span.start + found.start()
    return Span(sentence.span.start, edge) if trigger.end <= edge else sentence.span


def _away(span: Span, trigger: Span) -> int:
    return trigger.start - span.end if span.end <= trigger.start else span.start - trigger.end


def _when(setting: Setting, clause: Span, trigger: Span) -> When:
    near = [t for t in setting.times if t.shape == "point" and t.when.known and clause.covers(t.span)]
    return min(near, key=lambda t: (_away(t.span, trigger), t.span.start)).when if near else NEVER_SAID


def _where(setting: Setting, clause: Span, trigger: Span) -> str | None:
    near = [p for p in setting.gazetted.mentions if p.role == "place" and clause.covers(p.span)]
    return min(near, key=lambda p: (_away(p.span, trigger), p.span.start)).entity if near else None


def _count(setting: Setting, clause: Span, trigger: Span) -> Amount | None:
    near = [a for a in setting.amounts if a.shape == "count" and a.amount.known and clause.covers(a.span)]
    return min(near, key=lambda a: (_away(a.span, trigger), a.span.start)).amount if near else None
