"""Who a report opens with unnamed and names next. Everybody here is invented."""

from __future__ import annotations

import pytest
from tests.finding.test_named_members import called, members, people

from habeas.finding.annotations import Cast
from habeas.model.people import Person


def mentions(found: Cast, name: str) -> set[str]:
    """The words in which a report speaks of who bears a name."""
    who: Person = called(found, name)
    return {m.text for m in who.mentions}


@pytest.mark.parametrize(
    ("words", "name", "opening"),
    [
        (
            "A court in Minsk jailed a Polish beekeeper for nine years on Tuesday. Zbigniew Karas, 51, who ran an apiary, wept.",
            "Zbigniew Karas",
            "a Polish beekeeper",
        ),
        (
            "The body of a Dutch botanist was found in a ditch. Marieke van Dorn, 41, was collecting mosses for a museum.",
            "Marieke van Dorn",
            "a Dutch botanist",
        ),
        ("Relatives want news of a driver seized in Harare. Tawanda Moyo, 38, was last seen on Friday.", "Tawanda Moyo", "a driver"),
        ("Gunmen shot dead a village midwife on Sunday. Amina Salou had delivered some 400 babies.", "Amina Salou", "a village midwife"),
        ("Soldiers have abducted a radio host in Kaya. Idrissa Zongo, 29, presented a programme.", "Idrissa Zongo", "a radio host"),
    ],
)
def test_who_was_struck_in_the_opening_is_who_is_named_next(words: str, name: str, opening: str) -> None:
    """ "A court jailed a beekeeper. Zbigniew Karas, 51, ..." speaks of one man."""
    assert opening in mentions(people(words), name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Police arrested a student in Dhaka on Monday. Karim Uddin, a witness, said the student had been beaten.", "Karim Uddin"),
        ("Police shot dead a baker in Homs. Ali Hamdan, the governor, promised an inquiry.", "Ali Hamdan"),
        ("Police arrested a nurse in Homs. Ali Hamdan, her lawyer, was not let in.", "Ali Hamdan"),
        ("A court jailed a farmer who stabbed a nurse. Ana Koval, 44, was on her way home.", "Ana Koval"),
    ],
)
def test_a_speaker_an_official_a_lawyer_or_one_of_two_is_not_who_was_struck(words: str, name: str) -> None:
    """Who speaks, governs or defends is another; where two were struck, nobody knows which is meant."""
    assert not mentions(people(words), name) & {"a student", "a baker", "a nurse", "a farmer"}


def test_some_of_a_counted_group_are_named_between_dashes() -> None:
    """ "The women - A, B, C and two trainees -" takes up five nurses, of whom three are named."""
    found = people(
        "Five nurses of a clinic in Zaria were taken from a bus on Friday. "
        "The women - Amina Bello, Ruth Danjuma, Grace Audu and two trainees - had just ended a shift."
    )
    assert frozenset({"Amina Bello", "Ruth Danjuma", "Grace Audu"}) in members(found)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Yusuf and Maryam Ndiaye, a couple from Thies, were taken from their flat.", "Yusuf"),
        ("Soldiers shot Adil and Samir Haddad, two brothers.", "Adil"),
    ],
)
def test_a_given_name_before_a_relatives_full_name_is_somebody(words: str, name: str) -> None:
    """ "Adil and Samir Haddad" are two people."""
    assert called(people(words), name)


def test_who_is_held_is_rather_who_harm_is_told_of_before() -> None:
    """ "The linguist was held" is of him of whom it is asked what happened to him, not of her of whom more is said."""
    found = people(
        "Anna Berg typed up the notebooks of the man she had lived with. She worked at night and she often wept. "
        "What happened to Eero Lund on the road has not been settled. A former guard says that the linguist was held in a cellar."
    )
    assert "the linguist" in mentions(found, "Eero Lund")
