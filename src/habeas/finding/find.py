"""Text -> Findings: the steps of finding in a row."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass

from habeas.finding.amounts import amounts
from habeas.finding.annotations import AmountMention, Cast, EventMention, Gazetted, Parse, TimeMention, Utterance
from habeas.finding.appeals import appeals
from habeas.finding.claims import claims
from habeas.finding.elsewhere import cast_without_grammar
from habeas.finding.events import events
from habeas.finding.figures import figures
from habeas.finding.gathering import gather
from habeas.finding.laws import laws
from habeas.finding.organisations import organisations
from habeas.finding.parse import dayless, parse
from habeas.finding.people import cast, met
from habeas.finding.places import places
from habeas.finding.published import dated
from habeas.finding.speech import speech
from habeas.finding.status import statuses
from habeas.finding.surety import sure
from habeas.finding.times import times
from habeas.finding.victim_choice import chosen
from habeas.finding.whole.turning import turning
from habeas.finding.whole.view import View
from habeas.finding.worded_counted import with_counted
from habeas.finding.worded_descriptions import struck, with_described
from habeas.finding.worded_openings import named_later
from habeas.model.claims import Law
from habeas.model.findings import Findings
from habeas.model.source import Text
from habeas.model.when import NEVER_SAID

MOST_CHARACTERS = 240_000
"""Characters of a text that are gone through (about 80 printed pages): who is who is asked of a whole text, and takes longer than in proportion."""


RECENT = 16
"""How many reports are kept as they were read last, but for what hangs on their day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One report with everything the steps have marked in it."""

    parse: Parse
    gazetted: Gazetted
    times: tuple[TimeMention, ...]
    amounts: tuple[AmountMention, ...]
    cast: Cast
    utterances: tuple[Utterance, ...]
    events: tuple[EventMention, ...]
    cited: tuple[Law, ...]


def find(text: Text) -> Findings:
    """All that one report says, as nouns with ids of their own; the report's publication bounds where it states none but gives them away.

    Of a text beyond MOST_CHARACTERS only what stands before `reach` is gone through; whoever calls says so.
    """
    end = reach(text.text)
    return weighed(mark(dated(text if end == len(text.text) else dataclasses.replace(text, text=text.text[:end]))))


def weighed(marked: Reading) -> Findings:
    """What a marked report says, each claim with how sure it is."""
    p = marked.parse
    told = claims(p, marked.cast, marked.gazetted, marked.times, marked.amounts, marked.utterances, marked.events)
    counted = figures(p, marked.times, marked.amounts, marked.gazetted, marked.cast, marked.utterances)
    asked = appeals(p, marked.cast, marked.utterances, told)
    states = statuses(p, marked.cast, marked.events)
    found = gather(p, marked.gazetted, marked.cast, marked.events, states, told, counted, asked, marked.cited)
    found = turning(found, View(p, marked.gazetted, marked.times, marked.cast, marked.events))
    return dataclasses.replace(found, claims=sure(found.claims, {e.id: e.kind for e in found.events}, marked.cast, p))


def reach(text: str) -> int:
    """How far a text is gone through: to its end, or to the last line that ends before MOST_CHARACTERS."""
    return len(text) if len(text) <= MOST_CHARACTERS else text.rfind("\n", MOST_CHARACTERS // 2, MOST_CHARACTERS) + 1 or MOST_CHARACTERS


def mark(text: Text, weigh: bool = True) -> Reading:
    """Every annotation of a text. People are found twice: before speech, and again when it is known who says "I" and "my son".

    `weigh`: whether the learned chooser has the last word on who is a victim; training asks without it.
    """
    when = times(parse(text))
    told_when = tuple(dataclasses.replace(t, when=NEVER_SAID) for t in when)
    seen = undated(dayless(text), told_when)
    p = dataclasses.replace(seen.parse, text=text)
    people = seen.people if p.grammatical else named_later(p, with_counted(p, with_described(p, seen.people), seen.many), seen.many)
    told = events(p, people, seen.where, when, seen.many, seen.said)
    people = seen.people if p.grammatical else struck(seen.people, people, told)
    told = chosen(p, people, seen.said, told) if weigh else told
    return Reading(p, seen.where, when, seen.many, people, seen.said, told, seen.cited)


@dataclass(frozen=True, slots=True)
class Undated:
    """What of a report does not hang on the day it came out: places, numbers, who is in it, who says what, which laws it names."""

    parse: Parse
    where: Gazetted
    many: tuple[AmountMention, ...]
    people: Cast
    said: tuple[Utterance, ...]
    cited: tuple[Law, ...]


@functools.lru_cache(maxsize=RECENT)
def undated(text: Text, when: tuple[TimeMention, ...]) -> Undated:
    """What of a report does not hang on its day, kept for when others date it. `when`: where its times stand, and of which shape."""
    p = parse(text)
    where = places(p)
    many = amounts(p, when)
    bodies, named_bodies = organisations(p, where)
    if not p.grammatical:
        people = cast_without_grammar(p, where, bodies, named_bodies, many, when)
    else:
        found = met(p, where, bodies, named_bodies, many, when)
        people = cast(p, found)
        people = cast(p, found, speech(p, people), people)
    return Undated(p, where, many, people, speech(p, people), laws(p))
