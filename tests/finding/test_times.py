from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.finding.annotations import Parse, TimeMention
from habeas.finding.feasts import feast
from habeas.finding.parse import parse
from habeas.finding.published import dated, infer_published
from habeas.finding.reckoning import reckon, resolve
from habeas.finding.times import times
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import NEVER_SAID, When

CASES = list(csv.DictReader((Path(__file__).parents[2] / "eval/cases/times.csv").read_text(encoding="utf-8").splitlines()))
LANGUAGES = ["en", "ko", "zh", "ja", "es", "fr", "de", "fi", "bn", "und"]
CODES = [
    "XXXX-11-04", "XXXX-02-29", "XXXX-10", "XXXX-10:early", "XXXX-XX-31", "XXXX-summer", "XXXX-winter", "XXXX-q3", "wd2", "wd2-", "wd2+", "day-1",
    "week-1", "week-1:wd6", "month+0", "month+0:sofar", "month+0:rest", "month-1:d31", "quarter-1", "year-1", "year-1:10-04", "decade-1", "weekend-1",
    "P3M", "P1Y", "F10D", "XXXX-07/XXXX-09", "day-7/day-2", "XXXX-11-04+", "XXXX-XX-31+", "XXXX-easter", "XXXX-goodfriday+",
    "XXXX-thanksgiving", "XXXX-ramadan", "XXXX-lunarnewyear", "year-1:eidalfitr",
]  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def text_of(words: str, published: When = NEVER_SAID, language: str = "en") -> Text:
    """A report with these words as its article."""
    return Text(Source("s", "0", "a.txt", "text/plain", published=published, language=language, main_text=(Span(0, len(words)),)), words)


def told(words: str, published: str = "", language: str = "en", grammar: bool = False) -> tuple[TimeMention, ...]:
    """The times of an English text by its words, of another by its parse; `published` a day or first/last."""
    first, _, last = published.partition("/")
    when = When.between(first, last or first) if first else NEVER_SAID
    return times(parsed(text_of(words, when, language), grammar))


def parsed(text: Text, grammar: bool = False) -> Parse:
    """The parse; for English without grammar unless asked, as no time needs it."""
    if grammar or text.source.language != "en":
        return parse(text)
    other = text_of(text.text, text.source.published, "en-x-words")
    found = parse(text_of(text.text, text.source.published, "und"))
    return Parse(other, "en", found.sentences, found.tokens, found.children)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['category']}: {c['expression']}")
def test_labelled_case(case: dict[str, str]) -> None:
    """Each labelled expression is found word for word and placed on the labelled days."""
    found = {t.when.words: t.when for t in told(case["text"], case["published"], case["category"].split()[0])}
    assert case["expression"] in found, list(found)
    when = found[case["expression"]]
    assert (when.earliest or "", when.latest or "", when.precision) == (case["earliest"], case["latest"], case["precision"])


def test_enough_labelled_cases() -> None:
    """The labelled file covers at least 120 expressions in nine languages."""
    assert len(CASES) >= 120
    assert len({c["category"].split()[0] for c in CASES}) == 9


def test_yearless_day_keeps_its_pattern() -> None:
    """A day without its year in a report without its date keeps what is known, so that a dated report can be compared with it."""
    (mention,) = told("He was seized on November 4.")
    assert mention.when.pattern == "XXXX-11-04"
    assert not mention.when.known


def test_pattern_is_reckoned_later() -> None:
    """When the day of publication becomes known, the kept pattern gives the day the text meant."""
    (mention,) = told("The ministry spoke last week.")
    assert mention.when.pattern == "week-1"
    later = resolve(str(mention.when.pattern), When.day("2017-11-15"))
    assert (later.earliest, later.latest) == ("2017-11-05", "2017-11-12")


def test_modal_verbs_are_no_months() -> None:
    """ "may" and "march" as verbs tell no time."""
    assert told("She may march tomorrow, or they may not.", "2017-11-15")[0].when.words == "tomorrow"
    assert len(told("She may march.", "2017-11-15")) == 0


def test_ages_are_no_times() -> None:
    """A child's age is neither a point in time nor a duration."""
    assert told("Her 4-year-old son is four years old.", "2017-11-15") == ()


def test_duration_carries_its_length() -> None:
    """ "two decades" is a duration of twenty years."""
    (mention,) = told("It went on for two decades.", "2017-11-15")
    assert mention.shape == "duration"
    assert mention.amount is not None
    assert (mention.amount.low, mention.amount.unit) == (20, "years")


