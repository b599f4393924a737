"""Reports of one thing in none of which an event was made out: somebody whom both name is whose case it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import combinations

from habeas.casefile.dossier import Dossier
from habeas.casefile.mentioned import in_full


def same_people(d: Dossier, told: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For somebody with a full name the reports that name them, are alike as wholes and stand in no case. `told`: reports that stand in one.

    Of several people whom two reports name it is the one whom they speak of most; who only speaks in a report is no case of it.
    """
    out: dict[str, set[str]] = defaultdict(set)
    alone = sorted(set(d.alike) - set(told))
    named = {s: Counter({p.id: n for p in d.people.values() if in_full(p) and (n := _times(d, p.id, s))}) for s in alone}
    for a, b in combinations(alone, 2):
        if b in d.alike[a] and (both := set(named[a]) & set(named[b])):
            out[max(both, key=lambda p: (named[a][p] + named[b][p], p))] |= {a, b}
    return {p: tuple(sorted(sources)) for p, sources in sorted(out.items())}


def _times(d: Dossier, person: str, source: str) -> int:
    """How often a report speaks of somebody, and not at all where it has them only speak."""
    told = any(q.source == source for c in d.about[person] for q in d.claims[c].quotes)
    if person in d.speakers_in.get(source, ()) and not told:
        return 0
    return sum(m.source == source for m in d.people[person].mentions)
