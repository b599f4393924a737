"""Which words of a sentence tell of an event, by patterns that live in words/<language>/events.toml."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, cast

from habeas.finding.annotations import Parse, Sentence
from habeas.finding.grammar import forms, hyphened, under
from habeas.finding.lexicon import words
from habeas.finding.remembered import once
from habeas.model.events import EventKind

Frame = Literal["undergo", "suffer", "act", "help", "free", "freed"]
GAP = frozenset({"~"})
NOWHERE: frozenset[int] = frozenset()
WIDEST = 9
BREAKS = frozenset({".", ";", ":", "?", "!"})
INSIDE_A_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "amod"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of lemmas with gaps. `elements`: sets of alternatives, GAP for up to WIDEST words between; `noun`: the first word is a noun."""

    kind: EventKind
    frame: Frame
    elements: tuple[frozenset[str], ...]
    noun: bool
    needs: frozenset[str]
    joins: bool
    subjects: frozenset[str]
    unless: frozenset[str]
    denied: bool = False
    doubtful: bool = False
    things: frozenset[str] = frozenset()
    against: bool = False
    sort: str = ""
    before: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """How many words it asks for: the pattern that asks for more is the better reading."""
        return sum(e != GAP for e in self.elements)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event: the head token that governs the clause (or the noun), and the tokens matched."""

    pattern: Pattern
    head: int
    matched: tuple[int, ...]


def elements(row: str, classes: dict[str, Any]) -> tuple[frozenset[str], ...]:
    """A pattern's words as sets of alternatives; a class name stands for its members."""
    sets = []
    for part in row.split():
        options: set[str] = set()
        for word in part.split("|"):
            options.update(classes.get(word, [word]))
        sets.append(frozenset(options))
    return tuple(sets)


def _named(row: Iterable[str], classes: dict[str, Any]) -> frozenset[str]:
    """Words of a condition; a class name stands for its members."""
    return frozenset(w for word in row for w in classes.get(word, [word]))


def inflected(verbs: frozenset[str]) -> frozenset[str]:
    """Verbs with their regular forms, for those that the pipeline does not bring back to their lemma ("raped", "staged")."""
    forms = set(verbs)
    for v in verbs:
        if len(v) > 3 and v.isalpha():
            stem = v[:-1] if v.endswith("e") else v
            forms |= {stem + "ed", stem + "ing", v + "s"}
            if v.endswith("y") and v[-2] not in "aeou":
                forms |= {v[:-1] + "ied", v[:-1] + "ies"}
    return frozenset(forms)


def _opened(row: tuple[frozenset[str], ...], noun: bool) -> tuple[frozenset[str], ...]:
    return row if noun else (inflected(row[0]), *row[1:])


@functools.cache
def patterns(language: str) -> dict[str, tuple[Pattern, ...]]:
    """All patterns of a language by their first word."""
    known = words(language, "events")
    table: dict[str, list[Pattern]] = {}
    same: dict[Pattern, Pattern] = {}
    for entry in known.get("pattern", ()):
        for noun in (False, True):
            for row in entry.get("nouns" if noun else "verbs", ()):
                made = Pattern(
                    cast(EventKind, entry["kind"]),
                    cast(Frame, entry["frame"]),
                    _opened(elements(row, known.get("classes", {})), noun),
                    noun,
                    frozenset(entry.get("needs", "").split()),
                    bool(entry.get("joins", False)),
                    _named(entry.get("subjects", ()), known.get("classes", {})),
                    _named(entry.get("unless", ()), known.get("classes", {})),
                    bool(entry.get("denied", False)),
                    bool(entry.get("doubtful", False)),
                    _named(entry.get("things", ()), known.get("classes", {})),
                    bool(entry.get("against", False)),
                    entry.get("sort", ""),
                    frozenset(entry.get("before", ())),
                )
                for word in sorted(made.elements[0]):
                    table.setdefault(word.removeprefix("="), []).append(same.setdefault(made, made))
    return {word: tuple(dict.fromkeys(rows)) for word, rows in table.items()}


def _beginning(table: dict[str, tuple[Pattern, ...]], lemma: str, lower: str) -> tuple[Pattern, ...]:
    """The patterns that may begin with a word, each once: equal ones are one object, so that none need be compared part by part."""
    first = table.get(lemma, ())
    if lower == lemma or lower not in table:
        return first
    return (*first, *(p for p in table[lower] if not any(p is q for q in first)))


def match(
    parse: Parse, sentence: Sentence, at: int, row: tuple[frozenset[str], ...], aside: frozenset[int] = NOWHERE
) -> tuple[int, ...] | None:
    """Tokens that a row of words matches from token `at` on, or None. The nearest match of each word wins; words told aside are passed over."""
    found, i, open_ = [], at, False
    called, cut = forms(parse), hyphened(parse)
    for wanted in row:
        if wanted == GAP:
            open_ = True
            continue
        limit = min(sentence.last, i + (WIDEST if open_ else 1))
        while i < limit and (i in aside or wanted.isdisjoint(called[i])):
            limit = min(sentence.last, limit + (i in aside))
            if parse.tokens[i].text in BREAKS:
                return None
            i += 1
        if i >= limit:
            return None
        found.append(i)
        i, open_ = _behind_word(i, wanted, cut) + 1, False
    return tuple(found)


