"""What is known of a person now and what was known before: each status with the time from which it holds and when it was reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.casefile.dossier import Dossier
from habeas.model.cases import Status
from habeas.model.claims import Claim, StatusWord
from habeas.model.events import Event
from habeas.model.when import NEVER_SAID, When, precision_of

FROM_EVENT: dict[str, StatusWord] = {
    "detention": "detained",
    "interrogation": "detained",
    "imprisonment": "imprisoned",
    "forced_return": "forcibly_returned",
    "disappearance": "missing",
    "abduction": "missing",
    "trafficking": "at_risk",
    "killing": "dead",
    "death_in_custody": "dead",
    "release": "released",
    "reunion": "reunited",
}
"""What an event makes of its victims."""
FROM_DOING: dict[str, StatusWord] = {"escape": "escaping", "crossing": "escaping", "release": "released", "reunion": "reunited"}
"""What an event makes of those who act in it."""
ORDER: tuple[StatusWord, ...] = (
    "at_risk", "escaping", "missing", "detained", "abducted_not_returned", "forcibly_returned", "imprisoned", "released", "reunited", "free", "resettled",
    "unknown", "claimed_dead", "dead",
)  # fmt: skip
"""The usual course of things: it orders what the times leave open."""
WELL = frozenset({"released", "reunited", "free", "resettled"})
"""Statuses that a state likes to report of people it holds."""
SEVERAL = 3
NEAR = frozenset({"media", "relative", "witness", "victim", "expert"})
"""Speakers whose word that somebody who vanished is dead is not merely a claim: the report itself, the family, who saw it, who examined the body."""
SAID = frozenset({"asserted", "hedged"})
OPEN = frozenset({"asserted", "hedged", "not_confirmed"})


@dataclass(frozen=True, slots=True)
class _Entry:
    status: StatusWord
    since: When
    held: When
    claims: tuple[str, ...]


def statuses(d: Dossier, people: Iterable[str], events: Sequence[Event]) -> tuple[Status, ...]:
    """The statuses of a case's people, in order of time for each person; who is told of most comes last. What befell one is never put on a relative."""
    out: list[Status] = []
    for person in sorted(people, key=lambda p: (len(d.about[p]), p)):
        told = [_not_after(d, e) for e in [*_from_events(d, person, events), *_from_claims(d, person)]]
        if told and _nobody_apart(d, person, events):
            continue
        entries = _merged(_only_claimed(d, _without_word_of_those_who_took(d, person, told)))
        out += [Status(person, e.status, e.since, _reported(d, e.claims), e.claims) for e in _clipped(_in_order(d, entries))]
    return tuple(out)


def _published(d: Dossier, claims: Iterable[str]) -> list[When]:
    return [w for w in (d.sources[s].published for s in d.sources_of(claims)) if w.days]


def _reported(d: Dossier, claims: Iterable[str]) -> When | None:
    """When a status was first reported: the earliest publication among its claims, None where no report has a date."""
    return min(_published(d, claims), key=lambda w: (w.latest or w.earliest or "", str(w)), default=None)


def _held(d: Dossier, status: StatusWord, since: When, claims: Sequence[str]) -> When:
    """The days on which a status may have begun: its own time, else at latest the day of the report ("it is unclear" holds on that day)."""
    if since.known:
        return since
    told = _published(d, claims)
    if not told:
        return NEVER_SAID
    latest = max((w.latest for w in told if w.latest), default=None)
    earliest = min((w.earliest for w in told if w.earliest), default=None)
    return When(earliest if status == "unknown" else None, latest)


def _not_after(d: Dossier, e: _Entry) -> _Entry:
    """Nothing is reported before it happens: a time after the day of every report is a misreading, and counts as not said."""
    told = _published(d, e.claims)
    last = max((w.latest for w in told if w.latest), default=None)
    if last and len(told) == len(d.sources_of(e.claims)) and e.since.earliest and e.since.earliest > last:
        return replace(e, since=NEVER_SAID, held=_held(d, e.status, NEVER_SAID, e.claims))
    return e


