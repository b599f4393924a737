"""Shots, stabs and blows that somebody is told to have died of: a killing, though no clause says so alone ("fired four times. She died on the way")."""

from __future__ import annotations

from dataclasses import replace

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EventMention, Parse
from habeas.finding.lexicon import words

HURT = frozenset({"other", "torture"})
AFTER = 4
"""Sentences behind the shots within which the death is told; before them it may stand anywhere."""


def deadly(parse: Parse, cast: Cast, events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The events, an attack with a weapon on somebody whom the report tells to be dead as a killing."""
    lists = words("en", "events")["deadly"]
    weapons, blows = set(lists["weapons"].split()), set(lists["blows"].split())
    done = {r.entity for e in events if e.kind in ("killing", "death_in_custody") for r in e.roles if r.role == "victim"}
    changed: set[str] = set()
    for e in events:
        lemma = parse.tokens[e.head].lemma.lower()
        if e.kind not in HURT or e.happened == "no" or not (lemma in weapons or (lemma in blows and e.kind == "torture")):
            continue
        struck = {r.entity for r in e.roles if r.role == "victim"} - done
        if any(_dead(parse, cast, who, e.head, lemma in blows) for who in struck):
            changed.add(e.id)
    return tuple(replace(e, kind="killing") if e.id in changed and e.kind == "other" else e for e in events)


def _dead(parse: Parse, cast: Cast, who: str, head: int, near: bool) -> bool:
    """Whether somebody is told to be dead. `near`: only in the sentences right behind."""
    here = parse.tokens[head].sentence
    for m in cast.mentions:
        if m.entity != who or m.head < 0:
            continue
        later = parse.tokens[m.head].sentence - here
        if later > AFTER or (near and later < 0):
            continue
        if _says_dead(parse, m.head):
            return True
    return False


def _says_dead(parse: Parse, i: int) -> bool:
    """Whether a word is the subject of "died" or "was buried", or it is whose body, killer or widow is told of."""
    lists = words("en", "events")["deadly"]
    t = parse.tokens[i]
    verb = clauses.governing_verb(parse, i) if t.dep in ("nsubj", "nsubjpass", "conj") else None
    if verb is not None and parse.tokens[verb].lemma.lower() in lists["ends"].split() and not clauses.own(parse, verb, "neg"):
        return True
    if verb is not None and t.dep == "nsubj":
        joined = [k for k in clauses.own(parse, verb, "conj") if parse.tokens[k].lemma.lower() in lists["ends"].split()]
        if any(not clauses.subjects(parse, k) or i in clauses.subjects(parse, k) for k in joined):
            return True
        if any(parse.tokens[k].text.lower() == "dead" for k in clauses.own(parse, verb, "acomp", "attr", "oprd")):
            return True
    owned = parse.tokens[t.head].lemma.lower() if t.dep == "poss" else ""
    if t.dep == "pobj" and parse.tokens[t.head].text.lower() == "of":
        owned = parse.tokens[parse.tokens[t.head].head].lemma.lower()
    return owned in lists["left"].split()
