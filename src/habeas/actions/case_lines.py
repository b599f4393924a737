"""What a list shows of a case, and which day it is listed by."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model.cases import Casebook, CaseFile
from habeas.model.when import When
from habeas.model.wording import called


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list: its number in the listing, its lasting id, and what a reader needs to choose it."""

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


def lines(book: Casebook) -> dict[str, tuple[str, CaseLine]]:
    """For each case: the day of its main event, which it is listed by ("" where that is not known), and its line, not numbered yet."""
    people = {person.id: person for person in book.people}
    events = {event.id: event for event in book.events}
    places = {place.id: place for place in book.places}

    def line(case: CaseFile) -> tuple[str, CaseLine]:
        event = events.get(case.main_event or "")
        place = places.get(event.place or "") if event else None
        now = {status.person: status.status for status in case.status}
        return (event.when.latest or event.when.earliest or "") if event else "", CaseLine(
            0,
            case.id,
            case.title,
            event.kind if event else None,
            event.when if event else None,
            place.name if place else None,
            tuple(called(people[p], people) for p in case.people if p in people),
            len(case.sources),
            tuple((called(people[p], people), word) for p, word in now.items() if p in people),
            len(case.questions),
            len(case.disagreements),
        )

    return {case.id: line(case) for case in book.cases}
