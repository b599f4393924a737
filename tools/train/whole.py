"""Trains what tells a report's land, town, time, violations and actors: `python -m tools.train.whole`.

Each chooser is fitted on the training articles of HRDsAttack. What one model hands to another while training are scores of articles held out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tools.train import fit
from tools.train.hrdsattack import articles

from habeas.finding import gazetteer
from habeas.finding.find import mark
from habeas.finding.gazetteer import fold
from habeas.finding.published import dated
from habeas.finding.whole import marks, where
from habeas.finding.whole.dating import TIMES, days
from habeas.finding.whole.view import View, counted
from habeas.model.when import When

ACTOR = {
    "state actor": "state", "other state actors": "foreign_state", "regional orgs": "intergovernmental", "other actors with permissions": "non_state_permitted",
    "other actors without permissions": "non_state_unpermitted", "other non-state actors": "other_non_state", "insufficient info": "unknown",
}  # fmt: skip
SPELT = {
    "usa": "united states", "us": "united states", "united states of america": "united states", "unites states of america": "united states",
    "england": "united kingdom", "scotland": "united kingdom", "wales": "united kingdom", "people's republic of china": "china", "nigeia": "nigeria",
    "yemeni": "yemen", "pakistani": "pakistan", "columbia": "colombia", "eswatini": "eswatini", "palestine": "palestine",
}  # fmt: skip
MONTHS = ("", *"january february march april may june july august september october november december".split())
SURE = 0.08
"""How likely a town or time must be to be filled in where no clause says one."""
SEEN_IN = 4
"""Articles a word must stand in to be learned."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training article as the choosers look at it, and what people said of it: land (a code), town (folded), year, month, day, types, actor."""

    name: str
    view: View
    words: dict[str, float]
    land: str | None
    town: str | None
    when: tuple[int | None, int | None, int | None]
    types: frozenset[str]
    actor: str | None


def lesson(name: str, gold: dict[str, Any], view: View) -> Lesson:
    """A lesson from an article's answers."""
    return Lesson(
        name, view, counted(view), _code(gold["country"]), fold(gold["city"]) if _said(gold["city"]) else None,
        (_number(gold["year"]), _month(gold["month"]), _number(gold["date"])),
        frozenset(t.replace(" ", "_") for t in gold["violation_types"]), ACTOR.get(gold["perpetrator_type"] or ""),
    )  # fmt: skip


def _said(answer: str | None) -> bool:
    return bool(answer) and str(answer).strip().lower() not in ("n/a", "none", "unknown", "")


def _number(answer: str | None) -> int | None:
    try:
        return int(float(str(answer)))
    except ValueError:
        return None


def _month(answer: str | None) -> int | None:
    low = str(answer).strip().lower()
    return MONTHS.index(low) if low in MONTHS[1:] else _number(answer)


def _code(answer: str | None) -> str | None:
    low = str(answer).strip().lower()
    known = [e.country for e in gazetteer.lookup(fold(SPELT.get(low, low))) if e.kind == "country"]
    return known[0] if known and _said(answer) else None


