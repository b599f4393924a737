"""Whether words imply that somebody is an adult although none gives an age. The rule is stated beside its words in words/en/people.toml, [adult]."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.descriptions import kin, nouns
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import words
from habeas.finding.names_found import titles
from habeas.finding.remembered import once

LONG = 5
"""Sentences from which a report is long enough for its silence to tell something."""
BESIDE = 2
"""Sentences before and behind one with the name in which a child would be called one."""
GROWN_TITLES = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms"})


@functools.cache
def _listed() -> dict[str, frozenset[str]]:
    lists = words("en", "people")["adult"]
    return {name: frozenset(given.split() if isinstance(given, str) else given) for name, given in lists.items()}


def having_kin(drafts: Iterable[Draft]) -> frozenset[int]:
    """Identities of those drafts who have a spouse, a child or in-laws: grown-ups by that alone."""
    classes = _listed()["of"]
    return frozenset(id(of.now()) for d in drafts for w, of in d.kin if kin().get(w, ("",))[0] in classes)


def grown(parse: Parse, d: Draft, parents: frozenset[int]) -> bool:
    """Whether words imply that a single person is an adult; never for somebody called a child."""
    if d.group or d.is_child or any(n in nouns() and nouns()[n][1] == "child" for n in d.nouns):
        return False
    listed = _listed()
    if id(d) in parents or any(kin().get(w, ("",))[0] in listed["kin"] for w, _ in d.kin):
        return True
    office = any(o in nouns() and nouns()[o][1] == "adult" for o in (*d.occupations, *d.nouns))
    titled = any(m.title in GROWN_TITLES or (m.title in titles() and m.occupations) for m in d.mentions)
    does = any(_does(parse, m.head) for m in d.mentions if m.head >= 0)
    return office or titled or does or _by_family_name(d) or (len(d.full_name) > 1 and _silent_around(parse, d))


def _silent_around(parse: Parse, d: Draft) -> bool:
    """Whether a report of some length does not speak of children or schools where it speaks of somebody: of a child named in full it would say so."""
    young = _speaking_of_children(parse)
    reach = ((m.sentence, BESIDE if m.form == "name" else 0) for m in d.mentions)
    return len(parse.sentences) >= LONG and not any(i in young for at, n in reach for i in range(at - n, at + n + 1))


@once
def _speaking_of_children(parse: Parse) -> frozenset[int]:
    """Numbers of the sentences that speak of children or schools."""
    young = {n for n, (_, age) in nouns().items() if age == "child"} | _listed()["young"]
    return frozenset(t.sentence for t in parse.tokens if t.text.lower() in young or t.lemma.lower() in young)


def _by_family_name(d: Draft) -> bool:
    """Whether somebody with a full name is also called by the family name alone."""
    full = d.full_name
    return len(full) > 1 and any(len(n) == 1 and n[0] in (full[-1], full[-1].split("-")[-1]) for n in d.names)


def _does(parse: Parse, i: int) -> bool:
    """Whether a mention is the subject of what adults do, or stands before a court."""
    t = parse.tokens[i]
    verb = parse.tokens[t.head]
    if t.dep not in ("nsubj", "nsubjpass", "dobj") or not clauses.is_verb(parse, verb.i):
        return False
    lemma = verb.lemma.lower()
    suffers = t.dep != "nsubj" or clauses.passive(parse, verb.i)
    return lemma in _listed()["courts" if suffers else "acts"]