def _behind_word(i: int, wanted: frozenset[str], cut: dict[int, tuple[int, tuple[str, ...]]]) -> int:
    """The last part of the word that stood at a place: of "re-education" the second, where the whole word was asked for."""
    last, names = cut.get(i, (i, ()))
    return i if wanted.isdisjoint(names) else last


def triggers(parse: Parse, sentence: Sentence) -> tuple[Trigger, ...]:
    """The triggers of a sentence, one a head word: the pattern that asks for most words, then the first in the list."""
    return _triggers(parse, sentence.i)


@once
def _triggers(parse: Parse, number: int) -> tuple[Trigger, ...]:
    sentence, called = parse.sentences[number], forms(parse)
    table = patterns(parse.language.split("-")[0])
    best: dict[int, list[Trigger]] = {}
    standing = GAP.union(*called[sentence.first : sentence.last])
    for i in range(sentence.first, sentence.last):
        lemma, lower = called[i][:2]
        whole = hyphened(parse).get(i, (i, ()))[1]
        for pattern in (*_beginning(table, lemma, lower), *(p for name in whole for p in table.get(name, ()))):
            if len(pattern.elements) > 1 and any(map(standing.isdisjoint, pattern.elements)):
                continue
            found = _fits(parse, sentence, i, pattern)
            if found is not None:
                best.setdefault(found.head, []).append(found)
    return tuple(
        t
        for head in sorted(best)
        for t in sorted(best[head], key=lambda t: ("taken" in t.pattern.needs, -t.pattern.weight, not t.pattern.subjects))
    )


def _fits(parse: Parse, sentence: Sentence, at: int, pattern: Pattern) -> Trigger | None:
    token = parse.tokens[at]
    if pattern.noun and len(pattern.elements) == 1 and token.pos not in ("NOUN", "PROPN"):
        return None
    if not pattern.noun and token.pos in ("NOUN", "PROPN") and not token.tag.startswith("VB") and token.dep != "amod":
        return None
    if pattern.noun and token.pos == "PROPN" and not token.text.islower():
        return None
    if pattern.noun and token.dep == "compound" and len(pattern.elements) == 1:
        return None
    if pattern.before and any(parse.tokens[k].lemma.lower() in pattern.before for k in parse.children[at] if k < at):
        return None
    aside = _told_aside(parse, at) if pattern.noun and GAP in pattern.elements else NOWHERE
    matched = match(parse, sentence, at, pattern.elements, aside)
    if matched is None:
        return None
    if pattern.noun and parse.tokens[matched[-1]].pos not in ("NOUN", "PROPN") and parse.tokens[at].pos not in ("NOUN", "PROPN"):
        return None
    if pattern.noun:
        return Trigger(pattern, matched[-1] if parse.tokens[at].head == matched[-1] else at, matched)
    head = at
    while parse.tokens[head].dep in INSIDE_A_GROUP and parse.tokens[head].head != head and parse.tokens[head].dep != "amod":
        head = parse.tokens[head].head
    inside = under(parse, head)
    if any(i not in inside and not _near(parse, head, i) for i in matched):
        return None
    if any(i in inside and i != head and not _belongs(parse, head, i, matched) for i in matched):
        return None
    return Trigger(pattern, head, matched)


@once
def _told_aside(parse: Parse, noun: int) -> frozenset[int]:
    """The relative clauses of a noun, and of whom it is of: "the body of a student who had been missing for a week was found"."""
    of = [q for p in parse.children[noun] if parse.tokens[p].text.lower() == "of" for q in parse.children[p]]
    of += [a for q in of for a in parse.children[q] if parse.tokens[a].dep == "appos"]
    clauses = [c for n in (noun, *of) for c in parse.children[n] if parse.tokens[c].dep == "relcl"]
    return frozenset(i for c in clauses for i in under(parse, c))


def _belongs(parse: Parse, head: int, i: int, matched: tuple[int, ...]) -> bool:
    """Whether a matched word is the trigger's own and not that of a verb or noun inside its clause ("sent to bring them back")."""
    token = parse.tokens[i]
    if token.text.lower() == "home" and (token.dep not in ("advmod", "attr", "acomp") or parse.children[i]):
        return False
    if any(parse.tokens[m].text.lower() == "while" for m in matched):
        return True
    if token.text.lower() == "where" and token.dep == "advmod":
        return True  # "has no idea where he is"
    if token.dep == "mark" and parse.tokens[token.head].head == head:
        return True  # "has not been seen since soldiers came": the word that joins a clause stands outside it
    verb = next((a for a in parse.ancestors(i) if parse.tokens[a].tag.startswith("VB")), None)
    return verb is None or verb == head or verb in matched


def _near(parse: Parse, head: int, i: int) -> bool:
    """Whether a word that the head does not govern still belongs to it (the parser hangs particles and phrases on a sister)."""
    governor = parse.tokens[head].head
    return (
        i > head
        and any(a == governor for a in parse.ancestors(i))
        and not any(parse.tokens[j].dep in ("nsubj", "nsubjpass", "mark") for j in range(head + 1, i))
    )
