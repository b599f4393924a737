"""What is planned to be published, to whom and until when; and the forms that are filled for the United Nations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from habeas.model.protection import Purpose

FORMS = ("site", "dossier", "data", "bundle")
"""What can be published; "bundle" packs all the others, sealed."""
LANGUAGES = ("en", "ko")
"""Languages that a publication is made in."""

SubmissionForm = Literal["enforced_disappearance", "arbitrary_detention", "allegation_letter"]
SUBMISSION_FORMS: tuple[SubmissionForm, ...] = get_args(SubmissionForm)
"""Forms of the United Nations that can be filled for one person."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be published, to whom and until when. `cases`: numbers, ids or names. `dates`, `ages`, `people`: how exactly protected people are told of;
    `quotes`: "withheld" leaves out the words of reports that speak of them, which lead whoever searches for them to the report. `pictures`: "none" leaves
    out those too that somebody has looked at."""

    cases: tuple[str, ...]
    title: str
    forms: tuple[str, ...] = ("site",)
    languages: tuple[str, ...] = LANGUAGES
    purpose: Purpose = "publication"
    to: str = "the public"
    until: str = ""
    base_url: str = ""
    quotes: str = "shown"
    pictures: str = "shown"
    dates: str = "month"
    ages: str = "band"
    people: int = 250_000
