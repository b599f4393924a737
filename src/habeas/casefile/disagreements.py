"""What the sources of a case differ on: nothing is smoothed away, each value stands with the claims that give it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.casefile.differing import Said, apart, clip, values
from habeas.casefile.differing_people import about_person
from habeas.casefile.differing_points import about_points
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.happening import agree
from habeas.casefile.kinship import words
from habeas.casefile.status import stated
from habeas.casefile.titles import call
from habeas.model.amount import Amount
from habeas.model.cases import Disagreement, DisagreementField, SaidValue, Status
from habeas.model.claims import Claim
from habeas.model.events import GRAVE, Event
from habeas.model.people import Organisation, Place
from habeas.model.when import When
from habeas.model.wording import HAPPENED, number, time

MOST = 12
"""Disagreements shown of one case; those on who, whether and when come first."""
FIELDS: tuple[DisagreementField, ...] = (
    "denial", "status", "protection", "verification", "scope", "voluntariness", "cause", "charge", "date", "count", "name", "age", "perpetrator", "place", "duration",
    "person name", "speaker name", "vehicle", "translation", "sex", "relation", "characterisation", "other",
)  # fmt: skip
MOVING = frozenset({"forced_return", "escape", "crossing", "trafficking"})
"""Kinds that lead from one country to another: two countries are no contradiction."""
TOLERANCE = 0.05
NEAR = frozenset({"city", "facility", "area"})
HEADS = frozenset({"persons", "person", "people", None})


def disagreements(d: Dossier, o: Outline, told: Sequence[Status]) -> tuple[Disagreement, ...]:
    """The points on which claims about a case's events and people differ, the weightiest first."""
    found: list[Disagreement] = []
    for e in (d.events[i] for i in o.events):
        found += _about_event(d, e, _loose_doubts(d, e, o))
    for p in o.people:
        found += [x if x.field != "name" or p in o.victims else replace(x, field="person name") for x in about_person(d, p)]
    for p in sorted({d.claims[c].speaker.entity or "" for e in o.events for c in d.claims_of[e]} | _heard(d, o)):
        if p in d.people and p not in o.people:
            found += [replace(x, field="speaker name") for x in about_person(d, p) if x.field == "name"]
    found += [*_scope(d, o, told), *_parts_of_groups(d, o), *_unverified(d, o), *about_points(d, o)]
    unique = {(x.field, x.about, x.values): x for x in found if len(x.values) > 1}
    shown: dict[tuple[object, ...], Disagreement] = {}
    for x in sorted(unique.values(), key=lambda x: (-sum(len(v.claims) for v in x.values), x.about, str(x.values))):
        same = (x.field, tuple(sorted(v.value for v in x.values))) if x.field == "count" else (x.field, x.about, x.values)
        shown.setdefault(same, x)
    return tuple(sorted(shown.values(), key=lambda x: (FIELDS.index(x.field), x.about, str(x.values))))[:MOST]


def _heard(d: Dossier, o: Outline) -> set[str]:
    """People who speak in more than one report of a case, whatever they speak of: a helper's name has spellings too."""
    here = {p for source in o.sources for p in d.speakers_in.get(source, ())}
    return {p for p in here if len(d.speaks_in[p] & set(o.sources)) > 1}


def _disagree(field: DisagreementField, about: Iterable[str], said: tuple[SaidValue, ...]) -> list[Disagreement]:
    return [Disagreement(field, tuple(dict.fromkeys(about)), said)] if said else []


def _loose_doubts(d: Dossier, e: Event, o: Outline) -> list[Claim]:
    """Denials and "neither confirm nor deny" that no event was tied to, but whose words name this kind and whose subject is in the case."""
    stems = words()["kind_words"].get(e.kind, ())
    near = {
        c.id: c
        for s in d.sources_of(d.claims_of[e.id])
        for c in d.by_source[s]
        if c.event is None and c.stance in ("denied", "not_confirmed")
    }
    about = set(o.people)
    return [
        c
        for c in near.values()
        if about & set(c.subjects) and c.predicate != "unknown" and any(w in c.quotes[0].text.casefold() for w in stems)
    ]


