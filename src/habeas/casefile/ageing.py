"""Ages that reports give of one person, and whether the time between them explains that they are not the same."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.casefile.differing import Said, side_by_side, told_number
from habeas.casefile.dossier import Dossier
from habeas.casefile.kinship import words
from habeas.model.amount import Amount
from habeas.model.cases import SaidValue
from habeas.model.claims import Claim

HALF_A_YEAR = 183
"""Days between two reports of two years within which nobody is taken to have had a birthday; in one year nobody is."""
YEAR = 365.25
AROUND = 18
"""Letters before an age that say that it is the age of then and not of the day of printing."""


@dataclass(frozen=True, slots=True)
class Aged:
    """An age, and the day on which it was so: that of printing, or that of the event where the report says "then".

    `then`: whether it is told as that of then, be the day known or not.
    """

    years: Amount
    on: date | None
    then: bool = False


def can_be_one(a: Aged, b: Aged) -> bool:
    """Whether one person can have been of both ages: the same, or as many years older as lie between the days."""
    if a.years.meets(b.years):
        return True
    if a.on is None or b.on is None:
        return False
    first, last = sorted((a, b), key=lambda x: x.on or date.min)
    days = 0 if a.on.year == b.on.year else abs((a.on - b.on).days)
    least = told_number(last.years) - (first.years.high or told_number(first.years))
    most = (last.years.high or told_number(last.years)) - told_number(first.years)
    return days >= HALF_A_YEAR and least <= math.ceil(days / YEAR) and most >= math.floor(days / YEAR)


def ages_apart(told: Iterable[Said[Aged]]) -> tuple[SaidValue, ...]:
    """The ages that cannot be those of one person, each with its claims; the most told first, empty where all can be one."""
    by_number: dict[str, list[Said[Aged]]] = defaultdict(list)
    for s in told:
        if s.claims:
            by_number[s.label].append(s)
    groups: list[list[Said[Aged]]] = []
    for _, same in sorted(by_number.items(), key=lambda x: (-sum(len(s.claims) for s in x[1]), x[0])):
        home = next((g for g in groups if all(can_be_one(s.value, t.value) for s in g for t in same)), None)
        if home is None:
            groups.append(list(same))
        else:
            home += same
    return side_by_side(groups)


def aged(d: Dossier, c: Claim) -> Aged | None:
    """The age that a claim gives, with its day."""
    return aged_as(d, c, c.amount, c.objects[-1] if c.objects else "") if c.amount is not None else None


def aged_as(d: Dossier, c: Claim, years: Amount, words: str) -> Aged:
    """An age with its day. `words`: those in which the claim gives it."""
    day, then = _of_then(d, c, words)
    return Aged(years, day or printed(d, c.quotes[0].source), then)


def printed(d: Dossier, source: str) -> date | None:
    """The day on which a report came out, where it is known to the day or nearly."""
    when = d.sources[source].published
    return date.fromisoformat(when.earliest) if when.earliest and when.days and when.days < HALF_A_YEAR else None


def _of_then(d: Dossier, c: Claim, number: str) -> tuple[date | None, bool]:
    """The day of what was done to somebody whose age is told as that of then, and whether it is."""
    said = c.quotes[0].text
    at = said.find(number)
    told = words()["aged"]
    then = re.search(told["before"], said[max(0, at - AROUND) : max(0, at)], re.IGNORECASE) or re.search(
        told["behind"], said[at + len(number) :]
    )
    return (first_day(d, c.subjects[:1]), True) if at >= 0 and then else (None, False)


def first_day(d: Dossier, people: Sequence[str]) -> date | None:
    """The first day on which anything is known to have been done to one of some people."""
    days = [e.when.earliest for p in people for e in d.done_to.get(p, ()) if e.when.earliest and e.happened != "no"]
    return date.fromisoformat(min(days)) if days else None
