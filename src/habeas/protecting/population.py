"""The people of the whole casebook as rows to be counted: how many share what is shown of one of them.

A row is a person in one event (or in none). For one shown person every combination of facets is counted at once: each row gets a number whose
bits say which facets it shares; the rows are counted by that number, and sums over supersets give the size of every class.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from habeas.model.cases import Casebook
from habeas.model.events import Event
from habeas.protecting.facets import EVENT_FACETS, Facet, Shows, Value, place_keys

MOST_FACETS = 14
"""Facets of one person that are combined; beyond that the commonest are left out."""
_UNKNOWN = -1_000_000


class Population:
    """Everybody in the whole casebook. `size`: how many people; groups are none."""

    def __init__(self, whole: Casebook) -> None:
        shows = Shows(whole)
        self._rows: dict[tuple[str, Value], list[int]] = {}
        self.people = [p.id for p in whole.people if p.kind != "group"]
        self.number = {ident: n for n, ident in enumerate(self.people)}
        self.size, rows = len(self.people), 0
        owner: list[int] = []
        ranges: dict[str, list[tuple[float, float]]] = {"age": [], "time": [], "count": []}
        for person in (p for p in whole.people if p.kind != "group"):
            own = list(shows.own(person))
            events: tuple[Event | None, ...] = shows.events_of(person) or (None,)
            for event in events:
                facets = own if event is None else [*own, *shows.event(event)]
                place = None if event is None else shows.place_of(event)
                self._file(rows, facets, place_keys(place) if place else frozenset(), ranges)
                owner.append(self.number[person.id])
                rows += 1
        self.owner = np.array(owner, dtype=np.int32)
        self.ranges = {kind: np.array(found, dtype=np.float32).reshape(-1, 2) for kind, found in ranges.items()}
        self.rows_of: dict[int, list[int]] = {}
        for row, person_number in enumerate(owner):
            self.rows_of.setdefault(person_number, []).append(row)
        self.matching = functools.lru_cache(maxsize=2000)(self._matching)

    def _file(self, row: int, facets: Sequence[Facet], places: frozenset[Value], ranges: dict[str, list[tuple[float, float]]]) -> None:
        for kind, found in ranges.items():
            value = next((f.value for f in facets if f.kind == kind), None)
            found.append((_UNKNOWN, _UNKNOWN - 1) if value is None else _bounds(kind, value))
        for facet in facets:
            if facet.kind not in ranges and facet.kind != "place":
                self._rows.setdefault((facet.kind, facet.value), []).append(row)
        for key in places:
            self._rows.setdefault(("place", key), []).append(row)

    def _matching(self, kind: str, value: Value) -> Any:
        """Numbers of the rows that share one facet: known to, and not merely open to it."""
        if kind in self.ranges:
            low, high = _bounds(kind, value)
            theirs = self.ranges[kind]
            return np.flatnonzero((theirs[:, 0] <= high) & (theirs[:, 1] >= low) & (theirs[:, 0] <= theirs[:, 1]))
        return np.array(self._rows.get((kind, value), ()), dtype=np.int64)

    def rows(self, facet: Facet) -> Any:
        """Rows that share a facet; one of another event is shared by every row of a person who has a row like it."""
        return self.matching(facet.kind, facet.value)

    def elsewhere(self, facets: Sequence[Facet]) -> Any:
        """Rows of people of whom one row shares all these facets of one event."""
        people = np.zeros(self.size, dtype=bool)
        people[self.owner[self.sharing(facets)]] = True
        return np.flatnonzero(people[self.owner])

    def sharing(self, facets: Sequence[Facet]) -> Any:
        """Rows that share all of these facets."""
        found = sorted((self.rows(f) for f in facets), key=len)
        common = found[0]
        for more in found[1:]:
            common = common[among(common, more)]
        return common

    def people_sharing(self, facets: Sequence[Facet]) -> int:
        """How many people share all of these facets, those of one event in one event of theirs."""
        own = [f for f in facets if f.kind not in EVENT_FACETS]
        events = dict.fromkeys(f.event for f in facets if f.kind in EVENT_FACETS)
        if not facets:
            return self.size
        # what is a person's own stands in each of their rows, so that it narrows every event
        sets = [set(self.owner[self.sharing([*own, *(f for f in facets if f.event == e)])].tolist()) for e in events or [None]]
        return len(set.intersection(*sets))

    def sizes(self, person: int, shared: Sequence[Any]) -> Any:
        """For every set of facets (its bits) how many people share it, the person counted once. `shared`: the rows that share each facet."""
        agreed = np.zeros(len(self.owner), dtype=np.uint16)
        for bit, rows in enumerate(shared):
            agreed[rows] |= np.uint16(1 << bit)
        own = self.rows_of[person]
        agreed[own] = 0
        counts = np.bincount(agreed, minlength=1 << len(shared))
        counts[0] = 0
        for bit in range(len(shared)):
            # the sum over all supersets: those who share these and more
            counts = counts.reshape(-1, 2, 1 << bit)
            counts[:, 0] += counts[:, 1]
            counts = counts.reshape(-1)
        return counts + 1


def among(some: Any, many: Any) -> Any:
    """For each of some row numbers whether it is among many; both in order."""
    if not len(many):
        return np.zeros(len(some), dtype=bool)
    return many[np.minimum(many.searchsorted(some), len(many) - 1)] == some


def _bounds(kind: str, value: Value) -> tuple[float, float]:
    low, high = value
    if kind == "time":
        return (date.fromisoformat(low).toordinal() if low else -1e6, date.fromisoformat(high).toordinal() if high else 1e7)
    return (float(low) if low else 0.0, float(high) if high else 1e9)
