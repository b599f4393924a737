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
VAGUE = frozenset({"overnight", "that night", "that day", "the same day", "tonight"})
"""Words that tell no other day than the one beside them: "overnight on 24 January"."""
BEFORE_LABEL = 40
"""Letters before a day in which a sheet says what it is the day of."""
ENDS = re.compile(r"[.;!?。；！？\n\"“”„«»「『](?!\d)")


@dataclass(frozen=True, slots=True)
class _Deed:
    """One sort of deed: the verbs and nouns that name it, phrases around a verb, or a pattern where grammar is not read.

    `unless`: what undoes a verb; `things`: what it is done to where it is no such deed. `leaving`: verbs that tell it where the sentence
    says that nobody came back (`gone`); `labelled`: words before a day on a sheet ("date of arrest:").
    """

    name: str
    verbs: frozenset[str]
    passive: frozenset[str]
    nouns: frozenset[str]
    phrases: re.Pattern[str]
    unless: re.Pattern[str]
    things: frozenset[str]
    leaving: frozenset[str]
    gone: re.Pattern[str]
    labelled: re.Pattern[str]


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
            frozenset(w.get("leaving", ())),
            re.compile(w.get("gone", "(?!)"), re.IGNORECASE),
            re.compile(w.get("labelled", "(?!)"), re.IGNORECASE),
        )
        for w in words(language, "points").get("day", {}).get("way", ())
    )


def deed_days(parse: Parse, times: Sequence[TimeMention], s: Sentence) -> Iterator[tuple[Point, int]]:
    """Each day that a sentence gives for a deed, with the number of the word that tells the deed."""
    deeds = _deeds(parse.language.split("-")[0])
    since = re.compile(words(parse.language.split("-")[0], "points")["day"]["since"] if deeds else "(?!)", re.IGNORECASE)
    here = [replace(t, when=_beginning(t.when, since)) for t in times if t.shape == "point" and s.span.covers(t.span) and t.when.words]
    exact = [t for t in here if 0 < (t.when.days or 0) <= LONGEST and not NO_DAY.fullmatch(t.when.words or "")]
    exact = [t for t in exact if len(exact) == 1 or (t.when.words or "").casefold() not in VAGUE]
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
    before = parse.text.text[max(0, t.span.start - BEFORE_LABEL) : t.span.start]
    if first is not None and (sheet := next((d.name for d in deeds if d.labelled.search(before)), None)):
        return sheet, first
    if (then := _when(parse, t)) is not None:
        happened = [(d.name, v) for v in _row(parse, then) for d in deeds if _tells(parse, v, d)]
        if happened:
            return happened[0]
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
            if token.lemma == "be" and any(parse.tokens[k].text.lower() == "it" for k in kids(parse, i, "nsubj", "expl")):
                row += kids(parse, i, "ccomp", "advcl", "relcl")  # "it was on 4 March that they took him"
            told = next(((d.name, v) for v in row for d in deeds if _tells(parse, v, d)), None)
            return told or _left(parse, i, deeds)
    return None


def _when(parse: Parse, t: TimeMention) -> int | None:
    """The verb of what was then, behind a time with "when": "since Friday, when its owner left for lunch and did not come back"."""
    last = parse.token_at(t.span.end - 1)
    words_behind = range(last + 1, min(last + 3, len(parse.tokens))) if last is not None else range(0)
    at = next((k for k in words_behind if parse.tokens[k].text.lower() == "when"), None)
    if at is None or parse.tokens[at].sentence != parse.tokens[at - 1].sentence:
        return None
    verb = parse.tokens[at].head
    return verb if verb > at and parse.tokens[verb].pos in VERBAL else None


def _row(parse: Parse, v: int) -> list[int]:
    """A verb with those joined to it, one behind the other."""
    return [v, *(k for c in kids(parse, v, "conj") if parse.tokens[c].pos in VERBAL for k in _row(parse, c))]


def _left(parse: Parse, v: int, deeds: Sequence[_Deed]) -> tuple[str, int] | None:
    """Whether somebody went away on that day who did not come back: "he left home on 8 January and never reached the market"."""
    s = parse.sentences[parse.tokens[v].sentence]
    behind = parse.text.text[parse.tokens[v].start : s.span.end]
    return next(((d.name, v) for d in deeds if parse.tokens[v].lemma.lower() in d.leaving and d.gone.search(behind)), None)


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
    if token.lemma in TAKING_PLACE and any(parse.tokens[k].lemma.lower() in d.nouns for k in kids(parse, v, "nsubj")):
        return True
    if d.unless.search(parse.text.text[token.end : token.end + FAR_BEHIND]):
        return False
    if any(parse.tokens[k].lemma.lower() in d.things for k in kids(parse, v, "nsubjpass")):
        return False
    if token.lemma.lower() in d.verbs or (token.lemma.lower() in d.passive and _suffered(parse, v)):
        return True
    if token.lemma.lower() in d.leaving and d.gone.search(parse.text.text[token.start : parse.sentences[token.sentence].span.end]):
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
