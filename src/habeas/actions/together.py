"""What was decided in one act, such as a bulk decision: its rows bear one mark, by which they are shown together and taken back together."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from habeas.actions.decide import append
from habeas.actions.records import must_take_back
from habeas.actions.who import Who
from habeas.model.errors import BadInput, NotAllowed, NotFound
from habeas.model.judgement import Judgement
from habeas.store import ledger
from habeas.store.decided import Decided, about, decided, mark_of
from habeas.store.writing import deciding


@dataclass(frozen=True, slots=True)
class Left:
    """A row that stays when its act is taken back, and what somebody decided on the same since."""

    row: Judgement
    since: Judgement


@dataclass(frozen=True, slots=True)
class Together:
    """The rows of one act that may be seen. `gone`: how many were taken back; `free`: what taking the act back would take back now; `left`: what would stay."""

    mark: str
    rows: tuple[Judgement, ...]
    gone: int
    free: tuple[Judgement, ...]
    left: tuple[Left, ...]


def new_mark() -> str:
    """A mark for the rows of one act. Drawn by chance: one that counted would tell how many acts there were."""
    return secrets.token_hex(8)


def act(mark: str) -> Together | None:
    """What was decided in the act of this mark; None where there is nothing of it that may be seen."""
    index = decided()
    rows = tuple(row for number in index.together.get(mark, ()) if ledger.visible(row := index.rows[number]))
    if not rows:
        return None
    holding = [row for row in rows if row.number not in index.gone]
    left = tuple(Left(row, since) for row in holding if (since := _since(index, row)) is not None)
    stays = {one.row.number for one in left}
    return Together(mark, rows, len(rows) - len(holding), tuple(row for row in holding if row.number not in stays), left)


def mark_at(number: int) -> str:
    """The mark of the act that the decision of this number belongs to. Raises NotFound where there is no such decision, BadInput where it stands alone."""
    row = decided().rows.get(number)
    if row is None or not ledger.visible(row):
        raise NotFound("The ledger has no such decision.")
    if not (mark := mark_of(row)):
        raise BadInput(f"decision {number} was decided by itself; `habeas undo {number}` takes it back.")
    return mark


def _since(index: Decided, row: Judgement) -> Judgement | None:
    """The last decision that holds on the same claim and came after this one; a second hand under it is none."""
    keys = about(index.rows.get(row.withdraws or 0, row))
    later = [index.rows[n] for key in keys for n in index.about.get(key, ()) if n > row.number and n not in index.gone]
    return max((one for one in later if one.verdict not in ("withdraw", "sign")), key=lambda one: one.number, default=None)


def may_take_back(who: Who, one: Together) -> bool:
    """Whether this person may take all of it back that can be."""
    try:
        for row in one.free:
            must_take_back(who, row)
    except NotAllowed:
        return False
    return bool(one.free)


def take_back(who: Who, mark: str, at: str, why: str) -> Together:
    """Take an act back: a new row for each decision that still is the last word on its claim; what somebody decided on since stays. Gives what was taken
    back (`free`) and what was left. The rows that take back are one act too, so that they can be taken back likewise."""
    said = who.decides(at, why)

    def write() -> Together:
        found = act(mark)
        if found is None:
            raise NotFound("The ledger has no such decision.")
        if found.gone == len(found.rows):
            raise BadInput("All that was decided together here was taken back already.")
        if not found.free:
            raise BadInput("Nothing was taken back: somebody decided on each of these again since.")
        for row in found.free:
            must_take_back(who, row)
        value = json.dumps({"together": new_mark()})
        for row in reversed(found.free):
            append("withdraw", said, row.on, row.other, value, withdraws=row.number)
        return found

    return deciding(write)
