"""Pictures: everything in them that is no pixel, piece by piece; comments, EXIF, XMP, IPTC, colour profiles, thumbnails, bytes after the end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from habeas.protecting.parts import MOST_BYTES, Part, Piece, Shut

_JPEG_NAMES = {0xE0: "JFIF", 0xE1: "EXIF or XMP", 0xE2: "colour profile", 0xED: "IPTC", 0xEE: "Adobe", 0xFE: "comment"}
_PIXELS = {b"IDAT", b"PLTE", b"fdAT", b"IHDR", b"IEND"}


def png(part: Part) -> Iterator[Piece]:
    """A PNG's chunks; packed ones unpacked."""
    data, at, ended = part.data, 8, False
    while at + 8 <= len(data) and not ended:
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        at, ended = at + 12 + size, kind == b"IEND"
        if kind in _PIXELS:
            continue
        name = f"chunk {kind.decode('ascii', 'replace')}"
        yield part.inner(name, body, small=True)
        if kind in (b"zTXt", b"iCCP", b"iTXt"):
            yield from _packed_text(part, name, body, kind)
    yield from after(part, at)


def _packed_text(part: Part, name: str, body: bytes, kind: bytes) -> Iterator[Piece]:
    _, _, rest = body.partition(b"\0")
    if kind == b"iTXt":
        packed, (_, _, rest) = rest[:1] == b"\1", rest[2:].partition(b"\0")
        rest = rest.partition(b"\0")[2]
        if not packed:
            return
    else:
        rest = rest[1:]
    try:
        yield part.inner(f"{name}, unpacked", zlib.decompressobj().decompress(rest, MOST_BYTES), small=True)
    except zlib.error:
        yield Shut((*part.where, name), "is packed text that cannot be unpacked")


def jpeg(part: Part) -> Iterator[Piece]:
    """A JPEG's segments up to the pixels, then what follows its end."""
    data, at = part.data, 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA or 0xD0 <= marker <= 0xD9:
            break
        if marker >= 0xE0:
            body = data[at + 4 : at + 2 + size]
            yield part.inner(_JPEG_NAMES.get(marker, f"segment {marker:02X}"), body, small=True)
            thumbnail = body.find(b"\xff\xd8\xff")
            if thumbnail >= 0:
                yield part.inner("thumbnail", body[thumbnail:])
        at += 2 + size
    end = _end_of_pixels(data, at)
    yield from after(part, end)


def _end_of_pixels(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0:
        marker = data[at + 1 : at + 2]
        if marker == b"\xd9":
            return at + 2
        at += 1
    return len(data)


def gif(part: Part) -> Iterator[Piece]:
    """A GIF's comments, plain texts and application blocks, and what follows its end."""
    data = part.data
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    while at < len(data) and data[at] in (0x21, 0x2C):
        if data[at] == 0x2C:
            flags = data[at + 9]
            at += 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
            _, at = _blocks(data, at)
        else:
            label = data[at + 1]
            body, at = _blocks(data, at + 2)
            yield part.inner("comment" if label == 0xFE else f"block {label:02X}", body, small=True)
    yield from after(part, at + 1)


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    body = bytearray()
    while at < len(data) and (size := data[at]):
        body += data[at + 1 : at + 1 + size]
        at += 1 + size
    return bytes(body), at + 1


def riff(part: Part) -> Iterator[Piece]:
    """A WebP's chunks that are no pixels."""
    data, at = part.data, 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF"):
            yield part.inner(f"chunk {kind.decode('ascii', 'replace').strip()}", data[at + 8 : at + 8 + size], small=True)
        at += 8 + size + size % 2
    yield from after(part, at)


def tiff(part: Part) -> Iterator[Piece]:
    """A TIFF: its tags may stand anywhere, so that all of it is searched as it is."""
    yield part.inner("tags", part.data, small=len(part.data) < 65536)


def after(part: Part, end: int) -> Iterator[Piece]:
    """What was hung on behind the picture's end."""
    if part.data[end:]:
        yield part.inner("bytes after the end", part.data[end:], small=len(part.data) - end < 65536)
