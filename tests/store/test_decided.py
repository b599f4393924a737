"""The index of the ledger says of each claim what holds now, row by row, and begins anew with another ledger."""

from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction

from habeas.model.judgement import Judgement, Verdict
from habeas.store.boot import casebook
from habeas.store.decided import decided
from habeas.store.ledger import append


def row(verdict: Verdict, claim: str = "", withdraws: int | None = None, by: str = "Aino") -> int:
    """Put a decision into the ledger; gives its number."""
    value = json.dumps({"claim": claim}) if claim else ""
    with transaction.atomic():
        return append(Judgement(0, verdict, by, "2026-01-02T03:04:05+00:00", "because", (), (), value, withdraws)).number


def test_the_last_decision_that_holds_is_known(book: Path) -> None:
    """A later decision wins; taken back, the earlier one holds again; each change is seen by its number."""
    assert decided().last("c1") is None
    assert decided().seen("c1") == 0
    first, second = row("accept", "c1"), row("reject", "c1")
    assert decided().last("c1").number == second  # type: ignore[union-attr]
    back = row("withdraw", withdraws=second)
    assert decided().last("c1").number == first  # type: ignore[union-attr]
    assert decided().seen("c1") == back
    row("withdraw", withdraws=back)
    assert decided().last("c1").number == second  # type: ignore[union-attr]
    assert decided().last("c2") is None


def test_another_casebook_has_another_index(book: Path, tmp_path: Path) -> None:
    """What was decided in one casebook is not shown in the next one that is opened."""
    row("accept", "c1")
    assert decided().last("c1")
    with casebook(tmp_path / "other.casebook", create=True):
        assert decided().last("c1") is None
        row("reject", "c1", by="Min-ji")
        assert decided().last("c1").by == "Min-ji"  # type: ignore[union-attr]


def test_ones_own_decisions_are_listed_the_last_first(book: Path) -> None:
    """Undo asks for the last decision of a person; those of others and those taken back are left out."""
    mine = row("accept", "c1")
    row("accept", "c2", by="Min-ji")
    gone = row("reject", "c3")
    row("withdraw", withdraws=gone)
    assert [one.number for one in decided().by("Aino")] == [mine]
