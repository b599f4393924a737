"""When reports tell of one thing at different times: the event itself, a death that is claimed, a body found, an arrival; how long somebody was held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from habeas.casefile.deed_days import deed_days
from habeas.casefile.differing import Said, apart, days_wide, values
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.happening import agree, days_between
from habeas.casefile.kinship import words
from habeas.casefile.lengths import days
from habeas.casefile.others import of_others
from habeas.casefile.status import stated
from habeas.model.cases import Disagreement, SaidValue
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.when import When
from habeas.model.wording import MONTHS, time

FAR = 45
"""Days between two times that can still be meant for one."""
HELD = ("detention", "abduction", "imprisonment")
LET_GO = ("forced_return", "release")
FATAL = frozenset({"killing", "death_in_custody"})
A_YEAR = 366
A_MONTH = 31
SLACK = 2
"""Days by which a count of days may be off: the first and the last may be counted or not."""


def dates(d: Dossier, e: Event) -> tuple[SaidValue, ...]:
    """Times that claims give for an event, where they cannot be one."""
    return _shorter(d, apart(_times(d, e), agree, days_wide))


def other_dates(d: Dossier, o: Outline) -> list[Disagreement]:
    """What of a case is dated differently beside its events."""
    found = [("date", _deaths(d, o)), ("date", _found(d, o)), ("date", _arrivals(d, o)), ("duration", _held(d, o))]
    found += [("date", _shorter(d, said)) for said in deed_days(d, o)]
    about = tuple(o.victims[:1]) or tuple(o.events[:1])
    return [Disagreement("date" if field == "date" else "duration", about, said) for field, said in found if said]


def _of_victims(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a claim is told of a case's victims, or of nobody known otherwise."""
    people = [p for p in c.subjects if p in d.people][:1]
    return not people or people[0] in o.victims or d.people[people[0]].kind == "unknown"


def _dated(d: Dossier, o: Outline, within: int) -> Iterable[Claim]:
    for s in o.sources:
        for c in d.by_source[s]:
            if c.when.days and c.when.days <= within and stated(c) and _of_victims(d, o, c):
                yield c


def _deaths(d: Dossier, o: Outline) -> tuple[SaidValue, ...]:
    """When somebody is said to have died whose death is only claimed."""
    if any(e.kind in FATAL for e in o.core):
        return ()
    fatal = set(words()["dated"]["death"])
    told = [c for c in _dated(d, o, A_YEAR) if c.kind == "attribute" and c.predicate in ("cause", "status") and set(c.objects[:1]) & fatal]
    return _by_several_reports(d, apart([Said(c.when, time(c.when), (c.id,)) for c in told], agree, days_wide))


def _found(d: Dossier, o: Outline) -> tuple[SaidValue, ...]:
    """When a body was found: the day, or the part of the day."""
    if not any(e.kind in FATAL for e in o.core):
        return ()
    said = []
    for c in (c for s in o.sources for c in d.by_source[s] if stated(c) and _of_victims(d, o, c)):
        told = re.search(words()["dated"]["when"], c.quotes[0].text)
        if re.search(words()["dated"]["found"], c.quotes[0].text, re.IGNORECASE) and (told or (c.when.days or A_YEAR) <= A_MONTH):
            label = told.group() if told else c.when.words or time(c.when)
            said.append(Said((c.when, _part(label, "parts"), _part(label, "weekdays")), label, (c.id,)))
    return _by_several_reports(d, apart(said, _same_hours, lambda x: days_wide(x[0]) + (x[1] is None)))


Hours = tuple[When, str | None, str | None]
"""A time, the part of the day and the day of the week."""


def _same_hours(a: Hours, b: Hours) -> bool:
    return agree(a[0], b[0]) and all(x == y or None in (x, y) for x, y in ((a[1], b[1]), (a[2], b[2])))


def _part(said: str, of: str) -> str | None:
    return next((part for part, form in words()["dated"][of].items() if re.search(form, said.casefold())), None)


