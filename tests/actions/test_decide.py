"""Decisions: what they do to the case files, and that nothing but another decision undoes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.actions import decide, export
from habeas.actions.assemble import refresh
from habeas.actions.cases import list_cases, open_case
from habeas.actions.decide import Deciding
from habeas.actions.protect import Protecting, protect
from habeas.actions.rebuild import rebuild
from habeas.model.errors import BadInput, NotFound
from habeas.model.people import Person
from habeas.store import assembled

BY = Deciding("Aino", "2026-01-02T03:04:05+00:00", "checked by telephone")


def named(name: str) -> list[Person]:
    """The people of the casebook who bear a name."""
    refresh()
    return [person for person in assembled.nouns("people") if name in {n.text for n in person.names}]


def test_a_refused_merge_stays_refused_after_a_rebuild(book: Path) -> None:
    """Two reports' men of one name are put together; a decision takes them apart, a rebuild keeps them apart, undoing it joins them again."""
    [tomas] = named("Tomas Verriden")
    one, other = assembled.locals_of(tomas.id)
    made = decide.on_people("different_person", one, other, BY)
    assert len(named("Tomas Verriden")) == 2
    apart = export.as_json()
    rebuild()
    assert len(named("Tomas Verriden")) == 2
    assert export.as_json() == apart
    decide.withdraw(made.number, BY)
    assert len(named("Tomas Verriden")) == 1


def test_a_merge_by_hand_joins_two_people(book: Path) -> None:
    """Two persons whom a report keeps apart are one after a decision, and two again after it is taken back."""
    tomas, marek = named("Tomas Verriden")[0], named("Marek Verriden")[0]
    made = decide.on_people("same_person", tomas.id, marek.id, BY)
    [one] = [person for person in named("Tomas Verriden") if person in named("Marek Verriden")]
    assert {n.text for n in one.names} == {"Tomas Verriden", "Marek Verriden"}
    assert {*assembled.locals_of(one.id)} >= {tomas.id, marek.id}
    decide.withdraw(made.number, BY)
    assert [named("Tomas Verriden")[0], named("Marek Verriden")[0]] == [tomas, marek]


def test_incidents_can_be_taken_apart(book: Path) -> None:
    """An incident that two reports tell of becomes two when a person says so."""
    refresh()
    joined = next(
        event for event in assembled.nouns("events") if len({ident.split(":")[0] for ident in assembled.locals_of(event.id)}) == 2
    )
    members = assembled.locals_of(joined.id)
    other = next(ident for ident in members if ident.split(":")[0] != members[0].split(":")[0])
    decide.on_incidents("different_incident", members[0], other, BY)
    refresh()
    assert assembled.cluster_of(members[0]) != assembled.cluster_of(other)


def test_a_rejected_claim_stays_readable(book: Path) -> None:
    """A rejected claim keeps its words and its state says so, also after a rebuild."""
    refresh()
    claim = next(claim for claim in assembled.nouns("claims") if claim.kind == "event")
    decide.on_claim("reject", claim.id, BY)
    rebuild()
    again = [c for c in assembled.nouns("claims") if c.quotes == claim.quotes and c.kind == claim.kind and c.predicate == claim.predicate]
    assert {c.state for c in again} == {"rejected"}


def test_a_decision_says_who_and_why(book: Path) -> None:
    """Nothing is decided by nobody or without a reason."""
    for by, why in (("", "because"), ("Aino", "  ")):
        with pytest.raises(BadInput, match="nothing was written"):
            Deciding(by, BY.at, why)


def test_what_is_not_there_cannot_be_decided(book: Path) -> None:
    """An unknown person, claim, case or decision is named, and nothing is written."""
    with pytest.raises(NotFound, match="Nobody Atall"):
        decide.on_people("same_person", "Nobody Atall", "Tomas Verriden", BY)
    with pytest.raises(NotFound, match="c999"):
        decide.on_claim("accept", "c999", BY)
    with pytest.raises(NotFound, match="7"):
        decide.withdraw(7, BY)
    with pytest.raises(BadInput, match="one person"):
        decide.on_people("same_person", "Tomas Verriden", "Tomas Verriden", BY)
    assert decide.decisions() == ()


def test_a_decision_is_taken_back_once(book: Path) -> None:
    """Taking a decision back twice is refused; taking the taking-back back makes it hold again."""
    first = protect("Tomas Verriden", Protecting(), BY)
    second = decide.withdraw(first.number, BY)
    with pytest.raises(BadInput, match="already"):
        decide.withdraw(first.number, BY)
    assert not any("telephone" in reason for reason in named("Tomas Verriden")[0].protect)
    decide.withdraw(second.number, BY)
    assert any("telephone" in reason for reason in named("Tomas Verriden")[0].protect)


def test_a_case_is_opened_by_number_id_or_title(book: Path) -> None:
    """A case answers to its number, its id, the beginning of its id and words of its title, or to the name of someone
    in it; where several fit, they are named."""
    first = list_cases()[0]
    for wanted in ("1", "#1", first.id, first.id[:-2], first.title):
        assert open_case(wanted).case.id == first.id
    person = next(name for line in list_cases() for name in line.people if all(name not in other.title for other in list_cases()))
    assert person in list(list_cases()[open_case(person).number - 1].people)
    with pytest.raises(NotFound, match="no case fits"):
        open_case("zzzz")
