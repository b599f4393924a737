"""Names that a report says are not the real or not the whole ones: "Filmon (not his real name)", "asked to be identified only as Lee"."""

from __future__ import annotations

import functools
import re

from habeas.finding.annotations import Parse
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import words
from habeas.finding.remembered import once
from habeas.finding.sieve import Sieve, sieve
from habeas.model.quote import Span


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], Sieve]:
    patterns = tuple(map(re.compile, words("en", "people")["pseudonym"]["patterns"]))
    return patterns, sieve(patterns)


@once
def _given(parse: Parse) -> tuple[tuple[Span, int], ...]:
    """Where a name stands that is said not to be the real one, and where the words that say so begin."""
    patterns, holding = _patterns()
    return tuple(
        (Span(m.start(1), m.end(1)), m.start())
        for n in holding.through(parse.text.text, 0, len(parse.text.text))
        for m in patterns[n].finditer(parse.text.text)
        if m.lastindex is not None and m.group(1) is not None
    )


@once
def pseudonyms(parse: Parse) -> frozenset[str]:
    """Single words that the text itself says somebody is called by."""
    return frozenset(called.of(parse.text.text).strip() for called, _ in _given(parse))


def mark_pseudonyms(parse: Parse, drafts: list[Draft]) -> None:
    """Mark names that the report says are not real or not whole, and join the name to the person it is given to."""
    for called, start in _given(parse):
        owner = next((d for d in drafts if d.into is None and any(x.form == "name" and x.span.overlap(called) for x in d.mentions)), None)
        if owner is None:
            continue
        owner.pseudonyms.add(re.sub(r"^(?:Mr|Mrs|Ms)\.?\s+", "", called.of(parse.text.text)))
        _join_described(parse, drafts, owner, Span(max(0, start - 80), max(1, start)))


def _join_described(parse: Parse, drafts: list[Draft], owner: Draft, before: Span) -> None:
    """ "The man, who asked to be identified only as Lee": the man is Lee."""
    sentence = parse.sentence_at(before.end)
    if sentence is None:
        return
    near = [
        (x.head, d)
        for d in drafts
        if d.into is None and d is not owner and not d.group and not d.names
        for x in d.mentions
        if 0 <= sentence.i - x.sentence <= 1
        and x.span.end <= before.end + 1
        and x.form == "nominal"
        and (x.kin is None or parse.text.text[x.span.end : before.end].strip(" ,") in ("who", "who had", "who has"))
        and parse.tokens[x.head].dep in ("nsubj", "nsubjpass", "attr", "dobj")
    ]
    described = max(near, key=lambda p: p[0])[1] if near else None
    if described is not None and owner.fits(described.sex):
        owner.absorb(described)
