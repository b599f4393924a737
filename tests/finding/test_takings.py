"""Which takings are arrests by what the rest of a report tells, and which attacks are killings. Everybody here is invented."""

from __future__ import annotations

import pytest
from test_told import text

from habeas.finding.find import find


def kinds(words: str) -> set[str]:
    """The kinds of all that a report tells to have happened."""
    return {e.kind for e in find(text(words)).events if e.happened == "yes"}


def test_a_court_s_prisoner_who_was_taken_was_arrested() -> None:
    """ "He was taken from a studio" tells of an arrest where he was sentenced, and of no more than a taking where armed men came."""
    assert "detention" in kinds("Tomas Reyl was taken from a studio on 4 May. A court sentenced Tomas Reyl to six years.")
    assert "abduction" in kinds("Gunmen took Tomas Reyl from a studio on 4 May. A court sentenced his brother to six years.")


def test_those_arrested_who_are_put_into_a_vehicle_are_not_taken_twice() -> None:
    """What is done to people in custody with a bus is no abduction."""
    told = kinds("Ana Duarte and Tomas Reyl were arrested on 4 May. On 9 May they were put into a minibus of the ministry.")
    assert "detention" in told
    assert "abduction" not in told


@pytest.mark.parametrize(
    ("words", "killed"),
    [
        ("Gunmen shot Tomas Reyl at his gate. He was buried on Friday.", True),
        ("Gunmen shot at Tomas Reyl. His funeral is on Sunday.", True),
        ("Two men stopped beside Tomas Reyl and fired four times. He died on the way to hospital.", True),
        ("Gunmen shot Tomas Reyl in the arm. He is recovering.", False),
        ("Gunmen shot Tomas Reyl in the arm. His brother died of a fever in May.", False),
    ],
)
def test_who_died_of_shots_was_killed(words: str, killed: bool) -> None:
    """Shots at somebody who is told to be dead are a killing, though no clause says so alone."""
    assert ("killing" in kinds(words)) is killed
