"""The dossier and the submissions: what they say, that no text is read as markup, what is missing is named, and that a leak in them is seen."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pypdfium2
import pytest

from casefile.told import Report, texts
from habeas import typeset
from habeas.casefile import assemble
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, NotFound, Refused
from habeas.model.findings import Identities
from habeas.model.protection import Consent
from habeas.model.publication import SUBMISSION_FORMS, SubmissionForm
from habeas.model.when import When
from habeas.protecting.sweep import Secret, leaks
from habeas.publishing.dossier import dossier
from habeas.publishing.submissions import Filled, Given, as_docx, as_pdf, submission
from publishing.test_casebook_json import harbour_book

needs_pdf = pytest.mark.skipif(not typeset.available(), reason="the optional part for PDFs is not installed")
DAY = "2026-03-02"


def mira(book: Casebook) -> str:
    """The id of the woman of the harbour reports."""
    return next(p.id for p in book.people if p.names and p.names[0].text == "Mira Dovan")


def filled(name: SubmissionForm = "enforced_disappearance", book: Casebook | None = None, **more: object) -> Filled:
    """A form for her, with her brother's consent."""
    book = book or harbour_book()
    who = mira(book)
    consent = Consent(who, "given", ("submission",), "her brother", at="2026-02-01")
    given = Given("Aino Lind", "Harbour Watch", "post@harbour.example", steps=("Asked the police on 6 May 2021.",), consent=consent)
    return submission(name, book, book.cases[0].id, who, dataclasses.replace(given, **more), stamp=DAY)  # type: ignore[arg-type]


def shown(pdf: bytes) -> str:
    """The text of a PDF as a reader takes it out, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        layer = page.get_textpage()
        found.append(layer.get_text_range())
        layer.close()
        page.close()
    document.close()
    return " ".join(" ".join(found).split())


@needs_pdf
def test_a_dossier_says_who_what_and_who_says_so() -> None:
    """Status, timeline, events with words and speakers, disagreements, questions, sources, page numbers; the same bytes twice, no maker."""
    book = harbour_book()
    made = dossier(book, book.cases[0].id, stamp=DAY, title="Border Record")
    text = shown(made)
    for words in (
        "Sent back by force", "2 say so independently", "denied that anyone had been held", "Where sources differ", "5 May",
        "What happened to the son of Mira Dovan (6)?", "Coast Courier; published 6 May 2021", "As of 2 March 2026", "1 / 3", "15 May 2021",
    ):  # fmt: skip
        assert words in text, words
    assert made == dossier(book, book.cases[0].id, stamp=DAY, title="Border Record")
    assert b"Typst" not in made
    assert b"/StructTreeRoot" in made


@needs_pdf
def test_a_dossier_speaks_korean() -> None:
    """Hangul is real text."""
    book = harbour_book()
    text = shown(dossier(book, book.cases[0].id, "ko", stamp=DAY, title="기록"))
    assert "강제 송환됨" in text
    assert "2026년 3월 2일 현재" in text


@needs_pdf
def test_words_of_a_report_are_never_markup_and_letters_without_a_glyph_are_spelled() -> None:
    """Signs of the typesetter are shown as they are; Arabic, which no font has, is written in Latin letters and says so."""
    evil = '#panic("x") $a$ *b* ] Amina أمينة'
    a = Report("aa", f"{evil} was arrested.", outlet="= Post")
    a.event("detention", f"{evil} was arrested", (a.person("x", evil),))
    book = assemble([a.findings()], texts(a), Identities())
    text = shown(dossier(book, book.cases[0].id, stamp=DAY, title="*T*"))
    assert '#panic("x") $a$ *b* ] Amina [in Latin letters:' in text


def test_an_unknown_case_or_language_is_refused() -> None:
    """The message names it."""
    book = harbour_book()
    with pytest.raises(NotFound):
        dossier(book, "k9", stamp=DAY, title="T")
    with pytest.raises(BadInput, match="xx"):
        dossier(book, book.cases[0].id, "xx", stamp=DAY, title="T")


def test_each_answer_has_its_words_and_disagreeing_dates_stay() -> None:
    """The six things that make a communication admissible, from the reports or the submitter."""
    form = filled()
    assert form.missing == ()
    assert [a.text for a in form.answers("date").answers] == ["3 May 2021", "5 May 2021, according to another account"]
    (forces,) = form.answers("forces").answers
    assert forces.text.startswith("Harbour police (of the State")
    assert all(s.claim and s.words for s in forces.said)


def test_what_is_not_known_is_named_with_what_to_ask() -> None:
    """Nothing is left blank: no steps, no contact, a pseudonym for a name, a body that is not the State's."""
    book = harbour_book()
    people = tuple(dataclasses.replace(p, names=tuple(dataclasses.replace(n, pseudonym=True) for n in p.names)) for p in book.people)
    bodies = tuple(dataclasses.replace(o, actor="unknown") for o in book.organisations)
    events = tuple(dataclasses.replace(e, actor=None) for e in book.events)
    who = next(p.id for p in people if p.names and p.names[0].text == "Mira Dovan")
    open_book = dataclasses.replace(book, people=people, organisations=bodies, events=events, appeals=())
    given = Given(consent=Consent(who, "given", ("submission",)))
    form = submission("enforced_disappearance", open_book, book.cases[0].id, who, given, stamp=DAY)
    assert [f.key for f in form.missing] == ["full_name", "forces", "steps", "submitter", "contact"]
    assert all(f.missing for f in form.missing)


