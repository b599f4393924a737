"""A redacted text as a page: its words and a little style; no script, link, picture, comment or attribute of the original."""

from __future__ import annotations

from html import escape

from habeas.protecting.copies.lines import Table, parts, seen

_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 sans-serif}"
    "table{border-collapse:collapse}td{border:1px solid #999;padding:.2rem .5rem;vertical-align:top}"
)


def html_copy(text: str, title: str, language: str) -> bytes:
    """The page in UTF-8."""
    spoken = f' lang="{escape(language)}"' if language and language != "und" else ""
    body = "\n".join(_drawn(part) for part in parts(text))
    head = f'<meta charset="utf-8">\n<title>{escape(seen(title))}</title>\n<style>{_STYLE}</style>'
    return f"<!DOCTYPE html>\n<html{spoken}>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n".encode()


def _drawn(part: str | Table) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part)}</p>"
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in part)
    return f"<table>{rows}</table>"
