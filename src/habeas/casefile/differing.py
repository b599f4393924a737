"""Values that different claims give for one thing, set side by side where they cannot all be true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.model.cases import SaidValue

V = TypeVar("V")
LONGEST = 110


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """A value, how to print it, and the claims that give it."""

    value: V
    label: str
    claims: tuple[str, ...]


def apart(said: Iterable[Said[V]], agree: Callable[[V, V], bool]) -> tuple[SaidValue, ...]:
    """The values that contradict one another, each with all its claims; empty where all agree. What agrees is shown as its most told form."""
    groups: list[list[Said[V]]] = []
    for s in sorted((s for s in said if s.claims), key=lambda s: (-len(s.claims), s.label, s.claims)):
        home = next((g for g in groups if agree(g[0].value, s.value)), None)
        if home is None:
            groups.append([s])
        else:
            home.append(s)
    if len(groups) < 2:
        return ()
    return tuple(SaidValue(g[0].label, tuple(sorted({c for s in g for c in s.claims}))) for g in groups)


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
