"""Confidence: the error and its drawing count right, and what "right" means is what the documents say."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from eval.calibration import agreement
from eval.figures import Sums
from eval.reliability import Told, bins, drawing, error
from eval.right import agrees, half, speaks_of


def said(confidence: float, right: int, wrong: int) -> list[Told]:
    """Claims of one confidence, some right, some wrong."""
    return [Told(confidence, True)] * right + [Told(confidence, False)] * wrong


def test_nine_in_ten_at_nine_tenths_is_no_error() -> None:
    """Claims stored with .9 of which nine in ten are right have no calibration error."""
    assert error(said(0.9, 9, 1)) == pytest.approx(0.0)


def test_boasting_is_an_error_weighed_by_how_often() -> None:
    """Ten claims at .95 of which half are right, beside ten that hold: the error is half of .45."""
    assert error(said(0.95, 5, 5) + said(0.5, 5, 5)) == pytest.approx(0.225)


def test_error_from_sums_is_the_same() -> None:
    """The error that the interval is drawn from is the error itself."""
    told = said(0.95, 5, 5) + said(0.55, 6, 4)
    sums = Sums(n=20.0, n9=10.0, c9=9.5, r9=5.0, n5=10.0, c5=5.5, r5=6.0)
    assert 1 - agreement(sums) == pytest.approx(error(told))


def test_drawing_is_well_formed_and_has_a_dot_a_tenth() -> None:
    """The reliability diagram is SVG that a browser reads, with a dot for each tenth that has claims."""
    told = said(0.95, 5, 5) + said(0.55, 6, 4)
    tree = ET.fromstring(drawing(told, "Sure & right".replace("&", "and")))
    assert len([e for e in tree.iter() if e.tag.endswith("circle")]) == len(bins(told)) == 2


@pytest.mark.parametrize(("a", "b", "shares"), [((0, 10), (5, 30), True), ((0, 10), (6, 30), False), ((0, 10), (10, 12), False)])
def test_passages_share_half_of_the_shorter(a: tuple[int, int], b: tuple[int, int], shares: bool) -> None:
    """Two stretches are one passage when they share at least half of the shorter."""
    assert half(a, b) is shares


GOLD = {"code": "DETAIN", "mode": "asserted", "evidence": {"start": 0, "end": 20}}


@pytest.mark.parametrize(("kind", "stance", "negated", "right"), [
    ("detention", "asserted", False, True), ("release", "asserted", False, False), ("detention", "feared", False, False), (None, "asserted", False, True),
])  # fmt: skip
def test_claim_agrees_in_stance_and_kind_of_act(kind: str | None, stance: str, negated: bool, right: bool) -> None:
    """A claim of an arrest agrees with a gold arrest, a release or a fear does not; a claim of no act is judged by its stance alone."""
    claim = {"event": "e" if kind else None, "stance": stance, "negated": negated}
    assert agrees(claim, {"e": kind or ""}, GOLD) is right


def test_gold_that_stands_on_a_small_part_of_a_sentence_judges_only_its_own_kind() -> None:
    """A gold arrest in a long sentence does not make a release told in the same sentence wrong."""
    kinds = {"a": "detention", "b": "release"}
    assert speaks_of({"event": "a"}, kinds, GOLD, 0, 100)
    assert not speaks_of({"event": "b"}, kinds, GOLD, 0, 100)
