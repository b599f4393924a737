"""Text -> Parse: sentences that lose no character, and the grammar of English ones from spaCy's small pipeline.

The pipeline is asked for grammar only: who governs whom, parts of speech, lemmas, and proposals of names. Characters that it reads badly
(curly quotation marks, no-break spaces) are replaced one for one before it sees them, so that offsets stay those of the stored text.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator

from habeas.finding.annotations import Parse, Sentence, Token
from habeas.finding.english import Word, grammar
from habeas.finding.mended import mended
from habeas.finding.sentences import split
from habeas.model.quote import Span
from habeas.model.source import Text
from habeas.model.when import NEVER_SAID

WORD = re.compile(r"[\w’']+|[^\w\s]")
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u2009": " ", "–": "-", "—": "-", "\u2028": " "}
)
GLUED = re.compile(r"(?<=[^\W\d])—(?=[^\W\d])|(?<=[^\W\d])[–—](?=\s)|(?<=\s)[–—](?=[^\W\d])")
"""A dash that touches a word ("three men—Ana Koval among them—were held"): it parts words and is no hyphen, which it would be taken for."""


DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ?)?"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-z]+\.?)?(?:,? \d{4})?|[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)"
)
TOWNS = r"[A-Z][\w.'’]*(?:(?:[ ,/]+|-)(?:[A-Z][\w.'’]*|(?:au|de|la|of|sur)(?=[ -]))){0,6}"
AGENCY = r" ?\([A-Z][\w .&/-]{1,30}\)"
DATELINE = re.compile(
    # a town in capitals, in brackets, with an agency or with a day
    rf"(?=[A-Z]{{3,}}\b|\(|[^-]{{2,60}}\([A-Z]|.{{2,60}}?\d[^-]{{0,16}}\s-{{1,2}}\s)"
    rf"\(?{TOWNS}\)?(?:,? ?\(?{DAY}\)?)?(?:{AGENCY})?(?:,? {DAY})?\)?\s+-{{1,2}}\s+(?=[\"'A-Z])"
)
"""Where and when a report was filed, before its first words: "SEOUL, July 2 - A woman ...", "(Geneva) - The authorities ..."."""
TOWN_ALONE = re.compile(r"[A-Z]{4,}(?:[ /-][A-Z]{2,}){0,3}(?:, [A-Z][\w ,.]{1,20})?:\s+(?=[\"'A-Z][^A-Z])")
"""The same as a town and a colon, at the head of a report: "LAHORE: The police ..."."""
OPENING = 2
"""Sentences of a text, its title among them, of which one may begin with a town and a colon."""
RECENT, SHORT = 32, 20_000
"""How many texts, and of how many characters at most, are kept as they were parsed last."""


def parse(text: Text) -> Parse:
    """The sentences and tokens of a text; with grammar where the language is English."""
    return dataclasses.replace((recent if len(text.text) <= SHORT else last)(dayless(text)), text=text)


def dayless(text: Text) -> Text:
    """A text without the day it came out, on which neither its grammar hangs nor who is in it."""
    return Text(dataclasses.replace(text.source, published=NEVER_SAID, published_why=""), text.text)


def _read(text: Text) -> Parse:
    spans, language = list(split(text.text, text.source.language)), text.source.language
    return _assemble(text, spans, (_with_grammar if language.split("-")[0] == "en" else _words_only)(text.text, spans))


recent = functools.lru_cache(maxsize=RECENT)(_read)
"""A report that is dated by others is gone through again, with the same words in it and the same answers to questions about them."""
last = functools.lru_cache(maxsize=1)(_read)
"""A long one is kept only while it is gone through."""


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


def _words_only(text: str, spans: list[tuple[Span, int]]) -> list[list[Token]]:
    rows, i = [], 0
    for n, (span, _) in enumerate(spans):
        row = []
        for m in WORD.finditer(text, span.start, span.end):
            word = m.group()
            row.append(Token(i, m.start(), m.end(), word, word.lower(), "", "", "", i, "", n))
            i += 1
        rows.append(row)
    return rows


def _with_grammar(text: str, spans: list[tuple[Span, int]]) -> list[list[Token]]:
    plain = [GLUED.sub(",", text[s.start : s.end]).translate(PLAIN) for s, _ in spans]
    leads = ((DATELINE.match(s) or (TOWN_ALONE.match(s) if n < OPENING else None)) for n, s in enumerate(plain))
    cuts = [m.end() if m else 0 for m in leads]
    pieces = [
        piece for sentence, cut in zip(plain, cuts, strict=True) for piece in ((sentence[:cut], sentence[cut:]) if cut else (sentence,))
    ]
    read = iter(grammar().sentences(pieces))
    rows, first = [], 0
    for n, cut in enumerate(cuts):
        row = list(_tokens(next(read), n, spans[n][0].start, first))
        if cut:
            row = _filed(row, list(_tokens(next(read), n, spans[n][0].start + cut, first + len(row))))
        row = mended(row, text)
        first += len(row)
        rows.append(row)
    return rows


def _filed(dateline: list[Token], told: list[Token]) -> list[Token]:
    """A sentence behind its dateline, which has no part in its grammar: taken for the subject, it would be who was arrested."""
    root = next((t.i for t in told if t.head == t.i), told[0].i if told else -1)
    if root < 0:
        return dateline
    return [dataclasses.replace(t, head=root, dep="meta") if t.head == t.i else t for t in dateline] + told


def _tokens(words: list[Word], sentence: int, offset: int, first: int) -> Iterator[Token]:
    """The words of a sentence without its white space; a governor that is white space gives way to its own."""
    number = {i: first + n for n, i in enumerate(i for i, w in enumerate(words) if not w.space)}
    for i, n in number.items():
        word = words[i]
        head = word.head
        while words[head].space and words[head].head != head:
            head = words[head].head
        start, form = offset + word.start, word.form
        yield Token(
            n, start, start + len(word.text), word.text, form.lemma, form.pos, form.tag, form.dep, number.get(head, n), word.ent, sentence
        )
