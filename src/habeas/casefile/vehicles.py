"""Whether two tellings of a vehicle can be of one: the same kind, colour and make, as far as both say them, in any language."""

from __future__ import annotations

import functools
import re

from habeas.casefile.kinship import words
from habeas.model.claims import Claim


@functools.cache
def _forms(of: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in words()["vehicles"][of].items())


def _told(said: str, of: str) -> set[str]:
    return {name for name, form in _forms(of) if form.search(said)}


def same_vehicle(a: Claim, b: Claim) -> bool:
    """Kinds, colours and makes that both tell have one in common; what only one tells says nothing against the other."""
    for of in ("kinds", "colours", "makes"):
        x, y = _told(a.objects[0], of), _told(b.objects[0], of)
        if x and y and not x & y:
            return False
    return True
