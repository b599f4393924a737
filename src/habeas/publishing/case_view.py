"""What a case page shows, gathered once: the case's nouns by id, its claims in order, and a number and anchor for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Claim
from habeas.model.errors import NotFound
from habeas.model.events import Event
from habeas.model.people import Person
from habeas.model.source import Source
from habeas.model.wording import called
from habeas.publishing.page import outlet, speaker
from habeas.publishing.passages import passage

Origins = Callable[[Sequence[str]], Sequence[str]]
"""Given claims' ids, the names of those who say so independently of one another."""


class CaseView:
    """One case of a casebook, ready to be shown. `origins` tells independent speakers; without it each speaker counts once."""

    def __init__(self, casebook: Casebook, case_id: str, origins: Origins | None = None) -> None:
        found = next((c for c in casebook.cases if c.id == case_id), None)
        if found is None:
            raise NotFound(f"the casebook has no case {case_id}; `habeas cases` lists those it has")
        self.case: CaseFile = found
        self.people: dict[str, Person] = {p.id: p for p in casebook.people}
        self.names = {i: called(p, self.people) for i, p in self.people.items()} | {o.id: o.name for o in casebook.organisations}
        self.places = {p.id: p for p in casebook.places}
        self.sources: dict[str, Source] = {s.id: s for s in casebook.sources}
        self.texts = dict(casebook.texts)
        self._all = {c.id: c for c in casebook.claims}
        events = {e.id: e for e in casebook.events}
        self.events = sorted((events[i] for i in found.events if i in events), key=_time)
        self.claims = self._order()
        self.number = {c.id: n for n, c in enumerate(self.claims, 1)}
        self._origins = origins or self.speakers

    def _order(self) -> list[Claim]:
        """The case's claims: those of its events first, then what else its values rest on, then what its reports say of its people."""
        c = self.case
        wanted = [i for e in self.events for i in e.claims]
        wanted += [i for s in c.status for i in s.claims] + [i for x in c.disagreements for v in x.values for i in v.claims]
        here, who = set(c.sources), set(c.people)
        also = [k for k in self._all.values() if k.quotes[0].source in here and who & set(k.subjects)]
        wanted += [k.id for k in sorted(also, key=lambda k: (k.quotes[0], k.id))]
        return [self._all[i] for i in dict.fromkeys(wanted) if i in self._all and self._all[i].state != "rejected"]

    def of_event(self, e: Event) -> list[Claim]:
        """An event's standing claims, in the order of the page."""
        return [self._all[i] for i in e.claims if i in self.number]

    def rest(self) -> list[Claim]:
        """Claims that belong to none of the case's events."""
        told = {i for e in self.events for i in e.claims}
        return [c for c in self.claims if c.id not in told]

    def speakers(self, claims: Sequence[str]) -> Sequence[str]:
        """Who makes some claims, in words, each once: also those who deny or cannot tell."""
        return sorted({self.says(self._all[i]) for i in claims if i in self._all})

    def origins(self, claims: Iterable[str]) -> Sequence[str]:
        """Names of those who say so, independently of one another."""
        return self._origins([i for i in claims if i in self.number])

    def says(self, c: Claim) -> str:
        """Who makes a claim, in words."""
        return speaker(c, self.names, self.sources.get(c.quotes[0].source))

    def passages(self, c: Claim) -> str:
        """A claim's quotes, each marked in its sentence."""
        return "".join(passage(q, self.texts.get(q.source), self.sources[q.source].language) for q in c.quotes if q.source in self.sources)

    def report(self, c: Claim) -> str:
        """What to call the report that a claim stands in."""
        return outlet(self.sources[c.quotes[0].source])


def _time(e: Event) -> tuple[str, str, str]:
    return (e.when.earliest or e.when.latest or "9999", e.when.latest or "9999", e.id)
