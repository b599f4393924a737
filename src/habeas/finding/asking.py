"""Where a text asks for something: the verb or noun of asking, who stands before it, whom it is put to, and what is asked."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from habeas.finding.annotations import Parse
from habeas.finding.cues import VERBAL, kids, subject_of
from habeas.finding.grammar import infinitive
from habeas.finding.lexicon import words
from habeas.finding.mood import commands
from habeas.finding.propositions import trim
from habeas.model.quote import Span

SPOKEN_FOR = frozenset({"for", "about"})


@dataclass(frozen=True, slots=True)
class Asking:
    """One act of asking. `by`, `to`: tokens of who asks and who is asked; `quoted`: it counts only inside direct speech."""

    verb: int
    span: Span
    by: tuple[int, ...]
    to: tuple[int, ...]
    what: Span | None = None
    words_to: tuple[str, ...] = ()
    quoted: bool = False


@functools.cache
def _list(*path: str) -> frozenset[str]:
    table: Any = words("en", "appeals")
    for step in path:
        table = table.get(step, {})
    return frozenset(table)


def askings(parse: Parse) -> Iterator[Asking]:
    """Every act of asking in the article, in order; one a clause."""
    if not parse.grammatical:
        return
    for s in parse.main_sentences():
        for i in range(s.first, s.last):
            t = parse.tokens[i]
            found = (_owed(parse, i) or _verb(parse, i) or _duty(parse, i) or _addressed(parse, i)) if t.pos in VERBAL else _noun(parse, i)
            found = found or _public(parse, i)
            if found is not None and (found.quoted or not kids(parse, i, "neg")):  # "should not send them back" asks for something
                yield found


def _clause(parse: Parse, i: int) -> Span:
    """The clause of a verb without others in its row."""
    rows = {j for c in kids(parse, i, "conj") if parse.tokens[c].pos in VERBAL for j in parse.subtree(c)}
    inside = sorted(j for j in parse.subtree(i) if j not in rows)
    if parse.tokens[i].dep in ("ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp"):
        who = subject_of(parse, i)
        if who is not None and 0 < i - who < 25 and parse.tokens[who].sentence == parse.tokens[i].sentence:
            inside = [*range(min(j for j in parse.subtree(who) if j <= who), i), *inside]
    return trim(parse, sorted(set(inside)))


def _verb(parse: Parse, i: int) -> Asking | None:
    lemma = parse.tokens[i].lemma.lower()
    if lemma == "seek" or (lemma in _list("verbs", "from") and kids(parse, i, "dobj")):
        found = _seeking(parse, i)
        if found is not None or lemma == "seek":
            return found
    groups = [g for g in ("object", "to", "on", "with", "of", "that", "for") if lemma in _list("verbs", g)]
    if not groups:
        return None
    below = _below(parse, i)
    if below is not None and parse.tokens[below].lemma.lower() in _list("verbs", "never") and not _speaks_for(parse, below):
        return None
    if lemma in _list("verbs", "careful") and below is None:
        return None
    if lemma == "call" and below is None and not _for_something(parse, i):
        return None
    to = _addressees(parse, i, below, groups)
    if not to and below is None and "for" not in groups:
        return None
    if not to and not any(parse.tokens[p].lemma in ("for", "to", "on", "that") for p in kids(parse, i, "prep", "prt")) and below is None:
        return None
    who = subject_of(parse, i)
    what = _what(parse, i, below)
    return Asking(i, _clause(parse, i), (who,) if who is not None else (), tuple(to), what)


def _speaks_for(parse: Parse, below: int) -> bool:
    """ "Asked him to speak to the ministry about the seven": not "asked to speak anonymously"."""
    return parse.tokens[below].lemma == "speak" and any(parse.tokens[p].lemma in SPOKEN_FOR for p in kids(parse, below, "prep"))


def _for_something(parse: Parse, i: int) -> bool:
    """ "Called for an inquiry", "called on the ministry": not "called her mother on Friday"."""
    behind = [p for p in kids(parse, i, "prep", "prt") if parse.tokens[p].lemma in ("for", "on", "upon")]
    return not kids(parse, i, "dobj") and any(parse.tokens[q].ent not in ("DATE", "TIME") for p in behind for q in kids(parse, p, "pobj"))


def _below(parse: Parse, i: int) -> int | None:
    """The infinitive or "that" clause that says what is asked."""
    for c in kids(parse, i, "xcomp", "ccomp", "advcl"):
        that = any(parse.tokens[m].lemma == "that" for m in kids(parse, c, "mark"))
        modal = any(parse.tokens[a].tag == "MD" for a in kids(parse, c, "aux"))
        if c > i and (infinitive(parse, c) or that or modal or parse.tokens[c].tag == "VB"):
            return c
    return None


def _addressees(parse: Parse, i: int, below: int | None, groups: list[str]) -> list[int]:
    out: list[int] = []
    if "object" in groups:
        out += kids(parse, i, "dobj", "dative")
    for p in kids(parse, i, "prep", "prt", "dative", "agent"):
        lemma = parse.tokens[p].lemma.lower()
        if lemma in groups or lemma in ("from", "to"):
            out += [q for q in kids(parse, p, "pobj") if lemma != "for"]
        if lemma == "for" and below is not None:
            out += kids(parse, p, "pobj")
    out += [
        j
        for d in kids(parse, i, "dobj", "prep")
        for p in (d, *kids(parse, d, "prep"))
        if parse.tokens[p].lemma == "from"
        for j in kids(parse, p, "pobj")
    ]
    if below is not None:
        out += kids(parse, below, "nsubj", "nsubjpass")
    return sorted(
        {
            j
            for j in out
            if parse.tokens[j].pos in ("NOUN", "PROPN", "PRON") and parse.tokens[j].lemma.lower() not in ("it", "that", "who", "what")
        }
    )


def _what(parse: Parse, i: int, below: int | None) -> Span | None:
    if below is not None:
        return trim(parse, sorted(parse.subtree(below)))
    goals = [q for p in kids(parse, i, "prep") if parse.tokens[p].lemma in ("for", "on") for q in kids(parse, p, "pobj")] or kids(
        parse, i, "dobj"
    )
    return parse.clause(goals[-1]) if goals else None


def _seeking(parse: Parse, i: int) -> Asking | None:
    """ "seeks mercy from the president", "demanded answers from the army"."""
    for d in kids(parse, i, "dobj"):
        if parse.tokens[d].lemma.lower() not in _list("sought", "nouns"):
            continue
        froms = [
            q
            for p in (*kids(parse, i, "prep"), *kids(parse, d, "prep"))
            if parse.tokens[p].lemma in ("from", "of")
            for q in kids(parse, p, "pobj")
        ]
        who = subject_of(parse, i)
        if froms:
            return Asking(i, _clause(parse, i), (who,) if who is not None else (), tuple(froms), parse.clause(d))
    return None


def _noun(parse: Parse, i: int) -> Asking | None:
    """ "issued a plea to the president", "in an open letter to", "gathered 3,000 signatures", "diplomatic efforts to"."""
    t = parse.tokens[i]
    lemma = t.lemma.lower()
    if lemma == "effort" and any(parse.tokens[a].lemma == "diplomatic" for a in kids(parse, i, "amod")):
        return _made(parse, i, ())
    if lemma not in _list("nouns", "acts") or t.pos != "NOUN" or lemma in _list("public", "nouns"):
        return None
    to = [q for p in kids(parse, i, "prep") if parse.tokens[p].lemma in ("to", "on") for q in kids(parse, p, "pobj")]
    made = next((a for a in parse.ancestors(i) if parse.tokens[a].pos in VERBAL), None)
    if made is not None and t.dep in ("dobj", "nsubjpass"):
        to += [q for p in kids(parse, made, "prep", "dative") if parse.tokens[p].lemma == "to" for q in kids(parse, p, "pobj")]
    signed = lemma in _list("public", "signatures") and t.dep in ("dobj", "nsubjpass") and made is not None
    if signed and not to:
        return _made(parse, i, ("the public",))
    return replace(_made(parse, i, ()), to=tuple(sorted(set(to)))) if to and lemma not in ("signature",) else None


def _made(parse: Parse, i: int, words_to: tuple[str, ...]) -> Asking:
    """An act of asking told by a noun: its maker is its owner, the "from" or "by" behind it, or the subject of the verb that makes it."""
    owners = [
        *kids(parse, i, "poss"),
        *(q for p in kids(parse, i, "prep") if parse.tokens[p].lemma in ("from", "by", "of") for q in kids(parse, p, "pobj")),
    ]
    made = next((a for a in parse.ancestors(i) if parse.tokens[a].pos in VERBAL), None)
    if not owners and made is not None:
        who = subject_of(parse, made)
        owners = [who] if who is not None else []
    span = _clause(parse, made) if made is not None and parse.tokens[i].dep in ("dobj", "nsubjpass", "pobj") else parse.clause(i)
    if len(span) > 200 and owners:
        span = trim(parse, list(range(min(parse.subtree(owners[0])), max(parse.subtree(i)) + 1))) if owners[0] < i else parse.clause(i)
    what = next((parse.clause(c) for c in kids(parse, i, "acl", "relcl")), None)
    return Asking(i, span, tuple(owners), (), what or parse.clause(i), words_to)


def _public(parse: Parse, i: int) -> Asking | None:
    """People who gather before a government's door ask something of it."""
    t = parse.tokens[i]
    lemma = t.lemma.lower()
    verb = t.pos in VERBAL and lemma in _list("public", "verbs")
    if not verb and not (t.pos == "NOUN" and lemma in _list("public", "nouns")):
        return None
    doors = [j for j in sorted(parse.subtree(i)) if parse.tokens[j].lemma.lower() in _list("public", "places") and _before_door(parse, j)]
    if not doors:
        return None
    made = None if verb else next((a for a in parse.ancestors(i) if parse.tokens[a].pos in VERBAL), None)
    who = subject_of(parse, i) if verb else subject_of(parse, made) if made is not None else None
    if not verb and lemma in ("demonstrator", "protester", "protestor", "campaigner"):
        who = i
    span = _clause(parse, i) if verb else parse.clause(i)
    return Asking(i, span, (who,) if who is not None else (), (doors[0],), None)


