"""What a case turns on: its main event, and the reports that turn on one of its events."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casefile.dossier import Dossier
from habeas.casefile.incidents import MOMENT, TAKINGS
from habeas.model.events import GRAVE, Event

SEVERAL = 2
"""Reports from which on a case has a course of its own, beside what one of them turns on."""


def led_by(d: Dossier, e: Event) -> int:
    """How many reports turn on an event, or on it by the other word for it."""
    return sum(part.leads for i in d.in_both_words(e) for part in d.event_parts.get(i, ()))


def turned_on(d: Dossier, core: Sequence[Event]) -> tuple[str, ...]:
    """The reports that turn on one of some events."""
    return d.sources_of(c for e in core for part in d.event_parts.get(e.id, ()) if part.leads for c in part.claims if c in d.claims)


def main_event(d: Dossier, core: Sequence[Event]) -> Event | None:
    """The violation that most reports turn on, then tell of; among equals the one most is said of, then the gravest, then the earliest.

    A report that turns on what befell some of a group later turns on the group's event where more reports tell of that.
    """

    def led_in_all(e: Event) -> int:
        mine, told = set(e.entities("victim")), len(d.sources_of(d.claims_of[e.id]))
        parts = (x for x in core if set() < set(x.entities("victim")) < mine)
        return led_by(d, e) + sum(led_by(d, x) for x in parts if len(d.sources_of(d.claims_of[x.id])) < told)

    def rank(e: Event) -> tuple[bool, int, bool, int, int, int, str, str]:
        grave = GRAVE.index(e.kind) if e.kind in GRAVE else len(GRAVE)
        claims, led = [c for i in d.in_both_words(e) for c in d.claims_of[i]], led_in_all(e)
        told = len(d.sources_of(claims))
        return (
            e.happened != "yes" and (not led or e.kind == "other"),
            -led,
            not d.victims(e),
            -told,
            -len(claims),
            grave,
            e.when.earliest or "9999",
            e.id,
        )

    main = min(core, key=rank, default=None)
    return _begun(d, core, main) if main is not None else None


def _begun(d: Dossier, core: Sequence[Event], main: Event) -> Event:
    """The taking that a sentence of several reports came of, where its day is told: "held since his arrest on 17 May", in a report on the appeal."""
    if main.kind != "imprisonment" or len(d.sources_of(c for e in core for c in d.claims_of[e.id])) < SEVERAL:
        return main
    who = set(d.victims(main))
    taken = [e for e in core if e.kind in TAKINGS and e.happened == "yes" and e.when.days is not None and who & set(d.victims(e))]
    first = [e for e in taken if (e.when.days or 0) <= MOMENT and (e.when.latest or "9999") <= (main.when.latest or "9999")]
    return min(first, key=lambda e: (e.when.earliest or "9999", e.id), default=main)