def _from_events(d: Dossier, person: str, events: Sequence[Event]) -> list[_Entry]:
    out = []
    for e in events:
        if e.happened == "no" or _said_otherwise(d, e):
            continue
        part = "victim" if person in e.entities("victim") else "agent" if person in e.entities("agent") else _with_all(d, e, person)
        word = FROM_EVENT.get(e.kind) if part == "victim" else FROM_DOING.get(e.kind) if part == "agent" else None
        told = [c for c in d.claims_of[e.id] if stated(d.claims[c])]
        claims = [c for c in told if names(d.claims[c], person)] or told
        if word is None or not claims or (word == "escaping" and _arranged(d, e, person)):
            continue
        if word == "dead" and all(d.claims[c].stance == "hedged" for c in claims):
            word = "claimed_dead"
        if word == "escaping" and e.kind == "escape" and _fled_and_speaks(d, person, e):
            word = "resettled"
        out.append(_Entry(word, e.when, _held(d, word, e.when, claims), tuple(claims)))
    return out


def _said_otherwise(d: Dossier, e: Event) -> bool:
    """Whether more is told of an event by its other word: who was abducted and is missing since is missing, not held."""
    told = {i: len(d.claims_of[i]) for i in d.in_both_words(e)}
    return any(i != e.id and (n > told[e.id] or (n == told[e.id] and d.events[i].kind == "disappearance")) for i, n in told.items())


def _with_all(d: Dossier, e: Event, person: str) -> str | None:
    """The part of a counted group in an event, for somebody told to be of it: "the eight were sent back" is told of each of the eight."""
    concerned = e.entities("victim", "other") if e.kind == "release" else e.entities("victim")
    groups = [d.people[x] for x in concerned if x in d.people]
    return "victim" if any(g.kind == "group" and g.count is not None and person in g.members for g in groups) else None


def stated(c: Claim) -> bool:
    """Whether a claim says that something was or happened: not denied, not feared, foretold, asked for or left open."""
    return c.stance in SAID and not c.negated


def names(c: Claim, person: str) -> bool:
    """Whether a claim is about this very person."""
    return person in c.subjects or person in c.objects


def _arranged(d: Dossier, e: Event, person: str) -> bool:
    """Whether this is a flight that the person arranged for relatives, not the own."""
    return any(person in (k.to for k in d.people[x].kin) for x in e.entities("other", "victim") if x in d.people)


def _fled_and_speaks(d: Dossier, person: str, e: Event) -> bool:
    """Who tells of the own flight is no longer on the run, once the last of the flights is over."""
    mine = [
        x for x in d.events.values() if x.kind in ("escape", "crossing") and person in x.entities("agent") and not _arranged(d, x, person)
    ]
    last = max(mine, key=lambda x: (x.when.latest or "", x.when.earliest or "", x.id))
    return last.id == e.id and any(d.claims[c].direct or d.claims[c].stance == "asserted" for c in d.spoken.get(person, ()))


def _from_claims(d: Dossier, person: str) -> list[_Entry]:
    out = []
    for i in d.about.get(person, ()):
        c = d.claims[i]
        if c.kind != "status" or c.negated or c.predicate not in ORDER or c.stance not in (OPEN if c.predicate == "unknown" else SAID):
            continue
        word = next(w for w in ORDER if w == c.predicate)
        if word == "abducted_not_returned" and not taken_abroad(d, person):
            word = "missing"
        if word == "dead" and c.stance == "hedged":
            word = "claimed_dead"
        out.append(_Entry(word, c.when, _held(d, word, c.when, [i]), (i,)))
    return out


def taken_abroad(d: Dossier, person: str) -> bool:
    """Whether another country's people took someone away; whoever vanished at home, in unknown hands, is missing."""
    mine = [e for e in d.events.values() if e.kind == "abduction" and person in e.entities("victim")]
    return any(e.actor == "foreign_state" or _foreign(d, e) for e in mine)


def _foreign(d: Dossier, e: Event) -> bool:
    where = d.places[e.place].country if e.place in d.places else None
    return bool(where) and any(d.organisations[x].country not in (None, where) for x in e.entities("perpetrator") if x in d.organisations)


def _without_word_of_those_who_took(d: Dossier, person: str, entries: list[_Entry]) -> list[_Entry]:
    """That people who were sent back by force are home and free is the claim of those who say it, and not how they are, where only officials say it,
    or of several reports only one in its own words."""
    sent = [e for e in d.events.values() if e.kind == "forced_return" and e.happened != "no" and person in e.entities("victim")]
    reports = {s for e in sent for s in d.sources_of(d.claims_of[e.id])}

    def alone(e: _Entry) -> bool:
        kinds = {d.claims[c].speaker.kind for c in e.claims}
        return kinds == {"official"} or (kinds <= {"official", "media"} and len(reports) >= SEVERAL and len(d.sources_of(e.claims)) == 1)

    return [e for e in entries if e.status not in WELL or not sent or not alone(e)]


