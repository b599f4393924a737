"""When an undated report was published, as far as its own words give it away. Nothing is guessed from the world, only bounds from the text.

Four signs, the surest first: a dateline ("SEOUL, 8 November 2017 -"); a year told as the present one ("in 2023 the price is already ...");
a day without its year told after a dated one (newspapers leave the year out within the same twelve months); the latest day told as past.
"""

from __future__ import annotations

import dataclasses
import re

from habeas.finding.annotations import Parse, Sentence, TimeMention
from habeas.finding.lexicon import words
from habeas.finding.reckoning import is_code, resolve
from habeas.finding.sentences import split
from habeas.finding.times import times
from habeas.model.quote import Span
from habeas.model.source import Text
from habeas.model.when import When, month_end, shift

DATELINE = 90
"""Characters from the beginning of the article in which a date before a dash is a dateline."""
NEAR = 60
"""Characters behind a year in which a word can tell it as the present one."""
DASH = re.compile(r"\s*[)）]?\s*(?:\([^)]{2,30}\)\s*)?(?:-{1,2}|–|—|:|：|＝|=|/|\n)")


def dated(text: Text) -> Text:
    """The text with the publication its words give away, where the report states none; otherwise the text unchanged."""
    if text.source.published.known:
        return text
    language = text.source.language
    sentences = tuple(
        Sentence(n, span, 0, 0, paragraph, text.in_main(span)) for n, (span, paragraph) in enumerate(split(text.text, language))
    )
    parse = Parse(text, language, sentences, (), ())
    found = infer_published(parse, times(parse))
    if found is None:
        return text
    when, why = dataclasses.replace(found, words=None), f"from the report's own words: “{found.words}”"
    return dataclasses.replace(text, source=dataclasses.replace(text.source, published=when, published_why=why))


def infer_published(parse: Parse, times: tuple[TimeMention, ...]) -> When | None:
    """Bounds of the day of publication that the text itself gives, with the words they rest on; None where it gives none.

    `times`: the times of the same text, found while publication was unknown. An open end is None.
    """
    told = [t for t in times if t.shape == "point" and _in_article(parse, t.span)]
    return _dateline(parse, told) or _present_year(parse, told) or _yearless_after_dated(parse, told) or _latest_past(parse, told)


def _in_article(parse: Parse, span: Span) -> bool:
    main = parse.text.source.main_text
    return not main or parse.text.in_main(span)


def _explicit(t: TimeMention) -> bool:
    """Whether the words themselves carry a year."""
    return t.when.earliest is not None and t.when.pattern is None and bool(re.search(r"\d{4}|\d\d年", t.when.words or ""))


def _ahead(parse: Parse, t: TimeMention) -> bool:
    """Whether the sentence tells the time as something to come, or as the title of a law or film, so that it bounds nothing."""
    sentence = next((s for s in parse.sentences if s.span.start <= t.span.start < s.span.end), None)
    if sentence is None:
        return True
    language = parse.language.split("-")[0]
    future = words(language, "times").get("future")
    return bool(future and re.search(future, sentence.span.of(parse.text.text), re.IGNORECASE))


def _dateline(parse: Parse, told: list[TimeMention]) -> When | None:
    main = parse.text.source.main_text
    start = main[0].start if main else 0
    for t in told:
        if _explicit(t) and t.when.days == 1 and t.span.end <= start + DATELINE and DASH.match(parse.text.text, t.span.end):
            return When.between(t.when.earliest, shift(str(t.when.earliest), 1), t.when.words)
    return None


def _present_year(parse: Parse, told: list[TimeMention]) -> When | None:
    """The latest year named, where its sentence speaks of it as now."""
    years = [t for t in told if _explicit(t)]
    if not years:
        return None
    last = max(years, key=lambda t: str(t.when.earliest))
    now = words(parse.language.split("-")[0], "published").get("now")
    clause = re.split(r"[,.;:!?。、，]", parse.text.text[last.span.end : last.span.end + NEAR])[0]
    if not now or last.when.precision != "year" or not re.search(now, clause, re.IGNORECASE):
        return None
    end = str(last.when.latest)
    past = [resolve(t.when.pattern, When.day(end)) for t in told if _yearless(t) and t.when.pattern and not _ahead(parse, t)]
    starts = [w.earliest for w in past if w.earliest and w.earliest >= str(last.when.earliest)]
    return When.between(max(starts, default=last.when.earliest), end, last.when.words)


def _yearless(t: TimeMention) -> bool:
    return bool(t.when.pattern) and str(t.when.pattern).startswith("XXXX-") and is_code(t.when.pattern) and "+" not in str(t.when.pattern)


def _yearless_after_dated(parse: Parse, told: list[TimeMention]) -> When | None:
    """The first such day after the latest dated time, where that lasts until now: "since the summer of 2011 ... on Feb. 28".

    Behind a dated day nothing follows: its yearless neighbours belong to the same old story as often as to the last weeks.
    """
    explicit = [t for t in told if _explicit(t) and not _ahead(parse, t)]
    fine = [t for t in explicit if _opens(t)]
    days = [t for t in told if _yearless(t) and len(str(t.when.pattern)) == len("XXXX-01-01") and not _ahead(parse, t)]
    if not fine or not days:
        return None
    last = max(fine, key=lambda t: str(t.when.earliest))
    if any(str(t.when.earliest) > str(last.when.earliest) for t in explicit):
        return None
    start = shift(str(last.when.earliest), 92)  # a season or a month has passed before one writes "since" of it
    seen = [resolve(f"{t.when.pattern}+", When.day(start)) for t in days]
    latest = max(str(w.earliest) for w in seen)
    words_of = next(t for t, w in zip(days, seen, strict=True) if w.earliest == latest)
    return When.between(latest, month_end(int(latest[:4]), 12), words_of.when.words)


def _opens(t: TimeMention) -> bool:
    return bool(re.search(r"\b(?:since|depuis|desde|seit)\b", t.when.words or "", re.IGNORECASE)) and t.when.latest is None


def _latest_past(parse: Parse, told: list[TimeMention]) -> When | None:
    past = [t for t in told if _explicit(t) and not _ahead(parse, t)]
    if not past:
        return None
    last = max(past, key=lambda t: str(t.when.earliest))
    return When.between(last.when.earliest, None, last.when.words)
