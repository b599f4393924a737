"""The learned choosers: scores are the sum of what the features moved, words outside the vocabulary say nothing, a missing file is no fault."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.finding.learned.labels import Labeller
from habeas.finding.learned.sums import Sum, shares
from habeas.finding.learned.trees import Ranker
from habeas.finding.learned.weights import labeller, ranker

TWO = Ranker(
    features=("said to be arrested", "speaks"),
    roots=np.array([0, 3]),
    feature=np.array([0, 0, 0, 1, 0, 0]),
    limit=np.array([0.5, 0.0, 0.0, 1.5, 0.0, 0.0]),
    left=np.array([1, 1, 2, 4, 4, 5]),
    right=np.array([2, 1, 2, 5, 4, 5]),
    value=np.array([10, -40, 60, 0, 20, -80]),
    depth=1,
    scale=0.05,
    bias=-1.0,
)
"""Two trees of one question each: arrested speaks for a victim, speaking often against."""
WORDS = Labeller(
    labels=("killing", "torture"),
    words=("beaten", "shot"),
    rarity=np.array([1.0, 1.0]),
    weights=np.array([[-10, 100], [100, -10]], dtype=np.int8),
    scale=np.array([0.02, 0.02]),
    bias=np.array([-0.5, -0.5]),
    slope=np.array([1.0, 1.0]),
    offset=np.array([0.0, 0.0]),
    threshold=np.array([0.0, 0.0]),
)


def test_a_row_goes_down_each_tree() -> None:
    """The leaves that a candidate comes to are added up, for all candidates at once."""
    assert TWO.score(np.array([[1.0, 0.0], [0.0, 3.0]])).tolist() == pytest.approx([-1 + 0.05 * 80, -1 + 0.05 * -120])


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=1, max_size=5))
def test_reasons_tell_where_candidates_part(rows: list[tuple[float, float]]) -> None:
    """Two candidates' scores differ by exactly as much as their features moved them."""
    table = np.array(rows)
    scores = TWO.score(table)
    moved = [sum(r.moved for r in TWO.reasons(row, most=2)) for row in table]
    for n in range(len(rows)):
        assert scores[n] - scores[0] == pytest.approx(moved[n] - moved[0])


def test_what_all_candidates_share_moves_none() -> None:
    """Candidates of one report compete: shares make one, an added constant changes nothing, and reasons name what sets a candidate apart."""
    weighed = Sum(("near", "long"), np.zeros(2), np.ones(2), np.array([100, -50], dtype=np.int8), 0.01, 1.0, 0.0, 0.0)
    rows = np.array([[1.0, 2.0], [0.0, 2.0]])
    scores = weighed.score(rows)
    assert scores.tolist() == pytest.approx([0.0, -1.0])
    assert shares(scores).sum() == pytest.approx(1.0)
    assert shares(scores + 5).tolist() == pytest.approx(shares(scores).tolist())
    assert [r.feature for r in weighed.reasons(rows[0], rows)] == ["near"]
    assert weighed.probability(0.5) == pytest.approx(0.5)


def test_reasons_name_the_feature_that_counted_most() -> None:
    """What moved the score the most stands first, with its value and its direction."""
    first, second = TWO.reasons(np.array([1.0, 3.0]))
    assert (first.feature, first.moved) == ("speaks", pytest.approx(-4.0))
    assert str(second) == "said to be arrested 1 (+2.50)"


def test_no_candidate_no_score() -> None:
    """A report that names nobody is scored without a fault."""
    assert TWO.score(np.zeros((0, 2))).shape == (0,)


def test_words_give_labels() -> None:
    """A word speaks for the label it was learned with; words never seen change nothing."""
    assert WORDS.score({"shot": 2.0})[0] > 0 > WORDS.score({"shot": 2.0})[1]
    assert WORDS.score({"shot": 2.0, "weather": 9.0}).tolist() == WORDS.score({"shot": 2.0}).tolist()
    assert [r.feature for r in WORDS.reasons({"shot": 1.0, "weather": 1.0}, "killing")] == ["shot"]
    assert WORDS.probabilities(WORDS.score({}))["torture"] == pytest.approx(0.3775, abs=1e-3)


def test_absent_weights_are_no_fault() -> None:
    """Where a weights file is missing the rules go on alone."""
    assert ranker("nothing of this name") is None
    assert labeller("nothing of this name") is None
