"""What may stand for a person before it is known for whom: the shape that names, descriptions and pronouns share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from habeas.model.amount import Amount
from habeas.model.people import AgeGroup, Sex
from habeas.model.quote import Span

Form = Literal["name", "nominal", "pronoun", "group"]


@dataclass(slots=True)
class Candidate:
    """Words that may stand for a person or a group.

    `names`: name tokens without titles. `noun`: lemma of the head noun. `kin`: kin word; `owner`: token number of its possessor ("his", "Lee's",
    the head of "of ..."). `apposed`: head of the phrase it stands in apposition to; `alias`: it is another name of whoever that is.
    `definite`: "the", "that", a possessive.
    """

    span: Span
    head: int
    form: Form
    sentence: int
    names: tuple[str, ...] = ()
    title: str | None = None
    noun: str | None = None
    sex: Sex = "unknown"
    age_group: AgeGroup = "unknown"
    plural: bool = False
    kin: str | None = None
    owner: int | None = None
    definite: bool = False
    fresh: bool = False
    apposed: int | None = None
    amount: Amount | None = None
    age: Amount | None = None
    nationality: str | None = None
    occupations: tuple[str, ...] = ()
    alias: bool = False
    parts: tuple[int, ...] = field(default=())
