"""Cases as linked data (JSON-LD 1.1): schema.org for people, places and reports, PROV-O for who said what where, our own words for the rest.

The context stands inside the file, so that no program has to fetch one and nobody learns who reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote as percent

from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Claim, Figure
from habeas.model.events import ESF, Event
from habeas.model.people import Organisation, Person, Place
from habeas.model.source import Source
from habeas.model.when import When
from habeas.model.wording import HAPPENED, called

Node = dict[str, Any]
CONTEXT: Node = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "habeas": "urn:habeas:term:",
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "text": "schema:text",
    "url": {"@id": "schema:url", "@type": "@id"},
    "location": {"@id": "schema:location", "@type": "@id"},
    "about": {"@id": "schema:about", "@type": "@id"},
    "hasPart": {"@id": "schema:hasPart", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "person": {"@id": "habeas:person", "@type": "@id"},
    "of": {"@id": "habeas:of", "@type": "@id"},
    "entity": {"@id": "habeas:entity", "@type": "@id"},
    "mainEvent": {"@id": "habeas:mainEvent", "@type": "@id"},
}
"""What the short words mean. What has a prefix in the file needs no entry."""


def jsonld(casebook: Casebook) -> bytes:
    """The casebook as one JSON-LD file; equal casebooks give equal bytes. Rejected claims are left out. Every value leads to claims, each claim to its words."""
    people = {p.id: p for p in casebook.people}
    claims = [c for c in casebook.claims if c.state != "rejected"]
    known = {c.id for c in claims}
    graph = [
        *(_source(s) for s in casebook.sources),
        *(_person(p, called(p, people)) for p in casebook.people),
        *(_organisation(o) for o in casebook.organisations),
        *(_place(p) for p in casebook.places),
        *(_event(e, known) for e in casebook.events),
        *(_claim(c) for c in claims),
        *(_figure(f) for f in casebook.figures),
        *(_case(c, known) for c in casebook.cases),
    ]
    body = {"@context": CONTEXT, "@graph": [_without_blanks(n) for n in sorted(graph, key=lambda n: str(n["@id"]))]}
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def iri(ident: str) -> str:
    """An id of the casebook as a name that stands everywhere."""
    return f"urn:habeas:{percent(ident, safe=':-._~')}"


def _iris(idents: Iterable[str]) -> list[str]:
    return [iri(i) for i in idents]


def _without_blanks(node: Node) -> Node:
    return {k: v for k, v in node.items() if v is not None and v != [] and v != {}}


def _when(w: When) -> Node | None:
    """A time with both ends as days (EDTF: an open or unknown end is "..")."""
    if not w.known and not w.words:
        return None
    edtf = w.earliest if w.earliest == w.latest and w.earliest else f"{w.earliest or '..'}/{w.latest or '..'}" if w.known else None
    return _without_blanks({"@type": "habeas:When", "habeas:edtf": edtf, "habeas:words": w.words})


def _amount(a: Amount | None) -> Node | None:
    if a is None or (not a.known and not a.words):
        return None
    return _without_blanks(
        {
            "@type": "schema:QuantitativeValue",
            "schema:minValue": a.low,
            "schema:maxValue": a.high,
            "schema:unitText": a.unit,
            "habeas:words": a.words,
        }
    )


def _source(s: Source) -> Node:
    return {
        "@id": iri(s.id), "@type": ["schema:Article", "prov:Entity"], "name": s.title, "schema:publisher": s.outlet, "schema:author": list(s.authors),
        "schema:datePublished": s.published.earliest if s.published.days == 1 else None, "schema:inLanguage": None if s.language == "und" else s.language,
        "url": s.url if s.url and s.url.startswith(("https://", "http://")) else None, "schema:sha256": s.sha256 or None,
    }  # fmt: skip


def _person(p: Person, name: str) -> Node:
    kin = [{"@type": "habeas:Kin", "habeas:relation": k.relation, "of": iri(k.to)} for k in p.kin]
    return {
        "@id": iri(p.id), "@type": ["habeas:Group" if p.kind == "group" else "schema:Person", "prov:Agent"], "name": name,
        "alternateName": [n.text for n in p.names if n.text != name], "schema:gender": None if p.sex == "unknown" else p.sex,
        "habeas:kind": p.kind, "habeas:age": _amount(p.age), "habeas:count": _amount(p.count), "habeas:kin": kin,
        "schema:jobTitle": list(p.occupations), "wasDerivedFrom": _iris(sorted({q.source for q in p.mentions})),
    }  # fmt: skip


def _organisation(o: Organisation) -> Node:
    return {
        "@id": iri(o.id), "@type": ["schema:Organization", "prov:Agent"], "name": o.name, "alternateName": [n for n in o.names if n != o.name],
        "habeas:kind": o.kind, "schema:addressCountry": o.country, "wasDerivedFrom": _iris(sorted({q.source for q in o.mentions})),
    }  # fmt: skip


def _place(p: Place) -> Node:
    here = {"@type": "schema:GeoCoordinates", "schema:latitude": p.latitude, "schema:longitude": p.longitude}
    return {
        "@id": iri(p.id), "@type": "schema:Place", "name": p.name, "alternateName": [n for n in p.names if n != p.name],
        "schema:addressCountry": p.country, "schema:addressRegion": p.region, "schema:geo": here if p.latitude is not None else None,
    }  # fmt: skip


def _event(e: Event, known: set[str]) -> Node:
    roles = [{"@type": "habeas:Role", "habeas:role": r.role, "entity": iri(r.entity)} for r in e.roles]
    return {
        "@id": iri(e.id), "@type": ["schema:Event", "prov:Entity"], "name": HAPPENED[e.kind], "habeas:kind": e.kind, "habeas:esfCode": ESF.get(e.kind),
        "habeas:sdg16101": e.sdg, "habeas:happened": e.happened, "habeas:when": _when(e.when), "location": iri(e.place) if e.place else None,
        "habeas:count": _amount(e.count), "habeas:role": roles, "wasDerivedFrom": _iris(c for c in e.claims if c in known),
    }  # fmt: skip


def _claim(c: Claim) -> Node:
    words = [
        {"@type": "habeas:Quote", "text": q.text, "wasQuotedFrom": iri(q.source), "habeas:start": q.start, "habeas:end": q.end}
        for q in c.quotes
    ]
    return {
        "@id": iri(c.id), "@type": ["schema:Claim", "prov:Entity"], "habeas:kind": c.kind, "habeas:predicate": c.predicate, "habeas:quote": words,
        "wasAttributedTo": iri(c.speaker.entity) if c.speaker.entity else None, "habeas:speaker": c.speaker.name, "habeas:speakerKind": c.speaker.kind,
        "habeas:relay": list(c.speaker.relay), "habeas:stance": c.stance, "habeas:negated": c.negated or None, "habeas:state": c.state,
        "habeas:confidence": c.confidence, "about": _iris(dict.fromkeys([*c.subjects, *([c.event] if c.event else [])])),
    }  # fmt: skip


def _figure(f: Figure) -> Node:
    return {
        "@id": iri(f.id), "@type": ["schema:Observation", "prov:Entity"], "name": f.what, "habeas:amount": _amount(f.amount), "habeas:period": _when(f.period),
        "location": iri(f.region) if f.region else None, "wasAttributedTo": iri(f.reported_by) if f.reported_by else None, "text": f.quote.text,
        "wasQuotedFrom": iri(f.source),
    }  # fmt: skip


def _case(c: CaseFile, known: set[str]) -> Node:
    status = [
        _without_blanks({
            "@type": "habeas:Status", "person": iri(s.person), "habeas:status": s.status, "habeas:since": _when(s.since),
            "habeas:reported": _when(s.reported) if s.reported else None, "wasDerivedFrom": _iris(i for i in s.claims if i in known),
        })
        for s in c.status
    ]  # fmt: skip
    return {
        "@id": iri(c.id), "@type": ["schema:Dataset", "prov:Entity"], "name": c.title, "about": _iris(c.people), "hasPart": _iris(c.events),
        "mainEvent": iri(c.main_event) if c.main_event else None, "habeas:status": status, "wasDerivedFrom": _iris(c.sources),
    }  # fmt: skip
