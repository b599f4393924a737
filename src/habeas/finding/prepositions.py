"""How a place hangs in its clause: in, to or from it, north of it, or only as where somebody comes from."""

from __future__ import annotations

from habeas.finding.annotations import Parse

SIDES = frozenset("north south east west northeast northwest southeast southwest outskirt".split())


def preposition(parse: Parse, i: int) -> str:
    """The preposition that a place hangs on, also through the places and nouns between; "" where it hangs on none."""
    j = i
    while parse.tokens[j].head != j and parse.tokens[j].dep in ("compound", "nmod", "conj", "appos", "amod"):
        j = parse.tokens[j].head
    governor = parse.tokens[parse.tokens[j].head]
    if parse.tokens[j].dep == "pobj":
        beyond = parse.tokens[governor.head]
        if governor.text.lower() == "of" and beyond.lemma.lower() in SIDES and parse.tokens[beyond.i - 1].text != ",":
            return "near"  # "caught in the hills north of Lisk"
        if governor.text.lower() == "of" and beyond.dep == "pobj":
            return preposition(parse, beyond.i)
        return governor.text.lower()
    return "" if parse.tokens[j].dep != "npadvmod" else "in"


def locates(parse: Parse, i: int) -> bool:
    """Whether a place stands in a phrase of place and not as actor or owner."""
    return preposition(parse, i) not in ("", "by", "with", "about", "against", "between") and not _of_somebody(parse, i)


def _of_somebody(parse: Parse, i: int) -> bool:
    """Whether a place says where a named person is from: "Ana Tovar of Varna, held for two years"."""
    governor = parse.tokens[parse.tokens[i].head]
    return governor.text.lower() in ("of", "from") and parse.tokens[governor.head].ent == "PERSON"
