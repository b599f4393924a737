"""A form as filled: each answer with the words it rests on, and every question that is still open with what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.model.protection import Consent


@dataclass(frozen=True, slots=True)
class Given:
    """What no report can know: who submits, how to reach them, what was tried, who consented. `more`: answers by the key of their field.

    `consent`: the ledger's row for purpose "submission", its `person` being the id in the casebook that is handed in.
    `confidential`: whether the submitter's name is to be kept from the Government; None where nobody said.
    """

    submitter: str = ""
    organisation: str = ""
    contact: str = ""
    relation: str = ""
    steps: tuple[str, ...] = ()
    consent: Consent | None = None
    confidential: bool | None = None
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an answer rests on. `claim`: id, "" where the words are a mention and no statement. `published`: in words."""

    claim: str
    speaker: str
    stance: str
    source: str
    report: str
    published: str
    before: str
    words: str
    after: str
    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: from the casebook with its words, or the submitter's own (`said` is empty then)."""

    text: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledField:
    """A question with its answers. `missing`: what to ask, "" where it is answered."""

    key: str
    label: str
    required: bool
    answers: tuple[Answer, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part of a form with its questions."""

    title: str
    fields: tuple[FilledField, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A whole form. `stamp`: ISO day or time of the filling; `sources`: (report, when published, address) of the case."""

    form: str
    title: str
    addressee: str
    note: str
    person: str
    stamp: str
    parts: tuple[FilledPart, ...]
    sources: tuple[tuple[str, str, str], ...]
    case: str

    @property
    def missing(self) -> tuple[FilledField, ...]:
        """Required fields that are not answered, or not enough."""
        return tuple(f for part in self.parts for f in part.fields if f.required and f.missing)

    def answers(self, key: str) -> FilledField:
        """A field by its key."""
        return next(f for part in self.parts for f in part.fields if f.key == key)
