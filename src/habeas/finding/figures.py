"""Points of series: arrivals a year, people held, the price of a crossing, deaths a day; what was counted, how many, when, according to whom.

The count of one event told in the report ("the ten arrested on Saturday") is no figure: it belongs to the event.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from habeas.finding.almanac import plus_months
from habeas.finding.annotations import AmountMention, Cast, Gazetted, Parse, PlaceMention, Sentence, TimeMention, Utterance
from habeas.finding.figure_subjects import reporter, series_of, what_of
from habeas.finding.lexicon import words
from habeas.finding.nearby import Nearby
from habeas.model.claims import Figure
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

BREAK = re.compile(r"[,;:–—()。，；]|\s-\s")
NOW = re.compile(
    r"(?:(?:right|just|even|until) )?now|currently|today|nowadays|at present|to date|so far|presently|지금|현재|目前|现在|現在",
    re.IGNORECASE,
)
FAR = 60
"""Characters between a number and the time behind it that still belong to one quote."""
LONG = 45
"""Days from which a time is a period of a series and not the day of an event."""
LONGEST_CLAUSE = 140


def figures(
    parse: Parse,
    times: Sequence[TimeMention],
    amounts: Sequence[AmountMention],
    gazetted: Gazetted,
    cast: Cast,
    utterances: Sequence[Utterance],
) -> tuple[Figure, ...]:
    """The figures of a text in order. `reported_by` is the id of who gives the number, None where the outlet does."""
    found: list[Figure] = []
    telling, lands = Nearby(times, lambda t: t.span), Nearby(gazetted.mentions, lambda m: m.span)
    speaking = Nearby(utterances, lambda u: Span(min(u.span.start, u.content.start), max(u.span.end, u.content.end)))
    for a in amounts:
        sentence = parse.sentence_at(a.number.start)
        if sentence is None or not sentence.main:
            continue
        near = _times_of(sentence, telling)
        period = _period_mention(parse, sentence, a, near)
        if not _is_figure(parse, sentence, a, period, bool(found)):
            continue
        found.append(_figure(parse, sentence, a, period, telling, lands, cast, speaking, found))
    return tuple(found)


def _knowledge(parse: Parse) -> dict[str, Any]:
    return words(parse.language.split("-")[0], "figures") or words("en", "figures")


def _is_figure(parse: Parse, sentence: Sentence, a: AmountMention, period: TimeMention | None, follows: bool) -> bool:
    said, know = sentence.span.of(parse.text.text), _knowledge(parse)
    largest = max((x for x in (a.amount.low, a.amount.high) if x is not None), default=0)
    if a.shape == "money":
        return bool(re.search(know["price"], said, re.IGNORECASE)) or (" per " in (a.amount.unit or ""))
    if a.shape == "rate":
        return True
    if a.shape != "count":
        return False
    if not a.amount.known or _related(parse, a):
        return follows and _related(parse, a)
    if largest >= know["many"] and (
        a.amount.unit in ("persons", "signatures", None) or bool(re.search(know["statistic"], said, re.IGNORECASE))
    ):
        return a.number.of(parse.text.text)[:1].isdigit() or a.amount.unit is not None
    long_period = period is not None and (period.shape == "duration" or (period.when.days or 9999) >= LONG)
    around = said[max(0, a.span.start - sentence.span.start - 90) : a.span.end - sentence.span.start + 90]
    told = bool(re.search(know["statistic"], around, re.IGNORECASE))
    hedged = a.amount.approximate or a.amount.low != a.amount.high
    if a.amount.unit != "persons" or largest < 2:
        return False
    if period is not None and long_period and period.when.precision in ("range", "quarter") and (hedged or largest >= 5):
        return True
    return told and (long_period or (hedged and largest >= 10))


def _related(parse: Parse, a: AmountMention) -> bool:
    return bool(re.search(r"\b(?:half|twice|double|third|quarter|triple|times)\b", parse.words(a.number), re.IGNORECASE))


def _times_of(sentence: Sentence, times: Nearby[TimeMention]) -> list[TimeMention]:
    return [t for t in times.near(sentence.span) if t.shape != "rate" and sentence.span.start <= t.span.start < sentence.span.end]


def _period_mention(parse: Parse, sentence: Sentence, a: AmountMention, near: Sequence[TimeMention]) -> TimeMention | None:
    """The time a number holds for: one in its own stretch between commas, the nearest; else the last one before it in the sentence."""
    text = parse.text.text
    near = [t for t in near if not t.span.overlap(a.number) and (t.when.known or t.when.pattern or t.shape == "duration")]
    own = [t for t in near if not BREAK.search(text[min(t.span.end, a.span.end) : max(t.span.start, a.span.start)])]
    pool = own or [t for t in near if t.span.end <= a.span.start][-1:]
    longer = [t for t in pool if t.shape == "point" and not any(t is not u and u.span.covers(t.span) for u in pool)]
    return min(longer or pool, key=lambda t: (_gap(t.span, a.span), t.span.start), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _figure(
    parse: Parse,
    sentence: Sentence,
    a: AmountMention,
    period: TimeMention | None,
    times: Nearby[TimeMention],
    lands: Nearby[PlaceMention],
    cast: Cast,
    utterances: Nearby[Utterance],
    found: Sequence[Figure],
) -> Figure:
    what = what_of(parse, sentence, a, _knowledge(parse))
    amount, unit = a.amount, a.amount.unit or what.unit
    if found and _related(parse, a):
        amount = dataclasses.replace(amount, relative_to=found[-1].id, unit=found[-1].unit)
        unit = found[-1].unit
    region = _region(sentence, a, lands)
    series = found[-1].series if amount.relative_to else series_of(what.words, unit, region)
    return Figure(
        id=f"{parse.text.source.id}:f{a.span.start}",
        series=series,
        what=what.words,
        amount=dataclasses.replace(amount, unit=unit),
        unit=unit,
        period=_period(parse, sentence, a, period, times),
        region=region,
        reported_by=reporter(parse, a, cast, utterances, _knowledge(parse)),
        source=parse.text.source.id,
        quote=parse.quote(_quoted(parse, sentence, a, period)),
    )


def _region(sentence: Sentence, a: AmountMention, lands: Nearby[PlaceMention]) -> str | None:
    """The place named nearest to the number in its sentence, as a place before as an adjective ("North Korean")."""
    near = [m for m in lands.near(sentence.span) if m.role in ("place", "adjective") and sentence.span.covers(m.span)]
    best = min(near, key=lambda m: (m.role != "place", _gap(m.span, a.span), m.span.start), default=None)
    return best.entity if best else None


def _period(parse: Parse, sentence: Sentence, a: AmountMention, period: TimeMention | None, times: Nearby[TimeMention]) -> When:
    """The period as told; "now" and the present tense mean the year of publication; a plain past is that of the sentence before."""
    published = parse.published
    if period is not None and period.shape == "duration":
        return _up_to_now(period, published)
    if period is not None:
        return _year_of(published, period.when.words) if _is_now(period) else period.when
    if _past(parse, sentence, a):
        reach = parse.sentences[max(0, sentence.i - 2)].span.start
        before = [t for t in times.at(reach, sentence.span.end) if t.shape == "point" and t.when.days and t.span.end <= sentence.span.start]
        close = [
            t for t in before if (s := parse.sentence_at(t.span.start)) and s.paragraph == sentence.paragraph and sentence.i - s.i <= 2
        ]
        return close[-1].when if close else NEVER_SAID
    return _year_of(published, None)


def _is_now(t: TimeMention) -> bool:
    return t.when.pattern == "day+0" or bool(NOW.fullmatch(t.when.words or ""))


def _year_of(published: When, said: str | None) -> When:
    if published.earliest is None or published.latest is None:
        return dataclasses.replace(NEVER_SAID, words=said)
    return When.between(f"{published.earliest[:4]}-01-01", f"{published.latest[:4]}-12-31", said)


def _up_to_now(t: TimeMention, published: When) -> When:
    years = t.amount.high if t.amount and t.amount.unit == "years" else None
    months = t.amount.high if t.amount and t.amount.unit == "months" else None
    if published.earliest is None or (years is None and months is None):
        return When(None, published.latest, t.when.words, "range" if published.latest else "unknown")
    first = plus_months(date.fromisoformat(published.earliest), -int(12 * (years or 0) + (months or 0)))
    return When.between(first.isoformat(), published.latest, t.when.words)


def _past(parse: Parse, sentence: Sentence, a: AmountMention) -> bool:
    """Whether the verb that governs the number tells of the past ("paid", "would die"); without grammar the present is taken."""
    inside = parse.tokens_in(a.number)
    if not parse.grammatical or not inside:
        return False
    line = [inside[-1], *parse.ancestors(inside[-1])]
    verbs = [i for i in line if parse.tokens[i].pos in ("VERB", "AUX")]
    for i in verbs[:1]:
        helpers = [parse.tokens[c] for c in parse.children[i] if parse.tokens[c].dep in ("aux", "auxpass")]
        if any(h.tag in ("VBP", "VBZ") or h.lemma == "will" for h in helpers):
            return False
        return parse.tokens[i].tag == "VBD" or any(h.tag == "VBD" or h.lemma == "would" for h in helpers)
    return not verbs and bool(re.search(r"\b(?:was|were|had|would)\b", parse.words(sentence.span)))


def _quoted(parse: Parse, sentence: Sentence, a: AmountMention, period: TimeMention | None) -> Span:
    """The number with what it counts and the period that follows; for "it costs" the whole clause."""
    text, start, end = parse.text.text, a.span.start, a.span.end
    clause = _cost_clause(parse, a)
    if clause is not None:
        return clause
    if period is not None and period.span.start >= a.span.end and period.span.start - a.span.end <= FAR:
        between = text[a.span.end : period.span.start]
        if not BREAK.search(between):
            end = period.span.end
    return Span(start, min(end, sentence.span.end))


def _cost_clause(parse: Parse, a: AmountMention) -> Span | None:
    inside = parse.tokens_in(a.number)
    if not parse.grammatical or not inside or a.shape != "money":
        return None
    for i in parse.ancestors(inside[-1]):
        if parse.tokens[i].lemma == "cost" and parse.tokens[i].pos == "VERB":
            clause = parse.clause(i)
            return clause if clause.covers(a.span) and len(clause) <= LONGEST_CLAUSE else None
    return None
