"""A document as a Word file that an office can go on writing in: no property but its title, no other trace of who made it or when."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from habeas.publishing.paper.blocks import Address, Block, Grid, Heading, Items, Kept, Paper, Para, Passage, Photo, Picture, plain, spaced

_BEGAN = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP can name, so that it says nothing of the day it was made."""
_SPARE = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""Parts of the library's empty document that say which program made it, or nothing."""
_LOOKS = ("title", "heading 1", "heading 2", "heading 3", "header", "footer", "list bullet", "list number", "table grid")
_GREY, _RED, _DEEP = RGBColor(0x55, 0x60, 0x6B), RGBColor(0x9A, 0x33, 0x24), RGBColor(0x1F, 0x4E, 0x6B)


def word(paper: Paper) -> bytes:
    """The Word file; the same paper gives the same bytes."""
    doc = docx.Document()
    _bare(doc, plain(paper.title))
    _styles(doc, paper.language)
    _edges(doc, paper)
    doc.add_heading(plain(paper.title), 0)
    for block in paper.blocks:
        _draw(doc, block)
    packed = io.BytesIO()
    doc.save(packed)
    return _packed(packed.getvalue())


def _bare(doc: Any, title: str) -> None:
    """Takes away what the library's empty document brings: its maker, its days, its thumbnail."""
    core = doc.core_properties._element
    for child in list(core):
        core.remove(child)
    doc.core_properties.title = title
    _unused(doc.styles.element)
    for rels in (doc.part.package.rels, doc.part.rels):
        for ident in [i for i, r in rels.items() if r.reltype.rsplit("/", 1)[-1] in _SPARE]:
            rels.pop(ident)


def _unused(styles: Any) -> None:
    """Takes away the many looks of tables and lists that no paper uses: nine tenths of the file, and each has to be searched."""
    for style in list(styles.findall(qn("w:style"))):
        if style.name_val.lower().removesuffix(" char") not in _LOOKS and not style.default:
            styles.remove(style)


def _styles(doc: Any, language: str) -> None:
    body = doc.styles["Normal"]
    body.font.size, body.font.name = Pt(10.5), "Noto Sans"
    fonts = body.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "Noto Sans CJK KR")
    lang = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia"):
        lang.set(qn(kind), {"en": "en-GB", "ko": "ko-KR"}.get(language, language))
    body.element.get_or_add_rPr().append(lang)
    body.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style = doc.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Noto Sans", Pt(size), _DEEP
        own = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in [k for k in own.attrib if k.endswith("Theme")]:
            del own.attrib[kind]


def _edges(doc: Any, paper: Paper) -> None:
    """Running words at the top, the page's number at the foot."""
    part = doc.sections[0]
    part.page_width, part.page_height = Cm(21), Cm(29.7)
    part.left_margin = part.right_margin = Cm(2.3)
    head = part.header.paragraphs[0].add_run(f"{plain(paper.running)}   {paper.as_of}")
    head.font.size, head.font.color.rgb = Pt(8.5), _GREY
    foot = part.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field in ("PAGE", "NUMPAGES"):
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        foot._p.append(number)
        if field == "PAGE":
            foot.add_run(" / ")


def _draw(where: Any, b: Block) -> None:
    """A block at the end of a document or a cell."""
    if isinstance(b, Heading):
        where.add_paragraph(plain(b.text), style=f"Heading {b.level}")
    elif isinstance(b, Para):
        _paragraph(where, b)
    elif isinstance(b, Passage):
        p = where.add_paragraph()
        p.paragraph_format.left_indent = Cm(0.6)
        p.add_run(spaced(b.before)).font.color.rgb = _GREY
        p.add_run(spaced(b.words)).italic = True
        p.add_run(spaced(b.after)).font.color.rgb = _GREY
    elif isinstance(b, Items):
        for row in b.rows:
            where.add_paragraph(plain(row), style="List Number" if b.numbered else "List Bullet")
    elif isinstance(b, Grid):
        _table(where, b)
    elif isinstance(b, Address):
        run = where.add_paragraph().add_run(plain(b.url))
        run.font.size, run.font.color.rgb = Pt(9), _DEEP
    elif isinstance(b, Kept):
        for inner in b.blocks:
            _draw(where, inner)
    elif isinstance(b, Picture | Photo) and b.alt:
        _paragraph(where, Para(b.alt, "small"))


def _paragraph(where: Any, b: Para) -> None:
    p = where.add_paragraph()
    run = p.add_run(plain(b.text))
    if b.look in ("small", "label", "lead", "foot"):
        run.font.color.rgb = _GREY
    if b.look in ("small", "label", "foot"):
        run.font.size = Pt(9)
    if b.look in ("label", "strong", "missing"):
        run.bold = True
    if b.look == "label":
        p.paragraph_format.keep_with_next = True
    if b.look == "missing":
        run.font.color.rgb = _RED


def _table(where: Any, b: Grid) -> None:
    table = where.add_table(rows=0, cols=len(b.widths))
    table.style, table.autofit = where.part.document.styles["Table Grid"], False
    widths = [Cm(16.4 * w / sum(b.widths)) for w in b.widths]
    rows: list[tuple[tuple[Block, ...], ...]] = [tuple((Para(h, "label"),) for h in b.head)] if b.head else []
    for row in [*rows, *b.rows]:
        for cell, blocks, width in zip(table.add_row().cells, row, widths, strict=True):
            cell.width = width
            empty = cell.paragraphs[0]
            for block in blocks:
                _draw(cell, block)
            if blocks and len(cell.paragraphs) > 1:
                empty._p.getparent().remove(empty._p)
    if b.head:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
    where.add_paragraph()


def _packed(made: bytes) -> bytes:
    """The same parts in a ZIP that names no day and no machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _BEGAN)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return out.getvalue()
