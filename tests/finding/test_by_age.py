"""Whom an age alone, a number of children or a bare article means."""

from __future__ import annotations

import pytest

from habeas.finding.find import find
from habeas.model.findings import Findings
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def found(words: str) -> Findings:
    """What a short English report says."""
    return find(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))


def victims(words: str, kind: str) -> list[str]:
    """By name, or as they are first called, those whom the events of a kind befell."""
    told = found(words)
    called = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in told.people}
    return sorted(called[v] for e in told.events if e.kind == kind for v in e.entities("victim"))


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        ("Ana Koval, 34, vanished in Minsk. The 34-year-old was beaten by police in May.", "torture", ["Ana Koval"]),
        ("Ana Koval, 34, and Bo Li, 19, were arrested in Minsk. The 19-year-old was beaten.", "torture", ["Bo Li"]),
        ("Dr. Ray Moss came home. The 58-year-old, held in Rason for a year, hugged his wife.", "detention", ["Ray Moss"]),
        ("Police arrested a 34-year-old in Minsk.", "detention", ["a 34-year-old"]),
        ("Ana Koval edits a weekly. The mother of two was arrested in Minsk.", "detention", ["Ana Koval"]),
        ("Omar Said edits a weekly. The father of three, who has asthma, was jailed for six years.", "imprisonment", ["Omar Said"]),
        ("Bo Li teaches. Another Li was arrested in Minsk.", "detention", ["Li"]),
        ("We heard that a Choi from the south had died in prison. Choi Bok-hee lives in Minsk.", "death_in_custody", ["Choi"]),
    ],
)
def test_who_is_meant(words: str, kind: str, who: list[str]) -> None:
    """An age takes up the one of that age, "the mother of two" the one told of; "another Li" is somebody new."""
    assert victims(words, kind) == who


def test_a_parent_of_many_is_one() -> None:
    """ "The mother of two" was arrested: one was."""
    (event,) = [e for e in found("The mother of two was arrested in Minsk.").events if e.kind == "detention"]
    assert event.count is None
