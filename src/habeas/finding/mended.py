"""Words that the grammar is known to take for others, put right before anybody reads them."""

from __future__ import annotations

from dataclasses import replace

from habeas.finding.annotations import Token


def mended(row: list[Token]) -> list[Token]:
    """The words of a sentence, "shot dead" read as what somebody did: "Gunmen on a motorcycle shot dead the editor" has no "motorcycle shot"."""
    for n in range(len(row) - 1):
        shot, dead = row[n], row[n + 1]
        if shot.text.lower() == "shot" and shot.tag == "NN" and dead.text.lower() == "dead":
            row = _acting(row, shot, dead)
    return row


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
