"""Leaks made on purpose: for each way in which a protected word can hide in a file, the file; what the sweep must catch, one by one."""

from __future__ import annotations

import base64
import binascii
import bz2
import csv
import gzip
import html
import io
import json
import lzma
import quopri
import struct
import tarfile
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable

Files = dict[str, bytes]
Plant = Callable[[str], Files]
AROUND = "The family has heard nothing of {} since the spring, a neighbour said."


def _text(write: Callable[[str], str]) -> Plant:
    return lambda word: {"site/page.txt": AROUND.format(write(word)).encode()}


def _page(pattern: str) -> Plant:
    return lambda word: {
        "site/page.html": f"<!doctype html>\n<html><body>\n<h1>A case</h1>\n{pattern.format(html.escape(word))}\n</body></html>".encode()
    }


def zipped(members: Files, comment: bytes = b"") -> bytes:
    """A ZIP of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _member_comment(word: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("data/a.txt")
        info.comment = word.encode()
        archive.writestr(info, b"nothing")
    return out.getvalue()


def docx(body: str, core: str = "") -> bytes:
    """A document of Word's kind, bare."""
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:document {ns}><w:body><w:p>{body}</w:p></w:body></w:document>".encode(),
            "docProps/core.xml": f"<cp:coreProperties><dc:creator>{html.escape(core)}</dc:creator></cp:coreProperties>".encode(),
        }
    )


def _runs(word: str) -> str:
    cut = max(1, len(word) // 2)
    return "".join(
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r>' for piece in (word[:cut], word[cut:])
    )


def png(*chunks: tuple[bytes, bytes], tail: bytes = b"") -> bytes:
    """A PNG of one pixel with these chunks."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", binascii.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(chunk(k, b) for k, b in chunks)
        + chunk(b"IDAT", zlib.compress(b"\0\1\2\3"))
        + chunk(b"IEND", b"")
        + tail
    )


def jpeg(*segments: tuple[int, bytes], tail: bytes = b"") -> bytes:
    """The shell of a JPEG with these segments; its pixels are a few bytes."""
    body = b"".join(bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return b"\xff\xd8" + body + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(range(1, 200)) + b"\xff\xd9" + tail


def exif(tag: int, value: bytes) -> bytes:
    """An EXIF block with one tag."""
    return b"Exif\0\0" + b"II*\0\x08\0\0\0" + b"\x01\0" + struct.pack("<HHII", tag, 2, len(value), 26) + b"\0\0\0\0" + value


def gif(comment: bytes) -> bytes:
    """A GIF of one pixel with a comment."""
    return (
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"
        + b"\x21\xfe"
        + bytes([len(comment)])
        + comment
        + b"\0"
        + b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    )


def webp(xmp: bytes) -> bytes:
    """The shell of a WebP with XMP."""
    body = b"WEBP" + b"VP8L" + struct.pack("<I", 4) + b"\x2f\0\0\0" + b"XMP " + struct.pack("<I", len(xmp)) + xmp + b"\0" * (len(xmp) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def pdf(content: bytes = b"", info: str = "", extra: str = "", font: str = "", streams: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """A PDF of one page. `streams`: (entries of the dictionary, bytes), packed, numbered from 6."""
    font = font or "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        font.encode(),
        f"<< {info} >>".encode(),
        *(_stream(entries, data) for entries, data in (("", content), *streams)),
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{p:010} 00000 n \n".encode() for p in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(entries: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"


def hexed(word: str) -> str:
    """A PDF string of hexadecimal UTF-16."""
    return f"<FEFF{word.encode('utf-16-be').hex()}>"


def drawn(word: str, shown: bool = True) -> bytes:
    """A PDF that draws a word by codes of its own, with the font's map to letters; in a stream no page uses where it is not shown."""
    letters = sorted(set(word))
    codes = {c: f"{n:04X}" for n, c in enumerate(letters, 1)}
    text = f"BT /F1 12 Tf 20 300 Td <{''.join(codes[c] for c in word)}> Tj ET".encode()
    pairs = "\n".join(f"<{code}> <{c.encode('utf-16-be').hex()}>" for c, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap"
    )
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<< /Type /Font"
        " /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0"
        " /CapHeight 1 /StemV 1 >> >>] >>"
    )
    return pdf(text if shown else b"", font=font, streams=(("", cmap.encode()), ("/Type /XObject /Subtype /Form", text)))


