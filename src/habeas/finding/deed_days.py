"""The day on which somebody is said to have been taken, sent back, let go or to have died: a deed with the time that hangs on it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.finding.annotations import Parse, Sentence, TimeMention
from habeas.finding.grammar import VERBAL, kids
from habeas.finding.lexicon import words
from habeas.finding.points import Point
from habeas.model.quote import Span
from habeas.model.when import When

LONGEST = 2
"""Days that a time may leave open: a night has two."""
BEHIND = 48
"""Letters behind a verb in which its particle or object stands: "taken away", "left the country", "went to the Orval district police station"."""
FAR_BEHIND = 90
"""Letters behind a verb in which stands what undoes it: "to the police station on Monday to report"."""
BEFORE = 5
"""Letters before a verb in which the verb stands that lends it its sense: "let go"."""
REACH = 45
"""Letters between a time and its deed in languages whose grammar is not read."""
TELLING = 28
"""Letters before a time in which a verb of telling stands to which the time belongs: "informó este martes que"."""
JOINT = r"\W*(?:\w+\W+){0,2}$"
"""What may stand between a verb of telling and its time: "am", "ce", "el pasado"."""
SINCE_DAY = re.compile(
    r"(?:day|tag|woch|di|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|taista)\b|요일|曜|星期|[周週][一二三四五六日]|"
    r"\d{1,2}(?:\.|er|º)? (?:de )?[A-Za-zÀ-ž]{3}|\d{1,2}\s*[日일号號]|[A-Za-z]{3,} \d{1,2}\b(?!\d)",
    re.IGNORECASE,
)
"""A weekday, or a day of a month."""
SEEN = frozenset({"see", "watch", "notice", "observe", "film"})
"""Verbs of what was done before somebody's eyes, at the same time."""
TAKING_PLACE = frozenset({"come", "happen", "occur", "take", "follow"})
"""Verbs of which a deed is the subject: "the raid came", "the arrest took place"."""
NO_DAY = re.compile(r"(?:at )?the time|now|then|at (?:that|this) time|(?:at )?present|so far|to (?:this|that) day", re.IGNORECASE)
"""Words that stand for a time without telling which day it was."""
ENDS = re.compile(r"[.;!?。；！？\n\"“”„«»「『](?!\d)")


@dataclass(frozen=True, slots=True)
class _Deed:
    """One sort of deed: the verbs and nouns that name it, phrases around a verb, or a pattern where grammar is not read.

    `unless`: what undoes a verb; `things`: what it is done to where it is no such deed.
    """

    name: str
    verbs: frozenset[str]
    passive: frozenset[str]
    nouns: frozenset[str]
    phrases: re.Pattern[str]
    unless: re.Pattern[str]
    things: frozenset[str]


@functools.cache
def _deeds(language: str) -> tuple[_Deed, ...]:
    return tuple(
        _Deed(
            w["name"],
            frozenset(w.get("verbs", ())),
            frozenset(w.get("passive", ())),
            frozenset(w.get("nouns", ())),
            re.compile(w["match"], re.IGNORECASE),
            re.compile(w.get("unless", "(?!)"), re.IGNORECASE),
            frozenset(w.get("things", ())),
        )
        for w in words(language, "points").get("day", {}).get("way", ())
    )


def deed_days(parse: Parse, times: Sequence[TimeMention], s: Sentence) -> Iterator[tuple[Point, int]]:
    """Each day that a sentence gives for a deed, with the number of the word that tells the deed."""
    deeds = _deeds(parse.language.split("-")[0])
    since = re.compile(words(parse.language.split("-")[0], "points")["day"]["since"] if deeds else "(?!)", re.IGNORECASE)
    here = [replace(t, when=_beginning(t.when, since)) for t in times if t.shape == "point" and s.span.covers(t.span) and t.when.words]
    exact = [t for t in here if 0 < (t.when.days or 0) <= LONGEST and not NO_DAY.fullmatch(t.when.words or "")]
    for t in exact if deeds else ():
        found = _governing(parse, t, deeds) if parse.grammatical else _beside(parse, s, t, exact, deeds)
        if found is not None:
            name, head = found
            yield Point("day", name, t.span, when=t.when), head


def _beginning(t: When, since: re.Pattern[str]) -> When:
    """The day from which something went on ("since 3 May", "since Sunday"), also where it is known until when; any other time as it is."""
    said = (t.words or "").strip(" .,")
    if t.earliest is None or t.earliest == t.latest or not since.search(said) or not SINCE_DAY.search(said):
        return t
    return When.day(t.earliest, t.words)


