"""Labelled sentences: whom the machine must propose to protect, and whom not."""

from __future__ import annotations

import pytest
from eval.labelled import Row, book, rows

from habeas.protecting.proposed import proposed

ROWS = rows("protection")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['category']}: {n}" for n, row in enumerate(ROWS)])
def test_a_labelled_row_is_proposed_as_a_reader_would(row: Row) -> None:
    """Whoever a reader would protect is proposed for that reason, whoever a reader would not is not; rows known to fail say so."""
    made, who = book(row["text"]), row["who"].casefold()
    meant = {
        p.id for p in made.people if any(who == n.text.casefold() for n in p.names) or any(who in q.text.casefold() for q in p.mentions)
    }
    found = {p.reasons[0] for p in proposed(made) if p.thing in meant}
    right = row["reason"] in found if row["reason"] != "-" else not found
    assert right is not (row["fails"] == "yes")


def test_there_are_enough_rows() -> None:
    """At least 40 sentences, each once."""
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 40
