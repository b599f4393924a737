"""What sort of thing a clause says (a status, a relation, an attribute, a figure, an appeal, a law) and the words it says it with."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from habeas.finding.annotations import AmountMention, Parse
from habeas.finding.cues import kids
from habeas.finding.lexicon import words
from habeas.finding.sieve import Sieve, sieve
from habeas.model.claims import ClaimKind
from habeas.model.quote import Span

ORDER: tuple[ClaimKind, ...] = ("appeal", "status", "attribute", "relation")


@functools.cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], ...], Sieve]:
    patterns = tuple(re.compile(text, re.IGNORECASE) for text in words("en", "claims").get(kind, {}).get("text", ()))
    return patterns, sieve(patterns)


def _says(parse: Parse, kind: str, span: Span, head: int) -> bool:
    if parse.tokens[head].lemma.lower() in words("en", "claims").get(kind, {}).get("lemmas", ()):
        return True
    patterns, holding = _patterns(kind)
    held = holding.through(parse.text.text, span.start, span.end)
    return bool(held) and any(patterns[n].search(parse.words(span)) for n in held)


def sort_of(parse: Parse, amounts: Sequence[AmountMention], span: Span, head: int) -> ClaimKind:
    """The kind of a claim that tells of no event."""
    if not parse.grammatical:
        return "statement"
    for kind in ORDER:
        if _says(parse, kind, span, head):
            return kind
    if any(
        a.shape in ("count", "money", "share", "rate") and span.covers(a.number) and (a.amount.low or a.amount.high or 0) > 1
        for a in amounts
    ):
        return "figure"
    return "law" if _says(parse, "law", span, head) else "statement"


def predicate(parse: Parse, head: int, event: str | None) -> str:
    """The verb of a clause with what completes it ("be unaware", "send back"); the event's kind where its word is no verb."""
    t = parse.tokens[head]
    if t.pos not in ("VERB", "AUX"):
        return event or t.lemma.lower()
    said = [t.lemma.lower(), *(parse.tokens[c].text.lower() for c in kids(parse, head, "prt", "acomp", "attr"))]
    return " ".join(said)
