"""What somebody is by the post held in a body: "Teachers Union president Ana Koval", "Bo Li, director of a human rights network", "who edits the weekly".

The posts and the words that tell a union, a body for rights and a newsroom apart stand in words/en/people.toml, [posts].
"""

from __future__ import annotations

import functools
import re

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words
from habeas.model.quote import Span

AROUND = 120
"""Characters beside a name in which the post and its body stand."""


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Those for the words behind a name and those for the words before it; the body is the group called so."""
    listed = words("en", "people")["posts"]
    posts = "|".join(listed["posts"])
    return tuple(re.compile(p.replace("POST", f"(?:{posts})")) for p in listed["behind"]), tuple(
        re.compile(p.replace("POST", f"(?:{posts})")) for p in listed["before"]
    )


@functools.cache
def _bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(listed))) for kind, listed in words("en", "people")["posts"]["bodies"].items())


def by_post(parse: Parse, span: Span) -> str | None:
    """The type of person whom the post told beside a name makes its bearer, or None."""
    text = parse.text.text
    sentence = parse.sentence_at(span.start)
    if sentence is None:
        return None
    behind = text[span.end : min(sentence.span.end, span.end + AROUND)]
    before = text[max(sentence.span.start, span.start - AROUND) : span.start]
    for patterns, around in zip(_patterns(), (behind, before), strict=True):
        for pattern in patterns:
            found = pattern.search(around)
            kind = _kind(found.group("body")) if found else None
            if kind is not None:
                return kind
    return None


def _kind(body: str) -> str | None:
    """The type of those who serve a body that is called so."""
    return next((kind for kind, pattern in _bodies() if pattern.search(body)), None)
