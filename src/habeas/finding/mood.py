"""What a clause's own words say of how it is meant: modals, negation, adverbs, tense, question, command, habit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words
from habeas.model.claims import Stance

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
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


@functools.cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = words("en", "stance").get("phrases", {})
    return tuple((name, re.compile(r"\b(?:" + "|".join(table[name]) + r")\b", re.IGNORECASE)) for name in sorted(table))


def kids(parse: Parse, i: int, *deps: str) -> list[int]:
    """Tokens that i governs with one of the given relations, in order."""
    return [c for c in parse.children[i] if parse.tokens[c].dep in deps]


def lemma(parse: Parse, i: int) -> str:
    """The lemma of a token in lower case; a clitic or curly form as written."""
    return parse.tokens[i].lemma.lower() or parse.tokens[i].text.lower()


def subject(parse: Parse, i: int) -> int | None:
    """The subject of a clause, its own."""
    found = kids(parse, i, *SUBJECTS)
    return found[0] if found else None


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


def harmful(parse: Parse, i: int) -> bool:
    """Whether what a clause tells of is something one would fear."""
    return any(lemma(parse, j) in listed("harm", "words") for j in own_tokens(parse, i))


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


def own(parse: Parse, i: int) -> Iterator[Verdict]:
    """All that a clause's own words say against reading it as plain fact."""
    if parse.tokens[i].pos in VERBAL:
        yield from frame(parse, i)
        yield from _predicate(parse, i)
        yield from _question(parse, i)
        text = " ".join(parse.tokens[j].text for j in own_tokens(parse, i))
        yield from _by_phrase(text)
    else:
        yield from noun(parse, i)


def _by_phrase(text: str) -> Iterator[Verdict]:
    for name, pattern in _phrases():
        found = pattern.search(text)
        if found is None:
            continue
        if name == "unreal":
            yield Verdict("predicted", f"unreal: {found.group()}")
        elif name != "policy":
            yield Verdict("not_confirmed" if name == "doubted" else "feared" if name == "feared" else "hedged", found.group())


def frame(parse: Parse, i: int) -> Iterator[Verdict]:
    """Modals, negation, adverbs, conditions and habit of one verb: what a clause below it that shares them inherits."""
    yield from _modals(parse, i)
    yield from _negation(parse, i)
    yield from _adverbs(parse, i)
    yield from _command(parse, i)
    for c in kids(parse, i, "advcl"):
        marks = [lemma(parse, m) for m in kids(parse, c, "mark", "advmod")]
        if set(marks) & {"if", "unless"}:
            yield Verdict(
                "feared" if harmful(parse, i) or harmful(parse, c) else "predicted", next(m for m in marks if m in {"if", "unless"})
            )
    if _practice(parse, i):
        yield Verdict("policy", "simple present of a state or of people in general")


def _modals(parse: Parse, i: int) -> Iterator[Verdict]:
    perfect = any(lemma(parse, a) == "have" for a in auxiliaries(parse, i))
    habit = _habit(parse, i)
    for a in auxiliaries(parse, i):
        t = parse.tokens[a]
        word = t.text.lower()
        if word in listed("modals", "will") and t.tag == "MD":
            yield Verdict("policy" if habit else "predicted", habit or word)
        elif word in listed("modals", "would") and t.tag == "MD":
            yield Verdict("policy", habit) if habit else Verdict("predicted", f"unreal: {word} have" if perfect else word)
        elif word in listed("modals", "may"):
            yield Verdict("hedged" if perfect else "feared" if harmful(parse, i) else "predicted", word)
        elif word in listed("modals", "could"):
            yield from _could(parse, i, perfect)
        elif (
            word in listed("modals", "can")
            and harmful(parse, i)
            and lemma(parse, i) not in listed("harm", "benign_abilities")
            and not kids(parse, i, "neg")
        ):
            yield Verdict("feared", word)
        elif word in listed("modals", "ought"):
            yield Verdict("asked", word)
        elif word in listed("modals", "must"):
            yield Verdict("hedged" if perfect else "asked", word)


def _could(parse: Parse, i: int, perfect: bool) -> Iterator[Verdict]:
    if perfect:
        yield Verdict("hedged", "could have")
    elif lemma(parse, i) in listed("harm", "benign_abilities") or (kids(parse, i, "neg") and not harmful(parse, i)):
        return
    else:
        yield Verdict("feared" if harmful(parse, i) else "predicted", "could")


