"""Whose relative speaks of whom: where "his sister, Ana Ruiz" is told of, "her brother" further on is he."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from habeas.finding.annotations import EntityMention

BACK = {"sibling": "sibling", "parent": "child", "child": "parent", "spouse": "spouse"}
"""What somebody is to their sibling, parent, child and spouse."""
FAR = 40
"""Letters between whose relative somebody is and the word for it."""
OVER = re.compile(r"[.!?。！？]")


def bonds_of(text: str, named: Sequence[EntityMention], kin: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(relative, what somebody is to them) -> that person, where a word for kin stands right between the two of them, and for one person alone."""
    found: dict[tuple[str, str], set[str]] = {}
    for m in named:
        for word, sense in kin.items():
            start = _begins(text, m.span.start, word)
            back = BACK.get(sense.split()[0])
            owner = next((o for o in reversed(named) if o.span.end <= start), None) if start >= 0 and back else None
            alone = len({o.entity for o in named if o.span.end <= start}) == 1
            if owner is not None and owner.entity != m.entity and _near(text[owner.span.end : start], alone):
                found.setdefault((m.entity, back or ""), set()).add(owner.entity)
    return {key: next(iter(who)) for key, who in found.items() if len(who) == 1}


def _begins(text: str, name: int, word: str) -> int:
    """Where a word for kin begins that stands right before a name, or -1."""
    for gap in (0, 1):
        if text.endswith(word, 0, name - gap):
            return name - gap - len(word)
    return -1


def _near(between: str, alone: bool) -> bool:
    return alone or (len(between) <= FAR and OVER.search(between.rstrip(". ")) is None)
