"""Which ages of one person are set side by side."""

from __future__ import annotations

import pytest

from casefile.test_differing_points import book, differing

ONE = "4 March 2019. Marta Olin, 37, a surveyor, was abducted in Varna on 1 March 2019."


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("The surveyor, 39, had been drawing a map of the harbour.", [{"37", "39"}]),
        ("The surveyor, 37, had been drawing a map of the harbour.", []),
        ("The mayor, 58, says that nothing is known to him.", []),
        ("A neighbour, 39, saw a grey car.", []),
    ],
)
def test_an_age_of_somebody_described_is_that_of_the_victim_it_comes_near(more: str, shown: list[set[str]]) -> None:
    """ "The surveyor, 39," can only be she; a neighbour is somebody new, and a mayor twenty years older somebody else."""
    assert differing(book(ONE, f"5 March 2019. Marta Olin, a surveyor, was abducted in Varna on 1 March 2019. {more}"), "age") == shown


def test_an_age_of_another_time_is_no_difference() -> None:
    """She was jailed for the first time at the age of 19: she is not 19 and 37."""
    two = "5 March 2019. Marta Olin was abducted in Varna on 1 March 2019. She was first jailed at the age of 19."
    assert differing(book(ONE, two), "age") == []


def test_the_year_of_birth_is_compared_with_an_age_near_it() -> None:
    """Born in 1979 she is 39 or 40 in 2019, not 37."""
    two = "5 March 2019. Marta Olin, born in {}, was abducted in Varna on 1 March 2019."
    assert differing(book(ONE, two.format(1979)), "age") == [{"37", "39 to 40"}]
    assert differing(book(ONE, two.format(1982)), "age") == []


@pytest.mark.parametrize(("one", "two", "shown"), [(16, 18, [{"16", "18"}]), (16, 16, []), (4, 16, [])])
def test_the_youngest_of_a_group_has_one_age(one: int, two: int, shown: list[set[str]]) -> None:
    """16 or 18; one far from it is the youngest of others."""
    reports = [
        f"{day} March 2019. Twelve traders, the youngest {n}, were arrested in Varna on 1 March 2019." for day, n in ((4, one), (5, two))
    ]
    assert differing(book(*reports), "age") == shown