def _governing(parse: Parse, t: TimeMention, deeds: Sequence[_Deed]) -> tuple[str, int] | None:
    """The deed that a time hangs on: a noun, or the verb with what follows it in its row."""
    first = parse.token_at(t.span.start)
    for i in parse.ancestors(first) if first is not None else ():
        token = parse.tokens[i]
        if token.dep == "meta":
            return None
        noun = next((d.name for d in deeds if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in d.nouns), None)
        if noun is not None:
            return noun, i
        if token.pos in VERBAL:
            row = [i, *(v for v in kids(parse, i, "conj") if parse.tokens[v].pos in VERBAL)]
            row += [v for v in kids(parse, i, "ccomp") if token.lemma in SEEN]
            row += [v for v in _where(parse, i) if any(i in parse.ancestors(v) for i in row)]
            return next(((d.name, v) for v in row for d in deeds if _tells(parse, v, d)), None)
    return None


def _where(parse: Parse, v: int) -> list[int]:
    """Verbs of what came of it at the end of a way: "was brought to a clinic, where he died"."""
    s = parse.sentences[parse.tokens[v].sentence]
    return [
        k
        for k in range(v + 1, s.last)
        if parse.tokens[k].dep == "relcl"
        and any(parse.tokens[w].lemma == "where" for w in kids(parse, k, "advmod"))
        and not any(parse.tokens[w].text.lower() == "had" for w in kids(parse, k, "aux"))
    ]


def _tells(parse: Parse, v: int, d: _Deed) -> bool:
    """Whether a verb tells a deed, by itself, in the passive or with the words around it."""
    token = parse.tokens[v]
    if d.unless.search(parse.text.text[token.end : token.end + FAR_BEHIND]):
        return False
    if any(parse.tokens[k].lemma.lower() in d.things for k in kids(parse, v, "nsubjpass")):
        return False
    if token.lemma in TAKING_PLACE and any(parse.tokens[k].lemma.lower() in d.nouns for k in kids(parse, v, "nsubj")):
        return True
    if token.lemma.lower() in d.verbs or (token.lemma.lower() in d.passive and _suffered(parse, v)):
        return True
    own = min((parse.tokens[k].start for k in kids(parse, v, "aux", "auxpass", "neg", "advmod") if k < v), default=token.start)
    start = max(0, own - BEFORE)
    around = d.phrases.finditer(parse.text.text[start : token.end + BEHIND])
    return any(m.start() < token.end - start and m.end() > token.start - start for m in around)


def _suffered(parse: Parse, v: int) -> bool:
    """Whether a verb is told as done to somebody: "was pushed", "saw him pushed"."""
    token = parse.tokens[v]
    seen = token.dep == "ccomp" and parse.tokens[token.head].lemma in SEEN
    return seen or bool(kids(parse, v, "auxpass")) or (token.tag == "VBN" and not kids(parse, v, "aux"))


def _beside(parse: Parse, s: Sentence, t: TimeMention, others: Sequence[TimeMention], deeds: Sequence[_Deed]) -> tuple[str, int] | None:
    """The deed nearest to a time, with no other time and no end of a sentence between them."""
    text, base, rules = parse.words(s.span), s.span.start, words(parse.language.split("-")[0], "points")["day"]
    near: list[tuple[int, int, str]] = []
    if not rules["before"] and re.search(f"(?:{rules['apart']}){JOINT}", parse.text.text[max(base, t.span.start - TELLING) : t.span.start]):
        return None
    for d in deeds:
        for m in d.phrases.finditer(text):
            at = Span(base + m.start(), base + m.end())
            if at.overlap(t.span) or (at.start < t.span.end and rules["before"]):
                continue
            between = Span(min(at.end, t.span.end), max(at.start, t.span.start))
            if len(between) > REACH or ENDS.search(parse.words(between)) or re.search(rules["apart"], parse.words(between)):
                continue
            if (
                "quoted" in rules
                and re.search(rules["quoted"], text[m.end() :])
                and re.search(rules["tellers"], text[: t.span.start - base])
            ):
                continue
            if not any(o is not t and between.overlap(o.span) for o in others):
                near.append((len(between), at.start, d.name))
    if not near:
        return None
    _, start, name = min(near)
    head = parse.token_at(start)
    return (name, head) if head is not None else None
