"""Which flights are told with a case of people who were harmed."""

from __future__ import annotations

import pytest

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.model.events import Event
from habeas.model.findings import Identities
from habeas.model.when import NEVER_SAID, When

TAKEN = When.day("2014-09-03")


def told(when: When, *, group: bool = False, kin: bool = False, place: bool = False, harmed: bool = True) -> tuple[Event, bool]:
    """A report of somebody's flight, and of an arrest on 3 September 2014; the flight, and whether it stands in the case."""
    a = Report("aa", "Edda Roth fled over the river in Lorvik. Edda Roth was arrested. Her sister Inga Roth is at home. Six people ran.")
    edda = a.person("edda", "Edda Roth")
    inga = a.person("inga", "Inga Roth", kin=(("sister", edda),))
    six = a.person("six", "Six people", "group")
    who = six if group else inga if kin else edda
    at = a.place("Lorvik", "city", "AQ") if place else None
    a.event("escape", "fled over the river", (), when, roles=(("agent", who),), place=at, id="aa:e:flight")
    if harmed:
        a.event("detention", "Edda Roth was arrested", (edda, *((six,) if group else ())), TAKEN)
    (case,) = assemble([a.findings()], texts(a), Identities()).cases
    return a.events[0], "aa:e:flight" in case.events


@pytest.mark.parametrize(
    ("when", "more", "inside"),
    [
        (NEVER_SAID, {}, False),
        (NEVER_SAID, {"place": True}, True),
        (When.month(2014, 8), {}, True),
        (When.year(2011), {}, False),
        (When.month(2014, 8), {"group": True}, False),
        (When.month(2014, 8), {"kin": True}, False),
        (When.month(2015, 2), {}, True),
        (When.month(2015, 2), {"group": True}, True),
        (NEVER_SAID, {"harmed": False}, True),
    ],
)
def test_a_flight_stands_in_a_case_as_a_step_of_it(when: When, more: dict[str, bool], inside: bool) -> None:
    """ "Refugees who fled years ago were arrested" tells of an arrest; a flight told with its time or place, or out of custody, is part of what happened."""
    assert told(when, **more)[1] is inside
