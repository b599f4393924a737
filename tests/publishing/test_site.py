"""The published site: whole, self-contained, in two languages, the same bytes for the same casebook, and it tells what changed."""

from __future__ import annotations

import dataclasses
import json
import posixpath
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, NotFound
from habeas.model.findings import Identities
from habeas.publishing.site import Change, changes, site
from habeas.publishing.site.frame import policy, style
from habeas.publishing.site.speech import catalogue
from publishing.test_casebook_json import harbour_book

VOID = {"meta", "link", "line", "rect", "circle", "br"}
ATOM = "{http://www.w3.org/2005/Atom}"
EVIL = '<script>alert("x")</script>'


class Outline(HTMLParser):
    """Tags, ids, links, headings and languages of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self.language = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what hangs on it."""
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= given.keys()
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        self.language = given.get("lang", "") if tag == "html" else self.language
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Fail where a tag is closed that is not open."""
        if tag not in VOID:
            assert self.open.pop() == tag


def made(book: Casebook | None = None, **more: object) -> dict[str, bytes]:
    """The site of a casebook, the harbour's where none is given."""
    book = book or harbour_book()
    return site(book, [c.id for c in book.cases], **{"stamp": "2026-03-02", "title": "Border Record", **more})  # type: ignore[arg-type]


def pages(files: dict[str, bytes]) -> dict[str, Outline]:
    """Every HTML page of a site, looked through."""
    return {name: Outline(body) for name, body in files.items() if name.endswith(".html")}


def test_there_is_a_page_and_a_feed_for_each_case_in_each_language() -> None:
    """English at the top, Korean in its folder, one list and one feed of all in each."""
    book = harbour_book()
    (case,) = book.cases
    assert set(made(book)) == {
        "index.html", "feed.xml", f"cases/{case.id}.html", f"cases/{case.id}.xml", "robots.txt", "manifest.json",
        "ko/index.html", "ko/feed.xml", f"ko/cases/{case.id}.html", f"ko/cases/{case.id}.xml",
    }  # fmt: skip
    assert set(made(book, languages=("ko",))) == {
        "index.html", "feed.xml", f"cases/{case.id}.html", f"cases/{case.id}.xml", "robots.txt", "manifest.json",
    }  # fmt: skip


def test_every_page_is_whole_and_every_link_leads_somewhere_in_the_site() -> None:
    """Tags close in order, ids are unique, headings go down by one, links are relative and lead to a file or an id that is there."""
    files = made()
    found = pages(files)
    for name, page in found.items():
        assert page.open == [], name
        assert len(page.ids) == len(set(page.ids))
        assert page.headings[0] == 1
        assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
        assert page.language == ("ko" if name.startswith("ko/") else "en")
        for link in page.links:
            assert not link.startswith(("/", "http:", "https:", "file:"))
            target, _, anchor = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
            assert there in files, (name, link)
            assert not anchor or anchor in found[there].ids, (name, link)


def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    """No script, image, frame, font or form; no handler and no style of its own; a policy that allows the one style sheet by its hash."""
    files = made()
    for name, page in pages(files).items():
        assert not page.tags & {"script", "img", "iframe", "object", "embed", "form", "base", "video", "audio"}
        assert not {a for a in page.attributes if a.startswith("on") or a in ("src", "style", "srcset")}
        text = files[name].decode()
        assert "url(" not in text
        assert "@import" not in text
        assert set(re.findall(r"https?://[^\s\"<]+", text)) <= {"http://www.w3.org/2000/svg"}
        assert policy().replace("'", "&#x27;") in text
        assert f"<style>{style()}</style>" in text


def test_words_of_a_report_never_become_markup() -> None:
    """A name, an outlet, a title with tags in them are shown, not run, in pages and in feeds."""
    a = Report("aa", f"{EVIL} was arrested.", outlet="<b>Post")
    a.event("detention", f"{EVIL} was arrested", (a.person("x", EVIL),))
    files = made(assemble([a.findings()], texts(a), Identities()), title="A <i>site</i>")
    for name, page in pages(files).items():
        assert not page.tags & {"script", "b" if "index" in name else "i", "i"}
    for name in files:
        if name.endswith(".xml"):
            assert b"<script" not in files[name]
            ET.fromstring(files[name])


