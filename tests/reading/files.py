"""Small real files for the tests of reading, made by code."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx


def pdf(pages: list[list[str]], encrypt: bool = False) -> bytes:
    """A PDF with lines of Latin text on each page; an empty page has no text layer. `encrypt`: demands a password."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for n, lines in enumerate(pages):
        shown = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj 0 -16 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown}ET".encode("cp1252") if lines else b""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    if encrypt:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -44 >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{o:010} 00000 n \n".encode() for o in offsets)
    locked = f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]" if encrypt else ""
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{locked} >>\nstartxref\n{start}\n%%EOF\n".encode()


def word(paragraphs: list[str], title: str = "", author: str = "", table: list[list[str]] | None = None) -> bytes:
    """A Word document."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        drawn = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(drawn.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    document.core_properties.title, document.core_properties.author = title, author
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(body: str, subject: str = "Nine people taken", attachments: tuple[tuple[str, bytes], ...] = (), subtype: str = "plain") -> bytes:
    """An e-mail of 6 November 2017 with attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Mira Okonjo <mira@example.org>", "desk@example.org", subject
    message["Date"] = "Mon, 06 Nov 2017 10:00:00 +0900"
    message.set_content(body, subtype=subtype)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
