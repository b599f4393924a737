"""What a report turns on of which no clause was understood: the one it mostly speaks of, on the day and in the town that the report as a whole tells.

"He had just left the march on Thursday when a van stopped; it took four of them to get him in" says no verb that the patterns know.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.finding.lexicon import words
from habeas.finding.version import FINDER
from habeas.finding.whole.chosen import Chosen
from habeas.finding.whole.view import View
from habeas.model.claims import Claim, Speaker
from habeas.model.events import Event, Role
from habeas.model.people import Person

SHORT = 40
"""Sentences up to which a report is about one thing, so that its one day and town are those of its one person."""
GROUPS = 2
"""Groups of words around violations of which a report must hold some."""
OFTEN = 2
"""Mentions from which a report speaks of somebody, and does not just name them."""
AGED, SPEAKING = 2, 2
"""Mentions that an age is worth ("a teacher, 31"), and those that speaking costs, as officials and lawyers do."""
SURE = 0.5
"""How likely the report's day must be that of the event, where no clause tells of it."""
PRESENT = frozenset({"now", "so far", "today", "currently", "at present", "until now", "recently"})
NO_OTHER = frozenset({"escape", "crossing", "reunion"})
"""Kinds that are what a report turns on where it tells of no violation."""


@functools.cache
def _beside(language: str) -> tuple[re.Pattern[str], ...]:
    listed = words(language, "violations").get("beside", {})
    return tuple(re.compile(rf"\b(?:{'|'.join(rows)})\b", re.IGNORECASE) for rows in listed.values())


def untold(
    events: Sequence[Event], claims: Sequence[Claim], people: Sequence[Person], view: View, chosen: Chosen
) -> tuple[Event, Claim] | None:
    """An event of no kind for the one a short report mostly speaks of, and the claim that stands for it; None where little speaks for a violation."""
    if len(view.order) > SHORT or chosen.day is None or any(e.kind in NO_OTHER for e in events):
        return None
    main = " ".join(view.parse.words(s.span) for s in view.parse.main_sentences())
    groups = sum(p.search(main) is not None for p in _beside(view.language))
    speakers = {c.speaker.entity for c in claims}
    who = _spoken_of(people, view, speakers)
    if who is None or groups < GROUPS + (who.id in speakers and who.age is None):
        return None
    quote = view.parse.quote(view.parse.sentences[_told_in(who, view, chosen)].span)
    made = f"{quote.source}:h{quote.start}-other"
    voice = next((c for c in claims if c.quotes[0].start < quote.end and quote.start < c.quotes[0].end), None)
    claim = Claim(
        id=f"{quote.source}:c{quote.start}-{quote.end}-whole",
        kind="event",
        quotes=(quote,),
        speaker=voice.speaker if voice is not None else Speaker(None, view.parse.text.source.outlet, "media"),
        stance="hedged",
        negated=False,
        direct=False,
        subjects=(who.id,),
        predicate="other",
        event=made,
        finder=FINDER,
        why="the report as a whole speaks most of this person and holds what stands around violations",
    )
    return Event(made, "other", (Role("victim", who.id),), happened="uncertain", claims=(claim.id,), violation=True), claim


def dated(made: Event, events: Sequence[Event], chosen: Chosen) -> Chosen:
    """What is chosen for a report, without its day where that is unsure, of the present, or told of something that was understood (a release)."""
    if chosen.day is None:
        return chosen
    day, sure = chosen.day[0].mention.when, chosen.day[1].probability >= SURE
    told = any(e.when.known and e.when.meets(day) for e in events if e.id != made.id)
    return chosen if sure and not told and (day.words or "").lower() not in PRESENT else replace(chosen, day=None)


def _spoken_of(people: Sequence[Person], view: View, speakers: set[str | None]) -> Person | None:
    """The one by name of whom a report tells most: mentions count, and an age; who speaks or is known as kin of another is told of less."""

    def told(p: Person) -> int:
        return len(p.mentions) + AGED * (p.age is not None) - SPEAKING * (p.id in speakers and p.age is None) - bool(p.kin)

    rulers = set(words(view.language, "events")["status"]["officials"].split())
    named = [p for p in people if p.kind == "named" and p.mentions and not _tagged_as_place(view, p) and not _calls(p) & rulers]
    best = min(named, key=lambda p: (-told(p), p.mentions[0].start), default=None)
    return best if best is not None and len(best.mentions) >= OFTEN else None


def _calls(p: Person) -> set[str]:
    """The words for what somebody is."""
    return {w.lower() for o in p.occupations for w in o.split()}


def _tagged_as_place(view: View, p: Person) -> bool:
    """Whether a name is also that of a place of the report."""
    return any(m.span.start <= q.start < m.span.end for m in view.gazetted.mentions for q in p.mentions[:1])


def _told_in(who: Person, view: View, chosen: Chosen) -> int:
    """The sentence of the report's day, where the person is told of in it or beside it, else the one in which they are named first."""
    at = [view.sentence(q.span) for q in who.mentions]
    day = view.sentence(chosen.day[0].mention.span) if chosen.day else -1
    return day if any(abs(view.order.get(a, -9) - view.order.get(day, 99)) <= 1 for a in at) else at[0]
