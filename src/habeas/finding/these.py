"""Which plurals are certain people: "the men" who have a part in what is told, and nouns that "who" takes up."""

from __future__ import annotations

from habeas.finding.annotations import Parse, Token

PLAIN = frozenset({"men", "women", "boys", "girls"})
POINTING = frozenset({"the", "these", "those"})


def these(parse: Parse, t: Token) -> bool:
    """Whether "the men" are certain men: they have a part in what is told, and nothing behind the word but their names says which are meant."""
    kids = [parse.tokens[k] for k in parse.children[t.i]]
    pointing = any(k.text.lower() in POINTING for k in kids)
    behind = any(k.i > t.i and k.pos != "PUNCT" and not (k.dep == "appos" and k.pos == "PROPN") for k in kids)
    return pointing and not behind and t.text.lower() in PLAIN and t.dep in ("nsubj", "nsubjpass", "dobj")


def taken_up(parse: Parse, t: Token) -> bool:
    """Whether a noun that no list knows is people, since "who" takes it up: "two blockaders who were pushed into a van"."""
    clause = (k for k in parse.children[t.i] if parse.tokens[k].dep == "relcl")
    return t.pos == "NOUN" and any(parse.tokens[j].text.lower() == "who" and j > t.i for k in clause for j in parse.children[k])
