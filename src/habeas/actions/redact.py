"""Make a copy of a document in which some words are replaced and nothing else of the original file is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.model.errors import BadInput
from habeas.model.source import Text
from habeas.protecting.copies import FORMS, Form, copy_of
from habeas.protecting.occurrences import Replacement, occurrences
from habeas.protecting.redacted import redact
from habeas.protecting.traces import Trace, metadata_left
from habeas.reading import Reading, read

_FORM_OF: dict[str, Form] = {
    "text/plain": "txt",
    "text/html": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


@dataclass(frozen=True, slots=True)
class RedactedFile:
    """The copy, and what became of the original in it.

    `replaced`: how often each of the words was found. `inside`: longer words that hold one of them and were left as they are. `dropped`: what
    the original file said of itself and the copy does not. `notes`: what else a person should know before handing the copy on.
    """

    data: bytes
    form: Form
    replaced: dict[str, int]
    inside: tuple[str, ...]
    dropped: tuple[Trace, ...]
    notes: tuple[str, ...]


def redacted_file(name: str, data: bytes, replace: Mapping[str, str], form: Form | None = None) -> RedactedFile:
    """Replace words in a document. `replace`: words and what stands for each. `form`: that of the copy; the original's where left out.

    The original bytes are not touched. Raises BadInput where the file cannot be read, or where one of the words is still in the copy.
    """
    replacements = [Replacement(words, put) for words, put in replace.items()]
    reading = read(name, data)
    text = _only_text(reading)
    article, notes = _article(text)
    found = occurrences(article, replacements)
    copy = redact(article, found.cuts).text
    again = [one.words for one in replacements if any(occurrences(copy, [Replacement(one.words, "")]).times.values())]
    if again:
        raise BadInput(f"{', '.join(again)} would still stand in the copy: a replacement brings it back. Choose other replacements.")
    made = form or _FORM_OF.get(text.source.media_type.partition(";")[0], "txt")
    if len(reading.texts) + len(reading.refusals) > 1:
        notes = (*notes, "attachments were left out")
    dropped = tuple(metadata_left(data)) if reading.media_type != "message/rfc822" else (Trace("message headers"),)
    return RedactedFile(copy_of(copy, made, "", text.source.language), made, found.times, found.inside, dropped, notes)


def _only_text(reading: Reading) -> Text:
    if not reading.texts:
        raise BadInput("; ".join(refusal.message for refusal in reading.refusals) or f"{reading.name} holds no text.")
    if reading.media_type.startswith("image/"):
        raise BadInput(
            "The file is a picture. Cover what must not be seen with `habeas faces`; what is written in it can be covered by hand."
        )
    if len(reading.texts) > 1 and reading.media_type == "application/zip":
        raise BadInput("The file is an archive. Unpack it and redact the files one by one.")
    return reading.texts[0]


def form_of(suffix: str) -> Form | None:
    """The form that a file name's ending asks for, or None."""
    known: dict[str, Form] = {f".{form}": form for form in FORMS} | {".text": "txt", ".htm": "html"}
    return known.get(suffix.casefold())


def _article(text: Text) -> tuple[str, tuple[str, ...]]:
    """The article alone, where the file tells it from the page around it."""
    whole = text.text
    spans = text.source.main_text
    if not text.source.media_type.startswith("text/html") or not spans:
        return whole, ()
    article = "\n".join(span.of(whole) for span in spans)
    return article, ("the article alone; what stood around it on the page (menus, captions, comments) was left out",)
