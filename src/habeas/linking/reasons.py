"""From reasons to a score: each comparison counts by a weight that stands in `words/weights.toml`."""

from __future__ import annotations

import math
from collections.abc import Iterable

from habeas.linking.lexicon import words
from habeas.model.findings import Link, LinkKind, Reason

VETO = "contradiction"
"""Name of the reason that keeps two things apart whatever else speaks for them."""


def weigh(reasons: Iterable[Reason], model: str) -> float:
    """The score 0..1 that the reasons add up to under the weights of one model ("incident", "full_name" ...)."""
    weights = words("weights")[model]
    against = weights.get("against", {})
    total = float(weights["prior"])
    for r in reasons:
        if r.name == VETO:
            return 0.0
        total += r.score * float(against.get(r.name, weights.get(r.name, 0.0)) if r.score < 0 else weights.get(r.name, 0.0))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def join_from() -> float:
    """The score from which on a link holds two things together."""
    return float(words("weights")["join"]["from"])


def propose_from() -> float:
    """The score from which on a link is worth showing to people."""
    return float(words("weights")["join"]["propose"])


def link(kind: LinkKind, left: str, right: str, score: float, reasons: Iterable[Reason]) -> Link:
    """A link in its one form: the smaller id first, the words of each reason on the side they belong to."""
    kept = tuple(sorted((r for r in reasons if r.score), key=lambda r: (-abs(r.score), r.name)))
    if left < right:
        return Link(kind, left, right, round(score, 4), kept)
    return Link(kind, right, left, round(score, 4), tuple(Reason(r.name, r.score, r.right, r.left, r.why) for r in kept))
