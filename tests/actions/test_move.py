"""A casebook moves from a file to a database and back, and says the same byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.databases import Keeping

from habeas.actions import decide, export
from habeas.actions.decide import Deciding
from habeas.actions.move import move
from habeas.actions.protect import Protecting, protect
from habeas.actions.verify import verify
from habeas.model.errors import BadInput
from habeas.store import assembled, ledger
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.store.models import ProposalRow, PseudonymRow

BY = Deciding("Aino", "2026-01-02T03:04:05+00:00", "checked by telephone")


def test_a_casebook_moves_and_says_the_same(book: Book, keeping: Keeping, tmp_path: Path) -> None:
    """Originals, decisions, proposals and pseudonyms go along under their own numbers, there and back; both exports are the same bytes."""
    protect("Tomas Verriden", Protecting(), BY)
    decide.on_claim("accept", assembled.nouns("claims")[0].id, BY)
    PseudonymRow.objects.create(on=[], text="Somebody Else", made=BY.at)
    ProposalRow.objects.create(source="gone", received=BY.at, noun={"a": [1, 0.25, None]})
    before, rows = export.as_json(), ledger.judgements()
    there, back = keeping.place(tmp_path, "there.casebook"), tmp_path / "back.casebook"
    for source, target in ((book, there), (there, back)):
        assert move(source, target).rows["judgements"] == 2
        with casebook(target):
            assert export.as_json() == before
            assert ledger.judgements() == rows
            assert list(verify()) == []
            assert [row.text for row in PseudonymRow.objects.all()] == ["Somebody Else"]
            assert ProposalRow.objects.get().noun == {"a": [1, 0.25, None]}
    with casebook(there):
        PseudonymRow.objects.create(on=[], text="Another", made=BY.at)  # numbers go on behind those that moved
        protect("Marek Verriden", Protecting(), BY)
        assert list(ledger.faults()) == []


def test_nothing_is_moved_over_something(book: Book, tmp_path: Path) -> None:
    """A casebook that has reports already is not written over; a move on to itself neither."""
    other = tmp_path / "other.casebook"
    move(book, other)
    for target in (other, book):
        with pytest.raises(BadInput, match="empty database"):
            move(book, target)
