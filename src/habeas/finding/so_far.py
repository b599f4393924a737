"""When something began that is told by how long it has lasted: "has been held for three weeks", "it is six weeks since she was taken"."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.circumstances import Setting, governed, top
from habeas.finding.lexicon import word_list
from habeas.finding.patterns import Trigger
from habeas.model.when import NEVER_SAID, When, shift

SPREAD = {"days": (1, 0), "weeks": (7, 3), "months": (30, 15), "years": (365, 183)}
"""Days of a unit, and by how many days the beginning may differ from what is said."""
OTHERWISE = frozenset({"in", "within", "after", "before"})
"""Before a span they say how soon or how often: "the second in three months" began at no time."""
PRESENT = frozenset({"VBZ", "VBP"})


def so_far(setting: Setting, trigger: Trigger) -> When:
    """The time from which a state has lasted up to the day of the report; unknown where its clause does not say."""
    parse, told = setting.parse, setting.parse.published.latest
    verb = _lasting(parse, trigger.head)
    if verb is None or told is None:
        return NEVER_SAID
    for t in (t for t in setting.times if t.shape == "duration" and t.amount is not None):
        at = top(parse, t.span)
        if at is None or parse.tokens[at].sentence != parse.tokens[verb].sentence or not governed(parse, at, verb):
            continue
        if any(parse.tokens[k].text.lower() in OTHERWISE for k in (at, parse.tokens[at].head)):
            continue
        size, spread = SPREAD.get(t.amount.unit or "", (0, 0)) if t.amount else (0, 0)
        if t.amount and size and t.amount.low and t.amount.low == t.amount.high:
            middle = -round(size * t.amount.low)
            return When.between(shift(told, middle - spread), shift(told, middle + spread), parse.words(t.span))
    return NEVER_SAID


def _lasting(parse: Parse, head: int) -> int | None:
    """The verb that says how long it has lasted: the event's own, that before "since" it happened, or that before "after" doing it."""
    t = parse.tokens[head]
    above = parse.tokens[t.head]
    if t.dep == "advcl" and any(parse.tokens[m].text.lower() == "since" for m in clauses.own(parse, head, "mark")):
        return above.i if above.lemma.lower() in word_list("passing") and _now(parse, above.i) else None
    if t.dep == "pcomp" and above.text.lower() == "after":
        above = parse.tokens[above.head]
        return above.i if above.lemma.lower() in word_list("lasting") and _now(parse, above.i) else None
    return head if t.lemma.lower() in word_list("lasting") and _now(parse, head) else None


def _now(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what goes on up to now: "has been held", "is gone", "it is"."""
    group = clauses.auxiliaries(parse, verb)
    if any(parse.tokens[a].tag == "MD" for a in group):
        return False
    first = parse.tokens[group[0]] if group else parse.tokens[verb]
    perfect = any(parse.tokens[a].lemma.lower() == "have" or parse.tokens[a].text.lower() in ("has", "have", "'s", "’s") for a in group)
    lone = parse.tokens[verb].lemma.lower() in ("be", "go", "miss", "missing")
    return first.tag in PRESENT and (perfect or lone)
