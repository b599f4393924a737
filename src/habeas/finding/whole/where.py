"""In which land and which town what a report tells of took place: every land and town it names, with what speaks for each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.finding import gazetteer
from habeas.finding.annotations import PlaceMention
from habeas.finding.gazetteer import fold
from habeas.finding.places import STATE
from habeas.finding.whole.view import LEAD, View
from habeas.model.events import SDG
from habeas.model.people import Organisation, Person, Place

AT = frozenset({"in", "at", "near", "outside", "around", "inside", "across"})
OFF = frozenset({"from", "to", "of", "for", "with", "by", "between", "and"})
SHARED = (
    "mentions", "as place", "as government", "as adjective", "as dateline", "share of mentions", "share of places", "rank", "margin",
    "first sentence", "in title", "in lead", "beside a violation", "near a violation", "nearest violation", "after in or at", "after from or to",
    "place of events", "place of violations", "place of first violation", "rivals", "sentences",
)  # fmt: skip
LANDS = (*SHARED, "its forces act", "its bodies", "its people suffer", "towns named", "bodies of power")
TOWNS = (*SHARED, "score of its land", "its land is best", "people in ten thousands", "capital", "towns of its land", "hints beside")
POWERS = frozenset({"US", "GB", "FR", "DE", "BE", "CH"})
"""Lands whose governments and bodies are quoted on what happens elsewhere."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A land (`key`: its code) or a town (`key`: its folded name and land) with the places that stand for it, and what speaks for it."""

    key: str
    country: str
    places: tuple[Place, ...]
    row: tuple[float, ...]


def lands(view: View) -> list[Ground]:
    """The lands a report names or whose towns it names."""
    groups: dict[str, list[Place]] = {}
    for p in view.gazetted.places:
        if p.country:
            groups.setdefault(state(p.country), []).append(p)
    said = _mentions(view, groups)
    shared = _shared(view, groups, said)
    bodies = Counter(state(o.country) for o in view.cast.organisations if o.country)
    doers = Counter(_country(view, r.entity) for e in view.events if e.kind in SDG for r in e.roles if r.role == "perpetrator")
    struck = Counter(_country(view, v) for v in {r.entity for e in view.events if e.kind in SDG for r in e.roles if r.role == "victim"})
    return [
        Ground(
            code, code, tuple(groups[code]),
            (*shared[code], float(doers[code]), math.log1p(bodies[code]), float(struck[code]),
             math.log1p(len({p.city for p in groups[code] if p.city})), float(code in POWERS)),
        )
        for code in sorted(groups)
    ]  # fmt: skip


def towns(view: View, scores: dict[str, float]) -> list[Ground]:
    """The towns a report names, and not only for the government that sits there ("Pyongyang says"). `scores`: how well each land fits."""
    groups: dict[str, list[Place]] = {}
    for p in view.gazetted.places:
        if p.city and p.country:
            groups.setdefault(f"{fold(p.city)}/{state(p.country)}", []).append(p)
    said = _mentions(view, groups)
    powers = {k for k, ms in said.items() if ms and all(m.role == "metonym" for m in ms)}
    groups = {k: places for k, places in groups.items() if k not in powers}
    said = {k: said[k] for k in groups}
    shared = _shared(view, groups, said)
    best = max(scores, key=lambda c: (scores[c], c), default="")
    of_land = Counter(key.rsplit("/", 1)[1] for key in groups)
    made = []
    for key in sorted(groups):
        code = key.rsplit("/", 1)[1]
        capital = gazetteer.capital(code)
        known = [e for e in gazetteer.lookup(key.rsplit("/", 1)[0]) if e.kind == "city" and e.country == code]
        beside = sum(n for hints in view.hints.values() for s, n in hints.items() if s in {view.sentence(m.span) for m in said[key]})
        extra = (
            scores.get(code, 0.0), float(code == best), math.log1p(known[0].population / 10_000 if known else 0),
            float(capital is not None and fold(capital.name) == key.rsplit("/", 1)[0]), float(of_land[code]), math.log1p(beside),
        )  # fmt: skip
        made.append(Ground(key, code, tuple(groups[key]), (*shared[key], *extra)))
    return made


def state(code: str) -> str:
    """The state that a land's code lies in."""
    return STATE.get(code, code)


def _country(view: View, entity: str) -> str | None:
    found = view.cast.who(entity)
    code = found.country if isinstance(found, Organisation) else found.nationality if isinstance(found, Person) else None
    return state(code) if code else None


def _mentions(view: View, groups: dict[str, list[Place]]) -> dict[str, list[PlaceMention]]:
    key = {p.id: k for k, places in groups.items() for p in places}
    said: dict[str, list[PlaceMention]] = {k: [] for k in groups}
    for m in view.gazetted.mentions:
        if m.entity in key and view.sentence(m.span) in view.order:
            said[key[m.entity]].append(m)
    return said


def _shared(view: View, groups: dict[str, list[Place]], said: dict[str, list[PlaceMention]]) -> dict[str, tuple[float, ...]]:
    """What lands and towns are weighed by alike; columns as in SHARED."""
    total = sum(map(len, said.values())) or 1
    as_place = Counter({k: sum(m.role == "place" for m in ms) for k, ms in said.items()})
    ranked = sorted(said, key=lambda k: (-len(said[k]), k))
    first = next((e for e in view.events if e.kind in SDG), None)
    return {k: _row(view, {p.id for p in groups[k]}, said[k], (total, as_place.total() or 1, ranked.index(k), first, said)) for k in groups}


def _row(
    view: View, ids: set[str], ms: list[PlaceMention], among: tuple[int, int, int, object, dict[str, list[PlaceMention]]]
) -> tuple[float, ...]:
    total, places, rank, first, said = among
    at = [view.sentence(m.span) for m in ms]
    roles = Counter(m.role for m in ms)
    others = max((len(o) for o in said.values() if o is not ms), default=0)
    before = [view.before(m.span) for m in ms]
    told = [e for e in view.events if e.place in ids]
    return (
        math.log1p(len(ms)), math.log1p(roles["place"]), math.log1p(roles["metonym"]), math.log1p(roles["adjective"]), float(roles["dateline"]),
        len(ms) / total, roles["place"] / places, float(min(rank, 10)), (len(ms) - others) / total,
        float(min((view.order[s] for s in at), default=40)), float(any(view.titled(view.parse.words(m.span)) for m in ms)),
        float(sum(view.order[s] < LEAD for s in at)), math.log1p(sum(s in view.struck for s in at)),
        math.log1p(sum(view.nearest(s) <= 1 for s in at)), float(min((view.nearest(s) for s in at), default=20)),
        math.log1p(sum(w in AT for w in before)), math.log1p(sum(w in OFF for w in before)),
        math.log1p(len(told)), math.log1p(sum(e.kind in SDG for e in told)), float(first in told), float(len(said)), math.log1p(len(set(at))),
    )  # fmt: skip


def finest(ground: Ground, view: View) -> str:
    """The id of the place that names a land or town itself, the one named most."""
    n = Counter(m.entity for m in view.gazetted.mentions)
    own: Sequence[Place] = [p for p in ground.places if p.kind == ("city" if "/" in ground.key else "country")] or ground.places
    return min(own, key=lambda p: (-n[p.id], p.id)).id
