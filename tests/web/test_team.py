"""A team signs in: password and second factor, throttled; roles; sessions that end; two people who sign; and a row in the ledger for each act."""

from __future__ import annotations

import re
import sys

import pytest
import segno
from django.test import Client
from django.utils import translation
from tests.web.conftest import words
from tests.web.staff import AT, OWNER, PASSWORD, SECRET, digits, employ, signed_in

from habeas.actions import sign_in, team
from habeas.actions.assemble import refresh
from habeas.actions.review import Asked, waiting
from habeas.actions.sign_in import From
from habeas.actions.who import Who
from habeas.model.errors import BadInput
from habeas.protecting import one_time
from habeas.protecting.one_time import STEP, code
from habeas.store import accounts, assembled, ledger
from habeas.store.address import Book
from habeas.store.models import AccountRow, SessionRow
from habeas.web.browsers import called
from habeas.web.entry import DOOR, cookie
from habeas.web.reasons import TEAM
from habeas.web.rules import RULES

AJAX = {"HTTP_HX_REQUEST": "true"}


def test_the_first_account_ends_the_work_alone(book: Book) -> None:
    """Until somebody has an account the link opens the desk; from then on it opens nothing, and everybody is asked to sign in."""
    alone = Client(HTTP_HOST="127.0.0.1")
    alone.get(f"/enter/{DOOR.link(Who('Aino'))}")
    assert alone.get("/").status_code == 200
    assert "habeas team add" in words(alone.get("/team/"))
    with pytest.raises(BadInput, match="administrator"):
        team.add(OWNER, "Min-ji", "reviewer", AT)
    employ("Aino", "administrator")
    asked = alone.get("/cases/x?on=2020-01-01")
    assert (asked.status_code, asked.headers["Location"]) == (303, "/sign-in?next=%2Fcases%2Fx%3Fon%3D2020-01-01")
    assert alone.get("/queue/", **AJAX).status_code == 403
    assert alone.get(f"/enter/{DOOR.link(Who('Aino'))}").status_code == 403
    assert alone.post("/ledger/undo", {"number": "1"}).status_code == 403


def test_password_then_six_digits(book: Book) -> None:
    """The password alone opens nothing; with the code of now the session gets another secret, and one that was there before opens nothing."""
    employ("Aino", "administrator")
    client = Client(HTTP_HOST="127.0.0.1")
    first = client.post("/sign-in", {"name": "AINO", "password": PASSWORD, "next": "/ledger/"})
    assert first.headers["Location"] == "/sign-in/code?next=/ledger/"
    half = client.cookies[cookie()].value
    assert client.get("/").status_code == 303
    assert client.post("/sign-in/code", {"code": "000000"}).status_code == 403
    said = digits()
    second = client.post("/sign-in/code", {"code": f"{said[:3]} {said[3:]}", "next": "/ledger/"})
    assert second.headers["Location"] == "/ledger/"
    full = client.cookies[cookie()]
    assert full.value != half
    assert (full["httponly"], full["samesite"]) == (True, "Strict")
    assert client.get("/ledger/").status_code == 200
    client.cookies[cookie()] = half
    assert client.get("/").status_code == 303


