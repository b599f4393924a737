"""What stands right beside a name and says who its bearer is: a trade, a child's word, an age, "a woman surnamed"."""

from __future__ import annotations

import functools
import re

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import CHILD_YEARS, kin, nouns
from habeas.finding.lexicon import words
from habeas.model.people import AgeGroup

KNOWN = frozenset({"identify", "name"})
ALIASES = (
    *("alias", "aka", "a.k.a.", "also known as", "better known as", "nom de guerre", "a k a"),
    *(
        "also written",
        "also spelled",
        "also spelt",
        "also written as",
        "also spelled as",
        "also transliterated as",
        "also called",
        "also named",
    ),
)
QUOTES = frozenset({'"', "'", "“", "‘", "”", "’", "«"})
FEWEST, MOST = 12, 110
"""Years between which a number behind "of" is an age: a father of four has four children."""
MARKS = frozenset({",", "(", "-", "–", "—"})


def trade_before(parse: Parse, head: int) -> str | None:
    """The trade or other word for a person right before a name, or a plural before the row of names it stands in: "journalists Ana Koval and Bo Li"."""
    own = True
    while True:
        before = _right_before(parse, head)
        if before is not None and (own or parse.tokens[before].tag in ("NNS", "NNPS")):
            return parse.tokens[before].lemma.lower()
        above = parse.tokens[head].head
        if before is not None or parse.tokens[head].dep != "conj" or parse.tokens[above].pos != "PROPN":
            return None
        head, own = above, False


def _right_before(parse: Parse, head: int) -> int | None:
    """The token of a word for a person that stands right before a name."""
    first = min((i for i in parse.subtree(head) if parse.tokens[i].dep == "compound" and parse.tokens[i].pos == "PROPN"), default=head)
    i = min(first, head) - 1
    if i < 0 or parse.tokens[i].sentence != parse.tokens[head].sentence:
        return None
    t = parse.tokens[i]
    lower = t.text.islower() or i == parse.sentences[t.sentence].first
    return i if lower and t.pos in ("NOUN", "PROPN", "ADJ") and t.lemma.lower() in nouns() else None


@functools.cache
def _demonyms() -> dict[str, str]:
    """An adjective of a country to its code."""
    listed = words("en", "demonyms")["adjectives"]
    return {form: code for code, forms in listed.items() for form in forms if not form.endswith("-based")}


def country_before(parse: Parse, first: int) -> str | None:
    """The country that an adjective before a name gives, with nothing but words for its bearer between: "the Danish doctoral student Ana Koval"."""
    trades = 0
    for i in range(first - 1, parse.sentences[parse.tokens[first].sentence].first - 1, -1):
        t = parse.tokens[i]
        code = _demonyms().get(f"{parse.tokens[i - 1].text} {t.text}" if i else t.text) or _demonyms().get(t.text)
        if code is not None:
            taught = (
                parse.tokens[i + 1].lemma.lower() in words("en", "people")["tongue"]["trades"]
            )  # an English teacher may be from anywhere
            return None if taught or not trades else code
        trades += t.lemma.lower() in nouns()
        if not t.text.islower() or not (t.lemma.lower() in nouns() or t.pos == "ADJ"):
            return None
    return None


def young(trade: str | None, age: re.Match[str] | None) -> AgeGroup:
    """Child or adult by the age printed behind a name, or by the word before it ("the boy Tam Osei")."""
    if age is not None:
        return "child" if int(age.group(1)) < CHILD_YEARS else "adult"
    return "child" if trade and nouns()[trade][1] == "child" else "unknown"


def _aged(parse: Parse, first: int) -> int | None:
    """The word for one person whose age stands between it and a name: "a woman of 58, Ana Koval,"."""
    row = [t.text.lower() for t in parse.tokens[max(0, first - 3) : first]]
    if first < 4 or row[0] != "of" or not row[1].isdigit() or row[2] != "," or not MOST >= int(row[1]) > FEWEST:
        return None
    noun = parse.tokens[first - 4]
    return noun.i if noun.tag == "NN" and noun.lemma.lower() in nouns() else None


def called(parse: Parse, first: int) -> int | None:
    """Head of the description that a name completes: "a woman surnamed Choi", "her uncle, surnamed Kang", "gives the girl's family name as Choi"."""
    aged = _aged(parse, first)
    if aged is not None:
        return aged
    before = parse.tokens[first - 1] if first else None
    if before is None:
        return None
    if before.text == ":":
        return _whose_name(parse, before.i - 1)
    if before.text.lower() == "as":
        return _known_as(parse, first, before.i)
    if before.text.lower() in ("is", "was"):
        return _whose_name(parse, before.i - 1) or _turned_out(parse, first, before.i)
    if before.text.lower() not in ("surnamed", "named", "called", "nicknamed"):
        return None
    if before.i > 1 and parse.tokens[before.i - 1].text == "," and _person(parse, before.i - 2):
        return before.i - 2
    return before.head if before.head < before.i else None


