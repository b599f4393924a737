"""One report as the comparisons need it: its people by kind, who is whose kin, its grave events with their facts looked up."""

from __future__ import annotations

import functools
import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.linking import latin, names
from habeas.linking.lexicon import words
from habeas.linking.setting import Setting, setting_of
from habeas.linking.texts import marks
from habeas.linking.wording import Wording, wording_of
from habeas.model.amount import Amount
from habeas.model.events import GRAVE, Event
from habeas.model.findings import Findings
from habeas.model.people import Person, Place
from habeas.model.when import When


@dataclass(frozen=True, slots=True)
class Incident:
    """A grave event with its facts: where (folded names, the country's code), how many, who they are."""

    event: Event
    country: str | None
    city: str | None
    place_names: frozenset[str]
    place_words: str
    count: Amount | None
    victims: tuple[str, ...]
    singles: tuple[str, ...]
    named: tuple[str, ...]
    full_names: tuple[str, ...]
    kin_names: tuple[str, ...]
    sexes: frozenset[str]
    whose: frozenset[str]
    whose_words: str

    @property
    def when(self) -> When:
        """When it happened."""
        return self.event.when


@dataclass(frozen=True)
class Report:
    """What one report says, looked up once. `kin_of`: for a person, (relation, id) of those who are their kin. `told_of`: incidents of a person or of their kin.

    What only comparing two reports needs is worked out when it is first asked for: putting clusters together does without.
    """

    findings: Findings
    people: dict[str, Person]
    full: tuple[Person, ...]
    partial: tuple[Person, ...]
    anchored: tuple[Person, ...]
    groups: tuple[Person, ...]
    kin_of: dict[str, tuple[tuple[str, str], ...]]
    incidents: tuple[Incident, ...]
    told_of: dict[str, tuple[int, ...]]

    @functools.cached_property
    def setting(self) -> Setting:
        """What the whole report is about."""
        return setting_of(self.findings)

    @functools.cached_property
    def named_in_full(self) -> frozenset[str]:
        """The full names, folded, of all whom the report names."""
        return frozenset(latin.folded(n) for p in self.full for n in full_names(p))

    @functools.cached_property
    def wording(self) -> Wording:
        """The report's telling words."""
        return wording_of(self.findings)

    @functools.cached_property
    def marks(self) -> tuple[int, ...]:
        """The fingerprint of the report's text."""
        return marks(self.findings)

    @property
    def published(self) -> When:
        """When the report was published."""
        return self.findings.source.published


_RECENT: OrderedDict[int, tuple[Findings, Report]] = OrderedDict()
MOST_SHOWN = 4
"""Descriptions of victims that are shown beside one another."""
_KEPT = 4096


def report_of(findings: Findings) -> Report:
    """The report as the comparisons need it; the same findings are looked up once."""
    known = _RECENT.get(id(findings))
    if known is not None and known[0] is findings:
        return known[1]
    made = _look_up(findings)
    _RECENT[id(findings)] = (findings, made)
    while len(_RECENT) > _KEPT:
        _RECENT.popitem(last=False)
    return made


def _look_up(findings: Findings) -> Report:
    people = {p.id: p for p in findings.people}
    full: list[Person] = []
    partial: list[Person] = []
    for p in findings.people:
        if p.kind in ("named", "pseudonymous") and p.names:
            (full if full_names(p) else partial).append(p)
    places = {p.id: p for p in findings.places}
    kin: dict[str, list[tuple[str, str]]] = {}
    for p in findings.people:
        for k in p.kin:
            kin.setdefault(k.to, []).append((k.relation, p.id))
    incidents = tuple(_incident(e, people, places) for e in findings.events if e.kind in GRAVE and told(e))
    return Report(
        findings=findings,
        people=people,
        full=tuple(full),
        partial=tuple(partial),
        anchored=tuple(p for p in findings.people if p.kind in ("anchored", "unknown", "pseudonymous", "named") and p.kin),
        groups=tuple(p for p in findings.people if p.kind == "group"),
        kin_of={k: tuple(v) for k, v in kin.items()},
        incidents=incidents,
        told_of=_told_of(incidents, people),
    )


def full_names(person: Person) -> tuple[str, ...]:
    """The names of a person that can tell them from others: two words or more, and no pseudonym."""
    return tuple(n.text for n in person.names if not n.pseudonym and not names.is_partial(n.text))


def shown(person: Person) -> str:
    """The words to show for a person."""
    if person.names:
        return person.names[0].text
    return person.mentions[0].text if person.mentions else (f"{person.kin[0].relation} of ..." if person.kin else person.kind)


