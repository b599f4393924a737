"""Where a report's case is not the event that the report turns on: the case's main event gets what the report as a whole says of place and time.

A report on a death sentence may turn on the trial, while its case is the arrest of the one who was tried. Only what no clause says of that arrest is
filled in, and only where the case has no report that turns on an event of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from habeas.casefile.dossier import Dossier
from habeas.casefile.happening import about_then, about_there
from habeas.model.events import Event


class Told(Protocol):
    """A case as far as it is known which events and reports make it."""

    core: list[Event]
    sources: tuple[str, ...]


T = TypeVar("T", bound=Told)


def lend(d: Dossier, cases: Sequence[T], main: Callable[[Dossier, Sequence[Event]], Event | None], weight: Callable[[T, str], int]) -> None:
    """Fill in the main event of the case that is told most in a report which turns on an event without a case.

    `main`: a case's main event; `weight`: how much a report tells of a case.
    """
    kept = {e.id for c in cases for e in c.core}
    led = {s for c in cases if any(e.leads for e in c.core) for s in c.sources}
    for s, turning in sorted(_turning(d, kept).items()):
        own = [c for c in cases if s in c.sources and c.core]
        if s in led or not own:
            continue
        case = max(own, key=lambda c: (weight(c, s), -own.index(c)))
        chief = main(d, case.core)
        if chief is not None:
            better = _filled(d, chief, turning)
            d.events[chief.id] = better
            case.core = [better if e.id == chief.id else e for e in case.core]


def _turning(d: Dossier, kept: set[str]) -> dict[str, Event]:
    """For each report the event it turns on, as that report tells it, where no case has it."""
    parts = ((i, p) for i, told in sorted(d.event_parts.items()) if i not in kept for p in told if p.leads)
    return {s: p for _, p in parts for s in d.sources_of(c for c in p.claims if c in d.claims)}


def _filled(d: Dossier, chief: Event, turning: Event) -> Event:
    places = [p for p in (turning.scene, turning.place) if p]
    times = [t for t in (turning.around, turning.when) if t.known]
    return replace(
        chief,
        place=about_there(chief.place, places[:1], d.places),
        when=chief.when if chief.when.known else about_then(chief.when, times[:1]),
        leads=True,
    )
