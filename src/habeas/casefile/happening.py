"""One event out of what each report says of it: who took part, when at the closest, where at the most precise, whether it happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.casefile.kinship import words
from habeas.casefile.merging import likeliest, most
from habeas.casefile.renaming import Renaming
from habeas.model.amount import Amount
from habeas.model.claims import Claim
from habeas.model.events import GRAVE, Event, Happened, Role
from habeas.model.people import Organisation, Person, Place, PlaceKind
from habeas.model.when import NEVER_SAID, When, shift

_NARROW: tuple[PlaceKind, ...] = ("facility", "city", "river", "area", "region", "country", "unknown")
SUPPORT = 0.6
"""Share of the best support that a narrower time or place needs to be taken before a wider one."""
_ROLES = ("victim", "perpetrator", "agent", "other")


def merge_event(
    id_: str, parts: Sequence[Event], to: Renaming, places: Mapping[str, Place], said: Mapping[str, Claim], people: Mapping[str, Person]
) -> Event:
    """The event that several reports tell of; every claim is kept, what differs is shown elsewhere.

    `said`: claims by id; each with a time has a vote. `people`: the reports' own entries, by their own ids, to count heads.
    """
    claims = Counter({p.kind: 0 for p in parts})
    for p in parts:
        claims[p.kind] += len(p.claims)
    kind = min(claims, key=lambda k: (-claims[k], GRAVE.index(k) if k in GRAVE else len(GRAVE), k))
    told = [c for p in parts if not p.supposed for c in (said[i] for i in p.claims if i in said) if c.kind == "event"]
    here, scenes = ([to.id(x) for x in xs if x] for xs in ((p.place for p in parts), (p.scene for p in parts)))
    place = most_precise([*here, *_on_the_ground([c.place for c in told if c.place], here or scenes, places)], places)
    when = closest([began(kind, p.when) for p in parts], [began(kind, c.when) for c in told])
    part_of = most([to.maybe(p.part_of) for p in parts if p.part_of], None)
    return Event(
        id=id_,
        kind=kind,
        roles=roles([Role(r.role, to.id(r.entity)) for p in parts for r in p.roles]),
        when=about_then(when, [p.around for p in parts if p.around.known]),
        place=about_there(place, scenes, places),
        count=likeliest([p.count or _heads(p, people) for p in parts]),
        happened=happened([p.happened for p in parts]),
        claims=tuple(sorted({c for p in parts for c in p.claims})),
        part_of=None if part_of == id_ else part_of,
        actor=most([p.actor for p in parts if p.actor != "unknown"], None) or most([p.actor for p in parts], None),
        violation=_violation([p.violation for p in parts]),
        leads=any(p.leads for p in parts),
        supposed=all(p.supposed for p in parts),
    )


def about_there(place: str | None, scenes: Sequence[str], places: Mapping[str, Place]) -> str | None:
    """The place of an event; where no clause says one, or only a land or region, the town in it that the reports as wholes suggest."""
    scene = most_precise(scenes, places)
    here, there = places.get(place or ""), places.get(scene or "")
    if here is None or there is None:
        return place or scene
    wider = here.kind in ("country", "region", "area") and here.city is None and there.city is not None
    return scene if wider and here.country_name == there.country_name else place


def about_then(when: When, around: Sequence[When]) -> When:
    """The time of an event; where no clause says one, or only a wider one, that which the reports as wholes suggest."""
    fits = [a for a in around if a.days is not None and a.meets(when) and (when.days is None or a.within(when))]
    best = min(fits, key=lambda a: (a.days or 0, str(a)), default=when)
    return best if when.days is None or (best.days or 0) < when.days else when


def _on_the_ground(named: Sequence[str], ground: Sequence[str], places: Mapping[str, Place]) -> list[str]:
    """Of the places that claims of an event name those in its land: "seized on her way to Geneva" was not in Geneva. All where its land is not known."""
    lands = {places[i].country for i in ground if i in places} - {None}
    return [i for i in named if not lands or (i in places and places[i].country in lands)]


def _violation(said: Sequence[bool | None]) -> bool | None:
    """Yes where any report tells of it as a violation; no only where all tell of it as none."""
    return True if True in said else False if said and all(v is False for v in said) else None


def _heads(e: Event, people: Mapping[str, Person]) -> Amount | None:
    """How many one report's victims are, where it names or describes each of them and gives no number; not where only weights hold them for victims."""
    if e.supposed:
        return None
    who = [people[v] for v in e.entities("victim") if v in people]
    return Amount(len(who), len(who), unit="persons") if who and all(p.kind != "group" for p in who) else None


