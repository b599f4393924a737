"""Appeals: who asks whom to do what. All persons are invented."""

import pytest

from habeas.finding.appeals import appeals
from habeas.finding.claims import claims
from habeas.finding.find import mark
from habeas.model.claims import Appeal
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def asked(words: str) -> tuple[tuple[Appeal, ...], dict[str, str]]:
    """The appeals of a text, and the names of everyone by id."""
    m = mark(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))
    found = claims(m.parse, m.cast, m.gazetted, m.times, m.amounts, m.utterances, m.events)
    names = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in m.cast.people}
    return appeals(m.parse, m.cast, m.utterances, found), names | {o.id: o.name for o in m.cast.organisations}


ASKING = [
    "Amina Khoury urged the Foreign Ministry to intervene.",
    "Amina Khoury appealed to the Foreign Ministry for help.",
    "Amina Khoury called on the Foreign Ministry to act.",
    "Amina Khoury demanded that the Foreign Ministry release her brother.",
    "Amina Khoury issued a plea to the Foreign Ministry.",
    "Amina Khoury is asking the Foreign Ministry to help.",
    "Amina Khoury pleaded with the Foreign Ministry to spare him.",
    "Amina Khoury sought mercy from the Foreign Ministry.",
    "Amina Khoury wrote an open letter to the Foreign Ministry.",
]


@pytest.mark.parametrize("words", ASKING)
def test_who_asks_whom(words: str) -> None:
    """However it is put, the one who asks and the one who is asked are found."""
    found, names = asked(words)
    assert len(found) == 1
    assert names.get(found[0].by or "") == "Amina Khoury"
    put_to = [names[t] for t in found[0].to] + list(found[0].words_to)
    assert any("foreign ministry" in t.lower() for t in put_to)


def test_what_is_asked_is_kept_in_its_words() -> None:
    """The thing asked for is quoted from the text."""
    found, _ = asked("Amina Khoury urged the Foreign Ministry to free her brother.")
    assert found[0].what == "to free her brother"


def test_people_before_an_embassy_ask_something_of_it() -> None:
    """A demonstration outside an embassy is an appeal to it."""
    found, names = asked("Dozens of students rallied outside the Lao embassy in Bangkok on Friday.")
    assert found
    assert any("embassy" in w.lower() for w in [*found[0].words_to, *(names[t] for t in found[0].to)])


def test_gathered_signatures_are_an_appeal() -> None:
    """A campaign that gathers signatures asks the public."""
    found, _ = asked("The campaign has gathered more than 9,000 signatures.")
    assert found[0].words_to == ("the public",)


def test_quoted_plea_is_made_by_its_speaker() -> None:
    """ "Please save him" asks with the voice of the one who says it."""
    found, names = asked("“Please save my brother,” Amina Khoury said.")
    assert [names[a.by or ""] for a in found] == ["Amina Khoury"]


NOT_ASKING = [
    "Amina Khoury told the Foreign Ministry that her brother had fled.",
    "The ministry asked no questions.",
    "Amina Khoury asked to be identified by her first name.",
    "She called her mother on Friday.",
    "The police did not urge anyone to leave.",
]


@pytest.mark.parametrize("words", NOT_ASKING)
def test_what_is_no_appeal(words: str) -> None:
    """Telling, phoning and asking for anonymity are no appeals."""
    assert asked(words)[0] == ()


def test_appeal_points_to_its_claims() -> None:
    """An appeal names the claims whose words it shares, and its id is made of its place."""
    found, _ = asked("Amina Khoury urged the Foreign Ministry to intervene.")
    assert found[0].claims
    assert found[0].id == f"s:a{found[0].quotes[0].start}"
