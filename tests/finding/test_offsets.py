"""When something was that is told as so long after or before another thing."""

from __future__ import annotations

import pytest

from habeas.finding.find import mark
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def told(words: str, kind: str) -> tuple[str | None, str | None]:
    """The first and last day of the one event of a kind in an English report of 30 June 2021."""
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2021-06-30"), main_text=main)
    (event,) = {e.id: e for e in mark(Text(source, words)).events if e.kind == kind}.values()
    return event.when.earliest, event.when.latest


@pytest.mark.parametrize(
    ("words", "kind", "first", "last"),
    [
        ("Ana Koval's body was found on 4 May 2015, ten days after she had disappeared.", "disappearance", "2015-04-24", "2015-04-24"),
        ("His body was found on 11 May 2020, a week after Pavel Orlik was kidnapped.", "abduction", "2020-05-03", "2020-05-05"),
        ("Pavel Orlik was released on 4 May, two days after his arrest.", "detention", "2021-05-02", "2021-05-02"),
        ("Pavel Orlik was brought to court on Tuesday, three months after he had vanished.", "disappearance", "2021-03-18", "2021-04-11"),
        ("Pavel Orlik was freed on Monday, days after he was arrested.", "detention", None, None),
    ],
)
def test_what_was_so_long_before_is_reckoned_from_the_day_told(words: str, kind: str, first: str | None, last: str | None) -> None:
    """A count of days is taken as it is, one of weeks or months as rounded; without a number nothing is known, and never the other thing's day."""
    assert told(words, kind) == (first, last)
