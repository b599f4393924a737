"""How the times of a report compete: two that name one day or one month lift each other ("on Monday", "9 September", "last month")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.finding.learned.sums import shares
from habeas.finding.whole.dating import TIMES, Day
from habeas.finding.whole.moments import month
from habeas.model.when import When

CONTEST = (*TIMES, "by the words around it", "share by words", "share of its month", "share of its day", "rank by words", "behind the best")
PLAIN = 0.25
"""How likely one day of a month must be beside the times that name the month alone, for the day to be said."""
Floats = NDArray[np.float64]


def rows(times: Sequence[Day], words: Sequence[float]) -> Floats:
    """One row a time, columns as in CONTEST. `words`: what the words around each time say for it."""
    scores = np.array(words, dtype=np.float64)
    each = shares(scores)
    months, days = _sums(times, each, _month), _sums(times, each, _day)
    rank = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    best = float(scores.max()) if len(scores) else 0.0
    beside = zip(times, scores, each, rank, strict=True)
    return np.array([
        (*t.row, s, p, months[_month(t.mention.when)], days[_day(t.mention.when)], float(r), s - best) for t, s, p, r in beside
    ]).reshape(-1, len(CONTEST))  # fmt: skip


def winner(times: Sequence[Day], scores: Floats) -> tuple[int, float]:
    """The number of the time that wins, and the share of its month: the likeliest month first, then the likeliest day of that month."""
    each = shares(scores)
    months = _sums(times, each, _month)
    top = max(sorted(months), key=lambda m: months[m])
    inside = [n for n, t in enumerate(times) if _month(t.mention.when) == top]
    days = _sums([times[n] for n in inside], each[inside], _day)
    whole = max((float(each[n]) for n in inside if times[n].mention.when.days != 1), default=0.0)

    def fit(n: int) -> tuple[bool, float, float, int]:
        one = times[n].mention.when.days == 1
        day = days[_day(times[n].mention.when)]
        return one and day >= PLAIN * whole, day, float(each[n]), -n

    return max(inside, key=fit), months[top]


def _sums(times: Sequence[Day], each: Floats, key: Callable[[When], str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for t, share in zip(times, each, strict=True):
        found[key(t.mention.when)] = found.get(key(t.mention.when), 0.0) + float(share)
    return found


def _month(when: When) -> str:
    """The month a time lies in; the year or the time itself where it lies in none."""
    return month(when) or (str(when.earliest)[:4] if str(when.earliest)[:4] == str(when.latest)[:4] else _day(when))


def _day(when: When) -> str:
    return f"{when.earliest}/{when.latest}"
