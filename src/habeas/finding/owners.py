"""Whose relative a noun is: "his sister", "Lee's son", "the mother of two", "whose wife"."""

from __future__ import annotations

from habeas.finding.annotations import Parse, Token


def owner(parse: Parse, t: Token) -> int | None:
    """Token number of whose relative this is: "his", "Lee's", the head of "of ...", or the owner of the noun it is joined to."""
    tokens = parse.tokens
    for k in parse.children[t.i]:
        if tokens[k].dep == "poss":
            return _antecedent(parse, t) if tokens[k].tag == "WP$" else k
        if tokens[k].text == "of" and k > t.i:
            inner = [j for j in parse.children[k] if tokens[j].dep == "pobj"]
            if inner:
                return inner[0]
    head = tokens[t.head]
    if t.dep == "conj" and head.i != t.i and head.pos in ("NOUN", "PROPN"):
        return owner(parse, head)
    if t.dep == "dobj" and head.lemma in ("have", "bear", "raise", "adopt", "lose"):
        return _subject(parse, head)
    return None


def _antecedent(parse: Parse, t: Token) -> int | None:
    """Whom "whose" stands for: what the clause it opens is told of."""
    clause = next((a for a in parse.ancestors(t.i) if parse.tokens[a].dep == "relcl"), None)
    return parse.tokens[clause].head if clause is not None else None


def _subject(parse: Parse, verb: Token) -> int | None:
    """The subject of a verb, its own or that of the verb it is joined to."""
    own = next((k for k in parse.children[verb.i] if parse.tokens[k].dep in ("nsubj", "nsubjpass")), None)
    if own is None and verb.dep == "conj" and verb.head != verb.i:
        return _subject(parse, parse.tokens[verb.head])
    return own
