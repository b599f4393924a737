"""Fitting and storing: boosted trees and linear labellers, scores of reports that were held out, weights of one byte in a file without a clock."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

from habeas.finding.learned.sums import FAR

WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "habeas" / "finding" / "learned" / "weights"
MOMENT = (1980, 1, 1, 0, 0, 0)
BYTE = 127
Floats = NDArray[np.float64]


def folds(groups: Sequence[str], number: int = 10) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Row numbers to train and to hold out, whole reports together; the same for the same reports."""
    rows = np.zeros((len(groups), 1))
    return list(GroupKFold(number, shuffle=True, random_state=7).split(rows, groups=list(groups)))


def held_out(rows: Floats, right: NDArray[np.int64], groups: Sequence[str], fit: Callable[..., Any], number: int = 10) -> Floats:
    """The score of each row by a model that has not seen its report. `fit(rows, right)` gives something with `decision_function`."""
    scores = np.zeros(len(rows))
    for seen, unseen in folds(groups, number):
        scores[unseen] = fit(rows[seen], right[seen]).decision_function(rows[unseen])
    return scores


def trees(
    number: int = 150, depth: int = 3, rate: float = 0.06, smallest: int = 10, seed: int = 7
) -> Callable[..., GradientBoostingClassifier]:
    """A way of fitting boosted trees, to be called with rows and what is right."""

    def fit(rows: Floats, right: NDArray[np.int64], weight: Floats | None = None) -> GradientBoostingClassifier:
        model = GradientBoostingClassifier(
            n_estimators=number,
            max_depth=depth,
            learning_rate=rate,
            min_samples_leaf=smallest,
            subsample=0.7,
            max_features=0.5,
            random_state=seed,
        )
        return model.fit(rows, right, sample_weight=weight)

    return fit


def calibrated(scores: Floats, right: NDArray[np.int64]) -> tuple[float, float]:
    """Slope and offset that make probabilities of held-out scores (Platt, 1999)."""
    line = LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), right)
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def packed_trees(models: Sequence[GradientBoostingClassifier], features: Sequence[str]) -> dict[str, Any]:
    """The arrays of a ranker, the mean of some models: each node's value as one byte times a scale, limits looked up in one list of cuts."""
    roots, feature, limit, left, step, value = [], [], [], [], [], []
    deepest, start = 0, 0
    for model, one in ((m, e) for m in models for e in m.estimators_[:, 0]):
        t = one.tree_
        leaf = t.children_left < 0
        roots.append(start)
        feature.append(np.where(leaf, -1, t.feature))
        limit.append(np.where(leaf, 0.0, t.threshold))
        left.append(np.where(leaf, 0, t.children_left + start))
        step.append(np.where(leaf, 0, t.children_right - t.children_left))
        value.append(_means(t) * model.learning_rate / len(models))
        deepest, start = max(deepest, int(t.max_depth)), start + t.node_count
    values = np.concatenate(value)
    scale = float(np.abs(values).max()) / BYTE
    cuts, cut = np.unique(np.concatenate(limit).astype(np.float32), return_inverse=True)
    return {
        "features": np.array(features),
        "roots": np.array(roots, dtype=np.uint32),
        "feature": np.concatenate(feature).astype(np.int16),
        "cuts": cuts,
        "cut": cut.astype(np.uint16),
        "left": np.concatenate(left).astype(np.uint32),
        "step": np.concatenate(step).astype(np.uint16),
        "value": np.rint(values / scale).astype(np.int8),
        "depth": deepest,
        "scale": scale,
        "bias": float(np.mean([np.log(m.init_.class_prior_[1] / m.init_.class_prior_[0]) for m in models])),
    }


def _means(t: Any) -> Floats:
    """Each node's value as the mean of the leaves below it, weighed by the rows that came there."""
    value = t.value[:, 0, 0].astype(np.float64)
    for i in reversed(range(t.node_count)):
        a, b = t.children_left[i], t.children_right[i]
        if a >= 0:
            n = t.weighted_n_node_samples
            value[i] = (value[a] * n[a] + value[b] * n[b]) / (n[a] + n[b])
    return value


@dataclass(frozen=True, slots=True)
class Lines:
    """A linear model over counted words for one label, fitted: the vocabulary, what each word counts for, its weight, and the bias."""

    words: tuple[str, ...]
    rarity: Floats
    weight: Floats
    bias: float

    def score(self, counted: Sequence[Mapping[str, float]]) -> Floats:
        """Log odds of each row of counted words."""
        rows = _matrix(counted, {w: n for n, w in enumerate(self.words)})
        return np.asarray(normalize(rows @ diags(self.rarity)) @ self.weight).ravel() + self.bias


def lines(counted: Sequence[Mapping[str, float]], right: NDArray[np.int64], strength: float, fewest: int = 3) -> Lines:
    """Fit the weight of each word that stands in at least `fewest` rows; a word counts by the logarithm of how often it stands there."""
    often = Counter(w for row in counted for w in row)
    words = tuple(sorted(w for w, n in often.items() if n >= fewest))
    rarity = np.array([np.log((1 + len(counted)) / (1 + often[w])) + 1 for w in words])
    rows = normalize(_matrix(counted, {w: n for n, w in enumerate(words)}) @ diags(rarity))
    model = LogisticRegression(C=strength, max_iter=500).fit(rows, right)
    return Lines(words, rarity, model.coef_[0], float(model.intercept_[0]))


