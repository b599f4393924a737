"""A case file: the people and events that belong together, and what is known of them now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.model.claims import Appeal, Claim, Figure, Law, StatusWord
from habeas.model.events import Event
from habeas.model.people import Organisation, Person, Place
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.when import When

DisagreementField = Literal[
    "date",
    "place",
    "count",
    "name",
    "age",
    "sex",
    "status",
    "cause",
    "perpetrator",
    "relation",
    "scope",
    "verification",
    "translation",
    "protection",
    "denial",
    "charge",
    "voluntariness",
    "characterisation",
    "vehicle",
    "duration",
    "time of day",
    "place last seen",
    "route",
    "nationality",
    "occupation",
    "person name",
    "speaker name",
    "destination",
    "pretext",
    "sentence",
    "lodging",
    "recipient",
    "whereabouts",
    "circumstances",
    "remains",
    "official name",
    "treatment",
    "motive",
    "confirmation",
    "other",
]


@dataclass(frozen=True, slots=True)
class Status:
    """What is said of a person from some time on, and when it was reported. Earlier ones are what was known then."""

    person: str
    status: StatusWord
    since: When
    reported: When | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidValue:
    """One of the values that sources give for the same thing, with the claims that give it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which claims differ; every value stays. `about`: ids of what it concerns."""

    field: DisagreementField
    about: tuple[str, ...]
    values: tuple[SaidValue, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the sources leave open. `about`: ids; `quotes`: the words that raise it.

    `ask`: which of the usual questions it is ("missing", "day where", "outlet"), so that it can be put in another language; "" where it is none of them.
    """

    text: str
    about: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    ask: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """People and events that belong together. `status`: in order of time, the latest last for each person. Lists hold ids.

    `whom`: those whom the title names, in its order. `about`: reports that turn on it; its other reports tell of it beside something else.
    """

    id: str
    title: str
    sources: tuple[str, ...]
    people: tuple[str, ...]
    events: tuple[str, ...]
    main_event: str | None
    status: tuple[Status, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    questions: tuple[Question, ...] = ()
    related: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Casebook:
    """Everything that is known: a pure function of sources and judgements. Lists are sorted by id. `texts`: stored text by source id."""

    sources: tuple[Source, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    laws: tuple[Law, ...] = ()
    cases: tuple[CaseFile, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
