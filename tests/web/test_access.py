"""What somebody may not see adds nothing to anything they are shown: on every address, in every body and header, with owner, colleague and stranger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from tests.databases import Keeping
from tests.web.conftest import AT
from tests.web.staff import employ, signed_in

from habeas.actions import pairs, review, seeing, team
from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, withdraw
from habeas.actions.inbox import INBOX, Found, Job
from habeas.actions.protect import Protecting, protect
from habeas.actions.who import Who
from habeas.pipeline import parse_metadata
from habeas.store import accounts, assembled, ledger
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.store.decided import mark_of
from habeas.store.models import CaseRow, NounRow
from habeas.web.rules import RULES

HIDDEN = """Weaver Zephyrine Quillwort seized in Kestrelmoor

By Lorcan Wraithmark, Wraithmark Gazette, 3 August 2021

KESTRELMOOR - Zephyrine Quillwort, a weaver, was arrested in Kestrelmoor on 2 August 2021, her sister Odalys Quillwort said on Tuesday.

Police in Bangkok detained Zephyrine Quillwort's brother Peregrin Quillwort on 1 August 2021. The Ministry of Thornfen denies it.
"""
SIDE = "name,outlet,published,language\ngloamfile.txt,Wraithmark Gazette,2021-08-03,en\n"
WHY = "umbracord"
CANARIES = ("zephyrine", "quillwort", "kestrelmoor", "wraithmark", "gloamfile", "odalys", "peregrin", "thornfen", WHY)


@dataclass
class Closed:
    """Ids that only some may see, and those that a colleague sees."""

    case: str
    source: str
    claim: str
    people: tuple[str, str]
    row: str
    open_case: str
    open_source: str
    open_claim: str
    mark: str

    @property
    def canaries(self) -> tuple[str, ...]:
        """Words and ids of the closed case, none of which a stranger may be shown."""
        return (*CANARIES, self.case, self.source, self.row, self.mark)


@pytest.fixture(scope="module")
def secret_book(keeping: Keeping, read_once: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The three reports, and a fourth that only some may see, with decisions on it."""
    path = keeping.copy(read_once, tmp_path_factory.mktemp("closed"))
    with casebook(path):
        add_report("gloamfile.txt", HIDDEN.encode(), parse_metadata(SIDE.encode()), AT)
        refresh()
        source = next(s for s in assembled.nouns("sources") if s.name == "gloamfile.txt").id
        claims = [c.id for c in assembled.starting("claims", f"{source}:")]
        review.decide(Who("Aino"), claims[0], 0, "accept", AT, WHY)
        review.decide(Who("Aino"), claims[1], 0, "unsure", AT, WHY)
        one, other = _two_people(source)
        pairs.decide(Who("Aino"), one, other, False, 0, AT, WHY)
        kind = next(c.kind for c in assembled.starting("claims", f"{source}:")[3:] if c.kind != assembled.noun(claims[2])[1].kind)  # type: ignore[index]
        some = review.Asked(source=source, kind=kind)
        review.decide_all(Who("Aino"), some, review.left(some), "unsure", AT, WHY)
        refresh()
    return path


def _two_people(source: str) -> tuple[str, str]:
    found = [p.id for p in assembled.nouns("people") if p.names and any(m.source == source for m in p.mentions)]
    return found[0], found[1]


