"""Events as nouns."""

from __future__ import annotations

import pytest

from habeas.model.events import Event, EventKind, Role


@pytest.mark.parametrize(
    ("kind", "roles", "whom"),
    [
        ("detention", (Role("victim", "son"), Role("perpetrator", "police")), ("son",)),
        ("release", (Role("agent", "court"), Role("other", "son")), ("son",)),
        ("escape", (Role("agent", "mother"), Role("other", "son")), ("son",)),
        ("escape", (Role("agent", "mother"),), ("mother",)),
        ("protest", (Role("agent", "mother"), Role("other", "guard")), ("mother",)),
    ],
)
def test_an_event_is_told_of_whom_it_befell(kind: EventKind, roles: tuple[Role, ...], whom: tuple[str, ...]) -> None:
    """Who was let go or brought out comes before who did that: "released: the court" would be no release of anybody."""
    assert Event("e", kind, roles).whom == whom
