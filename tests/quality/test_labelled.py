"""Our own labelled sentences: every category of what no public set has is well covered, and a row that was right stays right."""

from __future__ import annotations

import pytest
from eval import labelled
from eval.labelled import CATEGORIES, Row

NEW = (
    "acts in many words",
    "kin-anchored persons",
    "relays of hearsay",
    "wrong pronouns of translated text",
    "status changes",
    "corrections",
)
"""Categories whose rows are judged here; those of the others have a test of their own beside what they test."""
ROWS = [(category, n, row) for category in NEW for n, row in enumerate(labelled.of(category))]


@pytest.mark.parametrize(("category", "row"), [pytest.param(c, r, id=f"{c}: {n}") for c, n, r in ROWS])
def test_labelled_row_is_right(category: str, row: Row) -> None:
    """A labelled row comes out as a reader labelled it, but for those marked as known to fail, which the gate counts as wrong."""
    if not CATEGORIES[category][1](row) and not row["fails"]:
        pytest.fail(f"no longer right: {row}")


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_is_well_covered(category: str) -> None:
    """Each category has at least 30 rows, each with a category of its own; and no row stands twice."""
    rows = labelled.of(category)
    assert len(rows) >= 30
    assert all(row["category"] and "note" in row for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_there_are_more_than_400_rows() -> None:
    """All files together hold more than 400 rows."""
    assert sum(len(labelled.rows(path.stem)) for path in labelled.CASES.glob("*.csv")) >= 400


def test_most_of_each_category_is_right() -> None:
    """No more than half of a category's rows may be marked as known to fail."""
    for category in NEW:
        rows = labelled.of(category)
        assert sum(row["fails"] == "yes" for row in rows) <= len(rows) / 2, category
