"""The events of a report in the light of the whole: which is no violation, which the report turns on, and what is known of that one beyond its own clause.

A clause's own words always stand before what the whole report suggests: only what no clause says is filled in.
"""

from __future__ import annotations

import math
from dataclasses import replace

from habeas.finding.annotations import EventMention
from habeas.finding.settings import OWN_GROUND
from habeas.finding.stance import modality
from habeas.finding.whole.because import explained
from habeas.finding.whole.chosen import Chosen, choose
from habeas.finding.whole.untold import dated, untold
from habeas.finding.whole.view import LEAD, View, telling
from habeas.finding.whole.where import finest, state
from habeas.model.claims import Claim
from habeas.model.events import GRAVE, SDG, Event, EventKind
from habeas.model.findings import Findings
from habeas.model.people import Organisation, Place
from habeas.model.when import NEVER_SAID, When

ALWAYS = frozenset({"forced_return", "trafficking"})
"""Kinds that are violations whatever words tell of them, where a report turns on one. They lead from one place to another: what it mostly speaks of is neither."""
MONTH = 31
"""Days of the widest time that says the day of the whole nearly as well: "since February" holds every day to come."""
KIND: dict[str, EventKind] = {
    "killing": "killing",
    "torture": "torture",
    "arbitrary_detention": "detention",
    "kidnapping": "abduction",
    "enforced_disappearance": "disappearance",
    "other": "other",
}


def turning(found: Findings, view: View) -> Findings:
    """The findings with what the report as a whole says of their events; unchanged where no chooser can tell (other languages, missing weights)."""
    chosen = choose(view) if view.parse.grammatical else None
    if chosen is None or not view.order:
        return found
    events = [_violation(e, chosen) for e in found.events]
    events, claims = _unsaid(events, list(found.claims), view, chosen)
    places = {p.id: p for p in found.places}
    able = _able(events)
    if not able and (made := untold(events, claims, found.people, view, chosen)):
        chosen = dated(made[0], events, chosen)
        events, claims, able = [*events, made[0]], [*claims, made[1]], [made[0]]
    lead = max(able, key=lambda e: (_weight(e, view, chosen, places), e.id), default=None)
    lands = _named_lands(found, view)
    told = [
        _filled(e, view, chosen, places, _doers_ground(e, places, lands))
        if lead is not None and e.id == lead.id
        else _recalled(e, lead, chosen)
        for e in events
    ]
    told = [_by_whom(e, found, chosen) for e in told]
    claims = explained(claims, events, told, chosen)
    return replace(found, events=tuple(sorted(told, key=lambda e: e.id)), claims=tuple(sorted(claims, key=lambda c: c.id)))


def _able(events: list[Event]) -> list[Event]:
    """The events that a report can turn on: its violations, else what would be one in another report."""
    return [e for e in events if e.sdg and e.happened != "no"] or [e for e in events if e.kind in GRAVE and e.happened != "no"]


def _violation(e: Event, chosen: Chosen) -> Event:
    """The event, marked as no violation where the report as a whole tells of none of its type (the arrest of a robber), or as one."""
    kind = "other" if e.kind == "other" else SDG.get(e.kind)
    if kind is None or e.kind in ALWAYS:
        return e
    taken = chosen.types[kind].taken
    return replace(e, violation=True) if e.kind == "other" and taken else replace(e, violation=False) if not taken else e


def _recalled(e: Event, lead: Event | None, chosen: Chosen) -> Event:
    """An event beside what a report turns on: a return that is only recalled where the report tells of something else is none of its violations."""
    apart = e.kind in ALWAYS and lead is not None and lead.kind not in ALWAYS and not chosen.types["other"].taken
    return replace(e, violation=False) if apart else e


def _unsaid(events: list[Event], claims: list[Claim], view: View, chosen: Chosen) -> tuple[list[Event], list[Claim]]:
    """An event for each violation that the report as a whole tells of and no clause told plainly: the claim that holds most words for it."""
    for kind, weighed in chosen.types.items():
        if not weighed.taken or any(e.sdg == kind and e.happened != "no" for e in events):
            continue
        said = _hinted(claims, view, kind)
        if said is None:
            continue
        at = said.quotes[0].start
        when = said.when if _on(said.when, chosen) >= 0 else NEVER_SAID  # of what the statement tells, and that is not the violation
        made = f"{view.parse.text.source.id}:h{at}-{kind}"
        told = replace(
            said,
            kind="event",
            event=made,
            when=when,
            why=f"words for {kind.replace('_', ' ')} in a report that tells of it ({weighed.why})",
        )
        claims = [told if c.id == said.id else c for c in claims]
        events.append(
            Event(made, KIND[kind], when=when, place=said.place, happened="uncertain", claims=(said.id,), violation=True)
        )  # fmt: skip
    return events, claims


