"""Which of the values that reports tell of one point can be compared: numbers of one size, the age of one child, fates that exclude one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from habeas.casefile.agreeing import FAR_IN_AGE, size
from habeas.casefile.kinship import words
from habeas.model.claims import Claim

MOST_TIMES = 2.5
"""How many times the usual number another may be to be compared with it."""


def clashing(claims: Sequence[Claim]) -> list[Claim]:
    """What is said to have become of them, as far as it cannot hold with something else that is said: alive and dead, sent back and not yet."""
    pairs = [set(p) for p in words()["clashing"]["status"]]
    ways = {c.objects[0] for c in claims}
    return [c for c in claims if any(c.objects[0] in p and p <= ways for p in pairs)]


def of_one_child(claims: list[Claim]) -> list[Claim]:
    """Ages of unnamed children, where no report has two of them: else they are brothers and sisters."""
    if claims[0].objects[0] != "age of a child":
        return claims
    sizes = Counter(size(c) for c in claims)
    usual = max(sizes, key=lambda n: (sizes[n], -n))
    near = [c for c in claims if abs(size(c) - usual) <= FAR_IN_AGE]
    told: dict[str, set[float]] = defaultdict(set)
    for c in near:
        told[c.quotes[0].source].add(size(c))
    return near if all(len(ages) == 1 for ages in told.values()) else []


def comparable(claims: Sequence[Claim]) -> list[Claim]:
    """Numbers of one size: "41 arrests that summer" is no other number of the ten who were caught."""
    sizes = Counter(size(c) for c in claims)
    usual = max(sizes, key=lambda n: (sizes[n], n), default=0.0)
    return [c for c in claims if usual / MOST_TIMES <= size(c) <= usual * MOST_TIMES]
