"""After whom somebody asks who does not know where they are."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.patterns import Trigger


def whose_whereabouts(parse: Parse, trigger: Trigger) -> list[int]:
    """Whom a clause with "where" is of: "the family has no idea where he is"."""
    asked = next((m for m in trigger.matched if parse.tokens[m].text.lower() == "where"), None)
    if asked is None:
        return []
    verb = clauses.governing_verb(parse, asked)
    return [] if verb is None or verb == trigger.head else clauses.subjects(parse, verb)
