"""What people added: a claim that no finder saw, and who and where they meant when they put one right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from habeas.model.amount import Amount
from habeas.model.claims import Claim, ClaimKind, Finder, Speaker, StatusWord
from habeas.model.events import Event, EventKind, Role
from habeas.model.judgement import Judgement
from habeas.model.people import Person, Place
from habeas.model.plain import from_plain
from habeas.model.quote import Quote
from habeas.model.when import NEVER_SAID, When

PERSON = Finder("a person", "")
"""Who "found" what a person added."""


def added(j: Judgement, people: Mapping[str, Person], places: dict[str, Place]) -> tuple[Claim, Event | None] | None:
    """The claim that a person added, and the event it tells of where it tells of one; None where the decision does not say enough.

    `value`: kind, predicate, and any of stance, negated, subjects, when, place, amount, speaker, event (an event's kind).
    """
    value = value_of(j)
    kind: Any = value.get("kind")
    if kind not in get_args(ClaimKind) or not j.on or (kind == "status" and value.get("predicate") not in get_args(StatusWord)):
        return None
    first = j.on[0]
    ident = f"{first.source}:c{first.start}-{first.end}-by{j.number}"
    happened = value.get("event") if kind == "event" and value.get("event") in get_args(EventKind) else None
    subjects = meant_people(value.get("subjects", ()), j.other, people)
    speaker = value.get("speaker")
    claim = Claim(
        ident,
        kind,
        j.on,
        from_plain(Speaker, speaker) if isinstance(speaker, dict) else Speaker(kind="media"),
        value.get("stance", "asserted"),
        bool(value.get("negated", False)),
        False,
        subjects,
        str(value.get("predicate") or happened or ""),
        event=f"{first.source}:e{first.start}-by{j.number}" if happened else None,
        when=from_plain(When, value["when"]) if "when" in value else NEVER_SAID,
        place=meant_place(str(value["place"]), j.on, places) if value.get("place") else None,
        amount=from_plain(Amount, value["amount"]) if "amount" in value else None,
        finder=PERSON,
        confidence=1.0,
        state="proposed" if value.get("state") == "proposed" else "accepted",  # one of two has signed it so far
        why=j.why,
    )
    return claim, _event(claim, happened) if happened else None


def added_by(c: Claim) -> int | None:
    """The number of the decision by which a person added a claim; None for one that was found."""
    _, by, number = c.id.rpartition("-by")
    return int(number) if c.finder == PERSON and by and number.isdecimal() else None


def _event(c: Claim, kind: EventKind) -> Event:
    happened: Any = "no" if c.negated else "yes" if c.stance == "asserted" else "uncertain"
    roles = tuple(Role("victim", person) for person in c.subjects)
    return Event(str(c.event), kind, roles, c.when, c.place, c.amount, happened, (c.id,))


def meant_people(counts: Sequence[int], words: Sequence[Quote], people: Mapping[str, Person]) -> tuple[str, ...]:
    """Ids of the people that words stand for; `counts` says how many of the words stand for each of them in turn."""
    found: list[str] = []
    start = 0
    for count in counts:
        quotes = words[start : start + count]
        start += count
        fits = [(sum(q.span.overlap(m.span) for q in quotes for m in p.mentions if m.source == q.source), p.id) for p in people.values()]
        best = max(fits, key=lambda fit: (fit[0], fit[1]), default=(0, ""))
        if best[0]:
            found.append(best[1])
    return tuple(dict.fromkeys(found))


def meant_place(name: str, words: tuple[Quote, ...], places: dict[str, Place]) -> str | None:
    """Id of the place of this name, made where no report names it; None for no name."""
    wanted = name.strip().casefold()
    if not wanted:
        return None
    known = sorted(p.id for p in places.values() if wanted in {n.casefold() for n in (p.name, *p.names)})
    if known:
        return known[0]
    ident = f"{words[0].source}:l{words[0].start}-{'-'.join(wanted.split())}"
    places[ident] = Place(ident, name.strip(), (name.strip(),), mentions=words)
    return ident


def value_of(j: Judgement) -> dict[str, Any]:
    """What a decision set, as plain data; nothing where it cannot be read."""
    try:
        data = json.loads(j.value) if j.value else {}
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def same_words(a: Quote, b: Quote) -> bool:
    """Whether two quotes share at least half of the shorter one."""
    return a.source == b.source and 2 * a.span.overlap(b.span) >= min(len(a.span), len(b.span))
