"""Who "those arrested" turn out to be, and whom a participle before a noun is said of: "Among those arrested were X and Y", "the jailed poet X"."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.coordination import coordinated

OPEN = frozenset({"those", "dead", "deceased", "people", "ones", "others", "detained", "arrested", "victim", "detainee", "who"})
"""Words for people whom the same sentence may name."""
INCLUDES = frozenset({"include", "comprise", "number"})
NAMES = frozenset({"identify", "name", "know"})
BEING = frozenset({"be", "remain"})


def answers(parse: Parse, noun: int) -> list[int]:
    """The nouns that a sentence gives as those whom an open word stands for; none where it names nobody."""
    token = parse.tokens[noun]
    if token.lemma.lower() not in OPEN and token.text.lower() not in OPEN:
        return []
    verb = parse.tokens[token.head]
    if token.dep == "pobj" and verb.text.lower() == "among":
        above = verb.head
        given = clauses.own(parse, above, "nsubj", "attr") if parse.tokens[above].lemma in BEING else []
        return _all(parse, [i for i in given if i > above])
    if token.dep in ("nsubj", "nsubjpass"):
        return _all(parse, _predicate(parse, token.head))
    return []


def _predicate(parse: Parse, verb: int) -> list[int]:
    """What a sentence says that its subject is: "include X", "were identified as X", "were X and Y"."""
    lemma = parse.tokens[verb].lemma.lower()
    if lemma in INCLUDES:
        return [i for i in clauses.own(parse, verb, "dobj") if i > verb]
    if lemma in NAMES:
        return clauses.phrases(parse, verb, frozenset({"as"})) + clauses.own(parse, verb, "oprd")
    return [i for i in clauses.own(parse, verb, "attr") if parse.tokens[i].pos == "PROPN"] if lemma in BEING else []


def _all(parse: Parse, nouns: list[int]) -> list[int]:
    """Nouns with those joined to them and to what stands beside them: "the poet Luis Mena and his wife"."""
    found: list[int] = []
    for n in nouns:
        for j in coordinated(parse, n):
            found.append(j)
            for beside in clauses.own(parse, j, "appos"):
                found.extend(k for k in coordinated(parse, beside) if k != beside)
    return list(dict.fromkeys(found))


def attributive(parse: Parse, head: int) -> int | None:
    """The noun that a participle stands before ("the jailed poet", "imprisoned lawyer Ana Duarte"), None where it stands otherwise."""
    token = parse.tokens[head]
    if token.dep != "amod" or token.text.lower().endswith("ing") or token.head < head:
        return None
    noun = parse.tokens[token.head]
    return noun.head if noun.dep == "compound" and parse.tokens[noun.head].pos == "PROPN" else token.head


def inverted(parse: Parse, head: int) -> list[int]:
    """The subject behind its verb: "Also arrested was the poet"."""
    helpers = clauses.own(parse, head, "auxpass")
    return [i for h in helpers if h > head for i in clauses.own(parse, h, "attr", "nsubj")]