def _about_event(d: Dossier, e: Event, doubts: Sequence[Claim]) -> list[Disagreement]:
    about = (e.id, *d.victims(e))
    out = _disagree("denial", about, _denied(d, e, doubts))
    if e.kind in GRAVE:
        out += _disagree("date", (e.id,), apart(_times(d, e), agree))
        out += _disagree("count", about, apart(_counts(d, e), _same_count))
        several = [v for v in d.victims(e) if d.is_group(v)] if len(d.victims(e)) > 1 else []
        for v in several:
            out += _disagree("count", (e.id, v), apart(_sizes(d, v), _same_count))
        out += _disagree("place", (e.id,), apart(_places(d, e), lambda a, b: _same_place(a, b, e.kind in MOVING)))
        out += _disagree("perpetrator", (e.id,), apart(_perpetrators(d, e), _same_body))
    return out


def _denied(d: Dossier, e: Event, doubts: Sequence[Claim]) -> tuple[SaidValue, ...]:
    """An event that some state and others deny, or will neither confirm nor deny."""
    claims = [*(d.claims[c] for c in d.claims_of[e.id]), *doubts]
    said = [c for c in claims if stated(c)]
    denied = [c for c in claims if c.stance == "denied" or (c.negated and c.stance in ("asserted", "hedged"))]
    unclear = [c for c in claims if c.stance == "not_confirmed"]
    return values(
        *(
            (_said_by(d, word, cs), [c.id for c in cs])
            for word, cs in (("said", said), ("denied", denied), ("not confirmed", unclear))
            if cs
        )
    )


def _said_by(d: Dossier, word: str, claims: Sequence[Claim]) -> str:
    """The clearest of some claims with who says it: "denied by North Korea: she never entered the country"."""
    best = max(claims, key=lambda c: (c.speaker.kind == "official", c.speaker.kind != "media", -abs(len(c.quotes[0].text) - 60), c.id))
    who = d.people[best.speaker.entity].names if best.speaker.entity in d.people else ()
    name = best.speaker.name or next((n.text for n in who), None)
    by = f" by {name}" if name and best.speaker.kind != "media" else ""
    return clip(f"{word}{by}: {' '.join(best.quotes[0].text.split())}")


def _words(claims: Sequence[Claim]) -> str:
    return clip(max((c.quotes[0].text for c in claims), key=lambda t: (-abs(len(t) - 70), t)))


def _times(d: Dossier, e: Event) -> list[Said[When]]:
    claims = [d.claims[c] for c in d.claims_of[e.id]]
    own = [Said(c.when, time(c.when), (c.id,)) for c in claims if stated(c) and c.kind == "event" and (c.when.known or c.when.pattern)]
    have = {c for s in own for c in s.claims}
    for part in d.event_parts[e.id]:
        standing = tuple(c for c in part.claims if c in d.claims_of[e.id])
        if part.when.known and not have & set(standing):
            own.append(Said(part.when, time(part.when), standing))
    return own


def _counts(d: Dossier, e: Event) -> list[Said[Amount]]:
    claims = [d.claims[c] for c in d.claims_of[e.id]]
    heads = [c for c in claims if c.amount and c.amount.known and c.amount.unit in HEADS and stated(c) and len(c.subjects) < 2]
    out = [Said(c.amount, number(c.amount), (c.id,)) for c in heads if c.amount]
    for part in d.event_parts[e.id]:
        standing = tuple(c for c in part.claims if c in d.claims_of[e.id])
        if part.count and part.count.known and standing:
            out.append(Said(part.count, number(part.count), standing))
    alone = d.victims(e) if len(d.victims(e)) == 1 else ()
    return out + [s for v in alone if d.is_group(v) for s in _sizes(d, v)]


def _sizes(d: Dossier, group: str) -> list[Said[Amount]]:
    """How many each report says that a group is."""
    out = []
    for part in d.person_parts[group]:
        if part.count and part.count.known:
            here = part.mentions[0].source if part.mentions else ""
            out.append(Said(part.count, number(part.count), tuple(c for c in d.about[group] if here in d.sources_of([c]))))
    return out


