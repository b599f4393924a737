"""The queue as the store keeps it: proposed claims in the order in which a decision helps most, asked for a few at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from habeas.store import fulltext
from habeas.store.desk import Claims, Found, in_list, matching, narrowed
from habeas.store.models import ClaimFactRow

EVERY = Claims()
FIRST, ALONE = 12, 200
"""Claims of the queue that are looked at in one go: few at first, since mostly the next one alone is wanted."""


def queue(wanted: Claims = EVERY, decided: Collection[str] = (), after: str = "") -> Iterator[Found]:
    """The proposed claims that are wanted, those first on which a decision helps most. `decided`: ids that were decided since the casebook was assembled;
    `after`: the id of the claim to go on from."""
    rows = _proposed(wanted).order_by("-worth", "id")
    last, size = _place(after), FIRST
    while True:
        here = rows if last is None else _past(rows, last)
        some = list(here[:size])
        yield from (in_list(row) for row in some if row.ident not in decided)
        if len(some) < size:
            return
        last, size = (some[-1].worth, some[-1].pk), ALONE


def _proposed(wanted: Claims, *, few: bool = False) -> QuerySet[ClaimFactRow]:
    """The proposed claims that are wanted. `few`: whether something else narrows them to a handful."""
    state = wanted.state or "proposed"
    # something else narrows: said so that no index of states is used, for without statistics every proposed claim would be gone through for a few
    standing: Any = ClaimFactRow.objects.alias(standing=Lower("state")).filter(standing=state)
    rows = narrowed(standing if few or wanted.source else ClaimFactRow.objects.filter(state=state), wanted)
    if wanted.words or wanted.thing or wanted.predicate:
        rows = rows.filter(pk__in=fulltext.index().claims(matching(wanted)))
    return rows


def _place(ident: str) -> tuple[float, int] | None:
    """Where a claim stands in the order of the queue."""
    return ClaimFactRow.objects.filter(ident=ident).values_list("worth", "pk").first() if ident else None


def _past(rows: QuerySet[ClaimFactRow], place: tuple[float, int]) -> QuerySet[ClaimFactRow]:
    worth, number = place
    return rows.filter(Q(worth__lt=worth) | Q(worth=worth, pk__gt=number))


def among(idents: Collection[str], wanted: Claims = EVERY, after: str = "") -> list[Found]:
    """Those of these claims that are still proposed and wanted, in the order of the queue. `after`: the id of the claim to go on from."""
    ids = sorted(idents)
    if not ids:
        return []
    rows = _proposed(wanted, few=True)
    last = _place(after)
    if last is not None:
        rows = _past(rows, last)
    found = [row for i in range(0, len(ids), ALONE) for row in rows.filter(ident__in=ids[i : i + ALONE])]
    return [in_list(row) for row in sorted(found, key=lambda row: (-row.worth, row.pk))]


def fact(ident: str) -> Found | None:
    """One claim in columns, or None where the assembled casebook has none of this id."""
    row = ClaimFactRow.objects.filter(ident=ident).first()
    return in_list(row) if row else None


def waiting(wanted: Claims = EVERY) -> int:
    """How many proposed claims are wanted, as the casebook was last assembled."""
    return _proposed(wanted).count()
