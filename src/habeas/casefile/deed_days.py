"""Reports that give two days for one deed: when somebody was taken, sent back, let go or died, whatever else they call it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from habeas.casefile.differing import Said, apart, days_wide
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline, of_case
from habeas.casefile.happening import agree, days_between
from habeas.casefile.kinship import words
from habeas.casefile.status import stated
from habeas.model.cases import SaidValue
from habeas.model.claims import Claim
from habeas.model.when import When
from habeas.model.wording import time

KINDS = {
    "taken": ("detention", "abduction", "disappearance"),
    "died": ("killing", "death_in_custody"),
    "sent back": ("forced_return",),
    "released": ("release",),
}
"""The kinds of event that are one sort of deed."""
NEAR = 7
"""Days between two times that are meant for one deed and not for another of its sort."""
LONGEST = 2
"""Days that a time may leave open: a night has two."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, and whom of the case's victims it is told of; "" where of nobody that is known."""

    when: When
    whose: str


def deed_days(d: Dossier, o: Outline) -> list[tuple[SaidValue, ...]]:
    """The days that reports of a case give for one deed, where they cannot be one: each told by a report that gives no other."""
    found = []
    for sort, kinds in KINDS.items():
        done = [e.when for e in o.core if e.kind in kinds and e.happened != "no"]
        told: dict[str, list[Claim]] = defaultdict(list)
        for c in (c for s in o.sources for c in d.by_source[s] if done):
            if _tells(c, sort) and of_case(d, o, c) and _near(c.when, done):
                told[c.quotes[0].source].append(c)
        single = [c for claims in told.values() if all(agree(x.when, y.when) for x in claims for y in claims) for c in claims]
        days = [Said(_Day(c.when, _whose(d, o, c)), time(c.when), (c.id,)) for c in single]
        said = apart(days, _can_be_one, lambda x: days_wide(x.when))
        if said and len(d.sources_of(c for v in said for c in v.claims)) > 1:
            found.append(said)
    return found


def _can_be_one(a: _Day, b: _Day) -> bool:
    """Whether two days can be told of one deed: they meet, or are those of two people."""
    return agree(a.when, b.when) or bool(a.whose and b.whose and a.whose != b.whose)


def _tells(c: Claim, sort: str) -> bool:
    """Whether a claim gives the day of such a deed; "has not been seen since Sunday" is told with a "not"."""
    if (c.when.words or "").casefold() in words()["dated"]["now"]:
        return False
    told = stated(c) or (sort == "taken" and c.negated and c.stance == "asserted")
    return c.kind == "attribute" and c.predicate == "day" and c.objects[:1] == (sort,) and told and 0 < (c.when.days or 0) <= LONGEST


def _whose(d: Dossier, o: Outline, c: Claim) -> str:
    """The victim of the case whom a day is told of, where it is one known person."""
    first = next((p for p in c.subjects if p in d.people), "")
    return first if first in o.victims and d.people[first].kind in ("named", "anchored") else ""


def _near(t: When, events: list[When]) -> bool:
    """Whether a day lies near that of the deed, where anything is known of it."""
    dated = [w for w in events if w.known]
    return not dated or any(days_between(t, w) <= NEAR for w in dated)
