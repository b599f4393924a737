"""What a file is, told from its bytes; its name is only asked where two formats share the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Format = Literal[
    "empty", "text", "html", "pdf", "docx", "mail", "mbox", "zip", "image", "rtf", "old_word", "office", "other_archive", "media"
]

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"BM", "image"),
    (b"\x1f\x8b", "other_archive"),
    (b"BZh", "other_archive"),
    (b"\xfd7zXZ\0", "other_archive"),
    (b"7z\xbc\xaf\x27\x1c", "other_archive"),
    (b"Rar!\x1a\x07", "other_archive"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"fLaC", "media"),
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_HEADERS = {
    b"from",
    b"to",
    b"subject",
    b"date",
    b"received",
    b"message-id",
    b"mime-version",
    b"content-type",
    b"return-path",
    b"delivered-to",
    b"reply-to",
    b"cc",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|table|h1|span|script|br|center|font)\b", re.IGNORECASE)


def sniff(data: bytes) -> Format:
    """The format of a file. Anything not recognised is "text": decoding then says whether it is."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if head[:4] == b"RIFF":
        return "image" if head[8:12] == b"WEBP" else "media"
    if head[4:8] == b"ftyp":
        return "image" if head[8:12] in (b"heic", b"heix", b"avif", b"mif1") else "media"
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head[:32]):
            return kind
    return _marked_up(head)


_PICTURES = {
    b"\xff\xd8": "image/jpeg",
    b"\x89P": "image/png",
    b"GI": "image/gif",
    b"II": "image/tiff",
    b"MM": "image/tiff",
    b"BM": "image/bmp",
    b"RI": "image/webp",
}


def picture_type(data: bytes) -> str:
    """The media type of a picture."""
    return _PICTURES.get(data[:2], "image/heic")


def _marked_up(head: bytes) -> Format:
    if b"\0" in head[:200]:
        head = head.replace(b"\0", b"")  # UTF-16 or UTF-32: the marks are ASCII all the same
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if re.match(rb"From \S+.{0,80}\d{4}\r?\n", start):
        return "mbox"
    if _is_mail(start):
        return "mail"
    if start.startswith(b"<") and (_HTML.search(start) or start.startswith(b"<?xml")):
        return "html"
    return (
        "html"
        if len(_HTML.findall(start)) >= 3 and re.search(rb"<(?:!doctype\s+html|html|body|head)\b|</(?:p|div|a)>", start, re.IGNORECASE)
        else "text"
    )


def _is_mail(start: bytes) -> bool:
    names = set()
    at = 0
    while (m := _HEADER.match(start, at)) is not None:
        names.add(m.group().split(b":", 1)[0].lower())
        at = m.end()
    return len(names & _MAIL_HEADERS) >= 3 or ({b"from", b"subject"} <= names and b"date" in names)


def _zipped(data: bytes) -> Format:
    """A DOCX, another office file, or an archive: told by the names inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:2000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        return "docx" if b"word/document.xml" in data[:200_000] else "zip"
    if "word/document.xml" in names:
        return "docx"
    office = {"xl/workbook.xml", "ppt/presentation.xml", "content.xml"} & names or "mimetype" in names
    return "office" if office else "zip"
