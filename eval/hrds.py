"""HRDsAttack: news on attacks on human-rights defenders, each article read as the product reads it, against the published metrics.

The gold has lands and towns as annotators wrote them ("People's Republic of China", "Turrkey"): beside the exact answers stand those of any spelling the
scorer knows. `paper` rule and `present` (where the gold has a value) are those of the scorer that comes with the data; see its head.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.books import HRDS, module, script
from eval.figures import Figures, Sums, over, share

PAPER, PRESENT, FAIR = "paper", "present", "fair"
METRICS: dict[str, tuple[str, str]] = {
    "victim names F1, exact": ("victim name exact F1", PAPER),
    "victim names F1, fuzzy": ("victim name fuzzy F1", PAPER),
    "victim names precision, fuzzy": ("victim name fuzzy P", PAPER),
    "victim names recall, fuzzy": ("victim name fuzzy R", PAPER),
    "violation types F1": ("violation type F1", PAPER),
    "country where gold has one": ("country acc", PRESENT),
    "city where gold has one": ("city acc", PRESENT),
    "year where gold has one": ("year acc", PRESENT),
    "month where gold has one": ("month acc", PRESENT),
    "day where gold has one": ("day acc", PRESENT),
    "perpetrator mention F1": ("perpetrator mention F1", PAPER),
    "perpetrator type": ("perpetrator type acc", PAPER),
    "victim sex": ("victim sex acc", PAPER),
    "victim age group": ("victim age acc", PAPER),
    "victim type": ("victim type acc", PAPER),
    "victim sex, all gold names": ("victim sex acc", FAIR),
    "victim type, all gold names": ("victim type acc", FAIR),
}
"""Our name of a metric to the scorer's and the rule it is taken by."""


def measure(book: Path) -> Figures:
    """All figures of a casebook made from the dev articles."""
    return scored(json.loads(script(HRDS / "hrds_from_casebook.py", book)))


def naive() -> dict[str, float]:
    """The commonest answer of the training part for every article."""
    rows = json.loads(script(HRDS / "score.py", "--gold", HRDS / "dev.json", "--train", HRDS / "train.json", "--make", "majority"))
    return {name: figure.value for name, figure in scored(rows).items()}


def scored(rows: list[dict[str, Any]]) -> Figures:
    """All figures of a prediction in the scorer's own form."""
    scorer = module(HRDS / "score.py")
    said = {row["id"]: row for row in rows}
    units = [dict(scorer.tally(g, said.get(g["id"], {}))) for g in scorer.read_gold(str(HRDS / "dev.json"))]
    cache: dict[tuple[int, str], dict[str, float]] = {}

    def of(name: str, rule: str) -> Callable[[Sums], float]:
        def value(sums: Sums) -> float:
            key = (id(sums), rule)
            if key not in cache:
                cache[key] = scorer.metrics(sums, rule)
            return cache[key][name] / 100

        return value

    spelt = {f"{field} in any spelling": share(f"{field}/folded", f"{field}/present_n") for field in ("country", "city")}
    return over(units, {mine: of(*theirs) for mine, theirs in METRICS.items()} | spelt)
