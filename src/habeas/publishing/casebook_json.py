"""The casebook as one JSON file in the form habeas-casebook/1, which any program can read and check."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable
from importlib import resources
from typing import Any

from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Appeal, Claim, Figure, Law
from habeas.model.events import ESF, Event
from habeas.model.people import Organisation, Person, Place
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.when import When
from habeas.publishing.order import in_order

Row = dict[str, Any]


def casebook_json(casebook: Casebook, with_text: bool = True) -> bytes:
    """The whole casebook as UTF-8 JSON. `with_text`: whether each source carries its stored text, so that a reader can check every quote.

    Equal casebooks give equal bytes: lists are sorted by id (cases by `in_order`), nothing depends on the clock or the machine.
    """
    return (json.dumps(casebook_plain(casebook, with_text), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


@functools.cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the form, as shipped with habeas."""
    found: dict[str, Any] = json.loads(resources.files("habeas.publishing").joinpath("casebook.schema.json").read_text(encoding="utf-8"))
    return found


def casebook_plain(casebook: Casebook, with_text: bool = True) -> Row:
    """The same as dicts and lists."""
    texts = dict(casebook.texts) if with_text else {}

    def rows(write: Callable[[Any], Row], items: Iterable[Any]) -> list[Row]:
        return [write(x) for x in sorted(items, key=lambda x: str(x.id))]

    return {
        "format": "habeas-casebook/1",
        "sources": rows(lambda s: _source(s, texts.get(s.id)), casebook.sources),
        "people": rows(_person, casebook.people),
        "organisations": rows(_organisation, casebook.organisations),
        "places": rows(_place, casebook.places),
        "events": rows(_event, casebook.events),
        "claims": rows(_claim, casebook.claims),
        "figures": rows(_figure, casebook.figures),
        "appeals": rows(_appeal, casebook.appeals),
        "laws": rows(_law, casebook.laws),
        "cases": [_case(c) for c in in_order(casebook.cases)],
    }


def _quote(q: Quote) -> Row:
    return {"source": q.source, "start": q.start, "end": q.end, "text": q.text}


def _quotes(qs: Iterable[Quote]) -> list[Row]:
    return [_quote(q) for q in qs]


def _when(w: When) -> Row:
    return {"earliest": w.earliest, "latest": w.latest, "words": w.words, "precision": w.precision}


def _maybe_when(w: When | None) -> Row | None:
    return _when(w) if w is not None and (w.known or w.words) else None


def _amount(a: Amount) -> Row:
    return {"low": a.low, "high": a.high, "approximate": a.approximate, "words": a.words, "unit": a.unit, "relative_to": a.relative_to}


def _maybe_amount(a: Amount | None) -> Row | None:
    return None if a is None else _amount(a)


def _source(s: Source, text: str | None) -> Row:
    return {
        "id": s.id,
        "sha256": s.sha256,
        "name": s.name,
        "title": s.title,
        "outlet": s.outlet,
        "authors": list(s.authors),
        "published": _maybe_when(s.published),
        "language": s.language,
        "machine_translated": s.machine_translated,
        "republishes": s.republishes,
        "main_text": [[m.start, m.end] for m in s.main_text],
        "url": s.url,
        "text": text,
    }


def _person(p: Person) -> Row:
    return {
        "id": p.id,
        "kind": p.kind,
        "names": [{"text": n.text, "pseudonym": n.pseudonym} for n in p.names],
        "sex": p.sex,
        "age": _maybe_amount(p.age),
        "age_group": p.age_group,
        "count": _maybe_amount(p.count),
        "kin": [{"relation": k.relation, "to": k.to} for k in p.kin],
        "types": [t for t in p.types if t in ("journalist", "human_rights_defender", "trade_unionist")],
        "occupations": list(p.occupations),
        "members": list(p.members),
        "protect": list(p.protect),
        "mentions": _quotes(p.mentions),
    }


def _organisation(o: Organisation) -> Row:
    return {
        "id": o.id,
        "name": o.name,
        "names": list(o.names),
        "kind": o.kind,
        "country": o.country,
        "actor": o.actor,
        "mentions": _quotes(o.mentions),
    }


def _place(p: Place) -> Row:
    return {
        "id": p.id,
        "name": p.name,
        "names": list(p.names),
        "kind": p.kind,
        "country": p.country,
        "country_name": p.country_name,
        "region": p.region,
        "city": p.city,
        "latitude": p.latitude,
        "longitude": p.longitude,
        "mentions": _quotes(p.mentions),
    }


def _event(e: Event) -> Row:
    return {
        "id": e.id,
        "kind": e.kind,
        "sdg": e.sdg,
        "esf_code": ESF.get(e.kind),
        "roles": [{"role": r.role, "entity": r.entity} for r in e.roles],
        "when": _when(e.when),
        "place": e.place,
        "count": _maybe_amount(e.count),
        "happened": e.happened,
        "claims": list(e.claims),
        "part_of": e.part_of,
        "actor": e.actor,
    }


def _claim(c: Claim) -> Row:
    s = c.speaker
    return {
        "id": c.id,
        "kind": c.kind,
        "quotes": _quotes(c.quotes),
        "speaker": {"entity": s.entity, "name": s.name, "kind": s.kind, "relay": list(s.relay)},
        "stance": c.stance,
        "negated": c.negated,
        "direct": c.direct,
        "subjects": list(c.subjects),
        "predicate": c.predicate,
        "objects": list(c.objects),
        "event": c.event,
        "when": _maybe_when(c.when),
        "place": c.place,
        "amount": _maybe_amount(c.amount),
        "finder": {"name": c.finder.name, "version": c.finder.version},
        "confidence": c.confidence,
        "state": c.state,
    }


def _figure(f: Figure) -> Row:
    return {
        "id": f.id,
        "series": f.series,
        "what": f.what,
        "amount": _amount(f.amount),
        "unit": f.unit,
        "period": _when(f.period),
        "region": f.region,
        "reported_by": f.reported_by,
        "source": f.source,
        "quote": _quote(f.quote),
    }


def _appeal(a: Appeal) -> Row:
    return {
        "id": a.id,
        "by": a.by,
        "to": list(a.to),
        "words_to": list(a.words_to),
        "what": a.what,
        "for": list(a.for_),
        "event": a.event,
        "claims": list(a.claims),
        "quotes": _quotes(a.quotes),
    }


def _law(w: Law) -> Row:
    return {"id": w.id, "name": w.name, "names": list(w.names), "kind": w.kind, "article": w.article, "quotes": _quotes(w.quotes)}


def _case(c: CaseFile) -> Row:
    return {
        "id": c.id,
        "title": c.title,
        "sources": list(c.sources),
        "people": list(c.people),
        "events": list(c.events),
        "main_event": c.main_event,
        "status": [
            {
                "person": s.person,
                "status": s.status,
                "since": _when(s.since),
                "reported": None if s.reported is None else _when(s.reported),
                "claims": list(s.claims),
            }
            for s in c.status
        ],
        "disagreements": [
            {"field": x.field, "about": list(x.about), "values": [{"value": v.value, "claims": list(v.claims)} for v in x.values]}
            for x in c.disagreements
        ],
        "questions": [{"text": q.text, "about": list(q.about), "quotes": _quotes(q.quotes)} for q in c.questions],
        "related": list(c.related),
    }
