"""One event out of several reports' words for it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from habeas.casefile.happening import agree, began, closest, departure, happened, merge_event, roles
from habeas.casefile.renaming import Renaming
from habeas.model.amount import Amount
from habeas.model.claims import Claim, Speaker
from habeas.model.events import Event, Role
from habeas.model.people import Organisation, Person, Place
from habeas.model.quote import Quote
from habeas.model.when import NEVER_SAID, When

CLAIM = Claim("c", "event", (Quote("a", 0, 4, "held"),), Speaker(None, None, "media"), "asserted", False, False, (), "held")
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


def test_a_place_that_a_claim_only_names_is_not_where_it_happened() -> None:
    """Seized at home "on her way to Oslo": the land that the event's clause or the report as a whole gives stands, a town in that land is taken."""
    places = {
        "se": Place("se", "Sweden", kind="country", country="SE"),
        "lund": Place("lund", "Lund", kind="city", country="SE"),
        "oslo": Place("oslo", "Oslo", kind="city", country="NO"),
    }

    def where(*named: str, place: str | None = None, scene: str | None = None) -> str | None:
        told = {f"c{n}": replace(CLAIM, id=f"c{n}", place=p) for n, p in enumerate(named)}
        return merge_event(
            "e1", [Event("e1", "detention", place=place, scene=scene, claims=tuple(told))], Renaming({}), places, told, {}
        ).place

    assert where("oslo", place="se") == "se"
    assert where("oslo", scene="se") == "se"
    assert where("oslo", "lund", scene="se") == "lund"
    assert where("oslo") == "oslo"


def test_an_event_that_no_clause_tells_of_gives_neither_number_nor_time() -> None:
    """Somebody who may have been taken as well, in a clause on others: the day and the number of that clause are not theirs."""
    told = {"c0": replace(CLAIM, id="c0", when=DAY), "c1": replace(CLAIM, id="c1", when=When.day("2018-01-24"))}
    people = {p: Person(p, "named") for p in ("p0", "p1", "p2")}
    sure = Event("e1", "detention", (Role("victim", "p0"), Role("victim", "p1")), claims=("c0",))
    bare = Event("e2", "detention", (Role("victim", "p2"),), happened="uncertain", claims=("c1",), supposed=True)

    def merged(*parts: Event) -> tuple[When, Amount | None]:
        e = merge_event("e1", parts, Renaming({}), {}, told, people)
        return e.when, e.count

    assert merged(sure, bare) == merged(sure) == (DAY, Amount(2, 2, unit="persons"))
    assert merged(bare) == (NEVER_SAID, None)
    assert merged(replace(bare, supposed=False))[0] == When.day("2018-01-24")


def test_missing_since_a_day_is_missing_from_that_day() -> None:
    """ "Since 4 November" is when a disappearance began, not how long it went on; a figure's or an escape's stretch stays a stretch."""
    since = When.between("2017-11-04", "2018-02-01", "since 4 November")
    assert began("disappearance", since) == When.day("2017-11-04", "since 4 November")
    assert began("detention", When.between("2017-11-01", "2018-02-01", "desde noviembre")).latest == "2017-11-30"
    assert began("escape", since) == since
    assert began("abduction", When.between("2017-01-01", "2018-02-01", "in 2017")).latest == "2018-02-01"
