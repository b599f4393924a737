"""Pictures are taken out of the files that hold them, so that each can be looked at."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image
from tests import pictured
from tests.protecting import planted

from habeas.model.errors import Unreadable
from habeas.reading import read
from habeas.reading.held import Held, held, taken


def of(name: str, data: bytes) -> tuple[str, tuple[Held, ...]]:
    """What kind of file it is, and its pictures."""
    kind = read(name, data).media_type
    return kind, held(data, kind)


def test_a_word_document_a_page_and_an_image_give_their_pictures() -> None:
    """Each with its place in the file and the very bytes that lie there."""
    data = pictured.word()
    kind, found = of("a.docx", data)
    assert [(one.where, one.size) for one in found] == [("media/image1.jpg", (450, 300)), ("media/image2.png", (320, 200))]
    assert taken(data, kind, 1) == pictured.file(pictured.crowd())
    for name, other in (("a.html", pictured.page()), ("a.jpg", planted.jpeg())):
        kind, (one,) = of(name, other)
        assert hashlib.sha256(taken(other, kind, 1)).hexdigest() == one.ident


def test_pages_of_a_pdf_give_each_photograph_once() -> None:
    """The same photograph on two pages is looked at once; what comes out can be opened."""
    data = pictured.pdf()
    found = held(data, "application/pdf")
    assert [one.where for one in found] == ["1/1", "3/1"]
    with Image.open(io.BytesIO(taken(data, "application/pdf", 2))) as picture:
        assert picture.size == (450, 300)


def test_ornaments_and_broken_files_give_none() -> None:
    """A picture too small to tell a face in is passed over, and a file that cannot be opened gives nothing and stops nobody."""
    small = pictured.file(pictured.crowd(1, (24, 24)))
    assert held(small, "image/jpeg") == ()
    for kind in ("application/pdf", "text/html", "image/png", "text/plain", read("a.docx", pictured.word()).media_type):
        assert held(b"PK\x03\x04 broken", kind) == ()
    with pytest.raises(Unreadable):
        taken(pictured.page(), "text/html", 2)
