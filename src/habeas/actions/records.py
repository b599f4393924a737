"""The ledger as people read it: who decided what, when and why, and whether its chain is whole."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.actions.decide import withdraw
from habeas.actions.opposed import opposed
from habeas.actions.who import Who
from habeas.model.errors import NotAllowed, NotFound
from habeas.model.judgement import Judgement, Verdict, standing
from habeas.model.signing import person_key
from habeas.protecting.access import Act
from habeas.store import ledger, seen
from habeas.store.decided import decided, mark_of
from habeas.store.search import folded


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision, whether it still holds, and whether it waits for a second hand. `against`: the decision of somebody else that says the opposite on the
    same; `later`: whether that one came after it, so that it holds; `mark`: of the act in which it was decided together with others, or ""."""

    row: Judgement
    holds: bool
    awaits: bool = False
    against: Judgement | None = None
    later: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """What the check of the chain found: how many rows, the last seal, and what is wrong."""

    rows: int
    seal: str
    faults: tuple[str, ...]


def entries(
    verdict: str = "", by: str = "", words: str = "", since: str = "", until: str = "", mark: str = "", *, differing: bool = False
) -> list[Entry]:
    """The decisions that fit, the latest first. `since`, `until`: days; `mark`: of the act they belong to; "" asks for everything. `differing`: only
    those that somebody else's decision on the same is against."""
    made = ledger.judgements()
    holds = {row.number for row in standing(made)} | {row.number for row in made if row.verdict == "withdraw" and not _withdrawn(row, made)}
    wanted, waiting = folded(words).split(), decided().hands.waiting
    against = {row.number: other for pair in opposed(made) for row, other in ((pair.first, pair.last), (pair.last, pair.first))}
    found = []
    for row in reversed(made):
        said = folded(" ".join((row.why, *(quote.text for quote in (*row.on, *row.other)), row.value)))
        day = row.at[:10]
        if (
            (not verdict or row.verdict == verdict)
            and (not by or folded(by) in folded(row.by))
            and (not since or day >= since)
            and (not until or day <= until)
            and all(word in said for word in wanted)
            and (not mark or mark_of(row) == mark)
            and (not differing or row.number in against)
        ):
            other = against.get(row.number)
            later = other is not None and other.number > row.number
            found.append(Entry(row, row.number in holds, row.number in waiting, other, later, mark_of(row)))
    return found


def _withdrawn(row: Judgement, made: tuple[Judgement, ...]) -> bool:
    return any(other.withdraws == row.number for other in made[row.number :])


def chain() -> Chain:
    """Go through every row and its seal. Somebody who does not see every row hears only whether all is whole."""
    if seen.view() is not None:
        return Chain(0, "", tuple("?" for _fault in ledger.faults())[:1])
    made = ledger.judgements()
    return Chain(len(made), made[-1].hash if made else "", tuple(ledger.faults()))


UNDOES: dict[Verdict, Act] = {
    "same_person": "merge",
    "different_person": "merge",
    "same_incident": "merge",
    "different_incident": "merge",
    "protect": "overrule",
    "consent": "overrule",
    "publish": "publish",
}
"""What one must be allowed to do in order to take such a decision back; all others need no more than deciding does."""


def take_back(who: Who, handle: str, at: str, why: str) -> Judgement:
    """Take a decision back, named by its number or its seal. Somebody else's is taken back by those who may overrule."""
    row = next((one for one in ledger.judgements() if handle in (str(one.number), one.hash)), None)
    if row is None:
        raise NotFound("The ledger has no such decision.")
    must_take_back(who, row)
    return withdraw(row.number, who.decides(at, why))


def must_take_back(who: Who, row: Judgement) -> None:
    """Raise NotAllowed where this person may not take this decision back."""
    who.must(UNDOES.get(row.verdict, "decide"))
    if person_key(row.by) != person_key(who.name):
        who.must("overrule")
    if row.verdict == "team":
        raise NotAllowed("What was done about those who work here is changed on their page.")
