"""Join the decisions of two ledgers: what is here already is left out, what is new is added at the end, and what takes back points at the right row."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable, Sequence

from habeas.model.judgement import Judgement
from habeas.model.signing import said_in
from habeas.store import ledger

STAY = frozenset({"team", "publish"})
"""Rows about those who work here and about what went out: they belong to their own casebook."""
Content = tuple[object, ...]


def cut(row: Judgement, sources: Collection[str]) -> Judgement | None:
    """As much of a decision as is about words of these reports; None where that is nothing, or one side of a pair only."""
    on, other = (tuple(quote for quote in words if quote.source in sources) for words in (row.on, row.other))
    if row.verdict in STAY or not on or (row.other and not other):
        return None
    return dataclasses.replace(row, on=on, other=other)


def join(given: Sequence[Judgement]) -> int:
    """Add those of the given decisions that are not in the ledger; gives how many. Into an empty ledger a whole one goes row by row as it was."""
    mine = ledger.judgements()
    contents = _contents(mine)
    here: dict[Content, list[Judgement]] = {}
    for row in mine:
        here.setdefault(contents[row.number], []).append(row)
    used, now, added = set[int](), dict[int, int](), 0
    theirs = _contents(given)
    for row in given:
        known = _known(row, here.get(theirs[row.number], ()), used)
        if known is not None:
            used.add(known)
            now[row.number] = known
        elif not mine or _may_come(row, now):
            now[row.number] = ledger.append(_renumbered(row, now)).number
            added += 1
    return added


def _may_come(row: Judgement, now: dict[int, int]) -> bool:
    about = [number for number in (row.withdraws, said_in(row).get("signs") if row.verdict == "sign" else None) if number is not None]
    return row.verdict not in STAY and all(number in now for number in about)


def _known(row: Judgement, here: Iterable[Judgement], used: Collection[int]) -> int | None:
    """The number under which the same is here: with the same words, or with more of them, where only some went out and came back."""
    alike = [one for one in here if set(row.on) <= set(one.on) and set(row.other) <= set(one.other)]
    same = [one.number for one in alike if (one.on, one.other) == (row.on, row.other)]
    fresh = [number for number in same if number not in used]
    more = [one.number for one in alike if one.number not in same]
    return next(iter([*fresh, *more]), None)


def _contents(ledger_: Sequence[Judgement]) -> dict[int, Content]:
    """What each row says, without words and numbers: a row that it takes back or signs stands in it by content."""
    found: dict[int, Content] = {}
    for row in ledger_:
        value: object = row.value
        if row.verdict == "sign":
            value = (found.get(said_in(row).get("signs", 0)), said_in(row).get("claim"))
        found[row.number] = (row.verdict, row.by, row.at, row.why, value, found.get(row.withdraws or 0))
    return found


def _renumbered(row: Judgement, now: dict[int, int]) -> Judgement:
    """The row with the numbers that others have here."""
    said = said_in(row)
    value = row.value
    if row.verdict == "sign" and now.get(said["signs"], said["signs"]) != said["signs"]:
        value = json.dumps({**said, "signs": now[said["signs"]]}, ensure_ascii=False, sort_keys=True)
    withdraws = row.withdraws if row.withdraws is None else now.get(row.withdraws, row.withdraws)
    return dataclasses.replace(row, withdraws=withdraws, value=value)
