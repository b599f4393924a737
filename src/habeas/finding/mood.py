"""What the verb group of a clause says of how it is meant: modals, negation, adverbs, conditions, commands, habit."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.grammar import VERBAL, Verdict, auxiliaries, harmful, kids, lemma, listed, past, subject
from habeas.finding.practice import habit, practice
from habeas.finding.remembered import once

QUOTES = frozenset('"“”«»„')


@once
def frame(parse: Parse, i: int) -> tuple[Verdict, ...]:
    """Modals, negation, adverbs, conditions and habit of one verb: what a clause below it that shares them inherits."""
    return tuple(_framed(parse, i))


def _framed(parse: Parse, i: int) -> Iterator[Verdict]:
    yield from _modals(parse, i)
    yield from negations(parse, i)
    yield from _adverbs(parse, i)
    yield from _command(parse, i)
    for c in kids(parse, i, "advcl"):
        marks = [lemma(parse, m) for m in kids(parse, c, "mark", "advmod")]
        if set(marks) & {"if", "unless"}:
            yield Verdict(
                "feared" if harmful(parse, i) or harmful(parse, c) else "predicted", next(m for m in marks if m in {"if", "unless"})
            )
    if practice(parse, i):
        yield Verdict("policy", "simple present of a state or of people in general")


def _modals(parse: Parse, i: int) -> Iterator[Verdict]:
    perfect = any(lemma(parse, a) == "have" for a in auxiliaries(parse, i))
    often = habit(parse, i)
    for a in auxiliaries(parse, i):
        t = parse.tokens[a]
        word = t.text.lower()
        if word in listed("modals", "will") and t.tag == "MD":
            yield Verdict("policy" if often else "predicted", often or word)
        elif word in listed("modals", "would") and t.tag == "MD":
            yield Verdict("policy", often) if often else Verdict("predicted", f"unreal: {word} have" if perfect else word)
        elif word in listed("modals", "may"):
            yield Verdict("hedged" if perfect or _is(parse, i) else "feared" if harmful(parse, i) else "predicted", word)
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


def _is(parse: Parse, i: int) -> bool:
    """Whether a clause only says what somebody is: "may be British" guesses at what is so, "may be sent" at what will be."""
    said = kids(parse, i, "attr", "acomp", "prep")
    return lemma(parse, i) == "be" and bool(said) and not harmful(parse, i) and not any(harmful(parse, c) for c in said)


def _could(parse: Parse, i: int, perfect: bool) -> Iterator[Verdict]:
    if perfect or (_is(parse, i) and not kids(parse, i, "neg")):
        yield Verdict("hedged", "could have" if perfect else "could be")
    elif lemma(parse, i) in listed("harm", "benign_abilities") or (kids(parse, i, "neg") and not harmful(parse, i)):
        return
    else:
        yield Verdict("feared" if harmful(parse, i) else "predicted", "could")


def negations(parse: Parse, i: int) -> Iterator[Verdict]:
    """What negates a verb: "not", "never", "no one" for its subject, "almost" before it; shared by a row joined with "or"."""
    for c in parse.children[i]:
        t, word = parse.tokens[c], lemma(parse, c)
        if t.dep == "neg" or (t.dep in ("advmod", "preconj") and (word in listed("adverbs", "negative") or word == "neither")):
            yield Verdict(None, t.text, True)
        elif (
            t.dep in ("nsubj", "nsubjpass", "dobj")
            and word not in listed("clauses", "beyond_doubt")
            and (
                word in listed("clauses", "negative_words")
                or any(lemma(parse, d) in ("no", "neither") for d in kids(parse, c, "det", "preconj", "neg"))
            )
        ):
            yield Verdict(None, parse.words(parse.span(min(parse.subtree(c)), c)), True)
        elif t.dep == "advmod" and word in listed("adverbs", "nearly") and c < i and lemma(parse, i) != "be":
            yield Verdict(None, t.text, True)
    t = parse.tokens[i]
    if t.dep == "conj" and subject(parse, i) is None and parse.tokens[t.head].pos in VERBAL:
        joined = {lemma(parse, c) for c in kids(parse, t.head, "cc")}
        if joined & {"or", "nor"}:
            yield from negations(parse, t.head)


def _adverbs(parse: Parse, i: int) -> Iterator[Verdict]:
    often = habit(parse, i)
    if often and not past(parse, i) and parse.tokens[i].tag != "VBG":
        yield Verdict("policy", often)
    beside = [c for a in kids(parse, i, "attr", "acomp") for c in kids(parse, a, "advmod")]  # "all were reportedly orphans"
    for c in [*kids(parse, i, "advmod", "intj"), *beside]:
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


def _shouted(parse: Parse, i: int) -> bool:
    """Whether a verb opens words in quotation marks that end in a call: “Free the teacher!” was written on their posters."""
    last = max(parse.subtree(i))
    ends = any(t.text == "!" for t in parse.tokens[last - 1 : last + 2])
    return ends and i > 0 and parse.tokens[i - 1].text in QUOTES and not kids(parse, i, "mark")


@once
def commands(parse: Parse, i: int) -> bool:
    """Whether a bare verb stands where a command does: no subject, nothing but "please", "do not" and a name before it."""
    t = parse.tokens[i]
    shouted = t.dep == "advcl" and _shouted(parse, i)
    if t.tag not in ("VB", "VBP") or subject(parse, i) is not None or (t.dep not in ("ROOT", "ccomp", "conj") and not shouted):
        return False
    if t.dep == "conj":
        return commands(parse, t.head) and not auxiliaries(parse, i)
    before = [j for j in parse.subtree(i) if j < i]
    colon = max((j for j in before if parse.tokens[j].text == ":"), default=-1)  # "I ask the president: let her go"
    ahead = [parse.tokens[j] for j in before if j > colon]
    return all(a.pos in ("PUNCT", "INTJ", "PROPN", "CCONJ", "PART", "ADV", "AUX") or a.lemma.lower() in ("please", "do") for a in ahead)
