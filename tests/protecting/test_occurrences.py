"""Words that must go are found however they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.protecting.occurrences import Replacement, occurrences
from habeas.protecting.redacted import redact


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """The text with words replaced."""
    return redact(text, occurrences(text, [Replacement(*pair) for pair in pairs]).cuts).text


@pytest.mark.parametrize(
    "written",
    [
        "Han Do-yoon",
        "HAN DO-YOON",
        "Han  Do-yoon",
        "Han\nDo-yoon",
        "Han Do\N{EN DASH}yoon",
        "Han Do\u00adyoon",
        "Han\u00a0Do\u200byoon",
        "Han Do-\nyoon",
        "Ha-\nn Do-yoon",
        "Hàn Dö-yoon",
        unicodedata.normalize("NFD", "Hàn Dö-yoon"),
        "Ｈａｎ Ｄｏ－ｙｏｏｎ",
        "Han Do Yoon",
    ],
)
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    """Capitals, dashes, accents, full width, soft hyphens and the ends of lines hide no name; its possessive stays."""
    assert replaced(f"They took {written}'s brother.", ("Han Do-yoon", "P.")) == "They took P.'s brother."


@pytest.mark.parametrize("written", ["han.do-yoon", "han_doyoon", "HanDoyoon", "han%20do%2Dyoon", "h%C3%A0n+do_yoon"])
def test_a_name_is_found_in_addresses_tags_and_names_of_files(written: str) -> None:
    """Dots, underscores, percent signs and nothing at all between its parts hide no name that is long enough to be known so."""
    assert replaced(f"See mail.example/{written}_2016.jpg.", ("Han Do-yoon", "P")) == "See mail.example/P_2016.jpg."


def test_a_short_name_is_not_seen_inside_a_word() -> None:
    """Parts of few letters stand apart: "linate" is no Li Na."""
    assert replaced("Lina flew from Linate.", ("Li Na", "P")) == "Lina flew from Linate."


@pytest.mark.parametrize("written", ["한도윤", "한 도윤", "한도\n윤", unicodedata.normalize("NFD", "한도윤")])
def test_a_korean_name_is_found_with_its_particles(written: str) -> None:
    """Particles joined to a name do not hide it, nor does a line's end in its middle, nor letters stored one by one."""
    assert replaced(f"이웃은 {written}이 끌려갔다고 말했다.", ("한도윤", "김가온")) == "이웃은 김가온이 끌려갔다고 말했다."


def test_a_korean_syllable_is_never_cut_in_two() -> None:
    """Stored letter by letter, a syllable holds the letters of a shorter one: it is another name all the same."""
    text = unicodedata.normalize("NFD", "강산")
    assert replaced(text, ("가산", "X")) == text
    assert occurrences(text, [Replacement("가", "X")]).cuts == ()


def test_longer_words_that_hold_a_name_are_left_and_named() -> None:
    """ "Hanover" is no Han; a person is told of it."""
    found = occurrences("Han went to Hanover and Johan stayed.", [Replacement("Han", "P.")])
    assert found.times == {"Han": 1}
    assert found.inside == ("hanover", "johan")


def test_the_longest_of_several_names_is_taken() -> None:
    """The family name inside the full name is not counted and not replaced twice."""
    text = "Han Doyoon and his father, Mr. Han, were seen."
    assert replaced(text, ("Han", "P."), ("Han Doyoon", "Q.")) == "Q. and his father, Mr. P., were seen."


def test_words_without_a_letter_find_nothing() -> None:
    """A replacement of nothing but signs does not empty the text."""
    assert occurrences("a - b", [Replacement("-", "x"), Replacement(" ", "y")]).cuts == ()


@given(st.text(alphabet="aAbäé- \n\u00ad가각", max_size=30), st.text(alphabet="aAbäé가각", min_size=1, max_size=3))
def test_nothing_that_was_found_is_found_again(text: str, name: str) -> None:
    """After the replacement the name stands nowhere by itself."""
    copy = replaced(text, (name, "XX"))
    assert occurrences(copy, [Replacement(name, "")]).cuts == ()
