"""Sentences that leave out of whom they tell: "Marta Sol. Nurse. Arrested on 5 May. Sentenced to ten years", "He was taken at dawn. Held for a week"."""

from __future__ import annotations

from collections.abc import Collection

from habeas.finding import clauses
from habeas.finding.annotations import Parse, Sentence
from habeas.finding.company import Company

BACK = 8
"""Sentences of an entry that may stand between who it is of and what befell them."""
FIELD = 3
"""Words before the colon of a field of a form."""
LEADS = frozenset({"advmod", "aux", "auxpass", "neg", "npadvmod"})
SHORT = frozenset({"VBN", "VBD", "VBG", "VBZ"})


def left_out(company: Company, verb: int, matched: Collection[int] = ()) -> list[int]:
    """Of whom a sentence tells that begins with its verb: whom its entry is of, or of whom the sentence before it tells. `matched`: a trigger's words."""
    parse = company.parse
    here = parse.sentences[parse.tokens[verb].sentence]
    while parse.tokens[verb].dep == "conj" and parse.tokens[parse.tokens[verb].head].tag in SHORT:
        verb = parse.tokens[verb].head  # "Act: stopped on a bicycle and lifted into a van"
    if not _opens(company, verb, here, matched):
        return []
    for n in range(here.i - 1, max(-1, here.i - 1 - BACK), -1):
        before = parse.sentences[n]
        if before.paragraph != here.paragraph or not before.main:
            return []
        root = next((i for i in range(before.first, before.last) if parse.tokens[i].dep == "ROOT"), before.first)
        told = clauses.own(parse, root, "nsubj", "nsubjpass")
        if told and clauses.is_verb(parse, root):
            return [i for i in (*told, *clauses.own(parse, root, "dobj")) if _somebody(company, i)][:1]
        named = [i for i in range(before.first, before.last) if _named(company, i)]
        if named:
            return named[:1]
    return []


def _opens(company: Company, verb: int, here: Sentence, matched: Collection[int]) -> bool:
    """Whether a sentence begins with a verb that has no subject, but for small words before it or the term of "had her term cut"."""
    parse = company.parse
    t = parse.tokens[verb]
    if t.dep != "ROOT" or t.tag not in SHORT or "?" in parse.words(here.span)[-2:]:
        return False
    if any(i > verb for i in clauses.own(parse, verb, "aux", "auxpass")):
        return False  # "Arrested in May were two of his aides"
    subjects = clauses.own(parse, verb, "nsubj", "nsubjpass", "expl", "csubj")
    if any(s not in matched and not heads_a_field(parse, s) for s in subjects):
        return False
    lead = set(clauses.own(parse, verb, *LEADS)) | {*matched} | {k for m in (*matched, *subjects) for k in (m, *parse.children[m])}
    return all(i in lead or parse.tokens[i].pos == "PUNCT" for i in range(here.first, verb))


def heads_a_field(parse: Parse, noun: int) -> bool:
    """Whether a noun is what stands before the colon of a form: "Act: pulled into a van", "What happened: shot at his gate"."""
    here = parse.sentences[parse.tokens[noun].sentence]
    colon = next((i for i in range(noun, min(noun + 3, here.last)) if parse.tokens[i].text == ":"), None)
    return colon is not None and noun - here.first < FIELD


def _somebody(company: Company, i: int) -> bool:
    return any(company.is_person(m.entity) for m in company.mentions(i))


def _named(company: Company, i: int) -> bool:
    """Whether a name stands by itself, as a heading does: not as an object, nor as whose something is."""
    above = company.parse.tokens[i]
    return above.dep in ("ROOT", "appos", "npadvmod", "dep", "nmod", "conj") and any(
        m.form == "name" and company.is_person(m.entity) for m in company.heads.get(i, [])
    )
