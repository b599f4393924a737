"""Times that the order of things forces on events without a date, and those it does not."""

from __future__ import annotations

from habeas.finding.find import find
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def events_of(words: str) -> dict[str, When]:
    """Kind to time of the events of a report printed on 5 May 2018."""
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2018-05-05"), main_text=(Span(0, len(words)),))
    return {e.kind: e.when for e in find(Text(source, words)).events}


def test_who_was_caught_was_imprisoned_after_that() -> None:
    """After an arrest in 2014, a sentence without a date lies in 2014 or later."""
    told = events_of("Dae-ho Min was arrested in China in 2014. He was sent to a prison camp, his sister said.")
    assert told["imprisonment"].earliest == "2014-01-01"


def test_who_got_away_was_imprisoned_before_or_after() -> None:
    """A flight that succeeded in 2014 gives no beginning to an imprisonment told later: it may lie years before."""
    told = events_of(
        "Dae-ho Min fled to South Korea in 2014. He knows the prisons of the North. Min spent five years in jail with his father."
    )
    assert told["imprisonment"].earliest is None
