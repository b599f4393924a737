"""Who a report opens with unnamed, as the one to whom something was done, and names in the next breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.finding.annotations import Parse
from habeas.finding.drafts import Draft, bystanders

if TYPE_CHECKING:
    from habeas.finding.coreference import Resolver

NEXT = 2
"""Sentences behind an unnamed opening within which the name must come."""
OPENS = frozenset({"nsubj", "nsubjpass", "ROOT", "dep", "npadvmod", "nmod", "poss"})
"""How the name that a sentence begins with may stand in it: behind "Ana Koval, 51, who ..." the grammar often loses the verb."""
OBJECT = frozenset({"dobj", "nsubjpass", "obj"})


def struck(parse: Parse, i: int) -> bool:
    """Whether harm is told of whom a word means: "jailed a beekeeper", "the body of a botanist", "a driver seized in Harare"."""
    t = parse.tokens[i]
    harm = bystanders("acts") | bystanders("judged")
    if t.dep in OBJECT and parse.tokens[t.head].lemma.lower() in harm:
        return True
    if any(
        parse.tokens[k].dep == "acl" and parse.tokens[k].tag == "VBN" and parse.tokens[k].lemma.lower() in harm for k in parse.children[i]
    ):
        return True
    of = parse.tokens[t.head]
    return t.dep == "pobj" and of.text.lower() == "of" and parse.tokens[of.head].lemma.lower() in bystanders("fates")


def struck_first(parse: Parse, i: int, met: list[Draft]) -> list[Draft]:
    """Of those whom "the linguist was held" may mean, those named of whom harm is told before."""
    return [d for d in met if d.names and any(_befell(parse, m.head) for m in d.mentions)] if struck(parse, i) else []


def _befell(parse: Parse, i: int) -> bool:
    """Whether harm, death or a fate is told of whom a word means: "he had been dead for a day", "what happened to her"."""
    t = parse.tokens[i]
    verb = parse.tokens[t.head]
    if struck(parse, i) or (t.dep == "nsubj" and verb.lemma.lower() in ("die", "perish", "vanish", "disappear", "miss")):
        return True
    if t.dep == "nsubj" and any(parse.tokens[k].text.lower() in ("dead", "missing") for k in parse.children[verb.i]):
        return True
    return t.dep == "pobj" and verb.text.lower() == "to" and parse.tokens[verb.head].lemma.lower() in ("happen", "befall")


def taken_up(r: Resolver, d: Draft) -> list[Draft]:
    """Who a sentence right behind begins with by full name and is no speaker, official or relative: the one it opened with."""
    first = d.mentions[0]
    beside = [x for x in r.living() if x is not d and not x.names and x.mentions[0].sentence == first.sentence]
    if (first.definite and not _brought_in(r.parse, first.head)) or d.group or any(struck(r.parse, x.mentions[0].head) for x in beside):
        return []
    for s in r.parse.sentences[first.sentence + 1 : first.sentence + 1 + NEXT]:
        named = [x for x in r.living() if x.names and x.brought_in.sentence == s.i and len(x.full_name) > 1]
        opens = [x for x in named if r.parse.tokens[x.brought_in.head].dep in OPENS and x.brought_in.head - s.first <= len(x.full_name)]
        if named or not r.parse.tokens[s.first].text.istitle():
            return [x for x in opens if _fits(r, d, x)][:1]
    return []


def _brought_in(parse: Parse, i: int) -> bool:
    """Whether "the" brings somebody in all the same: "the editor of a small weekly"."""
    of = [k for k in parse.children[i] if parse.tokens[k].text.lower() == "of"]
    return any(parse.tokens[m].text.lower() in ("a", "an") for k in of for j in parse.children[k] for m in parse.children[j])


def _fits(r: Resolver, d: Draft, x: Draft) -> bool:
    """Whether somebody first named here can be the one told of unnamed."""
    if not x.fits(d.sex) or d.is_child != x.is_child or x.mentions[0].head < d.mentions[0].head or x.speaks(r.parse):
        return False
    if x.occupations or x.stands_by or x.related_at_first:
        return False
    return d.nationality in (None, x.nationality) or x.nationality is None
