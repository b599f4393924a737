"""Times told in a text: on the calendar, from the day of publication, from another time in the text; how long, how often.

Each expression is found by the language's grammar (time_grammar), understood (time_readings), joined with its neighbours ("from March to May"),
and placed on the calendar in the order of the text, so that "two days later" finds the time before it.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date

from habeas.finding import almanac
from habeas.finding.annotations import Parse, Sentence, TimeMention
from habeas.finding.reckoning import resolve
from habeas.finding.time_grammar import Expression, TimeGrammar, time_grammar
from habeas.finding.time_readings import Told, understand
from habeas.finding.time_story import Story, between, from_publication, from_story
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When, precision_of

NEAR = 45
"""Characters around an expression in which words that lead it ("since", "between") are looked for."""
HALF = {"day": 1, "month": 15, "quarter": 45, "year": 365}
"""Days that "around" adds on either side of a time of each precision."""
HEDGE = re.compile(r"(?i:at least|more than|fewer than|less than|over|about|around|some|nearly|almost|up to|than|only)\s+(?:the\s+)?$")
COUNTED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:people|persons|men|women|children|won|dollars|euros|pounds|yuan|yen|soldiers|troops|prisoners|detainees|refugees|defectors)\b"
)
SINCE = re.compile(r"\b(?:since|seit|depuis|desde)\s+(?:dem |den |der |le |la |el )?$", re.IGNORECASE)
THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def times(parse: Parse) -> tuple[TimeMention, ...]:
    """The expressions of time of a text in order, each with the days it can mean, as far as the text and its publication tell.

    Where publication is unknown, `When.pattern` keeps what is known (see habeas.finding.reckoning). Durations and rates carry no days.
    """
    grammar = time_grammar(parse.language.split("-")[0])
    story = Story(parse.published, chained=grammar.chained)
    found: list[TimeMention] = []
    reached = 0
    for sentence in parse.sentences:
        told = [t for t in _told(parse, sentence, grammar) if t.span.start >= reached]
        reached = max([reached, *(t.span.end for t in told)])
        for t, when in _placed(parse.text.text, sentence, told, grammar, story):
            found.append(_mention(parse.text.text, t, when))
    return tuple(found)


def unopened(parse: Parse, mention: TimeMention) -> When:
    """The time that an opened one names itself: of "since the summer of 2011" that summer."""
    grammar = time_grammar(parse.language.split("-")[0])
    for e in grammar.find(parse.text.text, mention.span.start, mention.span.end):
        told = understand(e, False)
        if told is not None:
            return dataclasses.replace(_when(told, Story(parse.published), 0), words=told.span.of(parse.text.text))
    return mention.when


def _told(parse: Parse, sentence: Sentence, grammar: TimeGrammar) -> list[Told]:
    text = parse.text.text
    kept = []
    for e in grammar.find(text, sentence.span.start, _end(parse, sentence)):
        if e.span.start >= sentence.span.end or (e.reading == "year" and not _is_year(text, e)):
            continue
        told = understand(e, _future(text, sentence, e.span, grammar))
        if told is not None:
            kept.append(told)
    return kept


def _end(parse: Parse, sentence: Sentence) -> int:
    """The sentence's end; the next one's where this one ends in an ordinal ("Am 4." "November 2017"), which no sentence does."""
    nearby = sentence.i + 1 < len(parse.sentences) and re.search(r"\d\.$", sentence.span.of(parse.text.text))
    return parse.sentences[sentence.i + 1].span.end if nearby else sentence.span.end


def _is_year(text: str, e: Expression) -> bool:
    """A bare four-digit number is a year unless it counts people or sums, or is hedged as only counts are ("about 1500")."""
    if e.fields.get("part"):
        return True
    words = e.span.of(text)
    if COUNTED.match(text, e.span.end) and (words.endswith("00") or HEDGE.search(text[max(0, e.span.start - NEAR) : e.span.start])):
        return False
    return not (words.endswith("00") and HEDGE.search(text[max(0, e.span.start - NEAR) : e.span.start]))


def _future(text: str, sentence: Sentence, span: Span, grammar: TimeGrammar) -> bool:
    """Whether words before the expression in its clause speak of what is to come."""
    if grammar.future is None:
        return False
    before = text[max(sentence.span.start, span.start - 90) : span.start]
    if SINCE.search(before):
        return False  # what goes on since a day began before: "wird seit dem 3. Mai vermisst"
    clause = re.split(r"[;:“”\"]|,\s+(?:who|which|but|after|when)\b|\b(?:since|after)\b", before)[-1]
    after = re.split(r"[;:,.“”\"]", text[span.end : min(sentence.span.end, span.end + 40)])[0]
    return bool(grammar.future.search(clause) or (not clause.strip() and grammar.future.search(after)))


def _placed(text: str, sentence: Sentence, told: list[Told], grammar: TimeGrammar, story: Story) -> list[tuple[Told, When]]:
    out: list[tuple[Told, When]] = []
    i = 0
    while i < len(told):
        joined = _join(text, sentence, told, i, grammar)
        one = joined if joined is not None else told[i]
        i += 1 if joined is None else 2
        when = _when(one, story, sentence.i)
        one, when = _opened(text, sentence, one, when, story, grammar)
        if one.kind not in ("duration", "rate", "clock"):
            story.told(when, sentence.i, one.kind == "fixed", bool(one.code) and not str(one.code).startswith("XXXX"))
        out.append((one, when))
    return out


def _join(text: str, sentence: Sentence, told: list[Told], i: int, grammar: TimeGrammar) -> Told | None:
    """Two neighbouring times as one range, where the words before, between and after say so."""
    if i + 1 >= len(told):
        return None
    a, b = told[i], told[i + 1]
    if {a.kind, b.kind} - {"fixed", "code"}:
        return None
    gap, before = text[a.span.end : b.span.start], text[max(sentence.span.start, a.span.start - NEAR) : a.span.start]
    for lead, middle, trail in grammar.joiners:
        led = lead.search(before) if lead else None
        if (lead and not led) or not middle.fullmatch(gap) or (trail and not trail.match(text, b.span.end)):
            continue
        end = b.span.end + (m.end() - b.span.end if trail and (m := trail.match(text, b.span.end)) else 0)
        start = a.span.start - (len(led.group()) if led else 0)
        return _range(a, b, Span(start, end))
    return None


def _range(a: Told, b: Told, span: Span) -> Told | None:
    if a.days and b.days:
        return Told(span, "fixed", days=(a.days[0], b.days[1])) if a.days[0] <= b.days[1] else None
    if a.code and b.code:
        return Told(span, "code", code=f"{a.code}/{b.code}") if "/" not in a.code + b.code else None
    if a.code and b.days and a.code.startswith("XXXX"):
        first = resolve(a.code.rstrip("+"), When.day(b.days[1].isoformat()))
        return Told(span, "fixed", days=(date.fromisoformat(str(first.earliest)), b.days[1])) if first.earliest else None
    return None


def _when(t: Told, story: Story, sentence: int) -> When:
    if t.kind == "until" and t.code:
        return When(None, story.published.latest, None, "range" if story.published.latest else "unknown")
    if t.days and t.kind == "until":
        return When.between(None, t.days[0].isoformat())
    if t.days and t.kind == "from":
        return When.between(t.days[0].isoformat(), story.published.latest if _after(story.published.latest, t.days[0]) else None)
    if t.days:
        return between(t.days)
    if t.code:
        when = from_publication(t.code, story, sentence)
        return when if t.weekday is None or when.precision != "day" else _in_its_year(when, t.weekday)
    if t.kind in ("shift", "same"):
        return from_story(t, story, sentence)
    return NEVER_SAID


def _in_its_year(when: When, weekday: int) -> When:
    """A day whose year was not said, in the year next to the one reckoned in which it falls on its weekday; as it is where it does there or in none."""
    day = date.fromisoformat(str(when.earliest))
    for year in (day.year, day.year + 1, day.year - 1):
        if (day.month, day.day) != (2, 29) and day.replace(year=year).weekday() == weekday:
            iso = day.replace(year=year).isoformat()
            return dataclasses.replace(when, earliest=iso, latest=iso)
    return when


def _after(iso: str | None, day: date) -> bool:
    return iso is not None and iso >= day.isoformat()


def _opened(text: str, sentence: Sentence, t: Told, when: When, story: Story, grammar: TimeGrammar) -> tuple[Told, When]:
    """The time with the words that open one of its sides ("since 2014", "by May"), and its bounds changed as they say."""
    if t.kind in ("duration", "rate", "clock", "until", "from"):
        return t, when
    before = text[max(sentence.span.start, t.span.start - NEAR) : t.span.start]
    for pattern, opens, trails in grammar.opening:
        m = pattern.match(text, t.span.end, min(sentence.span.end, t.span.end + NEAR)) if trails else pattern.search(before)
        if m is None or (opens == "before" and _before_event(text, t)):
            continue
        span = Span(t.span.start, m.end()) if trails else Span(t.span.start - len(m.group()), t.span.end)
        named = when.precision == "year" and THE.search(m.group()) is not None
        return dataclasses.replace(t, span=span), _open(when, opens, story.published, named)
    return t, when


def _before_event(text: str, t: Told) -> bool:
    """Whether "before" leads a clause about the time and not the time itself."""
    return t.kind == "same"


def _open(when: When, opens: str, published: When, named: bool) -> When:
    """`named`: the year names something that happened in it ("after the 2014 coup"), so it is not closed out."""
    low, high = when.earliest, when.latest
    until = published.latest if low is not None and published.latest is not None and published.latest >= low else None
    if opens == "from":
        return _bounds(when, low, until)
    if opens == "to":
        return _bounds(when, None, high)
    if opens == "before":
        return _bounds(when, None, high if named else _step(low, -1) or high)
    if opens == "after":
        start = low if named else _step(high, 1) if when.precision != "day" else high
        return _bounds(when, start, until if start is None or until is None or until >= start else None)
    slack = HALF.get(when.precision, max(1, (when.days or 2) // 2))
    return _bounds(when, _step(low, -slack), _step(high, slack))


def _step(iso: str | None, n: int) -> str | None:
    return almanac.plus_days(date.fromisoformat(iso), n).isoformat() if iso else None


def _bounds(when: When, low: str | None, high: str | None) -> When:
    return When(low, high, when.words, precision_of(low, high), when.pattern)


def _mention(text: str, t: Told, when: When) -> TimeMention:
    words = t.span.of(text)
    placed = dataclasses.replace(when, words=words)
    if t.kind == "duration":
        amount = dataclasses.replace(t.amount, words=words) if t.amount else None
        return TimeMention(t.span, placed, "duration", amount)
    return TimeMention(t.span, placed, "rate" if t.kind == "rate" else "point")