def _negation(parse: Parse, i: int) -> Iterator[Verdict]:
    for c in parse.children[i]:
        t, word = parse.tokens[c], lemma(parse, c)
        if t.dep == "neg" or (t.dep in ("advmod", "preconj") and (word in listed("adverbs", "negative") or word == "neither")):
            yield Verdict(None, t.text, True)
        elif t.dep in ("nsubj", "nsubjpass", "dobj") and (
            word in listed("clauses", "negative_words")
            or any(lemma(parse, d) in ("no", "neither") for d in kids(parse, c, "det", "preconj", "neg"))
        ):
            yield Verdict(None, parse.words(parse.span(min(parse.subtree(c)), c)), True)
        elif t.dep == "advmod" and word in listed("adverbs", "nearly") and c < i and lemma(parse, i) != "be":
            yield Verdict(None, t.text, True)
    t = parse.tokens[i]
    if t.dep == "conj" and subject(parse, i) is None and parse.tokens[t.head].pos in VERBAL:
        joined = {lemma(parse, c) for c in kids(parse, t.head, "cc")}
        if joined & {"or", "nor"}:
            yield from _negation(parse, t.head)


def _habit(parse: Parse, i: int) -> str:
    for c in kids(parse, i, "advmod"):
        if lemma(parse, c) in listed("adverbs", "policy"):
            return parse.tokens[c].text
    return ""


def _adverbs(parse: Parse, i: int) -> Iterator[Verdict]:
    habit = _habit(parse, i)
    if habit and not past(parse, i) and parse.tokens[i].tag != "VBG":
        yield Verdict("policy", habit)
    for c in kids(parse, i, "advmod", "intj"):
        if lemma(parse, c) in listed("adverbs", "hedged"):
            yield Verdict("hedged", parse.tokens[c].text)
        elif lemma(parse, c) in listed("adverbs", "asked"):
            yield Verdict("asked", parse.tokens[c].text)


def _command(parse: Parse, i: int) -> Iterator[Verdict]:
    t = parse.tokens[i]
    helpers = auxiliaries(parse, i)
    if t.dep == "ROOT" and any(parse.tokens[a].tag == "TO" for a in helpers):
        yield Verdict("predicted", "to")
    if commands(parse, i) and all(lemma(parse, a) == "do" for a in helpers):
        yield Verdict("asked", t.text)


def commands(parse: Parse, i: int) -> bool:
    """Whether a bare verb stands where a command does: no subject, nothing but "please", "do not" and a name before it."""
    t = parse.tokens[i]
    if t.tag not in ("VB", "VBP") or subject(parse, i) is not None or t.dep not in ("ROOT", "ccomp", "conj"):
        return False
    if t.dep == "conj":
        return commands(parse, t.head) and not auxiliaries(parse, i)
    ahead = [parse.tokens[j] for j in parse.subtree(i) if j < i]
    return all(a.pos in ("PUNCT", "INTJ", "PROPN", "CCONJ", "PART", "ADV", "AUX") or a.lemma.lower() in ("please", "do") for a in ahead)


def _practice(parse: Parse, i: int) -> bool:
    """Simple present with a state or people in general for its subject ("China deports defectors")."""
    if lemma(parse, i) not in listed("practice", "verbs"):
        return False
    helpers = [parse.tokens[a] for a in kids(parse, i, "aux", "auxpass")]
    finite = helpers[0] if helpers else parse.tokens[i]
    if finite.tag not in ("VBZ", "VBP") or any(h.lemma == "have" for h in helpers) or (parse.tokens[i].tag == "VBG"):
        return False
    if any(_particular(parse, i, j) for j in own_tokens(parse, i)):
        return False
    s = subject(parse, i)
    while s is None and parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
        s = subject(parse, i)
    return s is not None and general(parse, s)


def _particular(parse: Parse, i: int, j: int) -> bool:
    """Whether a word close to a verb ties it to one time, one person or a number of people."""
    t = parse.tokens[j]
    if j == subject(parse, i) or i not in (t.head, parse.tokens[t.head].head, parse.tokens[parse.tokens[t.head].head].head):
        return False
    if any(parse.tokens[a].dep == "pcomp" for a in (j, t.head, parse.tokens[t.head].head)):
        return False
    return t.ent in ("DATE", "TIME", "PERSON") or t.pos == "NUM" or t.tag == "PRP$"


