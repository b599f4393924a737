"""What the words beside a name say of who its bearer is: trade and sex. Everybody here is invented."""

from __future__ import annotations

import pytest

from habeas.casefile.merging import mostly
from habeas.finding.given_names import given, told_by
from habeas.finding.lexicon import words as listed_words
from habeas.finding.parse import parse
from habeas.finding.people import cast, met
from habeas.finding.places import places
from habeas.finding.times import times
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def person(words: str, name: str) -> Person:
    """The person whom a text calls by a name."""
    p = parse(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))
    found = cast(p, met(p, places(p), (), (), (), times(p)))
    return next(x for x in found.people if any(n.text == name for n in x.names))


@pytest.mark.parametrize(
    ("words", "name", "types"),
    [
        ("Police arrested Tamar Verriden, a Georgian painter and journalist, at her door.", "Tamar Verriden", ("journalist",)),
        ("Saba Koval, a doctor and activist, was abducted in the evening.", "Saba Koval", ("human_rights_defender",)),
        ("Two lawyers, Lu Siwen and Ren Quanmin, were stopped at the gate.", "Ren Quanmin", ("human_rights_defender",)),
        ("The law under which Tunde Verriden and Nduka Koval - two reporters - were jailed is gone.", "Nduka Koval", ("journalist",)),
        ("Labour activist Farhad Verriden was sentenced to four months.", "Farhad Verriden", ("trade_unionist",)),
        ("The court freed editor-in-chief Steven Verriden on bail.", "Steven Verriden", ("journalist",)),
        ("Ana Koval, reporter Bo Tamsin and a driver were beaten.", "Ana Koval", ()),
        ("Reporters Tunde Koval and Nduka Tamsin were killed.", "Nduka Tamsin", ("journalist",)),
        (
            "They met journalists Ana Koval and Bo Tamsin and lawyers Cai Verriden and Nduka Orvan.",
            "Nduka Orvan",
            ("human_rights_defender",),
        ),
        ("Police held journalist Ana Koval and unionist Rodrigo Tamsin.", "Rodrigo Tamsin", ("trade_unionist",)),
        ("Esteban Koval, a labor rights defender, was led away.", "Esteban Koval", ("trade_unionist",)),
    ],
)
def test_a_trade_beside_a_name_tells_who_somebody_is(words: str, name: str, types: tuple[str, ...]) -> None:
    """A trade behind the name, before or behind a row of names, or made of two words counts; that of the next in a row does not."""
    assert person(words, name).types == types


@pytest.mark.parametrize(
    ("words", "name", "types"),
    [
        ("Havran Teachers Union president Ana Koval was taken from her house.", "Ana Koval", ("trade_unionist",)),
        ("Bo Tamsin, general secretary of the Free Union of Havran Workers, was fined.", "Bo Tamsin", ("trade_unionist",)),
        ("The activist Bo Tamsin, founder of the online news agency Lisk Wire, was held.", "Bo Tamsin", ("journalist",)),
        ("Dora Verriden, 41, who publishes the Lisk Weekly newspaper, was charged.", "Dora Verriden", ("journalist",)),
        ("Those beaten are Ana Koval (Sirra TV) and Bo Tamsin.", "Ana Koval", ("journalist",)),
        ("Dora Orvan, executive director of the Havran Network for Human Rights, was stabbed.", "Dora Orvan", ("human_rights_defender",)),
        ("Bo Tamsin, president of the European Union's council, spoke.", "Bo Tamsin", ()),
        ("Ana Koval, head of a bakery, was held after a report in the Lisk Times.", "Ana Koval", ()),
    ],
)
def test_a_post_in_a_union_a_newsroom_or_a_body_for_rights_tells_who_somebody_is(words: str, name: str, types: tuple[str, ...]) -> None:
    """Who leads a union is a unionist, who owns or edits a paper one of the press; a paper named elsewhere in the sentence says nothing."""
    assert person(words, name).types == types


def test_what_one_report_of_several_says_of_a_trade_is_left_to_it() -> None:
    """Three reports say journalist and one says activist: a journalist. One says each: both."""
    assert mostly([("journalist",), ("journalist",), ("journalist",), ("human_rights_defender",)]) == ("journalist",)
    assert mostly([("journalist",), ("human_rights_defender",), ()]) == ("human_rights_defender", "journalist")


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Térence Verriden", "male"),
        ("Terence Verriden", "male"),
        ("Anaïs Koval", "female"),
        ("Abduljawad Koval", "male"),
        ("Hafizullah Koval", "male"),
        ("Md Ripon Tamsin", "male"),
        ("Andrea Tamsin", "unknown"),
        ("Fatima", "unknown"),
    ],
)
def test_a_full_name_tells_the_sex_where_the_given_name_does(name: str, sex: str) -> None:
    """With accents or without, by a beginning like "Abdul" or a "Md" before it; a name both sexes bear, or one that stands alone, tells nothing."""
    assert told_by(name.split()) == sex


def test_no_given_name_stands_in_both_lists() -> None:
    """A name that both sexes bear tells nothing: it must not depend on which list is read last."""
    men, women = ({n for listed in listed_words("any", "given_names")[s].values() for n in listed.split()} for s in "mf")
    assert not men & women
    assert len(given()) > 1500
