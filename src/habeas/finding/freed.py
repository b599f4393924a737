"""What tells of something only of those who had been held, taken or gone: coming home as a release, wounds as torture, a death as one in custody."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding.retold import Draft, Joiner
from habeas.model.when import shift

GONE = frozenset({"detention", "abduction", "disappearance", "imprisonment", "trafficking"})
HURT = GONE | {"interrogation", "forced_return", "killing", "death_in_custody", "release"}
"""After which wounds on somebody tell of ill-treatment."""


HELD = frozenset({"detention", "interrogation"})
ENDED = frozenset({"release", "killing", "death_in_custody", "escape", "forced_return"})
SHORTLY = 3
"""Sentences within which a death is told after the arrest it followed."""
SOON = 60
"""Days within which it came."""


def come_home(joiner: Joiner, told: Iterable[Draft]) -> None:
    """Take in those of these mentions that are of somebody who was gone; who was sent back by force and is home was not let go."""
    gone = {p for s in joiner.stories if s.kind in GONE for p in s.people}
    gone -= {p for s in joiner.stories if s.kind == "forced_return" for p in s.people}
    hurt = {p for s in joiner.stories if s.kind in HURT for p in s.people}
    hurt -= {p for s in joiner.stories if s.kind == "torture" for p in s.people}
    for draft in told:
        people = {r.entity for r in draft.mention.roles}
        if draft.mention.kind == "death_in_custody":
            if any(_died_held(joiner, draft, p) for p in people):
                joiner.take(draft)
        elif people & (hurt if draft.mention.kind == "torture" else gone):
            joiner.take(draft)


def died(joiner: Joiner, told: Iterable[Draft]) -> None:
    """Take in those deaths after an attack or at a hospital's door that were not told as deaths in custody."""
    for draft in told:
        held = {p for s in joiner.stories if s.kind == "death_in_custody" for p in s.people}
        if not {r.entity for r in draft.mention.roles} & held:
            joiner.take(draft)


def _died_held(joiner: Joiner, draft: Draft, person: str) -> bool:
    """Whether somebody is told to have died shortly after being held, and neither let go nor killed."""
    own = [s for s in joiner.stories if person in s.people]
    if any(s.kind in ENDED for s in own):
        return False
    when = draft.mention.when
    return any(
        s.kind in HELD
        and any(0 <= draft.sentence - d.sentence <= SHORTLY for d in s.drafts)
        and not (
            when.earliest and s.when.latest and (when.earliest > shift(s.when.latest, SOON) or when.earliest < (s.when.earliest or ""))
        )
        for s in own
    )