def test_the_same_casebook_gives_the_same_bytes_and_no_clock_shows() -> None:
    """Nothing but the stamp tells when it was made."""
    assert made() == made()
    other = made(stamp="2031-07-09")
    assert "2031" not in "".join(body.decode() for body in made().values())
    assert b"9 July 2031" in other["index.html"]


def test_a_case_page_says_who_what_and_who_says_so() -> None:
    """People with kin and what is known now, the drawn timeline, statements with their words, disagreements, what is not known, sources."""
    book = harbour_book()
    text = made(book)[f"cases/{book.cases[0].id}.html"].decode()
    for words in (
        "Mira Dovan", "Son of Mira Dovan (6)", "sent back by force", "<svg role=\"group\"", "took Mira Dovan and her son off the ferry",
        "Where sources differ", "Mira Dowan", "What happened to the son of Mira Dovan (6)?", "Coast Courier", "published 6 May 2021",
        "No person has checked them yet", "denies it",
    ):  # fmt: skip
        assert words in text, words


def test_the_korean_page_is_korean_but_for_what_reports_print() -> None:
    """Title, headings, statuses, stances, kin and questions are Korean; quotes stay in the language of their report and say so."""
    book = harbour_book()
    text = made(book)[f"ko/cases/{book.cases[0].id}.html"].decode()
    for words in ("구금됨", "강제 송환됨", "Mira Dovan의 아들", "부인함", "알려지지 않은 것", "어떻게 되었는가?", '<blockquote lang="en"'):
        assert words in text, words
    outside = re.sub(r"<blockquote.*?</blockquote>|<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL)
    assert not re.search(r"\b(detained|sent back|says so|son of|brother|What|Where|When|sources)\b", outside)


def test_every_word_is_there_in_every_language_and_takes_the_same_values() -> None:
    """No key is missing; only English needs a form of its own for one."""
    english, korean_ = catalogue()["en"], catalogue()["ko"]
    assert {k for k in english if not k.endswith("_1")} == set(korean_)
    for key, said in korean_.items():
        if isinstance(said, dict):
            assert said.keys() == english[key].keys()
        elif key != "and_more":
            assert set(re.findall(r"{(\w+)}", said)) == set(re.findall(r"{(\w+)}", english[key])), key


def test_what_must_never_be_asked_in_public_is_not_asked() -> None:
    """Who an unnamed source is, and what a nameless victim is called, stay in the desk; so does which outlet printed a withheld name."""
    book = harbour_book()
    hidden = [q for c in book.cases for q in c.questions if q.ask in ("name", "real name", "unnamed sources")]
    assert hidden
    text = b"".join(made(book).values()).decode()
    assert not [q.text for q in hidden if q.text in text]
    assert "to be kept safe" not in text.casefold()


def test_names_of_files_never_reach_the_site() -> None:
    """A file's name may say who brought it: a report without outlet and title is called by its number."""
    book = harbour_book()
    bare = tuple(dataclasses.replace(s, name=f"from-aunt-{n}.txt", title=None, outlet=None) for n, s in enumerate(book.sources))
    files = made(dataclasses.replace(book, sources=bare))
    assert not [name for name, body in files.items() if b"from-aunt" in body]
    assert b"Report 1" in files[f"cases/{book.cases[0].id}.html"]


@pytest.mark.parametrize("base", [None, "https://record.example.org/cases"])
def test_feeds_are_valid_atom(base: str | None) -> None:
    """Id, title, updated, author and links where RFC 4287 asks for them; ids are unique and stay the same when the site is made again."""
    files = made(base_url=base)
    for name, body in files.items():
        if not name.endswith(".xml"):
            continue
        root = ET.fromstring(body)
        assert root.tag == f"{ATOM}feed"
        for one in (root, *root.findall(f"{ATOM}entry")):
            assert all(len(one.findall(f"{ATOM}{tag}")) == 1 for tag in ("id", "title", "updated"))
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one.findtext(f"{ATOM}id") or "")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", one.findtext(f"{ATOM}updated") or "")
            links = {link.get("rel"): link.get("href", "") for link in one.findall(f"{ATOM}link")}
            assert "alternate" in links
            assert all(href.startswith("https://record.example.org/cases/") == (base is not None) for href in links.values())
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        assert root.findall(f"{ATOM}entry")
        ids = [e.text for e in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))