def _nobody_apart(d: Dossier, person: str, events: Sequence[Event]) -> bool:
    """Whether nothing is known of someone but that the same befell them as others of whom more is known ("youths were held", beside the nine who were)."""
    if not _faceless(d, person) or d.spoken.get(person):
        return False
    mine = [e for e in events if person in e.entities("victim", "agent")]
    own = [c for c in d.about.get(person, ()) if d.claims[c].kind == "status" and d.claims[c].event is None]
    return bool(mine) and not own and all(any(not _faceless(d, v) for v in e.entities("victim", "agent") if v in d.people) for e in mine)


def _faceless(d: Dossier, person: str) -> bool:
    """Whether someone has neither name nor kin nor number."""
    p = d.people[person]
    return p.kind in ("unknown", "group") and not p.names and not p.kin and not (p.count and p.count.known)


def _only_claimed(d: Dossier, entries: list[_Entry]) -> list[_Entry]:
    """The death of someone who vanished is a claim as long as only those say so who did not see it: officials, those who took them, unnamed sources."""
    vanished = any(e.status in ("missing", "abducted_not_returned") for e in entries)
    deaths = {d.claims[c].speaker.kind for e in entries if e.status == "dead" for c in e.claims}
    if not vanished or deaths & NEAR:
        return entries
    return [replace(e, status="claimed_dead") if e.status == "dead" else e for e in entries]


def _merged(entries: Sequence[_Entry]) -> list[_Entry]:
    """The same status said several times of one stretch of time is one entry with all its claims, at the narrowest time."""
    out: list[_Entry] = []
    settled = [e for e in entries if e.status == "resettled"]
    entries = [replace(e, status="resettled") if e.status == "free" and any(e.held.meets(s.held) for s in settled) else e for e in entries]
    for e in sorted(entries, key=lambda e: (e.since.days is None, e.since.days or 0, e.since.earliest or "", e.claims)):
        for n, have in enumerate(out):
            if have.status == e.status and have.held.meets(e.held):
                out[n] = replace(have, claims=tuple(sorted({*have.claims, *e.claims})))
                break
        else:
            out.append(e)
    return out


def _in_order(d: Dossier, entries: list[_Entry]) -> list[_Entry]:
    """Certainly earlier ones first; what the times leave open goes by the usual course of things; nothing comes after death."""
    place = {(e.status, e.claims): _course(d, e, entries) for e in entries}
    left, out = list(entries), []
    while left:
        free = [e for e in left if not any(_before(o.held, e.held) for o in left if o is not e)] or left
        pick = min(free, key=lambda e: (place[e.status, e.claims], e.held.earliest or "", e.held.latest or "", e.claims))
        left.remove(pick)
        out.append(pick)
    return [e for e in out if e.status != "dead"] + [e for e in out if e.status == "dead"]


def _course(d: Dossier, e: _Entry, entries: Sequence[_Entry]) -> float:
    """Where a status lies in the usual course. "Unknown" comes right after what its own reports tell: a later report may know more."""
    if e.status == "detained" and e.since.earliest is None and any(o.status == "missing" for o in entries):
        return (
            ORDER.index("missing") - 0.5
        )  # "police seized him" is how many tell of a disappearance; only a later day is news of the missing
    if e.status != "unknown":
        return ORDER.index(e.status)
    mine = set(d.sources_of(e.claims))
    beside = [ORDER.index(o.status) for o in entries if o.status not in ("unknown", "dead") and mine & set(d.sources_of(o.claims))]
    return max(beside, default=ORDER.index("unknown")) + 0.5


def _before(a: When, b: When) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def _clipped(entries: list[_Entry]) -> list[_Entry]:
    """A later status cannot have begun before an earlier one: its time begins where the other's does."""
    out, low = [], ""
    for e in entries:
        begin, end = e.since.earliest, e.since.latest
        if begin and begin < low:
            begin = low if end is None or end >= low else None
            e = replace(e, since=When(begin, end, e.since.words, precision_of(begin, end), e.since.pattern))
        low = max(low, e.since.earliest or "")
        out.append(e)
    return out
