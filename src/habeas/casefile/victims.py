"""One victim of an event whom reports call by other words: where only one person is meant, "the bookseller" is the one with a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from habeas.casefile.naming import spelling
from habeas.model.events import Event
from habeas.model.findings import Link
from habeas.model.people import Person

TELLING = 5
"""From this number on two groups of one number that the same befell are one; two and two may be four."""

NEARLY = 0.12
"""Share by which counts of one group differ between reports: ten and eleven, thirty-one and thirty-four; eight of ten are a part."""


def selfsame(events: Mapping[str, Event], people: Mapping[str, Person], refused: Iterable[Link]) -> dict[str, str]:
    """For each person or group that another entry of the same event says again: the id it goes by.

    Joined only where the reports' count leaves room for no second one: a lone victim with a name and those of the same full name or without
    name and kin; a group of the event's number and groups without one. Whoever a decision holds apart stays apart.
    """
    apart = kept_apart(refused)
    table: dict[str, str] = {}
    homes: dict[str, set[str]] = {}
    for e in sorted(events.values(), key=lambda e: e.id):
        who = [people[v] for v in e.entities("victim") if v in people]
        whole = _whole(e, who)
        for p in who if whole is not None else ():
            if whole is not None and p.id != whole.id and _again(p, whole):
                homes.setdefault(p.id, set()).add(whole.id)
    for one, found in sorted(homes.items()):
        home = min(found)
        if len(found) == 1 and home not in homes and frozenset((one, home)) not in apart:
            table[one] = home
    return table


def kept_apart(refused: Iterable[Link]) -> set[frozenset[str]]:
    """The pairs that a person holds apart, among those that were not joined."""
    return {frozenset((k.left, k.right)) for k in refused if any(r.name == "decision" for r in k.reasons)}


def _whole(e: Event, who: list[Person]) -> Person | None:
    """The one entry that is all of an event's victims: the one with a name, or a group of the event's number."""
    number = e.count.low if e.count and e.count.low == e.count.high else None
    if number == 1:
        named = sorted((p for p in who if p.names and p.kind == "named"), key=lambda p: (-len(p.mentions), p.id))
        return named[0] if named and all(_full(p) & _full(named[0]) for p in named[1:]) else None
    groups = [p for p in who if p.kind == "group" and _number(p) is not None and _number(p) == (number if e.count else _number(p))]
    return min(groups, key=lambda p: (-len(p.mentions), p.id), default=None)


def _about_the_same(p: Person, whole: Person) -> bool:
    """The number of the whole, or in another report one so near that only the counts differ; a group told of beside the whole is none of these."""
    a, b = p.count, whole.count
    if a is None or b is None or not a.low or not b.low or min(a.low, b.low) < TELLING or p.id in whole.members:
        return False
    if _number(p) == _number(whole):
        return True
    near = a.meets(b) if a.high is None or a.high != a.low else abs(a.low - b.low) <= NEARLY * max(a.low, b.low)
    return near and a.low <= 2 * b.low and not {m.source for m in p.mentions} & {m.source for m in whole.mentions}


def _number(p: Person) -> float | int | None:
    return p.count.low if p.count and p.count.low == p.count.high else None


def _full(p: Person) -> frozenset[tuple[str, ...]]:
    return frozenset(s for n in p.names if not n.pseudonym and len(s := spelling(n.text)) > 1)


def _again(p: Person, whole: Person) -> bool:
    """Whether an entry says nothing that keeps it from being the whole."""
    if _full(p) & _full(whole):
        return True
    if p.names or p.kin or p.members or (p.kind == "group") != (whole.kind == "group"):
        return False
    if p.kind == "group":
        return p.count is None or not p.count.known or _about_the_same(p, whole)
    sexes, ages = {p.sex, whole.sex}, {p.age_group, whole.age_group}
    return p.kind == "unknown" and sexes != {"male", "female"} and ages != {"adult", "child"}