def began(kind: str, t: When) -> When:
    """When something began that is told as lasting: missing "since 30 December" is missing from that day."""
    if kind not in GRAVE or not t.earliest or not t.words or not any(re.search(w, t.words.casefold()) for w in words()["since"]["words"]):
        return t
    said, year, month = t.words.casefold(), int(t.earliest[:4]), int(t.earliest[5:7])
    if re.search(words()["since"]["day"], said):
        return When.day(t.earliest, t.words)
    if re.search(words()["since"]["month"], said):
        return When.month(year, month, t.words)
    return When.year(year, t.words) if str(year) in said else t


def roles(said: Sequence[Role]) -> tuple[Role, ...]:
    """Who has which part, each once; whoever is a victim in one report is not "other" or doer because of another."""
    best: dict[str, Role] = {}
    for r in said:
        if r.entity not in best or _ROLES.index(r.role) < _ROLES.index(best[r.entity].role):
            best[r.entity] = r
    return tuple(sorted(best.values(), key=lambda r: (_ROLES.index(r.role), r.entity)))


def closest(times: Sequence[When], votes: Sequence[When] = ()) -> When:
    """The narrowest of the times that most others agree with; a time that was said goes before one that was inferred.

    `votes`: times of the single claims; they choose among the times and can bring in one of their own.
    """
    known = [t for t in (*times, *votes) if t.known]
    said = [*known, *(t for t in (*times, *votes) if t.pattern and not t.known)]
    if not known:
        return min((t for t in times if t.words), key=lambda t: (t.pattern is None, str(t)), default=NEVER_SAID)

    friends = {t: sum(agree(t, o) for o in said) for t in known if t.days is not None}
    enough = max(friends.values(), default=0) * SUPPORT
    if not friends:
        return min(known, key=lambda t: (-sum(agree(t, o) for o in said), t.words is None, str(t)))
    backed = [t for t, n in friends.items() if n >= enough]
    return min(backed, key=lambda t: (t.days or 0, -friends[t], t.words is None, str(t)))


def agree(a: When, b: When) -> bool:
    """Whether two times can be one: they meet, and a day whose year is not known falls into the other ("4 November" and 2017-11-04)."""
    return a.meets(b) and all(_holds(y, x.pattern) for x, y in ((a, b), (b, a)) if x.pattern and x.days != 1)


def days_between(a: When, b: When) -> int:
    """The fewest days that can lie between two times; 0 where they can meet or one is not known."""
    if not a.known or not b.known or a.meets(b):
        return 0
    ends = ((a.latest, b.earliest), (b.latest, a.earliest))
    return max((date.fromisoformat(y) - date.fromisoformat(x)).days for x, y in ends if x and y)


def _holds(t: When, pattern: str) -> bool:
    """Whether a stretch of less than a year holds a day of the calendar given as XXXX-MM-DD."""
    if len(pattern) != len("XXXX-MM-DD") or "X" in pattern[5:] or t.days is None or t.days > 365 or not t.earliest:
        return True
    return any(shift(t.earliest, n)[5:] == pattern[5:] for n in range(t.days))


def most_precise(ids: Sequence[str], places: Mapping[str, Place]) -> str | None:
    """The place that says most, among those in the country that most reports name."""
    found = [places[i] for i in ids if i in places]
    if not found:
        return None
    country = most([p.country for p in found], None)
    here = [p for p in found if p.country == country] or found
    times = Counter(p.id for p in here)
    return min(here, key=lambda p: (_NARROW.index(p.kind), -times[p.id], p.id)).id


def departure(e: Event, bodies: Mapping[str, Organisation], places: Mapping[str, Place]) -> Event:
    """A return placed where it set out, not where it led: in the one other country whose authorities carried it out, if the place is known."""
    here = places.get(e.place or "")
    doers = {bodies[x].country for x in e.entities("perpetrator") if x in bodies} - {None, here.country if here else None}
    if e.kind != "forced_return" or len(doers) != 1:
        return e
    found = sorted(p.id for p in places.values() if p.kind == "country" and p.country in doers)
    return replace(e, place=found[0]) if found else e


def happened(said: Sequence[Happened]) -> Happened:
    """Yes where any report asserts it; no only where none leaves it open."""
    if "yes" in said:
        return "yes"
    return "no" if said and all(s == "no" for s in said) else "uncertain"
