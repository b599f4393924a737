"""PDF: what a reader sees page by page, and every string and stream that lies behind it, unpacked."""

from __future__ import annotations

import base64
import binascii
import contextlib
import functools
import re
import zlib
from collections.abc import Iterator
from typing import Any

from habeas.protecting.parts import MOST_BYTES, Part, Piece, Shut, View

_STREAM = re.compile(rb"(<<(?:(?!stream|endobj).){0,4000}>>)?\s*stream\r?\n", re.DOTALL)
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]{2,})>")
_STRING = re.compile(_LITERAL.pattern + b"|" + _HEX.pattern, re.DOTALL)
_NAME = re.compile(rb"/((?:[^\s/<>\[\](){}%]|#[0-9A-Fa-f]{2})+)")
_OPERAND = re.compile(rb"\[[^\]]*\]\s*TJ|" + _STRING.pattern + rb"\s*(?:Tj|'|\")", re.DOTALL)
_ESCAPE = re.compile(rb"\\(\d{1,3}|\r\n|.)", re.DOTALL)
_SINGLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b"\n", b"\n": b"", b"\r": b"", b"\r\n": b""}
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_NO_SYNTAX = (b"\xff\xd8\xff", b"OTTO", b"\0\1\0\0", b"true", b"ttcf", b"\1\0\4")
"""How pictures and fonts begin: what looks like a string of PDF in one is chance, and their bytes are searched as they lie."""
_LOCKED = 4
"""PDFium's code for a document that wants a password."""
Codes = dict[bytes, str]


def pdf(part: Part) -> Iterator[Piece]:
    """A PDF's pages as read, its strings (information, outlines, annotations, names), its streams, its text by the fonts' own maps."""
    if re.search(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)", part.data):
        yield Shut(part.where, "is encrypted")
    yield from _pages(part)
    yield part.view("strings", strings(_between(part.data)))
    plain: list[bytes] = []
    for n, (head, body) in enumerate(_streams(part.data)):
        data = _unfiltered(head, body)
        if data is None:
            yield Shut((*part.where, f"stream {n}"), "is packed in a way that cannot be opened")
            continue
        yield part.inner(f"stream {n}", data, small=b"/XML" in head or b"/ObjStm" in head)
        if b"/Image" not in head and not data.startswith(_NO_SYNTAX):
            yield part.view(f"strings of stream {n}", strings(data))
            plain.append(data)
    yield from _mapped(part, plain)


def _pages(part: Part) -> Iterator[View | Shut]:
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(part.data)
    except pypdfium2.PdfiumError as error:
        yield Shut(part.where, "is locked" if getattr(error, "err_code", None) == _LOCKED else "is no PDF that can be read")
        return
    try:
        for n in range(len(document)):
            page = document[n]
            layer = page.get_textpage()
            text: str = layer.get_text_range()
            layer.close()
            page.close()
            # U+FFFE is PDFium's sign for a hyphen at the end of a line
            yield part.view(f"page {n + 1}", text.replace("\r\n", "\n").replace("\ufffe", "-\n"))
        yield part.view("information", "\n".join(document.get_metadata_dict().values()))
    finally:
        document.close()


def _between(data: bytes) -> bytes:
    """A PDF without what its streams hold, which is opened by itself: in packed bytes brackets stand by chance."""
    kept, at = [], 0
    while m := _STREAM.search(data, at):
        end = data.find(b"endstream", m.end())
        kept.append(data[at : m.end()])
        at = len(data) if end < 0 else end
    return b" ".join((*kept, data[at:]))


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while m := _STREAM.search(data, at):
        end = data.find(b"endstream", m.end())
        end = len(data) if end < 0 else end
        yield m[1] or b"", data[m.end() : end]
        at = end + 9


