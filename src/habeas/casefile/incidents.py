"""Which grave events belong to one incident: they share a victim at about the same time, or one is part of the other."""

from __future__ import annotations

import itertools
from collections import defaultdict

from habeas.casefile.dossier import Dossier
from habeas.casefile.happening import days_between
from habeas.model.events import GRAVE, Event

TAKINGS = frozenset({"detention", "abduction", "disappearance", "trafficking"})
"""Kinds that begin an incident; the others (camp, torture, death) are mostly what follows."""
APART_TAKING = 400
"""Days after which the same person being taken again is another incident: a publisher was abducted in one year and pulled off a train two years later."""
CUSTODY = frozenset({"detention", "imprisonment", "abduction", "disappearance"})
"""Kinds that may last: what ends them belongs to them, however late it comes."""
MOMENT = 31
"""Days within which a time is near enough to say that two were taken at one time."""
SEASON = 100
"""Days within which the time of the other may lie, told as "recently" or "this spring"."""
MANY = 5
"""Victims from whom on an event is one of many people, of whom some may be told of by themselves."""
APART_SEQUEL = 5 * 365
"""Days after which even a sentence or a return is another incident."""


def grave(d: Dossier) -> list[Event]:
    """Events that can be the incident of a case: grave, or what a report turns on; told of, not said to have not happened, resting on a standing claim."""
    able = (e for e in d.events.values() if e.happened != "no" and d.claims_of[e.id] and not (e.supposed and not e.leads))
    return [e for e in able if (e.leads and e.sdg) or (e.kind in GRAVE and not e.hinted)]


def incidents(d: Dossier) -> list[list[Event]]:
    """Grave events gathered into incidents, each in order of time; the incidents by the id of their first event."""
    events = {e.id: e for e in grave(d)}
    parent = {i: i for i in events}

    def root(x: str) -> str:
        while parent[x] != x:
            x = parent[x]
        return x

    def join(a: str, b: str) -> None:
        first, second = sorted((root(a), root(b)))
        parent[second] = first

    for chain in _by_victim(d, list(events.values())):
        for first, second in itertools.pairwise(chain):
            join(first.id, second.id)
    for a, b in (*_parts(d, events), *((a, b) for a, b in d.sentences.items() if a in events and b in events)):
        join(a, b)
    for a, b in (*_without_victims(d, events), *_among_many(d, events)):
        join(a, b)
    out: dict[str, list[Event]] = defaultdict(list)
    for i in sorted(events):
        out[root(i)].append(events[i])
    return [sorted(v, key=_order) for _, v in sorted(out.items())]


def _order(e: Event) -> tuple[str, str]:
    return (e.when.earliest or e.when.latest or "9999", e.id)


def _by_victim(d: Dossier, events: list[Event]) -> list[list[Event]]:
    """Chains of events of one person (or one group), cut where a new taking comes long after the last one."""
    of: dict[str, list[Event]] = defaultdict(list)
    for e in events:
        for v in d.victims(e):
            of[v].append(e)
    chains = []
    for v in sorted(of):
        dated = sorted((e for e in of[v] if e.when.known), key=_order)
        runs: list[list[Event]] = []
        for e in dated:
            if runs and not _anew(runs[-1], e):
                runs[-1].append(e)
            else:
                runs.append([e])
        for e in (e for e in of[v] if not e.when.known):
            home = max(runs, key=lambda run: (len(_shared_sources(d, run, e)), run[0].id), default=None)
            if home is None:
                runs.append([e])
            else:
                home.append(e)
        chains += runs
    return chains


def _anew(run: list[Event], e: Event) -> bool:
    if e.kind not in TAKINGS and any(x.kind in CUSTODY for x in run):
        return False
    gap = min(days_between(x.when, e.when) for x in run)
    return gap > (APART_TAKING if e.kind in TAKINGS else APART_SEQUEL)


def _shared_sources(d: Dossier, run: list[Event], e: Event) -> set[str]:
    mine = set(d.sources_of(d.claims_of[e.id]))
    return mine & {s for x in run for s in d.sources_of(d.claims_of[x.id])}


