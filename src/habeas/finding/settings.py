"""Where an event was, when its own words do not say: in the country whose police or prison it was, or where the person had just been sent.

Only a country is ever supplied so, never a town. The country stands in the words ("North Korean authorities", "China returned him"), so the place keeps its quote.
"""

from __future__ import annotations

import dataclasses
from collections import Counter

from habeas.finding.annotations import Cast, Gazetted
from habeas.model.events import VIOLATIONS, Event

OWN_GROUND = frozenset(("detention", "imprisonment", "interrogation", "torture", "killing", "death_in_custody", "release"))
"""What a state does to people nearly always on its own ground; abduction is left out, since agents abroad abduct."""
SCENE = 0.6
"""Share of a report's places that must lie in one country for it to be the scene of events without a place."""
AFTER_RETURN = frozenset(("detention", "imprisonment", "interrogation", "torture", "killing", "death_in_custody", "release"))


def settled(events: tuple[Event, ...], cast: Cast, gazetted: Gazetted) -> tuple[Event, ...]:
    """The events, each without a place given the country that its perpetrator, its victims or an earlier return imply."""
    country = {o.id: o.country for o in cast.organisations} | {p.id: p.nationality for p in cast.people}
    ground: dict[str | None, str] = {
        p.country: p.id for p in sorted(gazetted.places, key=lambda p: p.id, reverse=True) if p.kind == "country" and p.country
    }
    sent: dict[str, str] = {}
    scene = ground.get(_scene(gazetted))
    out = {}
    for e in sorted(events, key=_position):
        place = e.place or _implied(e, country, ground, sent) or (scene if e.kind in VIOLATIONS - {"forced_return"} else None)
        if e.kind == "forced_return" and place is not None:
            sent |= dict.fromkeys(e.entities("victim"), place)
        out[e.id] = e if place == e.place else dataclasses.replace(e, place=place)
    return tuple(out[e.id] for e in events)


def _scene(gazetted: Gazetted) -> str | None:
    """The country nearly all places of a report lie in, or None; a report that speaks of one country tells of what happened there."""
    country = {p.id: p.country for p in gazetted.places}
    weights: Counter[str] = Counter()
    for m in gazetted.mentions:
        weights[country.get(m.entity) or ""] += {"place": 2, "adjective": 1, "metonym": 1}.get(m.role, 0)
    del weights[""]
    top, said = max(weights.items(), key=lambda kv: (kv[1], kv[0]), default=("", 0))
    return top if said >= SCENE * sum(weights.values()) and said else None


def _position(e: Event) -> int:
    return int(e.id.rsplit(":e", 1)[-1]) if e.id.rsplit(":e", 1)[-1].isdigit() else 0


def _implied(e: Event, country: dict[str, str | None], ground: dict[str | None, str], sent: dict[str, str]) -> str | None:
    victims = e.entities("victim")
    if e.kind == "forced_return":
        return next((ground[country[v]] for v in victims if country.get(v) in ground), None)
    if e.kind in OWN_GROUND:
        by = next((ground[country[x]] for x in e.entities("perpetrator") if country.get(x) in ground), None)
        if by is not None:
            return by
    if e.kind in AFTER_RETURN:
        return next((sent[v] for v in victims if v in sent), None)
    return None