def _unfiltered(head: bytes, body: bytes) -> bytes | None:
    """A stream's bytes with its filters undone; None where a filter is one that is not known here."""
    found = re.findall(rb"/(FlateDecode|Fl|ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL)\b", head)
    for name in found:
        try:
            if name in (b"FlateDecode", b"Fl"):
                body = zlib.decompressobj().decompress(body, MOST_BYTES)
            elif name in (b"ASCIIHexDecode", b"AHx"):
                body = _from_hex(body.partition(b">")[0])
            elif name in (b"ASCII85Decode", b"A85"):
                body = base64.a85decode(body.strip().removeprefix(b"<~").removesuffix(b"~>"))
            else:
                return None
        except (zlib.error, ValueError, binascii.Error):
            return None
    if not found:
        with contextlib.suppress(zlib.error):
            return zlib.decompressobj().decompress(body, MOST_BYTES)
    return body


def _from_hex(digits: bytes) -> bytes:
    bare = re.sub(rb"[^0-9A-Fa-f]", b"", digits)
    return bytes.fromhex((bare + b"0" * (len(bare) % 2)).decode())


@functools.lru_cache(maxsize=8192)
def _literal(inside: bytes) -> bytes:
    """Kept, since a page's words are read as strings and once more by each font's map."""
    if b"\\" not in inside:
        return inside

    def one(m: re.Match[bytes]) -> bytes:
        return bytes([int(m[1], 8) & 255]) if m[1].isdigit() and not set(m[1]) & set(b"89") else _SINGLE.get(m[1], m[1])

    return _ESCAPE.sub(one, inside)


def _string(m: re.Match[bytes]) -> bytes:
    return _literal(m[1]) if m[1] is not None else _from_hex(m[2] or b"")


def strings(data: bytes) -> str:
    """Every string and name of PDF syntax, decoded; one a line."""
    found = [_decoded(_string(m)) for m in _STRING.finditer(data)]
    found += [_decoded(re.sub(rb"#([0-9A-Fa-f]{2})", lambda h: bytes.fromhex(h[1].decode()), m[1])) for m in _NAME.finditer(data)]
    return "\n".join(found)


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _mapped(part: Part, streams: list[bytes]) -> Iterator[View]:
    """The text that page streams show by each font's map from its codes to letters, pages or none referring to them."""
    maps = {codes: dict(codes) for data in streams if b"begincmap" in data or b"beginbf" in data for codes in [tuple(_map(data).items())]}
    drawn = [data for data in streams if b"Tj" in data or b"TJ" in data]
    for n, data in enumerate(drawn):
        rows = [b"".join(_string(m) for m in _STRING.finditer(row[0])) for row in _OPERAND.finditer(data)]
        for k, codes in enumerate(maps.values()):
            if codes:
                yield part.view(f"drawn text {n + 1} by font map {k + 1}", "\n".join(_letters(row, codes) for row in rows))


def _map(data: bytes) -> Codes:
    codes: Codes = {}
    for kind, body in _SECTION.findall(data):
        if kind == b"bfchar":
            codes.update({_from_hex(a): _utf16(b) for a, b in _CODES.findall(body)})
            continue
        for low, high, first, several in _RANGES.findall(body):
            start, stop, width = int(low, 16), min(int(high, 16), int(low, 16) + 65535), len(low) // 2
            listed = re.findall(rb"<([0-9A-Fa-f]+)>", several)
            for n in range(stop - start + 1):
                if first or n < len(listed):
                    text = _utf16(listed[n]) if listed else _shifted(_utf16(first), n)
                    codes[(start + n).to_bytes(width, "big")] = text
    return codes


def _utf16(digits: bytes) -> str:
    return _from_hex(digits).decode("utf-16-be", "replace")


def _shifted(text: str, by: int) -> str:
    return text[:-1] + chr(min(ord(text[-1]) + by, 0x10FFFF)) if text else ""


def _letters(row: bytes, codes: Codes) -> str:
    width = len(next(iter(codes)))
    return "".join(codes.get(row[n : n + width], "\n") for n in range(0, len(row), width or 1))
