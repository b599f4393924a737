"""What befell "the eleven" later on: a report that speaks of a case's people and tells by their number alone what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from habeas.casefile.dossier import Dossier
from habeas.casefile.happening import days_between
from habeas.casefile.incidents import APART_SEQUEL, TAKINGS
from habeas.model.events import Event

COUNTED = 3
"""A number from which on it tells a group from others: pairs are too usual."""


class Told(Protocol):
    """A case as far as it is known which events and reports make it."""

    core: list[Event]
    victims: tuple[str, ...]
    sources: tuple[str, ...]


def sequels(d: Dossier, cases: Sequence[Told]) -> list[tuple[int, int]]:
    """Numbers of two cases: one of which a single report tells by a number of people only, and the one case of that report that has a group so large.

    What is told that way is what follows a taking and does not lie before it.
    """
    numbers = [_numbers(d, c) for c in cases]
    out = []
    for n, c in enumerate(cases):
        if len(c.sources) != 1 or not c.core or not all(d.is_group(v) for v in c.victims) or any(e.kind in TAKINGS for e in c.core):
            continue
        able = [m for m, o in enumerate(cases) if m != n and c.sources[0] in o.sources and numbers[m] & numbers[n] and _follows(c, o)]
        if len(able) == 1:
            out.append((n, able[0]))
    return out


def _numbers(d: Dossier, case: Told) -> set[float]:
    counts = (d.people[v].count for v in case.victims if d.is_group(v))
    return {a.low for a in counts if a is not None and a.exact and a.low is not None and a.low >= COUNTED}


def _follows(sequel: Told, case: Told) -> bool:
    """Whether everything of one case can be what came of the other's taking."""
    takings = [e for e in case.core if e.kind in TAKINGS]
    return bool(takings) and all(
        days_between(e.when, t.when) <= APART_SEQUEL and (e.when.latest or "9999") >= (t.when.earliest or "")
        for e in sequel.core
        for t in takings
    )
