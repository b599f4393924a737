"""Voices shown by a colon and no verb of speech: "Lena Moss in the interview: ...", "The paper quoted the owner: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding.annotations import Cast, Parse, Utterance
from habeas.finding.continued import parts
from habeas.finding.cues import kids
from habeas.finding.voices import known, mention_at, voice
from habeas.model.quote import Span

NEAR = 14
"""Words before a colon that may introduce a voice."""


def introduced(parse: Parse, cast: Cast) -> Iterator[Utterance]:
    """What follows a colon behind somebody who was interviewed, wrote, or is quoted by another."""
    for s in parse.main_sentences():
        for part in parts(parse, s):
            inside = list(parse.tokens_in(part))
            colon = next((i for i in inside[:NEAR] if parse.tokens[i].text == ":"), None)
            if colon is None or colon + 2 >= inside[-1]:
                continue
            who = _quoted(parse, inside[0], colon) or _in_document(parse, cast, inside[0], colon)
            if who is None:
                continue
            t = parse.tokens[who]
            yield Utterance(part, parse.span(colon + 1, inside[-1]), voice(parse, cast, who), False, Span(t.start, t.end))


def _quoted(parse: Parse, first: int, colon: int) -> int | None:
    """ "The paper quoted the owner in Ningbo: ..." """
    for v in range(first, colon):
        t = parse.tokens[v]
        if t.pos == "VERB" and t.lemma in ("quote", "cite") and not kids(parse, v, "auxpass"):
            return next((c for c in kids(parse, v, "dobj") if c < colon), None)
    return None


def _in_document(parse: Parse, cast: Cast, first: int, colon: int) -> int | None:
    """ "Lena Moss in the interview: ...", "Translation from the Daily Echo: ..." """
    words = parse.tokens[first:colon]
    if any(t.pos in ("VERB", "AUX") for t in words) or not any(t.lemma.lower() in known("documents", "introducing") for t in words):
        return None
    return next((t.i for t in words if t.pos == "PROPN" and (m := mention_at(cast, parse, t.i)) is not None and m.head == t.i), None)
