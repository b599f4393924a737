"""The table of pseudonyms and the secret they are drawn from: kept for good, and never written by an export of the casebook."""

from __future__ import annotations

import os
from collections.abc import Iterable

from habeas.model.plain import from_plain, to_plain
from habeas.model.quote import Quote
from habeas.store.models import PseudonymRow, PseudonymSecretRow

Kept = tuple[tuple[Quote, ...], str]
"""The words that stand for somebody, and the pseudonym."""


def secret() -> bytes:
    """The casebook's secret, made by chance when it is first asked for; call inside a transaction."""
    row = PseudonymSecretRow.objects.order_by("pk").first()
    if row is None:
        row = PseudonymSecretRow.objects.create(secret=os.urandom(32).hex())
    return bytes.fromhex(row.secret)


def kept() -> tuple[Kept, ...]:
    """Every pseudonym given, the oldest first."""
    return tuple((tuple(from_plain(Quote, q) for q in row.on), row.text) for row in PseudonymRow.objects.order_by("pk"))


def keep(given: Iterable[Kept], made: str) -> None:
    """Keep new pseudonyms. `made`: ISO time with zone."""
    PseudonymRow.objects.bulk_create([PseudonymRow(on=to_plain(on), text=text, made=made) for on, text in given])
