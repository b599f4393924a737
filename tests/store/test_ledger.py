"""The chain of decisions."""

from __future__ import annotations

import pytest
from django.db import connection

from habeas.model.judgement import Judgement
from habeas.model.quote import Quote
from habeas.store import ledger

pytestmark = pytest.mark.usefixtures("book")


def made(number: int) -> None:
    """Some decisions."""
    for n in range(number):
        quote = Quote("abc", n, n + 5, "그리고 둘")
        ledger.append(Judgement(0, "accept", "Aino", "2026-01-01T00:00:00+00:00", f"reason {n}", (quote,), value='{"kind": "event"}'))


def tamper(sql: str) -> None:
    """Change the ledger as someone with the file and a database program could."""
    with connection.cursor() as cursor:
        for trigger in ("judgements_update", "judgements_delete", "judgements_insert"):
            cursor.execute(f"DROP TRIGGER {trigger}" + (" ON judgements" if connection.vendor == "postgresql" else ""))
        cursor.execute(sql)


def test_an_untouched_ledger_has_no_fault() -> None:
    """Decisions are numbered from 1, each names the seal before it, and checking finds nothing."""
    made(3)
    rows = ledger.judgements()
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == ["", rows[0].hash, rows[1].hash]
    assert list(ledger.faults()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE judgements SET why = 'another reason' WHERE number = 2",
        "UPDATE judgements SET by = 'Someone else' WHERE number = 1",
        "UPDATE judgements SET value = '' WHERE number = 3",
        "UPDATE judgements SET withdraws = 1 WHERE number = 3",
        "DELETE FROM judgements WHERE number = 1",
        "DELETE FROM judgements WHERE number = 2",
    ],
)
def test_a_changed_or_missing_decision_is_found(sql: str) -> None:
    """Whatever is changed in a decision, or taken out of the middle, the seals no longer fit."""
    made(3)
    tamper(sql)
    assert list(ledger.faults())
