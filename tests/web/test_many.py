"""Twenty people at one desk at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval.desk_load import faults, load
from tests.databases import Keeping

from habeas.store.address import Book


@pytest.mark.postgresql
def test_twenty_people_decide_at_once(keeping: Keeping, read_once: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five seconds on PostgreSQL, with two on one card on purpose: no decision is lost, none is made over another, nothing fails, the chain is whole."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    where = keeping.copy(read_once, tmp_path)
    tally = load(where, people=20, seconds=5, pause=0.05)
    assert faults(where, tally, 0) == []
    assert len(tally.written) > 20
    assert tally.told >= tally.pairs.count(1)
