"""Where an event was, when its own words do not say: in the country whose police or prison it was, or where the person had just been sent.

Only a country is ever supplied so, never a town. The country stands in the words ("North Korean authorities", "China returned him"), so the place keeps its quote.
"""

from __future__ import annotations

import dataclasses
from collections import Counter

from habeas.finding.annotations import Cast, Gazetted
from habeas.model.events import VIOLATIONS, Event
from habeas.model.when import When

OWN_GROUND = frozenset(("detention", "imprisonment", "interrogation", "torture", "killing", "death_in_custody", "release"))
"""What a state does to people nearly always on its own ground; abduction is left out, since agents abroad abduct."""
SCENE = 0.6
"""Share of a report's places that must lie in one country for it to be the scene of events without a place."""

AFTERWARDS = frozenset({"imprisonment", "torture", "interrogation", "killing", "death_in_custody"})
"""What befalls somebody sent over a border rather behind it than before it."""
LEAVING = frozenset({"escape", "crossing", "forced_return"})


def settled(events: tuple[Event, ...], cast: Cast, gazetted: Gazetted) -> tuple[Event, ...]:
    """The events, each without a place given the country that its perpetrator, its victims or an earlier event of theirs imply."""
    walk = _Walk(cast, gazetted, events)
    out: dict[str, Event] = {}
    ordered = sorted(events, key=_position)
    for e in (*ordered, *ordered):  # twice: a headline tells the end of a story first
        e = out.get(e.id, e)
        place = e.place or walk.implied(e)
        out[e.id] = e if place == e.place else dataclasses.replace(e, place=place)
        walk.went(out[e.id])
    return tuple(dataclasses.replace(out[e.id], place=out[e.id].place or walk.fallback(out[e.id])) for e in events)


class _Walk:
    """Goes through the events of a report and keeps the country in which each person was last held, and to which they were sent."""

    def __init__(self, cast: Cast, gazetted: Gazetted, events: tuple[Event, ...]) -> None:
        self.country = {o.id: o.country for o in cast.organisations} | {p.id: p.nationality for p in cast.people}
        self.lies = {p.id: p.country for p in gazetted.places}
        self.ground: dict[str | None, str] = {
            p.country: p.id for p in sorted(gazetted.places, key=lambda p: p.id, reverse=True) if p.kind == "country" and p.country
        }
        self.scene = self.ground.get(_scene(gazetted))
        struck = {v for e in events for r in e.roles if r.role != "perpetrator" and (v := r.entity)}
        sent = {v for e in events if e.kind in LEAVING for v in (*e.entities("victim"), *e.entities("agent"))}
        # a group struck, or somebody who left or was sent: whom a murdered man was a citizen of says nothing of others who were expelled
        homes = {p.nationality for p in cast.people if p.nationality and p.id in struck and (p.kind == "group" or p.id in sent)}
        self.home = self.ground.get(next(iter(homes))) if len(homes) == 1 else None
        self.sent: dict[str, str] = {}
        self.senders: dict[str, str] = {}
        self.left: dict[str, str] = {}
        self.back: dict[str, When] = {}
        self.held: dict[str, str] = {}

    def went(self, e: Event) -> None:
        """Note where an event leaves those it struck."""
        if e.kind in LEAVING - {"forced_return"}:
            for r in e.roles:
                self.held.pop(r.entity, None)
        place = self.ground.get(self.lies.get(e.place or ""))
        if place is None or e.kind not in OWN_GROUND | {"forced_return"}:
            return
        if e.kind == "forced_return":
            self._returned(e, place)
        else:
            # before it was sent over the border: told later, it leaves them where they came to
            self.held |= {v: place for v in _whom(e) if not (e.kind == "detention" and self._caught(v, e.when) == place)}

    def _returned(self, e: Event, place: str) -> None:
        """Note a return: over the border of the land that its place lies in, or into that land."""
        by = next((self.ground[self.country[x]] for x in e.entities("perpetrator") if self.country.get(x) in self.ground), None)
        for v in _whom(e):
            self.back[v] = e.when
            if by == place or (place in (self.held.get(v), self.left.get(v)) and self.ground.get(self.country.get(v)) != place):
                self.left[v] = self.senders[v] = place
                self.held.pop(v, None)
                self.sent.pop(v, None)
            else:
                self.held[v] = self.sent[v] = place
                self.senders |= {v: by} if by else {}

    def implied(self, e: Event) -> str | None:
        """The country an event without a place must have been in."""
        whom = _whom(e)
        if e.kind == "forced_return":
            return next((self.ground[self.country[v]] for v in whom if self.country.get(v) in self.ground), None)
        if e.kind not in OWN_GROUND:
            return None
        doers = e.entities("perpetrator")
        by = next((self.ground[self.country[x]] for x in doers if self.country.get(x) in self.ground), None)
        if by or e.kind == "detention":
            return by or next(filter(None, (self._caught(v, e.when) for v in whom)), None)
        return next((self.held[v] for v in whom if v in self.held), None) or next((self.sent[v] for v in whom if v in self.sent), None)

    def _caught(self, who: str, when: When) -> str | None:
        """Where somebody was caught who was sent over a border: in the land that sent them, but for what is dated after that."""
        back = self.back.get(who)
        after = back is not None and when.earliest is not None and back.latest is not None and when.earliest > back.latest
        return self.sent.get(who) if after else self.senders.get(who)

    def fallback(self, e: Event) -> str | None:
        """The land of all those struck, for a return; the scene of the report, for other violations, but never the abductors' own land."""
        if e.kind == "forced_return":
            return self.home
        takers = {self.country.get(x) for x in e.entities("perpetrator")}
        taken_home = e.kind in ("abduction", "trafficking") and self.lies.get(self.scene or "") in takers
        whom = _whom(e)
        gone = e.kind in AFTERWARDS and bool(whom) and all(self.left.get(v) == self.scene for v in whom)
        return self.scene if e.kind in VIOLATIONS and not (taken_home or gone) else None


def _whom(e: Event) -> tuple[str, ...]:
    return e.entities("victim") or (e.entities("other") if e.kind == "release" else ())


def _scene(gazetted: Gazetted) -> str | None:
    """The country nearly all places of a report lie in, or None; a report that speaks of one country tells of what happened there."""
    country = {p.id: p.country for p in gazetted.places}
    # "a North Korean student" says where someone is from; it says where the story is only when nothing else does
    named = any(m.role == "place" for m in gazetted.mentions)
    worth = {"place": 2, "metonym": 1} if named else {"adjective": 1, "metonym": 1}
    weights: Counter[str] = Counter()
    for m in gazetted.mentions:
        weights[country.get(m.entity) or ""] += worth.get(m.role, 0)
    del weights[""]
    top, said = max(weights.items(), key=lambda kv: (kv[1], kv[0]), default=("", 0))
    return top if said >= SCENE * sum(weights.values()) and said else None


def _position(e: Event) -> int:
    return int(e.id.rsplit(":e", 1)[-1]) if e.id.rsplit(":e", 1)[-1].isdigit() else 0
