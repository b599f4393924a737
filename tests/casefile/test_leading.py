"""A report's case when the report turns on an event that is nobody's case."""

from __future__ import annotations

from dataclasses import replace

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.cases import Casebook
from habeas.model.when import NEVER_SAID, When

TOLD = "Dozens were held at the trial in Velmora on 3 May. Mira Dovan was arrested. Mira Dovan is a teacher."


def book_of(when: When = NEVER_SAID) -> Casebook:
    """A report that turns on an event without victims, and tells of the arrest of a named woman."""
    a = Report("aa", TOLD, published="2021-05-06")
    mira = a.person("mira", "Mira Dovan")
    a.event("torture", "were held at the trial", (), NEVER_SAID, id="aa:e:turn")
    a.event("detention", "Mira Dovan was arrested", (mira,), when, id="aa:e:arrest")
    town = a.place("Velmora", "city", "BV")
    a.places = [replace(p, city=p.name) for p in a.places]
    found = a.findings()
    lead = replace(next(e for e in found.events if e.id == "aa:e:turn"), leads=True, scene=town, around=When.day("2021-05-03"))
    events = tuple(lead if e.id == lead.id else e for e in found.events)
    return assemble([replace(found, events=events)], texts(a), same())


def test_the_case_of_a_report_gets_the_place_and_time_of_the_whole() -> None:
    """No clause says where and when she was arrested: the report as a whole does."""
    book = book_of()
    (case,) = book.cases
    main = next(e for e in book.events if e.id == case.main_event)
    assert (main.id, main.place, main.when.earliest) == ("aa:e:arrest", "aa:l:Velmora", "2021-05-03")


def test_what_a_clause_says_of_the_time_stands() -> None:
    """She was arrested in April: the day that the report turns on is another."""
    book = book_of(When.month(2021, 4))
    assert next(e.when for e in book.events if e.id == "aa:e:arrest") == When.month(2021, 4)
