"""Whether claims stored with confidence about .9 are right nine times in ten: the stored confidences against gold, and the drawing of it.

python -m eval.calibration --books FOLDER     draw docs/reference/confidence.svg from the casebooks
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from eval import right
from eval.books import Books
from eval.figures import Figures, Sums, over
from eval.reliability import BINS, Told

JUDGES: dict[str, Callable[[Path], right.Judged]] = {
    "incidents": right.incidents,
    "reports": right.reports,
    "hrds_dev": lambda book: right.hrds(book, "dev"),
}


def told(books: Books) -> dict[str, list[tuple[str, Told]]]:
    """For each corpus its judged claims, each with the report it stands in."""
    found: dict[str, list[tuple[str, Told]]] = {}
    for corpus, judge in JUDGES.items():
        judged = judge(books[corpus])
        claims = json.loads(books[corpus].read_text(encoding="utf-8"))["claims"]
        found[corpus] = [(c["quotes"][0]["source"], Told(c["confidence"], judged[c["id"]])) for c in claims if c["id"] in judged]
    return found


def measure(books: Books) -> Figures:
    """How closely confidence agrees with truth (1 less the expected calibration error), and how many of the surest claims are right."""
    found = told(books)
    figures: Figures = {}
    for name, corpora in (("all", tuple(JUDGES)), *((c, (c,)) for c in JUDGES)):
        units: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for report, t in (pair for c in corpora for pair in found[c]):
            part = min(BINS - 1, int(t.confidence * BINS))
            counts = units[report]
            for key, value in ((f"n{part}", 1.0), (f"c{part}", t.confidence), (f"r{part}", float(t.right)), ("n", 1.0)):
                counts[key] += value
            if t.confidence >= 0.75:
                counts["sure"] += 1
                counts["sure right"] += t.right
        metrics: dict[str, Callable[[Sums], float]] = {f"confidence agrees with truth, {name}": agreement}
        figures |= over(list(units.values()), metrics)
        if name == "all":
            figures |= over(list(units.values()), {"right among claims surer than .75": lambda s: s["sure right"] / max(1.0, s["sure"])})
    return figures


def agreement(s: Sums) -> float:
    """1 less the expected calibration error, from sums over tenths of confidence."""
    return 1.0 - sum(abs(s[f"c{n}"] - s[f"r{n}"]) for n in range(BINS)) / max(1.0, s["n"])
