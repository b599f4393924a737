"""The grammar of an English clause that its meaning hangs on: its subject, helpers, tense and own words."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words
from habeas.finding.remembered import once
from habeas.model.claims import Stance

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
VERBAL = frozenset({"VERB", "AUX"})
CUT = frozenset({"ccomp", "advcl", "relcl", "parataxis"})


class Verdict(NamedTuple):
    """One reason to read a clause otherwise than as plain fact. `stance` None: only a negation."""

    stance: Stance | None
    why: str
    negated: bool = False


@functools.cache
def listed(*path: str) -> frozenset[str]:
    """A list of words/en/stance.toml as a set."""
    table: Any = words("en", "stance")
    for step in path:
        table = table.get(step, {})
    return frozenset(table)


def kids(parse: Parse, i: int, *deps: str) -> list[int]:
    """Tokens that i governs with one of the given relations, in order."""
    tokens = parse.tokens
    return [c for c in parse.children[i] if tokens[c].dep in deps]


@once
def forms(parse: Parse) -> list[tuple[str, ...]]:
    """What each token can be called in a list of words: its lemma, its form, "=free" its form only, "Self" any reflexive."""
    out: list[tuple[str, ...]] = []
    cut = hyphened(parse)
    for t in parse.tokens:
        lower = t.text.lower()
        if lower == "march" and t.ent == "DATE":
            out.append(("month", "month", "=month"))  # "since March" is no march in the streets
            continue
        out.append(
            (t.lemma.lower(), lower, f"={lower}", *(("Self",) if lower.endswith(("self", "selves")) else ()), *cut.get(t.i, (0, ()))[1])
        )
    return out


@once
def hyphened(parse: Parse) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Words that the pipeline cuts at a hyphen: by their first part the last part and what the whole is called ("lock-up", "re-education")."""
    out: dict[int, tuple[int, tuple[str, ...]]] = {}
    for t in parse.tokens[1:-1]:
        first, last = parse.tokens[t.i - 1], parse.tokens[t.i + 1]
        if t.text == "-" and first.end == t.start and t.end == last.start and first.sentence == last.sentence:
            whole = (f"{first.text.lower()}-{last.lemma.lower()}", f"{first.text.lower()}-{last.text.lower()}")
            out[first.i] = (last.i, tuple(dict.fromkeys(whole)))
    return out


@once
def under(parse: Parse, i: int) -> frozenset[int]:
    """Numbers of a token and all it governs."""
    return frozenset(parse.subtree(i))


def lemma(parse: Parse, i: int) -> str:
    """The lemma of a token in lower case; a clitic or curly form as written."""
    return parse.tokens[i].lemma.lower() or parse.tokens[i].text.lower()


@once
def subject(parse: Parse, i: int) -> int | None:
    """The subject of a clause, its own."""
    found = kids(parse, i, *SUBJECTS)
    return found[0] if found else None


@once
def auxiliaries(parse: Parse, i: int) -> list[int]:
    """Auxiliaries of a verb; those of the first verb of a row where it has none ("could be beaten or killed")."""
    t = parse.tokens[i]
    mine = kids(parse, i, "aux", "auxpass")
    if t.dep == "conj" and subject(parse, i) is None and parse.tokens[t.head].pos in VERBAL:
        shared = auxiliaries(parse, t.head)
        if not mine or (
            t.tag == "VBN"
            and all(parse.tokens[m].dep == "auxpass" for m in mine)
            and lemma(parse, mine[0]) == "be"
            and parse.tokens[mine[0]].tag == "VB"
        ):
            return shared + mine
        return mine
    return mine


def infinitive(parse: Parse, i: int) -> bool:
    """Whether a verb stands with "to" (its own or that of the row it stands in)."""
    return any(parse.tokens[a].tag == "TO" for a in auxiliaries(parse, i))


def past(parse: Parse, i: int) -> bool:
    """Whether a clause is told in a past or perfect tense."""
    forms = [*kids(parse, i, "aux", "auxpass"), i]
    tags = [parse.tokens[a].tag for a in forms]
    return tags[0] == "VBD" or any(lemma(parse, a) == "have" for a in forms[:-1]) or (len(forms) == 1 and tags[0] == "VBN")


@once
def own_tokens(parse: Parse, i: int) -> list[int]:
    """Tokens of a clause without the clauses inside it that have a standing of their own."""
    out, stack = [], [i]
    while stack:
        j = stack.pop()
        out.append(j)
        for c in parse.children[j]:
            t = parse.tokens[c]
            if t.dep in CUT or (t.dep == "conj" and j == i and subject(parse, c) is not None):
                continue
            stack.append(c)
    return sorted(out)


@once
def harmful(parse: Parse, i: int) -> bool:
    """Whether what a clause tells of is something one would fear."""
    return any(lemma(parse, j) in listed("harm", "words") for j in own_tokens(parse, i))


def heads(parse: Parse, g: int) -> list[int]:
    """The governing word and, where it is a copula, its predicate."""
    if lemma(parse, g) == "turn":  # "turned out to be false"
        return [g, *(c for x in kids(parse, g, "xcomp") for c in kids(parse, x, "acomp", "attr"))]
    links = ("be", "remain", "seem", "become", "appear", "feel", "look", "prove")
    return [g, *kids(parse, g, "acomp", "attr", "oprd")] if lemma(parse, g) in links else [g]


YEAR = re.compile(r"(?:1[89]|20)\d\d")
ELSEWHEN = frozenset({"despite", "spite", "after", "before", "since", "following", "over", "about", "against"})


def tells_apart(parse: Parse, token: int, head: int) -> bool:
    """Whether a time tells a noun apart that only stands beside what a head tells: "still held in spite of the August ruling"."""
    noun = parse.tokens[parse.tokens[token].head]
    modifies = parse.tokens[token].dep in ("compound", "amod", "nmod", "poss") and noun.pos == "NOUN" and noun.ent not in ("DATE", "TIME")
    if noun.i == head or noun.dep != "pobj" or not modifies:
        return False
    above = [parse.tokens[a].text.lower() for a in parse.ancestors(noun.i)][:2]
    return above[0] in ELSEWHEN or (above[0] == "of" and above[-1] in ELSEWHEN)


def tells_year(parse: Parse, token: int, head: int) -> bool:
    """Whether a year only tells which thing is meant, one that is not what a head tells: "a black 2017 van", "freed, wanted over a 1987 crime".

    What goes on in or during what the noun names has its year: "died in a 2015 air strike", "the 2019 arrests and killings".
    """
    said = parse.tokens[token]
    noun = parse.tokens[said.head]
    if noun.i <= token or noun.pos not in ("NOUN", "PROPN") or noun.ent in ("DATE", "TIME") or not YEAR.fullmatch(said.text):
        return False
    joined = {noun.i, *(c for c in parse.children[noun.i] if parse.tokens[c].dep == "conj")}
    beside = parse.tokens[head].head == noun.i and parse.tokens[head].dep in ("compound", "amod", "acl")
    if head in joined or beside:
        return False
    above = parse.tokens[noun.head].text.lower() if noun.dep == "pobj" else ""
    return not (above in ("during", "at", "amid") or (above == "in" and noun.pos == "NOUN"))


def time_it_took(parse: Parse, noun: int) -> bool:
    """Whether a noun is the time that something took: "needed ten minutes to send her away" tells that they did."""
    verb = parse.tokens[noun].head
    return lemma(parse, noun) in listed("nouns", "spans") and lemma(parse, verb) in ("need", "take") and past(parse, verb)
