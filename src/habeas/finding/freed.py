"""What tells of something only of those who had been held, taken or gone: coming home as a release, wounds on a body as torture."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding.retold import Draft, Joiner

GONE = frozenset({"detention", "abduction", "disappearance", "imprisonment", "trafficking"})
HURT = GONE | {"interrogation", "forced_return", "killing", "death_in_custody"}
"""After which wounds on somebody tell of ill-treatment."""


def come_home(joiner: Joiner, told: Iterable[Draft]) -> None:
    """Take in those of these mentions that are of somebody who was gone; who was sent back by force and is home was not let go."""
    gone = {p for s in joiner.stories if s.kind in GONE for p in s.people}
    gone -= {p for s in joiner.stories if s.kind == "forced_return" for p in s.people}
    hurt = {p for s in joiner.stories if s.kind in HURT for p in s.people}
    hurt -= {p for s in joiner.stories if s.kind == "torture" for p in s.people}
    for draft in told:
        if any(r.entity in (hurt if draft.mention.kind == "torture" else gone) for r in draft.mention.roles):
            joiner.take(draft)
