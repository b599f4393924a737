"""What people decided about single claims, applied by the words they decided about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from habeas.model.amount import Amount
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.judgement import Judgement, standing
from habeas.model.people import Person
from habeas.model.plain import from_plain
from habeas.model.quote import Quote
from habeas.model.when import When

_STATES: dict[str, Literal["accepted", "rejected", "corrected"]] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def decide(claims: dict[str, Claim], events: dict[str, Event], people: dict[str, Person], judgements: Sequence[Judgement]) -> None:
    """Mark claims accepted, rejected or corrected, and people to be protected; later decisions win over earlier ones.

    A decision names its claim by words, so it finds it again after a better reading. `value` of a correction is a JSON object with any of
    stance, negated, predicate, when, amount; a corrected time or amount of an event's claim becomes the event's.
    """
    by_source: dict[str, list[str]] = {}
    for c in claims.values():
        for source in {q.source for q in c.quotes}:
            by_source.setdefault(source, []).append(c.id)
    for j in standing(tuple(judgements)):
        if j.verdict in _STATES:
            near = sorted({i for q in j.on for i in by_source.get(q.source, ())})
            for i in chosen([claims[x] for x in near], j):
                claims[i] = _applied(claims[i], j)
                _carry(claims[i], j, events)
        elif j.verdict == "protect":
            for p in list(people.values()):
                if any(same_words(q, m) for q in j.on for m in p.mentions):
                    people[p.id] = replace(p, protect=tuple(sorted({*p.protect, j.why or "decided"})))


def chosen(claims: Sequence[Claim], j: Judgement) -> list[str]:
    """Ids of the claims a decision is about: those with exactly its words, else those whose words overlap the most.

    `value` may narrow it by {"kind": ..., "predicate_was": ...} where several claims rest on the same words.
    """
    want = _value(j)
    scored = []
    for c in claims:
        if want.get("kind") not in (None, c.kind) or want.get("predicate_was") not in (None, c.predicate):
            continue
        best = max((_closeness(a, b) for a in j.on for b in c.quotes), default=0.0)
        if best >= 0.5:
            scored.append((best, c.id))
    top = max((s for s, _ in scored), default=0.0)
    return [i for s, i in scored if s == top]


def same_words(a: Quote, b: Quote) -> bool:
    """Whether two quotes share at least half of the shorter one."""
    return a.source == b.source and 2 * a.span.overlap(b.span) >= min(len(a.span), len(b.span))


def _closeness(a: Quote, b: Quote) -> float:
    if not same_words(a, b):
        return 0.0
    shared = a.span.overlap(b.span)
    return max(0.5, shared / (len(a.span) + len(b.span) - shared))


def _value(j: Judgement) -> dict[str, Any]:
    try:
        data = json.loads(j.value) if j.value else {}
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _applied(c: Claim, j: Judgement) -> Claim:
    state = _STATES[j.verdict]
    if state != "corrected":
        return replace(c, state=state)
    value = _value(j)
    changed: dict[str, Any] = {k: value[k] for k in ("stance", "negated", "predicate") if k in value}
    if "when" in value:
        changed["when"] = from_plain(When, value["when"])
    if "amount" in value:
        changed["amount"] = from_plain(Amount, value["amount"])
    return replace(c, state=state, **changed)


def _carry(c: Claim, j: Judgement, events: dict[str, Event]) -> None:
    value = _value(j) if j.verdict == "correct" else {}
    if c.event in events and c.event is not None:
        if "when" in value:
            events[c.event] = replace(events[c.event], when=c.when)
        if "amount" in value:
            events[c.event] = replace(events[c.event], count=c.amount)