def _parts(d: Dossier, events: dict[str, Event]) -> list[tuple[str, str]]:
    """Pairs joined because one event is part of the other or one group lies in the other; a single person's own case stays beside the group's."""
    out = []
    for e in events.values():
        whole = events.get(e.part_of or "")
        if whole and (all(d.is_group(v) for v in d.victims(e)) or set(d.victims(e)) & set(d.victims(whole))):
            out.append((e.id, whole.id))
    of: dict[str, list[Event]] = defaultdict(list)
    for e in events.values():
        for v in d.victims(e):
            of[v].append(e)
    for v in sorted(of):
        for m in d.people[v].members:
            if m in of and d.is_group(m):
                out += [(a.id, b.id) for a in of[v] for b in of[m] if days_between(a.when, b.when) <= APART_TAKING]
            elif m in of:
                out += [(a.id, b.id) for a in of[v] for b in of[m] if _told_of_both(d, a, b)]
    return out


def _told_of_both(d: Dossier, many: Event, one: Event) -> bool:
    """Whether what befell a group and one of its people is one thing: of one kind, told in one report, at times that can be one."""
    together = set(d.sources_of(d.claims_of[many.id])) & set(d.sources_of(d.claims_of[one.id]))
    return many.kind == one.kind and bool(together) and (many.when.meets(one.when) or not (many.when.known and one.when.known))


def _among_many(d: Dossier, events: dict[str, Event]) -> list[tuple[str, str]]:
    """One taken with many: a report tells of the group and of single people whom the same befell in the same town at the same time."""
    near = [e for e in events.values() if e.when.known and (e.when.days or 999) <= SEASON and d.victims(e) and _town(d, e)]
    many = [e for e in near if _heads(d, e) >= MANY and any(d.is_group(v) for v in d.victims(e))]
    few = [e for e in near if _heads(d, e) < MANY and any(not d.is_group(v) for v in d.victims(e))]
    return [(a.id, b.id) for a in few for b in many if _same_moment(d, a, b)]


def _heads(d: Dossier, e: Event) -> float:
    """How many an event befell: by its number, else by the greatest of its groups; one, where only single people are told of."""
    counts = [e.count] if e.count else [a for a in (d.people[v].count for v in d.victims(e)) if a]
    return max((a.high or a.low or 1 for a in counts), default=1)


def _same_moment(d: Dossier, few: Event, many: Event) -> bool:
    return (
        few.kind == many.kind
        and few.when.meets(many.when)
        and min(few.when.days or 999, many.when.days or 999) <= MOMENT
        and _town(d, few) == _town(d, many)
        and bool(set(d.sources_of(d.claims_of[few.id])) & set(d.sources_of(d.claims_of[many.id])))
    )


def _town(d: Dossier, e: Event) -> str | None:
    place = d.places.get(e.place or "")
    return place.city if place else None


def _without_victims(d: Dossier, events: dict[str, Event]) -> list[tuple[str, str]]:
    """A grave event told in one report without saying to whom belongs to what that report mostly tells of its kind ("the arrests"), if times allow."""
    at: dict[str, list[Event]] = defaultdict(list)
    for e in events.values():
        for s in d.sources_of(d.claims_of[e.id]):
            at[s].append(e)
    out = []
    for _, told in sorted(at.items()):
        full = [e for e in told if d.victims(e)] or told
        kinds = {e.kind for e in full}
        for e in told:
            if d.victims(e) or e.kind not in kinds or len(d.sources_of(d.claims_of[e.id])) > 1:
                continue
            main = max((f for f in full if alike(e, f)), key=lambda f: (len(d.claims_of[f.id]), f.id))
            out += [(e.id, main.id)] if e.id != main.id and days_between(e.when, main.when) <= APART_TAKING else []
    return out


def alike(a: Event, b: Event) -> bool:
    """Whether two events are of one kind, or both hold somebody: a sentence is told of an arrest, a massacre is not."""
    return a.kind == b.kind or {a.kind, b.kind} <= CUSTODY
