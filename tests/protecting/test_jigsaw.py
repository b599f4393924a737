"""The jigsaw check: every combination that singles somebody out is told in words an editor can act on, and no other."""

from __future__ import annotations

from typing import get_args

import pytest
from eval.jigsaw import Row, book, checked, crowd, measured, scenarios

from habeas.model.wording import HAPPENED, STATUSES
from habeas.protecting import jigsaw_korean, jigsaw_words
from habeas.protecting.facets import Facet, FacetKind, Shows
from habeas.protecting.jigsaw_words import Single
from habeas.protecting.lexicon import words


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


FULL: Row = {
    "sex": "male", "age": 31, "jobs": ["official"], "nationality": "XK", "kin": ["son of b"], "traits": {"fled": "2015"},
    "events": [{"act": "detention", "place": "Orvane", "time": "2021-05-03", "count": 3}, {"act": "disappearance", "time": "2021-06"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "english", "korean"),
    [
        ("sex job", "the only man who works as an official", "직업이 “official”인 남성은"),
        ("nationality job kin", "the only person who is somebody’s son, works as an official and has the nationality Kosovo",
         "누군가의 아들이고 직업이 “official”이고 국적이 코소보인 사람은"),
        ("sex age act place time", "the only man aged 31 who was detained in Orvane on 3 May 2021", "2021년 5월 3일에 Orvane에서 구금된 31세 남성은"),
        ("age", "the only person aged 31", "31세인 사람은"),
        ("trait count", "the only person of whom it is noted: “fled: 2015” and to whom something happened with others (3 in all)",
         "“fled: 2015”라고 적힌, 3명 중 한 명으로 어떤 일을 겪은 사람은"),
        ("act also", "the only person who was detained and also disappeared in June 2021", "구금된, 또 2021년 6월에 실종된 사람은"),
        ("status job", "the only person who works as an official and is now imprisoned", "지금 수감되어 있는, 직업이 “official”인 사람은"),
    ],
)  # fmt: skip
def test_a_combination_is_one_sentence_in_each_language(kinds: str, english: str, korean: str) -> None:
    """Whatever is put together, the sentence says who it can only be as an editor would write it, in English and in Korean."""
    told = book([{"id": "a", **FULL}, {"id": "b", "name": "Ilan Roost"}])
    facets = list(Shows(told).of(told.people[0]))
    first = facets[-1].event[:-1] + "0"
    plain = [f for kind in kinds.split() for f in facets if f.kind == kind and f.event in ("", first)]
    plain += [Facet("status", ("imprisoned",))] if "status" in kinds else []
    opened = [[f for f in facets if f.event and f.event != first]] if "also" in kinds else []
    one = Single(plain, opened, told.people[0], (("father", "source 2 (Paper 2)"),), 1200, [(("month",), 7), (("without", "job"), 40)])
    assert jigsaw_words.told(one) == (
        f"Of the 1,200 people in the casebook, this is {english}; his father is named in source 2 (Paper 2)."
        " With the month instead of the day, that would fit 7 people; without the occupation, 40."
    )
    assert jigsaw_korean.told(one) == (
        f"사건 기록에 있는 1,200명 가운데 {korean} 이 사람뿐입니다. 아버지의 이름이 출처 2(Paper 2)에 나옵니다."
        " 날짜 대신 달만 쓰면 7명, 직업을 빼면 40명에게 해당합니다."
    )


def test_each_kind_of_event_and_status_has_its_words_in_both_languages() -> None:
    """Nothing that a casebook can hold is told by its code."""
    for language in ("en", "ko"):
        said = words("jigsaw")[language]
        assert set(said["acts"]) | {"other"} == set(HAPPENED)
        assert set(said["statuses"]) == set(STATUSES)
        assert set(said["left_out"]) == set(get_args(FacetKind))


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


def test_a_country_to_say_instead_is_called_by_its_name() -> None:
    """Where a town is too much to say, the country is offered by the name that the language of the page has for it."""
    ways = [jigsaw_words.way(("instead", "Laos", "Orvane"), language) for language in ("en", "ko")]
    assert ["Laos" in ways[0], "라오스" in ways[1]] == [True, True]
