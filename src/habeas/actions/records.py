"""The ledger as people read it: who decided what, when and why, and whether its chain is whole."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model.judgement import Judgement, standing
from habeas.store import ledger
from habeas.store.search import folded


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision, and whether it still holds."""

    row: Judgement
    holds: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """What the check of the chain found: how many rows, the last seal, and what is wrong."""

    rows: int
    seal: str
    faults: tuple[str, ...]


def entries(verdict: str = "", by: str = "", words: str = "", since: str = "", until: str = "") -> list[Entry]:
    """The decisions that fit, the latest first. `since`, `until`: days; "" asks for everything."""
    made = ledger.judgements()
    holds = {row.number for row in standing(made)} | {row.number for row in made if row.verdict == "withdraw" and not _withdrawn(row, made)}
    wanted = folded(words).split()
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
        ):
            found.append(Entry(row, row.number in holds))
    return found


def _withdrawn(row: Judgement, made: tuple[Judgement, ...]) -> bool:
    return any(other.withdraws == row.number for other in made[row.number :])


def chain() -> Chain:
    """Go through every row and its seal."""
    made = ledger.judgements()
    return Chain(len(made), made[-1].hash if made else "", tuple(ledger.faults()))
