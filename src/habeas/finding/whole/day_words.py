"""The words around each time a report names, as the chooser of days weighs them: "verb:arrest", "by:police", "as:MONTH 0", "prep:since"."""

from __future__ import annotations

import re
from collections import Counter

from habeas.finding import clauses
from habeas.finding.annotations import Parse, TimeMention
from habeas.finding.whole.view import NAMES, View

NEAR = 5
SHAPES = (
    (re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:[a-z]*ary|ch|il|e|y|ust|[a-z]*ber)?\b\.?"), "MONTH"),
    (re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s|’s)?\b"), "WEEKDAY"),
    (re.compile(r"\b(?:1[89]|20)\d\d\b"), "YEAR"),
    (re.compile(r"\d+"), "0"),
)


def around(view: View, t: TimeMention) -> Counter[str]:
    """The words that stand around a time, each with how it stands there; no names of people or places."""
    parse = view.parse
    inside = list(parse.tokens_in(t.span))
    found: Counter[str] = Counter()
    if not inside:
        return found
    shape = shaped(parse.words(t.span))
    found[f"as:{shape}"] += 1
    found.update(f"says:{w}" for w in set(shape.split()))
    s = parse.sentences[parse.tokens[inside[0]].sentence]
    before = _plain(parse, range(max(s.first, inside[0] - NEAR), inside[0]))
    after = _plain(parse, range(inside[-1] + 1, min(s.last, inside[-1] + 1 + NEAR)))
    found.update(f"before:{w}" for w in before)
    found.update(f"after:{w}" for w in after)
    found[f"prep:{before[-1] if before else 'opens'}"] += 1
    found.update(f"beside:{w}" for w in set(_plain(parse, range(s.first, s.last))))
    found.update(_clause(parse, inside))
    return found


def shaped(said: str) -> str:
    """An expression of time without what is its own: names of months and days, years and numbers."""
    low = said.lower()
    for pattern, word in SHAPES:
        low = pattern.sub(word, low)
    return " ".join(re.findall(r"[\w]+", low))


def _plain(parse: Parse, numbers: range) -> list[str]:
    """The words of some tokens, small and in their ground form; what is a name only by its kind."""
    return [
        f"<{t.ent.lower()}>" if t.ent in NAMES else t.lemma.lower()
        for t in (parse.tokens[i] for i in numbers)
        if t.text[:1].isalnum() or t.text in '(“"'
    ]


def _clause(parse: Parse, inside: list[int]) -> list[str]:
    """The verb a time belongs to, how it is said, who does it and to whom."""
    verb = clauses.governing_verb(parse, inside[0])
    if verb is None:
        return ["no verb"]
    token = parse.tokens[verb]
    lemma = token.lemma.lower()
    group = [parse.tokens[a].text.lower() for a in clauses.auxiliaries(parse, verb)]
    how = "passive" if clauses.passive(parse, verb) else "active"
    out = [f"verb:{lemma}", f"{how}:{lemma}", f"tag:{token.tag}", *(f"aux:{a}" for a in group), how]
    if "had" in group:
        out.append("past perfect")
    for c in parse.children[verb]:
        child = parse.tokens[c]
        if child.dep in ("nsubj", "nsubjpass", "dobj", "agent", "attr"):
            out.append(f"{child.dep}:<{child.ent.lower()}>" if child.ent in NAMES else f"{child.dep}:{child.lemma.lower()}")
    above = parse.tokens[token.head].lemma.lower() if token.head != verb else "root"
    return [*out, f"under:{above}", f"as:{token.dep}"]
