"""Train who is a victim: weights of words around a name, of the words of a report, and the trees that choose by them and by the signs.

python -m tools.train.victims     reads ../shared/corpora (training articles of HRDsAttack, restated reports) and our invented affairs, writes
weights/victim*.npz, prints held-out figures
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tools.train import fit, hrdsattack, restated
from tools.train.answers import Answers, Article

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
    """A report as the chooser sees it: each candidate's signs and words, the report's words, who is right, and the names of the gold."""

    group: str
    rows: dict[str, Counter[str]]
    words: dict[str, Counter[str]]
    told: Counter[str]
    right: list[int]
    names: list[str]
    answers: Answers


def printed(p: Person) -> str:
    """The name a person goes by in an export: the fullest that is no pseudonym."""
    own = [n.text for n in p.names if not n.pseudonym] or [n.text for n in p.names]
    return max(own, key=lambda n: (len(n.split()) if len(n.split()) < 5 else 0, len(n)))


def read(article: Article) -> Read:
    """Everything about an article that training needs; marks are made by the product with no learned victims in it."""
    marked = mark(dated(article.text), weigh=False)
    rows = signs(marked.parse, marked.cast, marked.utterances, marked.events)
    known = {p.id: p for p in candidates(marked.cast)}
    names = [printed(known[i]) for i in rows]
    right = [int(article.answers.names(n)) for n in names]
    return Read(article.group, rows, around(marked.parse, marked.cast), report(marked.parse), right, names, article.answers)


def f1(reads: list[Read], scores: NDArray[np.float64], threshold: float) -> tuple[float, float]:
    """F1 of names, exact and with one inside the other, over the articles: the first of all reports, whose rows of scores come first."""
    said = exact = fuzzy = gold = n = 0
    for r in reads:
        own = {name for name, s in zip(r.names, scores[n : n + len(r.names)], strict=True) if s >= threshold}
        n += len(r.names)
        said, gold = said + len(own), gold + len(r.answers.victims)
        exact, fuzzy = exact + sum(x in r.answers.victims for x in own), fuzzy + sum(r.answers.names(x) for x in own)
    return 200 * exact / max(1, said + gold), 200 * fuzzy / max(1, said + gold)


def words(name: str, what: str, counted: list[Any], right: NDArray[np.int64], groups: list[str], strength: float) -> NDArray[np.float64]:
    """Fit and store a word list; give back the scores of reports that were held out."""
    scores = fit.lines_held_out(counted, right, groups, strength)
    whole = fit.lines(counted, right, strength)
    line = fit.calibrated(scores, right)
    arrays = fit.packed_labels([what], whole.words, whole.rarity, whole.weight[None, :], np.array([whole.bias]), [line])
    fit.store(name, arrays | {"threshold": np.zeros(1)})
    return scores


def _steady(curve: list[tuple[float, float]], around: int = 5) -> float:
    """The threshold that does best together with its neighbours: the best one alone jumps about a flat curve from fit to fit."""
    means = [(float(np.mean([f for _, f in curve[max(0, n - around) : n + around + 1]])), t) for n, (t, _) in enumerate(curve)]
    return max(means)[1]


def main() -> None:
    """Fit everything and print what held-out reports say."""
    articles, others = [read(a) for a in hrdsattack.articles()], [read(a) for a in restated.everything()]
    reads = articles + others
    right = np.array([x for r in reads for x in r.right])
    groups = [r.group for r in reads for _ in r.right]
    near = words("victim_words", "a victim", [r.words[i] for r in reads for i in r.rows], right, groups, STRENGTH)
    any_ = np.array([int(any(r.right)) for r in reads])
    of_report = words("victim_reports", "names its victims", [r.told for r in reads], any_, [r.group for r in reads], REPORT_STRENGTH)
    table = np.vstack([table_of(r.rows, r.words, r.told, None, None) for r in reads if r.rows])
    table[:, len(FEATURES)] = near
    table[:, len(FEATURES) + 1] = np.repeat(of_report, [len(r.right) for r in reads])
    scores = np.mean([fit.held_out(table, right, groups, fit.trees(seed=s)) for s in SEEDS], axis=0)
    threshold = _steady([(t, sum(f1(articles, scores, t))) for t in np.arange(-1.5, 0.6, 0.05).round(2).tolist()])
    slope, offset = fit.calibrated(scores, right)
    packed = fit.packed_trees([fit.trees(seed=s)(table, right) for s in SEEDS], ROW)
    fit.store("victims", packed | {"slope": slope, "offset": offset, "threshold": threshold})
    print(
        "{} articles, names held out: F1 exact {:.1f}, fuzzy {:.1f} from {}".format(
            len(articles), *f1(articles, scores, threshold), threshold
        )
    )
    kept = scores[sum(len(r.right) for r in articles) :] >= threshold
    known = np.array([x for r in others for x in r.right], dtype=bool)
    print(
        f"{len(others)} restated and invented reports: {(kept & known).sum()} of {known.sum()} victims, {(kept & ~known).sum()} others of {(~known).sum()}"
    )


if __name__ == "__main__":
    main()