def test_a_form_calls_countries_by_name() -> None:
    """A nationality and the country of a body are names and no codes, as whoever reads the form calls them."""
    book = harbour_book()
    people = tuple(dataclasses.replace(p, nationality="KP") for p in book.people)
    bodies = tuple(dataclasses.replace(o, country="LA") for o in book.organisations)
    who = next(p.id for p in people if p.names and p.names[0].text == "Mira Dovan")
    named = dataclasses.replace(book, people=people, organisations=bodies)
    form = submission(
        "enforced_disappearance", named, book.cases[0].id, who, Given(consent=Consent(who, "given", ("submission",))), stamp=DAY
    )
    assert [form.answers(key).answers[0].text for key in ("nationality", "forces")] == [
        "North Korea",
        "Harbour police (of the State, Laos)",
    ]


def test_a_letter_tells_each_event_with_its_day_its_place_and_who_says_so() -> None:
    """Two arrests and a beating are three things with a day and a place each, and what nobody dates says so."""
    a = Report(
        "aa", "Police detained Ana Corin in Orva on 3 May 2021. Soldiers seized her in Brenn on 20 May 2021. She was beaten.", outlet="Post"
    )
    ana, orva, brenn = a.person("ana", "Ana Corin"), a.place("Orva"), a.place("Brenn")
    first, second = "Police detained Ana Corin in Orva on 3 May 2021", "Soldiers seized her in Brenn on 20 May 2021"
    a.event("detention", first, (ana,), when=When.day("2021-05-03"), place=orva)
    a.event("detention", second, (ana,), when=When.day("2021-05-20"), place=brenn)
    a.event("torture", "She was beaten", (ana,))
    book = assemble([a.findings()], texts(a), Identities())
    who = next(p.id for p in book.people if p.names)
    given = Given(consent=Consent(who, "given", ("submission",)))
    case = next(c for c in book.cases if who in c.people)
    form = submission("allegation_letter", book, case.id, who, given, stamp=DAY)
    said = {key: [answer.text for answer in form.answers(key).answers] for key in ("date", "place", "circumstances")}
    assert {"Detained: 3 May 2021", "Detained: 20 May 2021", "Tortured or ill-treated: no source says when"} == set(said["date"])
    assert {"Detained: Orva", "Detained: Brenn", "Tortured or ill-treated: no source says where"} == set(said["place"])
    assert "Detained: 3 May 2021; Orva. Said by Post." in said["circumstances"]
    assert all(answer.said for key in said for answer in form.answers(key).answers)


@pytest.mark.parametrize(
    "consent",
    [
        None,
        Consent("?", "unknown"),
        Consent("?", "refused", ("submission",)),
        Consent("?", "withdrawn", ("submission",)),
        Consent("?", "given", ("publication",)),
        Consent("?", "given", ("submission",), until="2026-03-01"),
    ],
)
@pytest.mark.parametrize("name", SUBMISSION_FORMS)
def test_without_consent_nothing_is_filled(name: SubmissionForm, consent: Consent | None) -> None:
    """Unknown, refused, withdrawn, for something else, over."""
    book = harbour_book()
    own = dataclasses.replace(consent, person=mira(book)) if consent else None
    with pytest.raises(Refused):
        filled(name, consent=own)


def test_another_persons_consent_does_not_serve() -> None:
    """A consent holds for whom it was given."""
    with pytest.raises(Refused, match="another person"):
        filled(consent=Consent("somebody", "given", ("submission",)))


def test_a_word_file_has_no_trace_of_its_maker() -> None:
    """No property but the title, no thumbnail, one fixed time; the same bytes twice."""
    made = as_docx(filled())
    assert made == as_docx(filled())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {e.date_time for e in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if "thumbnail" in n or "app.xml" in n or "customXml" in n]
        core = archive.read("docProps/core.xml").decode()
        assert "Communication concerning" in core
        assert "python-docx" not in core
        assert "2013" not in core
        assert "took Mira Dovan" in archive.read("word/document.xml").decode()


@needs_pdf
def test_a_name_that_is_left_in_is_found_in_every_form() -> None:
    """The last door opens PDF and Word files; a name that is not there is not found."""
    form, book = filled(), harbour_book()
    files = {"a.pdf": as_pdf(form), "a.docx": as_docx(form), "d.pdf": dossier(book, book.cases[0].id, stamp=DAY, title="T")}
    found = leaks(files, [Secret("brother", ("Tomas Dovan",)), Secret("other", ("Quillfeather",))])
    assert {leak.where.split(" ")[0].rstrip(",") for leak in found} == set(files)
    assert {leak.secret for leak in found} == {"brother"}
