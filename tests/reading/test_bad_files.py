import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import files

from habeas.reading import Reading, read

SAID = "The police took nine people from a house near the border on Monday, two neighbours said. "


def reason(reading: Reading) -> str:
    """The code of the one refusal."""
    (refusal,) = reading.refusals
    assert refusal.message.strip()
    return refusal.reason


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\0" * 500])
def test_an_empty_file_says_so(data: bytes) -> None:
    """An empty file is refused as empty, and its bytes are kept all the same."""
    reading = read("report.txt", data)
    assert reason(reading) == "empty"
    assert [o[2] for o in reading.originals] == [data]


def test_a_huge_text_is_refused_quickly() -> None:
    """Text above the limit is refused at once, with the advice to split it."""
    started = time.monotonic()
    reading = read("report.txt", b"word " * 5_000_000)
    assert reason(reading) == "too_large"
    assert "Split" in reading.refusals[0].message
    assert time.monotonic() - started < 5


def test_an_encrypted_pdf_says_so() -> None:
    """A PDF that wants a password is refused as encrypted."""
    assert reason(read("report.pdf", files.pdf([[SAID]], encrypt=True))) == "encrypted"


def test_a_truncated_pdf_says_so() -> None:
    """A PDF that was cut off before anything could be found in it is refused as truncated."""
    assert reason(read("report.pdf", files.pdf([[SAID]])[:60])) == "truncated"


def test_a_scanned_pdf_needs_character_recognition() -> None:
    """A PDF without a text layer names the command that installs what it needs, where that is not installed."""
    from habeas.reading import ocr

    if ocr.available():
        pytest.skip("character recognition is installed here")
    reading = read("scan.pdf", files.pdf([[]]))
    assert reason(reading) == "needs_ocr"
    assert "habeas[ocr]" in reading.refusals[0].message


def test_a_picture_needs_character_recognition() -> None:
    """A picture is told by its bytes even when its name says text."""
    from habeas.reading import ocr

    if ocr.available():
        pytest.skip("character recognition is installed here")
    assert reason(read("notes.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)) == "needs_ocr"


def test_a_zip_bomb_is_refused_and_its_neighbours_are_read() -> None:
    """A member that unpacks to far more than its size is refused; the report beside it is read."""
    reading = read("all.zip", files.zipped({"bomb.txt": b"0" * 60_000_000, "good.txt": SAID.encode()}))
    assert reason(reading) == "archive_bomb"
    assert [t.text for t in reading.texts] == [SAID]


def test_an_archive_that_lies_about_its_sizes_is_still_bounded() -> None:
    """The size in the header is not believed: what comes out is counted."""
    data = bytearray(files.zipped({"bomb.txt": b"0" * 60_000_000}))
    for marker, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(marker) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    assert reason(read("all.zip", bytes(data))) in ("archive_bomb", "corrupt")


def test_a_locked_member_is_refused_by_name() -> None:
    """A member with a password is refused as encrypted; the others go on."""
    data = bytearray(files.zipped({"locked.txt": SAID.encode(), "open.txt": SAID.encode() + b"More."}))
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(marker) + offset] |= 1
    reading = read("all.zip", bytes(data))
    assert reason(reading) == "encrypted"
    assert reading.refusals[0].name == "all.zip/locked.txt"
    assert len(reading.texts) == 1


def test_a_truncated_archive_says_so() -> None:
    """An archive whose end is missing is refused as truncated."""
    assert reason(read("all.zip", files.zipped({"a.txt": SAID.encode() * 50})[:90])) == "truncated"


def test_archives_within_archives_end_somewhere() -> None:
    """Archives nested deeper than the limit are refused."""
    data = SAID.encode()
    for n in range(8):
        data = files.zipped({f"inner{n}": data})
    assert reason(read("all.zip", data)) == "nested_too_deep"


def test_a_damaged_word_document_says_so() -> None:
    """A Word document whose text part is cut is refused as damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>")
    assert reason(read("report.docx", out.getvalue())) == "corrupt"


def test_a_word_document_cannot_reach_other_files() -> None:
    """An entity that names a file of this machine is not followed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
            "<w:body><w:p><w:r><w:t>Nine people&e;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert [t.text for t in read("report.docx", out.getvalue()).texts] == ["Nine people"]


def test_a_page_nested_deep_is_read() -> None:
    """A page 100,000 elements deep costs seconds and loses no words."""
    page = b"<html><body>" + b"<div>" * 100_000 + b"<p>" + SAID.encode()
    (text,) = read("page.html", page).texts
    assert text.text == SAID.strip()


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>" + b"<" * 100_000,
        b"<html><body>" + b'<a href="x <p>' * 20_000,
        b"<html><body>" + b"<!--" * 50_000,
        b"<html><body>" + b"<![CDATA[" * 20_000,
        b"<html><body>" + b"<script>" * 20_000,
        b"<html><body>" + b"&" * 100_000,
        b"<html><body>" + b"</p>" * 50_000,
        b"<html><body>" + b"<a b=c " * 50_000,
    ],
)
def test_broken_markup_takes_no_longer_than_its_length(page: bytes) -> None:
    """Markup made to keep a scanner busy is answered in seconds."""
    started = time.monotonic()
    read("page.html", page)
    assert time.monotonic() - started < 8


def test_old_formats_say_what_to_save_as() -> None:
    """The old Word format is refused with what to save it as."""
    reading = read("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    assert reason(reading) == "unsupported"
    assert "DOCX" in reading.refusals[0].message


def test_a_wrong_name_does_not_mislead() -> None:
    """Files named as something else are read for what they are."""
    assert read("a.pdf", SAID.encode()).texts[0].source.media_type.startswith("text/plain")
    assert read("a.txt", files.pdf([[SAID]])).texts[0].source.media_type == "application/pdf"
    assert read("a.html", files.word([SAID])).texts[0].source.media_type.endswith("wordprocessingml.document")
    assert (
        read("a.docx", b"<!DOCTYPE html><html><body><p>" + SAID.encode() + b"</p></body></html>")
        .texts[0]
        .source.media_type.startswith("text/html")
    )


@settings(max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"<html>", b"From: a\nTo: b\nDate: c\n\n", b"\xff\xd8\xff", b"\xff\xfe"]
    ),
)
def test_reading_never_raises(data: bytes, head: bytes) -> None:
    """Whatever the bytes are, the answer is a text or a reason, and the bytes are kept."""
    reading = read("file", head + data)
    assert reading.texts or reading.refusals or reading.media_type == "application/zip"
    assert reading.originals[0][2] == head + data


@pytest.mark.parametrize("cut", [10, 200, 700, 1500])
def test_half_a_file_is_a_text_or_a_reason(cut: int) -> None:
    """Every format cut short gives words or a reason."""
    whole = [files.pdf([[SAID] * 30]), files.word([SAID] * 3), files.mail(SAID * 20, attachments=(("a.pdf", files.pdf([[SAID]])),))]
    for data in whole:
        reading = read("file", data[:cut])
        assert reading.texts or reading.refusals
