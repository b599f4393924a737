"""How alike two reports are in their telling words: words weigh by how rare they are in news of violations (inverse document frequency).

The table `words/usual.csv` stands for all other reports, so that comparing two needs no third. Between languages only names and numbers are
compared, and they speak for, never against.
"""

from __future__ import annotations

import functools
import math
import re
import zlib
from dataclasses import dataclass
from itertools import pairwise

from habeas.linking import latin
from habeas.linking.lexicon import table
from habeas.model.findings import Findings, Reason

ARTICLES = 300
RARE = 3
COMMON_NUMBER = re.compile(r"(19|20)\d\d|\d*00+")
"""Years and round numbers, which tell nothing."""
SKETCH = 24
STEPS = ((0.0, -1.0), (0.02, -0.7), (0.05, -0.2), (0.08, 0.1), (0.12, 0.5), (0.2, 0.9), (0.3, 1.2), (0.5, 1.5))
"""From the cosine of two reports' words to a score; between steps the score runs straight. Same incident: median .18; other: .02, at most .2."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a report with their weights, their length as a vector, those that are rare, and rare names and numbers."""

    english: bool
    weights: dict[str, float]
    length: float
    rare: frozenset[str]
    names: frozenset[str]


@functools.cache
def _articles() -> dict[str, int]:
    return {row["word"]: int(row["articles"]) for row in table("usual")}


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def wording_of(findings: Findings) -> Wording:
    """The telling words of a report, out of the quotes of its claims and the mentions of its people and places."""
    texts = sorted({q.text for c in findings.claims for q in c.quotes} | {m.text for p in findings.people for m in p.mentions})
    names = {w for t in texts for w in _names(t)}
    known = _articles()
    words = (
        {_stem(w) for t in texts for w in re.findall(r"[a-z]{3,}|\d{2,}", latin.folded(t)) if not COMMON_NUMBER.fullmatch(w)}
        if findings.source.language.startswith("en")
        else names
    )
    weights = {w: math.log(ARTICLES / known.get(w, 2)) for w in sorted(words)}
    english = findings.source.language.startswith("en")
    rare = frozenset(w for w in (weights if english else names) if known.get(w, 0) <= RARE and not re.fullmatch(r"\d{1,2}", w))
    return Wording(
        english, weights, math.sqrt(sum(x * x for x in weights.values())), rare, frozenset(w for w in names if known.get(w, 0) <= RARE)
    )


def _names(text: str) -> list[str]:
    """Words with a capital inside a sentence, and numbers of three digits and more that are no years and not round."""
    found = re.findall(r"(?<=[a-zà-ÿ,;:] )[A-ZÀ-Þ][\w’'-]+|\b\d{3,}\b", text)
    return [_stem(w) for f in found for w in latin.folded(f).split() if len(w) >= 3 and not COMMON_NUMBER.fullmatch(w)]


def wording(left: Wording, right: Wording) -> Reason:
    """Telling words that both reports use; between two English reports few such words speak against."""
    if left.english and right.english and left.length and right.length:
        both = sorted((w for w in left.weights if w in right.weights), key=lambda w: (-left.weights[w], w))
        cosine = sum(left.weights[w] * right.weights[w] for w in both) / (left.length * right.length)
        shown = ", ".join(both[:8])
        return Reason("wording", _score(cosine), shown, shown, f"alike to {cosine:.2f} in their telling words")
    rare = sorted(left.names & right.names)
    shown = ", ".join(rare[:8])
    return Reason(
        "wording", min(1.0, 0.25 * len(rare)), shown, shown, "names and numbers in both" if rare else "no rare name or number in both"
    )


def _score(cosine: float) -> float:
    for (x, low), (y, high) in pairwise(STEPS):
        if cosine <= y:
            return low + (high - low) * (cosine - x) / (y - x)
    return STEPS[-1][1]


def sketch(words: Wording) -> tuple[str, ...]:
    """Blocking keys: two reports that share a tenth of their rare names and numbers share one of them nine times in ten."""
    if len(words.rare) < 2:
        return ()
    return tuple(f"r:{i}:{min(words.rare, key=lambda w: (zlib.crc32(f'{i} {w}'.encode()), w))}" for i in range(SKETCH))
