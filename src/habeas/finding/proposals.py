"""The names that spaCy's pipeline proposes, read off for many sentences at once.

The pipeline's own way takes a step for every word of every sentence (Ratinov and Roth's BILUO moves: begin, inside, last, unit, outside; the best
allowed move wins). Here all sentences take their n-th step together, which gives the same names several times faster.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
FORBIDDEN = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Proposer:
    """The pipeline's finder of names. `moves`: (letter, label) of each; `allowed`: 0 or -inf by label open, last word, white space, move."""

    model: Any
    moves: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    allowed: Floats
    opens: NDArray[np.intp]

    def names(self, docs: list[Doc], spaces: list[list[bool]]) -> list[list[str]]:
        """The label of each word of each sentence, "" where it is part of no name. `spaces`: which words are white space."""
        order = sorted((n for n, doc in enumerate(docs) if len(doc)), key=lambda n: -len(docs[n]))
        out: list[list[str]] = [[] for _ in docs]
        if not order:
            return out
        features = self.model.get_ref("lower").predict(self.model.get_ref("tok2vec").predict([docs[n] for n in order]))
        chosen = self._steps(features, [len(docs[n]) for n in order], [spaces[n] for n in order])
        for column, n in enumerate(order):
            out[n] = [self.moves[m][1] for m in chosen[: len(docs[n]), column].tolist()]
        return out

    def _steps(self, features: Floats, lengths: list[int], spaces: list[list[bool]]) -> NDArray[np.intp]:
        """Moves by word (row) and sentence (column, the longest first). Row 0 of `features` stands for a word that is not there."""
        bias, upper = self.model.get_ref("lower").get_param("b"), self.model.get_ref("upper")
        weights, shift = upper.get_param("W").T, upper.get_param("b")
        sizes = np.array(lengths)
        first = 1 + np.cumsum(sizes) - sizes
        blank = np.zeros((sizes[0], len(lengths)), dtype=np.intp)
        for column, row in enumerate(spaces):
            blank[: len(row), column] = row
        chosen = np.zeros((sizes[0], len(lengths)), dtype=np.intp)
        open_, start = np.zeros(len(lengths), dtype=np.intp), np.zeros(len(lengths), dtype=np.intp)
        for step in range(sizes[0]):
            k = int(np.searchsorted(-sizes, -step))  # the sentences that have so many words
            now, inside = first[:k] + step, open_[:k] > 0
            state = features[now, 0] + features[start[:k], 1]
            state += features[np.where(inside, now - 1, 0), 2]
            state += bias
            scores = functools.reduce(np.maximum, (state[:, :, n] for n in range(state.shape[2]))) @ weights + shift
            scores += self.allowed[open_[:k], (sizes[:k] == step + 1).astype(np.intp), blank[step, :k]]
            best = scores.argmax(axis=1)
            chosen[step, :k] = best
            after = self.opens[best]
            start[:k] = np.where(after == 0, 0, np.where(inside, start[:k], now))
            open_[:k] = after
        return chosen


def proposer(pipe: Any) -> Proposer:
    """The finder of names of a pipeline, from its part of that name."""
    names = [pipe.moves.get_class_name(m) for m in range(pipe.moves.n_moves)]
    moves = tuple((name[0], name[2:]) for name in names)
    labels = ("", *sorted({label for _, label in moves if label}))
    allowed = np.full((len(labels), 2, 2, len(moves)), FORBIDDEN, dtype=np.float32)
    for number, label in enumerate(labels):
        for last in (0, 1):
            for space in (0, 1):
                for m, move in enumerate(moves):
                    if _allowed(move, label, bool(last), bool(space)):
                        allowed[number, last, space, m] = 0
    opens = np.array([labels.index(label) if letter in "BI" else 0 for letter, label in moves])
    return Proposer(pipe.model, moves, labels, allowed, opens)


def _allowed(move: tuple[str, str], inside: str, last: bool, space: bool) -> bool:
    """Whether a move may follow inside a name with a label ("" outside), at the last word of a sentence or not, at white space or not."""
    letter, label = move
    if letter in "IL":
        return label == inside != "" and not (letter == "I" and last)
    if letter == "O":
        return not inside
    return not inside and label != "" and not space and not (letter == "B" and last)
