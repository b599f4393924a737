"""Where reports place one event differently: two towns, or in a town and near it."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher

from habeas.casefile.differing import Said, apart, values
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.happening import days_between
from habeas.casefile.kinship import words
from habeas.casefile.others import of_others
from habeas.casefile.status import stated
from habeas.model.cases import SaidValue
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.people import Place

ALIKE = 0.6
"""Share of letters that two spellings of one town have in common."""
A_MONTH = 31
"""Days within which two events told of one victim can be one."""
MOVING = frozenset({"forced_return", "escape", "crossing", "trafficking"})
"""Kinds that lead from one country to another: two countries are no contradiction."""
NARROW = frozenset({"city", "facility", "area"})


def towns(d: Dossier, e: Event) -> tuple[SaidValue, ...]:
    """Towns that claims place an event in, where they cannot be one."""
    return _in_one_land(d, apart(_places(d, e), lambda a, b: _same_place(a, b, e.kind in MOVING)))


def towns_of_two(d: Dossier, o: Outline, e: Event) -> tuple[SaidValue, ...]:
    """Towns of two events that are one deed but for the town: of one kind and one victim, at about one time, and no report tells of both."""
    told, here = _places(d, e), set(d.sources_of(d.claims_of[e.id]))
    for other in (x for x in o.core if x.id != e.id):
        one_deed = other.kind == e.kind and set(d.victims(other)) & set(d.victims(e)) and days_between(other.when, e.when) <= A_MONTH
        if one_deed and not here & set(d.sources_of(d.claims_of[other.id])):
            told += _places(d, other)
    return _in_one_land(d, apart(told, lambda a, b: _same_place(a, b, e.kind in MOVING) or _spelt_alike(a, b)))


def _spelt_alike(a: Place, b: Place) -> bool:
    """Whether the names of two towns may be spellings of one: "Grodno", "Hrodna"."""
    x, y = (p.city or p.name for p in (a, b))
    return SequenceMatcher(None, x.casefold(), y.casefold()).ratio() >= ALIKE


def in_or_near(d: Dossier, o: Outline, e: Event) -> tuple[SaidValue, ...]:
    """One report has it in a town, another near it: each told by reports that do not tell the other."""
    place = d.places.get(e.place or "")
    names = {n for n in (place.city, place.name, *place.names) if n} if place and (place.kind == "city" or place.city) else set()
    if not names or e.kind in MOVING:
        return ()
    told: dict[str, dict[str, list[str]]] = {"in": defaultdict(list), "near": defaultdict(list)}
    for s in o.sources:
        for c in d.by_source[s]:
            how = _nearness(c, e, names)
            if how is not None:
                told[how][s].append(c.id)
    inside = [c for s, cs in told["in"].items() if s not in told["near"] for c in cs]
    town = (place.city or place.name) if place else ""
    return values((f"in {town}", inside), (f"near {town}", [c for cs in told["near"].values() for c in cs]))


def _nearness(c: Claim, e: Event, names: set[str]) -> str | None:
    """Whether a claim that tells of the event has it in the town or near it; None where it does not say."""
    said = c.quotes[0].text
    deed = c.event == e.id or any(w in said.casefold() for w in words()["kind_words"].get(e.kind, ()))
    if not deed or not stated(c):
        return None
    for how in ("near", "in"):
        for name in names:
            if any(re.search(form.replace("{town}", re.escape(name)), said, re.IGNORECASE) for form in words()["nearness"][how]):
                return how
    return None


def _places(d: Dossier, e: Event) -> list[Said[Place]]:
    """Towns and nearer that claims place an event in: a country is too wide to contradict, and often that of somebody's origin."""
    return [s for s in _all_places(d, e) if s.value.kind in NARROW and not all(_origin(d, c, s.value) for c in s.claims)]


def _origin(d: Dossier, claim: str, place: Place) -> bool:
    """Whether a claim names a place only as that of somebody's school, office or birth: "students of Orval"."""
    said = d.claims[claim].quotes[0].text
    forms = [f.replace("{town}", re.escape(n)) for f in words()["nearness"]["of"] for n in {place.name, *place.names}]
    named = sum(len(re.findall(re.escape(n), said)) for n in {place.name, *place.names})
    return 0 < named <= sum(len(re.findall(f, said)) for f in forms)


def _all_places(d: Dossier, e: Event) -> list[Said[Place]]:
    others = of_others(d, e)
    claims = [d.claims[c] for c in d.claims_of[e.id] if c not in others]
    out = [Said(d.places[c.place], d.places[c.place].name, (c.id,)) for c in claims if c.place and c.place in d.places and stated(c)]
    for part in d.event_parts[e.id]:
        if part.place in d.places and part.place:
            standing = tuple(c for c in part.claims if c in d.claims_of[e.id] and c not in others)
            out.append(Said(d.places[part.place], d.places[part.place].name, standing))
    return out


def _same_place(a: Place, b: Place, moving: bool) -> bool:
    if a.id == b.id or moving:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    towns = [p.city or (p.name if p.kind == "city" else None) for p in (a, b)]
    return None in towns or towns[0] == towns[1]


def by_several(d: Dossier, said: tuple[SaidValue, ...]) -> tuple[SaidValue, ...]:
    """Doers that more than one report names each: two bodies may have acted together, and one report may be misread."""
    return said if all(len(d.sources_of(v.claims)) > 1 for v in said) else ()


def _in_one_land(d: Dossier, said: tuple[SaidValue, ...]) -> tuple[SaidValue, ...]:
    """Towns of one country, or towns of several that more than one report names each: else one is where somebody comes from or was brought."""
    land = {p.name: p.country for p in d.places.values()}
    return said if len({land.get(v.value) for v in said}) < 2 else by_several(d, said)
