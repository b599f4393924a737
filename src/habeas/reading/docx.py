"""DOCX: paragraphs, tables, footnotes and text boxes, straight from the parts of the file; nothing in it is run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import Segment
from habeas.reading.archive import unpack_member
from habeas.reading.dates import iso_when
from habeas.reading.draft import Block, Cue, Draft, Stated, refuse_nothing_said
from habeas.reading.limits import MOST_TEXT
from habeas.reading.plain import refuse_too_large

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENDS = {f"{_W}p", f"{_W}tr"}
_SKIP = {f"{_W}del", f"{_W}instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_PARTS = (("word/document.xml", None), ("word/footnotes.xml", None), ("word/endnotes.xml", None))
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes) -> Draft:
    """A Word document as a draft, a paragraph a line. The map counts characters of paragraph N. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            trees = {name: _tree(unpack_member(archive, name)) for name, _ in _PARTS if name in names}
            core = _tree(unpack_member(archive, "docProps/core.xml")) if "docProps/core.xml" in names else None
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, OSError, RuntimeError, EOFError) as error:
        raise Unreadable("corrupt", f"The Word document is damaged ({error}). Open it in a word processor and save it again.") from error
    if "word/document.xml" not in trees:
        raise Unreadable(
            "corrupt", "The Word document has no text part; the file is damaged. Open it in a word processor and save it again."
        )
    return _draft(trees, core)


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            "corrupt", f"The Word document is damaged ({error.msg}). Open it in a word processor and save it again."
        ) from error


def _draft(trees: dict[str, etree._Element], core: etree._Element | None) -> Draft:
    pieces, blocks, segments, length, number = list[str](), list[Block](), list[Segment](), 0, 0
    for name in (n for n, _ in _PARTS if n in trees):
        for style, words in _paragraphs(trees[name]):
            number += 1
            bare = words.strip()
            if not bare:
                continue
            start = length + (1 if length else 0)
            pieces += ("\n" if length else "", bare)
            length = start + len(bare)
            refuse_too_large(length, "characters of text", MOST_TEXT)
            skipped = len(words) - len(words.lstrip())
            segments.append(Segment(Span(start, length), f"paragraph {number}", skipped, skipped + len(bare)))
            blocks.append(
                Block(Span(start, length), Cue("caption", f'style "{style}"') if "caption" in style.lower() else None, _heading(style))
            )
    text = "".join(pieces)
    refuse_nothing_said(text)
    return Draft(text, MEDIA_TYPE, tuple(blocks), tuple(segments), _stated(core))


def _heading(style: str) -> int:
    low = style.lower().replace(" ", "")
    if low == "title":
        return 1
    # A document's chapter headings are no titles of the report: only its title style is.
    return 2 if low.startswith(("heading", "überschrift", "titre", "título", "제목")) else 0


def _paragraphs(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """(style, words) of each paragraph, tables row by row with tabs between cells; deleted words and field codes left out."""
    style, words, row = "", list[str](), 0
    skip: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if skip is not None:
            skip = None if event == "end" and element is skip else skip
        elif event == "start" and tag in _SKIP:
            skip = element
        elif event == "start":
            row += tag == f"{_W}tr"
            if tag == f"{_W}pStyle":
                style = element.get(f"{_W}val") or ""
            elif tag in (f"{_W}t",):
                words.append(element.text or "")
            elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
                words.append({"tab": "\t", "noBreakHyphen": "-"}.get(tag.rsplit("}", 1)[1], "\n"))
        elif tag == f"{_W}tc" and row:
            words[-1:] = ["\t"] if words[-1:] == [" "] else [*words[-1:], "\t"]
        elif tag in _ENDS:
            row -= tag == f"{_W}tr"
            if not row:
                yield style, "".join(words)
                style, words = "", []
            elif words and words[-1] not in ("\t", " "):
                words.append(" ")


def _stated(core: etree._Element | None) -> Stated:
    if core is None:
        return Stated()
    value = {etree.QName(e).localname: (e.text or "").strip() for e in core if isinstance(e.tag, str)}
    # "created" is when the file was begun and "python-docx" dates its template 2013: weak, so only a note-worthy last resort is left out altogether.
    author = value.get("creator") or ""
    authors = tuple(
        a.strip()
        for a in author.split(";")
        if a.strip() and a.strip().lower() not in ("python-docx", "microsoft office user", "user", "admin", "unknown")
    )
    issued = iso_when(value.get("date", "")) if value.get("date") else None
    published = issued if issued and issued.known else Stated().published
    return Stated(
        value.get("title") or None,
        None,
        authors,
        published,
        "the document's own date property" if published.known else None,
        value.get("language") or None,
    )
