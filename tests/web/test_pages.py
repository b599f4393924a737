"""What the pages show: cases with what is known now, a case with its words, a source as it was received, files that were dropped."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.databases import Cluster, Keeping
from tests.web.conftest import AT, words
from tests.web.staff import employ, signed_in

from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.cases import list_cases
from habeas.actions.inbox import INBOX, Inbox
from habeas.actions.watch import Watch
from habeas.actions.who import Who
from habeas.store import assembled
from habeas.store.address import Book, beside
from habeas.store.rows import stored_text


def case() -> str:
    """Id of the first case."""
    return assembled.case_rows()[0][1]


def test_cases_are_listed_found_and_sorted(desk: Client, book: Path) -> None:
    """Each case with its people and what is known of them; words, what happened and what is open narrow the list."""
    page = words(desk.get("/"))
    for _, ident, title in assembled.case_rows():
        assert f'href="/cases/{ident}"' in page
        assert title.split(":")[0].split(",")[0] in page
    assert "/cases/" not in words(desk.get("/?q=nobodyhere"))
    assert f'href="/cases/{case()}"' in words(desk.get("/?q=verriden&order=questions"))


def test_a_case_in_the_list_says_where_people_are_held(desk: Client, book: Path) -> None:
    """Held in a place since a day, said by how many; Korean pages call people and places as Korean does."""
    held = [known for _, line in assembled.case_lines() for known in line["now"] if known.get("place")]
    assert held
    page = words(desk.get("/"))
    assert all(f"in {known['place']} " in page for known in held)
    korean = words(desk.get("/", headers={"accept-language": "ko"}))
    assert all(f"{known['place_korean']}에서" in korean for known in held)
    for _, line in assembled.case_lines():
        of_case = words(desk.get(f"/cases/{line['id']}", headers={"accept-language": "ko"}))
        assert [known["korean"] for known in line["now"] if known["korean"] not in of_case] == []


def test_a_case_opens_the_words_of_its_values(desk: Client, book: Path) -> None:
    """People with their status and who says so, a drawn timeline, and every claim leads to its place in the source."""
    page = words(desk.get(f"/cases/{case()}"))
    assert "<svg" in page
    assert "<mark>" in page
    assert 'href="/claims/' in page


def test_title_and_open_questions_are_korean_on_a_korean_page(desk: Client, book: Path) -> None:
    """They are made from the people and events of the case, and say which language they stand in."""
    page = words(desk.get(f"/cases/{case()}", HTTP_ACCEPT_LANGUAGE="ko"))
    title, asked = page.split("<h1")[1].split("</h1>")[0], page.split('class="questions"')[1].split("</ul>")[0]
    assert any("가" <= letter <= "힣" for letter in title)
    assert 'lang="ko"' in asked
    assert 'lang="en">What' not in asked


def test_titles_in_the_list_are_korean_on_a_korean_page(desk: Client, book: Path) -> None:
    """The list names each case in the reader's language, and finds it by those words."""
    page = words(desk.get("/", HTTP_ACCEPT_LANGUAGE="ko"))
    titles = re.findall(r'<h2><a href="/cases/[^"]+" dir="auto">([^<]+)</a>', page)
    assert titles
    assert all(any("가" <= letter <= "힣" for letter in title) for title in titles)
    assert titles[0] in words(desk.get("/", {"q": titles[0].split()[0]}, HTTP_ACCEPT_LANGUAGE="ko"))


def test_a_case_as_it_was_believed_on_a_day(desk: Client, book: Path) -> None:
    """Before the first report nothing was known; what was reported later is left out."""
    now, before = words(desk.get(f"/cases/{case()}")), words(desk.get(f"/cases/{case()}?on=1990-01-01"))
    assert 'class="status"' in now
    assert 'class="status"' not in before
    assert "What was believed then" in before


