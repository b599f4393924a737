"""A measured figure with its interval: how far it would move if other reports of the same kind had been taken.

Bootstrap over units (reports, incidents, pairs, statements): what each unit counts is drawn anew with replacement, the figure is computed from the
sums of each draw, and the interval is what the middle 95 % of the draws give. Nothing is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

DRAWS, SEED = 1000, 7
Counts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, the bounds of its 95 % interval (None where it has none), and how many units it stands on."""

    value: float
    low: float | None = None
    high: float | None = None
    units: int = 0


Figures = dict[str, Figure]


class Sums(dict[str, float]):
    """What units count, added up; what none of them counts is 0."""

    def __missing__(self, key: str) -> float:
        return 0.0


def over(units: Sequence[Counts], metrics: Mapping[str, Callable[[Sums], float]]) -> Figures:
    """Each metric as a function of summed counts, with its interval."""
    keys = sorted({k for u in units for k in u})
    counts = np.array([[float(u.get(k, 0)) for k in keys] for u in units]).reshape(len(units), len(keys))
    whole = Sums(zip(keys, counts.sum(axis=0), strict=True))
    if len(units) < 2:
        return {name: Figure(of(whole), units=len(units)) for name, of in metrics.items()}
    drawn = np.random.default_rng(SEED).multinomial(len(units), [1 / len(units)] * len(units), size=DRAWS) @ counts
    draws = [Sums(zip(keys, row, strict=True)) for row in drawn.tolist()]
    return {name: _with_interval(of(whole), [of(d) for d in draws], len(units)) for name, of in metrics.items()}


def _with_interval(value: float, drawn: list[float], units: int) -> Figure:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(float(value), float(low), float(high), units)


def share(hit: str, of: str) -> Callable[[Sums], float]:
    """The share of one count in another; 0 where there is nothing."""
    return lambda s: s[hit] / s[of] if s[of] else 0.0


def f1(hit: str, said: str, gold: str) -> Callable[[Sums], float]:
    """F1 of what was found right, said, and should have been said."""
    return lambda s: 2 * s[hit] / (s[said] + s[gold]) if s[said] + s[gold] else 0.0


def harmonic(p: float, r: float) -> float:
    """F1 of a precision and a recall."""
    return 2 * p * r / (p + r) if p + r else 0.0


def of_items(hit: float, n: int) -> Figure:
    """A share of items that no unit holds together: the items themselves are drawn."""
    if n < 2 or hit > n:
        return Figure(hit / n if n else 0.0, units=n)
    drawn = np.random.default_rng(SEED).binomial(n, min(1.0, hit / n), size=DRAWS) / n
    return _with_interval(hit / n, drawn.tolist(), n)
