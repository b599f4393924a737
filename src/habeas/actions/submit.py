"""Fill a submission to the United Nations for one person of a case: with consent only, everybody else behind the veil."""

from __future__ import annotations

import dataclasses
import tomllib
from typing import TYPE_CHECKING, Any

from habeas.actions.assemble import refresh
from habeas.actions.cases import choose
from habeas.actions.decide import person
from habeas.actions.protect import held, veil
from habeas.actions.publish import left_in
from habeas.actions.spelled import spelled
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, Refused
from habeas.model.publication import SUBMISSION_FORMS
from habeas.protecting.spelling import bare
from habeas.protecting.standing import Standing, shields
from habeas.protecting.veil import Leak
from habeas.store import assembled

if TYPE_CHECKING:
    from habeas.protecting.veil import Veiled
    from habeas.publishing.submissions import Filled

KNOWN = ("submitter", "organisation", "contact", "relation", "steps", "confidential", "more")
"""What a file of answers may say that no report knows."""


@dataclasses.dataclass(frozen=True, slots=True)
class Submission:
    """A filled form and its bytes. `missing`: required questions that are not answered, each with what to ask; `veiled`: what it was filled from."""

    filled: Filled
    docx: bytes
    missing: tuple[tuple[str, str], ...]
    veiled: Veiled


def answers(body: bytes) -> dict[str, Any]:
    """What a TOML file of answers says. Raises BadInput where it is none, or says what no form asks."""
    try:
        said = tomllib.loads(body.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"the file of answers cannot be read: {error}. It is TOML, as: submitter = 'Aino Lind'") from error
    if unknown := sorted(said.keys() - set(KNOWN)):
        raise BadInput(f"the file of answers says {', '.join(unknown)}; it may say: {', '.join(KNOWN)}.")
    return {**said, "steps": tuple(said.get("steps", ()))}


def submit(form: str, case: str, named: str, said: dict[str, Any], at: str) -> Submission:
    """Fill a form for a person. Raises Refused without consent to a submission, or where a protected word is left. `at`: ISO time with zone."""
    from habeas.publishing import chosen
    from habeas.publishing.submissions import Given, as_docx, submission

    if form not in SUBMISSION_FORMS:
        raise BadInput(f"{form!r} is none of: {', '.join(SUBMISSION_FORMS)}.")
    refresh()
    whole, (_, ident) = assembled.whole(), choose(case)
    covers = held(whole)
    about = person(named)
    about = assembled.cluster_of(about) or about
    agreed = max((c for c in covers.consents if c.person == about), key=lambda c: c.number or 0, default=None)
    own = _own_name(whole, covers, about, at[:10])
    try:
        veiled = veil(whole, covers, at, "submission", None, chosen(whole, (ident,)))
    except Leak as error:
        raise (Refused(own) if own else error) from error
    if about not in veiled.ids:
        raise BadInput(f"the case does not speak of {named}; `habeas show {case}` lists its people.")
    consent = dataclasses.replace(agreed, person=veiled.ids[about]) if agreed else None
    filled = submission(form, veiled.book, veiled.ids[ident], veiled.ids[about], Given(consent=consent, **said), stamp=at)
    docx = as_docx(filled)
    if own and left_in({"submission.docx": docx}, veiled):
        raise Refused(own)
    _searched("submission.docx", docx, veiled)
    return Submission(filled, docx, tuple((f.label, f.missing) for f in filled.missing), veiled)


def _own_name(whole: Casebook, covers: Standing, about: str, day: str) -> str:
    """What to say where a form cannot be made because the person's own name, in whatever spelling, is protected as a passage; "" where it is not."""
    names = [bare(name.text) for p in whole.people if p.id == about for name in p.names]
    words = {
        p.number or 0: text
        for shield in shields(covers, "submission", day)
        if shield.guards == "passage" and shield.protected
        for p in shield.protections
        for text in [q.text for q in p.quotes[:1]]
        if any(bare(form) in name for form in (text, *spelled(text)) for name in names)
    }
    if not words:
        return ""
    said = "; ".join(f"decision {number}: “{text}”" for number, text in sorted(words.items()))
    undo = " and ".join(f"`habeas undo {number} --why ...`" for number in sorted(words))
    return (
        f"nothing was written: words of the name of the person whom this form is for are protected as a passage, which no consent lifts ({said}). "
        f"Take that back with {undo}; where publications are to stay without the name, protect the person first with `habeas protect`. Then fill the form again."
    )


def as_pdf(made: Submission) -> bytes:
    """The same as PDF. Raises MissingPart where the extra `pdf` is absent, Refused where a protected word is left."""
    from habeas.publishing.submissions import as_pdf as paper

    data = paper(made.filled)
    _searched("submission.pdf", data, made.veiled)
    return data


def _searched(name: str, data: bytes, veiled: Veiled) -> None:
    if left := left_in({name: data}, veiled):
        raise Refused(f"nothing was written: {'; '.join(left[:3])}.")
