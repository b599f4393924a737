"""What a report turns on is a case, though it befell nobody in particular."""

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


def test_what_a_report_turns_on_has_a_case() -> None:
    """Dozens were tortured at a trial, nobody of them is named: that is what the report is about, and the named woman's arrest stands beside it."""
    book = book_of(When.month(2021, 4))
    mains = {next((e.id, e.place, e.when) for e in book.events if e.id == case.main_event) for case in book.cases}
    assert mains == {("aa:e:turn", "aa:l:Velmora", When.day("2021-05-03")), ("aa:e:arrest", None, When.month(2021, 4))}


def test_what_a_report_turns_on_lends_nothing_to_other_cases() -> None:
    """No clause says where and when she was arrested: the place and the day of the trial are not hers."""
    arrest = next(e for e in book_of().events if e.id == "aa:e:arrest")
    assert (arrest.place, arrest.when.known) == (None, False)


def test_the_case_a_report_turns_on_comes_first() -> None:
    """Of a report's cases the one it turns on stands before what it tells beside."""
    book = book_of()
    assert [case.main_event for case in sorted(book.cases, key=lambda case: case.id)] == ["aa:e:turn", "aa:e:arrest"]


def test_what_only_weights_hold_likely_opens_no_case() -> None:
    """That she was arrested too is only likely: it is kept, to be decided on, and no case bears her name; told by a clause it is a case."""
    a = Report("aa", TOLD, published="2021-05-06")
    a.event("detention", "Mira Dovan was arrested", (a.person("mira", "Mira Dovan"),), NEVER_SAID, id="aa:e:arrest")
    found = a.findings()
    likely = replace(found, events=tuple(replace(e, happened="uncertain", supposed=True) for e in found.events))
    book = assemble([likely], texts(a), same())
    assert [e.id for e in book.events] == ["aa:e:arrest"]
    assert not any("Dovan" in case.title for case in book.cases)
    assert any("Dovan" in case.title for case in assemble([found], texts(a), same()).cases)
