"""What part a time plays in the story of a report: whose event it is beside, whether it is the first date said in full, how it stands to the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.finding import clauses
from habeas.finding.annotations import EventMention, TimeMention, Token
from habeas.finding.whole.marks import type_of
from habeas.finding.whole.view import LEAD, WORD, View
from habeas.model.when import When

MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
NUMBER = re.compile(r"\b[0-3]?\d(?:st|nd|rd|th)?\b(?![:.]\d)")
MOMENTS = (
    "place in the report", "in quotation", "past perfect", "verb tells an event", "likelihood of kinds beside", "likelihood of its verb's kind",
    "likely victim beside", "any likely victim beside", "mentions of victims beside", "share of mentions of victims", "victim in sentence before",
    "mentions of the event beside", "first sentence of that event", "that event in lead", "trigger in title", "date said in full",
    "first date said in full", "first such beside a violation", "such dates before", "order on the calendar", "order among those beside violations",
    "times in sentence", "first in sentence", "opens a paragraph", "words of the lead beside", "words of the report beside", "same date said again",
    "times of this month beside violations", "killings beside", "years before publication", "in last third", "sentences after the first victim",
)  # fmt: skip
CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
LIKELY, PERHAPS = 0.4, 0.3
FARTHEST, LONGEST_AGO, UNLIKELY = 40, 20, -5.0


def month(when: When) -> str:
    """The month an interval lies in, or ""."""
    return (when.earliest or "")[:7] if (when.earliest or "")[:7] == (when.latest or "-")[:7] else ""


@dataclass(frozen=True, slots=True)
class Story:
    """What all times of a report are weighed against.

    `at`: the sentence of each time; `full`: whether it is a date said in full; `victims`: how likely each is one; `told`: mentions of likely victims
    by sentence; `bags`: the words of meaning of each sentence; `often`: in how many sentences such a word stands.
    """

    times: Sequence[TimeMention]
    at: list[int]
    full: list[bool]
    victims: Mapping[str, float]
    told: Counter[int]
    bags: Mapping[int, frozenset[str]]
    often: Counter[str]
    order: list[int]


def story(view: View, times: Sequence[TimeMention]) -> Story:
    """The report as its times are weighed against it."""
    parse = view.parse
    victims: dict[str, float] = {}
    for e in view.events:
        for who, sure, _ in e.weighed:
            victims[who] = max(sure, victims.get(who, 0.0))
    for e in view.events:
        if type_of(e):
            for r in e.roles:
                if r.role == "victim":
                    victims.setdefault(r.entity, PERHAPS)
    told = Counter(view.sentence(m.span) for m in view.cast.mentions if victims.get(m.entity, 0.0) >= LIKELY)
    order = sorted(view.order, key=lambda s: view.order[s])
    bags = {s: frozenset(t.lemma.lower() for t in _tokens(view, s) if t.pos in CONTENT) for s in order}
    full = [bool(MONTH.search(parse.words(t.span)) and NUMBER.search(parse.words(t.span))) for t in times]
    often = Counter(w for bag in bags.values() for w in bag)
    return Story(times, [view.sentence(t.span) for t in times], full, victims, told, bags, often, order)


def _tokens(view: View, sentence: int) -> Sequence[Token]:
    s = view.parse.sentences[sentence]
    return view.parse.tokens[s.first : s.last]


def moment(view: View, s: Story, n: int, said: Mapping[str, float]) -> tuple[float, ...]:
    """What speaks for time number `n`, columns as in MOMENTS. `said`: what the words of the report make of each type of violation (log odds)."""
    here = view.struck.get(s.at[n], [])
    return (
        *_clause(view, s, n, here, said),
        *_people(view, s, n, here),
        *_events(view, here),
        *_dates(view, s, n),
        *_sentence(view, s, n, here),
    )


def _clause(view: View, s: Story, n: int, here: Sequence[EventMention], said: Mapping[str, float]) -> tuple[float, ...]:
    parse, t = view.parse, s.times[n]
    inside = parse.tokens_in(t.span)
    verb = clauses.governing_verb(parse, inside[0]) if inside and parse.grammatical else None
    group = {parse.tokens[i].text.lower() for i in clauses.auxiliaries(parse, verb)} if verb is not None else set()
    before = parse.text.text[parse.sentences[s.at[n]].span.start : t.span.start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    own = [e for e in here if e.head == verb]
    return (
        view.order[s.at[n]] / max(1, len(view.order)), float(quoted), float("had" in group), float(bool(own)), _likely(here, said), _likely(own, said),
    )  # fmt: skip


def _likely(events: Sequence[EventMention], said: Mapping[str, float]) -> float:
    """How likely the likeliest kind of some events is in this report."""
    return max((said.get(kind, 0.0) for kind in map(type_of, events) if kind), default=UNLIKELY)


def _people(view: View, s: Story, n: int, here: Sequence[EventMention]) -> tuple[float, ...]:
    at = s.at[n]
    number = view.order[at]
    weighed = max((sure for e in here for _, sure, _ in e.weighed), default=0.0)
    beside = max((s.victims.get(m.entity, 0.0) for m in view.cast.inside(view.parse.sentences[at].span)), default=0.0)
    told = float(s.told[at])
    return weighed, beside, told, told / max(1, s.told.total()), float(number > 0 and s.told[s.order[number - 1]] > 0)


def _events(view: View, here: Sequence[EventMention]) -> tuple[float, ...]:
    stories = [view.stories[e.id] for e in here]
    first = min((view.order.get(view.sentence(m.trigger), FARTHEST) for story in stories for m in story), default=FARTHEST)
    words = [w for e in here for w in WORD.findall(view.parse.words(e.trigger).lower())[:1]]
    titled = any(w[:5] == t[:5] for w in words for t in view.title if len(t) > 3)
    return float(max(map(len, stories), default=0)), float(min(first, FARTHEST)), float(first < LEAD), float(titled)


def _dates(view: View, s: Story, n: int) -> tuple[float, ...]:
    struck = [a in view.struck for a in s.at]
    full = [i for i, f in enumerate(s.full) if f]
    begins = sorted({str(t.when.earliest) for t in s.times})
    hit = sorted({str(t.when.earliest) for t, x in zip(s.times, struck, strict=True) if x})
    mine = str(s.times[n].when.earliest)
    return (
        float(s.full[n]), float(full[:1] == [n]), float([i for i in full if struck[i]][:1] == [n]), float(sum(s.full[:n])),
        begins.index(mine) / max(1, len(begins) - 1), hit.index(mine) / max(1, len(hit) - 1) if mine in hit else -1.0,
        float(s.at.count(s.at[n])), float(s.at.index(s.at[n]) == n),
    )  # fmt: skip


def _sentence(view: View, s: Story, n: int, here: Sequence[EventMention]) -> tuple[float, ...]:
    at, when = s.at[n], s.times[n].when
    start = view.parse.sentences[at].span.start
    bag = s.bags[at]
    lead = frozenset[str]().union(*(s.bags[i] for i in s.order[:LEAD]))
    again = sum(f and (t.when.earliest, t.when.latest) == (when.earliest, when.latest) for t, f in zip(s.times, s.full, strict=True))
    months = sum(a in view.struck and month(t.when) == month(when) for t, a in zip(s.times, s.at, strict=True)) if month(when) else 0
    printed = str(view.parse.published.latest or when.latest)
    first = min((view.order[i] for i in s.told if i in view.order), default=None)
    return (
        float("\n" in view.parse.text.text[max(0, start - 3) : start]), len(bag & lead) / max(1, len(bag)),
        10 * sum(s.often[w] for w in bag) / max(1, len(bag)) / max(1, len(s.order)), float(again), float(months), float(sum(e.kind == "killing" for e in here)),
        float(min(LONGEST_AGO, max(0, int(printed[:4]) - int(str(when.earliest)[:4])))), float(3 * view.order[at] > 2 * len(s.order)),
        float(FARTHEST if first is None else min(FARTHEST, view.order[at] - first)),
    )  # fmt: skip
