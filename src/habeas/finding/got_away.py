"""Those who did it and got away: "the attackers fled in a grey car" is nobody's escape."""

from __future__ import annotations

from habeas.finding.annotations import Cast, EventMention, Parse
from habeas.finding.drafts import bystanders
from habeas.model.events import VIOLATIONS


def without_doers(parse: Parse, cast: Cast, events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The events without the flight of those who are called by what they did, or did harm to another here and suffered none."""
    harm = [e for e in events if e.kind in VIOLATIONS]
    did = {r.entity for e in harm for r in e.roles if r.role == "perpetrator"} - {
        r.entity for e in harm for r in e.roles if r.role == "victim"
    }
    doers = did | {
        m.entity for m in cast.mentions if m.head >= 0 and m.form != "name" and parse.tokens[m.head].lemma.lower() in bystanders("takers")
    }
    return tuple(e for e in events if e.kind != "escape" or not _all_of(e, doers))


def _all_of(e: EventMention, doers: set[str]) -> bool:
    fled = {r.entity for r in e.roles if r.role == "agent"}
    helped = any(r.role == "other" for r in e.roles)  # police who rescue somebody are told as those who got them out
    return bool(fled) and fled <= doers and not helped
