"""What people decided about single claims, applied by the words they decided about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from habeas.casefile.added import added, meant_people, meant_place, same_words, value_of
from habeas.model.amount import Amount
from habeas.model.claims import Claim
from habeas.model.events import Event, Role
from habeas.model.judgement import Judgement, standing
from habeas.model.people import Person, Place
from habeas.model.plain import from_plain
from habeas.model.quote import Quote
from habeas.model.when import When

_STATES: dict[str, Literal["accepted", "rejected", "corrected"]] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def decide(
    claims: dict[str, Claim],
    events: dict[str, Event],
    people: dict[str, Person],
    judgements: Sequence[Judgement],
    places: dict[str, Place] | None = None,
) -> None:
    """Mark claims accepted, rejected or corrected, and people to be protected; later decisions win over earlier ones.

    A decision names its claim by words, so it finds it again after a better reading. `value` of a correction is a JSON object with any of
    stance, negated, predicate, when, amount, place (a name) and subjects (how many of the words in `other` stand for each person); a corrected
    time, amount, place or victim of an event's claim becomes the event's. Claims that people added come in as accepted.
    """
    known = places if places is not None else {}
    by_source: dict[str, list[str]] = {}
    for c in claims.values():
        for source in {q.source for q in c.quotes}:
            by_source.setdefault(source, []).append(c.id)
    for j in standing(tuple(judgements)):
        if j.verdict in _STATES:
            near = sorted({i for q in j.on for i in by_source.get(q.source, ())})
            for i in chosen([claims[x] for x in near], j):
                claims[i] = _applied(claims[i], j, people, known)
                _carry(claims[i], j, events)
        elif j.verdict == "add" and (claim := added(j, people, known)) is not None:
            claims[claim[0].id] = claim[0]
            by_source.setdefault(claim[0].quotes[0].source, []).append(claim[0].id)
            if claim[1] is not None:
                events[claim[1].id] = claim[1]
        elif j.verdict == "protect" and _of_people(j):
            for p in list(people.values()):
                if any(same_words(q, m) for q in j.on for m in p.mentions):
                    people[p.id] = replace(p, protect=tuple(sorted({*p.protect, j.why or "decided"})))


def _of_people(j: Judgement) -> bool:
    """Whether a decision protects people: not a source, a place or a passage, and no proposal put aside."""
    value = value_of(j)
    return value.get("guards", "person") == "person" and value.get("dismissed") is not True


def chosen(claims: Sequence[Claim], j: Judgement) -> list[str]:
    """Ids of the claims a decision is about: those with exactly its words, else those whose words overlap the most.

    `value` may narrow it by {"kind": ..., "predicate_was": ...} where several claims rest on the same words.
    """
    want = value_of(j)
    scored = []
    for c in claims:
        if want.get("kind") not in (None, c.kind) or want.get("predicate_was") not in (None, c.predicate):
            continue
        best = max((_closeness(a, b) for a in j.on for b in c.quotes), default=0.0)
        if best >= 0.5:
            scored.append((best, c.id))
    top = max((s for s, _ in scored), default=0.0)
    best_fits = [i for s, i in scored if s == top]
    # one sentence may say the same of two people: the one that was decided on is told by its id, as long as it has that id
    return [want["claim"]] if want.get("claim") in best_fits else best_fits


def _closeness(a: Quote, b: Quote) -> float:
    if not same_words(a, b):
        return 0.0
    shared = a.span.overlap(b.span)
    return max(0.5, shared / (len(a.span) + len(b.span) - shared))


def _applied(c: Claim, j: Judgement, people: Mapping[str, Person], places: dict[str, Place]) -> Claim:
    state = _STATES[j.verdict]
    if state != "corrected":
        return replace(c, state=state)
    value = value_of(j)
    changed: dict[str, Any] = {k: value[k] for k in ("stance", "negated", "predicate") if k in value}
    if "when" in value:
        changed["when"] = from_plain(When, value["when"])
    if "amount" in value:
        changed["amount"] = from_plain(Amount, value["amount"])
    if "subjects" in value:
        changed["subjects"] = meant_people(value["subjects"], j.other, people)
    if "place" in value:
        changed["place"] = meant_place(str(value["place"]), c.quotes, places)
    return replace(c, state=state, **changed)


def _carry(c: Claim, j: Judgement, events: dict[str, Event]) -> None:
    value = value_of(j) if j.verdict == "correct" else {}
    if c.event in events and c.event is not None:
        if "when" in value:
            events[c.event] = replace(events[c.event], when=c.when)
        if "amount" in value:
            events[c.event] = replace(events[c.event], count=c.amount)
        if "place" in value:
            events[c.event] = replace(events[c.event], place=c.place)
        if "subjects" in value:
            others = tuple(role for role in events[c.event].roles if role.role != "victim")
            events[c.event] = replace(events[c.event], roles=(*(Role("victim", i) for i in c.subjects), *others))
