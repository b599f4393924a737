"""How victims came to where they were taken: a flight is told with their case only where it is a step of the incident itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from habeas.casefile.dossier import Dossier
from habeas.casefile.happening import days_between
from habeas.casefile.incidents import SEASON
from habeas.model.events import GRAVE, Event

FLIGHTS = frozenset({"escape", "crossing"})


def only_before(d: Dossier, core: Sequence[Event], victims: Collection[str], e: Event) -> bool:
    """Whether a flight only says how victims, or their relatives, came to be where they were harmed.

    "Six people who fled their country were arrested" tells of an arrest. What is kept: a flight that is a case's whole story, one out of the hands of
    those who held the victims, and one of single victims that is told with its time or its place, not long before.
    """
    harm = [x for x in core if x.kind in GRAVE]
    if e.kind not in FLIGHTS or not harm or _after(e, harm):
        return False
    mine = [x for x in e.entities("agent", "victim", "other") if x in victims and not d.is_group(x)]
    near = min((days_between(e.when, x.when) for x in harm if x.when.known), default=0) <= SEASON
    return not (mine and (e.when.known or e.place) and near)


def _after(e: Event, harm: Sequence[Event]) -> bool:
    """Whether a flight is told to have come after the first harm."""
    begun = min((x.when.earliest for x in harm if x.when.earliest), default=None)
    return begun is not None and e.when.earliest is not None and e.when.earliest > begun
