"""Copies of documents are made anew: what they show is there, what hung on the original is gone, and the check that says so can fail."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from tests.protecting import planted
from tests.protecting.planted import NAME, SECRET

from habeas.actions.redact import redacted_file
from habeas.model.errors import BadInput
from habeas.protecting.copies import FORMS, Form, copy_of, pdf
from habeas.protecting.copies.lines import seen
from habeas.protecting.traces import metadata_left
from habeas.reading import read

DOCUMENTS: dict[str, Callable[[], bytes]] = {"a.txt": planted.plain, "a.html": planted.page, "a.docx": planted.word, "a.pdf": planted.pdf}
needs_pdf = pytest.mark.skipif(not pdf.available(), reason="the optional part for PDFs is not installed")


def forms() -> list[Form]:
    """The forms that can be made here."""
    return [form for form in FORMS if form != "pdf" or pdf.available()]


def everything(data: bytes) -> bytes:
    """The bytes of a file and of whatever is packed inside it."""
    found = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found += [archive.read(entry) for entry in archive.infolist()] + [entry.filename.encode() for entry in archive.infolist()]
    for piece in data.split(b"stream")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(piece.strip(b"\r\n")))
        except zlib.error:
            continue
    return b"\n".join(found)


def holds(data: bytes, word: str) -> bool:
    """Whether a word is anywhere in a file, in any of the usual encodings."""
    ways = [
        word.encode(),
        word.encode("utf-16le"),
        word.encode("utf-16be"),
        base64.b64encode(word.encode())[:-4],
        word.encode().hex().encode(),
    ]
    inside = everything(data).lower()
    return any(way.lower() in inside for way in ways)


@pytest.mark.parametrize("name", list(DOCUMENTS))
@pytest.mark.parametrize("form", forms())
def test_a_copy_holds_nothing_of_the_file_but_its_words(name: str, form: Form) -> None:
    """Properties, comments, changes, headers, scripts, links, attachments, notes, earlier versions and unseen characters are gone."""
    original = DOCUMENTS[name]()
    copy = redacted_file(name, original, {NAME: "P. of the north"}, form)
    assert metadata_left(copy.data) == []
    assert not holds(copy.data, SECRET)
    assert not holds(copy.data, "Doyoon")
    assert copy.replaced[NAME] >= 1
    shown = " ".join(read("copy", copy.data).texts[0].text.split())
    assert "took P. of the north from his house" in shown
    assert original == DOCUMENTS[name]() or name == "a.docx"  # a ZIP names the second it was made


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_the_check_sees_what_was_planted(name: str) -> None:
    """The check that copies pass does not pass the originals; each kind of trace has a name."""
    kinds = {f"{trace.kind} {trace.what}".strip() for trace in metadata_left(DOCUMENTS[name]())}
    expected = {
        "a.txt": {"unseen characters or spaces", "byte order mark"},
        "a.html": {"element script", "element link", "element img", "element a", "attribute p title", f"comment  {SECRET} "[:-1]},
        "a.docx": {
            "part docProps/core.xml",
            "part word/comments.xml",
            "part customXml/item9.xml",
            "Word del",
            "Word author",
            "ZIP comment",
        },
        "a.pdf": {"PDF /Author", "PDF /ID", "PDF /EmbeddedFiles", "PDF /JavaScript", "XMP", "earlier versions", "bytes after the document"},
    }
    assert expected[name] <= kinds


@pytest.mark.parametrize("form", forms())
def test_the_same_text_gives_the_same_bytes(form: Form) -> None:
    """No clock, path or chance gets into a copy."""
    text = "Taken in Oreum\nName\tAge\nP.\t41\n한도윤은 선양에서 끌려갔다."
    assert copy_of(text, form, "", "ko") == copy_of(text, form, "", "ko")


@pytest.mark.parametrize("form", forms())
def test_words_of_any_script_come_back_from_a_copy(form: Form) -> None:
    """What a copy shows can be read again: Hangul, Chinese, Vietnamese, Cyrillic, and signs that formats give a meaning to."""
    text = "한도윤 & 李泰元 <b>Nguyễn Văn Đức</b>, Ёлкина #panic() *x* $y$ \\ {{z}}"
    shown = read("copy", copy_of(text, form, "", "ko")).texts[0].text
    assert " ".join(shown.split()) == text


@needs_pdf
def test_a_pdf_says_which_letters_it_cannot_draw() -> None:
    """Empty boxes where a name should be help nobody: the message says what to do instead."""
    with pytest.raises(BadInput, match=r"docx or \.html"):
        copy_of("اعتقلت الشرطة مزارعا", "pdf")


@needs_pdf
def test_a_pdf_is_tagged_and_has_real_text() -> None:
    """A screen reader finds paragraphs and their language."""
    made = copy_of("Taken in Oreum.", "pdf", "", "en")
    assert b"/StructTreeRoot" in made
    assert b"/Lang(en)" in made


def test_characters_that_nobody_sees_are_dropped_and_joiners_kept_where_scripts_need_them() -> None:
    """Unseen characters can say which copy was leaked; Persian and Hindi cannot be written without joiners."""
    assert seen("a\u200bb\u2062\u00a0c \r\nd\u200de\ufe0f\x07") == "ab c\nde"
    assert seen("می\u200cخواهم") == "می\u200cخواهم"


def test_a_replacement_that_brings_the_name_back_is_refused() -> None:
    """Swapping two names, or a replacement that holds the name, would leave it in the copy."""
    with pytest.raises(BadInput, match="would still stand"):
        redacted_file("a.txt", b"Han was taken.", {"Han": "Mr. Han"})


def test_a_file_that_cannot_be_copied_says_why() -> None:
    """An archive, a picture and noise are refused, each with what to do."""
    for data, words in ((planted.jpeg(), "picture"), (bytes(range(256)) * 9, "."), (b"", "empty")):
        with pytest.raises(BadInput, match=words):
            redacted_file("a", data, {})
