"""The jigsaw check: every combination that singles somebody out is told in words an editor can act on, and no other."""

from __future__ import annotations

import pytest
from eval.jigsaw import Row, checked, crowd, measured, scenarios


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in scenarios()])
def test_scenario(case: Row) -> None:
    """A labelled scenario: these combinations and no other, in these words."""
    report = checked(case)
    assert {frozenset(f.parts) for f in report.findings} == {frozenset(words.split()) for words in case["expect"]}
    words = "\n".join(f.words for f in report.findings)
    said = [part in words for part in case.get("says", [])]
    assert any(said) or not said if case.get("any_says") else all(said), words
    assert not [part for part in case.get("never", []) if part in words]


def test_planted_people_are_found_and_nobody_else_is_told() -> None:
    """Whoever a few facts single out is told, as a count by another way finds them; no combination is told that others share."""
    figures = measured(1500, 60)
    assert figures["planted and found"] == figures["planted"]
    assert figures["of these told"] == figures["singled out by counting"]
    assert figures["told and not so"] == 0


def test_a_finding_keeps_its_id_while_it_is_the_same() -> None:
    """Accepting a finding by its id holds when the check runs again, and not for another finding."""
    case = next(c for c in scenarios() if c["name"].startswith("three facts"))
    first, again = checked(case), checked(case)
    assert [f.id for f in first.findings] == [f.id for f in again.findings]
    every = [f.id for c in scenarios() for f in checked(c).findings]
    assert len(set(every)) > len(every) // 2


def test_how_each_person_stands_in_the_crowd_is_given() -> None:
    """The smallest class, how many combinations fewer than five share, and how many people that concerns."""
    rows: list[Row] = [{"sex": "female", "age": 30}, *({"sex": "female", "age": 30} for _ in range(3)), {"sex": "male", "age": 30}]
    report = checked({"people": rows})
    assert (report.crowd, report.smallest, report.below, report.findings) == (5, 4, 1, ())
    assert report.people[0].below == 2  # the sex, and the sex with the age; five share the age


def test_a_group_is_nobody_who_could_be_singled_out() -> None:
    """A protected group does not stop the check and has no place in the crowd."""
    from dataclasses import replace

    from habeas.model.cases import Casebook
    from habeas.model.people import Person
    from habeas.protecting.jigsaw import findings

    group = Person("g", "group")
    report = findings(Casebook(people=(group,)), Casebook(people=(replace(group, id="x"),)), {"x": "g"})
    assert (report.findings, report.people) == ((), ())


def test_what_is_told_does_not_depend_on_the_order_of_people() -> None:
    """The same people in another order give the same findings."""
    import random

    rows = crowd(200, random.Random(3))
    one = checked({"people": rows})
    other = checked({"people": [rows[0], *reversed(rows[1:])]})
    assert one == other