def train(lessons: Sequence[Lesson]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """(name, arrays, figure) of every model in turn."""
    scores, arrays, figure = _lands(lessons)
    yield "lands", arrays, figure
    yield ("towns", *_towns(lessons, scores))
    yield ("days", *_days(lessons))
    held, topics = _topics(lessons)
    yield "topics", topics, f"{len(topics['words'])} words"
    yield (
        "violations",
        *_labels(lessons, held, marks.type_rows, marks.OF_TYPE, [[float(t in x.types) for t in marks.TYPES] for x in lessons], True),
    )
    yield (
        "actors",
        *_labels(lessons, held, marks.actor_rows, marks.OF_ACTOR, [[float(a == x.actor) for a in marks.ACTORS] for x in lessons], False),
    )


def _fitted(
    rows: Sequence[Sequence[float]],
    right: Sequence[float],
    groups: Sequence[str],
    features: Sequence[str],
    trees: Any,
    weight: Floats | None = None,
) -> tuple[Floats, dict[str, Any]]:
    """Scores of held-out rows, and the arrays of a ranker fitted on all."""
    x, y = np.array(rows, dtype=np.float64), np.array(right, dtype=np.int64)
    scores = np.zeros(len(y))
    for seen, unseen in fit.folds(groups):
        scores[unseen] = trees(x[seen], y[seen], None if weight is None else weight[seen]).decision_function(x[unseen])
    arrays = fit.packed_trees([trees(x, y, weight)], features)
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
    names = [x.name for x, _ in told]
    scores, arrays = _fitted([g.row for _, g in told], [x.land == g.key for x, g in told], names, where.LANDS, fit.trees(300, 2, 0.05))
    by: dict[str, dict[str, float]] = {}
    for (x, g), s in zip(told, scores, strict=True):
        by.setdefault(x.name, {})[g.key] = float(s)
    best = _best(scores, names)
    right = sum(told[n][1].key == told[n][0].land for n in best.values())
    return by, arrays, f"{right} of {sum(x.land is not None for x in lessons)} lands"


def _towns(lessons: Sequence[Lesson], lands: dict[str, dict[str, float]]) -> tuple[dict[str, Any], str]:
    told = [(x, g) for x in lessons for g in where.towns(x.view, lands.get(x.name, {}))]
    names = [x.name for x, _ in told]
    right = [x.town == g.key.rsplit("/", 1)[0] for x, g in told]
    scores, arrays = _fitted([g.row for _, g in told], right, names, where.TOWNS, fit.trees(300, 2, 0.05))
    found = sum(right[n] for n in _best(scores, names).values())
    return arrays | {"threshold": _cut(scores, right, SURE)}, f"{found} of {sum(x.town is not None for x in lessons)} towns"


def _cut(scores: Floats, right: Sequence[bool], share: float) -> float:
    """The score from which about this share of the candidates is right."""
    slope, offset = fit.calibrated(scores, np.array(right, dtype=np.int64))
    return (math.log(share / (1 - share)) - offset) / slope


def _days(lessons: Sequence[Lesson]) -> tuple[dict[str, Any], str]:
    told = [(x, d) for x in lessons for d in days(x.view)]
    names = [x.name for x, _ in told]
    right = [_fits(d.mention.when, x.when) for x, d in told]
    weight = np.array([0.3 if x.when[1] is None else 1.0 if x.when[2] is None else 3.0 for x, _ in told])
    scores, arrays = _fitted([d.row for _, d in told], right, names, TIMES, fit.trees(400, 2, 0.05), weight)
    best = [told[n] for n in _best(scores, names).values()]
    months = sum(x.when[1] is not None and _parts(d.mention.when)[1] == x.when[1] for x, d in best)
    full = sum(x.when[2] is not None and _parts(d.mention.when)[2] == x.when[2] for x, d in best)
    asked = [sum(x.when[n] is not None for x in lessons) for n in (1, 2)]
    return arrays | {"threshold": _cut(scores, right, SURE)}, f"{months} of {asked[0]} months, {full} of {asked[1]} days"


def _parts(when: When) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as an interval fixes them."""
    low, high = str(when.earliest), str(when.latest)
    year = int(low[:4]) if low[:4] == high[:4] else None
    month = int(low[5:7]) if low[:7] == high[:7] else None
    return year, month, int(low[8:]) if low == high else None


def _fits(when: When, gold: tuple[int | None, int | None, int | None]) -> bool:
    """Whether a time is the one that people gave: it fixes what they fixed and says nothing else."""
    said = _parts(when)
    if gold[1] is None:
        return gold[0] is not None and said[0] == gold[0]
    same = said[1] == gold[1] and (gold[0] is None or said[0] == gold[0])
    return same and (gold[2] is None or said[2] in (None, gold[2]))


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
    labels = (*marks.TYPES, *marks.ACTORS)
    truth = np.array([[label in x.types if n < len(marks.TYPES) else label == x.actor for n, label in enumerate(labels)] for x in lessons])
    truth[:, len(marks.TYPES) :] &= np.array([[x.actor is not None] for x in lessons])
    held, weights, bias, lines = np.zeros(truth.shape), [], [], []
    for n in range(len(labels)):
        y = truth[:, n].astype(np.int64)
        for learn, test in fit.folds([x.name for x in lessons]):
            held[test, n] = _linear(rows[learn], y[learn]).decision_function(rows[test])
        model = _linear(rows, y)
        weights.append(model.coef_[0])
        bias.append(float(model.intercept_[0]))
        lines.append(fit.calibrated(held[:, n], y))
    arrays = fit.packed_labels(labels, vocabulary, rarity, np.array(weights), np.array(bias), lines)
    return held, arrays | {"threshold": np.zeros(len(labels))}


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
    scores, arrays = _fitted(rows, right, names, features, fit.trees(200, 3, 0.05, 15))
    table, gold = scores.reshape(len(lessons), -1), np.array(truth)
    if not several:
        hit = sum(gold[n, table[n].argmax()] for n in range(len(lessons)))
        return arrays, f"{hit:.0f} of {len(lessons)} actors"
    best = max((_f1(table >= cut, gold), float(cut)) for cut in np.arange(-1.5, 1.0, 0.05))
    return arrays | {"threshold": best[1]}, f"F1 {best[0]:.3f} from {best[1]:.2f}"


def _f1(given: NDArray[np.bool_], gold: Floats) -> float:
    none, empty = ~given.any(axis=1), gold.sum(axis=1) == 0
    hit = float((given * gold).sum() + (none & empty).sum())
    return 2 * hit / float(given.sum() + none.sum() + gold.sum() + empty.sum())


def lessons() -> Iterable[Lesson]:
    """The lessons of all training articles."""
    for a in articles():
        m = mark(dated(a.text), weigh=False)
        yield lesson(str(a.id), a.gold, View(m.parse, m.gazetted, m.times, m.cast, m.events))


if __name__ == "__main__":
    for name, arrays, figure in train(list(lessons())):
        print(f"{fit.store(name, arrays)}: {figure} (articles held out)")
