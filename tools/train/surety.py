"""Weights of how sure a claim is (`finding/surety.py`), fitted on claims that gold data speak of, and how well they hold on reports not seen.

    python -m tools.train.surety [--books FOLDER]

Judged are claims on the restated reports, the five model reports and the training articles of HRDsAttack, by `eval/right.py`. Logistic regression with
a ridge; folds of whole reports; the corpora weigh alike. Writes `words/any/surety.toml`, draws the reliability of out-of-fold
confidences, and prints it.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from eval import right
from eval.books import CORPORA, ROOT, Books
from eval.reliability import Told, drawing, error, table
from numpy.typing import NDArray

from habeas.finding.find import mark, weighed
from habeas.finding.nearby import Nearby
from habeas.finding.published import dated
from habeas.finding.surety import LEAST, MOST, Report, signs
from habeas.reading import parse_metadata, read

OUT = ROOT / "src" / "habeas" / "finding" / "words" / "any" / "surety.toml"
DRAWING = ROOT / "docs" / "reference" / "confidence.svg"
RIDGE, RARE, FOLDS = 8.0, 25, 10
"""How hard weights are held to nought; a sign seen less often gets none; parts that reports are held out in."""
Floats = NDArray[np.float64]
HEAD = """# How far each sign moves how sure a claim is (log odds; above 0: such claims are more often right).
# Fitted by tools/train/surety.py on {judged} judged claims of {reports} reports; what "right" means: docs/reference/confidence.md.
# Reports not seen in fitting: expected calibration error {error:.3f}. A sign seen fewer than {rare} times has no weight.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A judged claim: the signs it shows, whether it is right, its report and corpus."""

    shown: tuple[str, ...]
    right: bool
    report: str
    corpus: str


def rows(corpus: str, judged: right.Judged) -> list[Row]:
    """Every judged claim of a corpus with its signs, its reports read by the stages that read them later."""
    found = []
    with tempfile.TemporaryDirectory() as work:
        words = CORPORA[corpus][0](Path(work) / "files")
        folder = Path(words[0])
        hints = parse_metadata(Path(words[2]).read_bytes()) if len(words) > 2 else {}
        for path in sorted(p for p in folder.iterdir() if p.suffix != ".csv"):
            for text in read(path.name, path.read_bytes(), hints).texts:
                if not any(ident.startswith(text.source.id + ":") for ident in judged):
                    continue
                marked = mark(dated(text))
                told = weighed(marked)
                kinds = {e.id: e.kind for e in told.events}
                near = Nearby(told.claims, lambda c: c.quotes[0].span)
                for c in told.claims:
                    if c.id in judged:
                        beside = near.near(c.quotes[0].span)
                        shown = signs(c, kinds.get(c.event or ""), marked.cast, beside, Report.of(marked.parse))
                        found.append(Row(tuple(shown), judged[c.id], text.source.id, corpus))
    return found


def fit(shown: Floats, truth: Floats, weight: Floats) -> Floats:
    """Weights of a logistic regression with a ridge on all but the first column, by Newton's method."""
    w = np.zeros(shown.shape[1])
    ridge = np.full(shown.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-shown @ w))
        slope = shown.T @ (weight * (p - truth)) + ridge * w
        bend = (shown * (weight * p * (1 - p))[:, None]).T @ shown + np.diag(ridge)
        w -= np.linalg.solve(bend, slope)
    return w


def matrix(data: Sequence[Row], names: Sequence[str]) -> Floats:
    """One row a claim, one column a sign, a column of ones first."""
    at = {name: n + 1 for n, name in enumerate(names)}
    out = np.zeros((len(data), len(names) + 1))
    out[:, 0] = 1
    for n, row in enumerate(data):
        for sign in row.shown:
            if sign in at:
                out[n, at[sign]] = 1
    return out


def held_out(shown: Floats, data: Sequence[Row], weight: Floats, parts: Sequence[Any]) -> Floats:
    """The confidence of each claim by weights fitted without its part."""
    truth, p = np.array([float(r.right) for r in data]), np.zeros(len(data))
    for part in sorted(set(parts)):
        unseen = np.array([x == part for x in parts])
        w = fit(shown[~unseen], truth[~unseen], weight[~unseen])
        p[unseen] = 1 / (1 + np.exp(-shown[unseen] @ w))
    return np.clip(p, LEAST, MOST)


def finish(data: Sequence[Row]) -> None:
    """Fit, hold out, print how well it holds, and write the weights."""
    seen = Counter(s for r in data for s in r.shown)
    names = sorted(s for s, n in seen.items() if n >= RARE)
    shown, many = matrix(data, names), Counter(r.corpus for r in data)
    weight = np.array([len(data) / len(many) / many[r.corpus] for r in data])
    order = {report: n for n, report in enumerate(sorted({r.report for r in data}))}
    p = held_out(shown, data, weight, [order[r.report] % FOLDS for r in data])
    told = [Told(float(q), r.right) for q, r in zip(p, data, strict=True)]
    for corpus in many:
        part = [t for t, r in zip(told, data, strict=True) if r.corpus == corpus]
        print(f"{corpus}: {len(part)} claims, {sum(t.right for t in part) / len(part):.3f} right, error out of fold {error(part):.3f}")
    print(f"all: error out of fold {error(told):.3f}\n{table(told)}")
    w = fit(shown, np.array([float(r.right) for r in data]), weight)
    head = HEAD.format(judged=len(data), reports=len(order), error=error(told), rare=RARE)
    lines = [f'"{name}" = {value:.2f}' for name, value in zip(["always", *names], w, strict=True) if abs(value) >= 0.005]
    DRAWING.write_text(drawing(told, "How sure, and how often right (reports not seen in fitting)"), encoding="utf-8")
    OUT.write_text(head + "\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main(words: list[str]) -> None:
    """Judge, and fit."""
    books = Books(Path(words[words.index("--books") + 1]) if "--books" in words else None)
    books.make(["incidents", "reports", "hrds_train"])
    data = [
        *rows("incidents", right.incidents(books["incidents"])),
        *rows("reports", right.reports(books["reports"])),
        *rows("hrds_train", right.hrds(books["hrds_train"], "train")),
    ]
    finish(data)


if __name__ == "__main__":
    main(sys.argv[1:])
