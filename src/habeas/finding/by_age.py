"""Who is called by an age alone: "the 34-year-old was freed"."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding.annotations import AmountMention, Parse, Token

AGED = "year-old"
"""The noun of those who are called by their age alone."""
STANDS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "agent", "appos", "dative"})


def known_by_age(parse: Parse, t: Token) -> bool:
    """Whether "old" is somebody by itself: "the 34-year-old was freed"; not "the 34-year-old man", "a 200-year-old"."""
    if t.text.lower() != "old" or t.dep not in STANDS or parse.tokens[t.i - 1].text != "-":
        return False
    years = [k for k in parse.children[t.i] if parse.tokens[k].lemma.lower() == "year" and parse.tokens[k].dep == "npadvmod"]
    told = any(parse.tokens[k].text.lower() in ("the", "a", "an", "another", "this") for k in parse.children[t.i])
    return told and any(len(parse.tokens[n].text) < 3 or parse.tokens[n].text.isalpha() for y in years for n in parse.children[y])


def of_age(t: Token, start: int, ages: Iterable[AmountMention]) -> bool:
    """Whether a noun that no list knows is somebody of a stated age: "a 34-year-old bricklayer", "the roofer, 41,". `start`: of its phrase."""
    return t.pos == "NOUN" and any(a.span.start >= start and a.span.end <= t.start for a in ages)
