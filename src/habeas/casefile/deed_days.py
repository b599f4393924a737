"""Reports that give two days for one deed: when somebody was taken, sent back, let go or died, whatever else they call it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from habeas.casefile.differing import Said, apart, days_wide
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline, mostly_of, of_case
from habeas.casefile.happening import agree, days_between
from habeas.casefile.kinship import words
from habeas.casefile.others import of_others
from habeas.casefile.status import stated
from habeas.model.cases import SaidValue
from habeas.model.claims import Claim
from habeas.model.when import When
from habeas.model.wording import time

KINDS = {
    "taken": ("detention", "abduction", "disappearance", "interrogation"),
    "died": ("killing", "death_in_custody"),
    "sent back": ("forced_return",),
    "released": ("release",),
}
"""The kinds of event that are one sort of deed."""
NEAR = 8
"""Days between two times that can be meant for one deed and not for another of its sort."""
FAR = 31
"""The same where both are told of one person who is known: the police date an arrest weeks after the family."""
READ = frozenset({"en", ""})
"""Languages whose grammar is read."""
LONGEST = 2
"""Days that a time may leave open: a night has two."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, and whom of the case's victims it is told of; "" where of nobody that is known."""

    when: When
    whose: str


def deed_days(d: Dossier, o: Outline) -> list[tuple[SaidValue, ...]]:
    """The days that reports of a case give for one deed, where they cannot be one: each told by a report that gives no other."""
    found: list[tuple[SaidValue, ...]] = []
    for sort, kinds in KINDS.items():
        events = {i for i in o.events if d.events[i].kind in kinds and d.events[i].happened != "no" and _of_victims(d, o, i)}
        done = [e.when for e in o.core if e.kind in kinds and e.happened != "no"]
        told = [c for s in o.sources for c in _told_in(d, o, s, sort, events)] if done else []
        for then in [w for w in done if w.known] or done[:1]:
            near = [c for c in told if not then.known or days_between(c.when, then) <= NEAR]
            said = _apart(d, o, near) or _of_one(d, o, [c for c in told if days_between(c.when, then) <= FAR])
            if said and said not in found:
                found.append(said)
    return found


def _told_in(d: Dossier, o: Outline, source: str, sort: str, events: set[str]) -> list[Claim]:
    """The claims of a report that give the day of such a deed; where none does, those of the deed as an event.

    Where grammar is not read the time of an event may be that of its telling.
    """
    here = d.by_source[source]
    days = [c for c in here if _tells(c, sort) and _of_case(d, o, c)]
    read = d.sources[source].language in READ
    return days or [c for c in here if read and c.event in events and _on(d, c)]


def _apart(d: Dossier, o: Outline, claims: list[Claim]) -> tuple[SaidValue, ...]:
    """The days that reports give which give no other, where several reports give them and they cannot be one."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        told[c.quotes[0].source].append(c)
    single = [c for same in told.values() if all(agree(x.when, y.when) for x in same for y in same) for c in same]
    said = apart([Said(_Day(c.when, _whose(d, o, c)), time(c.when), (c.id,)) for c in single], _can_be_one, lambda x: days_wide(x.when))
    return said if len(d.sources_of(c for v in said for c in v.claims)) > 1 else ()


def _of_one(d: Dossier, o: Outline, claims: list[Claim]) -> tuple[SaidValue, ...]:
    """Days weeks apart that reports give for the same known person, as long as these are two."""
    whose = [(c, _whose(d, o, c)) for c in claims]
    one = {p for _, p in whose if p}
    said = _apart(d, o, [c for c, p in whose if p]) if len(one) == 1 else ()
    return said if len(said) == 2 else ()


def _can_be_one(a: _Day, b: _Day) -> bool:
    """Whether two days can be told of one deed: they meet, or are those of two people."""
    return agree(a.when, b.when) or bool(a.whose and b.whose and a.whose != b.whose)


def _tells(c: Claim, sort: str) -> bool:
    """Whether a claim gives the day of such a deed; "has not been seen since Sunday" is told with a "not", "nothing is known of him since" as open."""
    if (c.when.words or "").casefold() in words()["dated"]["now"]:
        return False
    gone = sort == "taken" and (c.stance == "not_confirmed" or (c.negated and c.stance == "asserted"))
    told = stated(c) or gone
    return c.kind == "attribute" and c.predicate == "day" and c.objects[:1] == (sort,) and told and 0 < (c.when.days or 0) <= LONGEST


def _of_victims(d: Dossier, o: Outline, event: str) -> bool:
    """Whether an event is one of the case's own, or was done to somebody of its victims."""
    return any(e.id == event for e in o.core) or bool(set(d.victims(d.events[event])) & set(o.victims))


def _of_case(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a day is told of the case's people, or of a number of people in a report that mostly tells of the case."""
    first = next((d.people[p] for p in c.subjects if p in d.people), None)
    return of_case(d, o, c) or (first is not None and first.kind == "group" and mostly_of(d, o, c.quotes[0].source))


def _on(d: Dossier, c: Claim) -> bool:
    """Whether a claim that tells an event gives its day; the same deed may stand as two events of a case, an arrest and a disappearance."""
    dated = bool(c.when.words) and 0 < (c.when.days or 0) <= LONGEST and (c.when.words or "").casefold() not in words()["dated"]["now"]
    return c.kind == "event" and dated and stated(c) and c.event is not None and c.id not in of_others(d, d.events[c.event])


def _whose(d: Dossier, o: Outline, c: Claim) -> str:
    """The victim of the case whom a day is told of, where it is one known person."""
    first = next((p for p in c.subjects if p in d.people), "")
    return first if first in o.victims and d.people[first].kind in ("named", "anchored") else ""
