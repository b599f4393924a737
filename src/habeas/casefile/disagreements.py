"""What the sources of a case differ on: nothing is smoothed away, each value stands with the claims that give it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.casefile.ages_told import ages_of, strays
from habeas.casefile.denials import borne_out, denied, denied_by
from habeas.casefile.differing import Said, apart, clip, room, same_count, told_number, values
from habeas.casefile.differing_dates import dates, other_dates
from habeas.casefile.differing_people import about_person, two_names_of_one
from habeas.casefile.differing_places import by_several, in_or_near, towns, towns_of_two
from habeas.casefile.differing_points import about_points
from habeas.casefile.dossier import Dossier
from habeas.casefile.group_sizes import group_sizes
from habeas.casefile.grouping import Outline
from habeas.casefile.kinship import words
from habeas.casefile.mains import main_event
from habeas.casefile.status import stated
from habeas.casefile.titles import call
from habeas.model.amount import Amount
from habeas.model.cases import Disagreement, DisagreementField, SaidValue, Status
from habeas.model.claims import Claim
from habeas.model.events import GRAVE, Event
from habeas.model.people import Organisation
from habeas.model.wording import HAPPENED, number

OF_ONE_FIELD = 3
"""Disagreements of one field that are shown of one case, so that many parts of a group do not crowd out the rest."""
MOST = 14
"""Disagreements shown of one case; those on who, whether and when come first."""
FIELDS: tuple[DisagreementField, ...] = (
    "denial", "status", "protection", "verification", "scope", "voluntariness", "cause", "treatment", "charge", "motive", "date", "count", "name", "age",
    "perpetrator", "place", "place last seen", "sentence", "duration", "time of day", "person name", "speaker name", "vehicle", "translation",
    "route", "nationality", "occupation", "confirmation", "circumstances", "whereabouts", "destination", "pretext", "remains", "lodging",
    "recipient", "official name",
    "sex", "relation", "characterisation", "other",
)  # fmt: skip
TOLD_TWICE = frozenset({"count", "age", "date"})
"""Fields whose values say all: the same ones of somebody else, or told by another clause, are not shown again."""
MOST_TIMES = 2.0
"""How many times the usual number another may be to be compared with it."""
HEADS = frozenset({"persons", "person", "people", None})


def disagreements(d: Dossier, o: Outline, told: Sequence[Status]) -> tuple[Disagreement, ...]:
    """The points on which claims about a case's events and people differ, the weightiest first."""
    found: list[Disagreement] = []
    for e in (d.events[i] for i in o.events):
        found += _about_event(d, o, e)
    main = main_event(d, o.core)
    harmed = set(d.victims(main)) if main else set(o.victims)
    if main is not None:
        found += _disagree("place", (main.id,), in_or_near(d, o, main))
        found += _disagree("place", (main.id,), towns_of_two(d, o, main))
    loose = strays(d, o, {p: ages_of(d, p) for p in o.victims if not d.is_group(p)})
    for p in o.people:
        about = about_person(d, p, loose.get(p, ()))
        found += [x if x.field != "name" or p in harmed else replace(x, field="person name") for x in about]
    for p in sorted({d.claims[c].speaker.entity or "" for e in o.events for c in d.claims_of[e]} | _heard(d, o)):
        if p in d.people and p not in o.people:
            found += [replace(x, field="speaker name") for x in about_person(d, p) if x.field == "name"]
    found += [*_scope(d, o, told), *_parts_of_groups(d, o), *_unverified(d, o), *about_points(d, o), *two_names_of_one(d, o)]
    found += other_dates(d, o)
    found += _disagree("count", ([main.id] if main else o.events[:1]), group_sizes(d, o))
    if main is not None and not any(x.field == "denial" for x in found):
        found += denied_by(d, o, main)
    found += borne_out(d, o, main) if main is not None else []
    unique = {(x.field, x.about, x.values): x for x in found if len(x.values) > 1}
    shown: dict[tuple[object, ...], Disagreement] = {}
    for x in sorted(unique.values(), key=lambda x: (-sum(len(v.claims) for v in x.values), x.about, str(x.values))):
        same = (x.field, tuple(sorted(v.value for v in x.values))) if x.field in TOLD_TWICE else (x.field, x.about, x.values)
        shown.setdefault(same, x)
    ordered = sorted(shown.values(), key=lambda x: (FIELDS.index(x.field), x.about, str(x.values)))
    kept = [x for n, x in enumerate(ordered) if sum(y.field == x.field for y in ordered[:n]) < OF_ONE_FIELD]
    return tuple(kept)[:MOST]


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


