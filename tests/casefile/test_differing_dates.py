"""Dates beside that of the event, and places in or near a town, set side by side where reports differ."""

from __future__ import annotations

import pytest

from casefile.test_differing_points import GONE, HEAD, book, differing

KILLED = HEAD + "Marta Olin, a teacher, was killed in Varna on 1 March 2019. "
HELD = HEAD + "Marta Olin, a teacher, was arrested {} on 1 March 2019. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KILLED + "The body of Marta Olin was found on Saturday night.", KILLED + "Marta Olin was found dead early on Saturday."),
        (KILLED + "The body of Marta Olin lay in a ditch on Sunday.", KILLED + "The body of Marta Olin was discovered on Monday."),
    ],
)
def test_when_a_body_was_found(one: str, other: str) -> None:
    """Another day, or another part of the same day."""
    assert differing(book(one, other), "date")
    assert differing(book(one, one), "date") == []


def test_a_death_that_is_only_claimed_has_two_dates() -> None:
    """The authorities named one year, then another."""
    one = GONE + "The army says that Marta Olin killed herself in April 2019."
    other = GONE + "The army says that Marta Olin killed herself in June 2019."
    assert {"April 2019", "June 2019"} in differing(book(one, other), "date")


def test_days_in_custody_that_do_not_fit_the_dates() -> None:
    """Arrested on 1 March and freed on 18 March is no thirty days."""
    dated = HELD.format("in Varna") + "Marta Olin was released on 18 March 2019."
    told = HELD.format("in Varna") + "Marta Olin was released after being held for {} days."
    late = [x.replace("4 March 2019. ", "20 March 2019. ") for x in (dated, told.format(30), told.format(17))]
    assert {"30 days", "1 March to 18 March"} in differing(book(late[0], late[1]), "duration")
    assert differing(book(late[0], late[2]), "duration") == []


@pytest.mark.parametrize("near", ["near Varna", "on the edge of Varna", "in a village not far from Varna"])
def test_in_a_town_or_near_it(near: str) -> None:
    """One report has the arrest in the town, another near it; a report that has both goes with those that say near."""
    inside, outside = HELD.format("in Varna"), HELD.format(near)
    assert {"in Varna", "near Varna"} in differing(book(inside, outside), "place")
    assert differing(book(inside, inside), "place") == []


def test_where_relatives_were_questioned_is_no_other_place_of_it() -> None:
    """Somebody disappeared in one town; a brother was asked about it in another."""
    asked = GONE + "On 20 March 2019 police questioned two brothers of Marta Olin in Burgas."
    made = book(GONE, asked)
    assert differing(made, "place") == []
    assert differing(made, "date") == []


def test_a_bookseller_of_a_town_did_not_vanish_there() -> None:
    """ "A Sofia bookseller vanished" does not place it in Sofia."""
    assert differing(book(GONE, HEAD + "A Sofia teacher, Marta Olin, disappeared on 1 March 2019."), "place") == []


def test_not_knowing_where_is_no_doubt_whether() -> None:
    """That they did not know where they were taken does not say that they were not."""
    taken = (
        HEAD + "Marta Olin, a teacher, was abducted in Varna on 1 March 2019. Her brother says she did not know where she was being taken."
    )
    assert differing(book(taken), "denial") == []


def test_one_deed_by_two_names_has_two_days() -> None:
    """Last seen on one day and arrested on another; a report that gives both days says nothing against either."""
    gone = HEAD + "Marta Olin, a teacher, was last seen in Varna on 1 March 2019. Marta Olin disappeared that day. "
    held = HEAD + "Marta Olin, a teacher, was detained in Varna on {} March 2019. "
    assert any({"1 March", "2 March"} <= values for values in differing(book(gone, held.format(2)), "date"))
    assert differing(book(gone, held.format(1)), "date") == []


def test_days_of_two_people_are_no_difference() -> None:
    """One was killed on Saturday, another died on Sunday."""
    first = HEAD + "Marta Olin and Ivo Brakt were shot in Varna on 1 March 2019. Marta Olin was killed on 1 March 2019."
    second = first + " Ivo Brakt died on 2 March 2019."
    assert differing(book(first, second), "date") == []


def test_a_night_is_printed_without_the_year_of_its_reports() -> None:
    """Taken in the night from the 1st to the 2nd, or on the 4th, all in the year of the reports."""
    night = HEAD + "Marta Olin, a teacher, was detained in Varna in the night from 1 to 2 March 2019."
    day = HEAD + "Marta Olin, a teacher, was detained in Varna on 4 March 2019."
    assert not any("2019" in v for values in differing(book(night, day), "date") for v in values)


def test_a_taking_told_without_its_name_has_a_day() -> None:
    """Who was stopped, led away or come for was taken, and "since" gives the first day also where the report itself is dated."""
    one = HEAD + "Marta Olin, a teacher, was arrested in Varna on 1 March 2019."
    for other in (
        "was stopped at her hotel on 2 March 2019",
        "was led away by two men on 2 March 2019",
        "has been held since 2 March 2019",
    ):
        told = book(one, HEAD + f"Marta Olin, a teacher, {other}.")
        assert any({"1 March", "2 March"} <= set(said) for said in differing(told, "date"))


@pytest.mark.parametrize(
    ("second", "shown"),
    [
        ("Marta Olin, a teacher, was arrested in Varna on 21 March 2019.", [{"1 March", "21 March"}]),
        ("Marta Olin, a teacher, was arrested in Varna on 1 March 2019 and again on 21 March 2019.", []),
        ("Ivo Brakt, a friend of Marta Olin, was arrested in Varna on 21 March 2019.", []),
    ],
)
def test_the_police_date_an_arrest_weeks_later(second: str, shown: list[set[str]]) -> None:
    """Of one known person two days weeks apart are set side by side, where each report gives one."""
    first = "25 March 2019. Marta Olin, a teacher, was abducted in Varna on 1 March 2019. "
    assert differing(book(first, f"26 March 2019. {second}"), "date") == shown


def test_the_day_on_which_somebody_left_who_did_not_come_back() -> None:
    """Who "left home on 2 March and never came back" is missing from that day."""
    first = "5 March 2019. Marta Olin, a teacher, disappeared in Varna on 1 March 2019. "
    second = "6 March 2019. Marta Olin, a teacher, disappeared in Varna. Marta Olin left home on 2 March and never came back."
    assert any({"1 March", "2 March"} <= values for values in differing(book(first, second), "date"))
    told = "6 March 2019. Marta Olin, a teacher, disappeared in Varna. Her brother left Varna on 2 March to look for work."
    assert differing(book(first, told), "date") == []
