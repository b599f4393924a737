"""The weights by which two reports tell of one thing as wholes ([report] in linking/words/weights.toml), fitted to the restated reports.

Every pair of reports is one row: how alike their words are, what days, towns and numbers both speak of, who is named in both; right where both tell of one
incident. Logistic regression; before it is written the program shows how often a report's nearest one is right when its incident was held out.
"""

from __future__ import annotations

import importlib
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools.train import restated

from habeas.finding.find import find
from habeas.linking.between import Between
from habeas.linking.report import Report, report_of

DATA = restated.DATA
WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "habeas" / "linking" / "words" / "weights.toml"
NAMES = ("prior", "wording", "against wording", "setting", "cast")
Floats = NDArray[np.float64]


def reports(data: Path = DATA) -> Iterator[tuple[str, Report]]:
    """(id, report) of each restated report; the program ends with a message where the data are not there."""
    for ident, text in restated.texts(data):
        yield ident, report_of(find(text))


def row(left: Report, right: Report) -> tuple[float, ...]:
    """What is compared of a pair, with 1 for the prior first."""
    compare = importlib.import_module("habeas.linking.compare")
    known = {pair: score for pair, (score, _) in compare._full_name_pairs(left, right).items()}
    cast, _, counted, words = Between(left, right).about(known)
    return 1.0, max(words.score, 0.0), min(words.score, 0.0), counted.score, cast.score


def fitted(rows: Floats, right: Floats, pull: float = 1.0) -> Floats:
    """Weights of a logistic regression by Newton's steps; `pull` draws all but the prior towards 0."""
    ridge = pull * np.diag([0.0, *[1.0] * (rows.shape[1] - 1)])
    weights = np.zeros(rows.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge + 1e-9 * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, rows.T @ (chance - right) + ridge @ weights)
    return weights


def main() -> None:
    """Fit, show what it is worth on incidents held out, and write the weights."""
    gold = {g["id"]: g for g in json.loads((DATA / "gold_docs.json").read_text(encoding="utf-8")).values()} if DATA.is_dir() else {}
    pairs = list(itertools.combinations(sorted(reports()), 2))
    of = [({*gold[a]["main"]}, {*gold[b]["main"]}, {*gold[a]["secondary"]}, {*gold[b]["secondary"]}) for (a, _), (b, _) in pairs]
    rows = np.array([row(x, y) for (_, x), (_, y) in pairs])
    right = np.array([float(bool(a & b)) for a, b, _, _ in of])
    clear = np.array([bool(a & b) or not (a | c) & (b | d) for a, b, c, d in of])
    incidents = sorted({i for a, b, _, _ in of for i in a | b})
    scores = np.zeros(len(rows))
    for fold in range(5):
        held = set(incidents[fold::5])
        unseen = np.array([bool((a | b) & held) for a, b, _, _ in of])
        scores[unseen] = rows[unseen] @ fitted(rows[clear & ~unseen], right[clear & ~unseen])
    nearest = {one: max((s, bool(r)) for s, r, p in zip(scores, right, pairs, strict=True) if one in (p[0][0], p[1][0])) for one in gold}
    sure = [ok for score, ok in nearest.values() if score >= 0]
    print(f"nearest report right, incident held out: {np.mean(sure):.3f} of {len(sure)} reports with a score from .5 on")
    write(fitted(rows[clear], right[clear]))


def write(weights: Floats) -> None:
    """Put the weights into the file with all others."""
    text = WEIGHTS.read_text(encoding="utf-8")
    section, rest = text[text.index("[report]") : text.index("[join]")], dict(zip(NAMES, weights, strict=True))
    new = section
    for name, value in rest.items():
        part, key = ("[report.against]", name.split()[1]) if " " in name else ("[report]", name)
        at = new.index(part)
        new = new[:at] + re.sub(rf"(?m)^{key} = .*$", f"{key} = {value:.2f}", new[at:], count=1)
    WEIGHTS.write_text(text.replace(section, new), encoding="utf-8")


if __name__ == "__main__":
    main()
