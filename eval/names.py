"""Pairs of names labelled by others: can they be one person's? The product's comparison beside plain string distance."""

from __future__ import annotations

import csv
import json

import numpy as np
from rapidfuzz import fuzz

from eval.books import NAMES
from eval.figures import DRAWS, SEED, Figure, Figures, f1, over
from habeas.linking.names import SAME, compare_names

Scored = list[tuple[float, bool]]
BLOCKS = 100
"""Parts that the Korean pairs are cut into, in order, for the interval: pairs about one name stand beside each other and are drawn together."""


def average_precision(scored: Scored) -> float:
    """Average precision of scores; ties count against us."""
    hits, total = 0, 0.0
    for place, (_, same) in enumerate(sorted(scored, key=lambda s: (-s[0], s[1])), 1):
        if same:
            hits += 1
            total += hits / place
    return total / hits if hits else 0.0


def korean_pairs() -> list[tuple[str, str, bool]]:
    """Romanised Korean names, two by two."""
    return [(a, b, same) for a, b, same, *_ in json.loads((NAMES / "korean_pairs.json").read_text(encoding="utf-8"))]


def person_pairs() -> list[tuple[str, str, bool]]:
    """Names of persons of many countries, two by two."""
    with (NAMES / "name_bench.csv").open(encoding="utf-8") as file:
        return [(r["name1"], r["name2"], r["is_match"] == "true") for r in csv.DictReader(file) if r["schema"] == "Person"]


def measure() -> Figures:
    """Average precision on the Korean pairs, F1 at the threshold in use on the others."""
    korean: Scored = [(compare_names(a, b)[0], same) for a, b, same in korean_pairs()]
    said = [(compare_names(a, b)[0] >= SAME, same) for a, b, same in person_pairs()]
    units = [{"hit": float(g and s), "said": float(g), "gold": float(s)} for g, s in said]
    return {
        "Korean pairs, average precision": _with_interval(korean),
        **over(units, {"name_bench persons, F1": f1("hit", "said", "gold")}),
    }


def _with_interval(scored: Scored) -> Figure:
    """Average precision is no ratio of sums, so whole blocks of pairs are drawn."""
    size = -(-len(scored) // BLOCKS)
    blocks = [scored[n : n + size] for n in range(0, len(scored), size)]
    rng = np.random.default_rng(SEED)
    drawn = [average_precision([pair for n in rng.integers(0, len(blocks), len(blocks)) for pair in blocks[n]]) for _ in range(DRAWS // 5)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(average_precision(scored), float(low), float(high), len(scored))


def naive() -> dict[str, float]:
    """String distance over sorted words; for F1 the threshold that suits it best, so that nothing speaks against it."""
    korean: Scored = [(_distance(a, b), same) for a, b, same in korean_pairs()]
    scored: Scored = [(_distance(a, b), same) for a, b, same in person_pairs()]
    return {
        "Korean pairs, average precision": average_precision(korean),
        "name_bench persons, F1": max(_f1(scored, bound) for bound in {s for s, _ in scored}),
    }


def _distance(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(a.lower(), b.lower()) / 100


def _f1(scored: Scored, bound: float) -> float:
    hit = sum(same for score, same in scored if score >= bound)
    return 2 * hit / (sum(score >= bound for score, _ in scored) + sum(same for _, same in scored))
