"""The five model reports against their hand-made gold: every section, the whole, and what must never happen as figures of their own.

Five reports are too few to draw from, so the intervals of the sections draw the items of each metric; they say nothing of other reports.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from eval.books import ACCEPTANCE, script
from eval.figures import DRAWS, SEED, Figure, Figures


def measure(book: Path) -> Figures:
    """Sections, overall, and the gates."""
    with tempfile.TemporaryDirectory() as folder:
        scored = Path(folder) / "score.json"
        script(ACCEPTANCE / "score_reports.py", ACCEPTANCE / "reports_gold.json", book, "--json", scored)
        result = json.loads(scored.read_text(encoding="utf-8"))
    metrics = result["metrics"]
    gates = {
        "quotes verbatim": result["verbatim"],
        "claims not from boilerplate": metrics["sources"]["claims not from boilerplate"]["value"],
        "persons not wrongly merged": 1.0 - metrics["people"]["false merges (pairs)"]["value"],
        "traps avoided": metrics["events"]["traps avoided (0 if no event was found)"]["value"],
        "son not stored as returned": float(not any("inherits the return" in why for _, why in result["misses"])),
    }
    return {**_sections(result), **{name: Figure(value) for name, value in gates.items()}}


def _sections(result: dict[str, Any]) -> Figures:
    """The overall figure and the sections it is the mean of."""
    rng, drawn = np.random.default_rng(SEED), {}
    for name, metrics in result["metrics"].items():
        starred = [m for m in metrics.values() if m["in_section"]]
        if starred:
            drawn[name] = np.mean([_draws(rng, m) for m in starred], axis=0)
    whole = np.mean(list(drawn.values()), axis=0) * result["verbatim"]
    figures = {"overall": _figure(result["overall"], whole)}
    return figures | {f"section {name}": _figure(value, drawn[name]) for name, value in result["sections"].items()}


def _draws(rng: np.random.Generator, metric: dict[str, Any]) -> np.ndarray[Any, Any]:
    if metric["n"] < 2:  # a figure that is no share of items (B-cubed) stays as it is
        return np.full(DRAWS, float(metric["value"]))
    drawn: np.ndarray[Any, Any] = rng.binomial(metric["n"], min(1.0, max(0.0, metric["value"])), size=DRAWS)
    return drawn / float(metric["n"])


def _figure(value: float, drawn: np.ndarray[Any, Any]) -> Figure:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(float(value), float(low), float(high))
