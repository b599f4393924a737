"""The town of an event that reports place by its country only: where those concerned were held or were taken, as other events of the incident tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from habeas.casefile.dossier import Dossier
from habeas.casefile.incidents import CUSTODY, MOMENT, TAKINGS
from habeas.model.events import Event

SEVERAL, MANY = 2, 3
"""Reports that must speak of a town at least; so many are enough where its land is known."""
WEEKS = 60
"""Days from a seizure up to which a return is of the same journey."""


def in_town(d: Dossier, core: Sequence[Event], main: Event) -> Event:
    """The event with the place told nearest: a return from the town in which the same people were held, a taking where another report has the same one."""
    main = _set_out(d, core, _dated(d, core, main))
    here = d.places.get(main.place or "")
    if here is not None and here.kind != "country":
        return main
    who = set(d.victims(main))
    towns: Counter[str] = Counter()
    for e in core:
        place = d.places.get(e.place or "")
        if e.id == main.id or place is None or not place.city or not who & set(d.victims(e)):
            continue
        whole = e.kind == "other" and e.leads and (here is None or place.country == here.country)
        held = main.kind == "forced_return" and e.kind in CUSTODY and here is not None and place.country == here.country
        if held or whole or _one_taking(main, e):
            towns[place.id] += len(d.sources_of(d.claims_of[e.id]))
    found = min(towns, key=lambda p: (-towns[p], p), default=None)
    return replace(main, place=found) if found else main if here is not None else _in_land(d, core, main)


def town_of_all(d: Dossier, sources: Sequence[str], main: Event) -> Event:
    """An event whose own words and neighbours tell no town put into the one of which all reports of the case speak, or three, and of no other so many.

    Where its land is known the town must lie in it; where it is not all reports must speak of the town.
    """
    here = d.places.get(main.place or "")
    if here is not None and (here.city or here.kind not in ("country", "region", "area")):
        return main
    told: dict[str, set[str]] = {}
    for p in d.places.values():
        if p.city and (here is None or p.country == here.country):
            told.setdefault(p.city, set()).update(m.source for m in p.mentions if m.source in sources)
    ranked = sorted(told, key=lambda city: (-len(told[city]), city))
    most = [len(told[city]) for city in ranked[:2]]
    enough = max(SEVERAL, len(sources) if here is None else min(len(sources), MANY))
    if not ranked or most[0] < enough or most[1:] == most[:1]:
        return main
    town = min((p for p in d.places.values() if p.city == ranked[0]), key=lambda p: (p.kind != "city", p.id))
    return replace(main, place=town.id)


def _dated(d: Dossier, core: Sequence[Event], main: Event) -> Event:
    """A main event without a day takes that of another word for the same taking, else that of what a report tells as a whole of the same people."""
    if main.when.known:
        return main
    who = set(d.victims(main))
    near = [e for e in core if e.id != main.id and e.when.days is not None and e.when.days <= MOMENT and who & set(d.victims(e))]
    near = [e for e in near if (e.kind in TAKINGS and main.kind in TAKINGS) or (e.kind == "other" and e.leads)]
    best = min(near, key=lambda e: (e.kind == "other", e.when.days or 0, e.id), default=None)
    return main if best is None else replace(main, when=best.when)


def _in_land(d: Dossier, core: Sequence[Event], main: Event) -> Event:
    """A taking without a place put into the one land in which the same people were held or sentenced afterwards."""
    who = set(d.victims(main))
    after = [e for e in core if main.kind in TAKINGS and e.kind in CUSTODY and e.place in d.places and who & set(d.victims(e))]
    lands = {d.places[e.place].country_name for e in after if e.place}
    land = [p.id for p in d.places.values() if p.kind == "country" and {p.country_name} == lands]
    return replace(main, place=min(land)) if land else main


def _set_out(d: Dossier, core: Sequence[Event], main: Event) -> Event:
    """A return placed where the same people were seized in the weeks before, where its own words only tell where it led."""
    here = d.places.get(main.place or "")
    if main.kind != "forced_return" or here is None or main.when.latest is None:
        return main
    who, sent = set(d.victims(main)), date.fromisoformat(main.when.latest)
    seized: Counter[str] = Counter()
    for e in core:
        place = d.places.get(e.place or "")
        if e.kind not in CUSTODY | TAKINGS or place is None or not who & set(d.victims(e)) or e.when.earliest is None:
            continue
        if 0 < (sent - date.fromisoformat(e.when.earliest)).days <= WEEKS:
            seized[place.id] += len(d.sources_of(d.claims_of[e.id]))
    lands = {d.places[p].country for p in seized}
    if len(lands) != 1 or here.country in lands:
        return main
    return replace(main, place=min(seized, key=lambda p: (d.places[p].city is None, -seized[p], p)))


def _one_taking(main: Event, other: Event) -> bool:
    """Whether two words are used for one taking ("abducted", "disappeared") on days that can be one."""
    near = max(main.when.days or 999, other.when.days or 999) <= MOMENT
    return main.kind in TAKINGS and other.kind in TAKINGS and near and main.when.meets(other.when)
