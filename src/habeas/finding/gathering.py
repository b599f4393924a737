"""Annotations -> Findings: the nouns that leave finding, with mentions of one event made one and pairs of people taken apart again."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.finding.annotations import Cast, EventMention, Gazetted, Parse
from habeas.finding.nearby import Nearby
from habeas.finding.settings import settled
from habeas.finding.status import StatusMention
from habeas.finding.version import FINDER
from habeas.model.amount import Amount
from habeas.model.claims import Appeal, Claim, Figure, Law, Speaker
from habeas.model.events import Event, Happened, Role
from habeas.model.findings import Findings
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

HAPPENED: tuple[Happened, ...] = ("yes", "uncertain", "no")


def gather(
    parse: Parse,
    gazetted: Gazetted,
    cast: Cast,
    events: tuple[EventMention, ...],
    statuses: tuple[StatusMention, ...],
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...],
    appeals: tuple[Appeal, ...],
    laws: tuple[Law, ...],
) -> Findings:
    """All that one report says. Ids are those the steps gave; a "pair" of people already known is replaced by its two people wherever it has a role."""
    pairs = _pairs(cast.people)
    told = (*claims, *_status_claims(parse, claims, statuses, pairs))
    telling: dict[str, set[str]] = {}
    for c in told:
        telling.setdefault(c.event or "", set()).add(c.id)
    return Findings(
        source=parse.text.source,
        people=tuple(sorted((p for p in cast.people if p.id not in pairs), key=lambda p: p.id)),
        organisations=tuple(sorted(cast.organisations, key=lambda o: o.id)),
        places=tuple(sorted(gazetted.places, key=lambda p: p.id)),
        events=settled(tuple(_event(g, telling[g[0].id], pairs) for g in _by_event(events) if g[0].id in telling), cast, gazetted),
        claims=tuple(sorted((_unpaired(c, pairs) for c in told), key=lambda c: c.id)),
        figures=tuple(sorted(figures, key=lambda f: f.id)),
        appeals=tuple(sorted((_appeal(a, pairs) for a in appeals), key=lambda a: a.id)),
        laws=tuple(sorted(laws, key=lambda w: w.id)),
    )


def _pairs(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """Groups that are nothing but people known one by one: id to members."""
    return {p.id: p.members for p in people if p.kind == "group" and p.members and p.count is not None and p.count.high == len(p.members)}


def _spread(ids: Iterable[str], pairs: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(x for i in ids for x in pairs.get(i, (i,))))


def _unpaired(c: Claim, pairs: dict[str, tuple[str, ...]]) -> Claim:
    if not any(i in pairs for i in (*c.subjects, *c.objects, c.speaker.entity or "")):
        return c
    speaker = c.speaker if c.speaker.entity not in pairs else Speaker(None, c.speaker.name, c.speaker.kind, c.speaker.relay)
    return Claim(
        c.id, c.kind, c.quotes, speaker, c.stance, c.negated, c.direct, _spread(c.subjects, pairs), c.predicate, _spread(c.objects, pairs),
        c.event, c.when, c.place, c.amount, c.finder, c.confidence, c.state, c.why,
    )  # fmt: skip


def _appeal(a: Appeal, pairs: dict[str, tuple[str, ...]]) -> Appeal:
    by = a.by if a.by not in pairs else pairs[a.by][0]
    return Appeal(a.id, by, _spread(a.to, pairs), a.words_to, a.what, _spread(a.for_, pairs), a.event, a.claims, a.quotes)


def _by_event(events: tuple[EventMention, ...]) -> list[list[EventMention]]:
    groups: dict[str, list[EventMention]] = {}
    for e in sorted(events, key=lambda e: (e.trigger.start, e.id)):
        groups.setdefault(e.id, []).append(e)
    return [groups[k] for k in sorted(groups)]


def _event(told: list[EventMention], claims: set[str], pairs: dict[str, tuple[str, ...]]) -> Event:
    roles: dict[str, str] = {}
    for m in told:
        for r in m.roles:
            for entity in pairs.get(r.entity, (r.entity,)):
                if entity not in roles or r.role in ("victim",):
                    roles[entity] = r.role
    return Event(
        id=told[0].id,
        kind=told[0].kind,
        roles=tuple(sorted(Role(role, entity) for entity, role in roles.items())),  # type: ignore[arg-type]
        when=_when([m.when for m in told]),
        place=next((m.place for m in told if m.place), None),
        count=_count([m.count for m in told if m.count is not None]),
        happened=min((m.happened for m in told), key=HAPPENED.index),
        claims=tuple(sorted(claims)),
        supposed=all(m.supposed for m in told),
    )


def _when(said: list[When]) -> When:
    """The most precise time said: a full date stands against "last week" where the two do not agree (the claims keep both)."""
    known = [w for w in said if w.known]
    if not known:
        return next((w for w in said if w.pattern), next((w for w in said if w.words), NEVER_SAID))
    return min(known, key=lambda w: (w.days is None, w.days or 0))


def _count(said: list[Amount]) -> Amount | None:
    return next((a for a in said if a.exact), said[0] if said else None)


def _status_claims(
    parse: Parse, claims: tuple[Claim, ...], statuses: tuple[StatusMention, ...], pairs: dict[str, tuple[str, ...]]
) -> list[Claim]:
    """What is said of someone's state, in the voice of the claim whose words it stands in."""
    made: dict[str, Claim] = {}
    told = Nearby(claims, lambda c: c.quotes[0].span)
    for s in statuses:
        near = max(told.near(s.span), key=lambda c: (_nearness(s.span, c.quotes[0].span), -len(c.quotes[0].text), c.id), default=None)
        if near is None or not s.span.overlap(near.quotes[0].span):
            continue
        for entity in pairs.get(s.entity, (s.entity,)):
            quote = parse.quote(s.span)
            name = f"{parse.text.source.id}:c{quote.start}-{quote.end}-s{entity.rsplit(':', 1)[-1]}-{s.status}"
            made[name] = Claim(
                name, "status", (quote,), near.speaker, s.stance, False, near.direct, (entity,), s.status, event=s.event, when=s.when, place=near.place,
                finder=FINDER, why=s.why,
            )  # fmt: skip
    return list(made.values())


def _nearness(a: Span, b: Span) -> float:
    return a.overlap(b) / max(1, max(a.end, b.end) - min(a.start, b.start))
