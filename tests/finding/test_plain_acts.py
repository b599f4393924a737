"""Acts told by what hands did: lifting, loading, walking off, sending away, shooting, and whom they befell."""

from __future__ import annotations

import pytest

from habeas.finding.find import find
from habeas.reading import Hints, read

ACTS = [
    ("Soldiers put Rosa Quint on the back of a lorry.", "detention"),
    ("Gendarmes collected Rosa Quint from her workshop on Monday.", "detention"),
    ("Rosa Quint lived in a camp by the church; military intelligence walked her out of it on 12 May.", "detention"),
    ("Members of the security forces came for Rosa Quint at dawn.", "detention"),
    ("Rosa Quint has been in a re-education centre since last autumn.", "detention"),
    ("The judges needed ten minutes to send Rosa Quint away for twenty years.", "imprisonment"),
    ("The court handed down a term of four years. The accused, Rosa Quint, did not appeal.", "imprisonment"),
    ("Seven years: the verdict was read at noon. Rosa Quint was found guilty of sedition.", "imprisonment"),
    ("The one behind fired four times. Rosa Quint died on the way to the hospital.", "killing"),
    ("The murderers of Rosa Quint have never been named.", "killing"),
    ("Rosa Quint was arrested on Friday. On Sunday she was pronounced dead at the hospital.", "death_in_custody"),
    ("Until this hour the family of Rosa Quint has no idea where she is.", "disappearance"),
    ("The family of Rosa Quint has searched for her in three police stations since Friday.", "disappearance"),
    ("We confirm the loss of contact with Rosa Quint.", "disappearance"),
]
NOTHING = [
    "Rosa Quint was found guilty of sedition.",
    "Rosa Quint left the refugee camp on 25 January to look for work.",
    "They marched the stallholders to the river bank.",
    "Rosa Quint died on the way to the hospital.",
]


def kinds(text: str) -> set[tuple[str, str]]:
    """The kinds of what befell people by name."""
    found = next(find(t) for t in read("a.txt", text.encode(), {"a.txt": Hints(published="2021-06-30", language="en")}).texts)
    names = {p.id: p.names[0].text for p in found.people if p.names}
    return {(e.kind, names.get(r.entity, "")) for e in found.events for r in e.roles if r.role != "perpetrator"}


@pytest.mark.parametrize(("text", "kind"), ACTS)
def test_an_act_told_in_plain_words_is_seen_with_whom_it_befell(text: str, kind: str) -> None:
    """What is told by hands, vehicles, courts or a door that stays shut is an act like any other."""
    assert (kind, "Rosa Quint") in kinds(text)


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_words_without_what_makes_them_an_act_tell_of_none(text: str) -> None:
    """A verdict without a term, a camp left for work, a march of others and a death without an attack are none of these acts."""
    assert not {k for k, _ in kinds(text)} & {"imprisonment", "release", "protest", "killing", "death_in_custody"}


def test_who_is_asked_about_reports_takes_nothing_from_them() -> None:
    """ "Asked about reports that" says that somebody was asked, not that what was reported is a wish."""
    text = "Asked about reports that Rosa Quint had been arrested in Lisk, an official said that she was in Norden prison."
    assert ("detention", "Rosa Quint") in kinds(text)


def test_words_cut_at_a_hyphen_are_words() -> None:
    """A list may hold "lock-up" although the grammar cuts it in three."""
    assert ("detention", "Rosa Quint") in kinds("Rosa Quint was booked at the lock-up on 21 May.")


FORMS = [
    ("Name: Rosa Quint. Act: pulled into a white van. Result: none so far.", "abduction"),
    ("Victim: Rosa Quint. Incident: shot dead at her gate.", "killing"),
    ("Persons: Rosa Quint (24), mason. Act: stopped on a bicycle and lifted into a white van.", "abduction"),
    ("Entry 3. Rosa Quint. Beaten with cables for two days at the base.", "torture"),
    ("Rosa Quint, 31. Last seen on 5 May at the bus stop.", "disappearance"),
]


@pytest.mark.parametrize(("text", "kind"), FORMS)
def test_a_field_of_a_form_tells_of_whom_the_form_is(text: str, kind: str) -> None:
    """What stands behind "Act:" or after a name by itself befell whom the form is of."""
    assert (kind, "Rosa Quint") in kinds(text)


def test_who_finds_a_body_is_not_whose_body_it_is() -> None:
    """A finder without a name is not taken for the dead by name."""
    assert ("killing", "Rosa Quint") in kinds("A shepherd found the body of Rosa Quint after nine days.")