def _tar(word: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        data = AROUND.format(word).encode()
        info = tarfile.TarInfo("a.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _csv(word: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("id", "name"), ("1", word)])
    return out.getvalue().encode()


def _parquet(word: str) -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"case": ["1", "2"], "person": ["somebody", word]}), out, compression="zstd")
    return out.getvalue()


def _xmp(word: str) -> bytes:
    return f'<x:xmpmeta><rdf:Description photoshop:CaptionWriter="{html.escape(word)}"/></x:xmpmeta>'.encode()


def _lines(word: str) -> str:
    cut = word.find(" ") if " " in word else len(word) // 2
    return word[:cut] + "\n    " + word[cut:].strip()


def _hyphened(word: str) -> str:
    cut = len(word) // 2
    return word[:cut].rstrip() + "-\n" + word[cut:].lstrip()


def _spread(word: str) -> str:
    return " ".join(word.replace(" ", ""))


def _inside(mark: str) -> Callable[[str], str]:
    return lambda word: mark.join(word)


def _b64(shift: int, url: bool = False) -> Callable[[str], str]:
    def write(word: str) -> str:
        data = b"x" * shift + AROUND.format(word).encode()
        return (base64.urlsafe_b64encode if url else base64.b64encode)(data).decode()

    return write


def _data_uri(word: str) -> str:
    return "data:image/png;base64," + base64.b64encode(png((b"tEXt", b"Author\0" + word.encode()))).decode()