def lines_held_out(
    counted: Sequence[Mapping[str, float]], right: NDArray[np.int64], groups: Sequence[str], strength: float, number: int = 10
) -> Floats:
    """The score of each row by weights that were fitted without its report."""
    scores = np.zeros(len(right))
    for seen, unseen in folds(groups, number):
        scores[unseen] = lines([counted[i] for i in seen], right[seen], strength).score([counted[i] for i in unseen])
    return scores


def stretches(names: Sequence[str]) -> dict[str, slice]:
    """Where the rows of each report stand, which follow one another."""
    first: dict[str, int] = {}
    for n, name in enumerate(names):
        first.setdefault(name, n)
    return {name: slice(n, n + names.count(name)) for name, n in first.items()}


@dataclass(frozen=True, slots=True)
class Contest:
    """A conditional logit, fitted: the mean and spread of each feature, and its weight."""

    mean: Floats
    spread: Floats
    weight: Floats

    def score(self, rows: Floats) -> Floats:
        """The logarithm of each candidate's odds beside others of its report."""
        return np.asarray(np.clip((rows - self.mean) / self.spread, -FAR, FAR) @ self.weight)

    def packed(self, features: Sequence[str]) -> dict[str, Any]:
        """The arrays of a sum."""
        scale = float(np.abs(self.weight).max()) / BYTE
        small = np.rint(self.weight / scale).astype(np.int8)
        return {
            "features": np.array(features),
            "mean": self.mean.astype(np.float32),
            "spread": self.spread.astype(np.float32),
            "weight": small,
            "scale": scale,
        }


def contest(rows: Floats, right: Floats, names: Sequence[str], weight: Floats, strict: float) -> Contest:
    """Fit the weight of each feature so that right candidates win over the others of their report (`names`: the report of each row)."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    return Contest(mean, spread, _won(np.clip((rows - mean) / spread, -FAR, FAR), right, names, weight, strict))


def contest_lines(
    counted: Sequence[Mapping[str, float]], right: Floats, names: Sequence[str], weight: Floats, strict: float, fewest: int = 4
) -> Lines:
    """Fit the weight of each word that stands in at least `fewest` rows so that right candidates win over the others of their report."""
    often = Counter(w for row in counted for w in row)
    words = tuple(sorted(w for w, n in often.items() if n >= fewest))
    rows = normalize(_matrix(counted, {w: n for n, w in enumerate(words)}))
    return Lines(words, np.ones(len(words)), _won(rows, right, names, weight, strict), 0.0)


def _won(rows: Any, right: Floats, names: Sequence[str], weight: Floats, strict: float) -> Floats:
    """The weights by which right candidates win; reports without a right one teach nothing."""
    taught = {n for n, r in zip(names, right, strict=True) if r > 0}
    kept = np.array([n in taught for n in names])
    rows, right, weight = rows[kept], right[kept], weight[kept]
    number = {n: i for i, n in enumerate(dict.fromkeys(n for n, k in zip(names, kept, strict=True) if k))}
    of = np.array([number[n] for n, k in zip(names, kept, strict=True) if k])
    each = np.zeros(len(number))
    each[of] = weight

    def loss(b: Floats) -> tuple[float, Floats]:
        scores = rows @ b
        odds, total = _summed(scores, np.ones(len(scores)), of)
        odds_right, total_right = _summed(scores, right, of)
        pull = (odds_right - odds) * weight
        return float((each * (total - total_right)).sum() + 0.5 * strict * b @ b), strict * b - rows.T @ pull

    return np.asarray(minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x)


def _summed(scores: Floats, counts: Floats, of: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Each candidate's share of its report's odds, and the logarithm of their sum; the best one that counts at all sets the scale, so none vanishes."""
    top = np.full(int(of.max()) + 1, -np.inf)
    np.maximum.at(top, of, np.where(counts > 0, scores, -np.inf))
    odds = np.exp(np.minimum(scores - top[of], 0.0)) * counts
    total = np.bincount(of, odds)
    return odds / total[of], np.log(total) + top


def _matrix(counted: Sequence[Mapping[str, float]], numbers: Mapping[str, int]) -> Any:
    at = [(n, numbers[w], 1.0 + np.log(c)) for n, row in enumerate(counted) for w, c in sorted(row.items()) if w in numbers and c > 0]
    row, column, value = (np.array(x) for x in zip(*at, strict=True)) if at else (np.zeros(0, int),) * 3
    return csr_matrix((value, (row, column)), shape=(len(counted), len(numbers)))


def packed_labels(
    labels: Sequence[str], words: Sequence[str], rarity: Floats, weights: Floats, bias: Floats, calibration: Sequence[tuple[float, float]]
) -> dict[str, Any]:
    """The arrays of a labeller; words that weigh nothing for any label are left out."""
    scale = np.abs(weights).max(axis=1) / BYTE
    small = np.rint(weights / scale[:, None]).astype(np.int8)
    kept = np.flatnonzero(small.any(axis=0))
    return {
        "labels": np.array(labels),
        "words": np.array(words)[kept],
        "rarity": rarity[kept].astype(np.float32),
        "weights": small[:, kept],
        "scale": scale,
        "bias": bias,
        "slope": np.array([s for s, _ in calibration]),
        "offset": np.array([o for _, o in calibration]),
    }


def store(name: str, arrays: dict[str, Any]) -> Path:
    """Write a weights file; the same arrays give the same bytes."""
    path = WEIGHTS / f"{name}.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for key in sorted(arrays):
            held = io.BytesIO()
            np.lib.format.write_array(held, np.asarray(arrays[key]), allow_pickle=False)
            out.writestr(zipfile.ZipInfo(f"{key}.npy", MOMENT), held.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return path
