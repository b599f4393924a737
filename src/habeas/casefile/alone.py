"""Reports that stand in no case with another: they go to the case whose reports they are most like as wholes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from habeas.casefile.dossier import Dossier
from habeas.model.events import Event

COMPANY = 2
"""A case is as near as its two reports that are most like the lone one: "no number, no name" is often the way of all but a few."""


class Told(Protocol):
    """A case as far as it is known which events and reports make it."""

    core: list[Event]
    sources: tuple[str, ...]


def lone_reports(d: Dossier, cases: Sequence[Told]) -> dict[int, tuple[str, ...]]:
    """For the number of a case the further reports that are most like its reports (`Dossier.alike`).

    Only reports that no case holds together with another report. One that tells of an event of the kind of the case's own was looked at as such when
    events were compared, and found to be another: it stays alone.
    """
    found: dict[int, set[str]] = {}
    together = {s for c in cases if len(c.sources) > 1 for s in c.sources}
    for s in sorted(set(d.alike) - together):
        own = {e.kind for c in cases if s in c.sources for e in c.core}
        ranked = [(_near(d, s, c), -n) for n, c in enumerate(cases) if s not in c.sources and not own & {e.kind for e in c.core}]
        best = max(ranked, default=(0.0, 0))
        if best[0] > 0:
            found.setdefault(-best[1], set()).add(s)
    return {n: tuple(sorted(sources)) for n, sources in found.items()}


def _near(d: Dossier, source: str, case: Told) -> float:
    scores = sorted((d.alike[source].get(other, 0.0) for other in case.sources), reverse=True)[:COMPANY]
    return sum(scores) / len(scores) if scores else 0.0