def _before_door(parse: Parse, j: int) -> bool:
    ahead = " ".join(parse.tokens[k].text.lower() for k in range(max(0, j - 8), j))
    return any(f" {b} " in f" {ahead} " for b in _list("public", "before"))


def _owed(parse: Parse, i: int) -> Asking | None:
    """What a body "should" or "must" do, before what it is to ask for itself: "the agency should ask to see the seven"."""
    duty = any(parse.tokens[a].lemma in _list("direct", "duty") for a in kids(parse, i, "aux"))
    return _duty(parse, i) if duty and parse.tokens[i].lemma.lower() in _list("verbs", "careful") else None


def _duty(parse: Parse, i: int) -> Asking | None:
    """In a quotation: "governments should act", "please free my son", "if the world follows what happens to him"."""
    t = parse.tokens[i]
    who = next(iter(kids(parse, i, "nsubj", "nsubjpass")), None)
    modal = any(parse.tokens[a].lemma in _list("direct", "duty") for a in kids(parse, i, "aux"))
    if who is not None and _world(parse, who):
        conditional = t.dep == "advcl" and any(parse.tokens[m].lemma == "if" for m in kids(parse, i, "mark"))
        if modal or conditional:
            on = [q for p in kids(parse, i, "prep") if parse.tokens[p].lemma == "on" for q in kids(parse, p, "pobj")]
            return Asking(i, _clause(parse, i), (), (who, *on), parse.clause(i), quoted=modal)
    please = any(parse.tokens[c].lemma.lower() == "please" for c in kids(parse, i, "intj", "advmod", "discourse"))
    command = commands(parse, i)
    if command and (please or t.lemma.lower() in _list("direct", "commands")):
        called = [c for c in kids(parse, i, "parataxis", "ccomp") if c < i and parse.tokens[c].lemma.lower() in _list("verbs", "object")]
        to = tuple(d for c in called for d in kids(parse, c, "dobj", "dative"))  # "I ask the president: let her go"
        return Asking(i, _clause(parse, i), (), to, parse.clause(i), quoted=True)
    return None


def _addressed(parse: Parse, i: int) -> Asking | None:
    """ "I want to say to the government: do not send us back"."""
    t = parse.tokens[i]
    if t.lemma not in ("say", "tell") or not infinitive(parse, i) or parse.tokens[t.head].lemma not in ("want", "like", "wish", "have"):
        return None
    who = subject_of(parse, i)
    to = [q for p in kids(parse, i, "prep", "dative") for q in kids(parse, p, "pobj")] + kids(parse, i, "dobj", "dative")
    asked = [j for j in to if _world(parse, j)]
    if who is None or parse.tokens[who].lemma.lower() not in ("i", "we") or not asked:
        return None
    return Asking(i, parse.sentences[t.sentence].span, (who,), tuple(asked))


def _world(parse: Parse, i: int) -> bool:
    t = parse.tokens[i]
    side = t.pos == "PROPN" and t.ent == "NORP" and any(parse.tokens[d].text.lower() == "the" for d in kids(parse, i, "det"))
    return t.lemma.lower() in _list("direct", "world") or t.ent in ("GPE", "ORG") or side  # "the Taliban"
