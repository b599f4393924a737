"""Publications show pictures that somebody has looked at, covered, without a trace of the original; each other one is absent and the preview says why."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from tests import pictured
from tests.databases import Keeping
from tests.protecting import planted

from habeas import typeset
from habeas.actions import looking
from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, withdraw
from habeas.actions.looking import Looked
from habeas.actions.protect import Protecting, protect
from habeas.actions.publish import Preview, left_in, prepare, publish, release
from habeas.actions.who import Who
from habeas.model.errors import Refused
from habeas.model.publication import Plan
from habeas.protecting.faces.boxes import Box
from habeas.protecting.pictures import encoded, pixels_of
from habeas.protecting.traces import metadata_left
from habeas.reading.held import held
from habeas.store import ledger
from habeas.store.address import Book
from habeas.store.boot import casebook

AT = "2026-01-03T03:04:05+00:00"
BY = Deciding("Aino", AT, "agreed in the meeting")
NAME = "Tomas Verriden"
PLAN = Plan(("Bangkok",), "Nine in Bangkok", ("site",))
FACE = Box(20, 30, 120, 150)


@pytest.fixture(scope="module")
def read_once(keeping: Keeping, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, str]:
    """A casebook with one report that holds two pictures, in which one man asked to be protected; tests copy it."""
    path = keeping.place(tmp_path_factory.mktemp("pictured"))
    with casebook(path, create=True):
        (report,) = add_report(pictured.NAME, pictured.word(), {}, AT).reports
        refresh()
        protect(NAME, Protecting(("asked",)), BY)
        refresh()
    return path, report.source.id


@pytest.fixture
def source(keeping: Keeping, read_once: tuple[Book, str], tmp_path: Path) -> Iterator[str]:
    """A copy of it, opened."""
    with casebook(keeping.copy(read_once[0], tmp_path)):
        yield read_once[1]


def look(source: str, number: int = 1, *, wordless: bool = True, alt: str = "", touched: int = 0) -> int:
    """Somebody looks at a covered copy; gives the number of the decision."""
    copy = sha256(looking.covered(source, number, (FACE,)).data).hexdigest()
    looked = Looked("show", (FACE,), copy, wordless, (("en", alt),))
    return looking.decide(Who("Aino"), source, number, touched, looked, AT, "looked").number


def shown(preview: Preview) -> dict[str, bytes]:
    """The pictures among the files of a site."""
    return {path: body for path, body in preview.files.items() if path.endswith((".jpg", ".png"))}


def test_a_picture_that_nobody_has_looked_at_is_absent_and_the_preview_says_so(source: str) -> None:
    """So is one that somebody keeps out, one of which nobody said that its words give nobody away, and every one where none are wanted."""
    preview = prepare(PLAN, AT)
    assert shown(preview) == {}
    assert [line.absent for line in preview.pictures] == ["nobody has looked at it"] * 2
    looking.decide(Who("Olu"), source, 1, 0, Looked("keep_in"), AT, "his mother asked")
    look(source, 2, wordless=False)
    preview = prepare(PLAN, AT)
    assert shown(preview) == {}
    assert [line.absent for line in preview.pictures] == [
        "Olu keeps it out: his mother asked",
        "nobody said that no words in it give anybody away",
    ]
    look(source, 1, touched=1)
    assert shown(prepare(dataclasses.replace(PLAN, pictures="none"), AT)) == {}


def test_a_picture_that_was_looked_at_is_shown_covered_and_bare(source: str) -> None:
    """The very bytes that were looked at, under a name of its own, with words for those who cannot see it, in each language; accepted by name."""
    look(source, 1, alt="Three people before a wall")
    look(source, 2)
    preview = prepare(PLAN, AT)
    assert preview.stops == ()
    assert len(shown(preview)) == 2
    for path, body in shown(preview).items():
        assert path.startswith("site/pictures/picture-")
        assert metadata_left(body) == []
        assert planted.SECRET.encode() not in body
    assert {sha256(body).hexdigest() for body in shown(preview).values()} == {one.said["sha256"] for one in looking.pictures(source)}
    pages = {path: body.decode() for path, body in preview.files.items() if "/cases/" in path and path.endswith(".html")}
    for path, page in pages.items():
        assert page.count("<img ") == 2
        assert ('alt="Three people before a wall"' in page) is ("/ko/" not in path)
        assert pictured.NAME not in page
    found = [f for f in preview.report.findings if f.parts == ("picture",)]
    assert len(found) == 2
    assert all("cannot be searched" in f.words and "searches the press by picture" in f.words for f in found)
    with pytest.raises(Refused, match="not answered"):
        publish(preview, {f.id: "agreed" for f in preview.report.findings if f not in found}, BY)
    made = publish(preview, {f.id: "agreed" for f in preview.report.findings}, BY)
    assert shown(preview).items() <= made.files.items()


def test_taken_back_it_goes_with_the_next_site_and_the_old_one_is_not_made_again(source: str) -> None:
    """Who takes the decision back takes the picture out."""
    number = look(source)
    preview = prepare(PLAN, AT)
    made = publish(preview, {f.id: "agreed" for f in preview.report.findings}, BY)
    assert shown(preview)
    withdraw(number, BY)
    assert shown(prepare(PLAN, AT)) == {}
    with pytest.raises(Refused, match="casebook has changed"):
        release(made.judgement.number)


def test_no_picture_of_a_protected_source_is_shown(source: str) -> None:
    """It would lead to the source."""
    look(source)
    protect(source, Protecting(("source",)), BY)
    (line, _) = prepare(PLAN, AT).pictures
    assert line.absent == "its source is protected"


def test_words_that_give_somebody_away_are_stopped_in_what_a_picture_is_said_to_show(source: str) -> None:
    """Somebody wrote the name of the man into the words for those who cannot see the picture."""
    look(source, alt=f"{NAME} before his school")
    assert prepare(PLAN, AT).stops


@pytest.mark.skipif(not typeset.available(), reason="the optional part for PDFs is not installed")
def test_a_dossier_and_a_bundle_hold_it(source: str) -> None:
    """The dossier shows the same bytes as a picture of its own; the bundle packs what the site shows."""
    look(source)
    preview = prepare(dataclasses.replace(PLAN, forms=("site", "dossier", "bundle"), languages=("en",)), AT)
    assert preview.stops == ()
    (body,) = [body for path, body in preview.files.items() if path.endswith(".pdf")]
    (one,) = held(body, "application/pdf")
    (picture,) = shown(preview).values()
    assert one.ident == sha256(picture).hexdigest()
    assert "data/" in "".join(_names(preview.files["bundle.zip"]))
    assert any(name.endswith(".jpg") for name in _names(preview.files["bundle.zip"]))


def _names(packed: bytes) -> list[str]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
        return bundle.namelist()


def thumbnail() -> bytes:
    """A JPEG whose EXIF holds a small picture with the name in its own comment."""
    inner = io.BytesIO()
    planted.drawn((32, 20)).save(inner, "JPEG", comment=planted.SECRET.encode())
    segment = b"Exif\0\0MM\0*\0\0\0\x08" + bytes(6) + inner.getvalue()
    body = pictured.file(planted.drawn())
    return body[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + body[2:]


@pytest.mark.parametrize("made", [planted.jpeg, planted.png, planted.gif, planted.webp, planted.tiff, thumbnail])
def test_a_name_planted_in_a_published_picture_is_caught(source: str, made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """In EXIF, XMP, IPTC, text chunks, a thumbnail, bytes after the end; as a file and inside a page. The pixels alone pass."""
    look(source)
    preview = prepare(PLAN, AT)
    (path,) = shown(preview)
    monkeypatch.setattr(planted, "SECRET", NAME)
    assert left_in({path: made()}, preview.veiled)
    assert left_in({path: encoded(pixels_of(made()))}, preview.veiled) == ()
    assert [row.verdict for row in ledger.judgements()] == ["protect", "picture"]
