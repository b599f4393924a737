"""Nouns that stand in one row: joined by "and", by commas, or set beside each other where the parser took one for another name of the other."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.clauses import SUBJECT, own

OWNERS = frozenset({"his", "her", "their"})


def coordinated(parse: Parse, i: int) -> Iterator[int]:
    """A noun and those joined to it by "and", "or" and commas."""
    yield from _opening(parse, i)
    yield i
    beside = own(parse, i, "appos")
    for named in beside:  # "the nurse Ana Koval and her son": the parser joins the son to the name
        if named == i + 1 or all(parse.tokens[k].pos == "PROPN" for k in range(i + 1, named)):
            yield from (j for j in coordinated(parse, named) if j != named)
    for c in own(parse, i, "conj"):
        if parse.tokens[c].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            yield from coordinated(parse, c)
    for c in beside:
        if _another(parse, i, c):
            yield from coordinated(parse, c)


def _opening(parse: Parse, i: int) -> Iterator[int]:
    """The first of a row before its first relative, where the parser took it for a measure: "A teacher, her husband and their son were shot"."""
    token = parse.tokens[i]
    if token.dep not in SUBJECT or not any(parse.tokens[k].text.lower() in OWNERS for k in own(parse, i, "poss")):
        return
    for k in own(parse, token.head, "npadvmod"):
        first = parse.tokens[k]
        row = min(parse.subtree(i))
        if k < i and first.pos in ("NOUN", "PROPN") and first.ent not in ("DATE", "TIME") and parse.tokens[row - 1].text == ",":
            yield k


def _another(parse: Parse, i: int, c: int) -> bool:
    """Whether what the parser set beside a noun goes on with a row: another relative of the same people, a relative of whoever is named, a name."""
    named = own(parse, c, "appos")
    goes_on = bool(own(parse, c, "conj")) or any(own(parse, n, "cc") for n in (c, i, *named, *own(parse, i, "appos")))
    owners, mine = ({parse.tokens[k].text.lower() for k in own(parse, n, "poss")} for n in (c, i))
    if owners & {"their", *mine}:  # "his wife, their daughter and her father": to the parser the wife is the daughter
        return goes_on
    if parse.tokens[i].pos != "PROPN":
        return False
    if owners & OWNERS:  # "Bo Reyl, his wife Ana Duarte and a guest"
        return goes_on or any(n == c + 1 or parse.tokens[c + 1].pos == "PROPN" for n in named)
    # "Ana Koval (34), Bo Li (19) and Eva Lind": to the parser the second is another name of the first
    return parse.tokens[c].pos == "PROPN" and any(parse.tokens[k].pos == "PROPN" for k in own(parse, c, "conj"))
