"""Publishing from the desk: what speaks against it is shown with its reasons, answered, and what is out is listed, fetched and withdrawn."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.test import Client
from tests.web.conftest import AT, words

from habeas.actions.assemble import refresh
from habeas.actions.cases import choose
from habeas.actions.decide import Deciding
from habeas.actions.protect import Protecting, protect
from habeas.store import ledger
from habeas.store.address import Book

NAME = "Tomas Verriden"


@pytest.fixture
def plan(book: Book) -> dict[str, object]:
    """The form for the case of a man who asked to be protected."""
    refresh()
    protect(NAME, Protecting(("asked",)), Deciding("Aino", AT, "he asked"))
    refresh()
    return {"case": [choose("Bangkok")[1]], "title": "Nine in Bangkok", "form": ["site"], "language_of_site": ["en"], "dates": "month"}


def test_a_publication_from_the_form_to_its_withdrawal(desk: Client, plan: dict[str, object]) -> None:
    """The preview says whom it protects and shows the pages, shut in a frame; with each finding answered and a reason the files can be fetched."""
    page = words(desk.post("/publish/preview", plan))
    assert f'<b dir="auto">{NAME}</b> → <b dir="auto">' in page
    found = re.findall(r'name="(accept-\w+)"', page)
    assert found
    plan["seen"] = re.findall(r'name="seen" value="(\w+)"', page)[0]
    looked = desk.get(re.findall(r'<iframe name="preview" src="([^"]+)" sandbox', page)[0])
    assert NAME not in words(looked)
    assert "sandbox" in looked.headers["Content-Security-Policy"]
    refused = desk.post("/publish/go", {**plan, "why": "for the family"})
    assert refused.status_code == 409
    assert "not answered" in words(refused)
    assert desk.post("/publish/go", {**plan, **dict.fromkeys(found, "agreed")}).status_code == 409  # no reason for the whole
    done = desk.post("/publish/go", {**plan, **dict.fromkeys(found, "agreed"), "why": "for the family"})
    assert done.status_code == 303
    number = ledger.judgements()[-1].number
    assert "Nine in Bangkok" in words(desk.get("/publish/"))
    with zipfile.ZipFile(io.BytesIO(desk.get(f"/publish/{number}/files").content)) as files:
        assert "site/index.html" in files.namelist()
        assert not any(NAME.encode() in files.read(name) for name in files.namelist())
    assert desk.post(f"/publish/{number}/withdraw", {"why": " "}).status_code == 400
    assert desk.post(f"/publish/{number}/withdraw", {"why": "the family asked"}).status_code == 303
    assert desk.get(f"/publish/{number}/files").status_code == 404


def test_another_pseudonym_is_drawn_where_it_is_shown(desk: Client, plan: dict[str, object]) -> None:
    """The new one stands in the preview that comes back, the answers are kept, and what was looked at before is published no more."""
    page = words(desk.post("/publish/preview", plan))
    bearing, *rest = re.findall(r'formaction="/publish/another" name="bearing" value="([^"]+)"', page)
    found = re.findall(r'name="(accept-\w+)"', page)
    again = desk.post("/publish/another", {**plan, "bearing": bearing, **dict.fromkeys(found, "agreed")})
    assert again.status_code == 200
    assert f"in place of {bearing}" in words(again)
    now = re.findall(r'name="bearing" value="([^"]+)"', words(again))
    assert bearing not in now
    assert set(rest) < set(now)
    assert 'value="agreed"' in words(again)
    late = desk.post("/publish/go", {**plan, "seen": re.findall(r'name="seen" value="(\w+)"', page)[0], "why": "for the family"})
    assert late.status_code == 409
    assert desk.post("/publish/another", {**plan, "bearing": "Nobody At All"}).status_code == 404


def test_what_was_not_looked_at_is_not_published(desk: Client, plan: dict[str, object]) -> None:
    """Where other words or people would go out than the preview showed, the new preview is shown with the answers kept, and nothing is published."""
    page = words(desk.post("/publish/preview", plan))
    given = {**dict.fromkeys(re.findall(r'name="(accept-\w+)"', page), "agreed"), "why": "for the family"}
    plan["seen"] = re.findall(r'name="seen" value="(\w+)"', page)[0]
    protect("Marek Verriden", Protecting(("asked",)), Deciding("Aino", AT, "he asked too"))
    told = desk.post("/publish/go", {**plan, **given})
    assert told.status_code == 409
    assert "has changed since you looked" in words(told)
    assert 'value="agreed"' in words(told)
    assert ledger.judgements()[-1].verdict == "protect"


def test_a_form_that_cannot_be_is_told_so(desk: Client, plan: dict[str, object]) -> None:
    """No case, or a number that is none, is a fault of the form and nothing is made; a preview that is not there is not found."""
    assert desk.post("/publish/preview", {**plan, "case": []}).status_code == 400
    assert desk.post("/publish/preview", {**plan, "people": "many"}).status_code == 400
    assert desk.get("/publish/look/none/site/index.html").status_code == 404
