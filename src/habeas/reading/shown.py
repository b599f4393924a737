"""A file as it looked when it came, made safe to look at: pages of a PDF and pictures as new pictures, a web page without all that runs or loads."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any, Literal

from habeas.model.errors import Unreadable
from habeas.reading.decoding import decode
from habeas.reading.limits import MOST_IMAGE_PIXELS, MOST_MARKUP, MOST_TREE_DEPTH
from habeas.reading.plain import refuse_too_large

Look = Literal["page", "pictures", "none"]
WIDTH = 1400
"""Pixels a page of a PDF is drawn wide."""
KEPT = frozenset(
    "html body main article section header footer nav aside div span p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th"
    " td colgroup col blockquote q pre code em strong b i u s small sub sup mark time address figure figcaption cite abbr center font a ruby rt rp".split()
)
"""Elements that only lay out words. Everything else is left away; its words stay, unless it is one of UNSEEN."""
UNSEEN = frozenset(
    "script style head template noscript title object embed iframe audio video canvas svg math textarea select option".split()
)
ATTRIBUTES = frozenset({"lang", "dir", "colspan", "rowspan", "align"})
WORD = re.compile(r"[\w-]{1,20}")
STYLE = (
    "body{font:16px/1.6 Georgia,'Noto Serif KR',serif;max-width:46rem;margin:1rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .4rem}"
)


def look(media_type: str) -> Look:
    """How a file of this kind can be looked at."""
    if media_type in ("text/html", "application/xhtml+xml"):
        return "page"
    return "pictures" if media_type == "application/pdf" or media_type.startswith("image/") else "none"


def pages(data: bytes, media_type: str) -> int:
    """How many pictures show a PDF or an image. Raises Unreadable."""
    if media_type != "application/pdf":
        return 1
    with Pdf(data) as document:
        return len(document)


def picture(data: bytes, media_type: str, number: int) -> bytes:
    """A page of a PDF (from 1), or an image, as a PNG made anew from the pixels. Raises Unreadable where there is no such page, or it is too large."""
    if media_type != "application/pdf":
        return _image(data)
    with Pdf(data) as document:
        if not 1 <= number <= len(document):
            raise Unreadable("no_text", f"The PDF has {len(document)} pages and no page {number}.")
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(WIDTH / max(1.0, width), (MOST_IMAGE_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        return _png(bitmap.to_numpy(), bitmap.width, bitmap.height)


class Pdf:
    """A PDF that is closed when it was looked at."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        try:
            self.document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(
                "corrupt", f"The PDF cannot be shown ({error}). Take the file as received and open it in another program."
            ) from error

    def __enter__(self) -> Any:
        return self.document

    def __exit__(self, *_: object) -> None:
        self.document.close()


def _png(pixels: Any, width: int, height: int) -> bytes:
    """An RGB picture (height x width x 3, 8 bits) as PNG: a header, the rows, an end, and nothing else."""
    rows = b"".join(b"\0" + row.tobytes() for row in pixels[:, :, :3])

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")


def _image(data: bytes) -> bytes:
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_IMAGE_PIXELS:
                raise Unreadable(
                    "too_large", f"The image has more than {MOST_IMAGE_PIXELS // 10**6} million pixels. Take the file as received."
                )
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((2 * WIDTH, 2 * WIDTH))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable("corrupt", "The image cannot be shown. Take the file as received and open it in another program.") from error
    made = io.BytesIO()
    upright.save(made, "PNG")
    return made.getvalue()


def still(data: bytes) -> str:
    """A web page with its words and their layout, and nothing that runs, loads, links or is filled in. Raises Unreadable."""
    import lxml.html
    from lxml import etree

    refuse_too_large(len(data), "bytes of HTML", MOST_MARKUP)
    text = decode(data).text.replace("\0", "")
    try:
        tree = lxml.html.document_fromstring(
            text.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable("corrupt", "The page cannot be shown. Take the file as received.") from error
    body = tree.find("body")
    out: list[str] = []
    _copy(body if body is not None else tree, out, 0)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>-</title><style>{STYLE}</style></head><body>{''.join(out)}</body></html>"
    )


def _copy(element: Any, out: list[str], depth: int) -> None:
    """Words of an element and of those inside it, with the marks that only lay out."""
    from html import escape

    name = element.tag if isinstance(element.tag, str) else ""
    if name not in UNSEEN and name and depth < MOST_TREE_DEPTH:
        kept = name in KEPT and name not in ("html", "body")
        told = "".join(f' {key}="{escape(value)}"' for key, value in element.items() if key in ATTRIBUTES and WORD.fullmatch(value))
        out.append(f"<{name}{told}>" if kept else "")
        out.append(escape(element.text or "", quote=False))
        for child in element:
            _copy(child, out, depth + 1)
        out.append(f"</{name}>" if kept and name not in ("br", "hr", "col") else "")
    if depth:
        out.append(escape(element.tail or "", quote=False))
