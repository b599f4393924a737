"""Everything that was found, merged by who and what is the same, before it is sorted into cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from habeas.casefile.decisions import decide
from habeas.casefile.doubles import doubles
from habeas.casefile.happening import departure, merge_event
from habeas.casefile.merging import merge_law, merge_organisation, merge_person, merge_place
from habeas.casefile.naming import name_claims
from habeas.casefile.renaming import Renaming, renaming, told_apart
from habeas.casefile.victims import selfsame
from habeas.model.claims import Appeal, Claim, Figure, Law
from habeas.model.events import Event
from habeas.model.findings import Findings, Identities, Link
from habeas.model.judgement import Judgement
from habeas.model.people import Organisation, Person, Place
from habeas.model.source import Source


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_HasId)


@dataclass(slots=True)
class Dossier:
    """The merged nouns by id, and the reports' own versions of each person and event, in order of their ids.

    `claims_of`: ids of an event's claims that were not rejected. `about`: ids of the claims about a person. `spoken`: ids of the claims a person or
    body makes. `by_source`: a report's claims. `kin_of`: who names a person as kin. `speaks_in`: the reports in which a person who speaks is mentioned;
    `speakers_in`: the same by report. `done_to`, `done_by`: events by victim and by agent. `appealing`: who appeals.
    `refused`: pairs that linking looked at and did not join, by shared ids. `alike`: for a report the reports it is like as a whole, with the score.
    `sentences`: an imprisonment or disappearance to the taking with which reports of it were compared as one. `ids`: what each id of a single report is called here.
    """

    sources: dict[str, Source]
    people: dict[str, Person]
    organisations: dict[str, Organisation]
    places: dict[str, Place]
    events: dict[str, Event]
    claims: dict[str, Claim]
    figures: dict[str, Figure]
    appeals: dict[str, Appeal]
    laws: dict[str, Law]
    texts: Mapping[str, str]
    person_parts: dict[str, list[Person]]
    event_parts: dict[str, list[Event]]
    refused: tuple[Link, ...] = ()
    claims_of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    about: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spoken: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_source: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    kin_of: dict[str, set[str]] = field(default_factory=dict)
    speaks_in: dict[str, set[str]] = field(default_factory=dict)
    speakers_in: dict[str, set[str]] = field(default_factory=dict)
    done_to: dict[str, list[Event]] = field(default_factory=dict)
    done_by: dict[str, list[Event]] = field(default_factory=dict)
    appealing: set[str] = field(default_factory=set)
    alike: dict[str, dict[str, float]] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)

    def sources_of(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Ids of the reports that the quotes of some claims stand in, sorted."""
        return tuple(sorted({q.source for c in claims for q in self.claims[c].quotes}))

    def in_both_words(self, e: Event) -> tuple[str, ...]:
        """The ids of a taking that is told as an abduction and as a disappearance, the disappearance first; else the event's own."""
        pairs = (
            (a, b) for a, b in self.sentences.items() if e.id in (a, b) and a in self.events and self.events[a].kind == "disappearance"
        )
        return next(pairs, (e.id,))

    def victims(self, event: Event) -> tuple[str, ...]:
        """Ids of the people an event was done to."""
        return tuple(v for v in event.entities("victim") if v in self.people)

    def is_group(self, person: str) -> bool:
        """Whether an id is that of several people together."""
        return self.people[person].kind == "group"


def _grouped(items: Iterable[N], to: Renaming) -> dict[str, list[N]]:
    out: dict[str, list[N]] = defaultdict(list)
    for x in sorted(items, key=lambda x: x.id):
        out[to.id(x.id)].append(x)
    return dict(sorted(out.items()))


def compile_dossier(
    findings: Sequence[Findings], texts: Mapping[str, str], identities: Identities, judgements: Sequence[Judgement]
) -> Dossier:
    """Merge what all reports say by who and what is the same, and apply what people decided about single claims."""
    unique = list({f.source.id: f for f in sorted(findings, key=lambda f: f.source.id)}.values())
    apart = told_apart(unique, identities)
    to = renaming(unique, identities, apart)
    _, merged = _people(unique, to)
    places = {i: merge_place(i, parts) for i, parts in _grouped((p for f in unique for p in f.places), to).items()}
    own = {p.id: p for f in unique for p in f.people}
    to = _once(unique, to, own, merged, places, identities.refused)
    people, merged = _people(unique, to)
    events = _grouped((e for f in unique for e in f.events), to)
    claims = {c.id: c for c in sorted((to.claim(c) for f in unique for c in f.claims), key=lambda c: c.id)}
    bodies = {i: merge_organisation(i, parts) for i, parts in _grouped((o for f in unique for o in f.organisations), to).items()}
    dossier = Dossier(
        sources={f.source.id: f.source for f in unique},
        people=merged,
        organisations=bodies,
        places=places,
        events=_events(events, apart, to, places, claims, bodies, own),
        claims=claims,
        figures={x.id: x for x in sorted((to.figure(x) for f in unique for x in f.figures), key=lambda x: x.id)},
        appeals={x.id: x for x in sorted((to.appeal(x) for f in unique for x in f.appeals), key=lambda x: x.id)},
        laws={i: merge_law(i, parts) for i, parts in _grouped((w for f in unique for w in f.laws), to).items()},
        texts=texts,
        person_parts=people,
        event_parts={i: [_renamed(e, to) for e in parts] for i, parts in events.items()},
        refused=_between(identities.refused, to),
        alike=_alike(identities.links),
        sentences=_sentences(apart, to),
        ids={i: to.id(i) for i in {*identities.table(), *to.locals()}},
    )
    dossier.claims.update((c.id, c) for c in name_claims(dossier.people, dossier.claims, dossier.sources))
    decide(dossier.claims, dossier.events, dossier.people, judgements, dossier.places)
    for event in dossier.events.values():
        dossier.event_parts.setdefault(event.id, [event])  # those that people added
    _index(dossier)
    return dossier


