"""Files full of what a copy must not carry over, made by code: every planted word is `SECRET`."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from docx.shared import Inches
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = "Quillfeather"
"""A word that stands in every hidden corner of these files and nowhere in what they show."""
NAME = "Han Doyoon"
SHOWN = f"Police in Oreum took {NAME} from his house, a neighbour said."


def drawn(size: tuple[int, int] = (320, 200)) -> Image.Image:
    """A picture drawn by code: a disc on stripes."""
    picture = Image.new("RGB", size, "#336699")
    pen = ImageDraw.Draw(picture)
    for x in range(0, size[0], 7):
        pen.line([(x, 0), (size[0] - x, size[1])], fill=(x % 256, 90, 200 - x % 200))
    pen.ellipse([size[0] // 3, size[1] // 4, size[0] // 2, size[1] // 2], fill="#ddbb99")
    return picture


def exif() -> bytes:
    """EXIF with an owner, a camera, a place and a picture that has to be turned."""
    data = Image.Exif()
    data[0x0112], data[0x010F], data[0x013B], data[0x9C9D & 0xFFFF] = 6, SECRET, SECRET, SECRET.encode("utf-16le")
    data[0x8825] = {1: "N", 2: (39.0, 54.0, 7.0), 3: "E", 4: (116.0, 23.0, 29.0)}
    return data.tobytes()


def xmp() -> bytes:
    """An XMP packet that names its maker."""
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><dc:creator>{SECRET}</dc:creator></rdf:RDF></x:xmpmeta>'.encode()


def jpeg() -> bytes:
    """A JPEG with EXIF, XMP, IPTC, a comment, and bytes after its end."""
    out = io.BytesIO()
    drawn().save(out, "JPEG", exif=exif(), comment=SECRET.encode(), xmp=xmp(), icc_profile=profile())
    body = out.getvalue()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12" + SECRET.encode()
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return body[:2] + segment + body[2:] + SECRET.encode()


def profile() -> bytes:
    """A colour profile."""
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png() -> bytes:
    """A PNG with text chunks (one packed), EXIF, a face under transparent pixels, and bytes after its end."""
    notes = PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_text("Comment", SECRET, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", xmp().decode())
    picture = drawn().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size).point(lambda value: 0 if value < 128 else 255))
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=notes, exif=exif())
    return out.getvalue() + SECRET.encode()


def gif() -> bytes:
    """A GIF with a comment and a second frame."""
    out = io.BytesIO()
    drawn().save(out, "GIF", save_all=True, append_images=[drawn((320, 200)).rotate(90)], comment=SECRET.encode())
    return out.getvalue()


def webp() -> bytes:
    """A WebP with EXIF and XMP."""
    out = io.BytesIO()
    drawn().save(out, "WEBP", exif=exif(), xmp=xmp())
    return out.getvalue()


def tiff() -> bytes:
    """A TIFF with a description and a second page."""
    out = io.BytesIO()
    drawn().save(out, "TIFF", save_all=True, append_images=[drawn().rotate(180)], description=SECRET, artist=SECRET)
    return out.getvalue()


def word() -> bytes:
    """A Word document with properties, a header, a comment, a deleted and an inserted passage, hidden words, a picture and custom XML."""
    document = docx.Document()
    paragraph = document.add_paragraph(SHOWN)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = NAME, "41"
    document.add_picture(io.BytesIO(png()), width=Inches(1))
    document.sections[0].header.paragraphs[0].text = SECRET
    document.core_properties.author = document.core_properties.title = document.core_properties.last_modified_by = SECRET
    document.add_comment(paragraph.runs, text=SECRET, author=SECRET)
    out = io.BytesIO()
    document.save(out)
    changes = f'<w:p><w:del w:author="{SECRET}" w:date="2019-05-03T10:00:00Z"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'
    return _with(out.getvalue(), {"customXml/item9.xml": f"<a>{SECRET}</a>"}, ("<w:sectPr", changes + "<w:sectPr"))


def _with(data: bytes, parts: dict[str, str], change: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = content.decode().replace(*change, 1).encode()
            new.writestr(entry.filename, content)
        for name, text in parts.items():
            new.writestr(name, text)
        new.comment = SECRET.encode()
    return out.getvalue()


def pdf() -> bytes:
    """A PDF with Info, XMP, an identifier, a note, an attachment, a script, an earlier version and bytes after its end."""
    stream = f"BT /F1 11 Tf 60 760 Td ({SHOWN}) Tj ET".encode()
    packed = zlib.compress(b'<?xpacket begin="" id="x"?>' + xmp() + b'<?xpacket end="w"?>')
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R /OpenAction 9 0 R /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Annots [8 0 R] /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        f"<< /Author ({SECRET}) /Title ({SECRET}.docx) /Producer ({SECRET}) /CreationDate (D:20190503101010+09'00') >>".encode(),
        b"<< /Type /Metadata /Subtype /XML /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
        f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({SECRET}) >>".encode(),
        f"<< /S /JavaScript /JS (app.alert\\('{SECRET}'\\)) >>".encode(),
        f"<< /Type /Filespec /F ({SECRET}.txt) >>".encode(),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R /ID [<41> <42>] >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return out + b"startxref\n%d\n%%%%EOF\n" % start + SECRET.encode()


def page() -> bytes:
    """A page with scripts, links, a picture's alternative text, comments, data attributes and hidden words."""
    article = f"<p data-author='{SECRET}' title='{SECRET}'>{SHOWN} <a href='https://example.org/{SECRET}'>More</a> of it was told to reporters.</p>"
    return (
        f"<!DOCTYPE html><html><head><title>Taken in Oreum</title><meta name='author' content='{SECRET}'><link rel='canonical' href='/{SECRET}'>"
        f"<script>var a='{SECRET}'</script></head><body><!-- {SECRET} --><article><h1>Taken in Oreum</h1>{article * 3}"
        f"<img src='{SECRET}.jpg' alt='{SECRET}'></article></body></html>"
    ).encode()


def plain() -> bytes:
    """A plain text marked with characters that nobody sees."""
    return ("\ufeff" + SHOWN.replace(" ", "\u200b ", 4) + "\u2063\nHe has not been\u00a0seen since. \n").encode()
