"""Where two people decided opposite things on the same: as two teams do that each worked on a casebook. Both rows stay, the later holds; people look."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from habeas.model.judgement import Judgement, Verdict, standing
from habeas.model.signing import person_key, said_in
from habeas.store.decided import about

SIDES: dict[Verdict, str] = {
    "accept": "for",
    "correct": "for",
    "reject": "against",
    "same_person": "same",
    "different_person": "different",
    "same_incident": "same",
    "different_incident": "different",
}


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two decisions that stand and say opposite things on the same. `last`: the one that holds; `first`: the last before it by somebody else."""

    first: Judgement
    last: Judgement


def opposed(rows: Sequence[Judgement], after: int = 0) -> tuple[Opposed, ...]:
    """All of them, in the order of the ledger. `after`: only those whose later row has a higher number."""
    on: dict[Hashable, list[Judgement]] = {}
    for row in standing(tuple(rows)):
        for key in _keys(row):
            on.setdefault(key, []).append(row)
    pairs = {}
    for decided in on.values():
        last = decided[-1]
        other = next((row for row in reversed(decided) if person_key(row.by) != person_key(last.by)), None)
        if other is not None and _side(other) != _side(last) and last.number > after:
            pairs[other.number, last.number] = Opposed(other, last)
    return tuple(pairs[numbers] for numbers in sorted(pairs, key=lambda pair: pair[::-1]))


def _side(row: Judgement) -> str:
    """What a decision says, where something else would be its opposite."""
    said = said_in(row)
    if row.verdict == "protect":
        return "dismissed" if said.get("dismissed") else "protected"
    return SIDES.get(row.verdict) or str(said.get("word") or said.get("answer"))


def _keys(row: Judgement) -> Iterable[Hashable]:
    """What a decision is about: a claim, a pair or a picture by id, a pair by its words in either order too, a protection or a consent by its words."""
    kind = row.verdict.partition("_")[2]
    if row.verdict in SIDES or (row.verdict == "picture" and said_in(row).get("answer") != "given"):
        yield from ((kind, key) for key in about(row))
    if kind and row.other:
        yield kind, frozenset((frozenset(row.on), frozenset(row.other)))
    if row.verdict in ("protect", "consent"):
        reasons = said_in(row).get("reasons") or said_in(row).get("purposes") or [""]
        yield from ((row.verdict, reason, quote) for quote in row.on for reason in reasons)