def _about_event(d: Dossier, o: Outline, e: Event) -> list[Disagreement]:
    about = (e.id, *d.victims(e))
    out = _disagree("denial", about, denied(d, o, e, _loose_doubts(d, e, o)))
    if e.kind in GRAVE:
        out += _disagree("date", (e.id,), dates(d, e))
        out += _disagree("count", about, apart(_counts(d, e), same_count, room))
        several = [v for v in d.victims(e) if d.is_group(v)] if len(d.victims(e)) > 1 else []
        for v in several:
            out += _disagree("count", (e.id, v), apart(_sizes(d, v), same_count, room))
        out += _disagree("place", (e.id,), towns(d, e))
        out += _disagree("perpetrator", (e.id,), by_several(d, apart(_perpetrators(d, e), _same_body)))
    return out


def _words(claims: Sequence[Claim]) -> str:
    return clip(max((c.quotes[0].text for c in claims), key=lambda t: (-abs(len(t) - 70), t)))


def _counts(d: Dossier, e: Event) -> list[Said[Amount]]:
    claims = [d.claims[c] for c in d.claims_of[e.id]]
    units = HEADS if any(d.is_group(v) for v in d.victims(e)) else HEADS - {None}  # "she was 29" counts nobody
    heads = [c for c in claims if c.amount and c.amount.known and c.amount.unit in units and stated(c) and len(c.subjects) < 2]
    out = [Said(c.amount, number(c.amount), (c.id,)) for c in heads if c.amount]
    for part in d.event_parts[e.id]:
        standing = tuple(c for c in part.claims if c in d.claims_of[e.id])
        if part.count and part.count.known and standing:
            out.append(Said(part.count, number(part.count), standing))
    alone = d.victims(e) if len(d.victims(e)) == 1 else ()
    return _of_one_size(out + [s for v in alone if d.is_group(v) for s in _sizes(d, v)])


def _of_one_size(said: list[Said[Amount]]) -> list[Said[Amount]]:
    """Numbers near the one told most; "more than 300 fled" is no other number of the forty who were sent back."""
    size = {n: told_number(s.value) for n, s in enumerate(said)}
    usual = max(size.values(), key=lambda x: (sum(len(said[n].claims) for n, y in size.items() if y == x), x), default=0.0)
    return [s for n, s in enumerate(said) if usual / MOST_TIMES <= size[n] <= usual * MOST_TIMES]


def _sizes(d: Dossier, group: str) -> list[Said[Amount]]:
    """How many each report says that a group is."""
    out = []
    for part in d.person_parts[group]:
        if part.count and part.count.known:
            here = part.mentions[0].source if part.mentions else ""
            out.append(Said(part.count, number(part.count), tuple(c for c in d.about[group] if here in d.sources_of([c]))))
    return out


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
            counted = large.count is not None and all(d.people[v].count is not None for v in inner)  # so many here, so many there: both
            if inner and small.kind != large.kind and not inner & set(d.victims(large)) and not counted:
                pairs = [(f"{HAPPENED[e.kind]}: {', '.join(call(d, v) for v in d.victims(e))}", d.claims_of[e.id]) for e in (large, small)]
                out += _disagree("scope", (large.id, small.id), values(*pairs))
    return out


def _unverified(d: Dossier, o: Outline) -> list[Disagreement]:
    """A report that says that it could not check what it was told."""
    phrases, events = words()["unverified"]["words"], {e.id for e in o.core}
    out = []
    for s in o.sources:
        here = d.by_source[s]
        doubts = [c.id for c in here if (said := c.quotes[0].text.casefold()) and any(w in said for w in phrases)]
        core = [c.id for c in here if c.event in events and stated(c) and c.id not in doubts]
        out += _disagree("verification", (s,), values(("could not be verified by the outlet", doubts), ("told", core)))
    return out
