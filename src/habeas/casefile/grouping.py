"""From incidents to the outline of cases: whose case it is, which people and other events stand in it, and what is only background."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.casefile.alone import lone_reports
from habeas.casefile.dossier import Dossier
from habeas.casefile.flights import only_before
from habeas.casefile.happening import days_between
from habeas.casefile.incidents import APART_SEQUEL, APART_TAKING, CUSTODY, incidents
from habeas.casefile.mains import main_event
from habeas.casefile.mentioned import also_told
from habeas.casefile.nearer import in_town, town_of_all
from habeas.casefile.numbered import sequels
from habeas.casefile.status import FROM_DOING, stated
from habeas.casefile.untold import same_people
from habeas.model.claims import Claim
from habeas.model.events import GRAVE, Event

AROUND = (*FROM_DOING, "appeal", "protest", "statement")
"""Kinds that are told with a case where its people take part in them."""
HARMED = frozenset({"detained", "imprisoned", "forcibly_returned", "missing", "dead", "claimed_dead", "abducted_not_returned"})
"""Statuses that are somebody's case even where no event was found that led to them."""
SAFE = frozenset({"free", "resettled", "escaping"})
"""Statuses that a report may tell of someone without telling of the incident."""
SPEAKING = ("appeal", "protest", "statement")
"""Kinds by which a relative raises the voice for a victim."""


@dataclass(slots=True)
class Outline:
    """A case before its content is worked out. `core`: its grave events (or, without any, those that make it). Ids in the other fields."""

    core: list[Event]
    victims: tuple[str, ...]
    people: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    id: str = ""
    related: set[str] = field(default_factory=set)


def outlines(d: Dossier) -> list[Outline]:
    """The cases of a casebook: incidents that are followed, then what reports without one are about (a flight, an appeal for someone)."""
    found = [_outline(d, core) for core in incidents(d)]
    kept = _followed(d, found)
    for n, more in also_told(d, kept, [main_event(d, o.core) for o in kept]).items():
        kept[n].sources = tuple(sorted({*kept[n].sources, *more}))
    kept = _with_sequels(d, kept)
    told = {s for o in kept for s in o.sources}
    kept += _others(d, told, kept)
    for n, more in lone_reports(d, kept).items():
        kept[n].sources = tuple(sorted({*kept[n].sources, *more}))
    kept += [Outline([], (p,), sources=more) for p, more in same_people(d, {s for o in kept for s in o.sources}).items()]
    for o in kept:
        _place(d, o)
        _complete(d, o)
    _name(kept)
    _relate(d, kept)
    return sorted(kept, key=lambda o: o.id)


def _with_sequels(d: Dossier, kept: list[Outline]) -> list[Outline]:
    """The cases, each with what a report tells of its people by their number."""
    later = dict(sequels(d, kept))
    for n, home in later.items():
        both = tuple(sorted({*kept[home].sources, *kept[n].sources}))
        kept[home] = _outline(d, [*kept[home].core, *kept[n].core])
        kept[home].sources = both
    return [o for n, o in enumerate(kept) if n not in later]


def _place(d: Dossier, o: Outline) -> None:
    """Put the main event into the town that other events of the incident give."""
    main = main_event(d, o.core)
    better = town_of_all(d, o.sources, in_town(d, o.core, main)) if main else main
    if main is not None and better is not None and better != main:
        d.events[main.id] = better
        o.core = [better if e.id == main.id else e for e in o.core]


def _outline(d: Dossier, core: list[Event]) -> Outline:
    victims = tuple(sorted({v for e in core for v in d.victims(e)}))
    return Outline(core, victims, sources=d.sources_of(c for e in core for c in d.claims_of[e.id]))


