"""Labels of a stretch of words by the words it holds: a weight for each word and label, all of them to be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from habeas.finding.learned.trees import Floats, Reason


@dataclass(frozen=True, slots=True)
class Labeller:
    """A linear model over a vocabulary. `weights` has shape (labels, words): one byte each, times the label's `scale`.

    `rarity`: what a word counts for (inverse document frequency). `slope`, `offset`: score to probability, one a label.
    `threshold`: the score from which a label is given.
    """

    labels: tuple[str, ...]
    words: tuple[str, ...]
    rarity: Floats
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    slope: Floats
    offset: Floats
    threshold: Floats
    _number: dict[str, int] = field(init=False, default_factory=dict, compare=False, repr=False)

    def score(self, counted: Mapping[str, float]) -> Floats:
        """Log odds of each label for words and how often each stands there (any count above 1 weighs by its logarithm)."""
        at, much = self._vector(counted)
        return self.bias + self.scale * (self.weights[:, at].astype(np.float64) @ much)

    def probabilities(self, scores: Floats) -> dict[str, float]:
        """Label to the share of stretches with such a score that bear it, as far as held-out reports tell."""
        return {
            label: 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, float(self.slope[n] * scores[n] + self.offset[n])))))
            for n, label in enumerate(self.labels)
        }

    def reasons(self, counted: Mapping[str, float], label: str, most: int = 3) -> tuple[Reason, ...]:
        """The words that moved a label's score the most, either way."""
        n = self.labels.index(label)
        at, much = self._vector(counted)
        moved = self.scale[n] * self.weights[n, at].astype(np.float64) * much
        order = sorted((-abs(float(m)), int(i), float(m)) for i, m in zip(at, moved, strict=True) if m)
        return tuple(Reason(self.words[i], counted[self.words[i]], m) for _, i, m in order[:most])

    def known(self, words: Iterable[str]) -> list[str]:
        """Those of some words that the vocabulary holds."""
        return [w for w in words if w in self._numbers()]

    def _numbers(self) -> dict[str, int]:
        if not self._number:
            self._number.update((w, n) for n, w in enumerate(self.words))
        return self._number

    def _vector(self, counted: Mapping[str, float]) -> tuple[NDArray[np.int64], Floats]:
        """Numbers of the known words in order, and their values, brought to length 1."""
        numbers = self._numbers()
        held = sorted((numbers[w], counted[w]) for w in numbers.keys() & counted.keys() if counted[w] > 0)
        at = np.array([n for n, _ in held], dtype=np.int64)
        much = np.array([1.0 + math.log(max(c, 1.0)) for _, c in held], dtype=np.float64) * self.rarity[at]
        length = math.sqrt(float(much @ much))
        return at, much / length if length else much
