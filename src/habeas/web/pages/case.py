"""One case: people and what is known of them, the timeline, what sources say point by point, where they differ, what is open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from habeas.actions.cases import CaseView, believed, see_case, titles
from habeas.actions.passages import Passage, kin_words, passages
from habeas.actions.review import awaiting
from habeas.model import korean
from habeas.model.cases import Disagreement, Question, SaidValue, Status
from habeas.model.claims import Claim
from habeas.model.events import VIOLATIONS, Event
from habeas.model.people import Person
from habeas.model.quote import Quote
from habeas.model.wording import UNNAMED, called, report
from habeas.publishing.drawings import Mark, relations, timeline
from habeas.web import wording
from habeas.web.freshness import FRESHNESS
from habeas.web.saying import Words, said

FIRST = 6
"""Claims shown on a point before one asks for all: a case of a thousand claims is read point by point."""


@dataclass(slots=True)
class Told:
    """A point of the case with those who say so."""

    heading: str
    anchor: str
    event: Event
    independent: tuple[str, ...]
    said: Words
    written: SafeString


@require_GET
def show(request: HttpRequest, ident: str) -> HttpResponse:
    """A case as it is known now, or what was believed on a day (`?on=2017-11-20`); with `?every` all the words on each point."""
    fresh = FRESHNESS.ensure()
    view = FRESHNESS.kept(("case", ident), lambda: see_case(ident))
    on, every = _day(request.GET.get("on", "")), "every" in request.GET
    title, signed = wording.title(view.case, view.book), frozenset(awaiting())

    def written() -> tuple[SafeString, bool]:
        parts = {**Page(view, on, every, signed).parts(), "title": title, "view": view, "on": on or ""}
        return render_to_string("desk/_case.html", parts), bool(parts["places_on_map"])

    # the page is the same for everybody who sees it, until the case files change
    inside, mapped = FRESHNESS.kept(("case page", ident, on, every, request.LANGUAGE_CODE, signed), written)
    shown = {"title": title, "inside": inside, "places_on_map": mapped, "fresh": fresh, "renews": True}
    return render(request, "desk/case.html", shown)


def _day(said: str) -> str | None:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return None


class Page:
    """A case with its nouns by id, in the parts of the page."""

    def __init__(self, view: CaseView, on: str | None, every: bool, awaiting: Collection[str]) -> None:
        self.view, self.case, book = view, view.case, view.book
        self.on, self.awaiting = on, awaiting
        self.most = len(book.claims) if every else FIRST
        self.texts = dict(book.texts)
        self.near = {kind: wording.word("near", kind) for kind in {c.speaker.kind for c in book.claims}}
        self.known: dict[Quote, Passage] = {}
        self.blocks: dict[str, SafeString] = {}
        self.people = {p.id: p for p in book.people}
        self.sources = {s.id: s for s in book.sources}
        self.places = {p.id: p for p in book.places}
        self.claims = {c.id: c for c in book.claims}
        self.names = {i: called(p, self.people) for i, p in self.people.items()} | {o.id: o.name for o in book.organisations}
        self.language = wording.language()
        self.in_korean = self.language == "ko"
        if self.in_korean:
            self.names |= {i: name for i, name in korean.names(book).items() if name}
        # what Korean calls those who have a name; of others the report's own words say more
        named = [*(p.id for p in book.people if p.names), *(o.id for o in book.organisations)] if self.in_korean else []
        self.spoken = {ident: self.names[ident] for ident in named}
        events = {e.id: e for e in book.events}
        self.events = sorted(
            (events[i] for i in self.case.events if i in events), key=lambda e: (e.when.earliest or e.when.latest or "9999", e.id)
        )
        self.status = believed(self.case.status, on) if on else self.case.status
        self.told_in = Counter(c.quotes[0].source for c in self.claims.values())
        self.about: dict[str, list[str]] = defaultdict(list)
        for c in book.claims:
            for ident in (*c.subjects, *c.objects) if c.kind in ("attribute", "relation") else ():
                self.about[ident].append(c.id)
        self.alike: dict[str, int] = {}
        self.alikes: dict[tuple[object, ...], int] = {}

    def parts(self) -> dict[str, Any]:
        """What the template shows, by name."""
        return {
            "people": self._people(),
            "drawing": mark_safe(self._drawing()),
            "places_on_map": self._places(),
            "relations": mark_safe(self._relations()),
            "told": [self._event(n, e) for n, e in enumerate(self.events, 1)],
            "rest": (rest := self._rest()),
            "rest_written": rest.written("also", self.on),
            "differing": [self._difference(d) for d in self.case.disagreements],
            "questions": [self._question(q) for q in self.case.questions],
            "reports": [self._source(i) for i in self.case.sources],
            "related": self._related(),
        }

    def _related(self) -> list[tuple[str, str]]:
        known = dict(titles(self.case.related, self.language))
        return [(ident, known[ident]) for ident in self.case.related if ident in known]

    def _question(self, q: Question) -> dict[str, Any]:
        text, language = wording.question(q, self.view.book)
        return {"text": text, "language": language, "passages": self._passages(q.quotes)}

    def _people(self) -> list[dict[str, Any]]:
        suffered = [v for e in self.events if e.kind in VIOLATIONS for v in e.entities("victim")]
        shown = [self.people[i] for i in self.case.people if i in self.people]
        shown.sort(key=lambda p: (p.kind == "group", p.id not in suffered, -suffered.count(p.id), self.names[p.id]))
        return [self._person(p, [s for s in self.status if s.person == p.id]) for p in shown]

    def _person(self, p: Person, told: Sequence[Status]) -> dict[str, Any]:
        return {
            "person": p,
            "count": said if (said := wording.counted(p.count)) != self.names[p.id] else "",
            "name": self.names[p.id],
            "also": [n.text for n in p.names[1:]],
            "kin": [kin_words(k, self.names[k.to], self.language) for k in p.kin if k.to in self.names],
            "now": self._status(told[-1]) if told else None,
            "before": [self._status(s) for s in reversed(told[:-1])],
            "passages": self._passages(p.mentions[:3]),
            "about": (about := self._said(self.about[p.id])),
            "about_written": about.written("now", self.on),
            "joined": len(self.view.joined.get(p.id, ())),
        }

    def _status(self, s: Status) -> dict[str, Any]:
        origins = self.view.origins.get(f"{s.person} {s.status}", ())
        return {
            "status": s,
            "by": self._origins(origins),
            "independent": len(origins),
            "said": self._said(s.claims).written("now", self.on),
            "grave": s.status not in ("free", "released", "reunited", "resettled", "escaping", "unknown"),
            "calm": s.status in ("free", "released", "reunited", "resettled"),
        }

    def _origins(self, origins: Sequence[Any]) -> list[str]:
        """Those who say so, by the names of this page; in Korean somebody without a name is said in Korean."""
        called = (self.spoken.get(o.entity or "") or (wording.word("near", "anonymous") if o.name == UNNAMED else o.name) for o in origins)
        return list(dict.fromkeys(called))

    def _passages(self, quotes: Sequence[Quote]) -> tuple[Passage, ...]:
        """Quotes in their sentences, each worked out once: the same words bear on several points."""
        for quote in quotes:
            if quote not in self.known:
                (self.known[quote],) = passages((quote,), self.sources, texts=self.texts)
        return tuple(self.known[quote] for quote in quotes)

    def _said(self, claims: Sequence[str]) -> Words:
        """Each speaker with the words, once, however many claims were drawn from them."""
        found = [self.claims[i] for i in dict.fromkeys(claims) if i in self.claims and self.claims[i].state != "rejected"]
        once = {self._alike(c): c for c in reversed(found)}
        first = list(reversed(once.values()))[: self.most]
        return Words(tuple(self._block(c) for c in first), len(once) - len(first))

    def _block(self, c: Claim) -> SafeString:
        """A claim written out, once: it bears on an incident and on the status of several people."""
        if c.id not in self.blocks:
            where = report(self.sources[c.quotes[0].source])
            self.blocks[c.id] = said(c, self._speaker(c), where, self._passages(c.quotes), awaiting=c.id in self.awaiting)
        return self.blocks[c.id]

    def _alike(self, c: Claim) -> int:
        """The same number for two claims that say the same in the same words; worked out once, for a claim bears on several points."""
        if c.id not in self.alike:
            same = (self._speaker(c), c.quotes, c.stance, c.negated, c.state)
            self.alike[c.id] = self.alikes.setdefault(same, len(self.alikes))
        return self.alike[c.id]

    def _speaker(self, c: Claim) -> str:
        near = self.near[c.speaker.kind]
        if c.speaker.kind == "media" and not c.speaker.entity:
            return c.speaker.name or report(self.sources[c.quotes[0].source])
        name = self.names.get(c.speaker.entity or "") or c.speaker.name
        return f"{name} ({near})" if name else near

    def _label(self, e: Event) -> str:
        who = [self.names[x] for x in e.whom if x in self.names]
        shown = ", ".join(who[:3]) + (" …" if len(who) > 3 else "")
        place = self.places.get(e.place or "")
        return (
            wording.word("happened", e.kind)
            + (f": {shown}" if shown else "")
            + (f" ({wording.spoken(place.name, korean.bears(place))})" if place else "")
        )

    def _event(self, n: int, e: Event) -> Told:
        origins = tuple(self._origins(self.view.origins.get(e.id, ())))
        words = self._said(e.claims)
        return Told(f"{n}. {self._label(e)}", f"e-{n}", e, origins, words, words.written(f"e-{n}", self.on))

    def _rest(self) -> Words:
        told = {i for e in self.events for i in e.claims}
        here, who = set(self.case.sources), set(self.case.people)
        others = [c for c in self.claims.values() if c.id not in told and c.quotes[0].source in here and who & set(c.subjects)]
        return self._said([c.id for c in sorted(others, key=lambda c: (c.quotes[0], c.id))])

    def _drawing(self) -> str:
        marks = []
        for n, e in enumerate(self.events, 1):
            label = self._label(e)
            mine = [self.claims[i] for i in e.claims if i in self.claims and self.claims[i].state != "rejected"]
            for source in sorted({c.quotes[0].source for c in mine}):
                own = [c.when for c in mine if c.quotes[0].source == source and c.when.known and c.when.meets(e.when)]
                when = min(own, key=lambda w: (w.days is None, w.days or 0, str(w)), default=e.when)
                marks.append(Mark(source, n, label, when, e.kind in VIOLATIONS, f"e-{n}"))
        lanes = [(s, f"{n}. {report(self.sources[s])}") for n, s in enumerate(self.case.sources, 1) if any(m.lane == s for m in marks)]
        return timeline(_("Timeline: %(title)s") % {"title": self.case.title}, lanes, marks)

    def _places(self) -> list[dict[str, Any]]:
        """Where the case's events happened, each place with its events; none where no place has known degrees."""
        found: dict[str, dict[str, Any]] = {}
        for n, e in enumerate(self.events, 1):
            place = self.places.get(e.place or "")
            if place is None:
                continue
            located = place.latitude is not None and place.longitude is not None
            name = wording.spoken(place.name, korean.bears(place))
            shown = {"name": name, "located": located, "latitude": str(place.latitude), "longitude": str(place.longitude)}
            entry = found.setdefault(place.id, {**shown, "grave": False, "events": []})
            entry["events"].append((f"e-{n}", self._label(e)))
            entry["grave"] = entry["grave"] or e.kind in VIOLATIONS
        return list(found.values()) if any(entry["located"] for entry in found.values()) else []

    def _relations(self) -> str:
        here = [i for i in self.case.people if i in self.people]
        ties = [
            (k.to, i, korean.kin(k.relation) if self.in_korean else k.relation) for i in here for k in self.people[i].kin if k.to in here
        ]
        tied = {i for one, other, _ in ties for i in (one, other)}
        return relations(_("Relations"), [(i, self.names[i]) for i in here if i in tied], ties)

    def _difference(self, d: Disagreement) -> dict[str, Any]:
        labels = {e.id: self._label(e) for e in self.events} | {s: report(x) for s, x in self.sources.items()} | self.names
        return {
            "field": d.field,
            "about": "; ".join(labels[x] for x in d.about if x in labels),
            "values": [self._side(v, d.field) for v in d.values],
        }

    def _side(self, v: SaidValue, field: str) -> dict[str, Any]:
        words = self._said(v.claims)
        return {"value": self._value(v.value, field), "said": words, "written": words.written("differ", self.on)}

    def _value(self, said: str, field: str) -> str:
        return korean.value(said, self.view.book, self.names, field) if self.in_korean else said

    def _source(self, ident: str) -> dict[str, Any]:
        source = self.sources[ident]
        return {"source": source, "name": report(source), "claims": self.told_in[ident]}
