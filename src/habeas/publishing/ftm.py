"""The casebook as FollowTheMoney entities, which OpenAleph, OpenSanctions and other investigation tools load.

Written by us from the public schema, one entity a line. Every entity names the report it was taken from (`proof`); the words themselves are notes.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from habeas.model.cases import Casebook
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.people import Organisation, Person, Place
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.when import When
from habeas.model.wording import HAPPENED, called, time

STATE = frozenset({"state_security", "state_other", "legislature", "court", "intergovernmental"})
REFERENCES = frozenset({"proof", "addressEntity", "involved", "document", "resolved", "entity", "subject", "object", "person", "relative"})
"""Properties whose values are ids."""
Entity = dict[str, Any]


def ftm_json(casebook: Casebook) -> bytes:
    """One FollowTheMoney entity a line, as JSON, sorted by id; equal casebooks give equal bytes.

    Article or Document for reports, Person (LegalEntity for a group), PublicBody or Organization, Address for places, Event, Family for kinship, UnknownLink
    for a part in an event, Note for each claim with its words, Mention for each name in a report. Rejected claims are left out.
    """
    entities = {e["id"]: e for e in _entities(casebook)}
    return "".join(json.dumps(entities[i], ensure_ascii=False) + "\n" for i in sorted(entities)).encode("utf-8")


def key(*parts: str) -> str:
    """An id for something that has none of its own, the same for the same parts."""
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()


def ident(id_: str) -> str:
    """An id in the letters that FollowTheMoney allows: unchanged where it is, else a hash of it."""
    return id_ if re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", id_) else key("id", id_)


@functools.cache
def languages() -> dict[str, str]:
    """ISO 639-3 code of a language by its BCP 47 primary tag."""
    found: dict[str, str] = tomllib.loads(resources.files("habeas.publishing").joinpath("ftm.toml").read_text(encoding="utf-8"))[
        "languages"
    ]
    return found


def _entity(id_: str, schema: str, **properties: Iterable[str | None] | str | None) -> Entity:
    kept: dict[str, list[str]] = {}
    for name, given in properties.items():
        values = [given] if isinstance(given, str) or given is None else list(given)
        said = list(dict.fromkeys(ident(v) if name in REFERENCES else v for v in values if v))
        if said:
            kept[name] = said
    return {"id": ident(id_), "schema": schema, "properties": kept}


def _entities(b: Casebook) -> Iterator[Entity]:
    people = {p.id: p for p in b.people}
    names = {i: called(p, people) for i, p in people.items()} | {o.id: o.name for o in b.organisations}
    places = {p.id: p for p in b.places}
    claims = {c.id: c for c in b.claims if c.state != "rejected"}
    known = frozenset([*names, *places])
    yield from map(_source, b.sources)
    for p in b.people:
        yield _person(p, names[p.id])
        yield from _family(p, people)
        yield from _mentions(p.id, "LegalEntity" if p.kind == "group" else "Person", p.mentions)
    for o in b.organisations:
        yield _organisation(o)
        yield from _mentions(o.id, _body(o), o.mentions)
    yield from map(_place, b.places)
    for e in b.events:
        yield from _event(e, names, places, [claims[c] for c in e.claims if c in claims])
    for c in claims.values():
        yield _note(c, names, known | {e.id for e in b.events} if c.event else known)


def _source(s: Source) -> Entity:
    day = s.published.earliest if s.published.days == 1 else None
    schema = "Article" if s.outlet or s.url else "Document"
    return _entity(
        s.id, schema, fileName=s.name, title=s.title, publisher=s.outlet, author=s.authors, mimeType=s.media_type, sourceUrl=s.url, publishedAt=day,
        language=languages().get(s.language.split("-")[0]), notes=f"SHA-256 of the bytes received: {s.sha256}",
    )  # fmt: skip


def _proof(quotes: Iterable[Quote]) -> list[str]:
    return sorted({q.source for q in quotes})


def _person(p: Person, name: str) -> Entity:
    plain = [n.text for n in p.names if not n.pseudonym] or [name]
    hidden = [n.text for n in p.names if n.pseudonym]
    country = p.nationality.lower() if p.nationality else None
    if p.kind == "group":
        return _entity(p.id, "LegalEntity", name=name, alias=plain[1:], summary="A group of people", proof=_proof(p.mentions))
    sex = p.sex if p.sex in ("male", "female", "other") else None
    return _entity(
        p.id, "Person", name=plain[:1], alias=plain[1:], weakAlias=hidden, gender=sex, nationality=country, position=p.occupations, proof=_proof(p.mentions),
        topics="role.journo" if "journalist" in p.types else None,
    )  # fmt: skip


def _family(p: Person, people: dict[str, Person]) -> Iterator[Entity]:
    for k in p.kin:
        if k.to in people and "group" not in (p.kind, people[k.to].kind):
            yield _entity(
                key("family", p.id, k.relation, k.to),
                "Family",
                person=p.id,
                relative=k.to,
                relationship=k.relation,
                proof=_proof(p.mentions),
            )


def _mentions(id_: str, schema: str, quotes: Iterable[Quote]) -> Iterator[Entity]:
    """One a report and wording: a name standing twenty times in a text is one mention of it."""
    for source, text in sorted({(q.source, q.text) for q in quotes}):
        yield _entity(key("mention", id_, source, text), "Mention", document=source, name=text, resolved=id_, detectedSchema=schema)


def _body(o: Organisation) -> str:
    return "PublicBody" if o.kind in STATE else "Organization"


def _organisation(o: Organisation) -> Entity:
    country = o.country.lower() if o.country else None
    return _entity(o.id, _body(o), name=o.name, alias=[n for n in o.names if n != o.name], country=country, proof=_proof(o.mentions))


def _place(p: Place) -> Entity:
    full = ", ".join(dict.fromkeys(x for x in (p.name, p.city, p.region, p.country_name) if x))
    country = p.country.lower() if p.country else None
    return _entity(
        p.id, "Address", full=full, city=p.city, region=p.region, country=country, latitude=None if p.latitude is None else str(p.latitude),
        longitude=None if p.longitude is None else str(p.longitude), proof=_proof(p.mentions),
    )  # fmt: skip


def _dates(w: When) -> dict[str, str | None]:
    """A day, month or year as one date; anything wider as its two ends."""
    cut = {"day": 10, "month": 7, "year": 4}.get(w.precision)
    if w.earliest and cut:
        return {"date": w.earliest[:cut]}
    return {"startDate": w.earliest, "endDate": w.latest}


def _event(e: Event, names: dict[str, str], places: dict[str, Place], claims: list[Claim]) -> Iterator[Entity]:
    place = places.get(e.place or "")
    victims = [names[x] for x in e.entities("victim", "agent") if x in names]
    name = ": ".join(x for x in (", ".join(victims[:3]), HAPPENED[e.kind]) if x)
    where = [x for x in (place.name, place.country_name) if x] if place else []
    proof = _proof(q for c in claims for q in c.quotes)
    yield _entity(
        e.id, "Event", name=f"{name} ({time(e.when)})" if time(e.when) else name, summary=None if e.happened == "yes" else f"happened: {e.happened}",
        keywords=e.kind, location=", ".join(where), addressEntity=e.place if place else None, country=place.country.lower() if place and place.country else None,
        involved=[r.entity for r in e.roles if r.entity in names], proof=proof, **_dates(e.when),
    )  # fmt: skip
    for r in e.roles:
        if r.entity in names:
            yield _entity(key("role", e.id, r.role, r.entity), "UnknownLink", subject=r.entity, object=e.id, role=r.role, proof=proof)


def _note(c: Claim, names: dict[str, str], known: frozenset[str]) -> Entity:
    speaker = names.get(c.speaker.entity or "") or c.speaker.name or ("the report" if c.speaker.kind == "media" else "an unnamed source")
    about = [x for x in (*c.subjects, c.event) if x in known]
    words = [f"“{q.text}”" for q in c.quotes]
    stance = f"{speaker} ({c.speaker.kind}), {c.stance}{', negated' if c.negated else ''}"
    return _entity(key("claim", c.id), "Note", name=f"{stance}: {c.predicate}", description=words, entity=about, proof=_proof(c.quotes))
