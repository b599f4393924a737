"""Trains what tells a report's land, town, time, violations and actors: `python -m tools.train.whole`.

Lands and towns are learned from the training articles of HRDsAttack and from the restated reports, the rest from the articles alone: nobody was
asked it of the reports. What one model hands to another while training are scores of reports held out, those of one affair together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tools.train import days, fit
from tools.train.lessons import Lesson, lessons

from habeas.finding.whole import marks, where

SEEDS = range(9)
SURE = 0.08
"""How likely a town must be to be filled in where no clause says one."""
HAIR = 0.005
"""F1 that is given up for the surest of the cuts that do about as well: what a report does not tell of is worse than what is missed."""
SEEN_IN = 4
"""Articles a word must stand in to be learned."""
Floats = NDArray[np.float64]


def train(lessons: Sequence[Lesson]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """(name, arrays, figure) of every model in turn."""
    scores, arrays, figure = _lands(lessons)
    yield "lands", arrays, figure
    yield ("towns", *_towns(lessons, scores))
    lessons = [x for x in lessons if x.answers.types is not None]
    held, topics = _topics(lessons)
    yield "topics", topics, f"{len(topics['words'])} words"
    yield from days.train(lessons, [dict(zip((*marks.TYPES, *marks.ACTORS), map(float, row), strict=True)) for row in held])
    yield (
        "violations",
        *_labels(
            lessons,
            held,
            marks.type_rows,
            marks.OF_TYPE,
            [[float(t in (x.answers.types or ())) for t in marks.TYPES] for x in lessons],
            True,
        ),
    )
    yield (
        "actors",
        *_labels(
            lessons, held, marks.actor_rows, marks.OF_ACTOR, [[float(a == x.answers.actor) for a in marks.ACTORS] for x in lessons], False
        ),
    )


def _fitted(
    rows: Sequence[Sequence[float]],
    right: Sequence[float],
    groups: Sequence[str],
    features: Sequence[str],
    number: int,
    depth: int,
    smallest: int = 10,
) -> tuple[Floats, dict[str, Any]]:
    """Scores of held-out rows, and the arrays of a ranker fitted on all: the mean over seeds, of which any one alone is right for some reports by luck."""
    x, y = np.array(rows, dtype=np.float64), np.array(right, dtype=np.int64)
    trees = [fit.trees(number, depth, 0.05, smallest, seed) for seed in SEEDS]
    scores: Floats = np.mean([fit.held_out(x, y, groups, one) for one in trees], axis=0)
    arrays = fit.packed_trees([one(x, y) for one in trees], features)
    arrays["slope"], arrays["offset"] = fit.calibrated(scores, y)
    return scores, arrays | {"threshold": -99.0}


def _best(scores: Floats, groups: Sequence[str]) -> dict[str, int]:
    best: dict[str, int] = {}
    for n, g in enumerate(groups):
        if g not in best or scores[n] > scores[best[g]]:
            best[g] = n
    return best


def _lands(lessons: Sequence[Lesson]) -> tuple[dict[str, dict[str, float]], dict[str, Any], str]:
    told = [(x, g) for x in lessons for g in where.lands(x.view)]
    right = [g.key in x.answers.lands for x, g in told]
    scores, arrays = _fitted([g.row for _, g in told], right, [x.group for x, _ in told], where.LANDS, 200, 2)
    by: dict[str, dict[str, float]] = {}
    for (x, g), s in zip(told, scores, strict=True):
        by.setdefault(x.name, {})[g.key] = float(s)
    return by, arrays, _share(_best(scores, [x.name for x, _ in told]), right, [bool(x.answers.lands) for x in lessons], "lands")


def _towns(lessons: Sequence[Lesson], lands: dict[str, dict[str, float]]) -> tuple[dict[str, Any], str]:
    told = [(x, g) for x in lessons for g in where.towns(x.view, lands.get(x.name, {}))]
    right = [g.key.rsplit("/", 1)[0] in x.answers.towns for x, g in told]
    scores, arrays = _fitted([g.row for _, g in told], right, [x.group for x, _ in told], where.TOWNS, 200, 2)
    figure = _share(_best(scores, [x.name for x, _ in told]), right, [bool(x.answers.towns) for x in lessons], "towns")
    return arrays | {"threshold": _cut(scores, right, SURE)}, figure


def _share(best: dict[str, int], right: Sequence[bool], asked: Sequence[bool], what: str) -> str:
    return f"{sum(right[n] for n in best.values())} of {sum(asked)} {what}"


def _cut(scores: Floats, right: Sequence[bool], share: float) -> float:
    """The score from which about this share of the candidates is right."""
    slope, offset = fit.calibrated(scores, np.array(right, dtype=np.int64))
    return (math.log(share / (1 - share)) - offset) / slope


def _topics(lessons: Sequence[Lesson]) -> tuple[Floats, dict[str, Any]]:
    """Scores of held-out articles for each label, and the labeller: a weight for each word and label."""
    seen = Counter(w for x in lessons for w in x.words)
    vocabulary = sorted(w for w, n in seen.items() if n >= SEEN_IN)
    number = {w: n for n, w in enumerate(vocabulary)}
    rarity = np.array([math.log((1 + len(lessons)) / (1 + seen[w])) + 1 for w in vocabulary])
    rows = np.zeros((len(lessons), len(vocabulary)))
    for n, x in enumerate(lessons):
        for w, c in x.words.items():
            if w in number:
                rows[n, number[w]] = (1 + math.log(c)) * rarity[number[w]]
        rows[n] /= np.linalg.norm(rows[n]) or 1.0
    table, back = _turned(rows)
    labels = (*marks.TYPES, *marks.ACTORS)
    truth = np.array(
        [
            [label in (x.answers.types or ()) if n < len(marks.TYPES) else label == x.answers.actor for n, label in enumerate(labels)]
            for x in lessons
        ]
    )
    truth[:, len(marks.TYPES) :] &= np.array([[x.answers.actor is not None] for x in lessons])
    held, weights, bias, lines = np.zeros(truth.shape), [], [], []
    for n in range(len(labels)):
        y = truth[:, n].astype(np.int64)
        for learn, test in fit.folds([x.name for x in lessons]):
            held[test, n] = _linear(table[learn], y[learn]).decision_function(table[test])
        model = _linear(table, y)
        weights.append(back @ model.coef_[0])
        bias.append(float(model.intercept_[0]))
        lines.append(fit.calibrated(held[:, n], y))
    arrays = fit.packed_labels(labels, vocabulary, rarity, np.array(weights), np.array(bias), lines)
    return held, arrays | {"threshold": np.zeros(len(labels))}


def _turned(rows: Floats) -> tuple[Floats, Floats]:
    """The rows in as many columns as there are rows, and what turns weights of these into weights of words.

    A penalty on squared weights is the same however the columns are turned: the fit is that of all words, and a few hundred columns fit fast.
    """
    size, axes = np.linalg.eigh(rows @ rows.T)
    kept = size > 1e-9 * size.max()
    size, axes = np.sqrt(size[kept]), axes[:, kept]
    return axes * size, rows.T @ (axes / size)


def _linear(rows: Floats, right: NDArray[np.int64]) -> LogisticRegression:
    return LogisticRegression(C=10, max_iter=300, class_weight="balanced").fit(rows, right)


def _labels(
    lessons: Sequence[Lesson], held: Floats, made: Any, features: Sequence[str], truth: list[list[float]], several: bool
) -> tuple[dict[str, Any], str]:
    """A ranker over one row a label. `several`: an article may bear several labels, and the score from which one is given is chosen."""
    labels = (*marks.TYPES, *marks.ACTORS)
    rows = [r for n, x in enumerate(lessons) for r in made(x.view, dict(zip(labels, map(float, held[n]), strict=True)))]
    right = [y for row in truth for y in row]
    names = [x.name for x, row in zip(lessons, truth, strict=True) for _ in row]
    scores, arrays = _fitted(rows, right, names, features, 120, 3 if several else 2, 15 if several else 30)
    table, gold = scores.reshape(len(lessons), -1), np.array(truth)
    if not several:
        hit = sum(gold[n, table[n].argmax()] for n in range(len(lessons)))
        return arrays, f"{hit:.0f} of {len(lessons)} actors"
    reached = {float(cut): _f1(table >= cut, gold) for cut in np.arange(-1.5, 1.0, 0.05)}
    surest = max(cut for cut, f1 in reached.items() if f1 >= max(reached.values()) - HAIR)
    return arrays | {"threshold": surest}, f"F1 {reached[surest]:.3f} from {surest:.2f}"


def _f1(given: NDArray[np.bool_], gold: Floats) -> float:
    none, empty = ~given.any(axis=1), gold.sum(axis=1) == 0
    hit = float((given * gold).sum() + (none & empty).sum())
    return 2 * hit / float(given.sum() + none.sum() + gold.sum() + empty.sum())


if __name__ == "__main__":
    for name, arrays, figure in train(list(lessons())):
        print(f"{fit.store(name, arrays)}: {figure} (articles held out)")
