"""Figures and their intervals: the value is exact, the interval is repeatable, surrounds it, and narrows with more reports."""

from __future__ import annotations

import pytest
from eval.figures import f1, of_items, over, share
from eval.names import average_precision

HALF = [{"hit": float(n % 2), "n": 1.0} for n in range(40)]


def test_value_is_that_of_the_whole() -> None:
    """The figure itself is computed from all units, not from draws."""
    assert over(HALF, {"share": share("hit", "n")})["share"].value == 0.5


def test_interval_is_the_same_each_time_and_surrounds_the_figure() -> None:
    """Two runs give the same interval, and it holds the figure."""
    one, two = (over(HALF, {"share": share("hit", "n")})["share"] for _ in range(2))
    assert one == two
    assert one.low is not None
    assert one.high is not None
    assert one.low < 0.5 < one.high


def test_interval_narrows_with_more_reports() -> None:
    """Ten times the reports, a third of the width."""
    widths = []
    for units in (HALF, HALF * 10):
        f = over(units, {"share": share("hit", "n")})["share"]
        widths.append((f.high or 0) - (f.low or 0))
    assert widths[1] < widths[0] / 2


def test_reports_are_drawn_whole() -> None:
    """Figures of units that all agree with themselves move together: ten equal reports leave no doubt."""
    f = over([{"hit": 1.0, "n": 2.0}] * 10, {"share": share("hit", "n")})["share"]
    assert (f.low, f.high) == (0.5, 0.5)


def test_nothing_counted_is_nought() -> None:
    """Where nothing was said and nothing was to be said, shares and F1 are 0 and no error."""
    assert [f.value for f in over([{}, {}], {"s": share("a", "b"), "f": f1("a", "b", "c")}).values()] == [0.0, 0.0]


def test_items_without_units_are_drawn_themselves() -> None:
    """Of four statements three hold: .75, somewhere between none and all."""
    f = of_items(3, 4)
    assert f.value == 0.75
    assert 0.0 <= (f.low or 0.0) < 0.75 < (f.high or 0.0) <= 1.0


@pytest.mark.parametrize(("scored", "expected"), [
    ([(0.9, True), (0.5, True), (0.1, False)], 1.0), ([(0.9, False), (0.5, True)], 0.5), ([(0.5, True), (0.5, False)], 0.5), ([], 0.0),
])  # fmt: skip
def test_average_precision_counts_ties_against_us(scored: list[tuple[float, bool]], expected: float) -> None:
    """A pair that is the same and one that is not, with one score: the wrong one is taken to come first."""
    assert average_precision(scored) == expected
