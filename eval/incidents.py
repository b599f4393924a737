"""115 restated reports about 20 incidents, and 34 invented ones about 11 affairs: which tell of the same, the facts of each case, who says what.

The scorer that comes with the data gives the figures; what each report or incident counts is asked of it one at a time, for the intervals.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.books import INCIDENTS, module, script
from eval.figures import Figure, Figures, Sums, f1, harmonic, over, share

Prediction = dict[str, Any]
ENGLISH = "en"


def measure(book: Path, data: Path = INCIDENTS) -> Figures:
    """All figures of a casebook made from the reports of a folder."""
    scorer = module(INCIDENTS / "score_cases.py")
    predicted: Prediction = json.loads(script(INCIDENTS / "from_casebook.py", book))
    gold = scorer.Gold(str(data))
    told = said(scorer, gold, predicted) if gold.claims else {}  # the small affairs have no statements marked
    return {**linking(scorer, gold, predicted, languages(data)), **facts(scorer, gold, predicted), **told}


def naive(data: Path = INCIDENTS) -> dict[str, float]:
    """What needs no reading: every report a case of its own, and the outlet as the speaker of every passage of the gold."""
    scorer = module(INCIDENTS / "score_cases.py")
    gold = scorer.Gold(str(data))
    alone: Prediction = {"docs": {d: [d] for d in gold.ids}}
    outlet = {v["id"]: v["outlet"] for v in gold.docs.values()}
    alone["claims"] = [
        {"doc": c["doc"], "start": c["evidence"]["start"], "end": c["evidence"]["end"], "speaker": outlet[c["doc"]]} for c in gold.claims
    ]
    found = {**linking(scorer, gold, alone, languages(data)), **(said(scorer, gold, alone) if gold.claims else {})}
    wanted = ("same incident, B-cubed F1", "B-cubed F1, en", "B-cubed F1, not English", "who says what")
    return {name: found[name].value for name in wanted if name in found}


# -- the same incident
def linking(scorer: Any, gold: Any, predicted: Prediction, language: dict[str, str]) -> Figures:
    """B-cubed over all reports and by language, and how often reports of incidents that are easily confused are kept apart."""
    mine = grouped(gold, predicted)
    units = [{**b_cubed(d, mine, gold.all), **beside_english(d, mine, gold.all, language)} for d in gold.ids]
    for unit, hard in zip(units, confusable(gold, mine), strict=True):
        unit.update(hard)
    figures = over(units, {"same incident, B-cubed F1": _b_cubed_f1})
    if gold.groups:
        figures |= over(units, {"confusable pairs kept apart": lambda s: 1.0 - share("joined", "confusable")(s)})
    groups: dict[str, list[int]] = defaultdict(list)
    for n, d in enumerate(gold.ids):
        groups[language[d]].append(n)
        if language[d] != ENGLISH:
            groups["not English"].append(n)
    for name in sorted(groups, key=lambda g: (g != ENGLISH, g != "not English", g)):
        part = [units[n] for n in groups[name]]
        figures |= over(part, {f"B-cubed F1, {name}": _b_cubed_f1})
        if name in (ENGLISH, "not English"):
            figures |= over(part, {f"found with the English reports, {name}": share("english met", "english")})
    return figures


def _b_cubed_f1(s: Sums) -> float:
    return harmonic(share("p", "p of")(s), share("r", "r of")(s))


def grouped(gold: Any, predicted: Prediction) -> dict[str, set[str]]:
    """Report to its predicted cases; one that is in none stands alone."""
    pairs = {gold.did(k): set(v) for k, v in predicted["docs"].items()}
    return {d: pairs.get(d) or {f"alone {d}"} for d in gold.ids}


def languages(data: Path) -> dict[str, str]:
    """Report to its language, without what follows a hyphen."""
    rows = (json.loads(line) for line in (data / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["lang"].split("-")[0] for row in rows}


def b_cubed(one: str, mine: dict[str, set[str]], gold: dict[str, set[str]]) -> dict[str, float]:
    """B-cubed precision and recall of one report, for several cases a report (Amigo et al. 2009, multiplicity form)."""
    p: list[float] = []
    r: list[float] = []
    for other in mine:
        said, true = len(mine[one] & mine[other]), len(gold[one] & gold[other])
        p += [min(said, true) / said] if said else []
        r += [min(said, true) / true] if true else []
    return {
        "p": sum(p) / len(p) if p else 0.0,
        "p of": float(bool(p)),
        "r": sum(r) / len(r) if r else 0.0,
        "r of": float(bool(r)),
    }


def beside_english(one: str, mine: dict[str, set[str]], gold: dict[str, set[str]], language: dict[str, str]) -> dict[str, float]:
    """How many of the other English reports on its incidents a report is grouped with, as a share: one vote a report."""
    others = [d for d in mine if d != one and language[d] == ENGLISH and gold[one] & gold[d]]
    met = sum(bool(mine[one] & mine[d]) for d in others)
    return {"english": float(bool(others)), "english met": met / len(others) if others else 0.0}


def confusable(gold: Any, mine: dict[str, set[str]]) -> list[dict[str, float]]:
    """For each report, its pairs with reports of other incidents of the same confusable group, and how many are joined; half a pair to each side."""
    group = {i: n for n, g in enumerate(gold.groups) for i in g}
    of = {d: {group[i] for i in gold.main[d] if i in group} for d in gold.ids}
    counts = {d: {"confusable": 0.0, "joined": 0.0} for d in gold.ids}
    for a, b in combinations(gold.ids, 2):
        if of[a] & of[b] and not gold.all[a] & gold.all[b]:
            for d in (a, b):
                counts[d]["confusable"] += 0.5
                counts[d]["joined"] += 0.5 * bool(mine[a] & mine[b])
    return [counts[d] for d in gold.ids]


# -- the facts of a case
FACTS: dict[str, tuple[str, str, str]] = {
    "country": ("place", "country", "n"),
    "city": ("place", "city", "n_city"),
    "date, month": ("date", "month", "n"),
    "date, exact": ("date", "exact", "n"),
    "names recall": ("names", "recall", "n"),
    "count": ("count", "in_interval", "n"),
    "status now": ("status", "accuracy", "n"),
    "conflicts": ("conflicts", "recall_field_and_values", "n"),
}
"""Metric to its section, share and number in what the scorer gives."""


def facts(scorer: Any, gold: Any, predicted: Prediction) -> Figures:
    """Facts over all incidents, the scorer run on one at a time with the cases that the whole set aligns them with."""
    units = [_of_incident(scorer, gold, predicted, i, scorer.align(gold, grouped(gold, predicted))) for i in sorted(gold.inc)]
    metrics: dict[str, Callable[[Sums], float]] = {name: share(name, f"{name} of") for name in FACTS}
    return over(units, {**metrics, "types F1": f1("types", "types said", "types gold")})


def _of_incident(scorer: Any, gold: Any, predicted: Prediction, incident: str, aligned: Any) -> dict[str, float]:
    known = (gold.inc, gold.ids, scorer.align)
    gold.inc, gold.ids, scorer.align = {incident: gold.inc[incident]}, [], lambda *_: {k: v for k, v in aligned.items() if k == incident}
    try:
        result, rows = scorer.score(gold, {"cases": predicted.get("cases", {})})
    finally:
        gold.inc, gold.ids, scorer.align = known
    counts: dict[str, float] = {}
    for name, (section, key, n) in FACTS.items():
        counts[f"{name} of"] = result[section][n]
        counts[name] = result[section][key] * result[section][n]
    missed, wrong = rows[incident]["types"]
    core = len(gold.inc[incident]["types_core"])
    right = core - len(missed)
    return {**counts, "types": right, "types said": right + len(wrong), "types gold": core}


# -- who says what
def said(scorer: Any, gold: Any, predicted: Prediction) -> Figures:
    """Gold claims found with the right speaker, the scorer run on one report at a time."""
    by_report: dict[str, list[Any]] = defaultdict(list)
    for claim in predicted["claims"]:
        by_report[gold.did(claim["doc"])].append(claim)
    units = []
    for d in gold.ids:
        part = {"claims": by_report[d]}
        known = (gold.inc, gold.ids, gold.claims)
        gold.inc, gold.ids, gold.claims = {}, [], [c for c in gold.claims if c["doc"] == d]
        try:
            a = scorer.score(gold, part)[0]["attribution"]
        finally:
            gold.inc, gold.ids, gold.claims = known
        n, found = a["gold_claims"], a["found"] * a["gold_claims"]
        units.append({"n": n, "found": found, "right": a["end_to_end"] * n, "mode": a["mode_accuracy"] * found})
    return over(
        units, {"who says what": share("right", "n"), "claims found": share("found", "n"), "mode of claims found": share("mode", "found")}
    )


__all__ = ["Figure", "b_cubed", "measure", "naive"]
