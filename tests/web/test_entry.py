"""Who gets in, and what every answer carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.web.conftest import words

from habeas.actions.who import Who
from habeas.web.entry import DOOR, IDLE, Door, cookie

PAGES = ["/", "/queue/", "/people/", "/sources/", "/search/?q=Tomas", "/add/", "/ledger/"]


def test_a_link_signs_in_once(book: Path) -> None:
    """The link opens the desk and sets a cookie that scripts cannot read and other sites cannot send; used again, it opens nothing."""
    link = f"/enter/{DOOR.link(Who('Aino'))}"
    first, second = Client(HTTP_HOST="127.0.0.1"), Client(HTTP_HOST="127.0.0.1")
    entered = first.get(link)
    assert entered.status_code == 303
    crumb = entered.cookies[cookie()]
    assert crumb["httponly"]
    assert crumb["samesite"] == "Strict"
    assert first.get("/").status_code == 200
    again = second.get(link)
    assert again.status_code == 403
    assert "used already" in words(again)
    assert second.get("/").status_code == 403


@pytest.mark.parametrize(
    "page", [*PAGES, "/cases/1", "/sources/abc", "/sources/abc/original", "/claims/abc", "/queue/bulk", "/add/jobs", "/nothing/here"]
)
def test_nobody_else_gets_in(book: Path, page: str) -> None:
    """Without a session every address gives the same refusal, whether or not there is anything behind it."""
    refused = Client(HTTP_HOST="127.0.0.1").get(page)
    assert refused.status_code == 403
    assert "not signed in" in words(refused)
    assert "Verriden" not in words(refused)


def test_every_address_asks_who_is_there(book: Path) -> None:
    """No address but the link and the program's own files answers someone who is not signed in; this test sees new ones too."""
    client = Client(HTTP_HOST="127.0.0.1")
    for route in get_resolver().url_patterns:
        path = "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<\w+:\w+>", "x", str(route.pattern)))
        if not path.startswith(("/enter/", "/static/")):
            assert client.get(path).status_code == 403, path
            assert client.post(path).status_code == 403, path


def test_a_session_ends_when_it_is_left_unused() -> None:
    """Twelve hours without a page end a session; so does signing out."""
    now = [0.0]
    door = Door(lambda: now[0])
    session = door.enter(door.link(Who("Aino"))) or ""
    now[0] = IDLE - 1
    assert door.who(session)
    now[0] += IDLE + 1
    assert door.who(session) is None
    other = door.enter(door.link(Who("Aino"))) or ""
    door.leave(other)
    assert door.who(other) is None


def test_signing_out_ends_the_session(desk: Client) -> None:
    """After signing out the same browser is refused."""
    assert desk.post("/leave").status_code == 200
    assert desk.get("/").status_code == 403


def test_another_host_is_refused(desk: Client) -> None:
    """A page from elsewhere that made its name point at this machine is not answered."""
    for host in ("evil.example", "127.0.0.1.evil.example", "192.168.0.7:8000"):
        refused = desk.get("/", HTTP_HOST=host)
        assert refused.status_code == 400
        assert "Verriden" not in words(refused)
    assert desk.get("/", HTTP_HOST="localhost:8123").status_code == 200


def test_a_form_from_elsewhere_is_refused(book: Path) -> None:
    """A form without this desk's own mark changes nothing."""
    client = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)
    client.get(f"/enter/{DOOR.link(Who('Aino'))}")
    assert client.post("/ledger/undo", {"number": "1"}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', words(client.get("/")))
    assert token
    form = {"csrfmiddlewaretoken": token[1], "language": "ko"}
    assert client.post("/language", form, HTTP_ORIGIN="http://evil.example").status_code == 403
    assert client.post("/language", form, HTTP_ORIGIN="http://127.0.0.1").status_code == 303


@pytest.mark.parametrize("page", [*PAGES, "/nothing/here", "/cases/none"])
def test_every_answer_keeps_to_itself(desk: Client, page: str) -> None:
    """Nothing inline runs, nothing from elsewhere loads, nothing is stored or framed: on pages and on errors alike."""
    headers = desk.get(page).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_defect_tells_nothing_of_a_case(desk: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """When the program itself fails, neither the page nor the terminal shows words of a case."""

    def fail(words: str, *_: object) -> None:
        raise RuntimeError(f"Tomas Verriden and {words}")

    monkeypatch.setattr("habeas.web.pages.search.search", fail)
    desk.raise_request_exception = False
    failed = desk.get("/search/?q=Marek")
    assert failed.status_code == 500
    assert "Verriden" not in words(failed)
    heard = capfd.readouterr()
    assert "RuntimeError" in heard.err
    assert "Verriden" not in heard.err + heard.out


def test_a_way_back_never_leads_elsewhere(desk: Client) -> None:
    """A form that asks to go back to another site is sent to the cases."""
    for back in ("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"):
        assert desk.post("/language", {"language": "ko", "back": back}).headers["Location"] == "/"
