"""Whose land it was outweighs what a report as a whole mostly speaks of. Everybody here is invented."""

from __future__ import annotations

import pytest
from plain_cast import read

from habeas.finding.find import find


@pytest.mark.parametrize(
    ("words", "land"),
    [
        ("Six men whom Laos had detained arrived at Oslo airport. They were welcomed in Oslo by a crowd.", "LA"),
        ("Ana Koval, whom Russia had jailed for four years, spoke in Oslo on Friday. The audience in Oslo rose.", "RU"),
    ],
)
def test_whom_a_land_had_detained_was_detained_there(words: str, land: str) -> None:
    """Where somebody arrives or speaks afterwards is not where the State that is named had held them."""
    found = find(read(words).text)
    places = {p.id: p.country for p in found.places}
    [held] = [e for e in found.events if e.kind in ("detention", "imprisonment")]
    assert places[held.place or ""] == land
    assert held.scene is None


@pytest.mark.parametrize(
    "words",
    [
        "Eight men were arrested in a hotel in Oslo, in the south, last Thursday, the Lantern Group said.",
        "Eight men were arrested at a farm, near Oslo, on Thursday, police said.",
    ],
)
def test_a_time_between_commas_before_who_tells_it_is_of_what_is_told(words: str) -> None:
    """ "They were arrested, last Thursday, the group said" does not tell when the group said it."""
    [event] = find(read(words, published="2021-06-30").text).events
    assert event.when.known
