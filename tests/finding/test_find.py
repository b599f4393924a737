"""A report that others date is gone through again, and reads as if it had borne its date from the first. All persons are invented."""

from __future__ import annotations

import dataclasses

from habeas.finding import amount_grammar, time_grammar
from habeas.finding.find import find, undated
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When

WORDS = (
    "Marta Olin and about ten others were arrested in Varna on Monday. Her brother said that she was beaten three days later. "
    "Two of them were freed in May, the police said."
)


def test_what_is_kept_of_a_report_hangs_on_no_date() -> None:
    """Read without a date, then with one: the same as read with it only."""
    bare = Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(WORDS)),)), WORDS)
    dated = dataclasses.replace(bare, source=dataclasses.replace(bare.source, published=When.day("2019-05-09")))
    find(bare)
    after = find(dated)
    for kept in (undated, time_grammar.heard, amount_grammar.heard):
        kept.cache_clear()
    assert find(dated) == after
    assert any(e.when.known for e in after.events)
