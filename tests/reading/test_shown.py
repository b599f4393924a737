"""A file as it was received, made safe to look at: nothing that runs or loads is left, and the words stay."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.reading.files import pdf

from habeas.model.errors import Unreadable
from habeas.reading.shown import look, pages, picture, still

HOSTILE = """<html><head><base href="http://evil.example/"><script>alert(1)</script><meta http-equiv="refresh" content="0;url=http://x.example">
<link rel="stylesheet" href="http://x.example/a.css"></head><body onload="go()" background="http://x.example/b.png"><h1 style="background:url(http://x.example)">
A title</h1><p lang="ko" onclick="x()">그는 <a href="javascript:alert(2)">체포됐다</a>.</p><img src="http://x.example/i.png" onerror="y()"><form action="/decide">
<input name="csrf"><button>Accept</button></form><svg><script>z()</script></svg><iframe src="/queue/"></iframe><p>The end.</p></body></html>"""


def test_a_page_keeps_its_words_and_loses_what_runs_or_loads() -> None:
    """Of a web page the words and their layout are left: no script, address, form, picture, frame or style of its own."""
    page = still(HOSTILE.encode())
    body = page.split("<body>")[1]
    for word in ("A title", "그는 ", "체포됐다", "The end."):
        assert word in body
    assert not re.search(r"http|javascript|alert|on\w+=|<(?:script|img|form|input|iframe|svg|link|base|meta)\b|style|href|src", body)
    assert '<p lang="ko">' in body


@given(st.text(alphabet="<>\"'&=/ abonsriptc:!-\n", max_size=200))
def test_no_page_brings_a_tag_of_its_own_through(text: str) -> None:
    """Whatever is written into a page, the only tags that come out are those that lay out words, with harmless attributes."""
    body = still(f"<p>begin {text}</p>".encode()).split("<body>")[1].rsplit("</body>")[0]
    for tag in re.findall(r"<[^>]*>", body):
        assert re.fullmatch(r'</?[a-z0-9]+(?: (?:lang|dir|colspan|rowspan|align)="[\w-]{1,20}")*>', tag)


def test_pages_of_a_pdf_are_pictures() -> None:
    """Each page of a PDF is drawn; a page that is not there is refused with the number of those that are."""
    data = pdf([["He was taken from his home."], ["His wife heard of it a week later."]])
    assert pages(data, "application/pdf") == 2
    first, second = (Image.open(io.BytesIO(picture(data, "application/pdf", n))) for n in (1, 2))
    assert first.size == second.size
    assert first.tobytes() != second.tobytes()
    with pytest.raises(Unreadable, match="2 pages"):
        picture(data, "application/pdf", 3)
    with pytest.raises(Unreadable, match="cannot be shown"):
        pages(b"%PDF-1.7 broken", "application/pdf")


def test_an_image_is_made_anew() -> None:
    """An image is shown as a new picture of its pixels, the right way up, without what else stood in the file; a broken one is refused."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Hoeryong, the house"
    Image.new("RGB", (30, 20), "red").save(made, "JPEG", exif=exif)
    shown = picture(made.getvalue(), "image/jpeg", 1)
    assert b"Hoeryong" not in shown
    assert Image.open(io.BytesIO(shown)).size == (20, 30)
    with pytest.raises(Unreadable, match="cannot be shown"):
        picture(b"no image", "image/png", 1)


def test_what_can_be_looked_at() -> None:
    """Web pages, PDFs and images can be looked at; of other files the text is all there is to see."""
    assert [look(kind) for kind in ("text/html", "application/pdf", "image/png", "text/plain")] == ["page", "pictures", "pictures", "none"]
