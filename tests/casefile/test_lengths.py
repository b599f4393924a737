"""Lengths of time: how they are understood, and which of two can be one."""

from __future__ import annotations

import pytest

from casefile.test_differing_points import book, differing
from habeas.casefile.lengths import days, in_figures, months


@pytest.mark.parametrize(
    ("said", "n"),
    [
        ("twenty-one days", 21),
        ("a fortnight", 14),
        ("二十三天", 23),
        ("treinta y dos días", 32),
        ("dreiundzwanzig Tage", 23),
        ("67日間", 67),
    ],
)
def test_lengths_in_many_words(said: str, n: int) -> None:
    """Numbers above twenty are read as a whole, in figures or words."""
    told = days(said)
    assert told is not None
    assert told[0] <= n <= told[1]


def test_numbers_above_twenty_are_sums() -> None:
    """ "Forty-two" is 42 and not 40 or 2."""
    assert in_figures("forty-two days") == "42 days"
    assert months("twenty-one years") == 252


TAKEN = "Marta Olin was abducted in Varna on 1 March 2019."


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        ("Marta Olin was held for 67 days in a cellar.", "Marta Olin spent 71 days in captivity.", [{"67 days", "71 days"}]),
        ("Marta Olin was held for 58 days in a cellar.", "Marta Olin was held for two months.", []),
        ("Marta Olin was held for 58 days in a cellar.", "Marta Olin spent nine days on hunger strike.", []),
        ("Marta Olin has been held for ten days.", "Marta Olin was held for 67 days in a cellar.", []),
        ("Marta Olin has been held for ninety days.", "Marta Olin was held for 67 days in a cellar.", [{"67 days", "ninety days"}]),
    ],
)
def test_two_lengths_of_one_thing(one: str, two: str, shown: list[set[str]]) -> None:
    """67 or 71 days; a wide unit takes in a count of days; a strike is no custody; what still goes on can become longer."""
    assert differing(book(f"4 July 2019. {TAKEN} {one}", f"6 July 2019. {TAKEN} {two}"), "duration") == shown


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        (
            "Judge Bo Lind gave Marta Olin eight years.",
            "A court sent Marta Olin away for twenty-one years.",
            [{"8 years", "21 years"}],
        ),
        ("Marta Olin was sentenced to eight years.", "Marta Olin was sentenced to eight years in prison.", []),
        ("Marta Olin was sentenced to eight years.", "Marta Olin was told that she could get ten years.", []),
    ],
)
def test_two_terms_of_one_sentence(one: str, two: str, shown: list[set[str]]) -> None:
    """Of whom the term is told counts, not who gave it; a term that may be given is none."""
    assert differing(book(f"4 July 2019. {TAKEN} {one}", f"6 July 2019. {TAKEN} {two}"), "sentence") == shown
