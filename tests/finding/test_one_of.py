"""Somebody who is one of several, and whom harm is done to."""

from __future__ import annotations

import pytest

from habeas.finding.find import find
from habeas.model.findings import Findings
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def found(words: str) -> Findings:
    """What a short English report says."""
    return find(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))


def of(findings: Findings, words: str) -> set[str]:
    """Every form of words that stands for the person whom some words stand for."""
    return next(({m.text for m in p.mentions} for p in findings.people if any(m.text == words for m in p.mentions)), set())


def test_one_of_several_is_one_person_to_whom_a_pronoun_goes_back() -> None:
    """ "One of the sources" is somebody, whom the next "he" means, and not the child told of before."""
    told = found(
        "Police in Lisk hold ten people, one of them a four-year-old boy, two sources say. One of the sources said that they were moved on Monday. "
        "He would not give his name, as his wife is among them."
    )
    assert "He" in of(told, "One of the sources")
    wife = next(p for p in told.people if any(k.relation == "wife" for k in p.kin))
    assert next(p.age_group for p in told.people if p.id == wife.kin[0].to) != "child"


def test_a_lone_name_that_one_of_several_is_said_to_be_is_theirs() -> None:
    """ "One of them was Kim" names the one."""
    assert "One of them" in of(found("Eleven men crossed the river in May. One of them was Kim, whom soldiers shot."), "Kim")


@pytest.mark.parametrize("words", ["one of the villages", "One of the darkest examples", "two of the vans", "one of her lines"])
def test_one_of_several_things_is_nobody(words: str) -> None:
    """What is one of several things is not somebody."""
    start, rest = (
        (f"{words} is Orvan", "where soldiers shot a farmer") if words[0] == "O" else (f"Soldiers came to {words}", "and shot a farmer")
    )
    assert not of(found(f"{start}, {rest}."), words)


def test_who_speaks_for_the_state_is_not_whom_harm_is_done_to() -> None:
    """ "He may have been killed" tells of the man found dead and not of the prosecutor who was spoken of last."""
    told = found(
        "Marek Holub, 28, lay dead in a ditch outside Lisk on Wednesday. The prosecutor who leads the inquiry speaks of cuts and burns. "
        "He may have been killed days before."
    )
    assert "He" in of(told, "Marek Holub")


def victims(findings: Findings, kind: str) -> set[str]:
    """First words for each of those to whom an act of some kind was done."""
    first = {p.id: p.mentions[0].text for p in findings.people}
    return {first[r.entity] for e in findings.events if e.kind == kind for r in e.roles if r.role == "victim" and r.entity in first}


def doers(findings: Findings, kind: str) -> set[str]:
    """First words for each of those who did an act of some kind."""
    first = {p.id: p.mentions[0].text for p in findings.people}
    return {first[r.entity] for e in findings.events if e.kind == kind for r in e.roles if r.role == "perpetrator" and r.entity in first}


def test_who_says_that_somebody_was_killed_was_not() -> None:
    """ "The prosecutor Bo Tamsin says he was murdered" tells of another."""
    told = found("Marek Holub, 28, went missing in Lisk on 25 January. Public prosecutor Bo Tamsin says he was murdered.")
    assert "he" in of(told, "Marek Holub")


def test_those_who_kill_them_are_others() -> None:
    """ "The league's members had killed them" kills nobody of the league."""
    told = found("Three farmers went missing in Lisk. Neighbours said ten members of the youth league had killed them.")
    assert not any("league" in v for v in victims(told, "killing"))


def test_a_family_did_not_arrest_its_own() -> None:
    """ "They" that arrest somebody behind a word for the family or the witnesses are left unnamed."""
    told = found("Ana Koval's family lives in Lisk. Two witnesses watched from a roof. They arrested her at noon.")
    assert not doers(told, "detention")


def test_people_joined_by_or_are_not_they() -> None:
    """Whom nobody met, a judge or a lawyer, is not who "they" are."""
    told = found("None of the six men saw a judge, prosecutor, or lawyer. Guards beat them every night.")
    assert not victims(told, "torture") & {"a judge", "prosecutor", "lawyer"}


def test_what_is_held_may_be_a_vigil() -> None:
    """A union that holds a vigil to remember slain writers detains nobody."""
    told = found("The union held another memorial vigil on 25 January to commemorate other murdered Havran journalists.")
    assert not [e for e in told.events if e.kind == "detention"]


def test_who_tells_of_a_release_was_not_released() -> None:
    """ "Before he was released" tells of the herdsman and not of the police officer who speaks."""
    told = found(
        "The police spokesman, Ramon Tesh, confirmed it on Wednesday. He said that a herdsman, Abu Karim, was abducted by armed men and that his "
        "family paid a ransom before he was released."
    )
    assert "he" in of(told, "Abu Karim")


def test_those_who_were_taken_did_not_take_others() -> None:
    """ "They also kidnapped" takes up the unnamed gunmen, and neither the pupils nor who tells of it."""
    told = found(
        "Gunmen raided a school in Lisk, a source and a teacher said. They took away 27 students, along with three teachers. "
        "They also kidnapped 12 family members of the teachers."
    )
    assert not doers(told, "abduction")


def test_people_killed_before_a_dash_killed_nobody() -> None:
    """What stands behind a dash is no object of "killed"."""
    told = found("Of the 81 people killed — the country's highest number in one day — 73 were farmers.")
    assert not doers(told, "killing")


def test_a_cyclone_is_nobody() -> None:
    """A storm has a name and does no violence."""
    assert not found("When Cyclone Nerissa battered Havran on May 2, 2008, aid was late.").people


def test_an_agency_of_the_un_flies_out_and_sends_nobody_back() -> None:
    """What a UN agency or a body for rights does with a family is no forced return; what a state does is one."""
    assert not victims(found("The UN refugee agency flew the family to Finland."), "forced_return")
    assert victims(found("Turkey flew the family to Eritrea."), "forced_return")


def test_a_participle_before_a_name_is_done_by_nobody() -> None:
    """ "The families of jailed poet X and murdered columnist Y were watched" lets nobody murder Y."""
    told = found("The families of jailed poet Bo Rao and murdered Havran columnist Ana Koval were watched.")
    assert not doers(told, "killing")


def test_who_counts_those_held_holds_nobody() -> None:
    """ "They are still holding 6,025" behind a body for rights makes it no perpetrator."""
    told = found(
        "The Lisk Association for Political Prisoners gave the figures. The Association is still holding 6,025 people in detention, it erred."
    )
    assert not [r for e in told.events for r in e.roles if r.role == "perpetrator"]
