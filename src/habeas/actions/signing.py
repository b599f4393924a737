"""A second person signs what a first has decided, where the casebook asks for two: claims, or what is published."""

from __future__ import annotations

import json
from collections.abc import Mapping

from habeas.actions.decide import append
from habeas.actions.who import Who
from habeas.model.errors import BadInput, NotFound
from habeas.model.judgement import Judgement
from habeas.model.signing import SORTS, Signed, person_key, said_in
from habeas.store import ledger
from habeas.store.decided import decided
from habeas.store.writing import in_line


def required(what: Signed) -> bool:
    """Whether two people must sign this now."""
    return what in decided().hands.two


def waiting(what: Signed | None = None) -> tuple[Judgement, ...]:
    """The decisions that wait for a second hand and may be seen, the latest first."""
    found = decided().hands.waiting.values()
    return tuple(row for row in reversed(tuple(found)) if what in (None, SORTS[row.verdict]) and ledger.visible(row))


def is_settled(number: int) -> bool:
    """Whether a decision counts: it holds, and a second person has signed it where two must. What publishes asks this before anything leaves."""
    index = decided()
    return number in index.rows and number not in index.gone and number not in index.hands.waiting


def signers(number: int) -> tuple[str, ...]:
    """Names of those who signed a decision: who made it, then who signed it."""
    index = decided()
    row = index.rows.get(number)
    signs = [
        one.by
        for one in index.rows.values()
        if one.verdict == "sign" and said_in(one).get("signs") == number and one.number not in index.gone
    ]
    return (row.by, *signs) if row else ()


def may_sign(who: Who, row: Judgement) -> bool:
    """Whether this person is the second whom a decision waits for."""
    act = "sign_publication" if SORTS.get(row.verdict) == "publications" else "sign"
    return person_key(row.by) != person_key(who.name) and who.may(act)  # type: ignore[arg-type]  # one of two acts


def sign(who: Who, number: int, at: str, why: str, beside: Mapping[str, str] | None = None) -> Judgement:
    """Sign what another has decided. `beside`: what the row says besides. Raises NotFound where it waits for nobody, BadInput where it is one's own."""
    deciding = who.decides(at, why)
    with in_line():
        row = decided().hands.waiting.get(number)
        if row is None or not ledger.visible(row):
            raise NotFound("This decision waits for no second signature any more.")
        who.must("sign_publication" if SORTS[row.verdict] == "publications" else "sign")
        if person_key(row.by) == person_key(who.name):
            raise BadInput("You decided this yourself: another person signs it.")
        about = {name: value for name, value in said_in(row).items() if name == "claim"}
        value = json.dumps({**about, **(beside or {}), "signs": number}, ensure_ascii=False, sort_keys=True)
        return append("sign", deciding, row.on, row.other, value)


def sign_by_seal(who: Who, seal: str, at: str, why: str) -> Judgement:
    """The same, the decision named by its seal, which tells nothing of how many there are."""
    row = next((one for one in waiting() if one.hash == seal), None)
    if row is None:
        raise NotFound("This decision waits for no second signature any more.")
    return sign(who, row.number, at, why)
