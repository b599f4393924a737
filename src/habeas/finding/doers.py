"""What those are who do something: by their own noun, or by the one behind a word for several ("members of the security forces")."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.lexicon import word_list

OF = frozenset({"of", "from"})


def is_one_of(parse: Parse, noun: int, called: frozenset[str]) -> bool:
    """Whether a noun is one of some words, also where the parser took its plural for a name ("Gendarmes came for him")."""
    token = parse.tokens[noun]
    if token.lemma.lower() in called or (token.pos == "PROPN" and token.text.lower().removesuffix("s") in called):
        return True
    if token.lemma.lower() not in word_list("several_of"):
        return False
    return any(parse.tokens[k].lemma.lower() in called for k in clauses.phrases(parse, noun, OF))
