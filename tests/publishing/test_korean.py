"""The nouns in Korean: titles and open questions made from the nouns, not from English sentences."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.casefile.kinship import words as kinship
from habeas.model import korean, wording
from habeas.model.amount import Amount
from habeas.model.findings import Identities
from habeas.model.people import Place
from habeas.model.when import When
from publishing.test_casebook_json import harbour_book

PO = Path(__file__).parents[2] / "src" / "habeas" / "web" / "locale" / "ko" / "LC_MESSAGES" / "django.po"


def test_a_title_is_said_in_korean_from_the_nouns() -> None:
    """People by name or kin, what happened, where, when; what no report prints in Hangul stays as it is printed."""
    book = harbour_book()
    said = korean.title(book.cases[0], book, korean.names(book))
    assert said == "Mira Dovan, Mira Dovan의 아들 (6세): 구금됨, Lorvik, 2021년 5월 3일"


def test_every_open_question_can_be_said_in_korean() -> None:
    """Each question that case files put carries which one it is, and none stays in English."""
    book = harbour_book()
    named = korean.names(book)
    asked = [q for c in book.cases for q in c.questions]
    said = [korean.question(q, book, named) for q in asked]
    assert asked
    assert all(s and korean.HANGUL.search(s) for s in said), [q.text for q, s in zip(asked, said, strict=True) if not s]
    assert "Mira Dovan의 아들 (6세): 어떻게 되었는가?" in said


def test_a_question_of_no_known_sort_stays_english() -> None:
    """Where it cannot be told which question it is, nothing is made up."""
    from habeas.model.cases import Question

    assert korean.question(Question("Who has the boat?"), harbour_book(), {}) is None


def test_a_name_printed_in_hangul_is_taken_before_its_romanisation() -> None:
    """A Korean reader gets the name as a report prints it in Korean."""
    a = Report("aa", "Han Bo-ram was arrested.")
    from habeas.model.people import Name

    who = a.person("x", "Han Bo-ram", names=(Name("Han Bo-ram"), Name("한보람")))
    a.event("detention", "was arrested", (who,))
    book = assemble([a.findings()], texts(a), Identities())
    assert korean.names(book)[who] == "한보람"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(9, None), "9명 이상"),
        (Amount(30, 40), "30~40명"),
        (Amount(500, 500, True), "약 500명"),
        (Amount(None, 12), "12명 이하"),
        (Amount(1234567, 1234567), "1234567명"),
    ],
)
def test_amounts_keep_their_bounds(amount: Amount, said: str) -> None:
    """At least nine is nine or more, and a million is never a power of ten."""
    assert korean.number(amount, "명") == said


def test_a_million_is_written_in_digits_in_english_too() -> None:
    """1234567 is not 1.23457e+06."""
    assert wording.number(Amount(1234567, 1234567)) == "1234567"


def test_times_are_as_exact_as_they_are_known() -> None:
    """Day, month, year, an open end, an interval."""
    told = [
        When.day("2017-11-04"),
        When.month(2017, 11),
        When.year(2017),
        When(None, "2012-03-11"),
        When.between("2017-11-04", "2017-11-23"),
    ]
    assert [korean.time(w) for w in told] == [
        "2017년 11월 4일",
        "2017년 11월",
        "2017년",
        "2012년 3월 11일까지",
        "2017년 11월 4일 ~ 2017년 11월 23일",
    ]


def test_every_word_of_kinship_that_case_files_know_has_a_korean_one() -> None:
    """A relation is never half translated; a word nobody knows stays as it is."""
    known = {w for words in kinship()["kin_class"].values() for w in words}
    assert {w for w in known if korean.kin(w) == w} == set()
    assert (korean.kin("younger brother"), korean.kin("4-year-old son"), korean.kin("godfather")) == ("남동생", "아들", "godfather")


def test_the_desk_and_the_published_pages_say_the_same_words() -> None:
    """What happened and what is known are the same Korean words in both faces."""
    catalogue = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', PO.read_text(encoding="utf-8"), re.MULTILINE))
    for english, table in ((wording.HAPPENED, "happened"), (wording.STATUSES, "statuses")):
        assert {k: catalogue[v] for k, v in english.items()} == dict(korean.words()[table])


def test_values_on_which_sources_differ_begin_in_korean() -> None:
    """What case files put before the colon is Korean, people are called as Korean calls them, a report's own words stay."""
    book = harbour_book()
    named = korean.names(book)
    assert korean.value("sent back: Mira Dovan", book, named) == "송환됨: Mira Dovan"
    assert korean.value("unclear: son of Mira Dovan (6)", book, named) == "불분명함: Mira Dovan의 아들 (6세)"
    assert korean.value("denied by The ministry: no such thing", book, named) == "부인함 (The ministry): no such thing"
    assert korean.value("5 May", book, named) == "5 May"
    assert [korean.value("Jordan", book, named, field) for field in ("nationality", "name")] == ["요르단", "Jordan"]


def test_a_country_has_its_korean_name_where_no_report_prints_one() -> None:
    """A place that is a country is called as Korean calls it, a name in Hangul that a report prints comes first, and a town of the same name keeps its own."""
    bare = Place("l", "Laos", kind="country", country="LA")
    places = [bare, dataclasses.replace(bare, names=("Laos", "라오 인민민주공화국")), dataclasses.replace(bare, kind="city")]
    assert [korean.bears(place) for place in places] == ["라오스", "라오 인민민주공화국", "Laos"]
