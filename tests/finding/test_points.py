"""Points: charge, cause of death, of whose will, vehicle, how long, ages and numbers are claims of their own. All persons are invented."""

import csv
from pathlib import Path

import pytest

from habeas.finding.find import find
from habeas.model.claims import Claim
from habeas.model.quote import Span
from habeas.model.source import Source, Text

CASES = Path(__file__).parents[2] / "eval" / "cases" / "points.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))


def told(words: str, language: str = "en") -> tuple[Claim, ...]:
    """The claims of a report that is article from end to end."""
    return find(Text(Source("s", "0" * 64, "r.txt", "text/plain", language=language, main_text=(Span(0, len(words)),)), words)).claims


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['language']}-{r['category']}-{n}" for n, r in enumerate(ROWS)])
def test_labelled_point_is_a_claim(row: dict[str, str]) -> None:
    """Each labelled point is found with its way and its words, in a clause that holds them."""
    points = [c for c in told(row["text"], row["language"]) if c.kind == "attribute" and len(c.objects) == 2]
    assert (row["sort"], row["way"], row["words"]) in {(c.predicate, *c.objects) for c in points}, [
        (c.predicate, c.objects) for c in points
    ]
    assert all(c.objects[1] in c.quotes[0].text for c in points)


@pytest.mark.parametrize(
    "words",
    [
        "The boat belongs to a charity that fights terrorism.",
        "He was taken to the bus station by his sister.",
        "Two of them fled; nine others were seized.",
        "Marta was 29 when she disappeared.",
        "The ministry would neither confirm nor deny the report.",
        "They were caught on their way to Norland.",
        "Two days later 12 cooks and a manager were sent back.",
        "A seller has gone missing, some weeks after four of his partners.",
        "She happened to see agents at work when she was taken.",
        "They were put on a plane to Norland after they were caught.",
        "The picture was blocked by a lorry when he was taken.",
        "Oskar Lind was arrested by the drugs squad.",
        "The officers were accused of torturing him.",
        "He took part in the search for members of his family.",
        "She was praised for her work in defence of the forest.",
        "He was found guilty of an offence.",
    ],
)
def test_what_only_looks_like_a_point_is_none(words: str) -> None:
    """A word without its setting, a part of a number, an age and a refusal to answer are no charge, vehicle, number or denial."""
    sorts = {c.predicate for c in told(words) if c.kind == "attribute" and len(c.objects) == 2}
    assert not sorts & {"charge", "vehicle", "count", "denial", "destination", "circumstances", "motive"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Servan Tekin, a father of seven, died."),
        ("en", "Oskar Lind, one of them, left in May, 12 days later."),
        ("en", "Oskar Lind was 16 when he got five years in a camp."),
        ("en", "Oskar Lind was sentenced to 12 years."),
        ("es", "Rosa Lomas fue condenada a 20 años de cárcel."),
    ],
)
def test_a_number_beside_a_name_need_not_be_an_age(language: str, words: str) -> None:
    """Children of a father, days, terms and an age of long ago are not how old somebody is."""
    ages = [(c.objects, c.subjects) for c in told(words, language) if c.predicate == "age"]
    assert not [objects for objects, _ in ages if objects[0] == "age"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The court ruled on 9 May 2019 that the men arrested in March must go."),
        ("en", "On 3 May 2019 she told police that he was taken."),
        ("en", "Oskar Lind was taken to hospital on 12 April 2019."),
        ("en", "On 12 April 2019 they took part in a march against arrests."),
        ("ja", "北朝鮮に拉致された疑いのある女性について、支援団体が2019年5月3日、札幌市で集会を開いた。"),
        ("zh", "发言人2019年6月17日表示，从未要求遣返任何人员。"),
    ],
)
def test_the_day_of_something_else_is_none_of_a_deed(language: str, words: str) -> None:
    """A ruling, what somebody told the police, a hospital, a march, a meeting and a statement have days of their own."""
    assert not [c.objects for c in told(words, language) if c.predicate == "day"]


@pytest.mark.parametrize("language", ["de", "es", "fr", "fi", "ko", "zh", "ja", "en"])
def test_a_name_that_opens_a_text_needs_no_age(language: str) -> None:
    """A name with nothing before it and nothing behind has no age, and asking for one breaks nothing."""
    name = {"ko": "홍길동", "zh": "王小明", "ja": "山田太郎"}.get(language, "Ivo Brakt")
    for words in (name, f"{name}. {name}", f"({name})"):
        assert not {c.predicate for c in told(words, language)} & {"age"}


@pytest.mark.parametrize(
    "words",
    [
        '"The reports that these persons were in danger have no basis," the spokesperson said.',
        'The police dismissed as "malicious" the suggestion that officers had a hand in it.',
        'The ministry called the report "fake news".',
    ],
)
def test_a_denial_holds_what_is_denied(words: str) -> None:
    """ "No basis" alone says nothing: the claim holds the words around it."""
    denials = [c.quotes[0].text for c in told(words) if c.predicate == "denial"]
    assert denials
    assert all(any(w in quote for w in ("report", "suggestion")) for quote in denials)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The trial was stopped on 6 February 2019."),
        ("en", "She went to the police station on 9 May 2019 to report that he was missing."),
        ("en", "They took off their shoes on 4 May 2019."),
        ("en", "The court has been in recess since 3 May 2019 and arrests have stopped."),
        ("fr", "La police a annoncé mardi 4 mai 2019 que l'arrestation était légale."),
        ("ko", "외교부는 2019년 5월 5일 탈북민 3명이 체포됐다고 밝혔다."),
        ("ja", "支援団体は2019年5月8日、脱北者4人が拘束されたと明らかにした。"),
    ],
)
def test_a_day_of_something_else_is_none_of_a_taking(language: str, words: str) -> None:
    """The day of a trial that was stopped, of asking for somebody, or on which it is told."""
    assert not [c for c in told(words, language) if c.predicate == "day"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "선장 김상필 씨와 박용대 씨(당시 19세) 등 5명은 아직 북에 있다."),
        ("fr", "Oscar Lind, deux ans après son arrestation, est libre."),
        ("fr", "Il y a deux ans, Oscar Lind a été arrêté."),
        ("de", "Oskar Lind saß drei Jahre im Gefängnis."),
    ],
)
def test_years_of_something_else_are_no_age(language: str, words: str) -> None:
    """Neither the years since something, nor the age in brackets behind another name."""
    assert not [c for c in told(words, language) if c.predicate == "age"]
