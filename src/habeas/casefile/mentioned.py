"""Reports that speak of the victim of a known case without telling the event anew: they belong to that case."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

from habeas.casefile.dossier import Dossier
from habeas.casefile.renaming import fold
from habeas.model.events import Event
from habeas.model.people import Person

OFTEN = 2
"""Times that a report must speak of a victim or the family, the victim by name; a name in its title is enough."""


class Told(Protocol):
    """A case as far as it is known which events and reports make it."""

    core: list[Event]
    sources: tuple[str, ...]


def also_told(d: Dossier, cases: Sequence[Told], mains: Sequence[Event | None]) -> dict[int, tuple[str, ...]]:
    """For the number of a case the further reports that speak of one of its main event's victims.

    Only people with a full name count, and only reports that stand in no case of theirs or of their family. Of several cases of one person a
    report goes to the latest that it can tell of, so that a report of a second arrest does not stand with the first for the sake of the name.
    """
    of: dict[str, list[int]] = defaultdict(list)
    for n, main in enumerate(mains):
        for v in _struck(d, main) if main and not main.supposed else ():
            if in_full(d.people[v]):
                of[v].append(n)
    struck: dict[str, set[int]] = defaultdict(set)
    for n, c in enumerate(cases):
        for one in {one for e in c.core for one in d.victims(e)}:
            struck[one].add(n)
    out: dict[int, set[str]] = defaultdict(set)
    for v, where in sorted(of.items()):
        family = {v, *_family(d, v)}
        near = {s for n in {*where, *(n for one in family for n in struck.get(one, ()))} for s in cases[n].sources}
        for s in _speaking_of(d, d.people[v]):
            if s not in near:
                out[_latest(d, where, mains, cases, s)].add(s)
    return {n: tuple(sorted(found)) for n, found in out.items()}


def _struck(d: Dossier, main: Event) -> list[str]:
    """The victims of an event, with those named as some of a group to which it was done."""
    groups = (d.people[v] for v in d.victims(main) if d.is_group(v))
    return sorted({*d.victims(main), *(m for g in groups for m in g.members if m in d.people)})


def in_full(p: Person) -> bool:
    """Whether somebody is known by a full name that is their own."""
    return p.kind == "named" and any(not n.pseudonym and (len(n.text.split()) > 1 or not n.text.isascii()) for n in p.names)


def _speaking_of(d: Dossier, p: Person) -> list[str]:
    """Reports that name a person and speak of them or their family again, or name them in the title."""
    parts = {w for n in p.names for w in fold(n.text).split()}
    named = {m.source for m in p.mentions if parts & set(fold(m.text).split())}
    times = Counter(m.source for x in (p, *(d.people[i] for i in _family(d, p.id))) for m in x.mentions)
    full = [fold(n.text) for n in p.names if len(fold(n.text)) > 2 and not n.pseudonym]
    titled = {s for s in named if any(f" {n} " in f" {fold(d.sources[s].title or '')} " for n in full)}
    return sorted(s for s in named if times[s] >= OFTEN or s in titled)


def _family(d: Dossier, person: str) -> set[str]:
    """Ids of someone's kin, either way."""
    return {k.to for k in d.people[person].kin if k.to in d.people} | d.kin_of.get(person, set())


def _latest(d: Dossier, where: Sequence[int], mains: Sequence[Event | None], cases: Sequence[Told], source: str) -> int:
    """The case whose event is the last before the report was printed; without dates the one that most reports tell of."""
    printed = d.sources[source].published.latest or "9999"

    def rank(n: int) -> tuple[bool, str, int, int]:
        main = mains[n]
        begun = (main.when.earliest if main else None) or ""
        return (begun <= printed, begun if printed != "9999" else "", len(cases[n].sources), -n)

    return max(where, key=rank)
