"""Relatives of victims who may still be in reach of those who did it: the ones that pressure is put on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.model.cases import Casebook
from habeas.model.people import Person
from habeas.model.protection import Protection
from habeas.model.wording import HAPPENED, called
from habeas.protecting.lexicon import said

SAFE = frozenset({"resettled", "reunited", "free"})
"""What is said of someone who is out of reach, where the place is not a country of risk."""
NOT_STATE = frozenset({"criminal", "armed_group", "company"})


@dataclass(frozen=True, slots=True)
class Harm:
    """What was done to a victim and in which countries its doers can reach somebody. `countries`: ISO codes; empty where none is known."""

    person: str
    kind: str
    countries: frozenset[str]


def in_reach(book: Casebook) -> Iterator[Protection]:
    """Every relative of a victim of whom no report says that she or he is dead or outside the countries of risk."""
    people = {person.id: person for person in book.people}
    harms = _harms(book, people)
    where, dead = _whereabouts(book), _dead(book)
    for victim, relative, tie in _kin(people):
        harm = harms.get(victim)
        if harm is None or relative in dead or relative == victim:
            continue
        known = where.get(relative, frozenset())
        if known and harm.countries and not known & harm.countries:
            continue
        person = people[relative]
        words = next((q for q in person.mentions if said("in_reach").search(q.text)), None)
        open_words = "is still there" if known & harm.countries else "no report says that they are out of reach"
        why = f"{tie}, {HAPPENED.get(harm.kind, harm.kind)}; {open_words}"
        quotes = (*person.mentions[:1], *((words,) if words else ()))
        yield Protection("person", relative, ("relative_in_reach",), tuple(dict.fromkeys(quotes)), why)


def _kin(people: Mapping[str, Person]) -> Iterator[tuple[str, str, str]]:
    """(victim, relative, how they are related) both ways: whoever is named in a tie of kinship has a relative at the other end."""
    for person in people.values():
        for kin in person.kin:
            if kin.to in people:
                yield kin.to, person.id, f"the {kin.relation} of {called(people[kin.to], people)}"
                yield person.id, kin.to, f"{called(person, people)} is their {kin.relation}"


def _harms(book: Casebook, people: Mapping[str, Person]) -> Mapping[str, Harm]:
    """For each victim of a violation: the gravest that is told of them, and where its doers are at home."""
    country = {place.id: place.country for place in book.places if place.country}
    bodies = {body.id: body for body in book.organisations}
    found: dict[str, Harm] = {}
    for event in book.events:
        if event.sdg is None or event.happened == "no":
            continue
        doers = [bodies[i] for i in event.entities("perpetrator") if i in bodies]
        if doers and all(body.kind in NOT_STATE for body in doers):
            continue
        here = {country.get(event.place or ""), country.get(event.scene or ""), *(body.country for body in doers)}
        for ident in event.entities("victim"):
            if ident in people:
                before = found[ident].countries if ident in found else frozenset()
                countries = {c for c in (*here, people[ident].nationality) if c} | before
                found[ident] = Harm(ident, event.kind, frozenset(countries))
    return found


def _whereabouts(book: Casebook) -> Mapping[str, frozenset[str]]:
    """The countries in which somebody is said to be safe now. Being somewhere once is not enough: whoever fled may have been sent back."""
    country = {place.id: place.country for place in book.places if place.country}
    found: dict[str, set[str]] = {}
    for claim in book.claims:
        if claim.kind == "status" and claim.state != "rejected" and not claim.negated and claim.place in country:
            for ident in claim.subjects:
                found.setdefault(ident, set()).add(str(country[claim.place]) if claim.predicate in SAFE else "")
    return {ident: frozenset(codes) for ident, codes in found.items() if "" not in codes}


def _dead(book: Casebook) -> frozenset[str]:
    now = {status.person: status.status for case in book.cases for status in case.status}
    return frozenset(person for person, word in now.items() if word == "dead")
