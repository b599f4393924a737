"""A redacted text as a file made from nothing but that text: no part of the original file is carried over."""

from __future__ import annotations

from typing import Literal

from habeas.protecting.copies.docx import word_copy
from habeas.protecting.copies.html import html_copy
from habeas.protecting.copies.lines import seen
from habeas.protecting.copies.pdf import pdf_copy

Form = Literal["txt", "html", "docx", "pdf"]
FORMS: tuple[Form, ...] = ("txt", "html", "docx", "pdf")


def copy_of(text: str, form: Form, title: str = "", language: str = "") -> bytes:
    """The text as a file of this form. Lines stay lines, tabs part the cells of a table. The same text gives the same bytes.

    `title`: what the file says of itself ("" for nothing). `language`: BCP 47 tag, for screen readers. Raises BadInput where the form has no
    letters for the text, MissingPart where it needs an optional part.
    """
    if form == "html":
        return html_copy(text, title, language)
    if form == "docx":
        return word_copy(text, language)
    if form == "pdf":
        return pdf_copy(text, title, language)
    return seen(text).encode()


__all__ = ["FORMS", "Form", "copy_of"]