def later_book() -> Casebook:
    """The harbour case after the woman was let go."""
    book = harbour_book()
    case = book.cases[0]
    status = tuple(dataclasses.replace(s, status="released") if s.status == "forcibly_returned" else s for s in case.status)
    return dataclasses.replace(book, cases=(dataclasses.replace(case, status=status),))


def test_the_feed_tells_what_changed_in_words() -> None:
    """The second publication says that she was released; the first entry stays; what did not change is not told again."""
    book, later = harbour_book(), later_book()
    ids = [c.id for c in book.cases]
    first = made(book, changes=changes(None, book, ids, "2026-03-02"))
    again = changes(first["manifest.json"], book, ids, "2026-04-01")
    assert [c.sort for c in again] == ["case_new"]
    history = changes(first["manifest.json"], later, ids, "2026-05-01")
    second = made(later, stamp="2026-05-01", changes=history)
    entries = ET.fromstring(second["feed.xml"]).findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}updated") for e in entries] == ["2026-05-01T00:00:00Z", "2026-03-02T00:00:00Z"]
    assert "Mira Dovan: released." in (entries[0].findtext(f"{ATOM}content") or "")
    assert "Mira Dovan: 풀려남." in second["ko/feed.xml"].decode()
    assert "Mira Dovan: released." in second[f"cases/{ids[0]}.html"].decode()


def test_a_withdrawn_case_leaves_nothing_but_the_news_of_it() -> None:
    """After a withdrawal no name and no title stands anywhere in the site; followers are told to delete their copies."""
    book = harbour_book()
    ids = [c.id for c in book.cases]
    first = made(book, changes=changes(None, book, ids, "2026-03-02"))
    history = changes(first["manifest.json"], book, [], "2026-06-01")
    files = site(book, [], stamp="2026-06-01", title="Border Record", changes=history)
    everything = b"".join(files.values()).decode()
    assert "Mira" not in everything
    assert "Lorvik" not in everything
    assert "delete copies" in files["feed.xml"].decode()
    assert "No case is published at present." in files["index.html"].decode()


def test_the_memory_of_the_site_holds_ids_and_codes_only() -> None:
    """What the next publication is held against has no word of a report in it, so that a name veiled later does not live on there."""
    book = harbour_book()
    body = made(book)["manifest.json"].decode()
    assert not [w for w in ("Mira", "Dovan", "Lorvik", "Courier", "ferry") if w in body]
    assert json.loads(body)["format"] == "habeas-site/1"


def test_a_person_who_is_no_longer_shown_is_not_named_by_an_old_change() -> None:
    """A change about somebody whom the veiled casebook no longer holds becomes a detail."""
    book = harbour_book()
    case = book.cases[0].id
    files = made(book, changes=(Change(case, "2026-01-01", "case_new"), Change(case, "2026-02-01", "person", "gone:p:1")))
    assert "Details were corrected or added." in files["feed.xml"].decode()
    assert b"gone:p:1" not in files["feed.xml"]


def test_wrong_wishes_are_told() -> None:
    """An unknown case, an unknown language and a manifest that is none end with a message."""
    book = harbour_book()
    with pytest.raises(NotFound):
        site(book, ["case-none"], stamp="2026-03-02", title="x")
    with pytest.raises(BadInput, match="'fr'"):
        made(languages=("fr",))
    with pytest.raises(BadInput, match=r"manifest\.json"):
        changes(b"{}", book, [], "2026-03-02")


def test_search_engines_are_kept_out_unless_wanted() -> None:
    """robots.txt and every page say the same."""
    shut, listed = made(), made(listed=True)
    assert b"Disallow: /" in shut["robots.txt"]
    assert b"noindex, nofollow" in shut["index.html"]
    assert b"Allow: /" in listed["robots.txt"]
    assert b'content="index, follow"' in listed["index.html"]
