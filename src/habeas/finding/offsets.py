"""How long after or before another thing an event was: "found on 4 May, ten days after he vanished" tells that he vanished on 24 April."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.finding import clauses
from habeas.finding.annotations import AmountMention, Parse, TimeMention
from habeas.model.when import NEVER_SAID, When, shift

DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.25}
SLACK = {"day": 0.0, "night": 0.0, "week": 1.0, "fortnight": 2.0, "month": 12.0, "year": 90.0}
"""Days by which such a count is taken to be rounded."""
EXACT = 31
"""Days up to which a count of days is taken as it is; a longer one is rounded."""
LATER = {"after": -1, "since": -1, "before": 1}
ONE = frozenset({"a", "an", "one"})


@dataclass(frozen=True, slots=True)
class Step:
    """A count of days, weeks or months between an event and the verb whose time is told. `sign`: -1 where the event was first."""

    verb: int
    noun: int
    sign: int


def step(parse: Parse, head: int) -> Step | None:
    """The count by which a clause ("ten days after he vanished") or a noun ("a week before his arrest") is told from another verb."""
    token = parse.tokens[head]
    if token.dep == "advcl":
        hung, marks = head, [c for c in clauses.own(parse, head, "mark", "advmod") if c < head]
    elif token.dep == "pobj" and parse.tokens[token.head].dep == "prep":
        hung, marks = token.head, [token.head]
    else:
        return None
    join = next((m for m in marks if parse.tokens[m].text.lower() in LATER), None)
    if join is None:
        return None
    near = (*clauses.own(parse, hung, "npadvmod"), *clauses.own(parse, join, "npadvmod"), join - 1)
    noun = next((n for n in near if 0 <= n < join and parse.tokens[n].lemma.lower() in DAYS and join - n <= 2), None)
    verb = clauses.governing_verb(parse, head)
    return Step(verb, noun, LATER[parse.tokens[join].text.lower()]) if noun is not None and verb is not None else None


def stepped(parse: Parse, s: Step, told: When, times: Sequence[TimeMention], amounts: Sequence[AmountMention]) -> When:
    """The time of an event so long after or before a time that is told; never said where either is not known to the month."""
    number = _number(parse, s.noun, times, amounts)
    if number is None or told.earliest is None or told.latest is None or (told.days or 99) > 7:
        return NEVER_SAID
    unit = parse.tokens[s.noun].lemma.lower()
    slack = SLACK[unit] if number * DAYS[unit] <= EXACT or unit != "day" else number / 10
    way = round(number * DAYS[unit])
    first, last = sorted((s.sign * (way + slack), s.sign * (way - slack)))
    return When.between(shift(told.earliest, round(first)), shift(told.latest, round(last)))


def _number(parse: Parse, noun: int, times: Sequence[TimeMention], amounts: Sequence[AmountMention]) -> float | None:
    at = parse.tokens[noun]
    counts = [t.amount for t in times if t.amount is not None and t.span.start < at.end and at.start < t.span.end]
    counts += [a.amount for a in amounts if a.span.start < at.end and at.start < a.span.end]
    exact = next((a.low for a in counts if a.low is not None and a.low == a.high), None)
    if exact is not None:
        return float(exact)
    return 1.0 if any(parse.tokens[c].text.lower() in ONE for c in parse.children[noun]) else None
