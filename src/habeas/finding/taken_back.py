"""What was told and taken back: "an earlier version said that", "wrongly reported that", "apologised for having said that"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.grammar import Verdict
from habeas.finding.lexicon import words


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
    for which in ("match", "within"):
        for m in _forms(which).finditer(text, first, last if last >= 0 else len(text)):
            if m.start() <= at and (which == "match" or at < m.end()):
                yield Verdict("denied", " ".join(m.group().split()))
                return