@pytest.fixture
def closed(keeping: Keeping, secret_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Closed]:
    """A copy of it, opened, in which an owner, a colleague and a stranger work."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    path = keeping.copy(secret_book, tmp_path)
    with casebook(path):
        INBOX.open(path)
        yield ids()


def ids() -> Closed:
    """Ids of the closed report and of an open one."""
    source = next(s for s in assembled.nouns("sources") if s.name == "gloamfile.txt").id
    plea = next(s for s in assembled.nouns("sources") if s.name == "plea.txt").id
    cases = {c.id: c for c in assembled.nouns("cases")}
    return Closed(
        next(i for i, c in cases.items() if source in c.sources),
        source,
        assembled.starting("claims", f"{source}:")[2].id,
        _two_people(source),
        ledger.judgements()[0].hash,
        next(i for i, c in cases.items() if plea in c.sources),
        plea,
        assembled.starting("claims", f"{plea}:")[0].id,
        mark_of(ledger.judgements()[-1]),
    )


def asked(route: str, at: Closed) -> list[tuple[str, str, dict[str, str]]]:
    """What to ask of an address: (method, path, form), with ids of the closed case wherever an id goes."""
    one, other = at.people
    form = {"claim": at.claim, "seen": "0", "answer": "accept"}
    get: dict[str, list[str]] = {
        "": ["", "?q=verriden", "?open=questions", "?order=report", "?from=1"],
        "queue/correct": [f"?claim={quote(at.claim)}"],
        "queue/": ["?", f"?source={at.source}", "?state=unsure", "?state=sign", f"?claim={quote(at.claim)}", f"?after={quote(at.claim)}"],
        "queue/bulk": ["?answer=accept", f"?answer=reject&source={at.source}", f"?done={at.mark}"],
        "people/": ["", "?about=event", "?state=decided", "?state=together", "?state=apart", "?q=a", "?about=event&q=a"],
        "people/compare": [f"?one={quote(one)}&other={quote(other)}", f"?one={quote(one)}&other=nobody"],
        "search/": [
            "?q=police",
            "?q=bangkok",
            "?q=arrested",
            "?q=2021",
            "?q=ministry",
            "?q=sister",
            "?about=event",
            "?near=relative",
            "?q=a&kind=claim",
            "?country=TH",
        ],
        "ledger/": ["", "?differing=1", "?verdict=accept", "?by=Aino", "?from=1", f"?together={at.mark}"],
        "cases/<str:ident>": ["", "?on=2021-09-01", "?every"],
        "sources/<str:ident>": ["", "?from=0&to=9", f"?claim={quote(at.claim)}"],
    }
    post: dict[str, list[dict[str, str]]] = {
        "claims/<str:ident>/decide": [{"seen": "0", "answer": "accept"}, {"seen": "9", "answer": "accept"}],
        "sources/<str:ident>/add": [
            {"from": "0", "to": "6", "marked": "Weaver", "do": "protect"},
            {"from": "0", "to": "6", "marked": "Weaver"},
        ],
        "queue/decide": [form, {**form, "seen": "7"}],
        "queue/bulk": [{"source": at.source, "answer": "accept", "shown": "1", "why": "all"}],
        "people/decide": [{"one": one, "other": other, "seen": "0", "answer": "same"}],
        "ledger/undo": [{"number": "1"}, {"number": at.row}],
        "ledger/undo-all": [{"together": at.mark}],
        "ledger/sign": [{"row": at.row}],
    }
    paths = [path(route, ident, at) for ident in (("closed", "open") if "ident" in route else ("none",))]
    questions = [("GET", p + tail, {}) for p in paths for tail in get.get(route, [""])]
    return questions + [("POST", p, data) for p in paths for data in post.get(route, [{}])]


def path(route: str, which: str, at: Closed) -> str:
    """The address with an id of the closed case, of an open one, or of none."""
    wanted = {"closed": (at.case, at.source, at.claim), "open": (at.open_case, at.open_source, at.open_claim)}
    case, source, claim = wanted.get(which, ("nothing", "nothing", "nothing:c1"))
    ident = case if route.startswith("cases/") else source if route.startswith("sources/") else claim
    made = route.replace("<str:ident>", quote(ident)).replace("<int:place>", "20").replace("<int:number>", "1").replace("<int:ident>", "1")
    return "/" + re.sub(r"<\w+:\w+>", "x", made)


def routes() -> list[str]:
    """Every address of the desk."""
    return [str(pattern.pattern) for pattern in get_resolver("habeas.web.urls").url_patterns]


def shown(response: HttpResponse) -> str:
    """Everything that an answer says: body, headers, cookies."""
    body = b"" if response.streaming else response.content
    said = body.decode("utf-8", "replace") + str(response.headers) + str(response.cookies)
    return unquote(said).casefold()


def ask(client: Client, method: str, where: str, form: dict[str, str], **headers: str) -> HttpResponse:
    """One request; leaving and signing out are asked for last by nobody here."""
    client.raise_request_exception = False
    answer = client.get(where, **headers) if method == "GET" else client.post(where, form, **headers)  # type: ignore[arg-type]
    assert answer.status_code < 500, (method, where)
    return answer  # type: ignore[return-value]


def test_every_address_has_a_rule() -> None:
    """Whoever adds an address says who may ask for it; the rules name no address that there is not."""
    assert set(RULES) == set(routes())


def test_a_stranger_is_shown_nothing_of_a_closed_case(closed: Closed) -> None:
    """Not even to an editor, who may do all but manage: no address says a word or an id of the closed case, in body, headers or cookies."""
    employ("Sung", "editor", cases=(closed.open_case,))
    INBOX._write(Job("1-closed", "1", "gloamfile.txt", 9, "Aino", AT, "added", (Found(closed.source, "Zephyrine", "", 1, 1, 1, 1),)))
    assert leaks(signed_in("Sung"), closed) == []


def leaks(client: Client, closed: Closed) -> list[tuple[str, str, str]]:
    """(method, address, word) of everything of the closed case that a person is shown, on whatever address."""
    told = []
    for route in routes():
        if route in ("leave", "language"):
            continue
        for method, where, form in asked(route, closed):
            for headers in ({}, {"HTTP_HX_REQUEST": "true"}) if route.startswith(("queue/", "claims/")) else ({},):
                said = shown(ask(client, method, where, form, **headers))
                for given in (where, *form.values()):  # what was asked for may be said back
                    for part in re.split(r"[/?&=#]", unquote(given).casefold()):
                        said = said.replace(part, "") if len(part) > 5 else said
                told += [(method, where, word) for word in closed.canaries if word in said]
    return told


def test_a_colleague_and_the_owner_see_it(closed: Closed) -> None:
    """Who was given the case, and who sees all, find it on the pages where a stranger finds nothing: the canaries are alive."""
    employ("Aino", "administrator")
    employ("Min-ji", "reviewer", cases=(closed.case,))
    for client in (signed_in("Aino"), signed_in("Min-ji")):
        for where in (
            "/",
            "/search/?q=weaver",
            "/sources/",
            f"/cases/{closed.case}",
            f"/sources/{closed.source}",
            "/ledger/",
            "/queue/bulk",
        ):
            assert "quillwort" in shown(ask(client, "GET", where, {})), where
    assert "verriden" not in shown(ask(signed_in("Min-ji"), "GET", "/", {}))


WHERE = ("/", "/sources/", "/search/?q=weaver", "/search/?q=bangkok", "/people/?q=quillwort", "/ledger/", "/queue/bulk")


def test_what_is_protected_from_somebody_closes_the_reports_that_tell_of_it(closed: Closed) -> None:
    """A person whom only editors may see: a reviewer who sees every case else is shown nothing of the case on any address, until it is taken back."""
    employ("Sung", "reviewer", every=True)
    employ("Min-ji", "editor", every=True)
    reviewer, editor = signed_in("Sung"), signed_in("Min-ji")
    assert "quillwort" in shown(ask(reviewer, "GET", "/", {}))
    made = protect("Zephyrine Quillwort", Protecting(("asked",), "editors"), Deciding("Aino", AT, WHY))
    assert leaks(reviewer, closed) == []
    assert "verriden" in shown(ask(reviewer, "GET", "/", {}))
    assert "quillwort" in shown(ask(editor, "GET", "/", {}))
    withdraw(made.number, Deciding("Aino", AT, "she agrees"))
    assert "quillwort" in shown(ask(reviewer, "GET", "/", {}))


@pytest.mark.parametrize(
    ("named", "passage"), [("Bangkok", ""), ("gloamfile.txt", ""), ("gloamfile.txt", "The Ministry of Thornfen denies it.")]
)
def test_a_place_a_report_and_a_passage_have_an_audience_too(closed: Closed, named: str, passage: str) -> None:
    """What is protected may be a place, a report or words of it."""
    employ("Sung", "reviewer", every=True)
    client = signed_in("Sung")
    assert "quillwort" in shown(ask(client, "GET", "/", {}))
    protect(named, Protecting(("asked",), "editors", passage=passage), Deciding("Aino", AT, WHY))
    pages = [shown(ask(client, "GET", where, {})).replace("q=quillwort", "").replace('value="quillwort"', "") for where in WHERE]
    assert [word for page in pages for word in closed.canaries if word in page] == []


def test_what_is_open_to_named_readers_is_closed_to_an_administrator(closed: Closed) -> None:
    """The one who is named sees it, by whatever capitals; an administrator who is not is shown nothing, also where cases are given to people."""
    employ("Aino", "administrator")
    employ("Min-ji", "reviewer", every=True)
    keeper = employ("Ondine", "reader", cases=(closed.case,))
    protect("Odalys Quillwort", Protecting(("relative_in_reach",), "named", ("MIN-JI",)), Deciding("Root", AT, WHY))
    owner, named = signed_in("Aino"), signed_in("Min-ji")
    assert "quillwort" in shown(ask(named, "GET", f"/cases/{closed.case}", {}))
    for where in ("/", "/sources/", "/search/?q=weaver", "/ledger/", "/publish/", "/team/", f"/team/{keeper.pk}"):
        assert not [word for word in closed.canaries if word in shown(ask(owner, "GET", where, {}))], where
    team.set_access(Who("Aino"), keeper.pk, False, (closed.case,), False, AT)
    with seeing.through(seeing.view_of(accounts.account_named("Aino"))):
        team.set_access(Who("Aino"), keeper.pk, False, (closed.open_case,), False, AT)
    assert accounts.cases_given(keeper) == {closed.case, closed.open_case}


def test_a_report_that_names_somebody_protected_is_closed_though_nothing_links_it(closed: Closed) -> None:
    """Another report with the protected name is closed too, also before it is known whether the two are one person, and one that comes later."""
    employ("Sung", "reviewer", every=True)
    protect("Peregrin Quillwort", Protecting(("asked",), "editors"), Deciding("Aino", AT, WHY))
    client = signed_in("Sung")
    late = b"Ostwick, 3 May 2018. Ilse Brandvik, a nurse, was fined in Ostwick. The court also read out a letter of Peregrin Quillwort."
    add_report("late.txt", late, {}, AT)
    refresh()
    for where in ("/", "/search/?q=ostwick", "/sources/", "/queue/bulk", "/search/?q=peregrin"):
        assert not [word for word in ("peregrin quillwort", "brandvik", "late.txt") if word in shown(ask(client, "GET", where, {}))], where


def test_closed_and_absent_are_answered_alike(closed: Closed) -> None:
    """An address of the closed case gives what an address of nothing gives: the same status, headers and words."""
    employ("Sung", "editor", cases=(closed.open_case,))
    client = signed_in("Sung")
    for route in (route for route in routes() if "<str:ident>" in route):
        for method in ("GET", "POST"):
            form = {"seen": "0", "answer": "accept", "from": "0", "to": "6", "marked": "Weaver"}
            answers = [
                plain(ask(client, method, path(route, which, closed), form), path(route, which, closed)) for which in ("closed", "none")
            ]
            assert answers[0] == answers[1], (method, route)


def plain(response: HttpResponse, where: str) -> tuple[int, str, str]:
    """Status, headers and body without the address itself and the marks of forms."""
    ident = where.split("/")[2]
    body = re.sub(r'(value="|CSRFToken": ")[\w-]{64}"', "", response.content.decode()).replace(ident, "").replace(unquote(ident), "")
    headers = {k: v for k, v in response.headers.items() if k not in ("Content-Length", "Vary")}
    return response.status_code, str(sorted(headers.items())).replace(ident, ""), body


def test_what_a_stranger_sees_is_what_they_would_see_if_it_were_not_there(
    closed: Closed, keeping: Keeping, read_once: Book, tmp_path: Path
) -> None:
    """Every page, number and order is the same, byte by byte, as over a casebook that never had the closed report nor the decisions on it."""

    def pages(make: Callable[[], Client]) -> dict[str, str]:
        client = make()
        found = {}
        for where in (
            "/", "/?order=name", "/queue/", "/queue/bulk?answer=accept", "/people/", "/people/?about=event", "/people/?q=a", "/sources/",
            "/search/?q=bangkok", "/search/?q=police", "/search/?about=event", "/search/?near=relative", "/search/?since=2018-01-01",
            "/ledger/", "/add/", f"/cases/{closed.open_case}", f"/sources/{closed.open_source}",
        ):  # fmt: skip
            found[where] = plain(ask(client, "GET", where, {}), "//")[2]
        client.post("/queue/decide", {"claim": closed.open_claim, "seen": "0", "answer": "reject", "why": "as a threat"})
        ledger_page = plain(ask(client, "GET", "/ledger/", {}), "//")[2]
        found["decided"] = re.sub(r"[0-9a-f]{64}", "", re.sub(r"\d\d:\d\d", "", ledger_page))
        found["chain"] = plain(ask(client, "POST", "/ledger/check", {}), "//")[2]
        return found

    def stranger() -> Client:
        employ("Sung", "editor", cases=(closed.open_case,))
        return signed_in("Sung")

    with_it = pages(stranger)
    (tmp_path / "never").mkdir()
    path_ = keeping.copy(read_once, tmp_path / "never")
    with casebook(path_):
        INBOX.open(path_)
        without = pages(stranger)
    for where, page in without.items():
        assert with_it[where] == page, where


def test_cases_that_share_a_report_open_together(closed: Closed) -> None:
    """One of two cases that stand in the same report is not shown alone: it would tell of the other. The administrator's page says so."""
    other = NounRow.objects.get(ident=closed.open_case)
    other.noun = {**other.noun, "sources": [*other.noun["sources"], closed.source]}
    other.save()
    seeing._GROUPS = ("none", ())
    row = employ("Sung", "reader")
    team.set_access(Who("Aino"), row.pk, False, (closed.open_case,), False, AT)
    client = signed_in("Sung")
    assert "/cases/" not in shown(ask(client, "GET", "/", {}))
    assert ask(client, "GET", f"/cases/{closed.open_case}", {}).status_code == 404
    employ("Aino", "administrator")
    page = shown(ask(signed_in("Aino"), "GET", f"/team/{row.pk}", {}))
    assert "closed still" in page
    seeing._GROUPS = ("none", ())