PLANTS: dict[str, Plant] = {
    "in running text": _text(str),
    "with a possessive": _text(lambda w: w + "’s"),
    "in capitals": _text(str.upper),
    "in small letters": _text(str.lower),
    "over two lines": _text(_lines),
    "hyphened at a line's end": _text(_hyphened),
    "with spaces between letters": _text(_spread),
    "with soft hyphens": _text(_inside("\u00ad")),
    "with zero-width spaces": _text(_inside("\u200b")),
    "with no-break spaces": _text(lambda w: w.replace(" ", "\u00a0")),
    "in decomposed Unicode": _text(lambda w: unicodedata.normalize("NFD", w)),
    "in full-width letters": _text(lambda w: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in w)),
    "as decimal entities": _text(lambda w: "".join(f"&#{ord(c)};" for c in w)),
    "as hexadecimal entities": _text(lambda w: "".join(f"&#x{ord(c):X};" for c in w)),
    "as \\u escapes": lambda w: {"data/a.json": json.dumps({"name": w}, ensure_ascii=True).encode()},
    "as \\u escapes of every letter": _text(lambda w: "".join(f"\\u{ord(c):04x}" for c in w)),
    "as \\x escapes": _text(lambda w: "".join(f"\\x{b:02x}" for b in w.encode())),
    "percent-encoded": lambda w: {"site/a.html": f'<a href="https://example.org/find?q={urllib.parse.quote(w)}">look</a>'.encode()},
    "percent-encoded twice": _text(lambda w: urllib.parse.quote(urllib.parse.quote(w))),
    "percent-encoded in every letter": _text(lambda w: "".join(f"%{b:02X}" for b in w.encode())),
    "in a web address": lambda w: {
        "site/a.html": f'<a href="https://example.org/{w.replace(" ", "-").lower()}-arrested">look</a>'.encode()
    },
    "base64, first alignment": _text(_b64(0)),
    "base64, second alignment": _text(_b64(1)),
    "base64, third alignment": _text(_b64(2)),
    "base64 for addresses": _text(_b64(0, url=True)),
    "base64 twice": _text(lambda w: base64.b64encode(base64.b64encode(AROUND.format(w).encode())).decode()),
    "base64 over lines": lambda w: {"mail.eml": b"\n" + base64.encodebytes(AROUND.format(w).encode())},
    "hexadecimal": _text(lambda w: w.encode().hex()),
    "hexadecimal with colons": _text(lambda w: w.encode().hex(":")),
    "quoted-printable": lambda w: {"mail.eml": quopri.encodestring(AROUND.format(w).encode())},
    "UTF-16, little end first": lambda w: {"a.txt": AROUND.format(w).encode("utf-16-le")},
    "UTF-16, big end first": lambda w: {"a.txt": AROUND.format(w).encode("utf-16-be")},
    "UTF-16 with its mark": lambda w: {"a.txt": AROUND.format(w).encode("utf-16")},
    "in an attribute": _page('<img src="a.png" alt="{}">'),
    "in a title attribute": _page("<span title='{}'>somebody</span>"),
    "in a comment of a page": _page("<!-- was {} -->"),
    "in a script": _page('<script>const who = "{}";</script>'),
    "in a style": _page('<style>p::before {{ content: "{}" }}</style>'),
    "split by tags": lambda w: {"a.html": ("<p>" + "".join(f"<b>{html.escape(c)}</b>" for c in w) + "</p>").encode()},
    "in an SVG's title": lambda w: {"a.svg": f"<svg><title>{html.escape(w)}</title><rect/></svg>".encode()},
    "in an SVG's description": lambda w: {"a.svg": f'<svg><desc id="x">{html.escape(w)}</desc></svg>'.encode()},
    "in a feed": lambda w: {
        "feed.atom": f"<feed><entry><title type='html'>&lt;b&gt;{html.escape(w)}&lt;/b&gt;</title></entry></feed>".encode()
    },
    "in a CDATA section": lambda w: {"feed.atom": f"<feed><summary><![CDATA[{w}]]></summary></feed>".encode()},
    "in a table's cell": lambda w: {"a.csv": _csv(w)},
    "in a JSON key": lambda w: {"a.json": json.dumps({w: 1}, ensure_ascii=False).encode()},
    "in a file's name": lambda w: {f"site/{w.replace(' ', '_')}.html": b"<p>nothing</p>"},
    "in a folder's name": lambda w: {f"site/{w}/index.html": b"<p>nothing</p>"},
    "in a file's name, percent-encoded": lambda w: {f"site/{urllib.parse.quote(w)}.html": b"<p>nothing</p>"},
    "in a ZIP's member": lambda w: {"a.zip": zipped({"data/a.txt": AROUND.format(w).encode()})},
    "in a ZIP in a ZIP": lambda w: {"a.zip": zipped({"b.zip": zipped({"a.txt": AROUND.format(w).encode()})})},
    "in a ZIP's comment": lambda w: {"a.zip": zipped({"a.txt": b"x"}, w.encode())},
    "in a member's comment": lambda w: {"a.zip": _member_comment(w)},
    "in a member's name": lambda w: {"a.zip": zipped({f"data/{w}.txt": b"x"})},
    "behind a ZIP": lambda w: {"a.zip": AROUND.format(w).encode() + b"\n" + zipped({"a.txt": b"x"})},
    "in gzip": lambda w: {"a.gz": gzip.compress(AROUND.format(w).encode())},
    "in a gzip's name": lambda w: {
        "a.gz": gzip.compress(b"x")[:3] + b"\x08" + gzip.compress(b"x")[4:10] + w.encode() + b"\0" + gzip.compress(b"x")[10:]
    },
    "in deflated bytes": lambda w: {"a.z": zlib.compress(AROUND.format(w).encode())},
    "in bare LZMA": lambda w: {"a.lzma": lzma.compress(AROUND.format(w).encode(), lzma.FORMAT_ALONE)},
    "in bzip2": lambda w: {"a.bz2": bz2.compress(AROUND.format(w).encode())},
    "in xz": lambda w: {"a.xz": lzma.compress(AROUND.format(w).encode())},
    "in a tar": lambda w: {"a.tar": _tar(w)},
    "in a document's text": lambda w: {"a.docx": docx(f"<w:r><w:t>{html.escape(w)}</w:t></w:r>")},
    "in a document, over two runs": lambda w: {"a.docx": docx(_runs(w))},
    "in a document's properties": lambda w: {"a.docx": docx("", w)},
    "in a PDF's page": lambda w: {"a.pdf": drawn(w)},
    "in a PDF's stream no page uses": lambda w: {"a.pdf": drawn(w, shown=False)},
    "in a PDF's information": lambda w: {"a.pdf": pdf(info=f"/Author {hexed(w)}")},
    "in a PDF's outline": lambda w: {"a.pdf": pdf(extra=f"/Outlines << /Type /Outlines /First << /Title {hexed(w)} >> >>")},
    "in a PDF's annotation": lambda w: {"a.pdf": pdf(extra=f"/X << /Type /Annot /Subtype /Text /Contents {hexed(w)} >>")},
    "in a PDF's object stream": lambda w: {"a.pdf": pdf(streams=(("/Type /ObjStm /N 1 /First 4", f"9 0 << /T {hexed(w)} >>".encode()),))},
    "in a PDF's XMP": lambda w: {"a.pdf": pdf(streams=(("/Type /Metadata /Subtype /XML", _xmp(w)),))},
    "in a file attached to a PDF": lambda w: {
        "a.pdf": pdf(streams=(("/Type /EmbeddedFile", zipped({"a.txt": AROUND.format(w).encode()})),))
    },
    "in a JPEG's EXIF": lambda w: {"a.jpg": jpeg((0xE1, exif(0x010E, w.encode() + b"\0")))},
    "in a JPEG's EXIF for Windows": lambda w: {"a.jpg": jpeg((0xE1, exif(0x9C9D, w.encode("utf-16-le") + b"\0\0")))},
    "in a JPEG's XMP": lambda w: {"a.jpg": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(w)))},
    "in a JPEG's IPTC": lambda w: {"a.jpg": jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x78\0\x10" + w.encode()))},
    "in a JPEG's comment": lambda w: {"a.jpg": jpeg((0xFE, w.encode()))},
    "behind a JPEG": lambda w: {"a.jpg": jpeg(tail=w.encode())},
    "in a JPEG's thumbnail": lambda w: {"a.jpg": jpeg((0xE1, b"Exif\0\0" + jpeg((0xFE, w.encode()))))},
    "in a JPEG's colour profile": lambda w: {"a.jpg": jpeg((0xE2, b"ICC_PROFILE\0\1\1" + b"desc\0\0\0\0\0\0\0\x20" + w.encode() + b"\0"))},
    "in a PNG's text": lambda w: {"a.png": png((b"tEXt", b"Comment\0" + w.encode()))},
    "in a PNG's packed text": lambda w: {"a.png": png((b"zTXt", b"Comment\0\0" + zlib.compress(w.encode())))},
    "in a PNG's international text": lambda w: {"a.png": png((b"iTXt", b"Comment\0\1\0en\0\0" + zlib.compress(w.encode())))},
    "in a PNG's colour profile": lambda w: {"a.png": png((b"iCCP", b"x\0\0" + zlib.compress(b"desc\0\0\0\0" + w.encode("utf-16-be"))))},
    "behind a PNG": lambda w: {"a.png": png(tail=AROUND.format(w).encode())},
    "in a GIF's comment": lambda w: {"a.gif": gif(w.encode())},
    "in a WebP's XMP": lambda w: {"a.webp": webp(_xmp(w))},
    "in a picture inside a page": lambda w: {"a.html": f'<img src="{_data_uri(w)}" alt="">'.encode()},
    "in bytes of no known kind": lambda w: {"a.bin": bytes(range(256)) + w.encode() + bytes(range(256))},
    "in the Korean code page": lambda w: {"a.txt": AROUND.format(w).encode("cp949", "replace")},
    "in a Parquet table": lambda w: {"a.parquet": _parquet(w)},
}
"""Name of the hiding place to what puts a word there."""


def fits(kind: str, word: str) -> bool:
    """Whether a word can be hidden and found there: a code page may lack its letters; four letters are not looked for in bytes of no known kind,
    where they stand by chance, nor over a line's end without a hyphen, where two words may meet ("am in").
    """
    if kind in ("in bytes of no known kind", "over two lines") and word.isascii() and len(word) < 6:
        return False
    if kind == "in the Korean code page":
        return word.encode("cp949", "ignore").decode("cp949") == word
    if kind == "in a Parquet table":
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            return False
    return True
