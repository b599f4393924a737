"""One event told in two pieces that linking left apart."""

from __future__ import annotations

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.cases import Casebook
from habeas.model.findings import Link, Reason
from habeas.model.when import NEVER_SAID, When


def told(
    first: When, second: When, lands: tuple[str, str] = ("AQ", "AQ"), kind: str = "disappearance", apart: tuple[Link, ...] = ()
) -> Casebook:
    """Two reports of what befell Mira Dovan, each with its time and its town; `apart`: what a person decided."""
    reports = []
    for key, when, land in (("aa", first, lands[0]), ("bb", second, lands[1])):
        r = Report(key, "Mira Dovan was seen for the last time in Lorvik.")
        mira = r.person("mira", "Mira Dovan")
        r.event(kind, "was seen for the last time", (mira,), when, place=r.place("Lorvik", "city", land), id=f"{key}:e:gone")  # type: ignore[arg-type]
        reports.append(r)
    people = same(("aa:p:mira", "bb:p:mira"), refused=apart)
    return assemble([r.findings() for r in reports], texts(*reports), people)


def test_a_disappearance_without_a_day_is_the_one_that_has_a_day() -> None:
    """Two reports of one person's disappearance, of which one gives the day, make one event with that day and both reports' claims."""
    (event,) = told(When.day("2021-05-03"), NEVER_SAID).events
    assert event.when == When.day("2021-05-03")
    assert {c[:2] for c in event.claims} == {"aa", "bb"}


def test_what_a_person_holds_apart_stays_apart() -> None:
    """Two events that a person decided are two are never made one again, however alike they are."""
    decided = Link("event", "aa:e:gone", "bb:e:gone", 0.0, (Reason("decision", -1.0, "Ana", "two nights", "kept apart by a person"),))
    when = When.day("2021-05-03")
    assert len(told(when, when).events) == 1
    assert len(told(when, when, apart=(decided,)).events) == 2


def test_a_person_taken_again_two_years_later_was_taken_twice() -> None:
    """Two detentions on days far apart stay two events."""
    assert len(told(When.day("2019-05-03"), When.day("2021-05-03"), kind="detention").events) == 2


def test_a_detention_in_another_country_is_another_detention() -> None:
    """Places in two countries keep two detentions apart though one has no day."""
    assert len(told(When.day("2021-05-03"), NEVER_SAID, ("AQ", "NO"), kind="detention").events) == 2


def test_how_many_is_how_many_victims_a_report_names() -> None:
    """Where each report names one victim and gives no number, one person was taken."""
    (event,) = told(When.day("2021-05-03"), NEVER_SAID).events
    assert event.count is not None
    assert (event.count.low, event.count.high) == (1, 1)
