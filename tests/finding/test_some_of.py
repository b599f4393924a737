"""Those named as some of a group that was counted before. Everybody here is invented."""

from __future__ import annotations

import pytest
from test_told import happened, text

from habeas.finding.find import find

BEFORE = "Police in Marsden arrested nine fishermen on 4 May. The cells were empty on Tuesday. Nobody answered the telephone. "


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Their lawyer, Rita Holm, said that two of them, Abel Tsoko and Bo Merrow, had fled before.", {"Abel Tsoko", "Bo Merrow"}),
        ("One of the nine, Abel Tsoko, has diabetes.", {"Abel Tsoko"}),
        ("The oldest of them is Abel Tsoko, 71.", {"Abel Tsoko"}),
        ("One of the judges, Abel Tsoko, resigned.", set()),
        ("Three of them, Abel Tsoko and Bo Merrow said, had fled before.", set()),
    ],
)
def test_some_who_are_named_are_of_the_group(words: str, named: set[str]) -> None:
    """As many as are counted out of a group and named right behind are of it; what befell it befell them."""
    assert happened(find(text(BEFORE + words)))["detention"] & {"Abel Tsoko", "Bo Merrow"} == named