def _arrivals(d: Dossier, o: Outline) -> tuple[SaidValue, ...]:
    """When somebody who got away left or came to safety."""
    safe = [c for s in o.sources for c in d.by_source[s] if c.kind == "attribute" and c.objects[:1] == ("safe elsewhere",)]
    if not safe or not any(_of_victims(d, o, c) for c in safe):
        return ()
    told = [c for c in _dated(d, o, A_MONTH) if re.search(words()["dated"]["arrived"], c.quotes[0].text)]
    return _by_several_reports(d, apart([Said(c.when, _label(d, c), (c.id,)) for c in told], agree, days_wide))


def _label(d: Dossier, c: Claim) -> str:
    """A day; a wider time as it was said, with the day of the report it is reckoned from."""
    printed = d.sources[c.quotes[0].source].published
    if c.when.days == 1:
        return _day(c.when.earliest or "")
    if not c.when.words or printed.days != 1 or not printed.earliest:
        return time(c.when)
    return f"{c.when.words} (report of {_day(printed.earliest)})"


def _day(iso: str) -> str:
    d = date.fromisoformat(iso)
    return f"{d.day} {MONTHS[d.month - 1]}"


def _held(d: Dossier, o: Outline) -> tuple[SaidValue, ...]:
    """A number of days in custody that does not fit the days on which others say that it began and ended."""
    dated = [d.events[i] for i in o.events if d.events[i].when.days == 1]
    began, ended = ([e for e in dated if e.kind in kinds] for kinds in (HELD, LET_GO))
    told = [c for s in o.sources for c in d.by_source[s] if c.kind == "attribute" and c.predicate == "duration" and _of_victims(d, o, c)]
    for one in began:
        for other in ended:
            between = days_between(one.when, other.when)
            off = [c for c in told if stated(c) and _too_far(c.objects[0], between)]
            if off and 0 < between <= FAR:
                span = f"{_day(one.when.earliest or '')} to {_day(other.when.earliest or '')}"
                return values((off[0].objects[1], [c.id for c in off]), (span, [*_exact(d, one), *_exact(d, other)]))
    return ()


def _exact(d: Dossier, e: Event) -> list[str]:
    """The claims that give an event's day."""
    return [c for c in d.claims_of[e.id] if d.claims[c].when.days == 1 and agree(d.claims[c].when, e.when)]


def _too_far(said: str, between: int) -> bool:
    length = days(said)
    return length is not None and length[1] <= FAR and not length[0] - SLACK <= between <= length[1] + SLACK


def _by_several_reports(d: Dossier, said: tuple[SaidValue, ...]) -> tuple[SaidValue, ...]:
    """Times that one report alone gives are those of several things, and no difference."""
    return said if len(d.sources_of(c for v in said for c in v.claims)) > 1 else ()


def _times(d: Dossier, e: Event) -> list[Said[When]]:
    """When claims say that an event was, as far as it can be the same one: what lies months away is another thing."""
    said = _all_times(d, e)
    now = words()["dated"]["now"]
    return [s for s in said if days_between(s.value, e.when) <= FAR and (s.value.words or "").casefold() not in now]


def _all_times(d: Dossier, e: Event) -> list[Said[When]]:
    others = of_others(d, e)
    claims = [d.claims[c] for c in d.claims_of[e.id] if c not in others]
    own = [Said(c.when, time(c.when), (c.id,)) for c in claims if stated(c) and c.kind == "event" and (c.when.known or c.when.pattern)]
    have = {c for s in own for c in s.claims}
    for part in d.event_parts[e.id]:
        standing = tuple(c for c in part.claims if c in d.claims_of[e.id] and c not in others)
        if part.when.known and not have & set(standing):
            own.append(Said(part.when, time(part.when), standing))
    return own


def _shorter(d: Dossier, said: tuple[SaidValue, ...]) -> tuple[SaidValue, ...]:
    """Days without their year where all fall into the one in which reports of them came out."""
    years = {m.group() for v in said for m in re.finditer(r"\b\d{4}\b", v.value)}
    printed = {(d.sources[s].published.earliest or "")[:4] for v in said for s in d.sources_of(v.claims)}
    if len(years) != 1 or not years <= printed or not all(re.fullmatch(r"(?:\d+ (?:\w+ )?to )?\d+ \w+ \d{4}", v.value) for v in said):
        return said
    return tuple(replace(v, value=v.value[:-5]) for v in said)
