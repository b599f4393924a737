from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.finding.amounts import amounts
from habeas.finding.annotations import AmountMention
from habeas.finding.numbers import numerals
from habeas.finding.parse import parse
from habeas.finding.times import times
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When

CASES = list(csv.DictReader((Path(__file__).parents[2] / "eval/cases/amounts.csv").read_text(encoding="utf-8").splitlines()))
LANGUAGES = ["ko", "zh", "ja", "es", "fr", "de", "fi", "bn", "und"]


def counted(words: str, language: str = "en") -> tuple[AmountMention, ...]:
    """The amounts of a text."""
    source = Source("s", "0", "a.txt", "text/plain", published=When.day("2017-11-15"), language=language, main_text=(Span(0, len(words)),))
    p = parse(Text(source, words))
    return amounts(p, times(p))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['category']}: {c['expression']} {c['text'][:20]}")
def test_labelled_case(case: dict[str, str]) -> None:
    """Each labelled amount is found word for word with its bounds, hedge and unit; where nothing is labelled nothing is found."""
    found = {m.amount.words: m.amount for m in counted(case["text"], case["category"].split()[0])}
    if case["expression"] == "-":
        assert not found
        return
    assert case["expression"] in found, list(found)
    a = found[case["expression"]]
    bounds = ["" if b is None else str(b) for b in (a.low, a.high)]
    assert [*bounds, "yes" if a.approximate else "no"] == [case["low"], case["high"], case["approximate"]]
    assert (a.unit or "") == case["unit"] or not case["unit"]


def test_enough_labelled_cases() -> None:
    """The labelled file holds at least 80 amounts in nine languages."""
    assert len(CASES) >= 80
    assert len({c["category"].split()[0] for c in CASES}) == 9


def test_counted_noun_is_named() -> None:
    """The token that is counted is the noun, over adjectives and names."""
    words = "Police seized at least ten young North Koreans."
    (mention,) = counted(words)
    assert mention.counted is not None
    assert words[mention.span.start : mention.span.end].endswith("Koreans")


def test_shapes_are_told_apart() -> None:
    """Ages, sums, rates and counts are different things."""
    found = counted("The 48-year-old paid $900 for two guides; about three a day died.")
    assert [m.shape for m in found] == ["age", "money", "count", "rate"]


def test_number_inside_a_time_is_no_amount() -> None:
    """The numbers of "4 November 2017", "16 years ago" and "two days later" count nothing."""
    assert counted("On 4 November 2017 he fled. 16 years ago she did. Two days later it rained.") == ()


def test_half_points_at_the_number_before() -> None:
    """ "half that number" has bounds once the number is told, and none without it."""
    assert counted("Then around half that number came.")[0].amount.low is None
    assert counted("First 2,700 people came. Then around half that number came.")[-1].amount.low == 1350


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "two hundred and five", 205),
        ("en", "3.5 million", 3_500_000),
        ("en", "twelve hundred", 1200),
        ("ko", "3만 4천", 34_000),
        ("ko", "이십삼", 23),
        ("zh", "一百二十", 120),
        ("zh", "二〇一七", 2017),
        ("ja", "三万", 30_000),
        ("es", "mil doscientos", 1200),
        ("fr", "quatre-vingt-dix", 90),
        ("fr", "34 000", 34_000),
        ("de", "einundzwanzig", 21),
        ("fi", "kaksikymmentäviisi", 25),
        ("bn", "২৯", 29),
    ],
)
def test_number_words(language: str, words: str, value: int) -> None:
    """Numbers are read in digits, words and both mixed, as each language writes them."""
    assert numerals(language).value(words) == value


@given(st.integers(0, 10**12), st.sampled_from(["en", *LANGUAGES]))
def test_grouped_digits_are_read_back(n: int, language: str) -> None:
    """Digits with and without marks between thousands say the same number."""
    mark = numerals(language).thousands[:1]
    assert numerals(language).value(str(n)) == n
    assert numerals(language).value(f"{n:,}".replace(",", mark)) == n


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_of_itself(words: str, language: str) -> None:
    """No text raises; words are those under the span; the number lies inside it; bounds run upward."""
    for m in counted(words, language):
        assert m.amount.words == m.span.of(words)
        assert m.span.covers(m.number)


@given(st.lists(st.sampled_from([c["text"] for c in CASES if c["category"].startswith("en")]), min_size=2, max_size=6))
@settings(max_examples=15, deadline=None)
def test_sentences_in_any_company(sentences: list[str]) -> None:
    """Whatever sentences stand together, mentions keep their order and token numbers are those of the text."""
    words = " ".join(sentences)
    found = counted(words)
    assert [m.number.start for m in found] == sorted(m.number.start for m in found)
    assert all(m.counted is None or m.counted >= 0 for m in found)
