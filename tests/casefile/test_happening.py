"""One event out of several reports' words for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.casefile.happening import agree, began, closest, departure, happened, roles
from habeas.model.events import Event, Role
from habeas.model.people import Organisation, Place
from habeas.model.when import NEVER_SAID, When

DAY, WEEK, MONTH = When.day("2017-11-04"), When.between("2017-11-05", "2017-11-11", "last week"), When.month(2017, 11)


def test_the_narrowest_time_that_most_agree_with_is_taken() -> None:
    """A day inside the month is taken, the week that only one report names is not."""
    assert closest([MONTH, DAY], [DAY, DAY, WEEK]) == DAY


def test_an_open_end_does_not_win_by_agreeing_with_everything() -> None:
    """Since 2014 agrees with all and says little: the day is taken."""
    assert closest([When.between("2014-11-04", None), DAY, WEEK], [DAY]) == DAY


def test_a_day_without_a_year_backs_the_full_date_and_not_the_week_beside_it() -> None:
    """4 November agrees with 2017-11-04 and not with 5 to 11 November."""
    some_year = When(words="4 November", pattern="XXXX-11-04")
    assert agree(some_year, DAY)
    assert not agree(some_year, WEEK)
    assert closest([WEEK, DAY, some_year]) == DAY


@given(st.permutations([DAY, WEEK, MONTH, NEVER_SAID, When.year(2017), When.between(None, "2017-12-01")]))
def test_the_order_of_reports_does_not_choose_the_time(times: list[When]) -> None:
    """Any order gives the same time."""
    assert closest(times) == closest([DAY, WEEK, MONTH, NEVER_SAID, When.year(2017), When.between(None, "2017-12-01")])


def test_a_victim_stays_a_victim_though_another_report_calls_the_part_otherwise() -> None:
    """Victim in one report and "other" in another is victim."""
    assert roles([Role("other", "p1"), Role("victim", "p1"), Role("agent", "p2")]) == (Role("victim", "p1"), Role("agent", "p2"))


def test_what_one_report_asserts_has_happened_for_the_casebook() -> None:
    """Yes beats uncertain; no needs everyone."""
    assert happened(["uncertain", "yes"]) == "yes"
    assert happened(["uncertain", "no"]) == "uncertain"
    assert happened(["no", "no"]) == "no"


def test_a_return_is_placed_where_it_set_out() -> None:
    """Sent to one country by the authorities of another: it happened in the other."""
    places = {"l1": Place("l1", "Norway", kind="country", country="NO"), "l2": Place("l2", "Sweden", kind="country", country="SE")}
    bodies = {"o1": Organisation("o1", "Swedish police", country="SE")}
    sent = Event("e1", "forced_return", (Role("perpetrator", "o1"), Role("victim", "p1")), place="l1")
    assert departure(sent, bodies, places).place == "l2"
    assert departure(Event("e2", "killing", sent.roles, place="l1"), bodies, places).place == "l1"


def test_missing_since_a_day_is_missing_from_that_day() -> None:
    """ "Since 4 November" is when a disappearance began, not how long it went on; a figure's or an escape's stretch stays a stretch."""
    since = When.between("2017-11-04", "2018-02-01", "since 4 November")
    assert began("disappearance", since) == When.day("2017-11-04", "since 4 November")
    assert began("detention", When.between("2017-11-01", "2018-02-01", "desde noviembre")).latest == "2017-11-30"
    assert began("escape", since) == since
    assert began("abduction", When.between("2017-01-01", "2018-02-01", "in 2017")).latest == "2018-02-01"
