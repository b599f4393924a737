"""What a person decided: who, when, why; a row that is withdrawn and never deleted."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from habeas.model.plain import to_plain
from habeas.model.quote import Quote

Verdict = Literal[
    "accept",
    "reject",
    "correct",
    "unsure",
    "add",
    "same_person",
    "different_person",
    "same_incident",
    "different_incident",
    "protect",
    "consent",
    "picture",
    "publish",
    "sign",
    "team",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. "unsure" changes nothing and tells others that someone looked; "add" says what the words mean that no finder saw; "picture" is
    what of a picture is covered, and that somebody looked; "sign" is a second person's hand under another row; "team" says who works here and how.

    It names what it is about by the words (`on`, and `other` for a pair), so that it survives a better finder's re-reading.

    `number`: place in the ledger, from 1. `at`: ISO time with zone. `value`: what was set, as JSON text ("" where nothing). `previous`, `hash`: SHA-256
    chain over the rows. `withdraws`: number of the row that this one takes back.
    """

    number: int
    verdict: Verdict
    by: str
    at: str
    why: str
    on: tuple[Quote, ...]
    other: tuple[Quote, ...] = ()
    value: str = ""
    withdraws: int | None = None
    previous: str = ""
    hash: str = ""


def standing(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The decisions that hold: withdrawn rows and the withdrawals themselves left out, in ledger order."""
    gone: set[int] = set()
    for j in sorted(judgements, key=lambda j: -j.number):
        if j.verdict == "withdraw" and j.withdraws is not None and j.number not in gone:
            gone.add(j.withdraws)
    return tuple(j for j in sorted(judgements, key=lambda j: j.number) if j.verdict != "withdraw" and j.number not in gone)


def seal(judgement: Judgement) -> str:
    """The SHA-256 over everything a decision says and the seal before it, as hexadecimal digits."""
    said = {f.name: to_plain(getattr(judgement, f.name)) for f in dataclasses.fields(judgement) if f.name != "hash"}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