def told(e: Event) -> bool:
    """Whether words tell of an event: one that only weights hold likely says nothing to another report, unless its own report turns on it."""
    return e.happened != "no" and (e.leads or not e.supposed)


def _told_of(incidents: tuple[Incident, ...], people: dict[str, Person]) -> dict[str, tuple[int, ...]]:
    """Person to the numbers of incidents in which they, their kin or a group they are in are victims."""
    out: dict[str, set[int]] = {}
    for i, incident in enumerate(incidents):
        for v in incident.victims:
            out.setdefault(v, set()).add(i)
            for member in people[v].members:
                out.setdefault(member, set()).add(i)
    for person in people.values():
        for k in person.kin:
            theirs = out.get(person.id, set()) | out.get(k.to, set())
            if theirs:
                out[person.id] = out.get(person.id, set()) | theirs
                out[k.to] = out.get(k.to, set()) | theirs
    return {k: tuple(sorted(v)) for k, v in out.items()}


def _incident(event: Event, people: dict[str, Person], places: dict[str, Place]) -> Incident:
    place = places.get(event.place or "")
    victims = tuple(v for v in event.entities("victim") if v in people)
    persons = [people[v] for v in victims]
    place_names = frozenset(latin.folded(n) for n in (place.name, *place.names) if n) if place and place.kind != "country" else frozenset()
    return Incident(
        event=event,
        country=place.country if place else None,
        city=latin.folded(place.city) if place and place.city else None,
        place_names=place_names,
        place_words=place.name if place else "",
        count=_count(event, persons),
        victims=victims,
        singles=tuple(v.id for v in persons if v.kind != "group"),
        named=tuple(v.id for v in persons if v.names and v.kind != "group"),
        full_names=tuple(n for v in persons if v.kind == "named" for n in full_names(v)[:2]),
        kin_names=tuple(n for p in _kin(persons, people) for n in full_names(p)[:2]),
        sexes=frozenset(v.sex for v in persons) if persons and not any(v.kind == "group" for v in persons) else frozenset(),
        whose=_whose(persons),
        whose_words=described(persons),
    )


def _kin(victims: list[Person], people: dict[str, Person]) -> list[Person]:
    """Those who are kin of the victims or whom the victims are kin of: reports, and readers, take one for the other."""
    ids = {v.id for v in victims}
    to = {k.to for v in victims for k in v.kin}
    return [p for p in people.values() if p.id in to or any(k.to in ids for k in p.kin)]


def _count(event: Event, persons: list[Person]) -> Amount | None:
    """How many victims: the event's own count, else the largest group's, else the people named or known by kin (one each, perhaps more)."""
    if event.count is not None and event.count.known:
        return event.count
    groups = [p.count for p in persons if p.kind == "group" and p.count is not None and p.count.known]
    if groups:
        return max(groups, key=lambda a: a.high or a.low or 0)
    singles = [p for p in persons if p.kind != "group"]
    return Amount(len(singles), len(singles)) if singles and len(singles) == len(persons) else None


def _whose(persons: list[Person]) -> frozenset[str]:
    """Who the victims are, in telling words: nationality codes, peoples, trades."""
    found: set[str] = set()
    for p in persons:
        if p.nationality:
            found.add(p.nationality)
        for o in p.occupations:
            found |= telling_words(o)
        if p.kind == "group":
            for m in p.mentions[:3]:
                found |= telling_words(m.text)
    return frozenset(found)


def described(persons: Sequence[Person]) -> str:
    """The same as it is shown: codes of countries, and after a colon how the report prints what they are: "KP: ten North Koreans; a nurse"."""
    printed = [o for p in persons for o in p.occupations]
    printed += [m.text for p in persons if p.kind == "group" for m in p.mentions[:3]]
    kept = list(dict.fromkeys(" ".join(words.split()) for words in printed if telling_words(words)))[:MOST_SHOWN]
    countries = sorted({p.nationality for p in persons if p.nationality})
    return f"{' '.join(countries)}: {'; '.join(kept)}" if countries else "; ".join(kept)


def telling_words(phrase: str) -> frozenset[str]:
    """The words of a description that say who people are, in one form each."""
    lists = words("incidents")["words"]
    empty, same = set(lists["empty"].split()), dict(pair.split("=") for pair in lists["same"].split())
    found = (w for w in latin.folded(phrase).split() if len(w) > 2 and not re.search(r"\d", w) and w not in empty)
    return frozenset(same.get(w, w) for w in found)
