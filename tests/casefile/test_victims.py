"""One victim told of in other words by another report."""

from __future__ import annotations

from typing import Any

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.amount import Amount
from habeas.model.cases import Casebook
from habeas.model.people import PersonKind
from habeas.model.when import When

Victim = tuple[str, PersonKind, dict[str, Any]]


def told(*victims: Victim) -> Casebook:
    """Reports of one arrest, each with its own words for who was arrested."""
    reports = []
    for n, (words, kind, more) in enumerate(victims):
        r = Report(f"r{n}", f"In Lorvik the police took {words}.")
        who = r.person("who", words, kind, **more)
        r.event("detention", "the police took", (who,), When.day("2021-05-03"), id=f"r{n}:e:taken")
        reports.append(r)
    joined = same(tuple(f"r{n}:e:taken" for n in range(len(victims))))
    return assemble([r.findings() for r in reports], texts(*reports), joined)


def test_the_only_victim_without_a_name_is_the_one_with_a_name() -> None:
    """ "The baker" of one report and the man named by the others, all telling of one arrest of one person, are one."""
    book = told(("Ivo Tarn", "named", {}), ("the baker", "unknown", {}))
    (person,) = book.people
    assert person.names[0].text == "Ivo Tarn"
    assert {m.text for m in person.mentions} == {"Ivo Tarn", "the baker"}


def test_a_victim_of_the_other_sex_is_somebody_else() -> None:
    """A woman without a name is not the man with one."""
    assert len(told(("Ivo Tarn", "named", {"sex": "male"}), ("a nurse", "unknown", {"sex": "female"})).people) == 2


def test_a_relative_without_a_name_is_not_the_victim_with_one() -> None:
    """Someone known by kin keeps an entry of their own."""
    book = told(("Ivo Tarn", "named", {}), ("his brother", "anchored", {"kin": (("brother", "r1:p:else"),)}))
    assert len(book.people) == 2


def test_ten_and_eleven_of_one_arrest_are_one_group_and_a_disagreement() -> None:
    """Two reports of one arrest that count ten and eleven mean one group; both counts stay."""
    book = told(("ten people", "group", {"count": Amount(10, 10)}), ("eleven people", "group", {"count": Amount(11, 11)}))
    assert len(book.people) == 1
    (case,) = book.cases
    assert {v.value for x in case.disagreements if x.field == "count" for v in x.values} == {"10", "11"}


def test_eight_of_ten_are_not_the_ten() -> None:
    """Eight others of a group of ten stay a group of their own."""
    assert len(told(("ten people", "group", {"count": Amount(10, 10)}), ("eight others", "group", {"count": Amount(8, 8)})).people) == 2
