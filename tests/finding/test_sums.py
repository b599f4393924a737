"""Groups whose parts add up to them."""

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
    return sorted({called[v] for e in told.events if e.kind == kind for v in e.entities("victim")})


NINE = "Nine people were arrested on 13 January in Goma: five women, three men and a boy of twelve."


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        (NINE, "detention", ["Nine people", "a boy", "five women", "three men"]),
        (
            f"{NINE} Two of the women, Ana Koval and a trained nurse of 29, Rosa Mena, had fled in May.",
            "detention",
            ["Ana Koval", "Nine people", "Rosa Mena", "a boy", "five women", "three men"],
        ),
        (
            "Eight people were arrested in Goma. Ana Koval, 44, and her son, Jin Koval, 11, had been hiding in a storeroom with six others.",
            "detention",
            ["Ana Koval", "Eight people", "Jin Koval", "six others"],
        ),
        (
            "Nine farmers were killed. Two of the farmers, Bo Li and Omar Said, were brothers.",
            "killing",
            ["Bo Li", "Nine farmers", "Omar Said"],
        ),
        ("Police arrested nine pupils. Ana Koval and two others saw it.", "detention", ["nine pupils"]),
        ("Six monks were arrested. Three policemen, two drivers and a cook saw it.", "detention", ["Six monks"]),
    ],
)
def test_who_is_part_of_whom(words: str, kind: str, who: list[str]) -> None:
    """Parts behind a colon, those named with so many others and "two of the women" are of the group; numbers that do not add up say nothing."""
    assert victims(words, kind) == who


def test_parts_leave_the_number() -> None:
    """Eleven people told off by their parts are eleven."""
    (event,) = [e for e in found("Eleven people (six women, four men and a baby) were deported.").events if e.kind == "forced_return"]
    assert event.count is not None
    assert event.count.low == 11


def test_the_first_of_a_row_before_a_relative() -> None:
    """ "A teacher, her husband and their son": all three."""
    assert victims("A teacher, her husband and their son were shot dead.", "killing") == ["A teacher", "her husband", "their son"]
