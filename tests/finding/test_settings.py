"""Where events were whose own words do not say."""

from __future__ import annotations

from dataclasses import replace

from habeas.finding.annotations import Cast, Gazetted, PlaceMention
from habeas.finding.settings import settled
from habeas.model.events import Event, EventKind, Role
from habeas.model.people import Organisation, Person, Place
from habeas.model.quote import Span
from habeas.model.when import When

KENYA, TURKEY = Place("l1", "Kenya", kind="country", country="KE"), Place("l2", "Turkey", kind="country", country="TR")
PORTA = Place("l3", "Porta", kind="city", country="KE")
ROSA = Person("s:p1", "named")


def event(at: int, kind: EventKind, place: str | None = None, *roles: Role) -> Event:
    """An event told at a letter of the report, about Rosa unless said otherwise."""
    return Event(f"s:e{at}", kind, roles=roles or (Role("victim", "s:p1"),), place=place, claims=())


def places_of(*events: Event, cast: Cast | None = None) -> list[str | None]:
    """The places given to events, in order."""
    return [e.place for e in settled(events, cast or Cast(people=(ROSA,)), Gazetted((KENYA, TURKEY, PORTA)))]


def test_who_is_held_is_tortured_and_freed_in_the_same_country() -> None:
    """The country of the arrest holds for what follows until the person moves; the town is not carried on."""
    assert places_of(event(1, "detention", "l3"), event(2, "torture"), event(3, "release", None, Role("other", "s:p1"))) == [
        "l3",
        "l1",
        "l1",
    ]


def test_who_was_sent_over_a_border_had_been_caught_before_it() -> None:
    """An arrest told after the deportation was in the land that deported; what is dated after the return was where it led."""
    police = Organisation("s:o1", "Kenyan police", country="KE")
    deported = event(1, "forced_return", "l2", Role("perpetrator", "s:o1"), Role("victim", "s:p1"))
    cast = Cast(people=(ROSA,), organisations=(police,))
    assert places_of(deported, event(2, "detention"), event(3, "imprisonment"), cast=cast) == ["l2", "l1", "l2"]
    dated = replace(deported, when=When.day("2019-04-01")), replace(event(2, "detention"), when=When.day("2019-04-20"))
    assert places_of(*dated, cast=cast) == ["l2", "l2"]


def test_who_was_sent_out_of_a_land_is_not_jailed_in_it_afterwards() -> None:
    """ "He was caught in Kenya and sent back. He is in a prison camp": nobody says where the camp is."""
    assert places_of(event(1, "detention", "l3"), event(2, "forced_return", "l1"), event(3, "imprisonment")) == ["l3", "l1", None]


def test_a_flight_ends_it() -> None:
    """After a flight nobody knows where the next prison stood."""
    flight = event(2, "escape", None, Role("agent", "s:p1"))
    assert places_of(event(1, "detention", "l3"), flight, event(3, "torture")) == ["l3", None, None]


def test_a_return_sets_the_country_even_of_what_the_headline_told_first() -> None:
    """The camp of the headline is in the country of the return told below."""
    assert places_of(event(1, "imprisonment"), event(5, "forced_return", "l2")) == ["l2", "l2"]


def test_police_stand_on_their_own_ground() -> None:
    """Turkish police beat somebody in Turkey."""
    police = Organisation("s:o1", "Turkish police", country="TR")
    struck = event(1, "torture", None, Role("perpetrator", "s:o1"), Role("victim", "s:p1"))
    assert places_of(struck, cast=Cast(people=(ROSA,), organisations=(police,))) == ["l2"]


def test_another_persons_prison_says_nothing() -> None:
    """Where one is held is not where another is held."""
    assert places_of(event(1, "detention", "l3"), event(2, "torture", None, Role("victim", "s:p2"))) == ["l3", None]


def test_abductors_do_not_abduct_in_their_own_country() -> None:
    """Where a report speaks of one country only, an abduction by its agents is not set there; one by unknown persons is."""
    land = Place("l1", "Turkey", kind="country", country="TR")
    spoken = Gazetted((land,), (PlaceMention(Span(0, 6), "l1"),))
    agents = Organisation("s:o1", "Turkish agents", country="TR")
    cast = Cast(people=(ROSA,), organisations=(agents,))
    theirs = event(1, "abduction", None, Role("perpetrator", "s:o1"), Role("victim", "s:p1"))
    unknown = event(2, "abduction", None, Role("victim", "s:p1"))
    assert [e.place for e in settled((theirs, unknown), cast, spoken)] == [None, "l1"]
