"""Why an event has a place, a time or a kind of perpetrator that no clause of its own says: written down with the claim that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.finding.whole.chosen import Chosen
from habeas.model.claims import Claim
from habeas.model.events import Event


def explained(claims: Sequence[Claim], before: Sequence[Event], after: Sequence[Event], chosen: Chosen) -> list[Claim]:
    """The claims; the first that tells of an event says besides what the report as a whole gave that event, and by which signs."""
    were = {e.id: e for e in before}
    notes: dict[str, str] = {}
    for e in after:
        note = "; ".join(_given(were[e.id], e, chosen)) if e.id in were else ""
        if note and e.claims:
            notes[min(e.claims)] = note
    return [replace(c, why=f"{c.why}; {notes[c.id]}" if c.why else notes[c.id]) if c.id in notes else c for c in claims]


def _given(before: Event, after: Event, chosen: Chosen) -> list[str]:
    """What the whole gave an event, each in words."""
    ground = chosen.town or chosen.land
    said = []
    if ground and (after.scene != before.scene or after.place != before.place):
        said.append(f"the report as a whole puts it in {ground[0].places[0].name} ({ground[1].why})")
    if chosen.day and after.around != before.around:
        said.append(f"the report as a whole dates it '{chosen.day[0].mention.when.words or after.around.earliest}' ({chosen.day[1].why})")
    if chosen.actor and after.actor != before.actor:
        said.append(f"the report as a whole tells of a perpetrator of the kind {chosen.actor[0].replace('_', ' ')} ({chosen.actor[1].why})")
    return said
