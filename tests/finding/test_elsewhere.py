"""Reports in languages that have no grammar here: whom it befell, when, where, how many, by the labelled cases in eval/cases/elsewhere.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from habeas.finding.find import find
from habeas.model.events import GRAVE
from habeas.model.findings import Findings
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When

CASES = (Path(__file__).parents[2] / "eval" / "cases" / "elsewhere.csv").read_text(encoding="utf-8").splitlines()


def found(words: str, language: str, published: str) -> Findings:
    """What a report of our own says."""
    source = Source(
        "s1", "0" * 64, "r.txt", "text/plain", language=language, published=When.day(published), main_text=(Span(0, len(words)),)
    )
    return find(Text(source, words))


def called(p: Person) -> set[str]:
    """All that a person or group is called."""
    return {n.text for n in p.names} | {m.text for m in p.mentions}


LABELLED = list(csv.DictReader(CASES))
ACTS = ("act", "negative", "fails")
"""Categories of plain sentences that tell of one act, or of none that happened; of the last it is known that they are not read rightly yet."""


@pytest.mark.parametrize("case", [c for c in LABELLED if c["category"] not in ACTS], ids=lambda c: c["language"] + " " + c["text"][:40])
def test_labelled_report(case: dict[str, str]) -> None:
    """Each labelled report gives its event with those it befell, its day, its place and their number."""
    told = found(case["text"], case["language"], case["published"])
    people, places = {p.id: p for p in told.people}, {p.id: p for p in told.places}
    grave = [e for e in told.events if e.kind in case["kind"].split("|")]
    if not case["kind"]:
        assert not told.events
        return
    assert grave
    victims = [{w for v in e.entities("victim") if v in people for w in called(people[v])} for e in grave]
    if not case["who"]:
        assert not any(e.when.known for e in grave)
        return
    mine = [e for e, v in zip(grave, victims, strict=True) if case["who"] in v]
    assert mine, victims
    e = mine[-1]
    if case["when"]:
        assert (e.when.earliest or "").startswith(case["when"])
        assert (e.when.latest or "").startswith(case["when"])
    elif case["category"] == "relative":
        assert not e.when.known
    if case["where"]:
        assert e.place
        assert case["where"] in (places[e.place].name, places[e.place].city, places[e.place].country_name)
    if case["count"]:
        assert e.count
        assert e.count.low == float(case["count"])
    named = [people[v] for v in e.entities("victim") if people[v].kind == "named"]
    assert len(named) <= (1 if case["category"] != "list" else 9), "nobody else is taken for a victim"


def test_a_korean_family_name_and_title_stand_for_the_one_person_named_in_full() -> None:
    """ "윤 씨" and "마 목사" are those named before, and "마 교수" is not; of two people of one family name neither is taken for the other."""
    told = found("윤가람 씨와 마하늘 목사가 회견을 열었다. 윤 씨는 울었다. 마 목사는 떠났다. 마 교수는 남았다.", "ko", "2021-05-10")
    assert sorted(tuple(m.text for m in p.mentions) for p in told.people if p.names) == [("마하늘", "마"), ("윤가람", "윤")]
    two = found("표민재 씨와 표다솜 씨가 회견을 열었다. 표 씨는 울었다.", "ko", "2021-05-10")
    assert sorted(tuple(m.text for m in p.mentions) for p in two.people if p.names) == [("표",), ("표다솜",), ("표민재",)]


def right(case: dict[str, str]) -> bool:
    """Whether a plain sentence gives its act with the one it befell and nobody else, or no act that happened."""
    told = found(case["text"], case["language"], case["published"])
    if not case["kind"]:
        return not any(e.happened == "yes" and e.kind in (*GRAVE, "release", "escape", "crossing", "reunion") for e in told.events)
    people = {p.id: p for p in told.people}
    kinds = case["kind"].split("|")
    met = [r for e in told.events for r in e.roles if e.kind in kinds and r.role in ("victim", "other", "agent")]
    named = {v for e in told.events for v in e.entities("victim") if people[v].kind == "named"}
    return any(case["who"] in called(people[r.entity]) for r in met) and len(named) <= 1


@pytest.mark.parametrize("language", sorted({c["language"] for c in LABELLED if c["category"] in ACTS}))
def test_plain_sentences_tell_their_act(language: str) -> None:
    """What newspapers say in set phrases (died of his wounds, put into a van, no news of her since) gives its act and the one it befell."""
    wrong = [c["text"] for c in LABELLED if c["language"] == language and c["category"] in ACTS and right(c) == (c["category"] == "fails")]
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "language", "kind", "named"),
    [
        (
            "La Comisión investiga la muerte de Rogelio Tamayo Cruz, Arnel Dumas y Jovencio Palma, abatidos el 30 de marzo durante un operativo.",
            "es",
            "killing",
            {"Rogelio Tamayo Cruz", "Arnel Dumas", "Jovencio Palma"},
        ),
        (
            "Dos personas continúan privadas de libertad: Jhon Alexis Paredes, albañil, y el concejal Rubén Darío Maldonado, quien sufre de diabetes.",
            "es",
            "detention",
            {"Jhon Alexis Paredes", "Rubén Darío Maldonado"},
        ),
        (
            "Orhan Demiray, directeur, 45 ans, Ibrahim Akkaya et Adem Yurtman ont été arrêtés le 15 mars par la police à Libreville.",
            "fr",
            "detention",
            {"Orhan Demiray", "Ibrahim Akkaya", "Adem Yurtman"},
        ),
        (
            "Ein Gericht hat den Lehrer Orhan Demiray zu zwölf Jahren Gefängnis verurteilt, seinen Kollegen Ibrahim Akkaya zu sieben Jahren Haft.",
            "de",
            "imprisonment",
            {"Orhan Demiray", "Ibrahim Akkaya"},
        ),
    ],
)
def test_all_of_a_row_are_named_apart_and_undergo_it(words: str, language: str, kind: str, named: set[str]) -> None:
    """ "y" before a full name begins another person; trades and ages between the names of a row do not end it."""
    told = found(words, language, "2021-05-10")
    names = {p.id: p.names[0].text for p in told.people if p.names}
    assert {names.get(r.entity) for e in told.events if e.kind == kind for r in e.roles if r.role == "victim"} - {None} == named


def test_whose_wife_somebody_is_is_no_part_of_her_name() -> None:
    """ "Demirays Frau Zeynep" is Zeynep."""
    told = found("Orhan Demiray wurde verhaftet. Demirays Frau Zeynep lebt mit den Kindern in Frankfurt.", "de", "2021-05-10")
    assert {n.text for p in told.people for n in p.names} >= {"Orhan Demiray", "Zeynep"}


@pytest.mark.parametrize(
    ("words", "language", "named"),
    [
        ("La ONG contabiliza 16 jóvenes detenidos en Barinas, entre ellos el de un adolescente de 16 años, Yeferson Contreras.", "es", {"Yeferson Contreras"}),
        ("중국 투먼에서 탈북민 다섯 명이 지난 12일 공안에 체포됐다. 이 가운데 박영희(38) 씨와 딸이 있다고 단체는 밝혔다.", "ko", {"박영희"}),
        ("탈북민 5명이 지난 12일 중국 공안에 체포됐다. 이들 가운데는 온성 출신의 김모(49) 씨와 아내가 포함돼 있다.", "ko", {"김모"}),
        ("탈북민 5명이 지난 12일 중국 공안에 체포됐다. 김영수 목사는 이를 확인했다고 말했다.", "ko", set()),
    ],
)  # fmt: skip
def test_those_named_as_some_of_a_group_were_taken_with_it(words: str, language: str, named: set[str]) -> None:
    """ "Among them X": what befell the group befell X; who only speaks of it is none of them."""
    told = found(words, language, "2021-05-20")
    names = {p.id: p.names[0].text for p in told.people if p.names}
    assert {names.get(r.entity) for e in told.events if e.kind == "detention" for r in e.roles if r.role == "victim"} - {None} == named


def named(words: str, language: str) -> list[set[str]]:
    """What each person with a name is called by name."""
    return [{n.text for n in p.names} for p in found(words, language, "2021-05-06").people if p.names]


@pytest.mark.parametrize(
    ("language", "words", "names"),
    [
        ("ja", "杉山智子さんは三日、港で連れ去られた。智子さんは当時二十歳だった。", {"杉山智子", "智子"}),
        ("ja", "杉山智子さんは三日、港で連れ去られた。杉山さんは当時二十歳だった。", {"杉山智子", "杉山"}),
        ("fi", "Antti Hellström pidätettiin Lorvikissa maanantaina. Myös Antti oli ollut matkalla kotiin.", {"Antti Hellström", "Antti"}),
        ("es", "Lucía Berrospi fue detenida el lunes. Lucía llevaba tres años en la ciudad.", {"Lucía Berrospi", "Lucía"}),
        ("ja", "マルコ・ベリーニさんは三日に拘束された。ベリーニさんは帰国していない。", {"マルコ・ベリーニ", "ベリーニ"}),
    ],
)
def test_a_part_of_a_name_is_the_one_it_is_a_part_of(language: str, words: str, names: set[str]) -> None:
    """Once somebody is named in full, the family name or the given name alone is the same person."""
    assert named(words, language) == [names]


def test_a_family_name_that_two_bear_says_of_neither() -> None:
    """Where brother and sister are named, the family name alone is neither of them, and the given names are theirs."""
    found = named("杉山智子さんは港で連れ去られた。兄の杉山健一さんが語った。杉山さんは待つ。智子さんは歌が好きだった。", "ja")
    assert {"杉山智子", "智子"} in found
    assert {"杉山健一"} in found


def test_whose_mother_somebody_is_belongs_to_no_name() -> None:
    """ "The mother, Kiyo," is Kiyo and the mother of who was named before her."""
    told = found("杉山智子さんは三日、港で連れ去られた。母親のキヨさんは待ち続けた。", "ja", "2021-05-06")
    (mother,) = [p for p in told.people if {n.text for n in p.names} == {"キヨ"}]
    assert mother.sex == "female"
