"""Every form in which a casebook leaves: from a veiled casebook, the ids of its cases and the pictures somebody has looked at to files."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable

from habeas import typeset
from habeas.model.cases import Casebook
from habeas.model.pictures import Picture
from habeas.model.protection import Consent
from habeas.model.publication import SUBMISSION_FORMS as UN
from habeas.model.publication import SubmissionForm
from habeas.publishing import case_index_page, case_page, casebook_json, ftm_json, jsonld, tables_csv, tables_parquet
from habeas.publishing.bundle import bundle, zipped
from habeas.publishing.dossier import dossier
from habeas.publishing.site import site
from habeas.publishing.submissions import Given, as_docx, as_pdf, submission

DAY = "2026-01-15"
PAPER = ("UN form", "dossier")
"""How the names of forms on paper begin; these take longer than all else together."""
Files = dict[str, bytes]
Cases, Pictures = tuple[str, ...], tuple[Picture, ...]
Form = Callable[[Casebook, Cases, Pictures], Files]


def _site(book: Casebook, cases: Cases, pictures: Pictures) -> Files:
    return site(book, cases, stamp=DAY, title="Cases", base_url="https://cases.example/", pictures=pictures)


def _bundle(book: Casebook, cases: Cases, pictures: Pictures) -> Files:
    """As `habeas publish` packs one: everything else that is published inside, then all of it in a ZIP."""
    forms = {f"site/{path}": data for path, data in _site(book, cases, pictures).items()}
    forms |= {f"data/{path}": data for path, data in tables_csv(book).items()}
    forms |= {"data/entities.ftm.json": ftm_json(book), "data/casebook.jsonld": jsonld(book), "casebook.json": casebook_json(book)}
    files = bundle(forms, book, cases, stamp=DAY, title="Cases")
    return {**{f"bundle/{path}": data for path, data in files.items()}, "bundle.zip": zipped(files)}


def _dossier(book: Casebook, cases: Cases, pictures: Pictures, *, language: str) -> Files:
    return {
        f"{n}.{language}.pdf": dossier(book, case, language, stamp=DAY, title="Cases", pictures=pictures) for n, case in enumerate(cases)
    }


def _filled(book: Casebook, cases: Cases, pictures: Pictures, *, name: SubmissionForm) -> Files:
    """As `habeas submission` fills one; no picture goes to the United Nations with it."""
    files: Files = {}
    for n, case in enumerate(c for c in book.cases if c.id in cases):
        given = Given("A. Submitter", consent=Consent(case.people[0], "given", ("submission",)))
        filled = submission(name, book, case.id, case.people[0], given, stamp=DAY)
        files[f"{n}.docx"] = as_docx(filled)
        if typeset.available():
            files[f"{n}.pdf"] = as_pdf(filled)
    return files


FORMS: dict[str, Form] = {
    "casebook": lambda book, cases, pictures: {"casebook.json": casebook_json(book)},
    "case page": lambda book, cases, pictures: {f"page-{n}.html": case_page(book, case) for n, case in enumerate(cases)},
    "index page": lambda book, cases, pictures: {"index.html": case_index_page(book)},
    "CSV": lambda book, cases, pictures: tables_csv(book),
    "FollowTheMoney": lambda book, cases, pictures: {"entities.ftm.json": ftm_json(book)},
    "JSON-LD": lambda book, cases, pictures: {"cases.jsonld": jsonld(book)},
    "site with feeds": _site,
    "bundle": _bundle,
    **{f"UN form, {name.replace('_', ' ')}": functools.partial(_filled, name=name) for name in UN},
}
if typeset.available():
    FORMS |= {f"dossier, {language}": functools.partial(_dossier, language=language) for language in ("en", "ko")}
if importlib.util.find_spec("pyarrow"):
    FORMS["Parquet"] = lambda book, cases, pictures: tables_parquet(book)


def unprinted() -> dict[str, Form]:
    """The forms that are not set on paper."""
    return {name: make for name, make in FORMS.items() if not name.startswith(PAPER)}
