"""Coming home as a release: only where the report tells that whoever came home had been held, taken or gone."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding.retold import Draft, Joiner

GONE = frozenset({"detention", "abduction", "disappearance", "imprisonment", "trafficking"})


def come_home(joiner: Joiner, told: Iterable[Draft]) -> None:
    """Take in those of these mentions that are of somebody who was gone; who was sent back by force and is home was not let go."""
    gone = {p for s in joiner.stories if s.kind in GONE for p in s.people}
    gone -= {p for s in joiner.stories if s.kind == "forced_return" for p in s.people}
    for draft in told:
        if any(r.entity in gone for r in draft.mention.roles):
            joiner.take(draft)
