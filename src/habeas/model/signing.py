"""Two-person sign-off: where a casebook asks for it, what one person decided counts when a second has signed it."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from habeas.model.judgement import Judgement, standing

Signed = Literal["claims", "publications"]
SORTS: Mapping[str, Signed] = {"accept": "claims", "correct": "claims", "add": "claims", "publish": "publications"}
"""Decisions that a casebook may want signed by two, and what they are about."""
SORTS_OF_SIGNED: tuple[Signed, ...] = get_args(Signed)


def said_in(row: Judgement) -> Mapping[str, Any]:
    """The value of a row as a table; an empty one where it is none."""
    try:
        value = json.loads(row.value) if row.value else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def person_key(name: str) -> str:
    """A name as two people are told apart by it: without capitals, spaces at the ends, and differences of writing that no one sees."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


class Hands:
    """The rows of a ledger that hold, taken in order. `two`: what two must sign now; `waiting`: rows that one person has signed so far, by number."""

    def __init__(self, rows: Iterable[Judgement] = ()) -> None:
        self.two: frozenset[str] = frozenset()
        self.waiting: dict[int, Judgement] = {}
        for row in rows:
            self.take(row)

    def take(self, row: Judgement) -> None:
        """Take the next row. A decision is held to the rule that was in force when it was made."""
        if row.verdict == "team" and said_in(row).get("act") == "require_two":
            self.two = frozenset(said_in(row).get("what", ()))
        elif row.verdict == "sign":
            signed = self.waiting.get(said_in(row).get("signs", 0))
            if signed is not None and person_key(signed.by) != person_key(row.by):
                del self.waiting[signed.number]
        elif SORTS.get(row.verdict) in self.two:
            self.waiting[row.number] = row


def settled(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The decisions that hold and count. What waits for a second hand counts not yet; a claim that one person added is a proposal until then."""
    held = standing(judgements)
    waiting = Hands(held).waiting
    return tuple(_proposed(row) if row.number in waiting else row for row in held if row.number not in waiting or row.verdict == "add")


def _proposed(row: Judgement) -> Judgement:
    # the seal names what is put together of a part: a row that counts only half must not pass for the whole
    value = json.dumps({**said_in(row), "state": "proposed"}, ensure_ascii=False, sort_keys=True)
    return dataclasses.replace(row, value=value, hash=f"{row.hash} unsigned")
