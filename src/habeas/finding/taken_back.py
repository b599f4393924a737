"""What was told and taken back: "an earlier version said that", "wrongly reported that", "apologised for having said that"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.grammar import Verdict
from habeas.finding.lexicon import words
from habeas.finding.remembered import once


@functools.cache
def _forms(which: str) -> re.Pattern[str]:
    return re.compile("|".join(words("en", "stance")["taken_back"][which]), re.IGNORECASE)


def taken_back(parse: Parse, i: int) -> Iterator[Verdict]:
    """Denied, where words before a clause or around it say that it does not hold; a semicolon ends what they reach."""
    token = parse.tokens[i]
    s = parse.sentences[token.sentence].span
    text, at = parse.words(s), token.start - s.start
    first = text.rfind(";", 0, at) + 1
    last = text.find(";", at)
    for start, reach, said in _said(parse, token.sentence, first, last if last >= 0 else len(text)):
        if start <= at < reach:
            yield Verdict("denied", said)
            return


@once
def _said(parse: Parse, sentence: int, first: int, last: int) -> tuple[tuple[int, int, str], ...]:
    """Where words that take back stand between two characters of a sentence, how far they reach, and the words; those that reach on go first."""
    text = parse.words(parse.sentences[sentence].span)
    return tuple(
        (m.start(), len(text) if which == "match" else m.end(), " ".join(m.group().split()))
        for which in ("match", "within")
        for m in _forms(which).finditer(text, first, last)
    )
