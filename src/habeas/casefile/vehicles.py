"""Whether two tellings of a vehicle can be of one: the same kind, colour, make and owner, as far as both say them, in any language."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection

from habeas.casefile.agreeing import Agree
from habeas.casefile.dossier import Dossier
from habeas.casefile.kinship import words
from habeas.casefile.spots import voice
from habeas.model.claims import Claim

MOTOR = frozenset({"car", "van", "jeep", "pickup", "truck", "minibus"})
"""What a vehicle may be of which only the make or the colour is told."""


@functools.cache
def _forms(of: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in words()["vehicles"][of].items())


@functools.cache
def _told(said: str, of: str) -> frozenset[str]:
    return frozenset(name for name, form in _forms(of) if form.search(said))


def _kinds(said: str) -> frozenset[str]:
    motor = _told(said, "makes") or _told(said, "colours") or re.search(words()["vehicles"]["any"], said, re.IGNORECASE)
    return _told(said, "kinds") or (MOTOR if motor else frozenset())


def same_vehicle(d: Dossier, sources: Collection[str]) -> Agree:
    """Kinds, colours, makes and owners that both tell have one in common; kinds that one voice tells together are no difference."""
    together: dict[str, set[str]] = defaultdict(set)
    for c in d.claims.values():
        if c.kind == "attribute" and c.predicate == "vehicle" and len(c.objects) == 2 and c.quotes[0].source in sources:
            together[voice(c)].update(_kinds(c.objects[0]))

    def agree(a: Claim, b: Claim) -> bool:
        x, y = _kinds(a.objects[0]), _kinds(b.objects[0])
        if x and y and not x & y:
            return any(x & kinds and y & kinds for kinds in together.values())
        pairs = ((_told(a.objects[0], of), _told(b.objects[0], of)) for of in ("colours", "makes", "marks"))
        return not any(p and q and not p & q for p, q in pairs)

    return agree