def test_new_cases_open_by_themselves_where_that_was_said(closed: Closed) -> None:
    """Somebody who is given new cases sees a case that is wholly made of reports that came since; a case that grows a new report stays closed."""
    row = employ("Sung", "reader")
    team.set_access(Who("Aino"), row.pk, False, (), True, "2026-02-01T00:00:00+00:00")
    client = signed_in("Sung")
    assert "/cases/" not in shown(ask(client, "GET", "/", {}))
    fresh = b"Ostwick, 3 May 2018. Police arrested Ilse Brandvik, a nurse, on 2 May 2018 in Ostwick, her brother Anders Brandvik said."
    add_report("fresh.txt", fresh, {}, "2026-03-01T00:00:00+00:00")
    refresh()
    said = shown(ask(client, "GET", "/", {}))
    assert "brandvik" in said
    assert "verriden" not in said
    assert len(CaseRow.objects.all()) > 1


def test_the_stages_see_everything_whoever_asks(closed: Closed) -> None:
    """A search by somebody who sees little brings the case files up to date for all, not for them alone."""
    employ("Sung", "reviewer", cases=(closed.open_case,))
    before = set(NounRow.objects.values_list("ident", flat=True))
    client = signed_in("Sung")
    client.post("/queue/decide", {"claim": closed.open_claim, "seen": "0", "answer": "accept"})
    ask(client, "GET", "/search/?q=verriden", {})
    refresh()
    assert set(NounRow.objects.values_list("ident", flat=True)) == before
