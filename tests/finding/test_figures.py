from __future__ import annotations

from habeas.finding.amounts import amounts
from habeas.finding.annotations import Cast, EntityMention, Gazetted, PlaceMention, Utterance, Voice
from habeas.finding.figures import figures
from habeas.finding.parse import parse
from habeas.finding.times import times
from habeas.model.claims import Figure
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import NEVER_SAID, When


def read(words: str, published: str = "2017-11-15", **given: object) -> tuple[Figure, ...]:
    """The figures of a text, with nobody in it unless given."""
    when = When.day(published) if published else NEVER_SAID
    p = parse(Text(Source("s", "0", "a.txt", "text/plain", published=when, language="en", main_text=(Span(0, len(words)),)), words))
    t = times(p)
    empty: dict[str, object] = {"gazetted": Gazetted(), "cast": Cast(), "utterances": ()}
    return figures(p, t, amounts(p, t), **{**empty, **given})  # type: ignore[arg-type]


def span(words: str, part: str) -> Span:
    """Where a part stands in the words."""
    return Span(words.index(part), words.index(part) + len(part))


def test_two_points_of_one_series() -> None:
    """A number and half of it a year later are two points of one series, the second pointing at the first."""
    first, second = read("The number of refugees reaching Maroa fell, from 2,700 in 2011 to around half that number last year.")
    assert (first.quote.text, second.quote.text) == ("2,700 in 2011", "around half that number last year")
    assert (first.unit, second.unit) == ("persons", "persons")
    assert second.amount.relative_to == first.id
    assert (second.amount.low, second.period.earliest) == (1350, "2016-01-01")
    assert first.series == second.series


def test_price_now() -> None:
    """ "it now costs" is a price of the year of publication, quoted with its clause."""
    (figure,) = read("He says it now costs $20,000 to bring one person out.")
    assert (figure.amount.low, figure.amount.high, figure.unit) == (20_000, 20_000, "USD")
    assert figure.quote.text.startswith("it now costs $20,000 to bring")
    assert (figure.period.earliest, figure.period.latest) == ("2017-01-01", "2017-12-31")


def test_each_price_has_its_own_period() -> None:
    """Of two prices in one sentence each takes the time of its own stretch."""
    old, new = read(
        "Before the pandemic you had to pay an average of 14,000 euros, in 2023 the price rose to around 34,000 euros.", "2023-10-01"
    )
    assert (old.period.earliest, old.period.latest) == (None, "2020-03-31")
    assert (new.period.earliest, new.period.latest) == ("2023-01-01", "2023-12-31")


def test_price_paid_in_the_year_before() -> None:
    """A past price without a time of its own holds for the time told just before."""
    (figure,) = read("In 2014 her uncle tried to get her out. He paid two smugglers almost 9,000 euros.")
    assert (figure.amount.low, figure.amount.high) == (None, 9000)
    assert (figure.period.earliest, figure.period.latest) == ("2014-01-01", "2014-12-31")


def test_held_at_present() -> None:
    """People who are held hold for the year of publication; without one the period stays open."""
    words = "Some 120,000 men, women and children are imprisoned there."
    assert read(words)[0].period == When.year(2017)
    assert not read(words, "")[0].period.known


def test_past_rate_has_no_period() -> None:
    """A rate of a past that is not dated is not given the present year."""
    (figure,) = read("On average about three a day would die.")
    assert (figure.unit, figure.amount.low) == ("persons per day", 3)
    assert not figure.period.known


def test_period_of_months() -> None:
    """People taken within months are a point of a series, quoted with the months."""
    (figure,) = read("Guards have seized at least 49 villagers in the three months between July and September.")
    assert (figure.amount.low, figure.amount.high) == (49, None)
    assert figure.quote.text == "at least 49 villagers in the three months between July and September"
    assert (figure.period.earliest, figure.period.latest) == ("2017-07-01", "2017-09-30")


def test_period_of_a_duration() -> None:
    """ "for two decades" reaches from twenty years before publication to publication."""
    (figure,) = read("The mission has hidden people for two decades, claiming to have helped around 500 people.")
    assert (figure.period.earliest, figure.period.latest) == ("1997-11-15", "2017-11-15")


def test_count_of_one_event_is_no_figure() -> None:
    """The ten taken on one day belong to the event."""
    assert read("On November 4 the ten refugees were arrested in a raid.") == ()


def test_reporter_is_the_speaker_around_it() -> None:
    """Who says the words with the number reports it; ids of the cast stand for them."""
    words = "Some 3,000 people were held there, Anto Verel said."
    voice = Voice("s:p1", "Anto Verel", "witness")
    said = Utterance(Span(0, len(words)), span(words, "Some 3,000 people were held there"), voice, False, span(words, "said"))
    (figure,) = read(words, utterances=(said,))
    assert figure.reported_by == "s:p1"
    assert read(words)[0].reported_by is None


def test_reporter_is_the_subject_that_counts() -> None:
    """Where nobody is known to speak, the subject of "estimates" reports."""
    words = "The Harbour League estimates 120,000 men are imprisoned there."
    p = parse(Text(Source("s", "0", "a.txt", "text/plain", language="en"), words))
    league = next(t.i for t in p.tokens if t.text == "League")
    cast = Cast(mentions=(EntityMention(span(words, "The Harbour League"), "s:o1", "organisation", league),))
    assert read(words, cast=cast)[0].reported_by == "s:o1"


def test_region_is_the_place_beside_it() -> None:
    """The place named beside the number is the figure's region."""
    words = "At least 600 people are held in Maroa."
    where = Gazetted(mentions=(PlaceMention(span(words, "Maroa"), "s:l1"),))
    assert read(words, gazetted=where)[0].region == "s:l1"


def test_page_furniture_gives_no_figure() -> None:
    """Numbers outside the article are none of its figures."""
    words = "Some 120,000 people are held."
    p = parse(Text(Source("s", "0", "a.txt", "text/plain", language="en", main_text=()), words))
    assert figures(p, times(p), amounts(p), Gazetted(), Cast(), ()) == ()


def test_quotes_stand_in_the_text() -> None:
    """Ids tell where a figure begins and quotes are verbatim."""
    words = "More than 34,000 people have come in recent decades. Guides charge $900."
    for figure in read(words):
        assert words[figure.quote.start : figure.quote.end] == figure.quote.text
        assert figure.id.startswith("s:f")
