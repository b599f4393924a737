"""When something began that is told by how long it has lasted. Everybody here is invented."""

from __future__ import annotations

import pytest
from plain_cast import read

from habeas.finding.find import find


def began(words: str) -> tuple[str | None, str | None]:
    """The first and last day on which what a report of 30 June 2021 tells of may have begun."""
    found = find(read(words, published="2021-06-30").text)
    when = found.events[0].when
    return when.earliest, when.latest


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Anna Berg has been missing for ten days.", "2021-06-20", "2021-06-20"),
        ("Anna Berg has been held in Lisk for three weeks.", "2021-06-06", "2021-06-12"),
        ("It is six weeks since Anna Berg was taken from her home.", "2021-05-16", "2021-05-22"),
        ("Six weeks have passed since Anna Berg disappeared.", "2021-05-16", "2021-05-22"),
        ("For eleven days Anna Berg has been in a police cell.", "2021-06-19", "2021-06-19"),
        ("Anna Berg has spent four nights in the Norwegian consulate.", "2021-06-26", "2021-06-26"),
    ],
)
def test_what_has_lasted_so_long_began_that_long_before_the_report(words: str, first: str, last: str) -> None:
    """ "Has been held for three weeks" began three weeks before the day of the report."""
    assert began(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "Anna Berg has been jailed for ten years.",
        "Anna Berg was missing for ten days.",
        "Anna Berg had been held for two weeks when she died.",
        "Anna Berg may be held for three weeks.",
        "Police have detained Anna Berg, the second teacher in three months.",
    ],
)
def test_a_term_and_a_past_say_nothing_of_the_day_of_the_report(words: str) -> None:
    """A sentence has only begun, and what is over ended nobody knows when."""
    found = find(read(words, published="2021-06-30").text)
    assert all(not e.when.known for e in found.events)
