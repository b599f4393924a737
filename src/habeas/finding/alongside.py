"""Clauses told beside an event that also say where and when it was: "shot as he walked home in Lisk", "arrested while boarding a bus at Orm"."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words

AT_ONCE = frozenset({"while", "when", "as", "whilst"})
BEHIND = frozenset({"after", "while", "when", "on", "upon", "whilst", "by", "for"})
MOMENTARY = frozenset({"detention", "abduction", "killing", "disappearance", "torture", "other"})
"""Kinds of a moment: where somebody was going then is where it was."""
INNER = frozenset({"xcomp", "pcomp"})


def at_the_time(parse: Parse, head: int) -> Iterator[int]:
    """The verbs of the clauses that tell what went on when an event took place."""
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.dep == "prep":
            yield from (i for i in clauses.own(parse, c, "pcomp") if token.text.lower() in BEHIND and _bare(parse, i))
        elif token.dep in ("advcl", "xcomp") and clauses.is_verb(parse, c) and _at_once(parse, c):
            yield c
    above = parse.tokens[head].head
    if (
        parse.tokens[head].dep == "ccomp" and above > head
    ):  # "four are held after police raided a farm, a witness said": hung on who said it
        yield from (c for c in clauses.own(parse, above, "advcl") if head < c < above and _at_once(parse, c))


def within(parse: Parse, i: int, verb: int) -> bool:
    """Whether a word belongs to a clause, also through what somebody tries or wants there ("while trying to leave near Lisk")."""
    above = clauses.governing_verb(parse, i)
    while above is not None and above != verb and parse.tokens[above].dep in INNER:
        above = clauses.governing_verb(parse, above)
    return above == verb


def apart(parse: Parse, anchor: int, head: int) -> bool:
    """Whether a time is that of a verb whose subject a participle tells of: "men held in May were freed on Friday" says not when they were held."""
    top = head
    while parse.tokens[top].dep == "conj":
        top = parse.tokens[top].head
    verb = clauses.governing_verb(parse, anchor)
    if verb is None or parse.tokens[top].dep not in ("acl", "relcl", "amod"):
        return False
    inside = (k for s in clauses.own(parse, verb, *clauses.SUBJECT, "csubj", "csubjpass") for k in parse.subtree(s))
    return top in inside


def ended(parse: Parse, anchor: int, head: int) -> bool:
    """Whether a time stands in a phrase without subject that the head governs: "never came back after leaving home on Oct. 21"."""
    verb = clauses.governing_verb(parse, anchor)
    if verb is None or parse.tokens[verb].dep != "pcomp" or clauses.own(parse, verb, "nsubj", "nsubjpass"):
        return False
    return clauses.governing_verb(parse, verb) == head


def _bare(parse: Parse, verb: int) -> bool:
    return not clauses.own(parse, verb, *clauses.SUBJECT)


def _at_once(parse: Parse, verb: int) -> bool:
    """Whether a clause goes on at the time of the one above it, or tells the raid in which it was done."""
    token = parse.tokens[verb]
    opening = {parse.tokens[k].text.lower() for k in clauses.own(parse, verb, "mark", "advmod") if k < verb}
    if _bare(parse, verb):
        beside = parse.tokens[min(parse.subtree(verb)) - 1].text == ","
        return token.tag == "VBG" and (bool(opening & (AT_ONCE | {"after"})) or not (opening or beside))
    past = any(parse.tokens[i].tag == "VBD" for i in (verb, *clauses.auxiliaries(parse, verb)))
    return past and (
        bool(opening & AT_ONCE) or ("after" in opening and token.lemma.lower() in frozenset(words("en", "events")["alongside"]["raids"]))
    )
