"""Reading the words in a picture, where the optional part for it is installed; else a reason that names the command to install it."""

from __future__ import annotations

import importlib
import importlib.util
import io
import math
from typing import Any

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import Segment
from habeas.reading.draft import Block, Draft
from habeas.reading.limits import MOST_IMAGE_PIXELS
from habeas.reading.sniff import picture_type

INSTALL = "pip install 'habeas[ocr]'"
PHOTOGRAPH = (
    "A photograph is given to the report that it belongs to: `habeas picture REPORT FILE`, or Pictures on the report's page at the desk."
)
"""What to do with a picture that has no words."""
SURE = 0.9
"""Lines the engine is less sure of than this are named in the notes, for a person to compare with the picture."""
_engines: dict[str, Any] = {}


def available() -> bool:
    """Whether the optional part for pictures of text is installed."""
    return importlib.util.find_spec("rapidocr") is not None and importlib.util.find_spec("onnxruntime") is not None


def needs_ocr(what: str) -> Unreadable:
    """The refusal of a picture of text while the optional part is not installed."""
    return Unreadable("needs_ocr", f"{what} To read it, install the optional part once ({INSTALL}) and read the file again.")


def read_image(data: bytes) -> Draft:
    """A picture of text as a draft, a recognised line a line. Raises Unreadable (needs_ocr, too_large, corrupt, no_text)."""
    if not available():
        raise needs_ocr(f"The file is a picture and is kept. {PHOTOGRAPH} It may be a page of words.")
    pil: Any = importlib.import_module("PIL.Image")

    try:
        with pil.open(io.BytesIO(data)) as image:
            if math.prod(image.size) > MOST_IMAGE_PIXELS:
                raise Unreadable(
                    "too_large", f"The picture has more than {MOST_IMAGE_PIXELS:,} pixels. Save it smaller, or cut it into pages."
                )
            pixels = image.convert("RGB")
    except Unreadable:
        raise
    except (OSError, ValueError, SyntaxError, pil.DecompressionBombError) as error:
        raise Unreadable("corrupt", f"The picture cannot be opened ({error}). Save it again as PNG or JPEG.") from error
    return draft_of_pages([recognise(pixels)], picture_type(data))


def recognise(picture: Any) -> list[tuple[str, float]]:
    """The lines of one page picture in reading order, each with how sure the engine is (0..1).

    The engine's step that turns lines by 180 degrees is left off: it turned upright lines over and lost the names in them.
    """
    import numpy
    from rapidocr import RapidOCR

    if "engine" not in _engines:
        _engines["engine"] = RapidOCR(params={"Global.log_level": "critical"})
    found = _engines["engine"](numpy.asarray(picture)[:, :, ::-1], use_cls=False)
    if found is None or found.txts is None:
        return []
    boxed = sorted(
        zip(found.boxes, found.txts, found.scores, strict=True), key=lambda x: (float(x[0][:, 1].min()), float(x[0][:, 0].min()))
    )
    return [(str(words), float(score)) for _, words, score in boxed]


def draft_of_pages(pages: list[list[tuple[str, float]]], media_type: str) -> Draft:
    """Recognised lines of pages as a draft; the map counts lines' characters on page N. Raises Unreadable("no_text")."""
    text, blocks, segments, doubtful = "", list[Block](), list[Segment](), list[str]()
    for number, lines in enumerate(pages, 1):
        at = 0
        for words, score in lines:
            start = len(text) + (1 if text else 0)
            text += ("\n" if text else "") + words
            blocks.append(Block(Span(start, len(text))))
            segments.append(Segment(Span(start, len(text)), f"page {number}", at, at + len(words)))
            at += len(words) + 1
            if score < SURE:
                doubtful.append(f"compare with the picture, page {number}: {words[:60]!r} (sure to {score:.2f})")
    if not any(c.isalnum() for c in text):
        raise Unreadable(
            "no_text",
            f"No words were found in the picture; it is kept. {PHOTOGRAPH} If it is a page, scan it again with 300 dots per inch.",
        )
    notes = ("read from a picture by character recognition: check names and numbers against it", *doubtful)
    return Draft(text, media_type, tuple(blocks), tuple(segments), notes=notes)
