"""Weights out of the package's own files, read once; None where a file is not there, and the rules then decide alone."""

from __future__ import annotations

import functools
import io
from importlib import resources
from typing import Any

import numpy as np

from habeas.finding.learned.labels import Labeller
from habeas.finding.learned.sums import Sum
from habeas.finding.learned.trees import LEAF, Ranker

KNOWN: dict[str, str] = {
    "actors": "what kind of actor a report's violations are laid to",
    "day_words": "which words near a time speak for it",
    "days": "when the main event of a report was, where no clause says",
    "lands": "in which land the main event of a report was, where no clause says",
    "topics": "what the words of a report as a whole make likely",
    "towns": "in which town the main event of a report was, where no clause says",
    "victim_reports": "whether a report names its victims",
    "victim_words": "which words near a name speak for a victim",
    "victims": "who of those named is a victim",
    "violations": "which types of violation a report tells of",
}
"""Every model that finding asks for, and what it decides."""


def missing() -> tuple[str, ...]:
    """What is decided by rules alone because its weights are not there."""
    return tuple(what for name, what in sorted(KNOWN.items()) if _arrays(name) is None)


@functools.cache
def ranker(name: str) -> Ranker | None:
    """The ranker `weights/<name>.npz`, or None."""
    a = _arrays(name)
    if a is None:
        return None
    number = np.arange(len(a["feature"]))
    leaf = a["feature"] == LEAF
    limits = a["cuts"][a["cut"]]
    return Ranker(
        features=tuple(map(str, a["features"])),
        roots=a["roots"].astype(np.int64),
        feature=np.where(leaf, 0, a["feature"]).astype(np.int64),
        limit=limits.astype(np.float64),
        left=np.where(leaf, number, a["left"]).astype(np.int64),
        right=np.where(leaf, number, a["left"] + a["step"]).astype(np.int64),
        value=a["value"].astype(np.int64),
        depth=int(a["depth"]),
        scale=float(a["scale"]),
        bias=float(a["bias"]),
        slope=float(a["slope"]),
        offset=float(a["offset"]),
        threshold=float(a["threshold"]),
    )


@functools.cache
def summed(name: str) -> Sum | None:
    """The weighted sum `weights/<name>.npz`, or None."""
    a = _arrays(name)
    if a is None:
        return None
    single = {k: float(a[k]) for k in ("scale", "slope", "offset", "threshold")}
    return Sum(
        tuple(map(str, a["features"])), a["mean"].astype(np.float64), a["spread"].astype(np.float64), a["weight"].astype(np.int8), **single
    )


@functools.cache
def labeller(name: str) -> Labeller | None:
    """The labeller `weights/<name>.npz`, or None."""
    a = _arrays(name)
    if a is None:
        return None
    plain = {k: a[k].astype(np.float64) for k in ("rarity", "scale", "bias", "slope", "offset", "threshold")}
    return Labeller(labels=tuple(map(str, a["labels"])), words=tuple(map(str, a["words"])), weights=a["weights"].astype(np.int8), **plain)


def _arrays(name: str) -> dict[str, Any] | None:
    found = resources.files("habeas.finding.learned").joinpath("weights", f"{name}.npz")
    if not found.is_file():
        return None
    with np.load(io.BytesIO(found.read_bytes()), allow_pickle=False) as held:
        return {k: held[k] for k in held.files}
