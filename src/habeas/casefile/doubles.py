"""One event that linking left in two pieces: the same thing done to the same person, where neither time nor country speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from habeas.casefile.happening import agree, days_between
from habeas.casefile.victims import kept_apart
from habeas.model.events import Event
from habeas.model.findings import Link
from habeas.model.people import Person, Place

ONCE = frozenset({"abduction", "disappearance", "killing", "death_in_custody", "forced_return", "detention"})
"""Kinds of which reports tell one and the same again and again; torture or questioning may well be many."""
NEAR = 3
"""Days by which two reports' times for one event may differ."""


def doubles(
    events: Mapping[str, Event], people: Mapping[str, Person], places: Mapping[str, Place], refused: Iterable[Link] = ()
) -> dict[str, str]:
    """For each event that another one says again: the id it goes by. An event without a time is joined only where one home is possible.

    `refused`: pairs of events that linking did not join; those that a person holds apart stay apart, whatever else they are joined with.
    """
    apart = kept_apart(refused)
    parent: dict[str, str] = {}
    members = {e: {e} for e in events}

    def root(x: str) -> str:
        while x in parent:
            x = parent[x]
        return x

    def join(a: Event, b: Event) -> None:
        first, second = sorted((root(a.id), root(b.id)))
        if first != second and not any(frozenset((x, y)) in apart for x in members[first] for y in members[second]):
            parent[second] = first
            members[first] |= members[second]

    for told in _by_victim(events, people):
        dated = [e for e in told if e.when.known]
        for a, b in combinations(dated, 2):
            if _one_time(a, b) and not _elsewhere(a, b, places):
                join(a, b)
        for e in (e for e in told if not e.when.known):
            homes = [x for x in dated if not _elsewhere(e, x, places) and agree(e.when, x.when)]
            if homes and len({root(x.id) for x in homes}) == 1:
                join(e, homes[0])
    return {e: root(e) for e in sorted(parent)}


def _by_victim(events: Mapping[str, Event], people: Mapping[str, Person]) -> list[list[Event]]:
    """Events of one kind that one victim suffered, where the victim can be told from others."""
    of: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for e in events.values():
        for v in e.entities("victim"):
            if e.kind in ONCE and e.happened != "no" and v in people and _known(people[v]):
                of[e.kind, v].append(e)
    return [told for _, told in sorted(of.items())]


def _known(p: Person) -> bool:
    """Whether a victim can be told from others: by a name, by kin, or as a group of a telling number."""
    return bool(p.names or p.kin) if p.kind != "group" else p.count is not None and p.count.exact and (p.count.low or 0) > 5


def _one_time(a: Event, b: Event) -> bool:
    """Times that are one as far as both are known: wide ones ("in 2015") meet too much to say so."""
    short = min(a.when.days or 999, b.when.days or 999) <= 31 and max(a.when.days or 999, b.when.days or 999) <= 366
    return short and days_between(a.when, b.when) <= NEAR


def _elsewhere(a: Event, b: Event, places: Mapping[str, Place]) -> bool:
    """Whether two places are known to be in different countries, or to be different towns."""
    x, y = places.get(a.place or ""), places.get(b.place or "")
    if x is None or y is None:
        return False
    if x.country and y.country and x.country != y.country:
        return a.kind != "forced_return" and a.kind not in ("abduction", "disappearance")
    towns = [p.city or (p.name if p.kind == "city" else None) for p in (x, y)]
    return None not in towns and towns[0] != towns[1] and a.kind == "detention"
