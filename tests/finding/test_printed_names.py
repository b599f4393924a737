"""Names as people write them, and rows of capitals that are nobody. Everybody and everything here is invented."""

from __future__ import annotations

import pytest

from habeas.finding.amounts import amounts
from habeas.finding.organisations import organisations
from habeas.finding.parse import parse
from habeas.finding.people import cast, met
from habeas.finding.places import places
from habeas.finding.times import times
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def names_in(words: str) -> set[str]:
    """Every printed name of the single people of a text."""
    p = parse(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))
    when, where = times(p), places(p)
    found = cast(p, met(p, where, *organisations(p, where), amounts(p, when), when))
    return {n.text for person in found.people if person.kind != "group" for n in person.names}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hundreds shouted that Britain must not Prosecute Julian Verriden for his reports.", "Julian Verriden"),
        ("Will Donald Verriden ever answer for the beatings in the camp?", "Donald Verriden"),
        ("Remembering Usman Koval is what his brothers did all their lives.", "Usman Koval"),
        ("George Tamsin George Tamsin was shot by two officers on the bridge.", "George Tamsin"),
        ("Crowds waited for president-elect Joseph Tamsin in the rain.", "Joseph Tamsin"),
        ("The Muhammad Verriden-led government has jailed nine reporters.", "Muhammad Verriden"),
        ("The activist, Nonresident Fellow Hanna Koval, was turned away at the gate.", "Hanna Koval"),
        ("A message came from WikiLeaks editor-in-chief and from PaperTrail Kristina Koval herself.", "Kristina Koval"),
        ("On Monday Special Rapporteur Anais Koval asked for his release.", "Anais Koval"),
        ("The court heard Barrister Muhammad Ali Verriden for an hour.", "Muhammad Ali Verriden"),
        ("Counsellor Aung Thida Moe was arrested before dawn.", "Aung Thida Moe"),
        ("He was defended by Alastair Tamsin QC, who asked for bail.", "Alastair Tamsin"),
        ("The Minister of Health Armindo Koval denied it.", "Armindo Koval"),
        ("Enlarge Armindo Koval, the head of the station, has been in jail since May.", "Armindo Koval"),
        ("Her mother with her daughter Gabriella Credit: Family handout.", "Gabriella"),
        ("Police spokesman DSP Irene Koval said that nobody was hurt.", "Irene Koval"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(words: str, name: str) -> None:
    """A verb, a rank, a paper or a degree beside a name is cut off, "-led" ends it, and a name printed twice over is one name."""
    found = names_in(words)
    assert name in found
    assert not any(name in other and other != name for other in found)


@pytest.mark.parametrize(
    ("words", "nobody"),
    [
        ("The Public Relations Officer said that the guards were asleep.", "Public Relations Officer"),
        ("Last week the Special Rapporteur wrote to the ministry.", "Special Rapporteur"),
        ("A Special Assistant was arrested with the mayor.", "Special Assistant"),
        ("The union says that Labor Laws and Free Trade Agreements protect nobody.", "Labor Laws"),
        ("The union says that Labor Laws and Free Trade Agreements protect nobody.", "Free Trade Agreements"),
        ("The rights of Indigenous Peoples were trampled on.", "Indigenous Peoples"),
        ("Fire broke out at Ali Enterprises and killed nine workers.", "Ali Enterprises"),
        ("Supporters of Moyo-PF attacked the farm.", "Moyo-PF"),
        ("He joined the Verriden Munnetra Kazhagam and left it a year later.", "Verriden Munnetra Kazhagam"),
        ("She read the Top Headlines before they came for her.", "Top Headlines"),
        ("SUCCESSFUL DERADICALIZATION was shown on a banner.", "SUCCESSFUL DERADICALIZATION"),
    ],
)
def test_a_heading_an_office_or_a_party_is_nobody(words: str, nobody: str) -> None:
    """Rows of common words, offices, firms, parties and cries in capitals are not made people."""
    assert not any(nobody in name or name in nobody for name in names_in(words))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Police arrested Muhammad Verriden, Abdul Koval, Idrisu, Bilalu and Salman Tamsin.", {"Idrisu", "Bilalu"}),
        ("They beat journalists Tunde Verriden and Nduka Iraboru for an hour.", {"Nduka Iraboru", "Tunde Verriden"}),
        ("King Mwati III opened the prison.", {"Mwati III"}),
        ("Mr. White was freed, and Ms. Black was not.", {"White", "Black"}),
    ],
)
def test_a_name_in_a_row_of_people_is_a_person(words: str, names: set[str]) -> None:
    """Single names and unknown ones beside people are people; a number, or a word of English behind "Mr.", does not unmake a name."""
    assert names <= names_in(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("So Chol-min, 20, spent nine weeks in a cellar of the mission.", "So Chol-min"),
        ("No Kyong-ae was arrested at the ferry on 4 May.", "No Kyong-ae"),
        ("The officers arrested An Hyok-chol and his cousin on the quay.", "An Hyok-chol"),
        ("Do Sang-gil was beaten in the guardroom.", "Do Sang-gil"),
        ("He Lianfang was held for two nights at the station.", "He Lianfang"),
    ],
)
def test_a_family_name_that_is_a_small_word_of_english_begins_the_name(words: str, name: str) -> None:
    """ "So", "No" and "He" before what can only be a given name are the family name, not a word of the sentence."""
    assert names_in(words) == {name}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kim Chol-min waited at the ferry. So Chol-min was arrested there.", "Kim Chol-min"),
        ("So Ana Koval was arrested at the ferry.", "Ana Koval"),
    ],
)
def test_a_small_word_before_somebody_known_by_another_name_is_no_family_name(words: str, name: str) -> None:
    """ "So" before somebody whose family name the report gives, or before no given name of Korea, is the small word."""
    found = names_in(words)
    assert name in found
    assert not any(n.startswith("So ") for n in found)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Among those let out on Friday was U Kyansint, 29 when arrested in his dormitory.", "U Kyansint"),
        ("In the case of Un-hye, 20 at the time, it was a pig and some rice.", "Un-hye"),
        ("They shot the broadcaster Solange Tamsin (35) at her gate.", "Solange Tamsin"),
        ("Ysolde Tamsin, 1961-2004. She was forty-three and could mend any net.", "Ysolde Tamsin"),
    ],
)
def test_an_age_at_the_time_makes_a_name_somebody(words: str, name: str) -> None:
    """An age told with when it was so, or one behind a word that may be of a body, says that the name is a person's."""
    assert name in names_in(words)
