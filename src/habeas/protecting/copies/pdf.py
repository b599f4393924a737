"""A redacted text as a PDF set anew: real text with its fonts inside, tagged for screen readers, and nothing that says who made it or when."""

from __future__ import annotations

import unicodedata

from habeas.model.errors import BadInput, MissingPart
from habeas.protecting.copies.lines import parts, seen
from habeas.typeset import INSTALL, available, set_pdf, tongue, undrawn

__all__ = ["available", "pdf_copy"]

_LAYOUT = b"""
#let given = json(bytes(sys.inputs.at("given")))
#set document(title: if given.title == "" { none } else { given.title }, date: none)
#set page(paper: "a4", margin: 25mm)
#set text(font: given.font, size: 10.5pt, lang: given.language)
#set par(leading: 0.75em, spacing: 1em)
#for part in given.parts {
  if type(part) == str { par(part) } else { table(columns: part.at(0).len(), ..part.flatten()) }
}
"""


def pdf_copy(text: str, title: str, language: str) -> bytes:
    """The PDF; the same text gives the same bytes. Raises MissingPart, and BadInput where no font has the letters."""
    if not available():
        raise MissingPart(f"Making PDFs needs an optional part. Install it once ({INSTALL}), or write .docx or .html instead.")
    if lacking := undrawn(text + title):
        raise BadInput(
            f"The fonts for PDFs have no {unicodedata.name(lacking[0], lacking[0]).title()} and {len(lacking) - 1} other letters of this text. "
            "Write .docx or .html instead."
        )
    return set_pdf(_LAYOUT, {"title": seen(title), "language": tongue(language), "parts": list(parts(text))})
