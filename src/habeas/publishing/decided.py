"""The decisions that led to what is published, as rows of the ledger: what may be shown is shown, the rest keeps its place in the chain by its hash."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from habeas.model.cases import Casebook
from habeas.model.judgement import Judgement, seal
from habeas.model.plain import to_plain
from habeas.model.quote import Quote

FORM = "habeas-decisions/1"
KEPT_IN = frozenset({"protect", "consent", "picture", "publish"})
"""Verdicts of which nothing but the place is ever shown: they tell whom there is to protect."""


def decisions(book: Casebook, cases: Collection[str], judgements: Sequence[Judgement], whole: Collection[int] = ()) -> bytes:
    """The ledger as JSON, every row with its number and hashes.

    `book`: veiled. A row about claims of these cases tells its verdict, its day and those claims, where all its words still stand in the veiled texts.
    `whole`: numbers of rows that are shown in full, with who decided and why, so that anyone can make their seal again; the caller answers for them.
    """
    claims = _claims(book, cases)
    texts = dict(book.texts)
    rows = [_row(j, claims, texts, j.number in set(whole)) for j in sorted(judgements, key=lambda j: j.number)]
    return (json.dumps({"format": FORM, "rows": rows}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _claims(book: Casebook, cases: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """The claims of these cases by report and words."""
    chosen = [c for c in book.cases if c.id in cases]
    events, people = {e for c in chosen for e in c.events}, {p for c in chosen for p in c.people}
    rests = {i for e in book.events if e.id in events for i in e.claims} | {i for c in chosen for s in c.status for i in s.claims}
    found: dict[tuple[str, str], list[str]] = {}
    for c in book.claims:
        if c.id in rests or people & set(c.subjects):
            for q in c.quotes:
                found.setdefault((q.source, q.text), []).append(c.id)
    return found


def _row(j: Judgement, claims: dict[tuple[str, str], list[str]], texts: dict[str, str], whole: bool) -> dict[str, Any]:
    place: dict[str, Any] = {"number": j.number, "previous": j.previous, "hash": j.hash}
    if j.verdict in KEPT_IN:
        return place
    if whole:
        return place | {"decision": {f.name: to_plain(getattr(j, f.name)) for f in dataclasses.fields(j) if f.name != "hash"}}
    words: tuple[Quote, ...] = (*j.on, *j.other)
    about = sorted({i for q in words for i in claims.get((q.source, q.text), ())})
    if not about or not all(q.text in texts.get(q.source, "") for q in words):
        return place
    return place | {"verdict": j.verdict, "day": j.at[:10], "claims": about}


def chain_faults(body: bytes) -> Iterator[str]:
    """What is wrong with the decisions of a bundle: a row missing or out of place, a row shown in full that is not what was sealed."""
    try:
        rows = json.loads(body)["rows"]
        previous = ""
        for expected, row in enumerate(rows, 1):
            if row["number"] != expected:
                yield f"decision {expected} is missing or out of its place"
                return
            if row["previous"] != previous:
                yield f"decision {expected} does not follow the one before it"
            said = row.get("decision")
            if said is not None and (seal_of(said) != row["hash"] or (said["number"], said["previous"]) != (expected, previous)):
                yield f"decision {expected} is not what was sealed"
            previous = row["hash"]
    except (ValueError, KeyError, TypeError) as error:
        yield f"the decisions cannot be read ({type(error).__name__})"


def seal_of(said: dict[str, Any]) -> str:
    """The seal of a decision that is shown in full."""
    return seal(Judgement(**{**said, "on": _quotes(said["on"]), "other": _quotes(said["other"])}))


def _quotes(plain: list[dict[str, Any]]) -> tuple[Quote, ...]:
    return tuple(Quote(**q) for q in plain)
