"""Opens a file of any kind that habeas makes: archives, documents, pictures, tables; yields its texts and the files inside it."""

from __future__ import annotations

import bz2
import contextlib
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from habeas.protecting.opening_images import gif, jpeg, png, riff, tiff
from habeas.protecting.opening_pdf import pdf
from habeas.protecting.opening_tables import font, parquet
from habeas.protecting.parts import MOST_BYTES, Part, Piece, Shut, View
from habeas.protecting.undisguise import words_of

MOST_LEGACY = 5_000_000
"""Bytes of a text that is not Unicode; the program writes none, so that a longer one is no text."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_TAG = re.compile(r"<(?:!--.*?--|!\[CDATA\[(.*?)\]\]|[^<>]*)>", re.DOTALL)
_MARKED = re.compile(r"(?<!<)<(?!<)(?![0-9A-Fa-f\s]*>)[^<>]*>")
"""A tag. A page of a PDF writes each word as digits in angle brackets, which are none."""
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|ins|del|mark|q|rp|rt|ruby|s|small|span|strong|sub|sup|time|tspan|u|wbr|[a-z0-9]+:[a-z]+)\b(?<!:p)(?<!:br)",
    re.IGNORECASE,
)


def opened(part: Part) -> Iterator[Piece]:
    """The texts and files that a part holds, one step deep; the part's own bytes as text where they are text."""
    for magic, opener in _OPENERS:
        if part.data.startswith(magic):
            yield from _guarded(opener, part)
            return
    if b"PK\x05\x06" in part.data[-65_600:] and zipfile.is_zipfile(io.BytesIO(part.data)):
        yield from _guarded(_zip, part)
    elif part.data[257:262] == b"ustar":
        yield from _guarded(_tar, part)
    elif (text := as_text(part.data)) is not None:
        yield from texts_of(part, text)
    elif len(part.data) < MOST_LEGACY and not _CONTROLS.search(part.data):
        yield from _legacy(part)


def _legacy(part: Part) -> Iterator[View]:
    """A text in one of the encodings that were in use before Unicode, in each that can read it."""
    for encoding in ("cp949", "gb18030", "big5", "shift_jis", "cp1251"):
        with contextlib.suppress(UnicodeDecodeError):
            yield part.view("", part.data.decode(encoding), encoding)


def _guarded(opener: Callable[[Part], Iterator[Piece]], part: Part) -> Iterator[Piece]:
    try:
        yield from opener(part)
    except (ValueError, KeyError, IndexError, EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError) as error:
        yield Shut(part.where, f"could not be opened to the bottom ({type(error).__name__})")
    except (NotImplementedError, RuntimeError):
        yield Shut(part.where, "is locked or packed in a way that cannot be opened")


