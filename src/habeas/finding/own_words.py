"""All that a clause's or a noun's own words say against reading it as plain fact."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.grammar import VERBAL, Verdict, kids, lemma, listed, own_tokens, subject
from habeas.finding.lexicon import words
from habeas.finding.mood import frame, negations
from habeas.finding.sieve import Sieve, sieve
from habeas.model.claims import Stance

BY_PHRASE: dict[str, Stance] = {"doubted": "not_confirmed", "feared": "feared", "hedged": "hedged", "denied": "denied"}
"""What a phrase that decides by itself makes of its clause."""

KNOWN = frozenset({"clear", "known", "certain", "sure", "confirmed", "verified"})


def own(parse: Parse, i: int) -> Iterator[Verdict]:
    """All that a clause's own words say against reading it as plain fact."""
    yield from _told_in_fiction(parse, i)
    if parse.tokens[i].pos in VERBAL:
        yield from frame(parse, i)
        yield from _predicate(parse, i)
        yield from _question(parse, i)
        text = " ".join(parse.tokens[j].text for j in own_tokens(parse, i))
        yield from _by_phrase(text)
    else:
        yield from noun(parse, i)


@functools.cache
def _phrases() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], Sieve]:
    table = words("en", "stance").get("phrases", {})
    listed = tuple((name, re.compile(r"\b(?:" + "|".join(table[name]) + r")\b", re.IGNORECASE)) for name in sorted(table))
    return listed, sieve(pattern for _, pattern in listed)


def _told_in_fiction(parse: Parse, i: int) -> Iterator[Verdict]:
    """ "In the novel, ..." and "the film tells of ..." make all they tell of a story."""
    s = parse.sentences[parse.tokens[i].sentence]
    opening = parse.tokens[s.first : min(s.first + 4, s.last)]
    for t in opening:
        if t.lemma.lower() in listed("nouns", "fiction") and opening[0].lemma.lower() in ("in", "throughout"):
            yield Verdict("not_confirmed", f"unreal: {t.text}")
    for a in parse.ancestors(i):
        if lemma(parse, a) in listed("nouns", "depicting") and any(
            lemma(parse, c) in listed("nouns", "fiction") for c in kids(parse, a, "nsubj")
        ):
            yield Verdict("not_confirmed", f"unreal: {lemma(parse, a)}")


def _by_phrase(text: str) -> Iterator[Verdict]:
    listed, holding = _phrases()
    for name, pattern in (listed[n] for n in holding.through_all(text)):
        found = pattern.search(text)
        if found is None:
            continue
        if name == "unreal":
            yield Verdict("predicted", f"unreal: {found.group()}")
        elif name in BY_PHRASE:
            yield Verdict(BY_PHRASE[name], found.group())


def _predicate(parse: Parse, i: int) -> Iterator[Verdict]:
    """The clause's own verb or predicate word says it: "is unaware", "denies", "faces", "could not confirm"."""
    negative = any(v.negated for v in negations(parse, i))
    named = (
        [i, *kids(parse, i, "acomp", "attr", "oprd")]
        if lemma(parse, i) in ("be", "remain", "become", "seem", "appear", "look", "feel", "prove")
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
            if lemma(parse, j) in listed("own", group) and not (
                (negative and group in ("denied", "hedged")) or (group == "denied" and parse.tokens[j].pos == "NOUN")
            ):
                yield Verdict(stance, parse.tokens[j].text)
        if lemma(parse, j) in listed("own", "bound") and kids(parse, j, "xcomp") and not negative:
            yield Verdict("predicted", f"{parse.tokens[j].text} to")
    yield from _asking(parse, i)
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
    if negative and any(lemma(parse, j) in KNOWN or _able_to_confirm(parse, j) for j in named[1:]):
        yield Verdict("not_confirmed", "not clear")


def _asking(parse: Parse, i: int) -> Iterator[Verdict]:
    """A clause whose verb asks for something: "wants an inquiry", "begged the court for mercy"; not what is wanted by the police."""
    if (
        lemma(parse, i) not in listed("own", "asked")
        or kids(parse, i, "auxpass", "nsubjpass")
        or any(v.negated for v in negations(parse, i))
    ):
        return
    other = [c for c in kids(parse, i, "ccomp", "xcomp") if subject(parse, c) is not None]
    asked = kids(parse, i, "dobj") or other or [p for p in kids(parse, i, "prep") if lemma(parse, p) in ("for", "to")]
    if asked and (lemma(parse, i) != "want" or other or kids(parse, i, "dobj")):
        yield Verdict("asked", parse.tokens[i].text)


def _able_to_confirm(parse: Parse, i: int) -> bool:
    """ "The paper has not been able to confirm this"."""
    return lemma(parse, i) == "able" and any(lemma(parse, x) in listed("governing", "confirming") for x in kids(parse, i, "xcomp"))


def _question(parse: Parse, i: int) -> Iterator[Verdict]:
    t = parse.tokens[i]
    sentence = parse.sentences[t.sentence]
    if t.dep not in ("ROOT", "conj", "ccomp") or not parse.words(sentence.span).rstrip("\"'”’» ").endswith("?"):
        return
    s = subject(parse, i)
    helpers = kids(parse, i, "aux", "auxpass") or ([i] if t.pos == "AUX" else [])
    asks_where = any(parse.tokens[j].text.lower() == "where" for j in range(sentence.first, min(sentence.first + 3, sentence.last)))
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
            if word in listed("adjectives", "urgent") and lemma(parse, i) in listed("harm", "undone"):
                yield Verdict("asked", t.text)
            if word in listed("nouns", "feared"):  # "refugees risk deportation", read as a noun
                yield Verdict("feared", t.text)


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
