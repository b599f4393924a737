"""To how many people something was done: the number that is the subject or the object of the verb, however long the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.finding import clauses
from habeas.finding.annotations import AmountMention, Parse
from habeas.finding.points import Point, is_part, way_of_count
from habeas.model.quote import Span

AROUND = 26
"""Letters behind a verb in which its particle stands: "led away"."""
OF = frozenset({"of"})
ACTIVE = frozenset({"dead", "missing"})
"""Ways of which the number is the doer: so many died, so many vanished."""


def deed_counts(parse: Parse, s: Span, amounts: Sequence[AmountMention]) -> Iterator[tuple[Point, int]]:
    """Each number of people in a sentence that something was done to, with the number of the word that tells it."""
    here = [a for a in amounts if s.covers(a.number) and a.shape == "count" and a.amount.known and a.amount.unit in ("persons", None)]
    for a in here if parse.grammatical else ():
        noun = a.counted if a.counted is not None else parse.token_at(a.number.start)
        head = _head(parse, noun, a.number) if noun is not None else None
        told = _deed(parse, head) if head is not None and (a.amount.low or a.amount.high or 0) > 0 else None
        if told is not None and not is_part(parse, a, s):
            yield Point("count", told[0], a.span, a.amount), told[1]


def _head(parse: Parse, i: int, number: Span) -> int | None:
    """The noun that a number counts, where it is a noun that the sentence is about."""
    for j in (i, parse.tokens[i].head):
        if parse.tokens[j].dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return j
    return None


def _deed(parse: Parse, noun: int) -> tuple[str, int] | None:
    """What was done to those whom a noun names, and the word that tells it; None where they did it themselves."""
    token = parse.tokens[noun]
    head = token.head
    if token.dep == "pobj":
        if parse.tokens[head].text.lower() not in OF or parse.tokens[parse.tokens[head].head].pos != "NOUN":
            return None
        head = parse.tokens[head].head
        way = way_of_count(parse.language, parse.tokens[head].text)
        return (way, head) if way is not None else None
    rows = [head, *(v for v in clauses.own(parse, head, "conj") if token.dep == "nsubjpass" and clauses.own(parse, v, "auxpass"))]
    for verb in rows:
        start = min((parse.tokens[k].start for k in clauses.own(parse, verb, "aux", "auxpass")), default=parse.tokens[verb].start)
        said = parse.text.text[start : parse.tokens[verb].end + AROUND]
        way = way_of_count(parse.language, said, parse.tokens[verb].start - start, parse.tokens[verb].end - start)
        if way is not None and (token.dep != "nsubj" or way in ACTIVE) and not clauses.own(parse, verb, "neg"):
            return way, verb
    return None
