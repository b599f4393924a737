"""Streets, bridges, prisons and quarters that bear a town's name and stand in another."""

from __future__ import annotations

import pytest

from habeas.finding.parse import parse
from habeas.finding.places import places
from habeas.model.people import Place
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def named(text: str) -> dict[str, Place]:
    """The places of a sentence by their names."""
    source = Source("s1", "0" * 64, "report.txt", "text/plain", language="en", main_text=(Span(0, len(text)),))
    return {p.name: p for p in places(parse(Text(source, text))).places}


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Twelve people were arrested on Gagarin Street in Osh on Monday.", "Osh", "KG"),
        ("She was last seen in Adra prison, Damascus, in the spring.", "Damascus", "SY"),
        ("Soldiers stopped the bus on the Talkha bridge, Mansoura, at noon.", "Mansoura", "EG"),
        ("He was beaten at the Soweto market in Lusaka.", "Lusaka", "ZM"),
        ("The man was taken from the Old Kampala suburb on Friday.", "Kampala", "UG"),
        ("He has been in Mile Two prison in Banjul since May.", "Banjul", "GM"),
    ],
)
def test_the_town_is_the_one_in_which_the_street_or_building_stands(text: str, town: str, country: str) -> None:
    """No town is taken from the name of a street or building; the one beside it is where it stands."""
    assert {(p.city, p.country) for p in named(text).values()} == {(town, country)}


@pytest.mark.parametrize(
    ("text", "quarter", "town"),
    [
        ("Police took him in Luveve township in Bulawayo.", "Luveve", "Bulawayo"),
        ("Police took him in Bulawayo's Luveve township.", "Luveve", "Bulawayo"),
        ("Men shot her in the Ibanda commune of Bukavu.", "Ibanda", "Bukavu"),
    ],
)
def test_a_township_or_commune_of_a_town_lies_in_it(text: str, quarter: str, town: str) -> None:
    """A quarter is a place of its own, in the town that is named with it."""
    assert named(text)[quarter].city == town


def test_a_prison_of_a_town_named_alone_lies_in_that_town() -> None:
    """Where only a country is named behind it, a prison stands in the town that it bears the name of; so does one with no place behind it."""
    assert named("She was held in Kandahar prison, Afghanistan.")["Kandahar"].country == "AF"
    assert named("He died in Homs hospital in July.")["Homs"].country == "SY"
