"""What a publication must not show of a casebook, worked out from who is protected: people, places, times, and the claims that tell of them."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from habeas.model.cases import Casebook
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.people import Person
from habeas.model.protection import ProtectionReason
from habeas.model.quote import Quote, Span
from habeas.protecting.disguise import PASSAGE, Names, names_of
from habeas.protecting.measures import FINENESS, Measure, Measures, Wider, widened
from habeas.protecting.spelling import bare, script, tokens
from habeas.protecting.standing import Shield

LONGEST_WORDS = 60
"""Characters up to which marked words are a name or the like, which may stand elsewhere too: in a title, in what a speaker is called, in capitals."""


@dataclass(frozen=True, eq=False)
class Hidden:
    """What is protected in a casebook. `people`: reasons by id. `related`: for each claim and event that tells of protected people, those people.

    `agreed`: who agreed to be named."""

    book: Casebook
    people: Mapping[str, tuple[ProtectionReason, ...]]
    sources: frozenset[str]
    guarded_places: frozenset[str]
    passages: tuple[Quote, ...]
    measures: Measures
    wider: Mapping[str, tuple[Wider, ...]]
    spellings: Mapping[str, tuple[str, ...]]
    agreed: frozenset[str] = frozenset()

    @functools.cached_property
    def by_id(self) -> Mapping[str, Person]:
        """Everyone in the casebook by id."""
        return {person.id: person for person in self.book.people}

    @functools.cached_property
    def names(self) -> Names:
        """The spellings to look for. Names of an author or an outlet of a protected source belong to the source."""
        protected = [(name, ident) for ident in self.people for name in self.names_of(ident)]
        for source in self.book.sources:
            if source.id in self.sources:
                protected += [(author, f"author {source.id}") for author in source.authors]
                protected += [(outlet, f"outlet {source.id}") for outlet in (source.outlet, source.republishes) if outlet]
        places = (p for p in self.book.places if p.id in self.guarded_places)
        protected += [(name, f"place {p.id}") for p in places for name in dict.fromkeys((p.name, *p.names))]
        agreed = [name.text for ident in self.agreed - self.people.keys() if ident in self.by_id for name in self.by_id[ident].names]
        found = names_of(protected, self._open_names(), agreed)
        for q in self.passages:
            if len(q.text) <= LONGEST_WORDS:
                found.add_words(q.text, PASSAGE)
        return found

    def names_of(self, ident: str) -> tuple[str, ...]:
        """Every spelling of a protected person's name."""
        own = self.by_id[ident].names if ident in self.by_id else ()
        return tuple(dict.fromkeys((*(name.text for name in own), *self.spellings.get(ident, ()))))

    def _open_names(self) -> Iterable[str]:
        for person in self.book.people:
            if person.id not in self.people:
                yield from (name.text for name in person.names)
        for body in self.book.organisations:
            yield from (body.name, *body.names)
        for place in self.book.places:
            yield from (place.name, *place.names) if place.id not in self.guarded_places else ()

    @functools.cached_property
    def related(self) -> Mapping[str, frozenset[str]]:
        """Ids of claims and events to the protected people whom they tell of."""
        events = {
            event.id: frozenset(event.entities("victim", "agent", "other", "perpetrator")) & self.people.keys()
            for event in self.book.events
        }
        claims = {c.id: (self._told_of(c) | events.get(c.event or "", frozenset())) for c in self.book.claims}
        for event in self.book.events:
            events[event.id] |= frozenset(p for c in event.claims for p in claims.get(c, ()))
        return {ident: people for ident, people in {**events, **claims}.items() if people}

    def _told_of(self, c: Claim) -> frozenset[str]:
        return frozenset((*c.subjects, *c.objects)) & self.people.keys()

    def measure(self, ident: str) -> Measure | None:
        """The measure for a claim or an event; None where it tells of nobody protected."""
        people = self.related.get(ident)
        return self.measures.of(people) if people else None

    def dates(self, noun: Claim | Event) -> str | None:
        """How fine the time of a claim or an event may be; None for as fine as it is.

        What else happened on a protected person's very day, by the same reports, tells that day: it is as coarse.
        """
        measure = self.measure(noun.id)
        if measure is not None:
            return measure.dates
        found = [self._days.get((source, noun.when.earliest, noun.when.latest), "day") for source in self.sources_of(noun)]
        less = max(found, key=FINENESS.index, default="day")
        return None if less == "day" or not noun.when.known else less

    def sources_of(self, noun: Claim | Event) -> frozenset[str]:
        """The reports that a claim or an event rests on."""
        return self._told_in.get(noun.id, frozenset())

    @functools.cached_property
    def _told_in(self) -> Mapping[str, frozenset[str]]:
        claims = {c.id: frozenset(q.source for q in c.quotes) for c in self.book.claims}
        return {e.id: frozenset(s for c in e.claims for s in claims.get(c, ())) for e in self.book.events} | claims

    @functools.cached_property
    def _days(self) -> Mapping[tuple[str, str | None, str | None], str]:
        found: dict[tuple[str, str | None, str | None], str] = {}
        nouns: tuple[Claim | Event, ...] = (*self.book.events, *self.book.claims)
        for noun in nouns:
            measure = self.measure(noun.id)
            for source in self.sources_of(noun) if measure is not None and noun.when.known else ():
                key = (source, noun.when.earliest, noun.when.latest)
                found[key] = max(found.get(key, "day"), measure.dates if measure else "day", key=FINENESS.index)
        return found

    @functools.cached_property
    def mentions(self) -> Mapping[str, list[tuple[Span, str]]]:
        """For each report the places where someone is mentioned, in order."""
        found: dict[str, list[tuple[Span, str]]] = {}
        for person in self.book.people:
            for quote in person.mentions:
                found.setdefault(quote.source, []).append((quote.span, person.id))
        return {source: sorted(places) for source, places in found.items()}

    @functools.cached_property
    def related_sources(self) -> frozenset[str]:
        """Reports that mention protected people."""
        return frozenset(source for source, places in self.mentions.items() if any(ident in self.people for _, ident in places))

    @functools.cached_property
    def letters(self) -> tuple[frozenset[str], frozenset[str]]:
        """Protected names as bare letters: their parts, and the whole."""
        names = [name for ident in self.people for name in self.names_of(ident)]
        parts = frozenset(bare(part) for name in names for part in tokens(name) if len(bare(part)) > 1)
        return parts, frozenset(bare(name) for name in names if len(bare(name)) > 3 or script(name) in ("hangul", "han"))

    @functools.cached_property
    def naming(self) -> frozenset[str]:
        """Reports whose text or title prints a protected name."""
        texts = dict(self.book.texts)
        printed = ((s.id, f"{s.title or ''}\n{texts.get(s.id, '')}") for s in self.book.sources)
        return frozenset(source for source, words in printed if any(not hit.owners <= self._no_names for hit in self.names.hits(words)))

    @functools.cached_property
    def _no_names(self) -> frozenset[str]:
        return frozenset((*(f"place {ident}" for ident in self.guarded_places), PASSAGE))

    @functools.cached_property
    def places(self) -> Mapping[str, Wider | None]:
        """What to show in the stead of each place that protected people could be found by; None for nothing."""
        people: dict[str, int] = dict.fromkeys(self.guarded_places, 10**9)
        nouns: tuple[Claim | Event, ...] = (*self.book.events, *self.book.claims)
        for noun in nouns:
            measure = self.measure(noun.id)
            for ident in (noun.place, getattr(noun, "scene", None)):
                if measure is not None and ident:
                    people[ident] = max(people.get(ident, 0), measure.people)
        found: dict[str, Wider | None] = {}
        for place in self.book.places:
            if place.id in people:
                show = widened(place, people[place.id], self.wider.get(place.id, ()))
                if show is None or show.name != place.name:
                    found[place.id] = show if show is None or show.name not in (place.name, *place.names) else None
                elif place.id in self.guarded_places:
                    found[place.id] = Wider(place.country_name, "country", place.country) if place.country_name else None
        return found

    def drops_kin(self, one: str, other: str) -> bool:
        """Whether a tie of kinship gives a protected person away: the other end is named and not protected."""
        ends = {one, other}
        hidden = ends & self.people.keys()
        open_ends = [self.by_id[i] for i in ends - hidden if i in self.by_id]
        return bool(hidden) and any(p.names for p in open_ends) and self.measures.of(hidden).kin == "drop"


def hidden(
    book: Casebook,
    shields: Iterable[Shield],
    measures: Measures,
    wider: Mapping[str, tuple[Wider, ...]],
    spellings: Mapping[str, tuple[str, ...]],
    agreed: Collection[str] = (),
) -> Hidden:
    """What these shields protect in a casebook. `agreed`: ids of people who agreed to be named."""
    held = [s for s in shields if s.protected]

    def things(guards: str) -> Collection[str]:
        return frozenset(s.thing for s in held if s.guards == guards)

    people = {s.thing: s.asked for s in held if s.guards == "person" and any(p.id == s.thing for p in book.people)}
    passages = tuple(q for s in held if s.guards == "passage" for p in s.protections for q in p.quotes)
    return Hidden(
        book, people, frozenset(things("source")), frozenset(things("place")), passages, measures, wider, spellings, frozenset(agreed)
    )
