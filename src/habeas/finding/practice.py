"""Whether a clause tells of what is done in general ("China deports defectors") and not of one act."""

from __future__ import annotations

from habeas.finding.annotations import Parse
from habeas.finding.grammar import kids, lemma, listed, own_tokens, subject
from habeas.finding.remembered import once


@once
def habit(parse: Parse, i: int) -> str:
    """The adverb of habit of a verb ("routinely"), or ""."""
    for c in kids(parse, i, "advmod"):
        if lemma(parse, c) in listed("adverbs", "policy"):
            return parse.tokens[c].text
    return ""


@once
def practice(parse: Parse, i: int) -> bool:
    """Simple present with a state or people in general for its subject ("China deports defectors")."""
    if lemma(parse, i) not in listed("practice", "verbs"):
        return False
    helpers = [parse.tokens[a] for a in kids(parse, i, "aux", "auxpass")]
    finite = helpers[0] if helpers else parse.tokens[i]
    if finite.tag not in ("VBZ", "VBP") or any(h.lemma == "have" for h in helpers) or (parse.tokens[i].tag == "VBG"):
        return False
    if any(_particular(parse, i, j) for j in own_tokens(parse, i)):
        return False
    s = subject(parse, i)
    while s is None and parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
        s = subject(parse, i)
    return s is not None and general(parse, s)


def _particular(parse: Parse, i: int, j: int) -> bool:
    """Whether a word close to a verb ties it to one time, one person or a number of people."""
    t = parse.tokens[j]
    if j == subject(parse, i) or i not in (t.head, parse.tokens[t.head].head, parse.tokens[parse.tokens[t.head].head].head):
        return False
    if any(parse.tokens[a].dep == "pcomp" for a in (j, t.head, parse.tokens[t.head].head)):
        return False
    return t.ent in ("DATE", "TIME", "PERSON") or t.pos == "NUM" or t.tag == "PRP$"


def general(parse: Parse, s: int) -> bool:
    """Whether a subject stands for a state, an authority or people in general rather than for known people."""
    t = parse.tokens[s]
    if lemma(parse, s) in listed("clauses", "generic_heads"):
        return True
    if kids(parse, s, "nummod", "poss") and t.ent not in ("GPE", "NORP", "ORG"):
        return False
    if t.ent in ("GPE", "NORP", "LOC") or lemma(parse, s) in listed("practice", "actors"):
        return True
    if t.dep in ("csubjpass", "csubj"):  # "anyone caught crossing is shot", read as a clause
        return any(lemma(parse, c) in listed("clauses", "generic_heads") for c in kids(parse, s, "nsubj", "nsubjpass"))
    return t.tag == "NNS" and not kids(parse, s, "det")
