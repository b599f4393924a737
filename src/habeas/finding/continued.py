"""What goes on being said: after a semicolon, the clause that names no speaker of its own is still the words of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from habeas.finding.acts import act
from habeas.finding.annotations import Cast, Parse, Sentence, Utterance
from habeas.finding.nearby import Nearby
from habeas.model.quote import Span

FEW = 3
"""Words that make a clause."""


def going_on(parse: Parse, cast: Cast, found: list[Utterance]) -> list[Utterance]:
    """All utterances, with those added that go on behind a semicolon, in order."""
    near = Nearby(found, lambda u: u.span)
    more: list[Utterance] = []
    for s in parse.main_sentences():
        before: Utterance | None = None
        for part, after in pairwise([None, *parts(parse, s)]):
            if part is not None:
                before = _last(part, near) or before
            if before is None or after is None or _last(after, near) is not None or len(parse.tokens_in(after)) < FEW:
                continue
            verbs = [i for i in parse.tokens_in(after) if parse.tokens[i].pos in ("VERB", "AUX")]
            if not verbs or any(act(parse, cast, i, after) for i in verbs):
                continue
            more.append(Utterance(after, after, before.voice, False, None, before.stance if before.stance == "hedged" else "asserted"))
    return sorted([*found, *more], key=lambda u: (u.content.start, -u.content.end, u.direct))


def _last(part: Span, near: Nearby[Utterance]) -> Utterance | None:
    """The utterance whose cue or words stand last in a part of a sentence."""
    here = [u for u in near.near(part) if part.overlap(u.cue or u.content) and part.overlap(u.content)]
    return max(here, key=lambda u: ((u.cue or u.content).start, -u.content.start), default=None)


def parts(parse: Parse, s: Sentence) -> Iterator[Span]:
    """A sentence between its semicolons, quotation marks respected by being wholly inside or outside one part."""
    start = s.first
    for i in range(s.first, s.last + 1):
        if i == s.last or parse.tokens[i].text == ";":
            last = i - 1
            if last >= start:
                yield parse.span(start, last if parse.tokens[last].text != "." else max(start, last - 1))
            start = i + 1
