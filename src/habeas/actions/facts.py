"""Assembled claims as the desk asks for them: what they say in columns, and how much a decision on each would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Claim
from habeas.model.events import GRAVE, Event
from habeas.model.wording import called
from habeas.store.facts import Fact
from habeas.store.search import folded

CONSEQUENCE = {"status": 3.0, "event": 2.5, "relation": 1.5, "attribute": 1.5, "figure": 1.0, "statement": 0.7, "appeal": 0.5, "law": 0.3}
"""How much hangs on a kind of claim: what became of someone and what happened come before what was said about it."""
DIFFERS, ALONE = 1.5, 1.0
"""What it adds that sources differ on the point, and that nothing else tells of a grave event."""
UNSURE = 0.65


def facts(book: Casebook, members: Mapping[str, Collection[str]]) -> Iterator[Fact]:
    """Every claim of a part. `members`: for each case the ids of what is needed to show it."""
    told = _Told(book)
    shown: dict[str, str] = {}
    for case in sorted(book.cases, key=lambda case: case.id):
        for ident in members[case.id]:
            shown.setdefault(ident, case.id)
    for claim in book.claims:
        yield told.fact(claim, shown.get(claim.id, ""))


class _Told:
    """A part's nouns by id, and what bears on how much a decision helps."""

    def __init__(self, book: Casebook) -> None:
        self.people = {person.id: person for person in book.people}
        self.bodies = {body.id: body for body in book.organisations}
        self.places = {place.id: place for place in book.places}
        self.events = {event.id: event for event in book.events}
        self.told = Counter(c.event for c in book.claims if c.event and c.state != "rejected")
        self.differing = {c for case in book.cases for d in case.disagreements for v in d.values for c in v.claims}

    def fact(self, claim: Claim, case: str) -> Fact:
        """One claim in columns."""
        event = self.events.get(claim.event or "")
        place = self.places.get(claim.place or "") or self.places.get((event.place if event else None) or "")
        when = claim.when if claim.when.known or event is None else event.when
        things = self._things(claim, event)
        first = claim.quotes[0]
        reasons, worth = self._worth(claim, event)
        speaker = self._name(claim.speaker.entity or "") or claim.speaker.name or ""
        return Fact(
            claim.id,
            first.source,
            first.start,
            first.end,
            first.text,
            claim.kind,
            claim.stance,
            claim.state,
            claim.predicate,
            speaker,
            claim.speaker.kind,
            event.kind if event else "",
            (place.country or "") if place else "",
            when.earliest or "",
            when.latest or "",
            case,
            claim.confidence,
            worth,
            reasons,
            tuple(name for thing in things for name in self._names(thing)),
            things,
        )

    def _things(self, claim: Claim, event: Event | None) -> tuple[str, ...]:
        """Ids of those whom a claim names, of its event and its place."""
        part = (*(role.entity for role in event.roles), event.id, event.place or "") if event else ()
        named = (*claim.subjects, *claim.objects, claim.speaker.entity or "", claim.place or "", *part)
        known = (self.people, self.bodies, self.places, self.events)
        return tuple(dict.fromkeys(one for one in named if any(one in nouns for nouns in known)))

    def _name(self, ident: str) -> str:
        if ident in self.people:
            return called(self.people[ident], self.people)
        return self.bodies[ident].name if ident in self.bodies else ""

    def _names(self, ident: str) -> tuple[str, ...]:
        if ident in self.people:
            return tuple(name.text for name in self.people[ident].names) or (called(self.people[ident], self.people),)
        noun = self.bodies.get(ident) or self.places.get(ident)
        return (noun.name, *noun.names) if noun else ()

    def _worth(self, claim: Claim, event: Event | None) -> tuple[tuple[str, ...], float]:
        """How much a decision helps: how unsure the finder was, times what hangs on it; and why."""
        differs = claim.id in self.differing
        alone = event is not None and event.kind in GRAVE and self.told[event.id] == 1
        reasons = ("differs",) * differs + ("alone",) * alone + ("unsure_finder",) * (claim.confidence < UNSURE)
        weight = CONSEQUENCE.get(claim.kind, 0.5) + DIFFERS * differs + ALONE * alone
        return reasons, round((1.1 - claim.confidence) * weight, 6)


def columns(case: CaseFile, book: Casebook, line: Mapping[str, Any]) -> dict[str, Any]:
    """What a list of cases is narrowed and sorted by. `line`: what a list shows of the case, plain."""
    events = {event.id: event for event in book.events}
    people = {person.id: person for person in book.people}
    main = events.get(case.main_event or "")
    place = next((p for p in book.places if main and p.id == main.place), None)
    now = {status.person: status for status in case.status}
    reported = [status.reported.latest or status.reported.earliest or "" for status in now.values() if status.reported]
    names = [name.text for p in case.people if p in people for name in people[p].names]
    words = [case.title, *line.get("people", ()), *line.get("also", ()), *names, *((place.name, *place.names) if place else ())]
    return {
        "kind": main.kind if main else "",
        "country": (place.country or "") if place else "",
        "last": max(reported, default=""),
        "status": f" {' '.join(sorted({status.status for status in now.values()}))} ",
        "words": folded("\n".join(dict.fromkeys(words))),
        "reports": len(case.sources),
        "questions": len(case.questions),
        "disagreements": len(case.disagreements),
    }