def general(parse: Parse, s: int) -> bool:
    """Whether a subject stands for a state, an authority or people in general rather than for known people."""
    t = parse.tokens[s]
    if lemma(parse, s) in listed("clauses", "generic_heads"):
        return True
    if kids(parse, s, "nummod", "poss") and t.ent not in ("GPE", "NORP", "ORG"):
        return False
    if t.ent in ("GPE", "NORP", "LOC") or lemma(parse, s) in listed("practice", "actors"):
        return True
    return t.tag == "NNS" and not kids(parse, s, "det")


def _predicate(parse: Parse, i: int) -> Iterator[Verdict]:
    """The clause's own verb or predicate word says it: "is unaware", "denies", "faces", "could not confirm"."""
    negative = any(v.negated for v in _negation(parse, i))
    named = (
        [i, *kids(parse, i, "acomp", "attr", "oprd")]
        if lemma(parse, i) in ("be", "remain", "become", "seem", "appear", "look", "feel")
        else [i]
    )
    names: tuple[tuple[str, Stance], ...] = (
        ("feared", "feared"),
        ("denied", "denied"),
        ("hedged", "hedged"),
        ("doubted", "not_confirmed"),
        ("predicted", "predicted"),
    )
    for j in named:
        for group, stance in names:
            if lemma(parse, j) in listed("own", group) and not (negative and group in ("denied", "hedged")):
                yield Verdict(stance, parse.tokens[j].text)
    if (
        lemma(parse, i) in listed("governing", "passive_hedged")
        and kids(parse, i, "auxpass")
        and kids(parse, i, "xcomp", "oprd", "ccomp")
        and not negative
    ):
        yield Verdict("hedged", parse.tokens[i].text)
    if lemma(parse, i) in listed("governing", "passive_feared") and kids(parse, i, "auxpass"):
        yield Verdict("feared", parse.tokens[i].text)
    if negative and lemma(parse, i) in listed("governing", "confirming") and lemma(parse, i) not in ("say", "tell", "rule", "explain"):
        yield Verdict("not_confirmed", f"not {lemma(parse, i)}")
    if negative and lemma(parse, i) == "know" and kids(parse, i, "ccomp", "dobj"):
        yield Verdict("not_confirmed", "not know")
    if negative and any(lemma(parse, j) in ("clear", "known", "certain", "sure", "confirmed", "verified") for j in named[1:]):
        yield Verdict("not_confirmed", "not clear")


def _question(parse: Parse, i: int) -> Iterator[Verdict]:
    t = parse.tokens[i]
    sentence = parse.sentences[t.sentence]
    if t.dep not in ("ROOT", "conj", "ccomp") or not parse.words(sentence.span).rstrip("\"'”’» ").endswith("?"):
        return
    s = subject(parse, i)
    helpers = kids(parse, i, "aux", "auxpass") or ([i] if t.pos == "AUX" else [])
    asks_where = any(lemma(parse, c) == "where" for c in kids(parse, i, "advmod"))
    asks_why = any(parse.tokens[c].tag in ("WRB", "WP", "WDT") for j in (i, *parse.children[i]) for c in (j, *parse.children[j]))
    if asks_where or (not asks_why and s is not None and helpers and helpers[0] < s):
        yield Verdict("not_confirmed", "?")


def noun(parse: Parse, i: int) -> Iterator[Verdict]:
    """What stands before a noun of happening: "alleged torture", "no arrests", "a planned execution"."""
    for c in parse.children[i]:
        word, t = lemma(parse, c), parse.tokens[c]
        if t.dep in ("det", "neg") and word in ("no", "neither"):
            yield Verdict(None, t.text, True)
        if t.dep in ("amod", "compound", "nmod"):
            yield from adjective(parse, c)


def adjective(parse: Parse, c: int) -> Iterator[Verdict]:
    """A word before a noun of happening that takes its certainty away."""
    word = parse.tokens[c].text.lower()
    names: tuple[tuple[str, Stance], ...] = (("hedged", "hedged"), ("predicted", "predicted"), ("feared", "feared"))
    for group, stance in names:
        if word in listed("adjectives", group):
            yield Verdict(stance, word)
    if word in listed("adjectives", "prevented"):
        yield Verdict(None, word, True)
    if word in listed("adjectives", "attempted"):
        yield Verdict("hedged", f"attempt: {word}")
