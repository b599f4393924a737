"""The part of a casebook that some cases need: what a publication of them may hold, and nothing of the other cases."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import TypeVar

from habeas.model.cases import Casebook, CaseFile
from habeas.model.people import Organisation, Person, Place
from habeas.publishing.case_view import CaseView

ASKED = frozenset(
    "at_risk escaping missing detained imprisoned forcibly_returned abducted_not_returned unknown claimed_dead dead afterwards".split()
) | {"day", "where", "exactly", "day where", "day exactly", "by whom", "how many", "one of"}
"""Questions that may be asked in public. Who an unnamed source is, and what a nameless victim is called, is never asked where all can hear."""
HIDDEN = frozenset({"protection"})
"""Fields of disagreement that are never published: which outlet printed a name that another withheld shows where to look for it."""
T = TypeVar("T", Person, Organisation, Place)


def chosen(book: Casebook, cases: Sequence[str]) -> Casebook:
    """A casebook of these cases alone: their reports, people, events and claims, and whoever and whatever these speak of.

    Names of files are left out, for they may tell who brought a report. References to what is not there are cut. Raises NotFound for an unknown case.
    """
    views = [CaseView(book, ident) for ident in sorted(dict.fromkeys(cases))]
    sources = {s for v in views for s in v.case.sources}
    claims = {c.id: c for v in views for c in v.claims if all(q.source in sources for q in c.quotes)}
    events = {e.id: e for v in views for e in v.events}
    people = {p for v in views for p in v.case.people}
    people |= {r.entity for e in events.values() for r in e.roles} | {c.speaker.entity or "" for c in claims.values()}
    people |= {x for c in claims.values() for x in (*c.subjects, *c.objects)}
    people |= {k.to for p in book.people if p.id in people for k in p.kin}
    figures = [f for f in book.figures if f.source in sources]
    bodies = people | {f.reported_by or "" for f in figures}
    places = {c.place for c in claims.values()} | {e.place for e in events.values()} | {f.region for f in figures}
    kept = {p.id for p in book.people if p.id in people}
    ids = {v.case.id for v in views}
    return dataclasses.replace(
        book,
        sources=tuple(dataclasses.replace(s, name="", furniture=(), notes=(), published_why=None) for s in book.sources if s.id in sources),
        people=tuple(_person(p, kept, sources) for p in book.people if p.id in kept),
        organisations=tuple(_mentioned(o, sources) for o in book.organisations if o.id in bodies),
        places=tuple(_mentioned(p, sources) for p in book.places if p.id in places),
        events=tuple(
            dataclasses.replace(e, claims=tuple(c for c in e.claims if c in claims), part_of=e.part_of if e.part_of in events else None)
            for e in book.events
            if e.id in events
        ),
        claims=tuple(dataclasses.replace(c, event=c.event if c.event in events else None) for c in book.claims if c.id in claims),
        figures=tuple(figures),
        appeals=tuple(a for a in book.appeals if a.event in events or (set(a.for_) & kept and all(q.source in sources for q in a.quotes))),
        laws=(),
        cases=tuple(_case(v.case, ids) for v in views),
        texts=tuple((s, text) for s, text in book.texts if s in sources),
    )


def _case(c: CaseFile, ids: Collection[str]) -> CaseFile:
    """A case without what is never published of it and without related cases that are not here."""
    return dataclasses.replace(
        c,
        related=tuple(r for r in c.related if r in ids),
        disagreements=tuple(d for d in c.disagreements if d.field not in HIDDEN),
        questions=tuple(q for q in c.questions if q.ask in ASKED),
    )


def _person(p: Person, kept: Collection[str], sources: Collection[str]) -> Person:
    """A person whose kin and members are cut to those who are there, and whose words are those of these reports."""
    return dataclasses.replace(
        _mentioned(p, sources),
        kin=tuple(k for k in p.kin if k.to in kept),
        members=tuple(m for m in p.members if m in kept),
        protect=(),
    )


def _mentioned(thing: T, sources: Collection[str]) -> T:
    """A thing with the mentions that stand in these reports."""
    return dataclasses.replace(thing, mentions=tuple(q for q in thing.mentions if q.source in sources))