def _same_count(a: Amount, b: Amount) -> bool:
    if a.meets(b):
        return True
    numbers = sorted(float(x) for x in (a.low, a.high, b.low, b.high) if x is not None)
    return (a.approximate or b.approximate) and numbers[-1] - numbers[0] <= TOLERANCE * numbers[-1]


def _places(d: Dossier, e: Event) -> list[Said[Place]]:
    """Towns and nearer that claims place an event in: a country is too wide to contradict, and often that of somebody's origin."""
    return [s for s in _all_places(d, e) if s.value.kind in NEAR]


def _all_places(d: Dossier, e: Event) -> list[Said[Place]]:
    claims = [d.claims[c] for c in d.claims_of[e.id]]
    out = [Said(d.places[c.place], d.places[c.place].name, (c.id,)) for c in claims if c.place and c.place in d.places and stated(c)]
    for part in d.event_parts[e.id]:
        if part.place in d.places and part.place:
            standing = tuple(c for c in part.claims if c in d.claims_of[e.id])
            out.append(Said(d.places[part.place], d.places[part.place].name, standing))
    return out


def _same_place(a: Place, b: Place, moving: bool) -> bool:
    if a.id == b.id or moving:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    towns = [p.city or (p.name if p.kind == "city" else None) for p in (a, b)]
    return None in towns or towns[0] == towns[1]


def _perpetrators(d: Dossier, e: Event) -> list[Said[Organisation]]:
    out = []
    for part in d.event_parts[e.id]:
        standing = tuple(c for c in part.claims if c in d.claims_of[e.id])
        out += [Said(d.organisations[x], d.organisations[x].name, standing) for x in part.entities("perpetrator") if x in d.organisations]
    return out


def _same_body(a: Organisation, b: Organisation) -> bool:
    country = a.country == b.country or not a.country or not b.country
    state = ("state" in a.actor) == ("state" in b.actor) or "unknown" in (a.actor, b.actor)
    return a.id == b.id or (country and state)


def _scope(d: Dossier, o: Outline, told: Sequence[Status]) -> list[Disagreement]:
    """What befell one of them may not have befallen the others: the mother was sent back, of the son it is unclear."""
    unclear = {s.person: s.claims for s in told if s.status == "unknown"}
    out = []
    for e in o.core:
        others = sorted(p for p in unclear if p in o.victims and p not in e.entities("victim"))
        if e.kind in ("forced_return", "release", "killing", "imprisonment") and others and d.victims(e):
            who = ", ".join(call(d, v) for v in d.victims(e))
            open_ = (f"unclear: {', '.join(call(d, p) for p in others)}", [c for p in others for c in unclear[p]])
            loose = _loose_doubts(d, e, o)
            doubt = (f"not confirmed: {_words(loose)}" if loose else "", [c.id for c in loose])
            out += _disagree("scope", (e.id, *others), values((f"{HAPPENED[e.kind]}: {who}", d.claims_of[e.id]), open_, doubt))
    return out


def _parts_of_groups(d: Dossier, o: Outline) -> list[Disagreement]:
    """Of a group some met with something else: thirty to forty are held, a small group of them was sent back."""
    out = []
    for small in o.core:
        for large in o.core:
            inner = {v for v in d.victims(small) if any(v in d.people[w].members for w in d.victims(large))}
            if inner and small.kind != large.kind and not inner & set(d.victims(large)):
                pairs = [(f"{HAPPENED[e.kind]}: {', '.join(call(d, v) for v in d.victims(e))}", d.claims_of[e.id]) for e in (large, small)]
                out += _disagree("scope", (large.id, small.id), values(*pairs))
    return out


def _unverified(d: Dossier, o: Outline) -> list[Disagreement]:
    """A report that says that it could not check what it was told."""
    phrases = words()["unverified"]["words"]
    out = []
    for s in o.sources:
        here = d.by_source[s]
        doubts = [c.id for c in here if any(w in c.quotes[0].text.casefold() for w in phrases)]
        core = [c.id for c in here if c.event in {e.id for e in o.core} and stated(c) and c.id not in doubts]
        out += _disagree("verification", (s,), values(("could not be verified by the outlet", doubts), ("told", core)))
    return out
