"""Where somebody was caught, killed or found, and by whom: which spots and doers can be one, and which one voice tells together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from habeas.casefile.agreeing import Agree
from habeas.casefile.dossier import Dossier
from habeas.casefile.kinship import words
from habeas.model.claims import Claim

SORTS = frozenset({"circumstances", "scene", "found"})
"""Points that are told by where something happened."""
BY_VOICE = SORTS | {"doers"}
"""Points of which two ways that one voice tells are no difference: it tells of two moments, or of two bodies that acted together."""


def same_spot(d: Dossier, sources: Collection[str]) -> Agree:
    """Spots that lie in one another, or that one voice tells together: taken from the flat, then stopped at a checkpoint."""
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for c in d.claims.values():
        if c.kind == "attribute" and c.predicate in BY_VOICE and len(c.objects) == 2 and c.quotes[0].source in sources:
            together[c.predicate, voice(c)].add(c.objects[0])

    def agree(a: Claim, b: Claim) -> bool:
        x, y = a.objects[0], b.objects[0]
        nested = any({x, y} <= set(group) for group in words()["one_spot"]["groups"])
        return x == y or nested or any({x, y} <= ways for (sort, _), ways in together.items() if sort == a.predicate)

    return agree


def voice(c: Claim) -> str:
    """Who tells a claim: one speaker in all reports, else one in this."""
    return c.speaker.entity or f"{c.quotes[0].source} {c.speaker.name}"


def side(way: str) -> str:
    """Which side of a doer a way tells: the body, how it was dressed, of what level it is; ways of two sides are no difference."""
    return next((name for name, ways in words()["doers"].items() if way in ways), "body")


def are_places(ways: Collection[str]) -> bool:
    """Whether ways of being caught are spots alone: giving oneself up is none."""
    return not set(ways) & set(words()["one_spot"]["manners"])