def _people(findings: Iterable[Findings], to: Renaming) -> tuple[dict[str, list[Person]], dict[str, Person]]:
    people = _grouped((p for f in findings for p in f.people), to)
    return people, {i: merge_person(i, parts, to) for i, parts in people.items()}


def _once(
    findings: Sequence[Findings],
    to: Renaming,
    own: Mapping[str, Person],
    people: Mapping[str, Person],
    places: Mapping[str, Place],
    refused: Sequence[Link],
) -> Renaming:
    """The renaming under which events, and victims of one event, that say the same again are one."""

    def events(by: Renaming) -> dict[str, Event]:
        told = _grouped((e for f in findings for e in f.events), by)
        said = {c.id: replace(c, place=by.id(c.place)) if c.place else c for f in findings for c in f.claims if c.kind == "event"}
        return {i: merge_event(i, parts, by, places, said, own) for i, parts in told.items()}

    once = to.further(doubles(events(to), people, places, _between(refused, to)))
    return once.further(selfsame(events(once), people, _between(refused, once)))


def _renamed(e: Event, to: Renaming) -> Event:
    return replace(e, place=to.maybe(e.place), scene=to.maybe(e.scene), roles=tuple(replace(r, entity=to.id(r.entity)) for r in e.roles))


def _events(
    told: Mapping[str, Sequence[Event]],
    apart: Sequence[Mapping[str, Sequence[str]]],
    to: Renaming,
    places: Mapping[str, Place],
    claims: Mapping[str, Claim],
    bodies: Mapping[str, Organisation],
    own: Mapping[str, Person],
) -> dict[str, Event]:
    """The events, each out of what all reports say of it; an abduction and the disappearance it is also called were at one time, in one place."""
    made = {i: departure(merge_event(i, parts, to, places, claims, own), bodies, places) for i, parts in told.items()}
    for pair in ([to.id(t[kind][0]) for kind in ("", "disappearance")] for t in apart if {"", "disappearance"} <= set(t)):
        parts = [e for i in dict.fromkeys(pair) for e in told[i]]
        whole = departure(merge_event(pair[0], parts, to, places, claims, own), bodies, places)
        made |= {i: replace(made[i], when=whole.when, place=whole.place) for i in pair}
    return made


def _sentences(apart: Sequence[Mapping[str, Sequence[str]]], to: Renaming) -> dict[str, str]:
    """What is told apart from a taking to the taking itself; without one, to the first of the others."""
    firsts = ([to.id(ids[0]) for ids in told.values()] for told in apart)
    return {later: first for first, *others in firsts for later in others}


def _between(links: Iterable[Link], to: Renaming) -> tuple[Link, ...]:
    out: dict[tuple[str, str], Link] = {}
    for k in links:
        a, b = sorted((to.id(k.left), to.id(k.right)))
        if a != b and ((a, b) not in out or _weight(out[a, b]) < _weight(k)):
            out[a, b] = Link(k.kind, a, b, k.score, k.reasons)
    return tuple(out[pair] for pair in sorted(out))


def _alike(links: Iterable[Link]) -> dict[str, dict[str, float]]:
    """For each report the reports it is like as a whole."""
    out: dict[str, dict[str, float]] = {}
    for k in links:
        if k.kind == "report":
            out.setdefault(k.left, {})[k.right] = k.score
            out.setdefault(k.right, {})[k.left] = k.score
    return out


def _weight(k: Link) -> tuple[bool, float]:
    """What a pair's link counts: a person's decision before any score."""
    return any(r.name == "decision" for r in k.reasons), k.score


def _index(d: Dossier) -> None:
    for c in d.claims.values():
        if c.state == "rejected":
            continue
        d.by_source[c.quotes[0].source].append(c)
        for s in c.subjects:
            d.about[s].append(c.id)
        if c.speaker.entity:
            d.spoken[c.speaker.entity].append(c.id)
    for p in d.people.values():
        for k in p.kin:
            d.kin_of.setdefault(k.to, set()).add(p.id)
        if d.spoken.get(p.id):
            d.speaks_in[p.id] = {q.source for c in d.spoken[p.id] for q in d.claims[c].quotes} | {m.source for m in p.mentions}
            for source in d.speaks_in[p.id]:
                d.speakers_in.setdefault(source, set()).add(p.id)
    d.appealing |= {a.by for a in d.appeals.values() if a.by}
    for e in d.events.values():
        for roles, of in ((e.entities("victim"), d.done_to), (e.entities("agent"), d.done_by)):
            for one in roles:
                of.setdefault(one, []).append(e)
        d.claims_of[e.id] = [c for c in e.claims if c in d.claims and d.claims[c].state != "rejected"]
