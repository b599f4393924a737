"""What the desk asks of a casebook: lists of cases, a case, a report, the queue, the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.actions import decide
from habeas.actions.assemble import refresh
from habeas.actions.cases import list_cases
from habeas.actions.decide import Deciding
from habeas.model.errors import NotFound
from habeas.store import assembled, queries
from habeas.store.queries import Cases, Claims, Found

BY = Deciding("Aino", "2026-01-02T03:04:05+00:00", "read the page again")


@pytest.fixture(autouse=True)
def _assembled(book: Path) -> None:
    """The casebook as the desk finds it."""
    refresh()


def said(wanted: Claims) -> list[Found]:
    """All claims that are wanted."""
    return list(queries.search(wanted, size=500))


def test_every_claim_is_found_once_and_its_words_stand_in_its_report() -> None:
    """A search for everything gives each claim of the casebook, with the place where its words stand."""
    found = said(Claims())
    assert sorted(one.id for one in found) == sorted(claim.id for claim in assembled.nouns("claims"))
    texts = {one.source: queries.source(one.source).text for one in found}
    assert all(texts[one.source][one.start : one.end] == one.words for one in found)


def test_claims_are_found_by_their_words_and_by_the_names_of_those_they_name() -> None:
    """Words of the quote and the name of a person whom the claim speaks of are both found, in Korean down to two letters."""
    assert all("teacher" in one.words.casefold() for one in said(Claims("teacher")))
    assert {one.speaker for one in said(Claims("Marek Verriden"))} & {"Marek Verriden"}
    assert said(Claims("선양"))
    assert not said(Claims("전혀없음"))


@pytest.mark.parametrize("name", ["kind", "stance", "speaker_kind", "event_kind", "country", "predicate"])
def test_every_filter_gives_those_claims_and_no_others(name: str) -> None:
    """Each value of a filter gives exactly the claims that have it; together they are all that have one."""
    everything = said(Claims())
    values = {getattr(one, name) for one in everything} - {""}
    assert values
    for value in values:
        assert {one.id for one in said(Claims(**{name: value}))} == {one.id for one in everything if getattr(one, name) == value}


def test_a_time_may_touch_the_days_that_are_asked_for() -> None:
    """Claims whose time may lie in an interval are found; those certainly before or after it, or without a time, are not."""
    dated = {one.id for one in said(Claims()) if one.earliest <= "2019-05-04" <= one.latest}
    found = said(Claims(since="2019-05-04", until="2019-05-04"))
    assert dated
    assert {one.id for one in found} == dated
    assert not said(Claims(since="1950-01-01", until="1960-12-31"))


def test_the_claims_about_one_person_are_found_by_id() -> None:
    """Asked for a person's id, the claims that name this very person are given."""
    tomas = next(p for p in assembled.nouns("people") if "Tomas Verriden" in {n.text for n in p.names})
    found = {one.id for one in said(Claims(thing=tomas.id))}
    assert {c.id for c in assembled.nouns("claims") if tomas.id in c.subjects} <= found


def test_the_queue_begins_where_a_decision_helps_most_and_ends_with_every_claim_seen() -> None:
    """The order is that of worth, each proposed claim comes once, and going on after a claim goes on behind it."""
    order = list(queries.queue())
    assert [one.worth for one in order] == sorted((one.worth for one in order), reverse=True)
    assert len({one.id for one in order}) == len(order) == queries.waiting()
    assert [one.id for one in queries.queue(after=order[2].id)] == [one.id for one in order[3:]]
    assert [one.id for one in queries.queue(decided={order[0].id})] == [one.id for one in order[1:]]


def test_a_decided_claim_leaves_the_queue(book: Path) -> None:
    """Once the casebook is assembled anew, what was accepted waits no more and is found as accepted."""
    first = next(queries.queue())
    decide.on_claim("accept", first.id, BY)
    refresh()
    assert first.id not in {one.id for one in queries.queue()}
    assert [one.id for one in said(Claims(state="accepted"))] == [first.id]


def test_the_queue_can_be_narrowed_as_a_search_can() -> None:
    """A filter and words give those of the queue that fit, in its order."""
    wanted = Claims("Bangkok", kind="event")
    fitting = {one.id for one in said(wanted)}
    assert [one.id for one in queries.queue(wanted)] == [one.id for one in queries.queue() if one.id in fitting]
    assert queries.waiting(wanted) == len(fitting) > 0


def test_cases_are_listed_in_the_order_of_the_command() -> None:
    """Without a wish the desk lists the cases as `habeas cases` does, a page at a time."""
    lines = list_cases()
    page = queries.case_rows()
    assert [one.id for one in page.cases] == [line.id for line in lines]
    assert page.total == len(lines)
    assert [one.id for one in queries.case_rows(page=1, size=1).cases] == [lines[1].id]


def test_cases_are_found_by_names_country_kind_and_status() -> None:
    """A list can be narrowed to what is looked for."""
    everything = queries.case_rows().cases
    assert queries.case_rows(Cases("verriden bangkok")).total == 1
    assert queries.case_rows(Cases("선양")).total >= 1
    for one in everything:
        assert one.id in {c.id for c in queries.case_rows(Cases(kind=one.kind, country=one.country)).cases}
        for status in one.status:
            assert one.id in {c.id for c in queries.case_rows(Cases(status=status)).cases}
    assert queries.case_rows(Cases(until="1990-01-01")).total == 0


def test_a_case_and_a_report_come_with_all_that_shows_them() -> None:
    """A case brings the nouns that it names; a report its text and claims; what is not there is said to be gone."""
    first = queries.case_rows().cases[0]
    case, book = queries.case(first.id)
    assert case.title == first.title
    assert {*case.people} <= {p.id for p in book.people}
    report = queries.source(case.sources[0])
    assert first.id in report.cases
    assert all(any(q.source == report.source.id for q in claim.quotes) for claim in report.claims)
    with pytest.raises(NotFound):
        queries.case("case-nowhere")
    with pytest.raises(NotFound):
        queries.source("nowhere")
