"""Takings that the rest of a report tells to be an arrest: "he was taken from his studio", of somebody whom a court then sentenced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EventMention, Parse
from habeas.finding.lexicon import words

NEAR = 3
"""Sentences behind an arrest in which "they were put into a minibus" tells what became of those arrested."""
CUSTODY = frozenset({"detention", "interrogation", "imprisonment"})


def settled_takings(parse: Parse, cast: Cast, events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The events, those who were put into a vehicle after their arrest not taken twice, and plain takings of a court's prisoners as arrests.

    Only where no clause of the taking says who did it, and its verb is a plain one: "dragged off", "kidnapped" and armed men are no arrest.
    """
    plain = set(words("en", "events")["takings"]["plain"].split())
    stories: dict[str, list[EventMention]] = {}
    for e in events:
        stories.setdefault(e.id, []).append(e)
    dropped, arrests = set[str](), set[str]()
    for i, told in stories.items():
        if told[0].kind != "abduction" or any(parse.tokens[e.head].lemma.lower() not in plain or _by_whom(e) for e in told):
            continue
        who = _struck(cast, told)
        others = [e for e in events if e.id != i and who & _struck(cast, [e])]
        held = [e for e in events if e.id != i and e.kind in CUSTODY and e.trigger.start < told[0].trigger.start and not e.supposed]
        if (who and held and who <= {w for e in held for w in _struck(cast, [e])}) or (held and _of_them(parse, told[0], held[-1])):
            dropped.add(i)
        elif any(e.kind == "imprisonment" for e in others):
            arrests.add(i)
    return tuple(replace(e, kind="detention") if e.id in arrests else e for e in events if e.id not in dropped)


def _of_them(parse: Parse, e: EventMention, before: EventMention) -> bool:
    """Whether a taking is told of "them" right behind an arrest: those it names one by one may not all have been read as its victims."""
    many = [s for s in clauses.subjects(parse, e.head) if parse.tokens[s].text.lower() == "they"]
    return bool(many) and parse.tokens[e.head].sentence - parse.tokens[before.head].sentence <= NEAR


def _by_whom(e: EventMention) -> bool:
    return any(r.role == "perpetrator" for r in e.roles)


def _struck(cast: Cast, told: Sequence[EventMention]) -> set[str]:
    """The victims, in the place of a group that is known one by one its people."""
    found = {r.entity for e in told for r in e.roles if r.role == "victim"}
    parts = {p.id: p.members for p in cast.people if p.id in found and p.members}
    return (found - set(parts)) | {m for members in parts.values() for m in members}
