"""Publishing: nothing protected gets out, each finding is answered, what is out is known, held against the next one, and taken down when consent ends."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, withdraw
from habeas.actions.naming import renew
from habeas.actions.protect import Agreed, Protecting, consent, protect
from habeas.actions.publications import listed, take_back
from habeas.actions.publish import Preview, prepare, publish, release
from habeas.actions.submit import answers as answers_of
from habeas.actions.submit import submit
from habeas.model.errors import BadInput, Changed, NotFound, Refused
from habeas.model.publication import FORMS, LANGUAGES, Plan
from habeas.publishing.bundle_check import zip_faults
from habeas.store import ledger
from habeas.store.address import Book

AT = "2026-01-03T03:04:05+00:00"
BY = Deciding("Aino", AT, "agreed in the meeting")
PLAN = Plan(("Bangkok",), "Nine in Bangkok", ("site",), ("en",))
EVERY_FORM = dataclasses.replace(PLAN, forms=FORMS, languages=LANGUAGES)
NAME = "Tomas Verriden"


@pytest.fixture
def guarded(book: Book) -> Book:
    """The casebook with one man protected because he asked for it."""
    refresh()
    protect(NAME, Protecting(("asked",)), BY)
    return book


def answers(preview: Preview) -> dict[str, str]:
    """An answer to each finding."""
    return {f.id: "the family knows and agrees" for f in preview.report.findings}


def everything(preview: Preview) -> bytes:
    """All bytes of all files, those inside the bundle too."""
    found = b"".join(body for path, body in preview.files.items() if not path.endswith(".zip"))
    if "bundle.zip" in preview.files:
        with zipfile.ZipFile(io.BytesIO(preview.files["bundle.zip"])) as bundle:
            found += b"".join(bundle.read(name) for name in bundle.namelist())
    return found


def test_a_protected_name_is_in_no_file(guarded: Book) -> None:
    """Whoever is protected bears another name in every form; the preview says who that is and why, and nothing else was written."""
    before = ledger.judgements()
    preview = prepare(EVERY_FORM, AT)
    assert preview.stops == ()
    for word in (NAME, "Verriden", "Tomas"):
        assert word.encode() not in everything(preview)
    (shown,) = [one for one in preview.guarded if one.called == NAME]
    assert shown.shown
    assert shown.shown.encode() in everything(preview)
    assert any("asked" in why for why in shown.why)
    assert ledger.judgements() == before
    assert zip_faults(preview.files["bundle.zip"]) == ()


def test_nothing_goes_out_while_a_finding_is_open(guarded: Book) -> None:
    """Each combination that singles a protected person out is told in words; without an answer to each nothing is published."""
    preview = prepare(PLAN, AT)
    assert preview.report.findings
    with pytest.raises(Refused, match="not answered"):
        publish(preview, {}, BY)
    some = dict(list(answers(preview).items())[1:])
    with pytest.raises(Refused, match="1 finding"):
        publish(preview, some, BY)
    with pytest.raises(Refused):
        publish(preview, dict.fromkeys(answers(preview), " "), BY)
    assert all(j.verdict != "publish" for j in ledger.judgements())


def test_saying_less_leaves_less_to_find(guarded: Book) -> None:
    """Without dates and without the words of the reports fewer combinations single anybody out; no quote of a report that names him is left."""
    much, less = (
        len(prepare(dataclasses.replace(PLAN, **more), AT).report.findings) for more in ({}, {"dates": "none", "quotes": "withheld"})
    )
    assert less < much
    wordless = everything(prepare(dataclasses.replace(PLAN, quotes="withheld"), AT))
    assert b"He has done nothing but teach" not in wordless
    assert b"the words are withheld" in wordless


def test_what_is_published_is_known(guarded: Book) -> None:
    """The ledger says what went out, to whom, with which hash and which answers; the same files can be made again; it can be withdrawn."""
    preview = prepare(dataclasses.replace(PLAN, forms=("site", "bundle"), until="2026-06-30"), AT)
    made = publish(preview, answers(preview), BY)
    (one,) = listed("2026-01-04")
    assert (one.state, one.to, one.must_go) == ("out", "the public", ())
    assert dict(one.files).keys() == made.files.keys()
    assert dict(one.accepted) == answers(preview)
    assert release(made.judgement.number).files == made.files
    assert listed("2026-07-01")[0].state == "expired"
    take_back(made.judgement.number, BY)
    assert listed("2026-01-04")[0].state == "withdrawn"
    with pytest.raises(NotFound):
        release(made.judgement.number)
    with pytest.raises(NotFound):
        take_back(1, BY)
    assert list(ledger.faults()) == []


def test_nothing_stale_is_published(guarded: Book) -> None:
    """What changes nothing of what goes out holds nothing up; what does is noticed, and neither files nor a row of the ledger come of it."""
    preview = prepare(PLAN, AT)
    with pytest.raises(BadInput, match="time"):
        publish(preview, answers(preview), dataclasses.replace(BY, at="2026-01-03T05:04:05+00:00"))
    protect("after.txt", Protecting(passage="Nine people were arrested in Bangkok on 4 May 2019."), BY)
    number = ledger.judgements()[-1].number
    with pytest.raises(Changed, match="Look at it again"):
        publish(preview, answers(preview), BY)
    assert ledger.judgements()[-1].number == number
    withdraw(number, BY)
    protect("Marek Verriden", Protecting(("asked",)), BY)  # as his brother he is protected already
    publish(preview, answers(preview), BY)
    assert [j.verdict for j in ledger.judgements()[-2:]] == ["protect", "publish"]
    assert release(ledger.judgements()[-1].number).files == preview.files


def test_a_consent_taken_back_calls_every_publication_that_rests_on_it(book: Book) -> None:
    """Who agreed is shown by name; when the agreement is taken back the publication is listed at once, and the next one no longer holds the name."""
    refresh()
    protect(NAME, Protecting(("no_consent",)), BY)
    consent(NAME, Agreed("given", ("publication",), "himself"), BY)
    preview = prepare(PLAN, AT)
    assert NAME.encode() in everything(preview)
    publish(preview, answers(preview), BY)
    assert listed("2026-01-04")[0].must_go == ()
    consent(NAME, Agreed("withdrawn", ("publication",), "himself"), BY)
    (why,) = listed("2026-01-04")[0].must_go
    assert why.startswith(f"{NAME} is shown by name and is protected now")
    assert NAME.encode() not in everything(prepare(PLAN, AT))


def test_every_publication_that_rests_on_a_consent_is_called(book: Book) -> None:
    """Of several publications that show somebody by name, each that is still out is called when the agreement ends; to list them none is unpacked."""
    refresh()
    protect(NAME, Protecting(("no_consent",)), BY)
    consent(NAME, Agreed("given", ("publication",), "himself"), BY)
    plans = [dataclasses.replace(PLAN, title=f"Number {n}", until=until) for n, until in enumerate(("", "2026-01-01", "2026-06-30", ""))]
    made = [publish(preview, answers(preview), BY).judgement.number for preview in (prepare(plan, AT) for plan in plans)]
    take_back(made[3], BY)
    consent(NAME, Agreed("withdrawn", ("publication",), "himself"), BY)
    told = {one.row.number: (one.state, len(one.must_go)) for one in listed("2026-01-04")}
    assert told == {made[0]: ("out", 1), made[1]: ("expired", 0), made[2]: ("out", 1), made[3]: ("withdrawn", 0)}
    with CaptureQueriesContext(connection) as asked:
        listed("2026-01-04")
    assert not any('"publications"."book"' in one["sql"] or '"publications"."manifest"' in one["sql"] for one in asked)


def test_somebody_real_who_bears_a_pseudonym_is_told_of(guarded: Book) -> None:
    """A report that names somebody by the name that another was given: the next preview says so, another can be drawn, and where the bearer of the
    real name is protected too, it must be."""
    name = next(one.shown for one in prepare(PLAN, AT).guarded if one.called == NAME)
    body = f"Police arrested a baker named {name} in Tallinn on 1 June 2019. Mr. {name}, 40, was held overnight, police said."  # a name of any kind is drawn
    told = f"Baker detained in Tallin\n\nBy Ines Corvale, Coast Ledger, 2 June 2019\n\n{body}\n"
    add_report("baker.txt", told.encode(), {}, AT)
    refresh()
    preview = prepare(PLAN, AT)
    (finding,) = [f for f in preview.report.findings if f.parts == ("pseudonym",)]
    assert f"The pseudonym {name} is now also the name" in finding.words
    assert "--renew" in finding.mends[0].words
    with pytest.raises(Refused, match="not answered"):
        publish(preview, {i: why for i, why in answers(preview).items() if i != finding.id}, BY)
    protect(name, Protecting(("asked",)), BY)
    assert any("the pseudonym" in stop for stop in prepare(PLAN, AT).stops)
    renewed = renew(name, AT).text
    after = prepare(PLAN, AT)
    assert [f for f in after.report.findings if f.parts == ("pseudonym",)] == []
    assert not any("the pseudonym" in stop for stop in after.stops)
    assert renewed in {one.shown for one in after.guarded}
    assert name.encode() not in everything(after)


def test_a_submission_is_refused_without_consent(book: Book) -> None:
    """What speaks for somebody is not made where nothing is known of consent; with consent for it, that stop is gone."""
    refresh()
    plan = dataclasses.replace(PLAN, purpose="submission")
    stopped = prepare(plan, AT)
    assert any(NAME in stop for stop in stopped.stops)
    with pytest.raises(Refused, match="consent"):
        publish(stopped, answers(stopped), BY)
    consent(NAME, Agreed("given", ("submission",), "himself"), BY)
    assert not any(NAME in stop for stop in prepare(plan, AT).stops)


def test_a_second_publication_is_held_against_the_first(guarded: Book) -> None:
    """The same person bears the same pseudonym in the next one, and the site tells only what changed since."""
    first = prepare(PLAN, AT)
    publish(first, answers(first), BY)
    second = prepare(PLAN, "2026-02-03T03:04:05+00:00")
    assert [one.shown for one in second.guarded] == [one.shown for one in first.guarded]
    changes = json.loads(second.files["site/manifest.json"])["changes"]
    assert [change["sort"] for change in changes] == ["case_new"]
    assert changes[0]["at"].startswith("2026-01-03")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"cases": ()}, "at least one case"),
        ({"title": " "}, "title"),
        ({"forms": ("film",)}, "film"),
        ({"languages": ("xx",)}, "xx"),
        ({"until": "summer"}, "no day"),
        ({"until": "20271104"}, "no day"),
        ({"dates": "hour"}, "dates are one of"),
        ({"quotes": "some"}, "quotes"),
    ],
)
def test_a_plan_that_cannot_be_is_told_so(book: Book, more: dict[str, object], said: str) -> None:
    """A plan with something missing or unknown is refused with what to write."""
    with pytest.raises(BadInput, match=said):
        prepare(dataclasses.replace(PLAN, **more), AT)  # type: ignore[arg-type]


def test_a_form_is_filled_with_consent_only(book: Book) -> None:
    """Without consent nothing is filled; with it the form names what is missing, and what the file of answers says stands in it."""
    refresh()
    said = answers_of(b'submitter = "Aino Lind"\nsteps = ["Asked the police."]\n')
    with pytest.raises(Refused):
        submit("arbitrary_detention", "Bangkok", NAME, said, AT)
    consent(NAME, Agreed("given", ("submission",), "himself"), BY)
    made = submit("arbitrary_detention", "Bangkok", NAME, said, AT)
    assert made.docx[:2] == b"PK"
    assert made.missing
    assert "Aino Lind" in str(made.filled)
    with pytest.raises(BadInput, match="none of"):
        submit("postcard", "Bangkok", NAME, said, AT)
    with pytest.raises(BadInput, match="shoe"):
        answers_of(b"shoe = 1")


def test_where_the_own_name_is_a_protected_passage_the_form_says_what_to_do(book: Book) -> None:
    """The name in another script was marked in a report, which no consent lifts: the message names the decision that has to be taken back."""
    told = "Bangkok, 5 May 2019. Police arrested Ouyang Wenqi (欧阳文琪), a nurse, in Bangkok on 4 May 2019, her brother said."
    (note,) = add_report("note.txt", told.encode(), {}, AT).reports
    refresh()
    consent("Ouyang Wenqi", Agreed("given", ("submission",), "herself"), BY)
    row = protect(note.source.id, Protecting(("other",), passage="欧阳文琪"), BY)
    with pytest.raises(Refused, match=f"decision {row.number}: “欧阳文琪”.*habeas undo {row.number}"):
        submit("arbitrary_detention", "Ouyang", "Ouyang Wenqi", {}, AT)
    withdraw(row.number, BY)
    assert submit("arbitrary_detention", "Ouyang", "Ouyang Wenqi", {}, AT).docx