def test_grammar_changes_no_time() -> None:
    """The same times are found whether or not the sentence has been parsed."""
    words = "On November 4, 2017, he fled; two days later she was taken. Last week they met."
    assert told(words, "2017-11-15", grammar=True) == told(words, "2017-11-15")


@given(
    st.text(max_size=120),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["", "2017-11-15", "0001-01-01", "9999-12-31", "2017-11-05/2017-11-30"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_of_itself(words: str, language: str, published: str) -> None:
    """No text raises, spans lie in the text in order without overlap, and the words are those under the span."""
    found = told(words, published, language)
    assert [f.span.start for f in found] == sorted(f.span.start for f in found)
    assert all(t.when.words == t.span.of(words) for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.lists(st.sampled_from([c["text"] for c in CASES]), min_size=1, max_size=5), DAYS)
@settings(max_examples=60, deadline=None)
def test_stories_never_run_backwards(sentences: list[str], day: date) -> None:
    """Whatever sentences stand together, intervals run forward and mentions keep their order."""
    found = told(" ".join(sentences), day.isoformat())
    assert all(t.when.earliest is None or t.when.latest is None or t.when.earliest <= t.when.latest for t in found)
    assert [f.span.start for f in found] == sorted(f.span.start for f in found)


@given(st.sampled_from(CODES), DAYS, st.integers(0, 800))
def test_reckoning_is_monotone(code: str, day: date, later: int) -> None:
    """A later day of publication never makes a told time earlier, so the ends of an interval of publication bound all days between."""
    a, b = reckon(code, day), reckon(code, day + timedelta(days=later))
    assert a[0] <= a[1]
    assert a[0] <= b[0]
    assert a[1] <= b[1]


@given(st.sampled_from(CODES), DAYS, st.integers(0, 60), st.integers(0, 60))
def test_interval_of_publication_holds_every_day(code: str, day: date, before: int, after: int) -> None:
    """What is told from an uncertain day of publication contains what it means on each day it could be."""
    whole = resolve(code, When.between((day - timedelta(before)).isoformat(), (day + timedelta(after)).isoformat()))
    assert resolve(code, When.day(day.isoformat())).within(whole)


@pytest.mark.parametrize("day", ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2038-04-25"])
def test_easter_falls_on_its_day(day: str) -> None:
    """Easter Sunday, the earliest and the latest of our time among them, as almanacs print it."""
    assert feast("easter", int(day[:4])) == (date.fromisoformat(day),) * 2


def test_a_feast_beyond_the_tables_is_its_year() -> None:
    """Where no table tells the day of a feast of the moon, the year is all that is said."""
    assert feast("ramadan", 1890) == (date(1890, 1, 1), date(1890, 12, 31))


def test_dateline_dates_a_report() -> None:
    """A dateline with a full date gives the day of publication and the next, for the desk may print later."""
    words = "PORTA, 8 November 2017 - Officers took ten people away on Saturday."
    assert infer_published(parse(text_of(words, language="und")), told(words)) == When(
        "2017-11-08", "2017-11-09", "8 November 2017", "range"
    )


def test_present_year_dates_a_report() -> None:
    """A year told as the present one bounds publication, and yearless months told as past narrow it."""
    text = dated(text_of("Two were tried in August. In 2019 a trip cost little, and in 2023 the price is already high."))
    assert (text.source.published.earliest, text.source.published.latest) == ("2023-08-01", "2023-12-31")
    assert "2023" in str(text.source.published_why)


def test_yearless_day_after_a_lasting_time_dates_a_report() -> None:
    """ "since the summer of 2011" and then "on Feb. 28": the first such day after it."""
    text = dated(text_of("They have met since the summer of 2011. On Feb. 28 parliament spoke."))
    assert (text.source.published.earliest, text.source.published.latest) == ("2012-02-28", "2012-12-31")


def test_past_year_alone_gives_one_bound() -> None:
    """A report that only names a past year was published in it or later; more is not said."""
    text = dated(text_of("He fled alone in 2015. On November 4 his wife was taken."))
    assert (text.source.published.earliest, text.source.published.latest) == ("2015-01-01", None)


def test_known_publication_is_never_touched() -> None:
    """What page or side file gave stands."""
    text = text_of("In 2023 the price is already high.", When.day("2020-01-01"))
    assert dated(text) is text
