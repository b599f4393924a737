"""Publishing from the desk: what speaks against it is shown with its reasons, answered, and what is out is listed, fetched and withdrawn."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from django.test import Client
from tests.web.conftest import AT, words

from habeas.actions.assemble import refresh
from habeas.actions.cases import choose
from habeas.actions.decide import Deciding
from habeas.actions.overview import overview
from habeas.actions.protect import Protecting, protect
from habeas.protecting.jigsaw import Finding
from habeas.store import ledger
from habeas.store.address import Book
from habeas.web.answers import Answers, groups

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
    assert "the public" not in words(desk.get("/publish/", HTTP_ACCEPT_LANGUAGE="ko"))
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


GROUP = re.compile(r'name="in-(\w+)" value="(\w+)"')


def shown_together(page: str) -> dict[str, list[str]]:
    """The findings of each group that a page shows, by the group's name."""
    found: dict[str, list[str]] = {}
    for group, finding in GROUP.findall(page):
        found.setdefault(group, []).append(finding)
    return found


def test_one_reason_answers_like_findings(desk: Client, plan: dict[str, object]) -> None:
    """A reason for a group stands in the record of each finding in it, and a finding with a reason of its own keeps that one; none is filled in before."""
    page = words(desk.post("/publish/preview", plan))
    together = shown_together(page)
    assert any(len(found) > 1 for found in together.values())
    assert not re.search(r'name="(?:accept|group)-\w+" value="[^"]', page)
    alone = [name for name in re.findall(r'name="accept-(\w+)"', page) if not any(name in found for found in together.values())]
    apart = next(iter(together.values()))[0]
    answers = {f"accept-{name}": "looked at" for name in alone} | {f"group-{name}": "he agreed" for name in together}
    plan |= {"seen": re.findall(r'name="seen" value="(\w+)"', page)[0], "why": "for the family"}
    given = {**plan, **answers, f"accept-{apart}": "long known", **{f"in-{name}": found for name, found in together.items()}}
    assert desk.post("/publish/go", given).status_code == 303
    accepted = json.loads(ledger.judgements()[-1].value)["accepted"]
    assert set(accepted) == {*alone, *(one for found in together.values() for one in found)}
    assert accepted.pop(apart) == "long known"
    assert {accepted[one] for found in together.values() for one in found if one != apart} == {"he agreed"}


def test_what_was_not_shown_in_a_group_is_not_answered(desk: Client, plan: dict[str, object]) -> None:
    """A reason for a group does not reach a finding that the page did not show in it: nothing is published, and the others keep the reason as their own."""
    page = words(desk.post("/publish/preview", plan))
    together = shown_together(page)
    name, found = max(together.items(), key=lambda group: len(group[1]))
    every = dict.fromkeys(re.findall(r'name="(accept-\w+)"', page), "looked at")
    for one in found:
        del every[f"accept-{one}"]
    plan |= {"seen": re.findall(r'name="seen" value="(\w+)"', page)[0], "why": "for the family"}
    told = desk.post("/publish/go", {**plan, **every, f"group-{name}": "he agreed", f"in-{name}": found[:-1]})
    assert told.status_code == 409
    again = words(told)
    assert "1 findings are not answered" in again
    assert f'name="group-{name}" value=""' in again
    assert again.count('value="he agreed"') == len(found) - 1


def test_pictures_and_pseudonyms_are_answered_one_by_one() -> None:
    """Findings of one kind on one person that lead to one report are alike; each picture and each pseudonym stands alone."""
    found = [
        Finding("a", "p1", "…", ("words",), where="source 1 (Coast Ledger)"),
        Finding("b", "p1", "…", ("words",), where="source 1 (Coast Ledger)"),
        Finding("c", "p1", "…", ("words",), where="source 2 (Harbour Wire)"),
        Finding("d", "p1", "…", ("act", "time")),
        Finding("e", "p1", "…", ("place",)),
        Finding("f", "p2", "…", ("place",)),
        Finding("g", "", "…", ("picture",)),
        Finding("h", "", "…", ("picture",)),
        Finding("i", "p1", "…", ("pseudonym",)),
    ]
    made = groups(found, Answers(), {"p1": "Tomas", "p2": "Marek"}, "en")
    assert [[line.id for line in group.lines] for group in made] == [["a", "b"], ["c"], ["d", "e"], ["f"], ["g"], ["h"], ["i"]]
    assert [group.person for group in made[:4]] == ["Tomas", "Tomas", "Tomas", "Marek"]


def test_every_case_can_be_chosen(desk: Client, plan: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases are looked for and turned over; what was ticked and typed stays in the form, and nothing is published by it."""
    monkeypatch.setattr("habeas.web.pages.publish.PAGE", 1)
    ticked = str(plan["case"][0])  # type: ignore[index]  # a list of one
    every = {one.line.id for one in overview()}
    assert len(every) > 1
    seen: set[str] = set()
    for page in range(len(every) + 1):
        form = {**plan, "page": str(page), "people": "9999", "dates": "year"}
        answer = words(desk.post("/publish/cases", form))
        seen |= set(re.findall(r'name="case" value="([^"]+)">', answer))
        assert f'value="{ticked}" checked' in answer
        assert 'name="title" value="Nine in Bangkok"' in answer
        assert 'name="people" value="9999"' in answer
        assert '<option value="year" selected>' in answer
    assert seen | {ticked} == every
    found = words(desk.post("/publish/cases", {"q": "선양"}))
    assert len(re.findall(r'name="case"', found)) == 1
    assert "No other case fits" in words(desk.post("/publish/cases", {"q": "Nowhere at all"}))
    assert "publish" not in {row.verdict for row in ledger.judgements()}