def of_case(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a claim is told of a case's people, or of nobody to whom anything else was done."""
    harmed = [p for p in c.subjects if p in d.people and d.done_to.get(p)]
    return not harmed or harmed[0] in o.people


def mostly_of(d: Dossier, o: Outline, source: str) -> bool:
    """Whether a third and more of what a report tells is of this case."""
    told = [c.event in o.events for c in d.by_source[source] if c.event]
    return 3 * sum(told) >= len(told)


def weight(d: Dossier, o: Outline) -> int:
    """How much is told of an incident: its claims, and those about its single victims."""
    return sum(len(d.claims_of[e.id]) for e in o.core) + sum(len(d.about[v]) for v in o.victims if not d.is_group(v))


def _followed(d: Dossier, found: list[Outline]) -> list[Outline]:
    """Incidents that are someone's story; statistics that a report gives as background make no case.

    Kept: those with a victim that can be told from others; those that several reports tell of; the first thing that one of their reports tells of, and what
    is told at least half as much; a group that someone appeals for, or that a victim with a case is counted in; what a report turns on.
    """
    told = [{s: _weight_in(d, o, s) for s in o.sources} for o in found]
    most = {s: max(w.get(s, 0) for w in told) for w in told for s in w}
    pleaded = {p for a in d.appeals.values() for p in a.for_}
    larger = {e.part_of for o in found for e in o.core if e.part_of}
    larger |= {p.id for p in d.people.values() if any(not d.is_group(m) for m in p.members if m in d.people)}

    peopled = {s for o in found if o.victims for s in o.sources}

    def kept(o: Outline, weights: dict[str, int]) -> bool:
        if not o.victims and set(o.sources) <= peopled:
            return False
        if any(2 * w >= most[s] for s, w in weights.items()) or any(_followable(d, v) for v in o.victims):
            return True
        marked = bool(set(o.victims) & (pleaded | larger)) or any(e.id in larger for e in o.core)
        return bool(o.victims) and (len(o.sources) > 1 or marked)

    followed = [kept(o, weights) for o, weights in zip(found, told, strict=True)]
    return [o for o, keep in zip(found, followed, strict=True) if keep or any(e.leads for e in o.core)]


def _followable(d: Dossier, person: str) -> bool:
    p = d.people[person]
    return p.kind in ("named", "pseudonymous") or any(d.people[k.to].names for k in p.kin if k.to in d.people and p.kind == "anchored")


def _weight_in(d: Dossier, o: Outline, source: str) -> int:
    claims = {c for e in o.core for c in d.claims_of[e.id]} | {c for v in o.victims if not d.is_group(v) for c in d.about[v]}
    return sum(any(q.source == source for q in d.claims[c].quotes) for c in claims) + 2 * any(not d.is_group(v) for v in o.victims)


def _others(d: Dossier, told: set[str], kept: Sequence[Outline]) -> list[Outline]:
    """For a report without a grave event: a flight of named people, or an appeal on behalf of someone; the one case in which they are the victim, if any."""
    out: dict[tuple[str, ...], Outline] = {}
    for s in sorted(set(d.sources) - told):
        flights = [e for e in d.events.values() if e.kind in FROM_DOING and s in d.sources_of(d.claims_of[e.id]) and e.happened != "no"]
        flights = [e for e in flights if any(x in d.people for x in e.entities("agent", "victim"))]
        wanted = Counter(p for a in d.appeals.values() if any(q.source == s for q in a.quotes) for p in a.for_ if p in d.people)
        harmed = Counter(
            p for c in d.by_source[s] if c.kind == "status" and c.predicate in HARMED and stated(c) for p in c.subjects if p in d.people
        )
        if harmed:
            first = min(harmed, key=lambda p: (not _followable(d, p), -harmed[p], p))
            core = []
        elif flights:
            who = Counter(x for e in flights for x in e.entities("agent", "victim") if x in d.people)
            first = min(who, key=lambda p: (not _followable(d, p), -who[p], p))
            core = [e for e in flights if first in e.entities("agent", "victim")]
        elif wanted:
            first = min(wanted, key=lambda p: (not _followable(d, p), -wanted[p], p))
            core = []
        else:
            continue
        mine = [o for o in kept if first in o.victims]
        if len(mine) == 1 and _followable(d, first):
            mine[0].sources = tuple(sorted({*mine[0].sources, s}))
            continue
        found = out.setdefault((first,), Outline([], (first,)))
        found.core = sorted({e.id: e for e in [*found.core, *core]}.values(), key=lambda e: e.id)
        found.sources = tuple(sorted({*found.sources, s}))
    return list(out.values())


def _complete(d: Dossier, o: Outline) -> None:
    """Add those who belong to the victims, what they did, and the reports that speak of the victims' fate."""
    core = {e.id for e in o.core}
    principal = set(o.victims) | {m for v in o.victims for m in d.people[v].members if m in d.people}
    belonging = principal | _relatives(d, set(o.victims), core)
    taking = {x for e in o.core for x in e.entities("agent") if x in d.people and x in belonging}
    people = belonging | taking
    around = {e.id for e in d.events.values() if e.kind in AROUND and d.claims_of[e.id] and e.happened != "no" and _near(d, o, e, people)}
    sources = set(o.sources) | {s for v in o.victims if not d.is_group(v) for s in d.sources_of(_fates(d, v, o))}
    o.people = tuple(sorted(people))
    o.events = tuple(sorted(core | around))
    o.sources = tuple(sorted(sources))


def _fates(d: Dossier, victim: str, o: Outline) -> list[str]:
    """Claims about what became of a victim, where this victim has no other case that they could belong to."""
    return [
        c
        for c in d.about[victim]
        if d.claims[c].kind == "status"
        and d.claims[c].predicate not in SAFE
        and days_between(d.claims[c].when, o.core[0].when if o.core else d.claims[c].when) <= APART_TAKING
    ]


def _relatives(d: Dossier, principal: set[str], core: set[str]) -> set[str]:
    """Those whom a victim is known by ("wife of ..."), and relatives who speak or act for a victim."""
    family = {p for v in principal for p in d.kin_of.get(v, ())}
    family |= {k.to for v in principal for k in d.people[v].kin if k.to in d.people}
    loud = {p for p in family if not _suffered(d, p) and (_acts(d, p) or _speaks_for(d, p, principal, core))}
    known_by = {_anchor(d, v) for v in principal if d.people[v].kind == "anchored"} - {""}
    return (known_by | loud) - principal


def _suffered(d: Dossier, person: str) -> bool:
    return person in d.people and any(e.kind in GRAVE for e in d.done_to.get(person, ()))


def _acts(d: Dossier, person: str) -> bool:
    """Whether someone protests or testifies, or appeals to somebody."""
    return person in d.appealing or any(e.kind in SPEAKING and d.claims_of[e.id] for e in d.done_by.get(person, ()))


def _speaks_for(d: Dossier, person: str, principal: set[str], core: set[str]) -> bool:
    """Whether someone tells a report, without a go-between, of a victim or of what was done to one."""
    said = (d.claims[c] for c in d.spoken[person])
    return any(not c.speaker.relay and (c.event in core or principal & set(c.subjects)) for c in said)


def _anchor(d: Dossier, person: str) -> str:
    """The relative whom an unnamed person is known by: the one with a name, who speaks, and of whom most is told."""
    to = {k.to for k in d.people[person].kin if k.to in d.people}
    return min(to, key=lambda p: (not d.people[p].names, -len(d.spoken[p]), -len(d.about[p]), p), default="")


def _near(d: Dossier, o: Outline, e: Event, people: Iterable[str]) -> bool:
    """An event around a case: one of its people takes part, and it is not years away from it."""
    who = set(e.entities("victim", "agent", "other"))
    if not who & set(people):
        return False
    if only_before(d, o.core, o.victims, e):
        return False
    if e.kind == "escape" and not who & set(o.victims):
        return True
    ends = e.kind == "release" and any(x.kind in CUSTODY for x in o.core)
    return min((days_between(e.when, x.when) for x in o.core), default=0) <= (APART_SEQUEL if ends else APART_TAKING)


def _name(kept: Sequence[Outline]) -> None:
    """Give each case an id out of its first event's and victim's: the same incident keeps its id when more reports tell of it.

    What some report turns on sorts before what reports only mention beside it.
    """
    for o in kept:
        key = min((e.id for e in o.core), default=o.victims[0] if o.victims else "")
        beside = bool(o.core) and not any(e.leads for e in o.core)
        o.id = f"case-{'b' if beside else 'a'}{hashlib.sha256(key.encode()).hexdigest()[:11]}"


def _relate(d: Dossier, kept: Sequence[Outline]) -> None:
    """Cases that share a person, whose people are relatives, or whose events lie one in the other, name each other."""
    at: dict[str, set[int]] = defaultdict(set)
    for n, o in enumerate(kept):
        for p in o.people:
            at[p].add(n)
            for m in d.people[p].members:
                at[m].add(n)
        for v in o.victims:
            for k in d.people[v].kin:
                at[k.to].add(n)
        for e in o.core:
            at[e.id].add(n)
            if e.part_of:
                at[e.part_of].add(n)
    for together in at.values():
        for n in together:
            kept[n].related |= {kept[m].id for m in together if m != n}