def as_text(data: bytes) -> str | None:
    """The text that bytes are, or None where they are no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if _CONTROLS.search(data):
        # two bytes a letter, mostly plain letters: every second byte is nought
        return words_of(data) if len(data) % 2 == 0 and data.count(0) * 3 >= len(data) else None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def texts_of(part: Part, text: str) -> Iterator[View]:
    """A text as it stands, and without its tags where it has some."""
    yield part.view("", text)
    if _MARKED.search(text):
        bare = _TAG.sub(_untagged, text)
        if bare != text:
            yield part.view("text", bare)


def _untagged(m: re.Match[str]) -> str:
    if m[1] is not None:
        return m[1]
    lines = "\n" * m[0].count("\n")
    # what stands in the next cell or paragraph is apart as after a comma
    return ("\u2063" if _INLINE.match(m[0]) or m[0].startswith("<!--") else ",") + lines


def _zip(part: Part) -> Iterator[Piece]:
    with zipfile.ZipFile(io.BytesIO(part.data)) as archive:
        yield part.inner("comment", archive.comment, small=True)
        begins = min((info.header_offset for info in archive.infolist()), default=0)
        yield part.inner("bytes before the archive", part.data[:begins], small=begins < 65536)
        for info in archive.infolist():
            yield View((*part.where, "name of a member"), info.filename, name=True)
            inner = part.inner(info.filename, b"")
            yield inner.inner("comment", info.comment, small=True)
            yield inner.inner("extra field", info.extra, small=True)
            if info.flag_bits & 1:
                yield Shut(inner.where, "is locked with a password")
            elif info.file_size > MOST_BYTES:
                yield Shut(inner.where, "is too large to look into")
            elif not info.is_dir():
                yield part.inner(info.filename, archive.read(info))


def _tar(part: Part) -> Iterator[Piece]:
    with tarfile.open(fileobj=io.BytesIO(part.data)) as archive:
        for info in archive:
            yield View((*part.where, "name of a member"), info.name, name=True)
            yield View((*part.where, info.name, "owner"), "\n".join((info.uname, info.gname, info.linkname, *info.pax_headers.values())))
            if info.isfile() and (member := archive.extractfile(info)):
                yield part.inner(info.name, member.read(MOST_BYTES))


def _gzip(part: Part) -> Iterator[Piece]:
    # the header may hold the file's first name and a comment, which unpacking throws away
    yield part.inner("header", part.data[3:10] + (part.data[10:2000] if part.data[3] & 28 else b""), small=True)
    rest, n = part.data, 0
    while rest.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(31)
        yield part.inner(f"unpacked {n}" if n else "unpacked", unpacker.decompress(rest, MOST_BYTES))
        rest, n = unpacker.unused_data, n + 1
    if rest.strip(b"\0"):
        yield part.inner("bytes after the end", rest, small=len(rest) < 65536)


def _deflated(part: Part) -> Iterator[Piece]:
    try:
        yield part.inner("unpacked", zlib.decompressobj().decompress(part.data, MOST_BYTES))
    except zlib.error:
        return  # two bytes that look like the head of a packed stream


def _bz2(part: Part) -> Iterator[Piece]:
    yield part.inner("unpacked", bz2.BZ2Decompressor().decompress(part.data, MOST_BYTES))


def _xz(part: Part) -> Iterator[Piece]:
    yield part.inner("unpacked", lzma.LZMADecompressor().decompress(part.data, MOST_BYTES))


def _alone(part: Part) -> Iterator[Piece]:
    """LZMA without a head of its own: three bytes that may stand at the beginning of anything."""
    try:
        yield part.inner("unpacked", lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress(part.data, MOST_BYTES))
    except lzma.LZMAError:
        return


def _locked(part: Part) -> Iterator[Piece]:
    yield Shut(part.where, "is packed in a way that this program cannot open")


_OPENERS: tuple[tuple[bytes, Callable[[Part], Iterator[Piece]]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"PK\x05\x06", _zip),
    (b"\x1f\x8b", _gzip),
    (b"BZh", _bz2),
    (b"\xfd7zXZ\0", _xz),
    (b"\x28\xb5\x2f\xfd", _locked),
    (b"7z\xbc\xaf\x27\x1c", _locked),
    (b"Rar!", _locked),
    (b"%PDF", pdf),
    (b"\x89PNG\r\n\x1a\n", png),
    (b"\xff\xd8\xff", jpeg),
    (b"GIF8", gif),
    (b"RIFF", riff),
    (b"II*\0", tiff),
    (b"MM\0*", tiff),
    (b"PAR1", parquet),
    (b"wOFF", font),
    (b"wOF2", _locked),  # Brotli, for which the core has no library; habeas publishes no web fonts
    (b"\x5d\0\0", _alone),
    (b"\x04\x22\x4d\x18", _locked),
    (b"\x1f\x9d", _locked),
    (b"MSCF", _locked),
    (b"age-encryption.org/", _locked),
    (b"\x78\x01", _deflated),
    (b"\x78\x9c", _deflated),
    (b"\x78\xda", _deflated),
)
