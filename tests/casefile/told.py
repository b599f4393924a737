"""Invented reports as findings: each noun rests on words of an invented text, as finding would give it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from habeas.model.amount import Amount
from habeas.model.claims import Appeal, Claim, ClaimKind, Figure, Finder, Speaker, Stance
from habeas.model.events import Event, EventKind, Happened, Role
from habeas.model.findings import Findings, Identities, Link
from habeas.model.people import Kin, Name, Organisation, Person, PersonKind, Place, PlaceKind
from habeas.model.quote import Quote, Span
from habeas.model.source import Source
from habeas.model.when import NEVER_SAID, When

MEDIA = Speaker(None, None, "media")


class Report:
    """A report being written down as findings; ids are "<name>:<kind of noun>:<key>"."""

    def __init__(self, name: str, text: str, *, outlet: str | None = None, published: str | None = None, **more: Any) -> None:
        self.text = text
        self.id = name
        when = When.day(published) if published else NEVER_SAID
        sha = hashlib.sha256(text.encode()).hexdigest()
        self.source = Source(
            name,
            sha,
            f"{name}.txt",
            "text/plain",
            f"Title of {name}",
            outlet,
            published=when,
            language="en",
            main_text=(Span(0, len(text)),),
            **more,
        )
        self.people: list[Person] = []
        self.organisations: list[Organisation] = []
        self.places: list[Place] = []
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.figures: list[Figure] = []
        self.appeals: list[Appeal] = []

    def quote(self, words: str) -> Quote:
        """The first place where these words stand in the text."""
        start = self.text.index(words)
        return Quote(self.id, start, start + len(words), words)

    def person(self, key: str, words: str, kind: PersonKind = "named", **more: Any) -> str:
        """Someone mentioned by these words; a named person bears them as a name."""
        names = (
            (Name(words, kind == "pseudonymous"),) if kind in ("named", "pseudonymous") and "names" not in more else more.pop("names", ())
        )
        kin = tuple(Kin(relation, to) for relation, to in more.pop("kin", ()))
        self.people.append(Person(f"{self.id}:p:{key}", kind, names, kin=kin, mentions=(self.quote(words),), **more))
        return self.people[-1].id

    def organisation(self, name: str, **more: Any) -> str:
        """A body mentioned by its name."""
        self.organisations.append(Organisation(f"{self.id}:o:{name}", name, (name,), mentions=(self.quote(name),), **more))
        return self.organisations[-1].id

    def place(self, name: str, kind: PlaceKind = "city", country: str | None = None) -> str:
        """A place mentioned by its name."""
        self.places.append(Place(f"{self.id}:l:{name}", name, (name,), kind, country, mentions=(self.quote(name),)))
        return self.places[-1].id

    def claim(
        self,
        words: str,
        subjects: tuple[str, ...] = (),
        predicate: str = "said",
        kind: ClaimKind = "statement",
        stance: Stance = "asserted",
        speaker: Speaker = MEDIA,
        **more: Any,
    ) -> str:
        """What is said by these words."""
        i = f"{self.id}:c:{len(self.claims):02}"
        self.claims.append(
            Claim(
                i,
                kind,
                (self.quote(words),),
                speaker,
                stance,
                more.pop("negated", False),
                False,
                subjects,
                predicate,
                finder=Finder("test", "1"),
                **more,
            )
        )
        return i

    def event(
        self,
        kind: EventKind,
        words: str | tuple[str, ...],
        victims: tuple[str, ...] = (),
        when: When = NEVER_SAID,
        happened: Happened = "yes",
        **more: Any,
    ) -> str:
        """Something that happened, by these words; one claim for each quote. `claims` may give claims made before."""
        i = more.pop("id", None) or f"{self.id}:e:{len(self.events):02}"
        claims = tuple(
            self.claim(w, victims, kind, "event", event=i, when=when, place=more.get("place"), speaker=more.get("speaker", MEDIA))
            for w in ((words,) if isinstance(words, str) else words)
        )
        roles = tuple(Role("victim", v) for v in victims) + tuple(Role(r, x) for r, x in more.pop("roles", ()))
        more.pop("speaker", None)
        self.events.append(Event(i, kind, roles, when, happened=happened, claims=claims, **more))
        return i

    def appeal(self, words: str, by: str | None, for_: tuple[str, ...]) -> str:
        """Someone asks for something for someone."""
        self.appeals.append(Appeal(f"{self.id}:a:{len(self.appeals)}", by, (), ("the public",), "help", for_, quotes=(self.quote(words),)))
        return self.appeals[-1].id

    def figure(self, words: str, amount: Amount, period: When) -> str:
        """A number of a series."""
        self.figures.append(
            Figure(
                f"{self.id}:f:{len(self.figures)}", "held", "people held", amount, "persons", period, None, None, self.id, self.quote(words)
            )
        )
        return self.figures[-1].id

    def findings(self) -> Findings:
        """All that was written down."""
        return Findings(
            self.source,
            tuple(self.people),
            tuple(self.organisations),
            tuple(self.places),
            tuple(self.events),
            tuple(self.claims),
            tuple(self.figures),
            tuple(self.appeals),
        )


def same(*groups: tuple[str, ...], refused: tuple[Link, ...] = ()) -> Identities:
    """Identities in which each group of local ids is one."""
    return Identities(tuple(sorted((x, min(group)) for group in groups for x in group)), refused=refused)


def texts(*reports: Report) -> dict[str, str]:
    """Stored text by source id."""
    return {r.id: r.text for r in reports}


def harbour() -> tuple[list[Report], Identities]:
    """Two invented reports of one incident: a sister and her small boy are taken off a ferry; she is sent over the border, of him nothing is known."""
    a = Report(
        "aa",
        "Harbour police in Lorvik took Mira Dovan and her son off the ferry on 3 May 2021. Her brother Tomas Dovan begged the ministry to let them go. "
        "The ministry denied that anyone had been held. Nobody knows what became of the boy.",
        outlet="Coast Courier",
        published="2021-05-06",
    )
    mira, police = (
        a.person("mira", "Mira Dovan", sex="female"),
        a.organisation("Harbour police", kind="state_security", country="AQ", actor="state"),
    )
    boy = a.person("boy", "her son", "anchored", kin=(("son", mira),), age=Amount(6, 6), age_group="child")
    tomas = a.person("tomas", "Tomas Dovan", kin=(("brother", mira),))
    place = a.place("Lorvik", "city", "AQ")
    ministry = a.organisation("The ministry", kind="state_other", country="AQ")
    a.event(
        "detention", "took Mira Dovan and her son off the ferry on 3 May 2021", (mira, boy), When.day("2021-05-03", "3 May 2021"), id="aa:e:taken",
        place=place, roles=(("perpetrator", police),),
    )  # fmt: skip
    denial = a.claim(
        "denied that anyone had been held",
        (mira, boy),
        "held",
        "event",
        "denied",
        Speaker(ministry, "The ministry", "official"),
        event="aa:e:taken",
    )
    a.events[-1] = _with_claim(a.events[-1], denial)
    a.appeal("begged the ministry to let them go", tomas, (mira, boy))
    a.claim("Nobody knows what became of the boy", (boy,), "unknown", "status", "not_confirmed")
    b = Report(
        "bb",
        "Mira Dowan, who was caught on a ferry in early May, was driven over the border on 20 May, two guards told Northern Post. She was seized on 5 May 2021.",
        outlet="Northern Post",
        published="2021-05-25",
    )
    mira_b = b.person("mira", "Mira Dowan", sex="female")
    guards = b.person("guards", "two guards", "group", count=Amount(2, 2))
    b.event("detention", "She was seized on 5 May 2021", (mira_b,), When.day("2021-05-05"), id="bb:e:taken")
    b.event(
        "forced_return", "was driven over the border on 20 May", (mira_b,), When.day("2021-05-20"), id="bb:e:sent",
        speaker=Speaker(guards, "two guards", "anonymous"),
    )  # fmt: skip
    return [a, b], same(("aa:p:mira", "bb:p:mira"), ("aa:e:taken", "bb:e:taken"))


def _with_claim(e: Event, claim: str) -> Event:
    return replace(e, claims=(*e.claims, claim))
