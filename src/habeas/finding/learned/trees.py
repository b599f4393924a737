"""Boosted trees over readable features: how well each candidate fits, and which features said so."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
LEAF = -1
"""The feature number of a node that asks nothing more."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature of a candidate, its value, and how far it moved the score (log odds; above 0 in favour)."""

    feature: str
    value: float
    moved: float

    def __str__(self) -> str:
        return f"{self.feature} {self.value:g} ({self.moved:+.2f})"


@dataclass(frozen=True, slots=True)
class Ranker:
    """A sum of small trees. A node's value is one byte times `scale`, so the same row gives the same score on every machine.

    `roots`: first node of each tree. For node i: `feature[i]` (LEAF: none), `limit[i]` (a row goes left where its value is not above it),
    `left[i]`, `right[i]` (numbers of nodes; a leaf points at itself), `value[i]` (mean of the leaves below). `depth`: questions on the longest way.
    `slope`, `offset`: what turns the score into a probability, fitted on rows that were held out.
    """

    features: tuple[str, ...]
    roots: Whole
    feature: Whole
    limit: Floats
    left: Whole
    right: Whole
    value: Whole
    depth: int
    scale: float
    bias: float
    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.0

    def score(self, rows: Floats) -> Floats:
        """Log odds of each row of shape (candidates, features); all trees and rows are gone through at once."""
        rows = np.asarray(rows, dtype=np.float64).reshape(-1, len(self.features))
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        which = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.where(rows[which, self.feature[at]] <= self.limit[at], self.left[at], self.right[at])
        total: Whole = self.value[at].sum(axis=1, dtype=np.int64)
        return self.bias + self.scale * total.astype(np.float64)

    def probability(self, score: float) -> float:
        """The share of candidates with such a score that are right, as far as held-out reports tell."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.offset))))

    def reasons(self, row: Floats, most: int = 3) -> tuple[Reason, ...]:
        """The features that moved a row's score the most, either way, each with how far; together with the bias they make the score.

        A step down a tree moves the score from the node's value to the child's (the method of Saabas, 2014).
        """
        row, at = np.asarray(row, dtype=np.float64), self.roots
        moved = np.zeros(len(self.features))
        for _ in range(self.depth):  # all trees at once; a leaf leads to itself and moves nothing
            asked = self.feature[at]
            child = np.where(row[asked] <= self.limit[at], self.left[at], self.right[at])
            moved += np.bincount(asked, self.value[child] - self.value[at], len(self.features))
            at = child
        by_weight = sorted((-abs(m), n) for n, m in enumerate(moved.tolist()) if m)
        return tuple(Reason(self.features[n], float(row[n]), self.scale * float(moved[n])) for _, n in by_weight[:most])
