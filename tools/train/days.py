"""Trains when the main event of a report was: weights of the words around a time, and of the features by which the times of a report compete.

Both are conditional logits: what is made likely is that the right times win over the others of their own report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tools.train import fit
from tools.train.lessons import Lesson

from habeas.finding.whole import contest
from habeas.finding.whole.dating import days
from habeas.finding.whole.day_words import around
from habeas.model.when import When

SURE = 0.08
"""How likely a time must be to be filled in where no clause says one."""
STRICT, STRICT_WORDS = 100.0, 0.2
"""How strongly weights are held back: of features, of words."""
Floats = NDArray[np.float64]


def train(lessons: Sequence[Lesson], said: Sequence[Mapping[str, float]]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """(name, arrays, figure) of both models. `said`: what the words of each article make of each type of violation, by models that had not seen it."""
    told = {x.name: days(x.view, s) for x, s in zip(lessons, said, strict=True)}
    asked = [x for x in lessons if told[x.name]]
    names = [x.name for x in asked for _ in told[x.name]]
    right = np.array([_fits(d.mention.when, x.answers.when) for x in asked for d in told[x.name]], dtype=np.float64)
    weight = np.array(
        [0.3 if x.answers.when[1] is None else 1.0 if x.answers.when[2] is None else 3.0 for x in asked for _ in told[x.name]]
    )
    near, words = _words([around(x.view, d.mention) for x in asked for d in told[x.name]], right, names, weight)
    yield "day_words", words, f"{len(words['words'])} words"
    at = fit.stretches(names)
    rows = np.vstack([contest.rows(told[x.name], list(near[at[x.name]])) for x in asked])
    held = np.zeros(len(names))
    for seen, unseen in fit.folds(names):
        held[unseen] = fit.contest(rows[seen], right[seen], [names[i] for i in seen], weight[seen], STRICT).score(rows[unseen])
    model = fit.contest(rows, right, names, weight, STRICT)
    won = {x.name: contest.winner(told[x.name], held[at[x.name]]) for x in asked}
    best = [(x, told[x.name][won[x.name][0]].mention.when) for x in asked]
    yield "days", model.packed(contest.CONTEST) | _sure(best, [won[x.name][1] for x in asked]), _figure(best, lessons)


def _words(counted: Sequence[Mapping[str, float]], right: Floats, names: Sequence[str], weight: Floats) -> tuple[Floats, dict[str, Any]]:
    """Scores of held-out times by the words around them, and the labeller."""
    held = np.zeros(len(names))
    for seen, unseen in fit.folds(names):
        lines = fit.contest_lines([counted[i] for i in seen], right[seen], [names[i] for i in seen], weight[seen], STRICT_WORDS)
        held[unseen] = lines.score([counted[i] for i in unseen])
    whole = fit.contest_lines(counted, right, names, weight, STRICT_WORDS)
    arrays = fit.packed_labels(["right"], whole.words, whole.rarity, whole.weight[None, :], np.zeros(1), [(1.0, 0.0)])
    return held, arrays | {"threshold": np.zeros(1)}


def _sure(best: Sequence[tuple[Lesson, When]], share: Sequence[float]) -> dict[str, float]:
    """What turns the share of the time that won into how often it is right."""
    odds = np.log(np.array(share) / np.maximum(1e-9, 1 - np.array(share)))
    slope, offset = fit.calibrated(odds, np.array([_fits(w, x.answers.when) for x, w in best], dtype=np.int64))
    return {"slope": slope, "offset": offset, "threshold": SURE}


def _figure(best: Sequence[tuple[Lesson, When]], lessons: Sequence[Lesson]) -> str:
    right = [sum(x.answers.when[n] is not None and parts(w)[n] == x.answers.when[n] for x, w in best) for n in range(3)]
    asked = [sum(x.answers.when[n] is not None for x in lessons) for n in range(3)]
    return ", ".join(f"{r} of {a} {what}" for r, a, what in zip(right, asked, ("years", "months", "days"), strict=True))


def parts(when: When) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as an interval fixes them."""
    low, high = str(when.earliest), str(when.latest)
    year = int(low[:4]) if low[:4] == high[:4] else None
    month = int(low[5:7]) if low[:7] == high[:7] else None
    return year, month, int(low[8:]) if low == high else None


def _fits(when: When, gold: tuple[int | None, int | None, int | None]) -> bool:
    """Whether a time is the one that people gave: it fixes what they fixed and says nothing else."""
    said = parts(when)
    if gold[1] is None:
        return gold[0] is not None and said[0] == gold[0]
    same = said[1] == gold[1] and (gold[0] is None or said[0] == gold[0])
    return same and (gold[2] is None or said[2] in (None, gold[2]))
