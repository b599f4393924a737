"""What must hold around the words of an act for it to have been done to people."""

from __future__ import annotations

import pytest

from habeas.finding.find import find
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def kinds(words: str) -> list[tuple[str, str | None]]:
    """Kind and number of what a short English report tells, without speech."""
    told = find(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))
    return [(e.kind, e.count.words if e.count else None) for e in told.events if e.kind not in ("statement", "appeal", "other")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The union condemned the arrest of the poet Marta Olin in Varna.", [("detention", None)]),
        ("They deplore the expulsion of four Rohingya from Kenya.", [("forced_return", "four Rohingya")]),
        ("The union condemned arbitrary detention.", []),
        ("The union condemned the planned execution of Ray Moss.", []),
        ("Families put fourteen bowls on the quay and took nine away again.", []),
        ("Gunmen raided three farms and took nine.", [("abduction", "nine")]),
    ],
)
def test_what_was_done_to_people(words: str, told: list[tuple[str, str | None]]) -> None:
    """Who judges a deed takes it for done; a number behind things counted before is one of things, but for a raid."""
    assert kinds(words) == told
