"""PDF: the text layer page by page; repeated running heads are furniture; pages without text go to character recognition."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import Segment
from habeas.model.when import NEVER_SAID
from habeas.reading import ocr
from habeas.reading.draft import Block, Cue, Draft, Stated, line_blocks
from habeas.reading.limits import MOST_IMAGE_PIXELS, MOST_OCR_PAGES, MOST_PAGES, MOST_TEXT
from habeas.reading.plain import refuse_too_large

_DIGITS = re.compile(r"\d+")
MOST_NUMBERED = 80
"""Characters of a line above which two lines that differ in their numbers are two sentences and no running head."""
_ENCRYPTED, _NOT_PDF = 4, 3
"""Error codes of PDFium: a password is needed; the format is wrong."""


def read_pdf(data: bytes) -> Draft:
    """A PDF as a draft; the map counts characters of the text layer of page N. Raises Unreadable."""
    document = _open(data)
    try:
        refuse_too_large(len(document), "pages", MOST_PAGES)
        pages = _layers(document)
        if sum(c.isalnum() for page in pages for c in page) < 3:
            if not ocr.available():
                raise ocr.needs_ocr("The PDF is a scan: it holds pictures of pages and no text. Its file is kept.")
            return ocr.draft_of_pages(_recognised(document), "application/pdf")
        empty = [n for n, page in enumerate(pages, 1) if not page.strip()]
        return _draft(pages, _stated(document), empty)
    finally:
        document.close()


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            raise Unreadable("no_text", "The PDF has no pages. Get the file again from where it came.")
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _ENCRYPTED or "password" in str(error).lower():
            raise Unreadable(
                "encrypted", "The PDF is locked with a password. Open it with the password and save it without one."
            ) from error
        if b"%%EOF" not in data[-2048:]:
            raise Unreadable("truncated", "The PDF breaks off before its end. Copy or download it again.") from error
        raise Unreadable("corrupt", f"The PDF cannot be opened ({error}). Open it in another program and print it to a new PDF.") from error
    return document


def _layers(document: Any) -> list[str]:
    """The text layer of each page, line ends as one character; words as they stand, hyphens at line ends included."""
    import pypdfium2

    pages, total = list[str](), 0
    for number in range(len(document)):
        try:
            page = document[number]
            layer = page.get_textpage()
            words = layer.get_text_range()
            layer.close()
            page.close()
        except pypdfium2.PdfiumError:
            words = ""
        words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\0", " ")
        pages.append(words)
        total += len(words)
        refuse_too_large(total, "characters of text", MOST_TEXT)
    return pages


def _draft(pages: list[str], stated: Stated, empty: list[int]) -> Draft:
    running = _running(pages)
    text, blocks, segments = list[str](), list[Block](), list[Segment]()
    at = 0
    for number, words in enumerate(pages, 1):
        if not words.strip():
            continue
        if at:
            text.append("\n")
            at += 1
        text.append(words)
        segments.append(Segment(Span(at, at + len(words)), f"page {number}", 0, len(words)))
        lines = line_blocks(words)
        for n, line in enumerate(lines):
            edge = n < 2 or n >= len(lines) - 2
            cue = Cue("masthead", "repeated at the head or foot of pages") if edge and _key(line.span.of(words)) in running else None
            blocks.append(Block(Span(at + line.span.start, at + line.span.end), cue))
        at += len(words)
    shown = ", ".join(map(str, empty[:20]))
    notes = (f"{len(empty)} of {len(pages)} pages hold no text (pictures?): {shown}",) if empty else ()
    return Draft("".join(text), "application/pdf", tuple(blocks), tuple(segments), stated, notes)


def _key(line: str) -> str:
    plain = " ".join(line.split()).casefold()
    return _DIGITS.sub("#", plain) if len(plain) <= MOST_NUMBERED else plain


def _running(pages: list[str]) -> frozenset[str]:
    """Lines (numbers aside) that stand among the first or last two of at least half of the pages, and of three."""
    counted: Counter[str] = Counter()
    full = [page for page in pages if page.strip()]
    for page in full:
        lines = [line for line in page.split("\n") if line.strip()]
        counted.update({_key(line) for line in lines[:2] + lines[-2:]})
    least = max(3, len(full) / 2)
    return frozenset(key for key, count in counted.items() if count >= least and len(key) < 200)


def _stated(document: Any) -> Stated:
    """Title and author from the PDF's properties, file names and programs' names left out. Its dates say when the file was made, not published."""
    value = {k: str(v).strip() for k, v in document.get_metadata_dict(skip_empty=True).items()}
    title = value.get("Title") or None
    if title and re.search(
        r"\.(?:docx?|pdf|indd|html?|txt|rtf|odt)$|^(?:untitled|microsoft word|document\d*|무제|about:blank)|^https?:", title, re.IGNORECASE
    ):
        title = None
    author = value.get("Author", "")
    authors = (
        tuple(a.strip() for a in re.split(r"[;,]", author) if a.strip())
        if not re.search(r"user|admin|owner|\d{3}|^\w+$", author, re.IGNORECASE)
        else ()
    )
    return Stated(title, None, authors, NEVER_SAID)


def _recognised(document: Any) -> list[list[tuple[str, float]]]:
    refuse_too_large(len(document), "scanned pages", MOST_OCR_PAGES)
    pages = []
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        scale = min(200 / 72, (MOST_IMAGE_PIXELS / max(1.0, width * height)) ** 0.5)
        pages.append(ocr.recognise(page.render(scale=scale).to_pil().convert("RGB")))
    return pages
