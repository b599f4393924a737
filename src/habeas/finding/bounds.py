"""What bounds the time of an event that its own clause does not date: when it was told, when those it struck had been taken, how long it lasted."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import TimeMention
from habeas.finding.circumstances import Setting, governed, top
from habeas.finding.lexicon import word_list
from habeas.finding.patterns import Trigger
from habeas.finding.roles import Parts
from habeas.finding.sequence import LASTING
from habeas.model.when import NEVER_SAID, When, shift

PASSED = frozenset({"spend", "serve", "endure", "survive"})
"""Verbs whose object is time that has passed: "was jailed for five years" may be a sentence to come."""
DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}


def bounded(setting: Setting, trigger: Trigger, found: Parts) -> When:
    """Bounds that the neighbours of a clause give: not before the arrest of "those arrested in May", not after the day it was reported."""
    return _after_arrest(setting, trigger, found) or _before_told(setting, trigger) or NEVER_SAID


def _after_arrest(setting: Setting, trigger: Trigger, found: Parts) -> When | None:
    """ "Nine of those arrested in May were sent back": not before May."""
    parse = setting.parse
    nouns = {n for u in found.undergo for n in (u, *clauses.phrases(parse, u, clauses.OF))}
    for t, anchor in setting.anchors.items():
        verb = clauses.governing_verb(parse, anchor)
        if verb is None or verb == trigger.head or parse.tokens[verb].dep not in ("acl", "relcl") or parse.tokens[verb].head not in nouns:
            continue
        if t.when.earliest is not None and parse.tokens[verb].tag in ("VBN", "VBD"):
            last = parse.published.latest
            return When.between(t.when.earliest, last if last and last >= t.when.earliest else None)
    return None


def _before_told(setting: Setting, trigger: Trigger) -> When | None:
    """ "Reports last week said that she had been taken", "whose escape was reported in May": not after the telling."""
    parse, head = setting.parse, trigger.head
    token = parse.tokens[head]
    verb = token.head
    telling = parse.tokens[verb].lemma.lower() in word_list("telling") and clauses.is_verb(parse, verb) and verb != head
    if not telling or token.dep not in ("ccomp", "nsubj", "nsubjpass"):
        return None
    subjects = clauses.own(parse, verb, "nsubj") if token.dep == "ccomp" else []
    near = [t for t in setting.times if t.shape == "point" and _tells(setting, t, verb, subjects)]
    days = [t.when.latest for t in near if t.when.latest is not None]
    return When.between(None, min(days)) if days else None


def _tells(setting: Setting, time: TimeMention, verb: int, subjects: list[int]) -> bool:
    parse = setting.parse
    at = top(parse, time.span)
    if at is None or parse.tokens[at].sentence != parse.tokens[verb].sentence:
        return False
    return governed(parse, at, verb) or any(s in set(parse.ancestors(at)) for s in subjects)


def lasted(setting: Setting, trigger: Trigger) -> When | None:
    """ "He spent five years in detention": it began five years or more before the telling, so it is not the arrest of this month."""
    parse, head = setting.parse, trigger.head
    token = parse.tokens[head]
    if trigger.pattern.kind not in LASTING or token.lemma.lower() not in PASSED or token.tag not in ("VBD", "VBN"):
        return None
    told, inside = parse.published.latest, parse.span(*clauses.clause_span(parse, head))
    for t in (t for t in setting.times if t.shape == "duration" and inside.covers(t.span)):
        days = DAYS.get((t.amount.unit or "") if t.amount else "", 0)
        at = top(parse, t.span)
        if told and days and t.amount and t.amount.low and at is not None and governed(parse, at, head):
            return When.between(None, shift(told, -round(days * t.amount.low)), parse.words(t.span))
    return None
