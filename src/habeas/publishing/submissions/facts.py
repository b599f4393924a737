"""One person in one case, as a form looks at them: the event that the form is about, and the statements that bear on a question."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model.cases import Casebook, Status
from habeas.model.claims import Claim
from habeas.model.errors import NotFound
from habeas.model.events import VIOLATIONS, Event
from habeas.model.people import Person
from habeas.model.quote import Quote
from habeas.model.wording import time
from habeas.publishing.case_view import CaseView
from habeas.publishing.page import STANCES
from habeas.publishing.passages import sentence
from habeas.publishing.site.said import distinct
from habeas.publishing.site.speech import Speech
from habeas.publishing.submissions.filled import Said
from habeas.publishing.submissions.form import Form


class Facts:
    """What a casebook holds of a person for a form, in English, the language of the forms."""

    def __init__(self, book: Casebook, case_id: str, person_id: str, form: Form) -> None:
        self.view, self.speech = CaseView(book, case_id), Speech("en", book)
        if person_id not in self.view.people:
            raise NotFound(f"the casebook has no person {person_id}; the case's page lists its people")
        self.person: Person = self.view.people[person_id]
        groups = {p.id for p in book.people if person_id in p.members}
        suffered = [
            e for e in self.view.events if e.kind in VIOLATIONS and e.happened != "no" and {person_id, *groups} & set(e.entities("victim"))
        ]
        self.suffered = suffered
        ranked = sorted(
            (e for e in suffered if e.kind in form.kinds), key=lambda e: (form.kinds.index(e.kind), e.id != self.view.case.main_event)
        )
        self.event: Event | None = ranked[0] if ranked else None
        self.organisations = {o.id: o for o in book.organisations}
        self.appeals = tuple(a for a in book.appeals if person_id in a.for_ or (self.event is not None and a.event == self.event.id))

    @property
    def status(self) -> Status | None:
        """The last that is known of the person."""
        own = [s for s in self.view.case.status if s.person == self.person.id]
        return own[-1] if own else None

    def told(self, *events: Event | None) -> list[Claim]:
        """Who says that these events happened: no denials, no fears."""
        claims = [c for e in events if e for c in self.view.of_event(e) if c.stance in ("asserted", "hedged") and not c.negated]
        return distinct(self.speech, claims)

    def attributes(self, *predicates: str) -> list[Claim]:
        """Statements about the person on a point."""
        own = (c for c in self.view.claims if c.kind == "attribute" and c.predicate in predicates)
        return [c for c in own if self.person.id in c.subjects and not c.negated]

    def said(self, claims: Iterable[Claim]) -> tuple[Said, ...]:
        """The words of statements, each once."""
        return tuple(dict.fromkeys(self._said(q, c) for c in claims for q in c.quotes if q.source in self.view.sources))

    def mentioned(self, *words: str | None) -> tuple[Said, ...]:
        """The first words by which a report speaks of the person that hold one of the given ones."""
        wanted = [w for w in words if w]
        found = [q for q in self.person.mentions if q.source in self.view.sources and any(w in q.text for w in wanted)]
        return tuple(self._said(q) for q in found[:1])

    def quoted(self, quotes: Iterable[Quote]) -> tuple[Said, ...]:
        """Words that are no statement of their own."""
        return tuple(self._said(q) for q in quotes if q.source in self.view.sources)

    def _said(self, q: Quote, c: Claim | None = None) -> Said:
        source, text = self.view.sources[q.source], self.view.texts.get(q.source)
        before, after = sentence(text, q) if text is not None else ("", "")
        n = self.view.case.sources.index(q.source) + 1 if q.source in self.view.case.sources else 0
        report = self.speech.report(source, n)
        stance = "" if c is None else "says that it is not so" if c.negated and c.stance == "asserted" else STANCES[c.stance]
        return Said(
            c.id if c else "", self.speech.speaker(c) if c else report, stance, q.source, report, time(source.published), before, q.text, after,
            source.language,
        )  # fmt: skip
