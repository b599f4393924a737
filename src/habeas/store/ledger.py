"""The ledger of decisions: rows are added, never changed, and each seals the one before with SHA-256."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from habeas.model.judgement import Judgement, seal
from habeas.model.plain import from_plain, to_plain
from habeas.model.quote import Quote
from habeas.store import seen
from habeas.store.models import JudgementRow


def append(judgement: Judgement) -> Judgement:
    """Add a decision at the end of the ledger, with its number and seals; call inside a transaction.

    `number`, `previous` and `hash` of the given one are not looked at.
    """
    last = JudgementRow.objects.order_by("-number").first()
    number, previous = (last.number + 1, last.hash) if last else (1, "")
    placed = dataclasses.replace(judgement, number=number, previous=previous, hash="")
    sealed = dataclasses.replace(placed, hash=seal(placed))
    plain = {f.name: getattr(sealed, f.name) for f in dataclasses.fields(sealed)}
    JudgementRow.objects.create(**{**plain, "on": to_plain(sealed.on), "other": to_plain(sealed.other)})
    return sealed


def head() -> str:
    """The seal of the last decision, which seals all before it; "" where there is none."""
    return JudgementRow.objects.order_by("-number").values_list("hash", flat=True).first() or ""


def judgements() -> tuple[Judgement, ...]:
    """Every decision that may be seen, withdrawn ones too, in ledger order: somebody with some cases sees those that stand on reports of these alone."""
    made = tuple(_noun(row) for row in JudgementRow.objects.order_by("number"))
    return made if seen.view() is None else tuple(row for row in made if visible(row))


def visible(row: Judgement) -> bool:
    """Whether a decision may be seen: all of its words may. One that is about no words is for those who see everything."""
    now = seen.view()
    quotes = (*row.on, *row.other)
    return now is None or (bool(quotes) and all(quote.source in now.sources for quote in quotes))


def since(number: int) -> tuple[Judgement, ...]:
    """The decision of this number and all after it, in ledger order."""
    return tuple(_noun(row) for row in JudgementRow.objects.filter(number__gte=number).order_by("number"))


def faults() -> Iterator[str]:
    """What is wrong with the ledger: a missing number, a broken chain, a row that is not what was sealed."""
    with seen.everything():
        made = judgements()
    previous = ""
    for expected, judgement in enumerate(made, 1):
        if judgement.number != expected:
            yield f"decision {expected} is missing from the ledger"
            return
        if judgement.previous != previous:
            yield f"decision {judgement.number} does not follow the one before it"
        if seal(judgement) != judgement.hash:
            yield f"decision {judgement.number} was changed after it was made"
        previous = judgement.hash


def _noun(row: JudgementRow) -> Judgement:
    return Judgement(
        row.number,
        row.verdict,  # type: ignore[arg-type]  # the column holds the words that Verdict lists
        row.by,
        row.at,
        row.why,
        tuple(from_plain(Quote, q) for q in row.on),
        tuple(from_plain(Quote, q) for q in row.other),
        row.value,
        row.withdraws,
        row.previous,
        row.hash,
    )
