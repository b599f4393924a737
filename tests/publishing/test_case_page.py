"""Case pages: static, self-contained, each value opening its words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.model.errors import NotFound
from habeas.model.findings import Identities
from habeas.publishing import case_index_page, case_page
from publishing.test_casebook_json import harbour_book

VOID = {"meta", "line", "rect"}


class Outline(HTMLParser):
    """What a page is made of: tags, ids, links; and whether every tag is closed where it should be."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what hangs on it."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if given.get("href") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Fail where a tag is closed that is not open."""
        assert self.open.pop() == tag


def harbour_page() -> bytes:
    """The page of the harbour case."""
    book = harbour_book()
    return case_page(book, book.cases[0].id)


def test_the_page_is_whole_and_every_inner_link_leads_somewhere() -> None:
    """Tags close in order, ids are unique, links point at ids of the page."""
    outline = Outline(harbour_page())
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.links
    assert {link[1:] for link in outline.links} <= set(outline.ids)


def test_nothing_on_the_page_is_a_script_or_comes_from_elsewhere() -> None:
    """No script, image, frame, font or style sheet; no handler; a policy that forbids them."""
    page = harbour_page()
    outline = Outline(page)
    assert not outline.tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    assert not {a for a in outline.attributes if a.startswith("on") or a == "src"}
    assert b"url(" not in page
    assert b"@import" not in page
    assert re.findall(rb"https?://[^\s\"<]+", page) == [b"http://www.w3.org/2000/svg"]
    assert b"default-src &#x27;none&#x27;" in page


def test_words_of_a_report_can_never_become_markup() -> None:
    """A name with a tag in it is shown, not run."""
    evil = '<script>alert("x")</script>'
    a = Report("aa", f"{evil} was arrested.", outlet="<b>Post")
    a.event("detention", f"{evil} was arrested", (a.person("x", evil),))
    book = assemble([a.findings()], texts(a), Identities())
    for page in (case_page(book, book.cases[0].id), case_index_page(book)):
        assert "script" not in Outline(page).tags
        assert b"&lt;script&gt;" in page
        assert b"<b>Post" not in page


def test_a_quote_stands_marked_in_its_sentence() -> None:
    """The words before and after are there, the quote is marked, the neighbouring sentence is not."""
    text = harbour_page().decode()
    assert "Harbour police in Lorvik <mark>took Mira Dovan and her son off the ferry on 3 May 2021</mark>." in text
    assert "begged the ministry to let them go.</blockquote>" not in text.split("<mark>took Mira")[1].split("</blockquote>")[0]


def test_the_page_says_what_is_known_now_and_by_whom() -> None:
    """Status in plain words, since when, when reported, who says so; earlier ones below."""
    text = harbour_page().decode()
    assert "sent back by force" in text
    assert "since 20 May 2021; reported 25 May 2021; by two guards" in text
    assert "fate unknown" in text
    assert "What was known before (1)" in text


def test_disagreements_and_questions_stand_on_the_page() -> None:
    """Both days and both spellings, and the question for the boy."""
    text = harbour_page().decode()
    for words in ("3 May", "5 May", "Mira Dowan", "denied by", "What happened to the son of Mira Dovan (6)?"):
        assert words in text


def test_independence_can_be_told_from_outside() -> None:
    """The page counts those that the given function names."""
    book = harbour_book()
    page = case_page(book, book.cases[0].id, lambda claims: ("only one voice",)).decode()
    assert "1 independent origin: only one voice" in page


def test_each_report_stands_with_its_hash_and_date() -> None:
    """A reader can tell which file was read and when it was published."""
    book = harbour_book()
    text = case_page(book, book.cases[0].id).decode()
    assert all(s.sha256 in text for s in book.sources)
    assert "published 6 May 2021" in text


def test_the_languages_of_quotes_are_marked() -> None:
    """Readers aloud and hyphenation need the language; writing direction follows the words."""
    assert '<blockquote lang="en" dir="auto">' in harbour_page().decode()


def test_an_unknown_case_is_told_with_what_to_do_next() -> None:
    """The message names the command that lists cases."""
    with pytest.raises(NotFound, match="habeas cases"):
        case_page(harbour_book(), "case-none")


def test_the_index_lists_every_case_with_its_page() -> None:
    """Each case leads to the file of its id."""
    book = harbour_book()
    page = case_index_page(book)
    assert Outline(page).links == [f"{c.id}.html" for c in book.cases]
    assert b"fate unknown" in page
