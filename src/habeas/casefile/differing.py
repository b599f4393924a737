"""Values that different claims give for one thing, set side by side where they cannot all be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.casefile.kinship import words
from habeas.model.amount import Amount
from habeas.model.cases import SaidValue
from habeas.model.claims import Claim
from habeas.model.when import When

V = TypeVar("V")
LONGEST = 110
TOLERANCE = 0.05
"""Share by which an approximate number may be off."""


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """A value, how to print it, and the claims that give it."""

    value: V
    label: str
    claims: tuple[str, ...]


def apart(said: Iterable[Said[V]], agree: Callable[[V, V], bool], width: Callable[[V], float] = lambda _: 0.0) -> tuple[SaidValue, ...]:
    """The values that contradict one another, each with all its claims; empty where all agree. What agrees is shown as its most told form.

    `width`: how much room a value leaves. The exact ones come first, or "that summer" would make one of 8 July and 9 July.
    """
    groups: list[list[Said[V]]] = []
    for s in sorted((s for s in said if s.claims), key=lambda s: (width(s.value), -len(s.claims), s.label, s.claims)):
        home = next((g for g in groups if agree(g[0].value, s.value)), None)
        if home is None:
            groups.append([s])
        else:
            home.append(s)
    return side_by_side(groups)


def side_by_side(groups: Sequence[Sequence[Said[V]]]) -> tuple[SaidValue, ...]:
    """Groups of values that agree, each under its first with all its claims; empty where there is one only."""
    if len(groups) < 2:
        return ()
    return tuple(SaidValue(g[0].label, tuple(sorted({c for s in g for c in s.claims}))) for g in groups)


def told_number(a: Amount | None) -> float:
    """The number that an amount gives, its lowest where it leaves room; 0 where it gives none."""
    return float((a.low or a.high or 0) if a else 0)


def same_count(a: Amount, b: Amount) -> bool:
    """Whether two numbers can be one: their bounds meet, or one of them is only about so many and they are close."""
    if a.meets(b):
        return not (_beyond(a, b) or _beyond(b, a))
    numbers = sorted(float(x) for x in (a.low, a.high, b.low, b.high) if x is not None)
    return (a.approximate or b.approximate) and numbers[-1] - numbers[0] <= TOLERANCE * numbers[-1]


def _beyond(more: Amount, exact: Amount) -> bool:
    """ "More than ten" is not ten; of "about ten" it may be."""
    if exact.approximate or more.high is not None or exact.high is None or more.low != exact.high:
        return False
    return any(w in (more.words or "").casefold().split() for w in words()["lengths"]["beyond"])


def days_wide(t: When) -> float:
    """How many days a time leaves open; without bounds on both sides, as many as can be."""
    return float(t.days) if t.days else float("inf")


def room(a: Amount) -> float:
    """How much room a number leaves: none where it is exact."""
    return float("inf") if a.low is None or a.high is None else float(a.high - a.low) + (0.5 if a.approximate else 0.0)


def clip(words: str) -> str:
    """Words short enough to stand in a table, cut between two words."""
    flat = " ".join(words.split())
    if len(flat) <= LONGEST:
        return flat
    return flat[:LONGEST].rsplit(" ", 1)[0] + " …"


def values(*pairs: tuple[str, Sequence[str]]) -> tuple[SaidValue, ...]:
    """Values side by side, those without a claim left out; empty where fewer than two remain."""
    out = tuple(SaidValue(label, tuple(sorted(set(claims)))) for label, claims in pairs if claims)
    return out if len(out) > 1 else ()


def of_their_own(groups: list[list[Claim]]) -> list[list[Claim]]:
    """Numbers given by a report that gives no other: one that tells of four and of six tells of two things."""
    told = Counter(r for g in groups for r in {c.quotes[0].source for c in g})
    return [g for g in groups if any(told[c.quotes[0].source] == 1 for c in g)]
