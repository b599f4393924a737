"""What the sources of a case leave open."""

from __future__ import annotations

from casefile.told import Report, harbour, same, texts
from habeas.casefile import assemble
from habeas.casefile.questions import MOST
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, Question
from habeas.model.claims import Speaker
from habeas.model.findings import Identities, Link


def asked(book: Casebook) -> list[Question]:
    """All questions of a casebook."""
    return [q for c in book.cases for q in c.questions]


def test_a_child_whose_fate_is_unclear_is_asked_for_with_the_words_that_raise_it() -> None:
    """The boy of whom nobody knows what became is the first question."""
    reports, identities = harbour()
    book = assemble([r.findings() for r in reports], texts(*reports), identities)
    (found,) = [q for q in asked(book) if q.text.startswith("What happened to the son of Mira Dovan")]
    assert found.about == ("aa:p:boy",)
    assert "Nobody knows what became of the boy" in {q.text for q in found.quotes}


def test_no_case_asks_more_than_a_case_worker_can_use() -> None:
    """Questions of one case are few and each is asked once."""
    reports, identities = harbour()
    book = assemble([r.findings() for r in reports], texts(*reports), identities)
    for case in book.cases:
        assert len(case.questions) <= MOST
        assert len({q.text for q in case.questions}) == len(case.questions)


def test_a_source_without_date_or_outlet_is_asked_about() -> None:
    """Without the day of printing "last week" has no date."""
    a = Report("aa", "Ivo Brakt was arrested last week.")
    a.event("detention", "Ivo Brakt was arrested last week", (a.person("ivo", "Ivo Brakt"),))
    found = [q for q in asked(assemble([a.findings()], texts(a), Identities())) if q.about == ("aa",)]
    assert [q.text.split(":")[0] for q in found] == ["When was it published", "Which outlet published it"]


def test_two_people_that_could_not_be_told_apart_are_asked_about() -> None:
    """A link that was refused is a question for people."""
    a = Report("aa", "Ivo Brakt was arrested. A man called Brakt was seen in a cell.", outlet="x", published="2020-01-01")
    ivo, other = a.person("ivo", "Ivo Brakt"), a.person("other", "Brakt was seen")
    a.event("detention", "Ivo Brakt was arrested", (ivo,))
    refused = Link("person", *sorted((ivo, other)), 0.4)
    (found,) = [q for q in asked(assemble([a.findings()], texts(a), same(refused=(refused,)))) if "same person" in q.text]
    assert set(found.about) == {ivo, other}


def test_unnamed_sources_are_asked_for_and_never_in_public() -> None:
    """The question says itself that it is not to be asked in public."""
    a = Report("aa", "Ivo Brakt was deported, a guard said.")
    ivo, guard = a.person("ivo", "Ivo Brakt"), a.person("guard", "a guard", "unknown")
    a.event("forced_return", "Ivo Brakt was deported", (ivo,), speaker=Speaker(guard, "a guard", "anonymous"))
    (found,) = [q for q in asked(assemble([a.findings()], texts(a), Identities())) if "unnamed" in q.text]
    assert found.about == (guard,)
    assert "Never to be asked in public" in found.text


def test_a_group_without_a_number_and_a_member_of_it_are_asked_about() -> None:
    """How many, and whether the one with a case was among them."""
    a = Report("aa", "Ivo Brakt was arrested in May. Some villagers were deported.")
    ivo = a.person("ivo", "Ivo Brakt")
    group = a.person("group", "Some villagers", "group", members=(ivo,), count=Amount())
    a.event("detention", "Ivo Brakt was arrested in May", (ivo,))
    a.event("forced_return", "Some villagers were deported", (group,))
    texts_asked = [q.text for q in asked(assemble([a.findings()], texts(a), Identities()))]
    assert "How many are meant: Some villagers?" in texts_asked
    assert "Was Ivo Brakt one of Some villagers?" in texts_asked
