"""What an event's reports tell of other people than those it was done to: relatives who were questioned about somebody who is gone."""

from __future__ import annotations

from collections import Counter

from habeas.casefile.dossier import Dossier
from habeas.model.events import Event


def of_others(d: Dossier, e: Event) -> set[str]:
    """Claims of those reports' versions of an event that are of another kind and were done to nobody of its other versions."""
    parts = d.event_parts[e.id]
    done_to = Counter(v for part in parts for v in set(part.entities("victim")))
    apart = [
        p
        for p in parts
        if _asked(p, e) or (p.kind != e.kind and p.entities("victim") and all(done_to[v] < 2 for v in p.entities("victim")))
    ]
    kept = {c for p in parts if p not in apart for c in p.claims}
    return {c for p in apart for c in p.claims} - kept


def _asked(part: Event, e: Event) -> bool:
    """Whether a report tells only of questions that were put about somebody who is gone."""
    return part.kind == "interrogation" and e.kind not in ("interrogation", "detention")
