"""What a list shows of a case, and which day it is listed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.model import korean
from habeas.model.cases import Casebook, CaseFile, Status
from habeas.model.claims import StatusWord
from habeas.model.when import When
from habeas.model.wording import called

if TYPE_CHECKING:
    from habeas.casefile.corroboration import Independence


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person now: since when, how many independent speakers say so, and the day of the last report ("" where unknown)."""

    id: str
    name: str
    status: StatusWord
    since: When
    said_by: int
    reported: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list: its number in the listing, its lasting id, and what a reader needs to choose it.

    `now`: those it was done to first. `last`: day of the last report that says something of them. `also`: other names and titles to find it by.
    `korean`: the title as Korean pages say it, "" where there is none.
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
        )

    def _known(self, status: Status) -> Known:
        reported = (status.reported.latest or status.reported.earliest or "") if status.reported else ""
        name = called(self.people[status.person], self.people)
        return Known(status.person, name, status.status, status.since, len(self.independence.of(status.claims)), reported)

    def _also(self, case: CaseFile) -> tuple[str, ...]:
        names = [name.text for p in case.people if p in self.people for name in self.people[p].names]
        at = (self.places.get(self.events[e].place or "") for e in case.events if e in self.events)
        names += [name for place in at if place for name in (place.name, *place.names)]
        names += [t for s in case.sources if s in self.sources for t in (self.sources[s].title, self.sources[s].outlet) if t]
        return tuple(dict.fromkeys(names))
