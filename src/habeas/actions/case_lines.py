"""What a list shows of a case, and which day it is listed by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.model import korean
from habeas.model.cases import Casebook, CaseFile, Status
from habeas.model.claims import StatusWord
from habeas.model.people import Place
from habeas.model.when import When
from habeas.model.wording import called

if TYPE_CHECKING:
    from habeas.casefile.corroboration import Independence

HELD = ("detained", "imprisoned", "abducted_not_returned")
"""What became of people that is told with where they are."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person now: since when, how many independent speakers say so, and the day of the last report ("" where unknown).

    `place`: where they are held. `korean`, `place_korean`: what Korean pages call the two, "" where there is no such name.
    """

    id: str
    name: str
    status: StatusWord
    since: When
    said_by: int
    reported: str
    place: str = ""
    korean: str = ""
    place_korean: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list: its number in the listing, its lasting id, and what a reader needs to choose it.

    `now`: those it was done to first. `last`: day of the last report that says something of them. `also`: other names and titles to find it by.
    `korean`, `place_korean`: the title and the place as Korean pages say them, "" where there is none.
    """

    number: int
    id: str
    title: str
    kind: str | None
    when: When | None
    place: str | None
    people: tuple[str, ...]
    reports: int
    status: tuple[tuple[str, str], ...]
    open_questions: int
    disagreements: int
    now: tuple[Known, ...] = ()
    last: str = ""
    also: tuple[str, ...] = ()
    korean: str = ""
    place_korean: str = ""


def lines(book: Casebook) -> dict[str, tuple[str, CaseLine]]:
    """For each case: the day of its main event, which it is listed by ("" where that is not known), and its line, not numbered yet."""
    from habeas.casefile.corroboration import Independence

    told = _Told(book, Independence(book))
    return {case.id: (told.day(case), told.line(case)) for case in book.cases}


class _Told:
    """A casebook's nouns by id, told in lines."""

    def __init__(self, book: Casebook, independence: Independence) -> None:
        self.independence = independence
        self.people = {person.id: person for person in book.people}
        self.events = {event.id: event for event in book.events}
        self.places = {place.id: place for place in book.places}
        self.claims = {claim.id: claim for claim in book.claims}
        self.sources = {source.id: source for source in book.sources}
        self.book, self.named = book, korean.names(book)

    def day(self, case: CaseFile) -> str:
        event = self.events.get(case.main_event or "")
        return (event.when.latest or event.when.earliest or "") if event else ""

    def line(self, case: CaseFile) -> CaseLine:
        event = self.events.get(case.main_event or "")
        place = self.places.get(event.place or "") if event else None
        latest = {status.person: status for status in case.status if status.person in self.people}
        victims = set(event.entities("victim")) if event else set()
        order = sorted(latest.values(), key=lambda s: (s.person not in victims, self.people[s.person].kind == "group", s.person))
        now = tuple(self._known(status) for status in order)
        return CaseLine(
            0,
            case.id,
            case.title,
            event.kind if event else None,
            event.when if event else None,
            place.name if place else None,
            tuple(called(self.people[p], self.people) for p in case.people if p in self.people),
            len(case.sources),
            tuple((called(self.people[p], self.people), status.status) for p, status in latest.items()),
            len(case.questions),
            len(case.disagreements),
            now,
            max((known.reported for known in now), default=""),
            self._also(case),
            korean.title(case, self.book, self.named) if case.whom else "",
            korean.bears(place) if place else "",
        )

    def _known(self, status: Status) -> Known:
        reported = (status.reported.latest or status.reported.earliest or "") if status.reported else ""
        name = called(self.people[status.person], self.people)
        said_by = len(self.independence.of(status.claims))
        at = self._held_in(status) if status.status in HELD else None
        there = (at.name, self.named.get(status.person, ""), korean.bears(at)) if at else ("", self.named.get(status.person, ""), "")
        return Known(status.person, name, status.status, status.since, said_by, reported, *there)

    def _held_in(self, status: Status) -> Place | None:
        """The place that most of those name who say where somebody is held."""
        named = Counter(
            c.place for ident in status.claims if (c := self.claims.get(ident)) and c.place in self.places and c.state != "rejected"
        )
        most = min(named, key=lambda place: (-named[place], place or ""), default=None)
        return self.places[most] if most else None

    def _also(self, case: CaseFile) -> tuple[str, ...]:
        names = [name.text for p in case.people if p in self.people for name in self.people[p].names]
        at = (self.places.get(self.events[e].place or "") for e in case.events if e in self.events)
        names += [name for place in at if place for name in (place.name, *place.names)]
        names += [t for s in case.sources if s in self.sources for t in (self.sources[s].title, self.sources[s].outlet) if t]
        return tuple(dict.fromkeys(names))
