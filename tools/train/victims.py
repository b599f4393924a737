"""Train who is a victim: weights of words around a name, of the words of a report, and the trees that choose by them and by the signs.

python -m tools.train.victims     reads ../shared/corpora/hrdsattack/train.json, writes weights/victim*.npz, prints held-out figures
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tools.train import fit, hrdsattack

from habeas.finding.find import mark
from habeas.finding.published import dated
from habeas.finding.victim_choice import ROW, table_of
from habeas.finding.victim_signs import FEATURES, candidates, signs
from habeas.finding.victim_words import around, report
from habeas.model.people import Person

SEEDS = range(4)
STRENGTH, REPORT_STRENGTH = 3.0, 10.0


@dataclass(frozen=True, slots=True)
class Read:
    """An article as the chooser sees it: each candidate's signs and words, the article's words, who is right, how many names the gold has."""

    id: int
    rows: dict[str, Counter[str]]
    words: dict[str, Counter[str]]
    told: Counter[str]
    right: list[int]
    names: list[str]
    gold: list[str]


def printed(p: Person) -> str:
    """The name a person goes by in an export: the fullest that is no pseudonym."""
    own = [n.text for n in p.names if not n.pseudonym] or [n.text for n in p.names]
    return max(own, key=lambda n: (len(n.split()) if len(n.split()) < 5 else 0, len(n)))


def same(name: str, gold: list[str]) -> bool:
    """Whether a name is one of the gold names: the same, or one inside the other, as the scorer of the data set counts it."""
    return any(name in g or g in name for g in gold)


def read(article: hrdsattack.Article) -> Read:
    """Everything about an article that training needs; marks are made by the product with no learned victims in it."""
    marked = mark(dated(article.text), weigh=False)
    rows = signs(marked.parse, marked.cast, marked.utterances, marked.events)
    gold = [v["victim_name"] for v in article.gold["victims"] if v["victim_name"]]
    known = {p.id: p for p in candidates(marked.cast)}
    names = [printed(known[i]) for i in rows]
    right = [int(same(n, gold)) for n in names]
    return Read(article.id, rows, around(marked.parse, marked.cast), report(marked.parse), right, names, gold)


def f1(reads: list[Read], scores: NDArray[np.float64], threshold: float) -> tuple[float, float]:
    """F1 of names, exact and with one inside the other, over all articles."""
    said = exact = fuzzy = gold = n = 0
    for r in reads:
        own = {name for name, s in zip(r.names, scores[n : n + len(r.names)], strict=True) if s >= threshold}
        n += len(r.names)
        said, gold = said + len(own), gold + len(r.gold)
        exact, fuzzy = exact + sum(x in r.gold for x in own), fuzzy + sum(same(x, r.gold) for x in own)
    return 200 * exact / max(1, said + gold), 200 * fuzzy / max(1, said + gold)


def words(name: str, what: str, counted: list[Any], right: NDArray[np.int64], groups: list[str], strength: float) -> NDArray[np.float64]:
    """Fit and store a word list; give back the scores of reports that were held out."""
    scores = fit.lines_held_out(counted, right, groups, strength)
    whole = fit.lines(counted, right, strength)
    line = fit.calibrated(scores, right)
    arrays = fit.packed_labels([what], whole.words, whole.rarity, whole.weight[None, :], np.array([whole.bias]), [line])
    fit.store(name, arrays | {"threshold": np.zeros(1)})
    return scores


def main() -> None:
    """Fit everything and print what held-out articles say."""
    reads = [read(a) for a in hrdsattack.articles()]
    right = np.array([x for r in reads for x in r.right])
    groups = [str(r.id) for r in reads for _ in r.right]
    near = words("victim_words", "a victim", [r.words[i] for r in reads for i in r.rows], right, groups, STRENGTH)
    any_ = np.array([int(any(r.right)) for r in reads])
    of_report = words("victim_reports", "names its victims", [r.told for r in reads], any_, [str(r.id) for r in reads], REPORT_STRENGTH)
    table = np.vstack([table_of(r.rows, r.words, r.told, None, None) for r in reads])
    table[:, len(FEATURES)] = near
    table[:, len(FEATURES) + 1] = np.repeat(of_report, [len(r.right) for r in reads])
    scores = np.mean([fit.held_out(table, right, groups, fit.trees(seed=s)) for s in SEEDS], axis=0)
    threshold = max(np.arange(-1.5, 0.6, 0.05).round(2).tolist(), key=lambda t: sum(f1(reads, scores, t)))
    slope, offset = fit.calibrated(scores, right)
    packed = fit.packed_trees([fit.trees(seed=s)(table, right) for s in SEEDS], ROW)
    fit.store("victims", packed | {"slope": slope, "offset": offset, "threshold": threshold})
    exact, fuzzy = f1(reads, scores, threshold)
    print(
        f"{len(reads)} articles, {len(right)} candidates, {int(right.sum())} right; held out: F1 exact {exact:.1f}, fuzzy {fuzzy:.1f} at {threshold}"
    )


if __name__ == "__main__":
    main()
