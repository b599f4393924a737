"""When an event must have been that no word dates: after what led to it, before what followed, within a season of printing where it still goes on.

Who was tortured after being sent back was tortured after that day; who fled again in 2008 had been released by then. Only bounds that the
order of such things forces are given, wide rather than wrong, and never words of a date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EventMention, Parse
from habeas.finding.reckoning import resolve
from habeas.model.when import NEVER_SAID, When

ORDER = {
    "escape": 0,
    "crossing": 1,
    "trafficking": 2,
    "abduction": 2,
    "disappearance": 2,
    "detention": 3,
    "forced_return": 4,
    "interrogation": 5,
    "torture": 5,
    "imprisonment": 6,
    "killing": 7,
    "death_in_custody": 7,
    "release": 7,
    "reunion": 8,
}
"""What comes before what in the story of one person."""
AGAIN = frozenset({"escape", "crossing"})
"""What can follow everything: a new flight."""
CAUGHT = frozenset({"detention", "forced_return", "abduction", "disappearance"})
LASTING = frozenset({"detention", "imprisonment", "protest"})
SEASON = "P3M"
"""A state told as present without its beginning: the three months up to publication."""


@dataclass(slots=True)
class _Told:
    """All mentions of one event, with those it is about."""

    id: str
    kind: str
    people: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    when: When = NEVER_SAID
    lasting: bool = False
    earlier: bool = False


def sequenced(parse: Parse, cast: Cast, mentions: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The mentions, those of an event without any time bounded by the events of the same people told around them."""
    members = {p.id: p.members for p in cast.people}
    told = _gathered(parse, cast, mentions, members)
    bounds: dict[str, When] = {}
    for e in told:
        if e.when.earliest is not None or e.when.pattern:
            continue
        found = _bounded(parse, e, told)
        if found.known or found.pattern:
            e.when = bounds[e.id] = found
    return tuple(replace(m, when=bounds[m.id]) if m.id in bounds else m for m in mentions)


def _gathered(parse: Parse, cast: Cast, mentions: Iterable[EventMention], members: dict[str, tuple[str, ...]]) -> list[_Told]:
    """The events in the order in which they are first told."""
    by_id: dict[str, _Told] = {}
    for m in mentions:
        e = by_id.setdefault(m.id, _Told(m.id, m.kind))
        for r in m.roles:
            if r.role != "perpetrator" and ":p" in r.entity:
                e.people |= {r.entity, *members.get(r.entity, ())}
        e.people |= _part_of(parse, cast, m)
        e.starts.append(m.trigger.start)
        if (m.when.known or m.when.pattern) and (not e.when.known or m.when.within(e.when)):
            e.when = m.when
        e.earlier = e.earlier or any(parse.tokens[a].text.lower() == "had" for a in clauses.auxiliaries(parse, m.head))
        e.lasting = e.lasting or (m.kind in LASTING and parse.grammatical and goes_on(parse, m.head))
    return sorted(by_id.values(), key=lambda e: (min(e.starts), e.id))


def _part_of(parse: Parse, cast: Cast, m: EventMention) -> set[str]:
    """The larger group that those of an event belong to: "a few of them had been sent back"."""
    found = set()
    for x in cast.inside(m.span):
        first = parse.token_at(x.span.start) or 0
        if first > 0 and x.form in ("pronoun", "group") and parse.tokens[first - 1].text.lower() in clauses.OF:
            found.add(x.entity)
    return found


def _bounded(parse: Parse, e: _Told, told: list[_Told]) -> When:
    """The bounds of one event by those told before and after it."""
    order = ORDER.get(e.kind)
    published = parse.published.latest
    earliest = latest = None
    if order is not None:
        kin = [o for o in told if o is not e and o.kind in ORDER and o.people & e.people]
        before = [o for o in kin if ORDER[o.kind] < order and o.when.earliest and min(o.starts) < max(e.starts)]
        if e.earlier:  # "she had been sent back once" steps out of the order of telling; "they had crossed" is part of the flight just told
            before = [o for o in before if e.kind == "crossing" and o.kind == "escape"]
        before = [o for o in before if o.kind not in AGAIN or e.kind in CAUGHT or e.kind == "crossing" or _caught_since(o, e, kin)]
        nearest = max(before, key=lambda o: max(s for s in o.starts if s < max(e.starts)), default=None)
        earliest = nearest.when.earliest if nearest is not None else None
        latest = _followed(e, order, kin, nearest) if order or nearest else None
    if earliest is None and latest is None:
        return resolve(SEASON, parse.published) if e.lasting else NEVER_SAID
    until = min((d for d in (latest, e.when.latest, published) if d and (earliest is None or d >= earliest)), default=None)
    return When.between(earliest, until)


def _caught_since(flight: _Told, e: _Told, kin: list[_Told]) -> bool:
    """Whether a flight ended in arrest: who got away was imprisoned before the flight, not after it."""
    return any(o.kind in CAUGHT and min(flight.starts) < min(o.starts) < max(e.starts) for o in kin)


def _followed(e: _Told, order: int, kin: list[_Told], nearest: _Told | None) -> str | None:
    """The last day of what came after: the arrest that ended a flight, or a new flight later than what came before."""
    since = nearest.when if nearest is not None else NEVER_SAID
    for o in sorted(kin, key=lambda o: min((s for s in o.starts if s > min(e.starts)), default=10**9)):
        if o.earlier and not e.earlier:  # "he had been held once before, in 2018" steps back behind what was told
            continue
        if o.when.latest is None or (o.when.days or 999) > 366 or not any(s > min(e.starts) for s in o.starts):
            continue
        if since.earliest is not None and o.when.latest < since.earliest:
            continue
        anew = o.kind in AGAIN and o is not nearest and since.latest is not None and o.when.latest >= since.latest
        if ORDER[o.kind] > order or anew:
            return o.when.latest
    return None


def goes_on(parse: Parse, head: int) -> bool:
    """Whether a clause tells of what goes on at the time of telling: "is being held", "are held", "have been gathering daily", "is in custody"."""
    token = parse.tokens[head]
    group = [parse.tokens[a] for a in clauses.auxiliaries(parse, head)]
    if any(a.tag in ("VBD", "MD", "TO") for a in group):
        return False
    present = any(a.tag in ("VBZ", "VBP") for a in group)
    if token.tag == "VBG" and any(a.lemma == "be" for a in group):
        return present
    if token.tag == "VBN":
        being = any(a.tag == "VBG" for a in group)
        now = any(parse.tokens[c].lemma.lower() in ("now", "currently", "still", "presently") for c in clauses.own(parse, head, "advmod"))
        return (being or present) and not any(a.lemma == "have" for a in group) and (present or now) if group else now
    return token.tag in ("VBZ", "VBP")
