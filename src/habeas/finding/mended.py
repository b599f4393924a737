"""Words that the grammar is known to take for others, put right before anybody reads them."""

from __future__ import annotations

from dataclasses import replace

from habeas.finding.annotations import Token
from habeas.finding.family_words import with_families


def mended(row: list[Token], text: str) -> list[Token]:
    """The words of a sentence, "shot dead" read as what somebody did: "Gunmen on a motorcycle shot dead the editor" has no "motorcycle shot"."""
    row = with_families(row, text)
    for n in range(len(row) - 1):
        shot, dead = row[n], row[n + 1]
        if shot.text.lower() == "shot" and shot.tag == "NN" and dead.text.lower() == "dead":
            row = _acting(row, shot, dead)
    for verb in [t for t in row if t.tag == "VBD"]:
        row = _told_after(_described(row, verb), verb)
    return row


def _told_after(row: list[Token], verb: Token) -> list[Token]:
    """The words with a time between commas before who tells it in what is told: "they were seized in Lisk, last Thursday, the group said"."""
    at = {t.i: n for n, t in enumerate(row)}
    told = next((t for t in row if t.head == verb.i and t.dep == "ccomp" and t.i < verb.i), None)
    who = next((t for t in row if t.head == verb.i and t.dep == "nsubj"), None)
    if told is None or who is None or not told.i < who.i:
        return row
    made = list(row)
    for t in (t for t in row if t.head == verb.i and told.i < t.i < who.i and t.dep in ("npadvmod", "prep")):
        inside = [n for n, x in enumerate(row) if x.i == t.i or x.head == t.i]
        inside += [n for n, x in enumerate(row) if x.head in {row[k].i for k in inside}]
        first, last = min(inside), max(inside)
        dated = any(row[n].ent in ("DATE", "TIME") for n in inside)
        if dated and first and row[first - 1].text == "," and last + 1 < len(row) and row[last + 1].text == ",":
            made[at[t.i]] = replace(t, head=told.i)
    return made


def _described(row: list[Token], verb: Token) -> list[Token]:
    """The words with a participle before a name read as one: in "the families of X and murdered columnist Y were watched" nobody murders Y."""
    at = {t.i: n for n, t in enumerate(row)}
    clause = next((t for t in row if t.head == verb.i and t.dep == "ccomp" and t.i > verb.i), None)
    who = next((t for t in row if clause is not None and t.head == clause.i and t.dep == "nsubj" and verb.i < t.i < clause.i), None)
    if clause is None or who is None or who.pos != "PROPN" or not at[verb.i] or row[at[verb.i] - 1].text.lower() != "and":
        return row
    if any(t.pos not in ("ADJ", "NOUN", "PROPN") for t in row[at[verb.i] + 1 : at[who.i]]):
        return row
    top = clause.i if verb.head == verb.i else verb.head
    made = [replace(t, head=clause.i) if t.head == verb.i else t for t in row]
    made[at[clause.i]] = replace(clause, dep=verb.dep, head=top)
    made[at[verb.i]] = replace(verb, tag="VBN", dep="amod", head=who.i)
    return made


def _acting(row: list[Token], shot: Token, dead: Token) -> list[Token]:
    """The words with "shot" as the verb in the place of "dead", and what hung on it as a noun on the noun before it."""
    heir = next((t for t in reversed(row) if t.head == shot.i and t.i < shot.i and t.pos in ("NOUN", "PROPN")), None)
    verb = shot.i if dead.head == dead.i else dead.head
    made = []
    for t in row:
        if t.i == shot.i:
            t = replace(t, lemma="shoot", pos="VERB", tag="VBD", dep=dead.dep, head=verb)
        elif t.i == dead.i:
            t = replace(t, dep="oprd", head=shot.i)
        elif heir is not None and t.i == heir.i:
            t = replace(t, dep=shot.dep, head=shot.head)
        elif t.head == shot.i and heir is not None and t.i < shot.i:
            t = replace(t, head=heir.i)
        elif t.head == dead.i:
            t = replace(t, head=shot.i)
        made.append(t)
    return made
