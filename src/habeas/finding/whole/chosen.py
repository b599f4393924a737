"""What the trained choosers make of a report: the scores of its lands, towns and times, of the types of violation, of the kinds of actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from habeas.finding.learned.labels import Labeller
from habeas.finding.learned.sums import Sum
from habeas.finding.learned.trees import Ranker
from habeas.finding.learned.weights import labeller, ranker, summed
from habeas.finding.whole import contest, marks
from habeas.finding.whole.dating import Day, days
from habeas.finding.whole.day_words import around
from habeas.finding.whole.view import View, counted
from habeas.finding.whole.where import Ground, lands, towns
from habeas.model.people import Actor

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Something a chooser scored: how likely it is right, whether it is taken, and why."""

    score: float
    probability: float
    taken: bool
    why: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best land, town in it and time of a report (None: none is likely enough), each type of violation, and the kind of actor."""

    land: tuple[Ground, Weighed] | None
    town: tuple[Ground, Weighed] | None
    day: tuple[Day, Weighed] | None
    types: dict[str, Weighed]
    actor: tuple[Actor, Weighed] | None


def choose(view: View) -> Chosen | None:
    """What the report as a whole says; None where the weights are missing."""
    land, town, day, near = ranker("lands"), ranker("towns"), summed("days"), labeller("day_words")
    types, actors, said = ranker("violations"), ranker("actors"), labeller("topics")
    if land is None or town is None or day is None or near is None or types is None or actors is None or said is None:
        return None
    grounds = lands(view)
    scores = _scores(land, [g.row for g in grounds])
    named = towns(view, {g.key: s for g, s in zip(grounds, scores, strict=True)})
    words = dict(zip(said.labels, map(float, said.score(counted(view))), strict=True))
    types_ = _each(types, marks.type_rows(view, words))
    ground = _best(land, grounds, [g.row for g in grounds])
    own = [g for g in named if ground is None or g.country == ground[0].country]
    return Chosen(
        ground,
        _best(town, own, [g.row for g in own]),
        _time(day, near, view, words),
        dict(zip(marks.TYPES, types_, strict=True)),
        _best(actors, list(marks.ACTORS), marks.actor_rows(view, words)),
    )


def _time(model: Sum, near: Labeller, view: View, said: Mapping[str, float]) -> tuple[Day, Weighed] | None:
    """The time that wins over all others the report names, the words around it among the reasons."""
    times = days(view, said)
    if not times:
        return None
    words = [around(view, d.mention) for d in times]
    rows = contest.rows(times, [float(near.score(w)[0]) for w in words])
    scores = model.score(rows)
    n, share = contest.winner(times, scores)
    sure = model.probability(share)
    if sure < model.threshold:
        return None
    why = [*map(str, model.reasons(rows[n], rows)), *map(str, near.reasons(words[n], near.labels[0], 2))]
    return times[n], Weighed(float(scores[n]), sure, True, "; ".join(why))


def _scores(model: Ranker, rows: Sequence[tuple[float, ...]]) -> list[float]:
    return [float(s) for s in model.score(np.array(rows, dtype=np.float64))] if rows else []


def _each(model: Ranker, rows: Sequence[tuple[float, ...]]) -> list[Weighed]:
    return [_weighed(model, row, s) for row, s in zip(rows, _scores(model, rows), strict=True)]


def _weighed(model: Ranker, row: tuple[float, ...], score: float) -> Weighed:
    why = "; ".join(map(str, model.reasons(np.array(row, dtype=np.float64))))
    return Weighed(score, model.probability(score), score >= model.threshold, why)


def _best(model: Ranker, candidates: Sequence[T], rows: Sequence[tuple[float, ...]]) -> tuple[T, Weighed] | None:
    scores = _scores(model, rows)
    if not scores:
        return None
    n = max(range(len(scores)), key=lambda i: (scores[i], -i))
    found = _weighed(model, rows[n], scores[n])
    return (candidates[n], found) if found.taken else None