def test_a_source_is_shown_whole_and_given_as_received(desk: Client, book: Path, folder: Path) -> None:
    """The text on the page is the stored text, letter by letter; the file comes as a download that no browser runs."""
    import html
    import re

    from habeas.store.rows import stored_text

    source = assembled.nouns("sources")[0]
    page = words(desk.get(f"/sources/{source.id}"))
    shown = re.search(r'<div id="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert shown
    assert html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == stored_text(source.id)
    original = desk.get(f"/sources/{source.id}/original")
    assert hashlib.sha256(original.content).hexdigest() == source.sha256
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert original.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in original.headers["Content-Security-Policy"]


def test_search_opens_at_the_passage(desk: Client, book: Path) -> None:
    """A result in a report leads to the place of the words."""
    page = words(desk.get("/search/?q=Verriden"))
    assert "/sources/" in page
    assert "?from=" in page


def test_dropped_files_are_read_in_the_background(desk: Client, book: Path, folder: Path) -> None:
    """A new report is read, one that is known is shown as known, one that cannot be read says why; nothing is thrown away."""
    known = next(iter(sorted(folder.glob("*.txt"))))
    files = [
        SimpleUploadedFile("new.txt", b"Ostwick, 3 May 2018. Police arrested Ilse Brandvik on 2 May 2018 in Ostwick, her brother said."),
        SimpleUploadedFile(known.name, known.read_bytes()),
        SimpleUploadedFile("nothing.txt", b""),
    ]
    assert desk.post("/add/", {"files": files}).status_code == 303
    assert INBOX.wait(60)
    assert {job.name: job.state for job in INBOX.jobs()} == {"new.txt": "added", known.name: "known", "nothing.txt": "refused"}
    page = words(desk.get("/add/jobs"))
    assert "nothing was thrown away" in page
    refresh()
    assert any(n.text == "Ilse Brandvik" for p in assembled.nouns("people") for n in p.names)
    desk.post("/add/clear")
    assert INBOX.jobs() == ()


def test_the_watched_folder_is_named_where_reports_are_added(desk: Client, book: Path, tmp_path: Path) -> None:
    """Without one the page says how to begin; with one it says which, and what was taken from it last. Somebody who does not see every case is told no names."""
    assert "habeas serve --watch FOLDER" in words(desk.get("/add/"))
    (tmp_path / "drop here").mkdir()
    watch = Watch(tmp_path / "drop here", INBOX, Who("Aino"), lambda: "2026-01-02T03:04:05+00:00")
    page = words(desk.get("/add/"))
    assert str(tmp_path / "drop here") in page
    assert "Nothing was taken from it yet." in page
    for n in range(7):
        (tmp_path / "drop here" / f"letter-{n}.txt").write_text("x", encoding="utf-8")
    watch.look()
    watch.look()
    page = words(desk.get("/add/")).split('class="watched"')[1].split("</section>")[0]
    assert "2 January 2026, 03:04" in page
    assert re.findall(r"letter-\d.txt", page) == [f"letter-{n}.txt" for n in range(5)]
    assert "and 2 more" in page
    assert "지켜보는 폴더" in words(desk.get("/add/", HTTP_ACCEPT_LANGUAGE="ko"))
    employ("Edda", "editor", cases=(assembled.case_rows()[0][1],))
    told = words(signed_in("Edda").get("/add/"))
    assert "A folder is watched" in told
    assert "drop here" not in told
    assert "letter" not in told
    assert INBOX.wait(60)


def test_what_was_waiting_is_read_after_a_restart(book: Path) -> None:
    """Files that were put aside when the desk stopped are read when it starts again."""
    stopped = Inbox()
    stopped._folder = beside(book)
    stopped._wake = lambda: None  # type: ignore[method-assign]  # the desk stops before it reads
    stopped.drop([("late.txt", b"Ostwick, 4 May 2018. Police arrested Ilse Brandvik in Ostwick.")], Who("Aino"), AT)
    assert [job.state for job in stopped.jobs()] == ["waiting"]
    again = Inbox()
    again.open(book)
    assert again.wait(60)
    assert [job.state for job in again.jobs()] == ["added"]


def test_an_empty_casebook_says_what_to_do(tmp_path: Path) -> None:
    """Without any report every page opens and leads on."""
    from habeas.store.boot import casebook
    from habeas.web.entry import DOOR

    with casebook(tmp_path / "empty.casebook", create=True):
        INBOX.open(tmp_path / "empty.casebook")
        client = Client(HTTP_HOST="127.0.0.1")
        client.get(f"/enter/{DOOR.link(Who('Aino'))}")
        for page in ("/", "/queue/", "/people/", "/people/?about=event", "/sources/", "/search/?q=x", "/add/", "/ledger/"):
            assert client.get(page).status_code == 200, page
        assert "No case yet" in words(client.get("/"))


def test_many_words_on_a_point_are_shown_when_asked_for(desk: Client, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A point shows its first words and says how many more there are; asked for every one, it shows them all, and the count stays the same."""
    monkeypatch.setattr("habeas.web.pages.case.FIRST", 1)
    case = next(ident for ident, _, _ in assembled.case_members())
    few, every = words(desk.get(f"/cases/{case}")), words(desk.get(f"/cases/{case}?every"))
    assert "?every#" in few
    assert "?every#" not in every
    assert few.count('class="said') < every.count('class="said')
    assert re.findall(r"the words: \d+", few) == re.findall(r"the words: \d+", every)


def test_the_original_stands_beside_the_text(desk: Client, book: Path) -> None:
    """A web page is shown still, in a frame that may do nothing; a PDF page by page; what is neither has no such address."""
    from tests.reading.files import pdf

    page = b"<html><body><h1>Raid in Ostwick</h1><p>Police took Mira Dellen on 4 May 2019.</p><script>x()</script></body></html>"
    paper = pdf([["Police took Mira Dellen from her home in Ostwick on 4 May 2019."]])
    reports = {name: add_report(name, body, {}, AT).reports[0].source.id for name, body in (("raid.html", page), ("raid.pdf", paper))}
    refresh()
    html, drawn = reports["raid.html"], reports["raid.pdf"]
    assert f'src="/sources/{html}/received" sandbox' in words(desk.get(f"/sources/{html}"))
    shown = desk.get(f"/sources/{html}/received")
    assert "Raid in Ostwick" in words(shown)
    assert "script" not in words(shown)
    assert shown.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert f"/sources/{drawn}/pages/1" in words(desk.get(f"/sources/{drawn}"))
    assert desk.get(f"/sources/{drawn}/pages/1").content[:4] == b"\x89PNG"
    plain = next(source.id for source in assembled.nouns("sources") if source.media_type.startswith("text/plain"))
    assert desk.get(f"/sources/{plain}/received").status_code == desk.get(f"/sources/{plain}/pages/1").status_code == 404
    assert desk.get(f"/sources/{drawn}/pages/9").status_code == 400


def test_what_is_said_is_found_by_kind_speaker_country_and_time(desk: Client, book: Path) -> None:
    """Claims are narrowed by what they are about, who says so, where and when; each opens at its passage; a day that is none is refused."""
    claims = [c for c in assembled.nouns("claims") if c.when.earliest and c.when.latest]
    one = claims[0]
    query = f"about={one.kind}&near={one.speaker.kind}&since={one.when.earliest}&until={one.when.latest}"
    page = words(desk.get(f"/search/?{query}"))
    first = one.quotes[0]
    assert f"/sources/{first.source}?from={first.start}&amp;to={first.end}#found" in page
    assert not re.search(r"<span>\d{4}-\d\d-\d\d", page)
    assert "No claim fits." in words(desk.get(f"/search/?{query}&q=zzzz"))
    later = words(desk.get("/search/?since=2090-01-01"))
    assert f"from={first.start}&amp;to={first.end}#found" not in later
    assert desk.get("/search/?since=yesterday").status_code == 400
    assert "What is said" in words(desk.get(f"/search/?q={first.text.split()[0]}&kind=claim"))


def test_countries_are_called_by_name(desk: Client, book: Path) -> None:
    """The filter names countries in the language of the page, in the order of these names; what is asked for is the code."""
    shown = {}
    for language in ("en", "ko"):
        page = words(desk.get("/search/?country=TH", HTTP_ACCEPT_LANGUAGE=language))
        shown[language] = re.findall(r'<option value="([A-Z]{2})"( selected)?>([^<]+)</option>', page)
        names = [name for _code, _chosen, name in shown[language]]
        assert names == sorted(names)
    assert ("TH", " selected", "Thailand") in shown["en"]
    assert ("TH", " selected", "태국") in shown["ko"]
    assert not [name for _code, _chosen, name in shown["en"] + shown["ko"] if len(name) == 2 and name.isascii()]


def test_a_view_is_kept_under_a_name(sign_in: Callable[[str], Client], book: Path) -> None:
    """A filter of the cases is kept, opened and forgotten; it is its owner's alone; what is no list has no view."""
    aino, minji = sign_in("Aino"), sign_in("Min-ji")
    kept = aino.post("/views/save", {"page": "/", "query": "q=verriden&from=50", "name": "Bangkok"})
    assert kept.headers["Location"] == "/?q=verriden"
    page = words(aino.get("/"))
    assert '<a href="/?q=verriden" dir="auto">Bangkok</a>' in page
    assert "Bangkok</a>" not in words(minji.get("/search/"))
    (ident,) = re.findall(r'action="/views/(\d+)/forget"', page)
    assert minji.post(f"/views/{ident}/forget").status_code == 404
    assert aino.post(f"/views/{ident}/forget").status_code == 303
    assert "/views/" + ident not in words(aino.get("/"))
    assert aino.post("/views/save", {"page": "/team/", "name": "x"}).status_code == 400
    assert aino.post("/views/save", {"page": "/", "name": " "}).status_code == 400


def test_a_passage_marked_beside_the_words_goes_out_nowhere(desk: Client, book: Path) -> None:
    """Marked words can be protected as a passage: the decision says so, and stands among what is protected."""
    from habeas.actions.protect import listed

    source = next(s for s in assembled.nouns("sources") if s.name == "plea.txt").id
    said = "The family fears that he will be sent back to Belarus."
    start = stored_text(source).index(said)
    form = {"from": str(start), "to": str(start + len(said)), "marked": said, "do": "passage", "why": "his brother asked"}
    assert desk.post(f"/sources/{source}/add", form).status_code == 303
    refresh()
    (line,) = [one for one in listed("publication", AT[:10]) if one.guards == "passage"]
    assert line.protected
    assert [q.text for q in line.words] == [said]


@pytest.mark.parametrize("address", ["/", "/queue/", "/search/?q=police", "/ledger/"])
def test_a_casebook_that_is_gone_is_said_so_and_comes_back(desk: Client, book: Book, keeping: Keeping, address: str) -> None:
    """The file was moved, or the database is not there: each page says what to do, without a word of the program; when it is back, so are the pages."""
    desk.raise_request_exception = False
    assert desk.get(address).status_code == 200
    with away(book, keeping):
        answer = desk.get(address)
    assert answer.status_code == 503
    assert "does not answer" in words(answer)
    assert "casebook_" not in words(answer)
    assert desk.get(address).status_code == 200


@contextlib.contextmanager
def away(book: Book, keeping: Keeping) -> Iterator[None]:
    """A casebook that is not where it was."""
    connection.close()
    if isinstance(book, Path):
        moved = book.rename(book.with_suffix(".moved"))
        book.mkdir()
        yield
        connection.close()
        book.rmdir()
        moved.rename(book)
    else:
        assert isinstance(keeping, Cluster)
        keeping.run(f"ALTER DATABASE {book.database} RENAME TO moved")
        yield
        keeping.run(f"ALTER DATABASE moved RENAME TO {book.database}")


def test_an_age_a_relation_and_an_earlier_status_open_their_words(desk: Client) -> None:
    """Beside each person stands what is said of them, with the words; each earlier status has its own."""
    pages = [words(desk.get(f"/cases/{case.id}")) for case in list_cases()]
    people = [card for page in pages for card in page.split('<li class="person">')[1:]]
    assert all("<blockquote" in card for card in people)
    earlier = [
        one for card in people if '<details class="before">' in card for one in card.split("<ol>")[1].split("</ol>")[0].split("<li>")[1:]
    ]
    assert earlier
    assert all("<blockquote" in one for one in earlier)
