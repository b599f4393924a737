"""What stands right beside a name and says who its bearer is: a trade, a child's word, an age, "a woman surnamed"."""

from __future__ import annotations

import re

from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import CHILD_YEARS, nouns
from habeas.model.people import AgeGroup


def trade_before(parse: Parse, head: int) -> str | None:
    """The trade or other word for a person right before a name or the row of names it stands in: "journalists Ana Koval and Bo Li"."""
    while parse.tokens[head].dep == "conj" and parse.tokens[parse.tokens[head].head].pos == "PROPN":
        head = parse.tokens[head].head
    first = min((i for i in parse.subtree(head) if parse.tokens[i].dep == "compound" and parse.tokens[i].pos == "PROPN"), default=head)
    before = parse.tokens[min(first, head) - 1] if min(first, head) > 0 else None
    opening = before is not None and before.i == parse.sentences[before.sentence].first
    named = before is not None and before.sentence == parse.tokens[head].sentence and (before.text.islower() or opening)
    named = named and before is not None and before.pos in ("NOUN", "PROPN", "ADJ")
    return before.lemma.lower() if before is not None and named and before.lemma.lower() in nouns() else None


def young(trade: str | None, age: re.Match[str] | None) -> AgeGroup:
    """Child or adult by the age printed behind a name, or by the word before it ("the boy Tam Osei")."""
    if age is not None:
        return "child" if int(age.group(1)) < CHILD_YEARS else "adult"
    return "child" if trade and nouns()[trade][1] == "child" else "unknown"


def called(parse: Parse, first: int) -> int | None:
    """Head of the description that a name completes: "a woman surnamed Choi", "a boy named Min"."""
    before = parse.tokens[first - 1] if first else None
    if before is None or before.text.lower() not in ("surnamed", "named", "called", "nicknamed"):
        return None
    return before.head if before.head < before.i else None


def office(title: str | None) -> tuple[str, ...]:
    """The office that a title names, in lower case; courtesies are none."""
    if title is None or title.rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Sir", "Lord", "Lady", "Dr", "Herr", "Madam"):
        return ()
    return (title.rstrip(".").lower(),)


def inside_names(parse: Parse, named: list[Candidate]) -> frozenset[int]:
    """Tokens that are a word for a person and part of a name's own phrase ("defender" in "the defender Ana Koval"): no second person."""
    before = (parse.tokens[i - 1] for c in named if (i := parse.tokens_in(c.span).start) > 0)
    return frozenset(t.i for t in before if t.pos == "NOUN" and t.dep in ("compound", "nmod") and t.lemma.lower() in nouns())