def _hinted(claims: list[Claim], view: View, kind: str) -> Claim | None:
    """The plain statement with most words for a kind of violation, the first of several."""
    pattern = telling(view.language).get(kind)
    best: tuple[int, int, Claim] | None = None
    for c in claims if pattern is not None else ():
        if c.kind not in ("statement", "figure") or c.negated or c.stance not in ("asserted", "hedged"):
            continue
        hits = [m.start() + c.quotes[0].start for m in pattern.finditer(c.quotes[0].text)] if pattern else []
        plain = [h for h in hits if _plain(view, h)]
        if plain and (best is None or (len(plain), -c.quotes[0].start) > best[:2]):
            best = (len(plain), -c.quotes[0].start, c)
    return best[2] if best else None


def _plain(view: View, offset: int) -> bool:
    """Whether a word is said of what took place: not denied, feared, planned, asked for or tried."""
    i = view.parse.token_at(offset)
    meant = modality(view.parse, i) if i is not None else None
    return (
        meant is not None
        and meant.stance in ("asserted", "hedged")
        and not meant.negated
        and not meant.why.startswith(("attempt:", "unreal:"))
    )


def _weight(e: Event, view: View, chosen: Chosen, places: dict[str, Place]) -> float:
    """How likely a report turns on an event: it agrees with land, town and time of the whole, is told early, often, and of named people."""
    told: list[EventMention] = view.stories.get(e.id, [])
    first = min((view.order.get(view.sentence(m.trigger), 40) for m in told), default=40)
    titled = any(view.titled(view.parse.words(m.trigger)) for m in told)
    named = sum(getattr(view.cast.who(v), "kind", "") == "named" for v in e.entities("victim"))
    struck = bool(e.entities("victim"))
    likely = chosen.types[e.sdg].probability if e.sdg in chosen.types else 0.5
    score: float = (
        2.5 * _at(e, chosen, places)
        + 2.5 * _on(e.when, chosen)
        + 2.0 * likely
        + 0.5 * math.log1p(len(told))
        + 0.5 * (first < LEAD)
        + 0.5 * titled
        + 0.4 * min(2, named)
        + 0.5 * struck
        - 0.02 * min(first, 40)
    )
    return score


def _at(e: Event, chosen: Chosen, places: dict[str, Place]) -> float:
    place = places.get(e.place or "")
    if place is None or chosen.land is None:
        return 0.0
    if state(place.country or "") != chosen.land[0].country:
        return -2.0
    town = chosen.town is not None and place.id in {p.id for p in chosen.town[0].places}
    return 1.0 if town else 0.5


def _on(when: When, chosen: Chosen) -> float:
    if chosen.day is None or not when.known:
        return 0.0
    best = chosen.day[0].mention.when
    if not when.meets(best):
        return -1.5
    return 1.0 if when.within(best) or (best.within(when) and (when.days or MONTH + 1) <= MONTH) else 0.7


def _named_lands(found: Findings, view: View) -> dict[str, str | None]:
    """The land of each body whose words name it: "Laos", "Thai police", not "the police"."""
    country = {p.id: p.country for p in view.gazetted.places}
    named = [(m.span, country.get(m.entity)) for m in view.gazetted.mentions]
    return {
        o.id: o.country
        for o in found.organisations
        if any(land == o.country and span.start < q.end and q.start < span.end for q in o.mentions for span, land in named)
    }


def _doers_ground(e: Event, places: dict[str, Place], lands: dict[str, str | None]) -> bool:
    """Whether an event lies in the land of those who did it, which says as much as a clause: "whom Laos had detained" was detained in Laos."""
    here = places.get(e.place or "")
    return e.kind in OWN_GROUND and here is not None and here.country in {lands.get(x) for x in e.entities("perpetrator")} - {None}


def _filled(e: Event, view: View, chosen: Chosen, places: dict[str, Place], sure: bool) -> Event:
    """The event the report turns on, with what the whole says of its place and time; a land that no clause of it named gives way unless `sure`."""
    own = {m.place for m in view.stories.get(e.id, ())} - {None}
    here = places.get(e.place or "")
    land = finest(chosen.land[0], view) if chosen.land else None
    elsewhere = here is not None and not own and chosen.land is not None and state(here.country or "") != chosen.land[0].country
    if e.kind in ALWAYS or (elsewhere and sure):
        return replace(e, leads=True, actor=chosen.actor[0] if chosen.actor else e.actor)
    return replace(
        e,
        place=land if elsewhere else e.place,
        leads=True,
        scene=finest(chosen.town[0], view) if chosen.town else land,
        around=chosen.day[0].mention.when if chosen.day else e.around,
        actor=chosen.actor[0] if chosen.actor else e.actor,
    )


def _by_whom(e: Event, found: Findings, chosen: Chosen) -> Event:
    """A violation with the kind of those who committed it, where no body is named that did."""
    if e.sdg is None or e.actor is not None or chosen.actor is None:
        return e
    bodies: dict[str, Organisation] = {o.id: o for o in found.organisations}
    if any(x in bodies and bodies[x].actor != "unknown" for x in e.entities("perpetrator")):
        return e
    return replace(e, actor=chosen.actor[0])
