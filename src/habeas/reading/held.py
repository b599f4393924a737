"""The pictures that a file is or holds, taken out one by one: an image file, a page with pictures inside it, a Word document, a PDF."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.model.errors import Unreadable
from habeas.reading.archive import unpack_member
from habeas.reading.decoding import decode
from habeas.reading.docx import MEDIA_TYPE as DOCX
from habeas.reading.limits import MOST_IMAGE_PIXELS, MOST_MARKUP
from habeas.reading.shown import Pdf

SMALLEST = 32
"""Pixels across and down below which a picture is an ornament: no face in it could be told from another."""
MOST_HELD = 500
"""Pictures that are taken out of one file; each has to be looked at by a person."""
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
_INSIDE = re.compile(r"data:image/[a-z.+-]{2,20}(?:;[\w.-]{1,40}=[^;,\s\"']{0,200}){0,5};base64,([A-Za-z0-9+/=\s]{40,})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """A picture inside a file. `ident`: SHA-256 of its bytes as the file holds them; `where`: its place in the file, "" for the file itself."""

    ident: str
    where: str
    size: tuple[int, int]


def held(data: bytes, media_type: str) -> tuple[Held, ...]:
    """The pictures of a file, each once, in the order in which they stand; none where it is broken. Drawings that are no pixels are passed over."""
    return tuple(one for one, _ in _each(data, media_type))


def taken(data: bytes, media_type: str, number: int) -> bytes:
    """The bytes of a picture, counted from 1 as `held` lists them. Raises Unreadable where there is no such picture."""
    for place, (_, load) in enumerate(_each(data, media_type), 1):
        if place == number:
            return bytes(load())
    raise Unreadable("no_text", f"The file holds no picture {number}.")


def _each(data: bytes, media_type: str) -> Iterator[tuple[Held, Any]]:
    """Each picture with what loads its bytes, so that a list of many is had without unpacking any."""
    kind = media_type.split(";")[0].strip()
    ways = {"application/pdf": _in_pdf, DOCX: _in_docx, "text/html": _in_page, "application/xhtml+xml": _in_page}
    way = ways.get(kind, _itself if kind.startswith("image/") else None)
    known: set[str] = set()
    try:
        for one, load in way(data) if way else ():
            if min(one.size) >= SMALLEST and one.size[0] * one.size[1] <= MOST_IMAGE_PIXELS and one.ident not in known:
                known.add(one.ident)
                yield one, load
            if len(known) >= MOST_HELD:
                return
    except (Unreadable, zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, RuntimeError, EOFError, ValueError, KeyError):
        return  # what cannot be taken out is not shown to anybody either


def _itself(data: bytes) -> Iterator[tuple[Held, Any]]:
    yield from _file(data, "")


def _in_docx(data: bytes) -> Iterator[tuple[Held, Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.filename.startswith("word/media/"):
                yield from _file(unpack_member(archive, info.filename, info), info.filename.removeprefix("word/"))


def _in_page(data: bytes) -> Iterator[tuple[Held, Any]]:
    if len(data) > MOST_MARKUP:
        return
    for number, match in enumerate(_INSIDE.finditer(decode(data).text), 1):
        try:
            yield from _file(base64.b64decode(re.sub(r"\s", "", match[1])), f"{number}")
        except binascii.Error:
            continue


def _file(data: bytes, where: str) -> Iterator[tuple[Held, Any]]:
    """A picture that is a file of its own; what the library cannot open is passed over."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            size = image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return
    yield Held(hashlib.sha256(data).hexdigest(), where, size), lambda: data


def _in_pdf(data: bytes) -> Iterator[tuple[Held, Any]]:
    from pypdfium2 import raw

    with Pdf(data) as document:
        for number in range(len(document)):
            page = document[number]
            for place, image in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4), 1):
                body = bytes(image.get_data(decode_simple=False))
                where = f"{number + 1}/{place}"
                yield Held(hashlib.sha256(body).hexdigest(), where, image.get_px_size()), _loader(image, body)


def _loader(image: Any, body: bytes) -> Any:
    """A photograph lies in a PDF as the file that it was; anything else is drawn and made a file."""

    def load() -> bytes:
        if image.get_filters() == ["DCTDecode"]:
            return body
        out = io.BytesIO()
        image.get_bitmap(render=False).to_pil().convert("RGB").save(out, "PNG")
        return out.getvalue()

    return load
