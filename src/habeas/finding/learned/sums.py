"""A weight for each feature: how well each candidate of a report fits beside the others of the same report, and which features said so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.finding.learned.trees import Floats, Reason

FAR = 4.0
"""How many usual distances from its mean a value counts at most, so that no odd report is decided by one number."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A conditional logit (McFadden, 1974): candidates of one report compete, and only what sets them apart counts.

    A value counts by its distance from `mean` in units of `spread`, times `weight` (one byte) times `scale`.
    `slope`, `offset`: what turns the share of the best candidate into a probability; `threshold`: the probability from which it is taken.
    """

    features: tuple[str, ...]
    mean: Floats
    spread: Floats
    weight: NDArray[np.int8]
    scale: float
    slope: float
    offset: float
    threshold: float

    def score(self, rows: Floats) -> Floats:
        """The logarithm of each candidate's odds beside the others, for rows of shape (candidates, features)."""
        rows = np.asarray(rows, dtype=np.float64).reshape(-1, len(self.features))
        return np.asarray(self.scale * (self._plain(rows) @ self.weight.astype(np.float64)))

    def probability(self, share: float) -> float:
        """How often the best candidate is right that has such a share, as far as held-out reports tell."""
        odds = math.log(max(share, 1e-9) / max(1.0 - share, 1e-9))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.slope * odds + self.offset))))

    def reasons(self, row: Floats, others: Floats, most: int = 3) -> tuple[Reason, ...]:
        """The features by which a candidate stands out the most from the mean of all candidates of its report, either way."""
        apart = self._plain(np.asarray(row, dtype=np.float64)) - self._plain(np.asarray(others, dtype=np.float64)).mean(axis=0)
        moved = self.scale * self.weight.astype(np.float64) * apart
        order = sorted((-abs(float(m)), n) for n, m in enumerate(moved) if m)
        return tuple(Reason(self.features[n], float(row[n]), float(moved[n])) for _, n in order[:most])

    def _plain(self, rows: Floats) -> Floats:
        return np.asarray(np.clip((rows - self.mean) / self.spread, -FAR, FAR))


def shares(scores: Sequence[float] | Floats) -> Floats:
    """How likely each of some competing candidates is, from their scores; together 1."""
    if not len(scores):
        return np.zeros(0)
    odds = np.exp(np.asarray(scores, dtype=np.float64) - float(np.max(scores)))
    return np.asarray(odds / odds.sum())