def alias_of(parse: Parse, first: int) -> int | None:
    """The last word of the name that another name of the same person follows: "Omar Tam alias Ka Boy", 'Omar Tam, also known as "Ka Boy"'."""
    i = first - 1
    while i > 0 and parse.tokens[i].text in QUOTES:
        i -= 1
    behind = parse.words(parse.span(max(0, i - 3), i)).lower() if i > 0 else ""
    said = next((a for a in ALIASES if behind.endswith(a)), None)
    if said is None:
        return None
    i -= len(said.split())
    while i > 0 and parse.tokens[i].text in MARKS:
        i -= 1
    return i if i >= 0 and parse.tokens[i].pos == "PROPN" and parse.tokens[i].sentence == parse.tokens[first].sentence else None


def _turned_out(parse: Parse, first: int, be: int) -> int | None:
    """Whom a name completes behind "was": "The man arrested on Monday was Bo Li"."""
    subject = next(iter(clauses.own(parse, be, "nsubj")), None)
    if (
        subject is None
        or not _person(parse, subject)
        or parse.tokens[subject].tag != "NN"
        or parse.tokens[_top(parse, first)].dep != "attr"
    ):
        return None
    return subject if clauses.own(parse, subject, "acl", "relcl") else None


def _top(parse: Parse, first: int) -> int:
    head = first
    while parse.tokens[head].dep == "compound" and parse.tokens[head].head > head:
        head = parse.tokens[head].head
    return head


def _known_as(parse: Parse, first: int, at: int) -> int | None:
    """Whom "identified as", "named by police as" stands behind: "a journalist identified as Ana Koval", "The man was named as Bo Li"."""
    verb = parse.tokens[parse.tokens[at].head]
    if verb.lemma.lower() not in KNOWN or parse.tokens[_top(parse, first)].head != at:
        return _whose_name(parse, at - 1)
    below = verb.dep == "acl" and verb.tag == "VBN"
    noun = verb.head if below else next(iter(clauses.own(parse, verb.i, "nsubjpass")), at)
    somebody = parse.tokens[noun].tag == "PRP" or (parse.tokens[noun].tag == "NN" and _person(parse, noun))
    return noun if noun < at and somebody else None


def relative_before(parse: Parse, first: int) -> int | None:
    """Somebody's relative right before a name and a comma, whatever the grammar hung the name on: "the arrest of her husband, Mr. Abay"; or whoever
    speaks for the body there: "a spokeswoman for the ministry, Hana Abay"."""
    if first < 2 or parse.tokens[first - 1].text != ",":
        return None
    if parse.tokens[first - 2].lemma.lower() not in kin():
        return _for_body(parse, first)
    return first - 2 if any(parse.tokens[k].dep == "poss" for k in parse.children[first - 2]) else None


def _for_body(parse: Parse, first: int) -> int | None:
    """The word for one person before "for the ministry," or "of the network," behind which a name stands."""
    body = parse.tokens[parse.tokens[_top(parse, first)].head]
    link = parse.tokens[body.head]
    post = parse.tokens[link.head]
    if body.i != first - 2 or body.dep != "pobj" or link.text.lower() not in ("for", "of", "at", "with"):
        return None
    return (
        post.i
        if post.tag == "NN" and post.i < link.i and post.lemma.lower() in nouns() and nouns()[post.lemma.lower()][1] == "adult"
        else None
    )


def _whose_name(parse: Parse, i: int) -> int | None:
    """Whose name a word for one is: the man of "the man's surname", the "her" of "her family name"."""
    if parse.tokens[i].text.lower() not in ("name", "surname"):
        return None
    return next((k for k in parse.children[i] if parse.tokens[k].dep == "poss"), None)


def _person(parse: Parse, i: int) -> bool:
    t = parse.tokens[i]
    return t.pos == "NOUN" and (t.lemma.lower() in nouns() or t.lemma.lower() in kin())


def office(title: str | None) -> tuple[str, ...]:
    """The office that a title names, in lower case; courtesies are none."""
    if title is None or title.rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Sir", "Lord", "Lady", "Dr", "Herr", "Madam"):
        return ()
    return (title.rstrip(".").lower(),)


def inside_names(parse: Parse, named: list[Candidate]) -> frozenset[int]:
    """Tokens that are a word for a person and part of a name's own phrase ("defender" in "the defender Ana Koval"): no second person."""
    before = (parse.tokens[i - 1] for c in named if (i := parse.tokens_in(c.span).start) > 0)
    return frozenset(t.i for t in before if t.pos == "NOUN" and t.dep in ("compound", "nmod") and t.lemma.lower() in nouns())
