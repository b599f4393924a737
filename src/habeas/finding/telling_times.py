"""Times that say when something was told, or when somebody spoke out about it, and not when it happened."""

from __future__ import annotations

import functools
import re

from habeas.finding import clauses
from habeas.finding.annotations import Parse, TimeMention
from habeas.finding.lexicon import word_list, words

DATELINE = re.compile(r"\s*(?:\([\w ]+\)\s*)?[-–—:|]|\s*\.\s*$")
FRONT = 45
"""Letters at the head of a sentence in which a date before a dash is the dateline's."""


@functools.cache
def accusing() -> frozenset[str]:
    """Verbs of courts: their time and place are not those of the act they are about ("acquitted on Friday of the murder")."""
    return frozenset(words("en", "events")["reality"]["accusing"].split())


def of_telling(parse: Parse, time: TimeMention, at: int) -> bool:
    """Whether a time says when it was told and not when it happened: "said last week it was unaware", a dateline."""
    if any(parse.tokens[a].dep == "meta" for i in parse.tokens_in(time.span) for a in (i, *parse.ancestors(i))):
        return True  # in the dateline
    sentence = parse.sentences[parse.tokens[at].sentence]
    rest = parse.text.text[time.span.end : sentence.span.end]
    if time.span.start - sentence.span.start < FRONT and DATELINE.match(rest) and sentence.first <= at:
        return not any(clauses.is_verb(parse, i) for i in range(sentence.first, at))
    first = next(iter(parse.tokens_in(time.span)), at)
    if first > 0 and parse.tokens[first - 1].dep == "prep":
        first -= 1
    return (
        first > 0
        and parse.tokens[first - 1].lemma.lower() in word_list("telling")
        and parse.tokens[first - 1].sentence == parse.tokens[at].sentence
    )
