"""Who is protected: what the machine proposes, what people decide, what was agreed to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.protecting.told import at, book

from habeas.model.cases import Casebook
from habeas.model.judgement import Judgement, Verdict
from habeas.model.people import Name
from habeas.model.quote import Quote
from habeas.protecting.proposed import proposed
from habeas.protecting.standing import Shield, shields, standing

DAY = "2026-01-01"
CHILD, MAN, WIFE, MOTHER = "src1:p30", "src1:p9", "src1:p40", "src1:p20"


def decision(number: int, verdict: Verdict, on: Quote, **value: object) -> Judgement:
    """A row of the ledger about these words."""
    return Judgement(number, verdict, "Aino", "2026-01-01T00:00:00+00:00", "asked by telephone", (on,), (), json.dumps(value))


def consent(
    number: int, on: Quote, word: str, by: str, purposes: tuple[str, ...] = ("publication",), until: str | None = None
) -> Judgement:
    """What was agreed to."""
    return decision(number, "consent", on, word=word, given_by=by, purposes=purposes, until=until)


def shield(thing: str, *made: Judgement, of: Casebook | None = None, purpose: str = "publication") -> Shield | None:
    """How somebody is protected after these decisions."""
    held = standing(of or book(), made)
    return next((s for s in shields(held, purpose, DAY) if s.thing == thing), None)  # type: ignore[arg-type]


def holds(thing: str, *made: Judgement, purpose: str = "publication") -> bool:
    """Whether somebody is protected after these decisions."""
    found = shield(thing, *made, purpose=purpose)
    return found is not None and found.protected


def test_children_and_relatives_are_proposed_with_their_words() -> None:
    """A child and each relative of a victim is proposed; each proposal has the words that give it and a reason told in words."""
    found = {(p.thing, p.reasons[0]) for p in proposed(book())}
    assert {(CHILD, "child"), (WIFE, "relative_in_reach"), (MOTHER, "relative_in_reach")} <= found
    assert "src1:p50" not in {thing for thing, _ in found}
    assert all(p.quotes and p.why and p.number is None for p in proposed(book()))


def test_a_name_that_the_text_calls_false_is_proposed() -> None:
    """A pseudonym in the text protects its bearer."""
    told = book()
    people = tuple(replace(p, names=(Name("Rook", True),)) if p.id == "src1:p60" else p for p in told.people)
    assert ("src1:p60", "pseudonym") in {(p.thing, p.reasons[0]) for p in proposed(replace(told, people=people))}


def test_unknown_consent_protects_and_says_so() -> None:
    """Somebody with a protection and no word of consent is protected, and the reason is told."""
    found = shield(CHILD)
    assert found is not None
    assert found.protected
    assert found.only_proposed
    assert any("unknown consent protects" in line for line in found.why)
    assert shield("src1:p50") is None


@pytest.mark.parametrize(
    ("by", "lifted"), [("her mother", True), ("the boy's guardian", True), ("himself", False), ("an uncle", False), ("", False)]
)
def test_only_a_guardian_agrees_for_a_child(by: str, lifted: bool) -> None:
    """A child's protection is lifted by a parent or guardian, never by the child, by others or by nobody in particular."""
    protect = decision(1, "protect", at("Ilo Velline"), guards="person", reasons=["child"])
    aside = decision(2, "protect", at("Ilo Velline"), guards="person", reasons=["relative_in_reach"], dismissed=True)
    assert holds(CHILD, protect, aside, consent(3, at("Ilo Velline"), "given", by)) is not lifted


def test_the_victims_consent_does_not_lift_the_relatives() -> None:
    """A relative in reach stays protected when the victim agrees, also when the victim agrees for her; her own word lifts it."""
    wife = at("Velline's wife")
    assert holds(WIFE, consent(1, at("Daro Velline", 1), "given", "himself"))
    assert holds(WIFE, consent(1, wife, "given", "Daro Velline, her husband"))
    assert not holds(WIFE, consent(1, wife, "given", "she herself"))


def test_consent_holds_for_its_purpose_and_until_its_day() -> None:
    """What was agreed to for a submission does not cover publication, and a consent that ended protects again."""
    wife = at("Velline's wife")
    assert holds(WIFE, consent(1, wife, "given", "herself", ("submission",)))
    assert not holds(WIFE, consent(1, wife, "given", "herself", ("submission",)), purpose="submission")
    assert holds(WIFE, consent(1, wife, "given", "herself", until="2025-12-31"))
    assert not holds(WIFE, consent(1, wife, "given", "herself", until="2026-01-01"))


def test_a_refusal_protects_whatever_else_was_said() -> None:
    """A refusal or a withdrawal protects, also someone without any other protection, until whoever gave it gives another word."""
    man = at("Tam Brask")
    given = consent(1, man, "given", "himself")
    assert holds("src1:p50", given, consent(2, man, "withdrawn", "himself"))
    assert holds("src1:p50", consent(1, man, "refused", "his daughter"), consent(2, man, "given", "himself"))
    assert holds("src1:p50", given, consent(2, man, "withdrawn", ""))
    assert not holds("src1:p50", consent(1, man, "refused", "himself"), consent(2, man, "given", "himself"))


def test_a_dismissed_proposal_no_longer_protects_and_undoing_it_does() -> None:
    """A person may say that a proposal is wrong; when that is taken back, the proposal protects again."""
    aside = decision(1, "protect", at("Velline's wife"), guards="person", reasons=["relative_in_reach"], dismissed=True)
    assert not holds(WIFE, aside)
    undone = Judgement(2, "withdraw", "Aino", "2026-01-01T00:00:00+00:00", "mistaken", (), withdraws=1)
    assert holds(WIFE, aside, undone)


def test_words_marked_on_a_page_protect_everyone_whom_they_may_name() -> None:
    """A decision that only marks words protects each person whose mention they touch."""
    marked = Judgement(1, "protect", "Aino", "2026-01-01T00:00:00+00:00", "he is ill", (at("Velline's wife"),))
    assert {s.thing for s in shields(standing(book(), (marked,)), "publication", DAY) if not s.only_proposed} == {MAN, WIFE}


def test_a_source_a_place_and_a_passage_are_protected_by_decision() -> None:
    """What is no person has no consent: a decision protects it until it is taken back."""
    made = (
        decision(1, "protect", at("Mother of Daro"), guards="source", reasons=["source"]),
        decision(2, "protect", at("Orsova Mill"), guards="place", reasons=["other"]),
        decision(3, "protect", at("A man called Rook"), guards="passage", reasons=["other"]),
    )
    found = {(s.guards, s.thing) for s in shields(standing(book(), made), "publication", DAY) if s.protected and not s.only_proposed}
    assert found == {("source", "src1"), ("place", "src1:l1"), ("passage", "")}
