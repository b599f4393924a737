"""Speakers: whom each labelled claim is put to, in the words of the report. All persons are invented."""

import csv
from pathlib import Path

import pytest

from habeas.finding.find import find
from habeas.model.quote import Span
from habeas.model.source import Source, Text

CASES = Path(__file__).parents[2] / "eval" / "cases" / "speakers.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))
OUTLET = "The Outlet"


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['language']}-{r['category']}-{n}" for n, r in enumerate(ROWS)])
def test_labelled_claim_has_its_speaker(row: dict[str, str]) -> None:
    """The claim that fits the labelled words best has the labelled speaker; "outlet" stands for the report itself."""
    words = row["text"]
    text = Text(
        Source("s", "0" * 64, "r.txt", "text/plain", language=row["language"], outlet=OUTLET, main_text=(Span(0, len(words)),)), words
    )
    start = words.index(row["words"])
    want = Span(start, start + len(row["words"]))

    claims = find(text).claims
    near = [c for c in claims if 2 * c.quotes[0].span.overlap(want) >= min(len(want), len(c.quotes[0].span))]
    assert near, [(c.speaker.name, c.quotes[0].text) for c in claims]
    best = max(near, key=lambda c: c.quotes[0].span.overlap(want) / max(len(c.quotes[0].span), len(want)))
    assert best.speaker.name == (OUTLET if row["speaker"] == "outlet" else row["speaker"]), [
        (c.speaker.name, c.quotes[0].text) for c in near
    ]
