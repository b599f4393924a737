"""What a file still says of where it came from: who made it, when, on which machine, what was there before. For a copy the list is empty."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from habeas.protecting.copies.lines import seen

_PDF_KEYS = (
    b"/Author /Title /Subject /Keywords /Creator /Producer /CreationDate /ModDate /ID /Metadata /EmbeddedFile /EmbeddedFiles /JavaScript /JS "
    b"/AA /OpenAction /Annots /AcroForm /Thumb /PieceInfo /LastModified /Encrypt /Launch /URI /Collection /OCProperties"
).split()
_PDF_KEY = re.compile(rb"(?<![\w/])(" + b"|".join(map(re.escape, sorted(_PDF_KEYS, key=len, reverse=True))) + rb")(?![A-Za-z0-9])")
_PDF_EMPTY = re.compile(rb"/(?:Author|Title|Subject|Keywords|Creator|Producer)\s*\(\s*\)")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_WORD_PARTS = frozenset({"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"})
_WORD_MARKS = frozenset({"ins", "del", "moveFrom", "moveTo", "commentReference", "hyperlink", "bookmarkStart", "drawing", "pict", "object"})
_WORD_MARKS_IN = frozenset(
    {"author", "date", "initials", "rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidTr", "rsidSect", "paraId", "textId"}
)
_PLAIN_TAGS = frozenset("html head meta title style body p table tbody tr td h1 h2 h3 ul ol li br main".split())


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """One thing in a file that is not what it shows. `kind`: a short name ("EXIF", "author"); `what`: the words or where it stands."""

    kind: str
    what: str = ""


def metadata_left(data: bytes) -> list[Trace]:
    """Everything a file holds besides what it shows, by format, which is told from the bytes."""
    if data.startswith(b"\xff\xd8"):
        found = _jpeg(data)
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        found = _png(data)
    elif data.startswith((b"GIF8", b"RIFF", b"II*\0", b"MM\0*")):
        found = iter([Trace("format", "a picture in a form that copies are never made in")])
    elif b"%PDF-" in data[:1024]:
        found = _pdf(data)
    elif data.startswith(b"PK"):
        found = _word(data)
    elif re.search(rb"<(?:!doctype|html|head|body|p|div)\b", data[:4096], re.IGNORECASE):
        found = _page(data)
    else:
        found = _plain(data)
    return sorted(set(found))


def _jpeg(data: bytes) -> Iterator[Trace]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        body = data[at + 4 : at + 2 + length]
        if marker == 0xDA:
            break
        if 0xE0 <= marker <= 0xEF and not (marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) == 14):
            yield Trace("EXIF" if body.startswith(b"Exif") else "XMP" if b"ns.adobe.com/xap" in body[:40] else f"APP{marker - 0xE0}")
        elif marker == 0xFE:
            yield Trace("comment", body[:60].decode("latin-1"))
        at += 2 + length
    end = data.rfind(b"\xff\xd9")
    if data[at:].count(b"\xff\xd9") != 1 or end + 2 != len(data):
        yield Trace("bytes after the picture")


def _png(data: bytes) -> Iterator[Trace]:
    at = 8
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name not in (b"IHDR", b"PLTE", b"IDAT", b"IEND"):
            yield Trace("PNG chunk", name.decode("latin-1"))
        at += 12 + length
        if name == b"IEND":
            break
    if at != len(data):
        yield Trace("bytes after the picture")


def _pdf(data: bytes) -> Iterator[Trace]:
    shown = [re.sub(_STREAM, b"", data)]
    for match in _STREAM.finditer(data):
        raw = match.group(1)
        try:
            inflated = zlib.decompressobj().decompress(raw, 50_000_000)
        except zlib.error:
            inflated = raw
        if b"/ObjStm" in data[max(0, match.start() - 300) : match.start()]:
            shown.append(inflated)
        if b"<?xpacket" in inflated or b"<x:xmpmeta" in inflated:
            yield Trace("XMP")
    for piece in shown:
        for match in _PDF_KEY.finditer(_PDF_EMPTY.sub(b"", piece)):
            yield Trace("PDF", match.group(1).decode())
    if data.count(b"%%EOF") > 1:
        yield Trace("earlier versions")
    if data.rstrip(b"\r\n").rpartition(b"%%EOF")[2]:
        yield Trace("bytes after the document")


def _word(data: bytes) -> Iterator[Trace]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.comment:
            yield Trace("ZIP comment")
        for entry in archive.infolist():
            if entry.filename not in _WORD_PARTS:
                yield Trace("part", entry.filename)
            if entry.date_time != (1980, 1, 1, 0, 0, 0):
                yield Trace("time of a part", entry.filename)
            if entry.extra or entry.comment:
                yield Trace("extra field of a part", entry.filename)
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                yield from _word_marks(archive.read(entry))


def _word_marks(xml: bytes) -> Iterator[Trace]:
    for element in etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True)).iter():
        if not isinstance(element.tag, str):
            yield Trace("comment")
            continue
        if etree.QName(element).localname in _WORD_MARKS:
            yield Trace("Word", etree.QName(element).localname)
        for name in element.attrib:
            if (local := etree.QName(name).localname) in _WORD_MARKS_IN:
                yield Trace("Word", str(local))


def _page(data: bytes) -> Iterator[Trace]:
    for element in html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")).iter():
        if not isinstance(element.tag, str):
            yield Trace("comment", (element.text or "")[:60])
        elif element.tag not in _PLAIN_TAGS:
            yield Trace("element", element.tag)
        else:
            yield from (
                Trace("attribute", f"{element.tag} {name!s}")
                for name in element.attrib
                if (element.tag, name) not in {("html", "lang"), ("meta", "charset")}
            )
    yield from _plain(data)


def _plain(data: bytes) -> Iterator[Trace]:
    text = data.decode("utf-8", errors="replace")
    if data.startswith(b"\xef\xbb\xbf"):
        yield Trace("byte order mark")
    if seen(text) != text:
        yield Trace("unseen characters or spaces")