def test_a_code_lets_in_once(book: Book) -> None:
    """Six digits that were used, seen over a shoulder, do not let a second browser in within their half minute."""
    row = employ("Aino", "administrator")
    at = From("192.0.2.1", "", 1_800_000_000)
    said = code(SECRET, at.now // STEP)
    halves = [sign_in.with_password("Aino", PASSWORD, at) for _ in range(2)]
    assert isinstance(sign_in.with_code(str(halves[0]), said, at), str)
    assert sign_in.with_code(str(halves[1]), said, at) is None
    codes = sign_in.new_codes(row)
    assert isinstance(sign_in.with_code(str(halves[1]), codes[3].upper(), at), str)
    third = sign_in.with_password("Aino", PASSWORD, at)
    assert sign_in.with_code(str(third), codes[3], at) is None


def test_an_unknown_name_is_answered_as_a_wrong_password(book: Book) -> None:
    """Status, words and headers are the same for no such account, a closed one and a wrong password; so is the wait after many tries."""
    employ("Aino", "administrator")
    gone = employ("Sung", "reader")
    team.set_active(OWNER, gone.pk, False, AT, 0)
    client, answers = Client(HTTP_HOST="127.0.0.1"), []
    for name, password in (("Aino", "not the password"), ("Nobody", PASSWORD), ("Sung", PASSWORD)):
        answer = client.post("/sign-in", {"name": name, "password": password})
        body = re.sub(rf'(value="|CSRFToken": ")([\w-]{{64}}|{name})"', "", words(answer))  # the name that was typed is said back
        answers.append((answer.status_code, body, {k: v for k, v in answer.headers.items() if k != "Content-Length"}))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 403


def test_tries_that_fail_must_wait_longer_and_longer(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """After five failures the next try waits, twice as long each time, whether or not there is such an account; the right password waits too."""
    monkeypatch.setattr(accounts, "password_fits", lambda row, password: row is not None and password == PASSWORD)
    employ("Aino", "administrator")
    for name in ("Aino", "Nobody"):
        waits, now = [], 1000
        for _ in range(9):
            found = sign_in.with_password(name, "wrong", From(f"192.0.2.{len(name)}", "", now))
            while isinstance(found, sign_in.Waits):
                waits.append(found.seconds)
                now += found.seconds
                found = sign_in.with_password(name, "wrong", From(f"192.0.2.{len(name)}", "", now))
        assert waits == [1, 2, 4, 8]
        assert isinstance(sign_in.with_password(name, PASSWORD, From("192.0.2.99", "", now)), sign_in.Waits)
    many = [sign_in.with_password(f"guess{n}", "wrong", From("192.0.2.50", "", 5000)) for n in range(32)]
    assert isinstance(many[-1], sign_in.Waits)


def test_sessions_end_by_themselves_and_by_hand(book: Book) -> None:
    """Unused for an hour, after twelve hours, when the account is closed, when somebody ends it: the session opens nothing."""
    row = employ("Sung", "reviewer")
    start = 1_800_000_000

    def session() -> str:
        AccountRow.objects.update(step=0)
        at = From("192.0.2.1", "", start)
        return str(sign_in.with_code(str(sign_in.with_password("Sung", PASSWORD, at)), code(SECRET, start // STEP), at))

    one = session()
    assert sign_in.inside(one, start + 3599)
    assert sign_in.inside(one, start + 3599 + 3601) is None
    two = session()
    for hour in range(1, 24):
        alive = sign_in.inside(two, start + hour * 1800)
        assert (alive is not None) == (hour < 24), hour
    assert sign_in.inside(two, start + 24 * 1800) is None
    three = session()
    found = sign_in.inside(three, start)
    assert found
    team.end_session(OWNER, found.handle, AT, start)
    assert sign_in.inside(three, start) is None
    four = session()
    team.set_active(OWNER, row.pk, False, AT, start)
    assert sign_in.inside(four, start) is None
    assert [r.verdict for r in ledger.judgements()] == ["team"] * len(ledger.judgements())
    assert not list(ledger.faults())


def test_a_link_lets_somebody_choose_once(book: Book) -> None:
    """An administrator adds somebody; the link asks for a password that is not easily guessed, then for a second factor, and gives recovery codes."""
    employ("Aino", "administrator")
    page = words(signed_in("Aino").post("/team/", {"name": "Min-ji", "display": "Kang Min-ji", "role": "reviewer", "every": "on"}))
    link = re.search(r"/welcome/[\w-]+", page)
    assert link
    client = Client(HTTP_HOST="127.0.0.1")
    for weak in ("short", "passwordpassword"[:8] + "1234", "min-ji is my name"):
        assert client.post(link[0], {"password": weak, "again": weak}).status_code == 400
    assert client.post(link[0], {"password": PASSWORD, "again": PASSWORD + "x"}).status_code == 400
    assert client.post(link[0], {"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert client.get("/").status_code == 303
    setting = words(client.get("/sign-in/second"))
    secret = re.search(r'name="secret" value="(\w+)"', setting)
    assert secret
    assert "otpauth://totp/" in setting
    assert client.post("/sign-in/second", {"secret": secret[1], "code": "12"}).status_code == 403
    import time

    done = client.post("/sign-in/second", {"secret": secret[1], "code": code(secret[1], int(time.time()) // STEP)})
    assert len(re.findall(r"<li><code>", words(done))) == 10
    assert client.get("/").status_code == 200
    assert Client(HTTP_HOST="127.0.0.1").get(link[0]).status_code == 403
    assert Client(HTTP_HOST="127.0.0.1").post(link[0], {"password": PASSWORD, "again": PASSWORD}).status_code == 403
    row = accounts.account_named("min-ji")
    assert row
    assert row.password.startswith("scrypt$")
    assert secret[1] not in str(AccountRow.objects.values_list("recovery", flat=True))


def test_the_secret_is_shown_as_a_picture_too(book: Book, capfd: pytest.CaptureFixture[str]) -> None:
    """The picture is drawn into the page and says what the link says; neither is kept, and the secret is in no address, header, cookie or log."""
    employ("Aino", "administrator")
    AccountRow.objects.update(totp="")
    client = Client(HTTP_HOST="127.0.0.1")
    assert client.post("/sign-in", {"name": "Aino", "password": PASSWORD}).status_code == 303
    page = client.get("/sign-in/second")
    secret = re.search(r'name="secret" value="(\w+)"', words(page))
    assert secret
    link = one_time.link(secret[1], "Aino")
    drawn = re.search(
        r'<svg class="scanned" role="img" aria-label="[^"]{20,}" viewBox="0 0 (\d+) \1"[^>]*><path d="([^"]+)"/></svg>', words(page)
    )
    assert drawn
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn[2])}
    wanted = segno.make_qr(link, error="m").matrix
    assert int(drawn[1]) == len(wanted) + 8
    assert dark == {(x + 4, y + 4) for y, row in enumerate(wanted) for x, dot in enumerate(row) if dot}
    assert page.headers["Cache-Control"] == "no-store"
    wrong = client.post("/sign-in/second", {"secret": secret[1], "code": "000000"})
    assert f'value="{secret[1]}"' in words(wrong)
    told = [str(one.headers) + str(one.cookies) for one in (page, wrong)] + [*capfd.readouterr()]
    assert not [said for said in told if secret[1] in said or secret[1][:8] in said]


def test_without_the_part_that_draws_it_the_secret_is_typed(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page does not promise a picture that is not there."""
    monkeypatch.setitem(sys.modules, "segno", None)
    employ("Aino", "administrator")
    AccountRow.objects.update(totp="")
    client = Client(HTTP_HOST="127.0.0.1")
    client.post("/sign-in", {"name": "Aino", "password": PASSWORD})
    page = words(client.get("/sign-in/second"))
    assert 'id="secret"' in page
    assert "scanned" not in page
    assert "picture" not in page


def test_the_language_is_chosen_before_signing_in(book: Book) -> None:
    """Somebody whose browser asks for another language finds the switch on the page that asks who they are; it opens nothing else."""
    employ("Aino", "administrator")
    client = Client(HTTP_HOST="127.0.0.1")
    assert 'action="/language"' in words(client.get("/sign-in"))
    chosen = client.post("/language", {"language": "ko", "back": "/sign-in?next=/queue/"})
    assert chosen.headers["Location"] == "/sign-in?next=/queue/"
    assert "로그인" in words(client.get("/sign-in"))
    assert client.get("/").headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0", "Firefox on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8.14.1", "curl/8.14.1"),
        ("", ""),
    ],
)
def test_a_browser_is_called_as_people_call_it(agent: str, said: str) -> None:
    """A session says "Firefox on Windows"; what is not known is shown as it was sent."""
    with translation.override("en"):
        assert called(agent) == said


def test_roles_do_what_they_may_and_nothing_else(book: Book) -> None:
    """A reader decides nothing, a reviewer merges, adds and manages nothing, an editor manages nothing; each is told so, and nothing is written."""
    from habeas.protecting.access import MAY, ROLES

    top = next(waiting(Asked())).id
    form = {"claim": top, "seen": "0", "answer": "accept", "one": "a", "other": "b", "role": "administrator", "do": "role", "name": "Eve"}
    for role in ROLES:
        employ(role.title(), role, every=True)
    for role in ("reader", "reviewer", "editor"):
        client = signed_in(role.title())
        for route, rules in RULES.items():
            for method, rule in zip(("GET", "POST"), rules, strict=True):
                if rule in ("open", "any", "see") or rule in MAY[role]:  # type: ignore[comparison-overlap]
                    continue
                path = "/" + re.sub(r"<\w+:\w+>", "x", re.sub(r"<int:\w+>", "1", route))
                answer = client.get(path) if method == "GET" else client.post(path, form)
                assert answer.status_code == 403, (role, method, path)
                assert "This is not yours to do" in words(answer)
        page = words(client.get("/"))
        assert ('href="/queue/"' in page) == (role != "reader")
        assert 'href="/team/"' not in page
    assert {row.verdict for row in ledger.judgements()} == {"team"}


def test_what_somebody_else_decided_is_taken_back_by_editors(book: Book) -> None:
    """A reviewer takes back their own decisions; another's needs somebody who may overrule."""
    for name, role in (("Min-ji", "reviewer"), ("Sung", "reviewer"), ("Edda", "editor")):
        employ(name, role, every=True)
    minji, sung, edda = (signed_in(name) for name in ("Min-ji", "Sung", "Edda"))
    minji.post("/queue/decide", {"claim": next(waiting(Asked())).id, "seen": "0", "answer": "accept"}, **AJAX)
    row = ledger.judgements()[-1]
    assert (row.verdict, row.by) == ("accept", "Min-ji")
    assert sung.post("/ledger/undo", {"number": row.hash}).status_code == 403
    assert edda.post("/ledger/undo", {"number": row.hash}).status_code == 303
    assert ledger.judgements()[-1].withdraws == row.number


def test_two_people_sign_a_claim(book: Book) -> None:
    """What one accepts stays proposed in the case files until a second signs; nobody signs their own; the queue shows what waits."""
    employ("Aino", "administrator")
    for name in ("Min-ji", "Sung"):
        employ(name, "reviewer", every=True)
    team.require_two(OWNER, ["claims"], AT)
    minji, sung = signed_in("Min-ji"), signed_in("Sung")
    top = next(waiting(Asked())).id
    minji.post("/queue/decide", {"claim": top, "seen": "0", "answer": "accept"}, **AJAX)
    refresh()
    assert assembled.noun(top)[1].state == "proposed"  # type: ignore[index]
    own = words(minji.post("/queue/decide", {"claim": top, "seen": "1", "answer": "accept"}, **AJAX))
    assert "another person signs it" in own
    assert "waits for a second signature" not in words(minji.get("/queue/"))
    assert "1 claim waits for a second signature" in words(sung.get("/queue/"))
    assert "Signed by one of two: Min-ji" in words(sung.get("/queue/?state=sign"))
    page = f"/sources/{top.split(':')[0]}"
    assert "signed by one of two" in words(sung.get(page))
    sung.post("/queue/decide", {"claim": top, "seen": "1", "answer": "accept", "state": "sign"}, **AJAX)
    assert [row.verdict for row in ledger.judgements()][-2:] == ["accept", "sign"]
    refresh()
    assert assembled.noun(top)[1].state == "accepted"  # type: ignore[index]
    assert "signed by one of two" not in words(sung.get(page))
    assert top not in {one.id for one in waiting(Asked())}


def test_a_publication_waits_for_its_second_hand(book: Book) -> None:
    """Where two sign publications, one that a single person decided is not settled, and is signed in the ledger by somebody who may."""
    from habeas.actions import signing
    from habeas.actions.decide import Deciding, append

    employ("Aino", "administrator")
    employ("Min-ji", "reviewer", every=True)
    employ("Edda", "editor", every=True)
    team.require_two(OWNER, ["publications"], AT)
    row = append("publish", Deciding("Aino", AT, "for the anniversary"), (), (), '{"digest": "abc"}')
    assert signing.required("publications")
    assert not signing.required("claims")
    assert not signing.is_settled(row.number)
    assert signed_in("Min-ji").post("/ledger/sign", {"row": row.hash}).status_code == 403
    assert signed_in("Aino").post("/ledger/sign", {"row": row.hash}).status_code == 400
    edda = signed_in("Edda")
    assert "Sign what Aino decided" in words(edda.get("/ledger/"))
    assert edda.post("/ledger/sign", {"row": row.hash}).status_code == 303
    assert signing.is_settled(row.number)
    assert signing.signers(row.number) == ("Aino", "Edda")


def test_each_act_of_the_team_is_a_row_of_the_ledger(book: Book) -> None:
    """Adding, roles, access, closing, resetting, ending a session, the rule of two: who, when and what, sealed like every decision."""
    employ("Aino", "administrator")
    row = employ("Min-ji", "reader")
    aino = signed_in("Aino")
    signed_in("Min-ji")
    handle = SessionRow.objects.get(account=row, full=True).handle
    case = assembled.case_rows()[0][1]
    for form in ({"do": "role", "role": "reviewer"}, {"do": "access", "cases_seen": "some", "case": case, "new": "on"}, {"do": "end", "session": handle},
                 {"do": "close"}, {"do": "open"}):  # fmt: skip
        assert aino.post(f"/team/{row.pk}", form).status_code == 303, form
    assert "/welcome/" in words(aino.post(f"/team/{row.pk}", {"do": "reset"}))
    aino.post("/team/rules", {"two": ["claims", "publications"]})
    made = [r for r in ledger.judgements() if r.verdict == "team"]
    acts = [re.search(r'"act": "(\w+)"', r.value)[1] for r in made]  # type: ignore[index]
    assert acts == ["add", "add", "role", "access", "end_session", "close", "open", "reset", "require_two"]
    assert not list(ledger.faults())
    with translation.override("ko"):
        assert [row.why for row in made if not re.search("[가-힣]", TEAM.in_words(row.why))] == []
    aino.cookies["habeas-language"] = "ko"
    assert "Min-ji 님이 검토자가 됨" in words(aino.get("/ledger/"))
    assert aino.post("/ledger/undo", {"number": str(made[2].number)}).status_code == 403
    assert aino.post("/team/1", {"do": "role", "role": "reader"}).status_code == 400
    for page in ("/team/", f"/team/{row.pk}", "/account/", "/ledger/?verdict=team"):
        assert aino.get(page).status_code == 200, page


def test_ones_own_account(book: Book) -> None:
    """Another password ends the other sessions; other recovery codes take the place of the old; both ask for the password first."""
    employ("Aino", "administrator")
    here, there = signed_in("Aino"), signed_in("Aino")
    new = "seven wet otters on the jetty"
    refused = here.post("/account/", {"do": "password", "old": "wrong", "new": new, "again": new})
    assert refused.status_code == 400
    assert 'role="alert">This is not your password.' in words(refused)
    assert 'name="again"' in words(refused)
    assert here.post("/account/", {"do": "password", "old": PASSWORD, "new": new, "again": new}).status_code == 303
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 303
    codes = re.findall(r"<li><code>([\w-]+)</code>", words(here.post("/account/", {"do": "codes", "old": new})))
    assert len(codes) == 10
    assert here.post("/leave").headers["Location"] == "/sign-in"
    assert here.get("/").status_code == 303
