"""The pictures of a source at the desk: boxes in numbers, the covered copy, who has looked; shown to those who may see the source and to nobody else."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests import pictured
from tests.databases import Keeping
from tests.web.conftest import AT, words
from tests.web.staff import employ, signed_in

from habeas.actions import looking
from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.inbox import INBOX
from habeas.protecting.faces import detector
from habeas.store import assembled, ledger
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.web.freshness import FRESHNESS

FACE = "x=20&y=30&w=120&h=150"
UNRELATED = b"Ostwick, 3 May 2018. Police arrested Ilse Brandvik, a nurse, on 2 May 2018 in Ostwick, her brother Anders Brandvik said."


@pytest.fixture(scope="module")
def pictured_once(keeping: Keeping, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, str]:
    """A casebook with a report that holds two pictures, and another report."""
    path = keeping.place(tmp_path_factory.mktemp("pictured"))
    with casebook(path, create=True):
        (report,) = add_report(pictured.NAME, pictured.word(), {}, AT).reports
        add_report("ostwick.txt", UNRELATED, {}, AT)
        refresh()
    return path, report.source.id


@pytest.fixture
def book(keeping: Keeping, pictured_once: tuple[Book, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A copy of it, opened."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    path = keeping.copy(pictured_once[0], tmp_path)
    with casebook(path):
        FRESHNESS._kept.clear()
        INBOX.open(path)
        yield path


@pytest.fixture
def at(pictured_once: tuple[Book, str]) -> str:
    """Where the pictures of the report stand."""
    return f"/sources/{pictured_once[1]}/pictures/"


def form(page: str) -> dict[str, object]:
    """What the form that decides would send, as a person sends it who ticks that they have looked."""
    body = page.split('id="decision"')[1].split("</form>")[0]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', body):
        fields.setdefault(name, []).append(html.unescape(value))
    return {**fields, "looked": "1", "answer": "show"}


def test_a_picture_is_covered_by_numbers_alone_and_looked_at(desk: Client, at: str) -> None:
    """Without a mouse and without the machine: a box in numbers, the covered copy, and the decision with who, when and why."""
    assert f'href="{at}"' in words(desk.get(at.removesuffix("/pictures/")))
    assert "nobody has looked" in words(desk.get(at))
    assert 'id="decision"' not in words(desk.get(at + "1?hand"))
    page = words(desk.get(f"{at}1?look=1&{FACE}&x=&y=&w=&h="))
    assert f"covered?{FACE.replace('&', '&amp;')}" in page
    with Image.open(io.BytesIO(desk.get(f"{at}1/covered?{FACE}").content)) as copy:
        assert len(copy.crop((25, 35, 135, 175)).convert("RGB").quantize(16).getcolors() or ()) <= 16
    unseen = desk.post(at + "1", {**form(page), "looked": ""})
    assert unseen.status_code == 409
    done = desk.post(at + "1", {**form(page), "wordless": "1", "alt-en": "A street", "why": "for the family"})
    assert done.status_code == 303
    row = ledger.judgements()[-1]
    assert (row.verdict, row.by, row.why) == ("picture", "Aino", "for the family")
    assert "looked at, may be shown" in words(desk.get(at + "1"))
    assert "looked at a picture" in words(desk.get("/ledger/"))


def test_who_decides_on_an_old_page_is_told_and_keeps_their_boxes(sign_in: Callable[[str], Client], at: str) -> None:
    """Two people with the same page: the second learns what the first did, sees their own boxes again, and nothing of the first is lost."""
    aino, olu = sign_in("Aino"), sign_in("Olu")
    page = words(aino.get(f"{at}2?look=1&{FACE}"))
    assert olu.post(at + "2", {"touched": "0", "answer": "keep_in", "why": "his mother asked"}).status_code == 303
    late = aino.post(at + "2", form(page))
    assert late.status_code == 409
    assert "his mother asked" in words(late)
    assert 'name="w" value="120"' in words(late)
    assert [row.by for row in ledger.judgements()] == ["Olu"]
    assert aino.post(at + "2", form(words(late))).status_code == 303


def test_a_box_is_taken_away_and_a_form_that_cannot_be_is_told_so(desk: Client, at: str) -> None:
    """A ticked row goes; words for numbers, a box outside, an answer that is none, a picture that is not there are refused and nothing is written."""
    page = words(desk.get(f"{at}1?look=1&{FACE}&x=200&y=30&w=90&h=90&drop=0"))
    assert 'name="x" value="200"' in page
    assert 'name="x" value="20"' not in page
    for wrong in ("x=a&y=1&w=2&h=3", "x=9000&y=1&w=2&h=3"):
        assert desk.get(f"{at}1?look=1&{wrong}").status_code == 400
    assert desk.post(at + "1", {"touched": "", "answer": "keep_in"}).status_code == 400
    assert desk.post(at + "1", {"touched": "0", "answer": "publish"}).status_code == 400
    for missing in ("3", "0", "1/4"):
        assert desk.get(at + missing).status_code == 404
    assert desk.post(at + "9", {"touched": "0", "answer": "keep_in"}).status_code == 404
    assert ledger.judgements() == ()


def test_a_photograph_is_given_to_a_report_on_its_page(desk: Client, at: str) -> None:
    """Sent without a script, it is the next picture to look at; what is no picture is refused in words."""
    assert 'name="picture"' in words(desk.get(at))
    photo = SimpleUploadedFile("Tomas.jpg", pictured.file(pictured.crowd(1)))
    made = desk.post(at, {"picture": photo, "why": "his sister sent it"})
    assert (made.status_code, made.headers["Location"]) == (303, at + "3")
    assert "his sister sent it" in words(desk.get(at + "3"))
    assert desk.post(at, {"picture": SimpleUploadedFile("a.jpg", b"a letter")}).status_code == 400
    assert desk.post(at, {}).status_code == 400


def test_without_the_part_that_finds_faces_the_page_says_so(desk: Client, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may take an empty list of boxes for a picture without faces."""
    monkeypatch.setattr(detector, "available", lambda: False)
    assert "no machine has looked" in words(desk.get(at + "1"))


def test_pictures_are_seen_by_those_who_see_the_source(book: Book, at: str) -> None:
    """The owner and a colleague of the case look and decide, a reader only looks, and a stranger finds what they would find if there were nothing."""
    case = next(c.id for c in assembled.nouns("cases") if at.split("/")[2] in c.sources)
    other = next(c.id for c in assembled.nouns("cases") if at.split("/")[2] not in c.sources)
    employ("Aino", "administrator")
    employ("Min-ji", "reviewer", cases=(case,))
    employ("Olu", "reader", cases=(case,))
    employ("Sung", "editor", cases=(other,))
    for name, decides in (("Aino", True), ("Min-ji", True), ("Olu", False)):
        client = signed_in(name)
        page = words(client.get(f"{at}1?look=1&{FACE}"))
        assert ('id="decision"' in page) is decides
        assert client.get(at + "1/seen").headers["Content-Type"] == "image/jpeg"
        answer = client.post(at + "2", {"touched": str(looking.picture(at.split("/")[2], 2).touched), "answer": "keep_in"})
        assert answer.status_code == (303 if decides else 403)
    stranger = signed_in("Sung")
    for path in ("", "1", "1/seen", f"1/covered?{FACE}"):
        assert stranger.get(at + path).status_code == 404
    assert stranger.post(at, {"picture": SimpleUploadedFile("a.jpg", pictured.file(pictured.crowd(1)))}).status_code == 404
    assert stranger.post(at + "1", {"touched": "0", "answer": "keep_in"}).status_code == 404
