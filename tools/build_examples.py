"""Make the sample reports that are not plain text: two PDFs, a DOCX and an e-mail with an attachment.

    python tools/build_examples.py        writes into examples/reports/

The words are in tools/examples.toml. The PDF writer is as small as a text-only PDF allows, so that the samples need no tool to be made again.
"""

from __future__ import annotations

import io
import tomllib
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import docx

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "reports"
LINE, LEFT, TOP, PER_PAGE = 14, 56, 780, 50


def wrapped(paragraphs: list[str], width: int = 88) -> list[str]:
    """Lines of at most `width` characters, an empty one between paragraphs."""
    lines: list[str] = []
    for p in paragraphs:
        line = ""
        for word in p.split():
            if len(line) + len(word) + 1 > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    return lines


def pdf(title: str, author: str, date: str, paragraphs: list[str]) -> bytes:
    """A PDF of text in Helvetica (Latin-1), with running page numbers."""
    lines = wrapped(paragraphs)
    pages = [lines[i : i + PER_PAGE] for i in range(0, len(lines), PER_PAGE)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for n, page in enumerate(pages, 1):
        shown = "".join(f"({escaped(line)}) Tj 0 -{LINE} Td " for line in page)
        stream = f"BT /F1 11 Tf {LEFT} {TOP} Td {shown}ET BT /F1 9 Tf 280 30 Td (Page {n}) Tj ET"
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
        resources = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources {resources} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({escaped(title)}) /Author ({escaped(author)}) /CreationDate (D:{date.replace('-', '')}) >>")
    return assembled(objects)


def escaped(line: str) -> str:
    """A line as it may stand in a PDF string."""
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def assembled(objects: list[str]) -> bytes:
    """The objects of a PDF with their cross-reference table; the last one is the document information."""
    out, at = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        at.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{x:010} 00000 n \n" for x in at)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return out + f"{tail}startxref\n{start}\n%%EOF\n".encode("latin-1")


def word_document(title: str, author: str, date: str, paragraphs: list[str]) -> bytes:
    """A DOCX with a heading and paragraphs."""
    d = docx.Document()
    d.core_properties.title, d.core_properties.author = title, author
    d.core_properties.created = d.core_properties.modified = datetime.fromisoformat(date)
    d.add_heading(title, level=1)
    for p in paragraphs:
        d.add_paragraph(p)
    held = io.BytesIO()
    d.save(held)
    return held.getvalue()


def message(spec: dict[str, str], paragraphs: list[str], attachment: tuple[str, bytes]) -> bytes:
    """An e-mail with one attached document."""
    m = EmailMessage()
    for header in ("From", "To", "Subject", "Date", "Message-ID"):
        m[header] = spec[header.lower()]
    m.set_content("\n\n".join(paragraphs))
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    m.add_attachment(attachment[1], maintype="application", subtype=kind, filename=attachment[0])
    m.set_boundary("=-=sample=-=")
    return m.as_bytes()


def main() -> None:
    """Write every sample that is built."""
    spec = tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))
    for name, s in spec["pdf"].items():
        (EXAMPLES / name).write_bytes(pdf(s["title"], s["author"], s["date"], s["paragraphs"]))
    for name, s in spec["docx"].items():
        (EXAMPLES / name).write_bytes(word_document(s["title"], s["author"], s["date"], s["paragraphs"]))
    for name, s in spec["eml"].items():
        attached = s["attachment"]
        document = word_document(attached["title"], attached["author"], attached["date"], attached["paragraphs"])
        (EXAMPLES / name).write_bytes(message(s, s["paragraphs"], (attached["name"], document)))


if __name__ == "__main__":
    main()
