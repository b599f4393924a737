"""Which claim was decided, by whom and how: an index of the ledger that is kept at hand and follows it row by row."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

from habeas.model.judgement import Judgement, standing
from habeas.model.signing import Hands, said_in
from habeas.store.ledger import since


class Decided:
    """The ledger by what it is about.

    `about`: numbers of the decisions on a claim or a pair, in ledger order; `gone`: numbers taken back; `holding`: the verdict that holds on each;
    `together`: numbers of the rows of one act, by its mark.
    """

    def __init__(self) -> None:
        self.rows: dict[int, Judgement] = {}
        self.about: dict[str, list[int]] = {}
        self.gone: set[int] = set()
        self.together: dict[str, list[int]] = {}
        self.holding: dict[str, str] = {}
        self.number, self.hash = 0, ""
        self.protecting: list[int] = []
        self.pictures: dict[str, list[int]] = {}
        self.hands = Hands()

    def follow(self) -> bool:
        """Take in what was added since; False where the ledger is another one than before."""
        rows = since(self.number)
        if self.number and (not rows or rows[0].hash != self.hash):
            return False
        new = rows[1:] if self.number else rows
        for row in new:
            self.rows[row.number] = row
            if row.verdict == "protect" and _audience(row):
                self.protecting.append(row.number)
            if row.verdict == "picture" and row.on:
                self.pictures.setdefault(row.on[0].source, []).append(row.number)
            if mark := mark_of(row):
                self.together.setdefault(mark, []).append(row.number)
            for key in about(self.rows.get(row.withdraws or 0, row)):
                self.about.setdefault(key, []).append(row.number)
                if row.verdict != "sign":  # another hand under the decision that holds
                    self.holding[key] = row.verdict
            self.number, self.hash = row.number, row.hash
            self.hands.take(row)
        if any(row.verdict == "withdraw" for row in new):
            self._take_back()
        return True

    def _take_back(self) -> None:
        gone: set[int] = set()
        for row in reversed(self.rows.values()):
            if row.withdraws is not None and row.number not in gone:
                gone.add(row.withdraws)
        self.gone = gone
        self.holding = {key: last.verdict for key in self.about if (last := self.last(key)) is not None}
        self.hands = Hands(standing(tuple(self.rows.values())))

    def guarding(self) -> list[Judgement]:
        """The protections that hold and that not everybody who works here may see, in ledger order."""
        return [self.rows[number] for number in self.protecting if number not in self.gone]

    def on_pictures(self, source: str) -> list[Judgement]:
        """The decisions about the pictures of a source that hold, in ledger order."""
        return [self.rows[number] for number in self.pictures.get(source, ()) if number not in self.gone]

    def last(self, key: str) -> Judgement | None:
        """The decision about a claim or a pair that holds now, or None."""
        holding = [n for n in self.about.get(key, ()) if n not in self.gone and self.rows[n].verdict not in ("withdraw", "sign")]
        return self.rows[holding[-1]] if holding else None

    def seen(self, key: str) -> int:
        """How many rows touched what is known about a claim or a pair: decisions, and those that took one back. It tells nothing of the rest of the ledger."""
        return len(self.about.get(key, ()))

    def by(self, name: str) -> Iterator[Judgement]:
        """The decisions of a person that hold, the last first; those that take others back are left out."""
        return (row for row in reversed(self.rows.values()) if row.by == name and row.verdict != "withdraw" and row.number not in self.gone)


def _audience(row: Judgement) -> bool:
    try:
        value: Any = json.loads(row.value) if row.value else {}
    except ValueError:
        return False
    return isinstance(value, dict) and value.get("audience") in ("editors", "named") and value.get("dismissed") is not True


def mark_of(row: Judgement) -> str:
    """The mark of the act that a row belongs to, or "" where it was decided by itself."""
    return str(said_in(row).get("together", ""))


def about(row: Judgement) -> tuple[str, ...]:
    """What a decision is about, by id: a claim, a pair as "one other", or a picture of a source. Taking back touches what the taken-back one was about."""
    try:
        value: Any = json.loads(row.value) if row.value else {}
    except ValueError:
        value = {}
    if not isinstance(value, dict):
        return ()
    keys = [value["claim"]] if "claim" in value else []
    keys += [pair(*value["pair"])] if len(value.get("pair", ())) == 2 else []
    keys += [picture(row.on[0].source, value["picture"])] if "picture" in value and row.on else []
    return tuple(str(key) for key in keys)


def picture(source: str, ident: str) -> str:
    """A picture of a source as one key."""
    return f"{source} picture {ident}"


def pair(one: str, other: str) -> str:
    """Two ids as one key, in either order."""
    return " ".join(sorted((one, other)))


_LOCK = threading.Lock()
_DECIDED = Decided()


def decided() -> Decided:
    """The index of the ledger as it is now."""
    global _DECIDED
    with _LOCK:
        if not _DECIDED.follow():
            _DECIDED = Decided()
            _DECIDED.follow()
        return _DECIDED
