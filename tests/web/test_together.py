"""What was decided in one act is taken back in one act: a row for each, what was decided on again since stays, by the rules of the single undo."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.test import Client
from tests.web.conftest import AT, words
from tests.web.staff import OWNER, employ, signed_in

from habeas.actions import review, team
from habeas.actions.assemble import refresh
from habeas.actions.review import Asked, waiting
from habeas.actions.together import act
from habeas.actions.who import Who
from habeas.store import assembled, ledger
from habeas.store.address import Book
from habeas.store.decided import decided, mark_of

BACK = "/queue/bulk?kind=event"


def whole(client: Client, **filter_: str) -> tuple[str, list[str]]:
    """Accept all that the filter wants, as a person does; where it leads, and the claims."""
    claims = [one.id for one in waiting(Asked(**filter_))]  # type: ignore[arg-type]
    form = {**filter_, "answer": "accept", "shown": str(len(claims)), "why": "read them all"}
    answer = client.post("/queue/bulk", form)
    assert answer.status_code == 303, words(answer)
    return answer.headers["Location"], claims


def take_back(client: Client, page: str) -> int:
    """Send the form that a page has for undoing all; gives the status."""
    form = page.split('action="/ledger/undo-all"')[1].split("</form>")[0]
    fields = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    return client.post("/ledger/undo-all", {**fields, "csrfmiddlewaretoken": ""}).status_code


def test_a_bulk_decision_is_undone_in_one_act(desk: Client, book: Book) -> None:
    """Right after it, on its own page: every claim waits again, each by a new row of the ledger, and the chain is whole. What was undone can be restored."""
    kind = next(waiting(Asked())).kind
    where, claims = whole(desk, kind=kind)
    assert len(claims) > 2
    page = words(desk.get(where))
    assert f"{len(claims)} decisions, made in one act" in page
    assert f"kind={kind}" in where
    assert take_back(desk, page) == 303
    made = ledger.judgements()
    assert [row.verdict for row in made] == ["accept"] * len(claims) + ["withdraw"] * len(claims)
    assert {row.withdraws for row in made[len(claims) :]} == {row.number for row in made[: len(claims)]}
    assert not list(ledger.faults())
    assert sorted(one.id for one in waiting(Asked(kind=kind))) == sorted(claims)
    page = words(desk.get(where))
    assert f"{len(claims)} of them are taken back." in page
    assert "undo-all" not in page
    assert take_back(desk, words(desk.get(f"/ledger/?together={mark_of(made[-1])}"))) == 303
    refresh()
    assert {assembled.noun(ident)[1].state for ident in claims} == {"accepted"}  # type: ignore[index]


def test_what_was_decided_on_again_since_stays_and_is_named(desk: Client, book: Book) -> None:
    """Somebody rejected one of them since, another was undone alone: neither is touched, and the page says whose decision holds."""
    where, claims = whole(desk, kind=next(waiting(Asked())).kind)
    review.decide(Who("Min-ji"), claims[0], 1, "reject", AT, "he denies it")
    second = decided().last(claims[1])
    assert second
    desk.post("/ledger/undo", {"number": second.hash})
    assert take_back(desk, words(desk.get(where))) == 303
    page = words(desk.get(where))
    assert f"{len(claims) - 1} of them are taken back." in page
    assert "1 stays as it is now" in page
    assert "Min-ji" in page
    last = decided().last(claims[0])
    assert last
    assert (last.verdict, last.by) == ("reject", "Min-ji")
    assert all(decided().last(ident) is None for ident in claims[1:])
    again = desk.post("/ledger/undo-all", {"together": mark_of(second)})
    assert again.status_code == 400
    assert "decided on each of these again since" in words(again)


def test_the_ledger_shows_what_belongs_together(desk: Client, book: Book) -> None:
    """Each row leads to the others of its act; a decision made alone leads nowhere, and an act that is not there is not found."""
    where, claims = whole(desk, kind=next(waiting(Asked())).kind)
    desk.post("/queue/decide", {"claim": next(waiting(Asked())).id, "seen": "0", "answer": "accept"})
    page = words(desk.get("/ledger/"))
    link = re.search(r'href="(/ledger/\?together=\w+)"', page)
    assert link
    assert page.count(link[1]) == min(len(claims), 49)
    assert words(desk.get(link[1])).count("/ledger/undo-all") == 1
    assert desk.get("/queue/bulk?done=" + "0" * 16).status_code == 404
    assert desk.post("/ledger/undo-all", {"together": ""}).status_code == 404
    assert where.endswith(link[1].partition("=")[2])


def test_an_act_is_taken_back_by_the_rules_of_the_single_undo(book: Book) -> None:
    """By whoever decided, or by somebody who may overrule. Who sees only some of the cases sees, counts and takes back only what is theirs."""
    cases = {case.id: case for case in assembled.nouns("cases")}
    mine, other = list(cases)[:2]
    for name, role in (("Min-ji", "reviewer"), ("Sung", "reviewer"), ("Edda", "editor"), ("Olu", "reader")):
        employ(name, role, every=True)
    employ("Ilse", "editor", cases=(mine,))
    minji, sung, edda, olu, ilse = (signed_in(name) for name in ("Min-ji", "Sung", "Edda", "Olu", "Ilse"))
    where, claims = whole(minji)
    mark = where.rpartition("=")[2]
    for nobody in (sung, olu):
        assert nobody.post("/ledger/undo-all", {"together": mark}).status_code == 403
    assert "undo-all" not in words(sung.get(f"/ledger/?together={mark}"))
    assert {row.verdict for row in ledger.judgements()} == {"team", "accept"}
    hers = [ident for ident in claims if ident.split(":")[0] in cases[mine].sources]
    assert 0 < len(hers) < len(claims)
    page = words(ilse.get(f"/ledger/?together={mark}"))
    assert f"{len(hers)} decisions, made in one act" in page
    assert take_back(ilse, page) == 303
    assert sum(row.verdict == "withdraw" for row in ledger.judgements()) == len(hers)
    rest = act(mark)
    assert rest
    assert (len(rest.rows), rest.gone) == (len(claims), len(hers))
    assert edda.post("/ledger/undo-all", {"together": mark}).status_code == 303
    assert ilse.post("/ledger/undo-all", {"together": mark}).status_code == 400
    stranger = signed_in(employ("Bo", "editor", cases=(other,)).name)
    review.decide_all(OWNER, Asked(source=cases[mine].sources[0]), left(cases[mine].sources[0]), "unsure", AT, "all of it")
    closed = mark_of(ledger.judgements()[-1])
    assert cases[mine].sources[0] not in cases[other].sources
    for mark in (closed, "0" * 16):
        assert stranger.post("/ledger/undo-all", {"together": mark}).status_code == 404


def left(source: str) -> int:
    """How many claims of a source wait."""
    return review.left(Asked(source=source))


def test_a_bulk_signature_is_taken_back_too(book: Book) -> None:
    """Where two sign, the second hand under many decisions is one act as well: taken back, they wait for a second hand again."""
    for name in ("Min-ji", "Sung"):
        employ(name, "reviewer", every=True)
    team.require_two(OWNER, ["claims"], AT)
    minji, sung = signed_in("Min-ji"), signed_in("Sung")
    kind = next(waiting(Asked())).kind
    _where, claims = whole(minji, kind=kind)
    where, signed = whole(sung, kind=kind, state="sign")
    assert sorted(signed) == sorted(claims)
    assert not review.awaiting()
    assert take_back(sung, words(sung.get(where))) == 303
    assert review.awaiting() == set(claims)
    assert json.loads(ledger.judgements()[-1].value).keys() == {"together"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_of_an_act_is_said_in_the_language(desk: Client, book: Book, language: str) -> None:
    """What would be undone is told in the reader's language, and the form is there."""
    where, claims = whole(desk, kind=next(waiting(Asked())).kind)
    desk.cookies["habeas-language"] = language
    said = {"en": f"Undo all {len(claims)}", "ko": f"{len(claims)}건 모두 되돌리기"}[language]
    assert said in words(desk.get(where))
