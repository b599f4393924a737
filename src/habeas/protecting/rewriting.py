"""The nouns of a casebook as a publication may hold them: new ids, new names, coarser times and places, quotes where their words stand now."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any, TypeVar

from habeas.model.cases import CaseFile, Disagreement, Question, SaidValue, Status
from habeas.model.claims import Appeal, Claim, Figure, Speaker
from habeas.model.events import Event
from habeas.model.people import Kin, Name, Organisation, Person, Place
from habeas.model.quote import Quote
from habeas.model.when import When
from habeas.model.wording import number
from habeas.protecting.hidden import Hidden
from habeas.protecting.measures import FINENESS, Wider, banded, coarse
from habeas.protecting.passages import label, literals, nouns
from habeas.protecting.redacted import Redacted
from habeas.protecting.substitutes import Substitutes, put

T = TypeVar("T")
Row = dict[str, Any]
TELLING = frozenset(
    {"date", "place", "age", "name", "person name", "time of day", "place last seen", "protection", "speaker name", "relation"}
    | {"destination", "lodging", "recipient", "whereabouts", "circumstances"}
)
"""Points on which sources differ whose values would say what was coarsened."""
QUOTED = 16
"""Letters from which a run of a value that also stands in the quote is a piece of it."""
WORDED = frozenset(
    {"kind", "sex", "age_group", "precision", "stance", "state", "status", "field", "role", "happened", "country", "nationality", "actor"}
)
"""Fields that hold a word of ours and never a name."""


def said_again(printed: Iterable[str]) -> re.Pattern[str]:
    """These words wherever they stand, the longest first; those in Latin letters as words of their own."""
    longest = sorted(printed, key=lambda words: (-len(words), words))
    any_of = "|".join(re.escape(words) for words in longest) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)" if any(w.isascii() for w in longest) else any_of, re.IGNORECASE)


@dataclasses.dataclass
class Rewriting:
    """What turns nouns of a casebook into those of a publication. `ids`: old id to new; `copies`: texts by old source id; `added`: wider places."""

    hidden: Hidden
    subs: Substitutes
    ids: Mapping[str, str]
    copies: Mapping[str, Redacted]
    new_place: Mapping[str, str]

    def __post_init__(self) -> None:
        self.less = {was.casefold(): now.strip("[]") for said in literals(self.hidden).values() for was, now in said.items()}
        for ident in self.hidden.people:
            if not self.hidden.measures.of([ident]).occupations:
                self.less |= {noun.casefold(): put("occupation") for noun in nouns(self.hidden.by_id[ident], self.subs)}
        self.coarser = [said_again(w for w in self.less if w.isascii() is plain) for plain in (True, False)]
        self.dates_of_claim = {c.id: self.hidden.dates(c) for c in self.hidden.book.claims}
        self.quotes_of = {c.id: c.quotes for c in self.hidden.book.claims}
        self.claims_left = frozenset(c.id for c in self.hidden.book.claims if self.quotes(c.quotes) and not self._names_kin(c))

    def said(self, text: str, *, related: bool = False) -> str:
        """Words of ours or of a report; `related`: of protected people, so that times and places in them are coarser too."""
        if related:
            for printed in self.coarser:
                text = printed.sub(lambda m: self.less.get(m.group().casefold(), m.group()), text)
        return self.subs.say(text)

    def ident(self, ident: str | None) -> str | None:
        """The new id of a noun; None for a place that is not shown."""
        if ident is None or ident in self.hidden.places:
            return self.new_place.get(ident or "")
        return self.ids.get(ident, None)

    def idents(self, idents: Iterable[str]) -> tuple[str, ...]:
        """New ids, sorted, those of what is gone left out."""
        return tuple(sorted({self.ids[i] for i in idents if i in self.ids}))

    def objects(self, objects: Iterable[str], related: bool) -> tuple[str, ...]:
        """Ids or words."""
        return tuple(self.ids[o] if o in self.ids else self.said(o, related=related) for o in objects)

    def quotes(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """The quotes as they stand in the copies; those of which nothing is left are left out."""
        moved = (self.quote(q) for q in quotes)
        return tuple(dict.fromkeys(q for q in moved if q is not None))

    def quote(self, quote: Quote) -> Quote | None:
        """One quote in its copy."""
        copy = self.copies.get(quote.source)
        span = copy.moved(quote.span) if copy is not None else None
        if copy is None or span is None or not span.of(copy.text).strip(" \n\t[]…"):
            return None
        if any(p.source == quote.source and p.span.covers(quote.span) for p in self.hidden.passages):
            return None
        cut = Quote.cut(self.ids[quote.source], copy.text, span)
        return None if cut.text in (put("gap").strip(), put("passage")) else cut

    def when(self, when: When, dates: str | None) -> When:
        """A time, coarser where somebody protected could be found by it."""
        return self.generic(when) if dates is None else coarse(when, dates)

    def generic(self, value: T) -> T:
        """Any noun with every string in it made safe; enumerated words stay."""
        if isinstance(value, str):
            return self.subs.say(value)  # type: ignore[return-value]  # a str for a str
        if isinstance(value, tuple):
            return tuple(self.generic(v) for v in value)  # type: ignore[return-value]  # a tuple for a tuple
        if dataclasses.is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Quote):
            told = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
            return dataclasses.replace(value, **{k: v if k in WORDED else self.generic(v) for k, v in told.items()})
        return value

    def _names_kin(self, c: Claim) -> bool:
        people = [i for i in (*c.subjects, *c.objects) if i in self.hidden.by_id]
        return c.kind == "relation" and any(self.hidden.drops_kin(a, b) for a in people for b in people if a < b)

    def person(self, p: Person) -> Person:
        """Someone, protected or not."""
        kin = tuple(
            Kin(self.subs.say(k.relation), self.ids[k.to]) for k in p.kin if k.to in self.ids and not self.hidden.drops_kin(p.id, k.to)
        )
        same: Row = {
            "id": self.ids[p.id],
            "kin": tuple(sorted(kin)),
            "members": self.idents(p.members),
            "protect": (),
            "mentions": self.quotes(p.mentions),
        }
        if p.id not in self.hidden.people:
            rest: Row = {"names": self.generic(p.names), "occupations": self.generic(p.occupations), "traits": self.generic(p.traits)}
            return dataclasses.replace(p, age=self.generic(p.age), **same, **rest)
        measure = self.hidden.measures.of([p.id])
        name = self.subs.pseudonyms.get(p.id)
        kind: Any = p.kind if p.kind == "group" else "pseudonymous" if name else "anchored" if kin else "unknown"
        hidden: Row = {
            "kind": kind,
            "names": (Name(name, True),) if name else (),
            "age": p.age if measure.ages == "exact" else banded(p.age),
            "occupations": self.generic(p.occupations) if measure.occupations else (),
            "types": p.types if measure.occupations else (),
            "traits": (),
        }
        return dataclasses.replace(p, **{**same, **hidden})

    def organisation(self, o: Organisation) -> Organisation:
        """A body."""
        safe: Row = {"name": self.subs.say(o.name), "names": self.generic(o.names), "mentions": self.quotes(o.mentions)}
        return dataclasses.replace(o, id=self.ids[o.id], **safe)

    def place(self, p: Place) -> Place:
        """A place that stays; what it lies in may not."""
        wider: Row = {
            "name": self.subs.say(p.name),
            "names": self.generic(p.names),
            "region": self.generic(p.region),
            "city": self.generic(p.city),
        }
        return dataclasses.replace(p, id=self.ids[p.id], **wider, mentions=self.quotes(p.mentions))

    def wider_place(self, ident: str, show: Wider) -> Place:
        """The place that stands for one that is not shown."""
        region = show.name if show.kind == "region" else None
        return Place(
            ident, show.name, (show.name,), show.kind, show.country, region=region, city=show.name if show.kind == "city" else None
        )

    def claim(self, c: Claim) -> Claim:
        """A claim; what made the finder or a person make it is left out where it tells of somebody protected."""
        measure = self.hidden.measure(c.id)
        about_age = measure is not None and measure.ages == "band" and c.amount is not None and "year" in (c.amount.unit or "")
        told: Row = {
            "id": self.ids[c.id],
            "quotes": self.quotes(c.quotes),
            "speaker": self.speaker(c.speaker, c.quotes[0].source),
            "subjects": self.idents(c.subjects),
            "predicate": c.predicate if c.kind == "status" else self.said(c.predicate, related=measure is not None),
            "objects": self.objects(c.objects, measure is not None),
            "event": self.ident(c.event),
            "when": self.when(c.when, self.hidden.dates(c)),
            "place": self.ident(c.place),
            "amount": banded(c.amount) if about_age else self.generic(c.amount),
            "why": "" if measure is not None or c.finder.name == "a person" else self.subs.say(c.why),
        }
        return dataclasses.replace(c, **told)

    def speaker(self, s: Speaker, source: str) -> Speaker:
        """Who says so; a source without a name has none here either, and a protected report no outlet."""
        safe = source in self.hidden.sources
        entity = self.ids.get(s.entity) if s.entity else None
        name = self.subs.say(s.name) if s.name else None
        if s.entity is not None and s.entity in self.hidden.people:
            name = self.subs.pseudonyms.get(s.entity, label(self.hidden, s.entity).strip("[]"))
        elif s.kind == "anonymous":
            name = "an unnamed source"
        elif safe and s.kind == "media":
            name = None
        return Speaker(entity, name, s.kind, () if safe else self.generic(s.relay))

    def event(self, e: Event) -> Event:
        """Something that happened."""
        dates = self.hidden.dates(e)
        roles = tuple(dataclasses.replace(r, entity=self.ids[r.entity]) for r in e.roles if r.entity in self.ids)
        claims = self.idents(c for c in e.claims if c in self.claims_left)
        told: Row = {
            "id": self.ids[e.id],
            "roles": roles,
            "claims": claims,
            "part_of": self.ident(e.part_of),
            "count": self.generic(e.count),
        }
        placed: Row = {"place": self.ident(e.place), "scene": self.ident(e.scene)}
        return dataclasses.replace(e, **told, **placed, when=self.when(e.when, dates), around=self.when(e.around, dates))

    def figure(self, f: Figure) -> Figure | None:
        """A number of a series."""
        quote = self.quote(f.quote)
        if quote is None:
            return None
        told: Row = {
            "series": self.subs.say(f.series),
            "what": self.subs.say(f.what),
            "amount": self.generic(f.amount),
            "unit": self.generic(f.unit),
        }
        ends: Row = {"region": self.ident(f.region), "reported_by": self.ident(f.reported_by), "source": self.ids[f.source]}
        return dataclasses.replace(f, id=self.ids[f.id], period=self.generic(f.period), quote=quote, **told, **ends)

    def appeal(self, a: Appeal) -> Appeal:
        """What is asked of whom."""
        related = any(i in self.hidden.people for i in (a.by or "", *a.for_)) or any(c in self.hidden.related for c in a.claims)
        told: Row = {"what": self.said(a.what, related=related), "words_to": self.generic(a.words_to), "quotes": self.quotes(a.quotes)}
        ends: Row = {"by": self.ident(a.by), "to": self.idents(a.to), "for_": self.idents(a.for_), "event": self.ident(a.event)}
        return dataclasses.replace(a, id=self.ids[a.id], claims=self.idents(c for c in a.claims if c in self.claims_left), **told, **ends)

    def case(self, c: CaseFile) -> CaseFile:
        """A case file."""
        related = any(i in self.hidden.people for i in c.people) or any(i in self.hidden.related for i in c.events)
        related = related or not self.hidden.related_sources.isdisjoint(c.sources)
        title = self.said(c.title, related=related)
        for ident in c.people:
            p = self.hidden.by_id.get(ident)
            if p and ident in self.hidden.people and p.age and p.age.known:
                title = title.replace(f" ({number(p.age)})", f" ({getattr(banded(p.age), 'words', None) or 'age withheld'})")
        return dataclasses.replace(
            c,
            id=self.ids[c.id],
            title=title,
            sources=self.idents(c.sources),
            people=self.idents(c.people),
            events=self.idents(c.events),
            main_event=self.ident(c.main_event),
            status=tuple(self.status(s) for s in c.status),
            disagreements=tuple(d for x in c.disagreements if (d := self.disagreement(x)) is not None),
            questions=tuple(self.question(q, related) for q in c.questions),
            related=self.idents(c.related),
            about=self.idents(c.about),
        )

    def status(self, s: Status) -> Status:
        """What is said of somebody from some time on."""
        found = [dates for c in s.claims if (dates := self.dates_of_claim.get(c))]
        own = [self.hidden.measures.of([s.person]).dates] if s.person in self.hidden.people else []
        dates = max((*own, *found), key=FINENESS.index, default=None)
        reported = self.when(s.reported, dates) if s.reported is not None else None
        claims = self.idents(c for c in s.claims if c in self.claims_left)
        return Status(self.ids.get(s.person, ""), s.status, self.when(s.since, dates), reported, claims)

    def disagreement(self, d: Disagreement) -> Disagreement | None:
        """A point on which claims differ; none where its values are what was coarsened."""
        related = any(i in self.hidden.people or i in self.hidden.related for i in d.about)
        related = related or any(c in self.hidden.related for v in d.values for c in v.claims)
        if related and d.field in TELLING:
            return None
        values = tuple(SaidValue(self.said(self.as_shown(v), related=related), self.idents(v.claims)) for v in d.values)
        return Disagreement(d.field, self.idents(d.about), values)

    def as_shown(self, v: SaidValue) -> str:
        """A value whose quoted words are as their report's copy has them: an age or a trade that is cut there does not stay here."""
        for q in (q for c in v.claims for q in self.quotes_of.get(c, ())):
            flat = " ".join(q.text.split())
            run = SequenceMatcher(None, v.value, flat, autojunk=False).find_longest_match()
            piece = v.value[run.a : run.a + run.size].strip()
            place = re.search(r"\s+".join(map(re.escape, piece.split())), q.text) if len(piece) >= QUOTED else None
            if place:
                moved = self.quote(Quote(q.source, q.start + place.start(), q.start + place.end(), place.group()))
                return v.value.replace(piece, " ".join(moved.text.split()) if moved else put("passage"))
        return v.value

    def question(self, q: Question, related: bool) -> Question:
        """What the sources leave open."""
        return Question(self.said(q.text, related=related), self.idents(q.about), self.quotes(q.quotes))
