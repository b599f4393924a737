"""When what a report tells of took place: every time it names, with what speaks for each."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.finding import clauses
from habeas.finding.annotations import TimeMention
from habeas.finding.lexicon import word_list
from habeas.finding.whole.moments import MOMENTS, MONTH, NUMBER, moment, month, story
from habeas.finding.whole.view import LEAD, View
from habeas.model.events import SDG

TIMES = (
    "days it holds", "one day", "within a month", "within a year", "days before publication", "after publication", "year said", "year of publication",
    "month of publication", "weekday", "today", "yesterday", "first sentence", "place among times", "in lead", "beside a violation", "near a violation",
    "nearest violation", "hints beside", "time of events", "time of violations", "time of first violation", "time of a named victim's",
    "told on it", "past verb", "present verb", "modal verb", "same day again", "same month again", "same year again", "earliest", "latest", "times",
    "letters from the violation", "kind of killing", "kind of detention", "kind of abduction", "after since", "after until or by", "opens the sentence",
    "month of first time", "order among months", "month said", "day of the month said", "now", "title's words beside", "share of title's words beside",
    "names beside", "victims beside", "hints of killing", "hints of torture", "hints of detention", "hints of abduction", "hints of disappearance",
    "hints of other", "words beside", *MOMENTS,
)  # fmt: skip
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
NOW = re.compile(r"\b(?:now|currently|today|at present|so far|presently|nowadays|still|to date|recently)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
SMALL = frozenset("a an the of in on at to for and or by with from as is are was were be his her its their after over into".split())
KINDS = ("killing", "torture", "arbitrary_detention", "kidnapping", "enforced_disappearance", "other")


@dataclass(frozen=True, slots=True)
class Day:
    """A time a report names, and what speaks for it."""

    mention: TimeMention
    row: tuple[float, ...]


def days(view: View, said: Mapping[str, float]) -> list[Day]:
    """The times a report names that lie on the calendar, no wider than a year. `said`: what its words make of each type of violation (log odds)."""
    told = [
        t
        for t in view.times
        if t.shape == "point" and t.when.days is not None and t.when.days <= 366 and view.sentence(t.span) in view.order
    ]
    alike = (
        Counter((t.when.earliest, t.when.latest) for t in told),
        Counter(month(t.when) for t in told),
        Counter((t.when.earliest or "")[:4] for t in told),
    )
    months = list(dict.fromkeys(month(t.when) for t in told if month(t.when)))
    among = story(view, told)
    return [Day(t, (*_row(view, t, n, told, alike, months), *moment(view, among, n, said))) for n, t in enumerate(told)]


def _row(
    view: View,
    t: TimeMention,
    n: int,
    told: list[TimeMention],
    alike: tuple[Counter[tuple[str | None, str | None]], Counter[str], Counter[str]],
    months: list[str],
) -> tuple[float, ...]:
    w, said, at = t.when, view.parse.words(t.span), view.sentence(t.span)
    printed = view.parse.published.latest
    gap = (date.fromisoformat(printed) - date.fromisoformat(str(w.latest))).days if printed else 0
    first = min((s.when.earliest or "9" for s in told), default="9")
    last = max((s.when.latest or "0" for s in told), default="0")
    calendar = (
        math.log1p(w.days or 0), float(w.days == 1), float(bool(month(w))), float((w.days or 0) >= 300), math.log1p(max(0, gap)), float(gap < 0),
        float(bool(YEAR.search(said))), float(bool(printed) and str(printed)[:4] == (w.earliest or "")[:4]),
        float(bool(printed) and str(printed)[:7] == month(w)), float(bool(WEEKDAY.search(said))), float("today" in said.lower()),
        float("yesterday" in said.lower()),
    )  # fmt: skip
    hints = sum(c[at] for c in view.hints.values())
    stands = (
        float(min(view.order[at], 40)), float(n), float(view.order[at] < LEAD), float(at in view.struck), float(view.nearest(at) <= 1),
        float(view.nearest(at)), math.log1p(hints),
    )  # fmt: skip
    again = (
        float(alike[0][w.earliest, w.latest]), float(alike[1][month(w)]) if month(w) else 0.0, float(alike[2][(w.earliest or "")[:4]]),
        float(w.earliest == first), float(w.latest == last), float(len(told)),
    )  # fmt: skip
    order = (float(bool(months) and month(w) == months[0]), float(months.index(month(w))) if month(w) in months else 20.0)
    return (
        *calendar,
        *stands,
        *_of_events(view, t),
        *_of_clause(view, t),
        *again,
        *_of_kinds(view, t, at),
        *order,
        *_of_sentence(view, said, at),
    )


def _of_events(view: View, t: TimeMention) -> tuple[float, ...]:
    of = [e for e in view.events if e.when == t.when or (e.when.words and e.when.words == t.when.words)]
    grave = [e for e in of if e.kind in SDG]
    first = next((e for e in view.events if e.kind in SDG), None)
    named = [e for e in grave if any(r.role == "victim" and getattr(view.cast.who(r.entity), "kind", "") == "named" for r in e.roles)]
    return math.log1p(len(of)), math.log1p(len(grave)), float(first is not None and first in of), float(bool(named))


def _of_clause(view: View, t: TimeMention) -> tuple[float, ...]:
    parse = view.parse
    inside = list(parse.tokens_in(t.span))
    verb = clauses.governing_verb(parse, inside[0]) if inside and parse.grammatical else None
    if verb is None:
        return 0.0, 0.0, 0.0, 0.0
    group = [parse.tokens[i] for i in (*clauses.auxiliaries(parse, verb), verb)]
    past = any(g.tag == "VBD" for g in group)
    return (
        float(parse.tokens[verb].lemma.lower() in word_list("telling")), float(past), float(not past and any(g.tag in ("VBZ", "VBP") for g in group)),
        float(any(g.tag == "MD" for g in group)),
    )  # fmt: skip


def _of_kinds(view: View, t: TimeMention, at: int) -> tuple[float, ...]:
    here = view.struck.get(at, [])
    far = min((abs(e.trigger.start - t.span.start) for e in here), default=1000)
    kinds = {SDG.get(e.kind) for e in here}
    before = view.before(t.span)
    opens = t.span.start - view.parse.sentences[at].span.start < 12
    said = view.parse.words(t.span).lower()
    return (
        float(far), float("killing" in kinds), float("arbitrary_detention" in kinds), float("kidnapping" in kinds),
        float(before == "since" or said.startswith("since")), float(before in ("until", "by", "till")), float(opens),
    )  # fmt: skip


def _of_sentence(view: View, said: str, at: int) -> tuple[float, ...]:
    sentence = view.parse.sentences[at]
    row = [t.lemma.lower() for t in view.parse.tokens[sentence.first : sentence.last]]
    shared = view.title.intersection(row) - SMALL
    named = {m.entity for m in view.cast.inside(sentence.span) if m.form == "name"}
    return (
        float(bool(MONTH.search(said))), float(bool(MONTH.search(said) and NUMBER.search(said))), float(bool(NOW.search(said))), float(len(shared)),
        len(shared) / max(1, len(view.title - SMALL)), float(len(named)), float(len(named & view.victims)),
        *(float(view.hints[kind][at]) if kind in view.hints else 0.0 for kind in KINDS), float(len(row)),
    )  # fmt: skip
