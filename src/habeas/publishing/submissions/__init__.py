"""Submissions to the United Nations, filled from a case: every answer with its source, every question without one named as missing."""

from __future__ import annotations

from habeas.model.cases import Casebook
from habeas.model.errors import NotFound, Refused
from habeas.model.protection import Consent
from habeas.model.publication import SubmissionForm
from habeas.model.wording import day, time
from habeas.publishing.paper import pdf, word
from habeas.publishing.site.said import web
from habeas.publishing.submissions.facts import Facts
from habeas.publishing.submissions.filled import Answer, Filled, FilledField, FilledPart, Given
from habeas.publishing.submissions.form import Field, form
from habeas.publishing.submissions.rules import RULES, Found
from habeas.publishing.submissions.sheet import sheet

__all__ = ["Filled", "Given", "as_docx", "as_pdf", "submission"]


def submission(name: SubmissionForm, book: Casebook, case_id: str, person_id: str, given: Given, *, stamp: str) -> Filled:
    """A form filled for one person of a case.

    `book`: veiled, or open for those who consented to `submission`; all that it holds of the person may stand in the form. `stamp`: ISO day or time
    of the filling, on which the consent must hold. Raises Refused where consent is unknown, refused, withdrawn, over or somebody else's and the form
    needs one; NotFound for a case or person that is not there.
    """
    chosen = form(name)
    if chosen.consent:
        _agreed(given.consent, person_id, stamp[:10])
    facts = Facts(book, case_id, person_id, chosen)
    if person_id not in facts.view.case.people:
        raise NotFound(f"case {case_id} does not speak of person {person_id}; the case's page lists its people")
    parts = tuple(FilledPart(part.title, tuple(_filled(f, facts, given) for f in part.fields)) for part in chosen.parts)
    sources = tuple(_source(facts, n, i) for n, i in enumerate(facts.view.case.sources, 1) if i in facts.view.sources)
    return Filled(
        chosen.name, chosen.title, chosen.addressee, chosen.note, facts.speech.heading(person_id), stamp, parts, sources,
        facts.view.case.id,
    )  # fmt: skip


def as_pdf(filled: Filled) -> bytes:
    """The form as PDF, the same bytes each time. Raises MissingPart where the extra `pdf` is absent."""
    return pdf(sheet(filled))


def as_docx(filled: Filled) -> bytes:
    """The form as a Word file to be gone on with, the same bytes each time, without any property but its title."""
    return word(sheet(filled))


def _agreed(consent: Consent | None, person: str, on: str) -> None:
    if consent is None or consent.word == "unknown":
        raise Refused(
            "Nobody has said whether the person or the family agrees to a submission. Ask them, and enter the consent in the casebook first."
        )
    if consent.person != person:
        raise Refused("The consent that was given is another person's. Choose the one of the person whom the form is about.")
    if consent.word != "given":
        raise Refused(f"Consent was {consent.word}: nothing may be submitted for this person.")
    if not consent.covers("submission", on):
        over = f"ended on {day(consent.until)}" if consent.until and on > consent.until else "is not for a submission"
        raise Refused(f"The consent that was given {over}. Ask the person or the family again.")


def _filled(f: Field, facts: Facts, given: Given) -> FilledField:
    own = [*_own(f, given), *([given.more[f.key]] if given.more.get(f.key, "").strip() else [])]
    found = RULES[f.rule](facts) if f.rule else Found()
    answers = (*(Answer(text) for text in own), *found.answers)
    missing = "" if own or (found.answers and found.enough) else f.short if found.answers and f.short else f.ask
    return FilledField(f.key, f.label, f.required, answers, missing)


def _own(f: Field, given: Given) -> list[str]:
    """The submitter's own words for a field."""
    if f.given == "consent":
        return [_consent(given.consent)] if given.consent else []
    if f.given == "confidential":
        return [] if given.confidential is None else ["Yes" if given.confidential else "No"]
    said = getattr(given, f.given) if f.given else ()
    return [x.strip() for x in ((said,) if isinstance(said, str) else said) if x.strip()]


def _consent(c: Consent) -> str:
    """Who agreed to what, when, and until when."""
    by = f" by {c.given_by}" if c.given_by else ""
    at = f", entered on {day(c.at[:10])}" if c.at else ""
    until = f"; it holds until {day(c.until)}" if c.until else ""
    return f"Consent to this submission was given{by}{at}{until}."


def _source(facts: Facts, n: int, ident: str) -> tuple[str, str, str]:
    s = facts.view.sources[ident]
    report = ", ".join(dict.fromkeys(x for x in (s.title, s.outlet) if x)) or facts.speech.report(s, n)
    return report, time(s.published), str(s.url) if web(s.url) else ""
