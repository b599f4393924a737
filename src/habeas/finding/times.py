"""Times told in a text: on the calendar, from the day of publication, from another time in the text; how long, how often.

Each expression is found by the language's grammar (time_grammar), understood (time_readings), joined with its neighbours ("from March to May"),
and placed on the calendar in the order of the text, so that "two days later" finds the time before it.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date

from habeas.finding import almanac
from habeas.finding.almanac import Days
from habeas.finding.annotations import Parse, Sentence, TimeMention
from habeas.finding.reckoning import resolve
from habeas.finding.time_grammar import Expression, TimeGrammar, time_grammar
from habeas.finding.time_readings import Told, understand
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
PAST = When("0001-01-01", "9999-12-31")


def times(parse: Parse) -> tuple[TimeMention, ...]:
    """The expressions of time of a text in order, each with the days it can mean, as far as the text and its publication tell.

    Where publication is unknown, `When.pattern` keeps what is known (see habeas.finding.reckoning). Durations and rates carry no days.
    """
    grammar = time_grammar(parse.language.split("-")[0])
    story = _Story(parse.published)
    found: list[TimeMention] = []
    reached = 0
    for sentence in parse.sentences:
        told = [t for t in _told(parse, sentence, grammar) if t.span.start >= reached]
        reached = max([reached, *(t.span.end for t in told)])
        for t, when in _placed(parse.text.text, sentence, told, grammar, story):
            found.append(_mention(parse.text.text, t, when))
    return tuple(found)


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
    clause = re.split(r"[;:“”\"]|,\s+(?:who|which|but|after|when)\b|\b(?:since|after)\b", before)[-1]
    after = re.split(r"[;:,.“”\"]", text[span.end : min(sentence.span.end, span.end + 40)])[0]
    return bool(grammar.future.search(clause) or (not clause.strip() and grammar.future.search(after)))


@dataclasses.dataclass(slots=True)
class _Story:
    """What has been told so far: the last time on the calendar, and the last dated day (its year holds for yearless days that follow)."""

    published: When
    anchor: When = NEVER_SAID
    dated: When = NEVER_SAID
    dated_sentence: int = -9

    def told(self, when: When, sentence: int, explicit: bool, present: bool) -> None:
        if when.known:
            self.anchor = when
        if explicit and when.precision in ("day", "month", "quarter", "week", "range") and (when.days or 400) < 200:
            self.dated, self.dated_sentence = when, sentence
        elif present:
            self.dated_sentence = -9

    def year_holds(self, sentence: int) -> bool:
        """Whether a yearless day here belongs to the dated story just told and not to the days before publication."""
        if not self.dated.known:
            return False
        low, high = self.published.earliest, self.published.latest
        if low is None or high is None:
            return True
        return sentence - self.dated_sentence <= 3 and str(self.dated.latest)[:4] < low[:4]


def _placed(text: str, sentence: Sentence, told: list[Told], grammar: TimeGrammar, story: _Story) -> list[tuple[Told, When]]:
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
    for lead, between, trail in grammar.joiners:
        led = lead.search(before) if lead else None
        if (lead and not led) or not between.fullmatch(gap) or (trail and not trail.match(text, b.span.end)):
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


def _when(t: Told, story: _Story, sentence: int) -> When:
    if t.kind == "until" and t.code:
        return When(None, story.published.latest, None, "range" if story.published.latest else "unknown")
    if t.days and t.kind == "until":
        return When.between(None, t.days[0].isoformat())
    if t.days and t.kind == "from":
        return When.between(t.days[0].isoformat(), story.published.latest if _after(story.published.latest, t.days[0]) else None)
    if t.days:
        return _between(t.days)
    if t.code:
        return _from_publication(t.code, story, sentence)
    if t.kind in ("shift", "same"):
        return _from_story(t, story)
    return NEVER_SAID


def _after(iso: str | None, day: date) -> bool:
    return iso is not None and iso >= day.isoformat()


def _between(days: Days) -> When:
    return When.between(days[0].isoformat(), days[1].isoformat())


def _from_publication(code: str, story: _Story, sentence: int) -> When:
    if not code.startswith("XXXX") or not story.year_holds(sentence):
        return resolve(code, story.published)
    # the day nearest to the dated day of the same story: of the last before it and the next after it
    near = story.dated
    plain = code.replace("+", "")
    before = resolve(plain, When.day(str(near.earliest or near.latest)))
    ahead = "/".join(c + "+" for c in plain.split("/"))
    after = resolve(ahead, When.day(str(near.earliest or near.latest)))
    told = min((before, after), key=lambda w: (abs(_distance(w, near)), w.earliest or ""))
    if story.published.known and not told.meets(When(None, story.published.latest)):
        return resolve(code, story.published)
    return dataclasses.replace(told, pattern=None if story.published.days == 1 else code)


def _distance(a: When, b: When) -> int:
    x, y = a.earliest or a.latest, b.earliest or b.latest
    return (date.fromisoformat(x) - date.fromisoformat(y)).days if x and y else 99999


def _from_story(t: Told, story: _Story) -> When:
    """A step from the last time told ("two days later"), or the same stretch again; unknown while nothing has been told."""
    low, high = story.anchor.earliest or story.anchor.latest, story.anchor.latest or story.anchor.earliest
    if low is None or high is None:
        return NEVER_SAID
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    return _between(_same(first, last, t.unit) if t.kind == "same" else _stepped(first, last, t.steps, t.unit))


def _same(first: date, last: date, unit: str) -> Days:
    unit, _, part = unit.partition(":")
    if unit in almanac.SEASONS:
        return almanac.part(almanac.year(first.year), unit)
    if unit in ("week", "month", "year", "decade", "weekend"):
        days = almanac.unit(unit, first, 0)[0], almanac.unit(unit, last, 0)[1]
        return almanac.part(days, part) if part else days
    return first, last


def _next_such(first: date, name: str, sign: int) -> Days:
    """The next spring, or the next May ("m05"), after a day; the one before it where `sign` is negative."""
    part = name.removeprefix("m")
    options = [almanac.part(almanac.year(min(max(first.year + n, 1), 9998)), part) for n in (-1, 0, 1)]
    later = [d for d in options if d[0] > first]
    return later[0] if sign > 0 and later else options[0] if sign > 0 else [d for d in options if d[0] < first][-1:][0]


def _stepped(first: date, last: date, steps: tuple[int, int], unit: str) -> Days:
    if unit in almanac.SEASONS or (unit[0] == "m" and unit[1:].isdigit()):
        return _next_such(last, unit, steps[1])
    if unit in ("hour", "minute"):
        return (first, almanac.plus_days(last, 1)) if steps[1] > 0 else (almanac.plus_days(first, -1), last)
    if unit in ("day", "week"):
        by, slack = (1, 0) if unit == "day" else (7, 3)
        return almanac.plus_days(first, by * steps[0] - slack), almanac.plus_days(last, by * steps[1] + slack)
    if unit == "weekend":
        return almanac.unit("weekend", last, steps[1])
    by = 1 if unit == "month" else 12
    low, high = almanac.plus_months(first, by * steps[0]), almanac.plus_months(last, by * steps[1])
    if unit == "month":
        return almanac.month(low.year, low.month)[0], almanac.month(high.year, high.month)[1]
    return almanac.year(low.year)[0], almanac.year(high.year)[1]


def _opened(text: str, sentence: Sentence, t: Told, when: When, story: _Story, grammar: TimeGrammar) -> tuple[Told, When]:
    """The time with the words that open one of its sides ("since 2014", "by May"), and its bounds changed as they say."""
    if t.kind in ("duration", "rate", "clock", "until", "from"):
        return t, when
    before = text[max(sentence.span.start, t.span.start - NEAR) : t.span.start]
    for pattern, opens, trails in grammar.opening:
        m = pattern.match(text, t.span.end, min(sentence.span.end, t.span.end + NEAR)) if trails else pattern.search(before)
        if m is None or (opens == "before" and _before_event(text, t)):
            continue
        span = Span(t.span.start, m.end()) if trails else Span(t.span.start - len(m.group()), t.span.end)
        return dataclasses.replace(t, span=span), _open(when, opens, story.published)
    return t, when


def _before_event(text: str, t: Told) -> bool:
    """Whether "before" leads a clause about the time and not the time itself."""
    return t.kind == "same"


def _open(when: When, opens: str, published: When) -> When:
    low, high = when.earliest, when.latest
    until = published.latest if low is not None and published.latest is not None and published.latest >= low else None
    if opens == "from":
        return _bounds(when, low, until)
    if opens == "to":
        return _bounds(when, None, high)
    if opens == "before":
        return _bounds(when, None, _step(low, -1) or high)
    if opens == "after":
        start = _step(high, 1) if when.precision != "day" else high
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
