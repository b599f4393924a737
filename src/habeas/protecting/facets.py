"""What a casebook shows of a person that others may share: sex, age, kin, work, and what happened to them, where and when; one facet each."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from habeas.model.amount import Amount
from habeas.model.cases import Casebook
from habeas.model.events import Event
from habeas.model.people import Person, Place
from habeas.model.when import When

FacetKind = Literal["sex", "age", "nationality", "job", "kin", "kin_of", "trait", "status", "act", "place", "time", "count", "also"]
EVENT_FACETS = frozenset({"act", "place", "time", "count"})
Value = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """One thing shown of a person. `value`: what is compared, as words; `event`: the event it belongs to, "" for the person's own.

    age, count: (low, high); time: (earliest, latest) ISO days; an open end is "". place: ("name", folded name) or ("country", code).
    kin_of: (relation, a name of the relative). `said`: the words for it. `where`: the earlier publication that showed it.
    """

    kind: FacetKind
    value: Value
    event: str = ""
    said: str = ""
    where: str = ""


def amount_value(a: Amount) -> Value:
    """Low and high as words."""
    return tuple("" if n is None else f"{n:g}" for n in (a.low, a.high))


@functools.lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A word as it is compared."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


@functools.lru_cache(maxsize=20_000)
def place_keys(place: Place) -> frozenset[Value]:
    """Everything that a place lies in or is called."""
    names = {place.name, *place.names, place.city or "", place.region or ""} - {""}
    return frozenset({("name", folded(n)) for n in names} | ({("country", place.country)} if place.country else set()))


def place_value(place: Place) -> Value:
    """What is shown of a place."""
    return ("country", place.country) if place.kind == "country" and place.country else ("name", folded(place.name))


def by_name(places: Iterable[Place]) -> dict[str, Place]:
    """The place that each name means, folded; what is called so before what lies in it."""
    found: dict[str, Place] = {}
    for place in places:
        for name in (place.name, *place.names):
            found.setdefault(folded(name), place)
    return found


class Shows:
    """A casebook as what it shows of each person, ids of relatives brought to those of the whole casebook."""

    def __init__(self, book: Casebook, whole_id: Mapping[str, str] | None = None, where: str = "") -> None:
        self._places = {p.id: p for p in book.places}
        self._names = {p.id: tuple(n.text for n in p.names) for p in book.people if p.names}
        self._whole_id, self._where = whole_id, where
        self._events: dict[str, list[Event]] = {}
        for event in book.events:
            for entity in dict.fromkeys(event.entities("victim", "agent", "other")):
                self._events.setdefault(entity, []).append(event)
        self._status = {s.person: s.status for case in book.cases for s in case.status}

    def of(self, person: Person) -> Iterator[Facet]:
        """All facets of one person."""
        yield from self.own(person)
        for event in self.events_of(person):
            yield from self.event(event)

    def events_of(self, person: Person) -> tuple[Event, ...]:
        """The events in which something happened to the person, or they did something."""
        return tuple(self._events.get(person.id, ()))

    def own(self, p: Person) -> Iterator[Facet]:
        """What is the person's own, whatever happened."""
        if p.sex != "unknown":
            yield self._facet("sex", (p.sex,), p.sex)
        if p.age is not None and p.age.known:
            yield self._facet("age", amount_value(p.age))
        elif p.age_group == "child":
            yield self._facet("age", ("", "17"))
        if p.nationality:
            yield self._facet("nationality", (p.nationality,), p.nationality)
        for job in dict.fromkeys(folded(job) for job in p.occupations):
            yield self._facet("job", (job,), job)
        for kin in p.kin:
            yield self._facet("kin", (folded(kin.relation),), kin.relation)
            # who bears a name in what is shown, and is not protected, leads to the relative at once
            if kin.to in self._names and (self._whole_id is None or kin.to not in self._whole_id):
                for name in self._names[kin.to]:
                    yield self._facet("kin_of", (folded(kin.relation), folded(name)), f"{kin.relation} of {name}")
        for key, value in p.traits:
            yield self._facet("trait", (key, folded(value)), f"{key}: {value}")
        if p.id in self._status:
            yield self._facet("status", (self._status[p.id],))

    def event(self, event: Event) -> Iterator[Facet]:
        """What is shown of an event."""
        yield self._facet("act", (event.kind,), event=event.id)
        place = self._places.get(event.place or "")
        if place is not None:
            yield self._facet("place", place_value(place), place.name, event.id)
        if event.when.earliest and event.when.latest:
            yield self._facet("time", (event.when.earliest, event.when.latest), event=event.id)
        if event.count is not None and event.count.known:
            yield self._facet("count", amount_value(event.count), event=event.id)

    def place_of(self, event: Event) -> Place | None:
        """Where an event was."""
        return self._places.get(event.place or "")

    def _facet(self, kind: FacetKind, value: Value, said: str = "", event: str = "") -> Facet:
        return Facet(kind, value, f"{self._where}|{event}" if event and self._where else event, said, self._where)


def coarser(facet: Facet, places: Mapping[str, Place]) -> Iterator[tuple[Value, Facet | None]]:
    """(way, the facet) for each way to say less, from the mildest; None: not to say it at all. `places`: by folded name.

    A way is a key of `less` in `words/jigsaw.toml` with what goes into its words.
    """
    if facet.kind == "time":
        first, last = facet.value
        if (first[:7] != last[:7] or first == last) and first[:4] == last[:4]:
            yield ("month",), _time(facet, When.month(int(first[:4]), int(first[5:7])))
        if first[:4] == last[:4] and (first[5:], last[5:]) != ("01-01", "12-31"):
            yield ("year",), _time(facet, When.year(int(first[:4])))
    if facet.kind == "age" and all(facet.value):
        low = int(float(facet.value[0])) // 10 * 10
        if float(facet.value[1]) - float(facet.value[0]) < 9 and float(facet.value[1]) < low + 10:
            yield ("band", f"{low}", f"{low + 9}"), _with(facet, (f"{low}", f"{low + 9}"))
    if facet.kind == "place" and facet.value[0] == "name":
        here = places.get(facet.value[1])
        if here is not None and here.region and folded(here.region) != facet.value[1]:
            yield ("instead", here.region, facet.said), _with(facet, ("name", folded(here.region)), here.region)
        if here is not None and here.country:
            country = here.country_name or here.country
            yield ("instead", country, facet.said), _with(facet, ("country", here.country), country)
    yield ("without", facet.kind), None


def _with(facet: Facet, value: Value, said: str = "") -> Facet:
    return Facet(facet.kind, value, facet.event, said or facet.said, facet.where)


def _time(facet: Facet, when: When) -> Facet:
    return _with(facet, (when.earliest or "", when.latest or ""))
