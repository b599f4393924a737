"""The door of reading: bytes in, texts and reasons out. Whatever the bytes are, it answers; it never raises for bad input."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from habeas.model.errors import Unreadable
from habeas.model.source import Text
from habeas.reading.archive import Allowance, unpack
from habeas.reading.describe import describe
from habeas.reading.draft import Draft
from habeas.reading.limits import MOST_NESTING
from habeas.reading.results import NO_HINTS, Hints, HintsFor, Reading, Refusal, hints_for
from habeas.reading.sniff import Format, picture_type, sniff

MEDIA_TYPES: dict[Format, str] = {
    "empty": "application/x-empty",
    "text": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mail": "message/rfc822",
    "mbox": "application/mbox",
    "zip": "application/zip",
    "image": "image/*",
    "rtf": "application/rtf",
    "old_word": "application/msword",
    "office": "application/vnd.oasis.opendocument",
    "other_archive": "application/x-compressed",
    "media": "application/octet-stream",
}
_UNSUPPORTED: dict[Format, str] = {
    "old_word": "The file is in the old Word format (.doc) or another old office format. Save it as DOCX or PDF and read that.",
    "office": "The file is a spreadsheet, a presentation or an OpenDocument text. Save it as DOCX or PDF and read that.",
    "other_archive": "The file is a compressed archive of a kind other than ZIP. Unpack it and read the files inside.",
    "media": "The file is a sound or film recording. Write down what is said in it and read that text.",
}


@dataclass(slots=True)
class _Round:
    """What one call gathers while it goes down into e-mails and archives."""

    hints: HintsFor
    allowance: Allowance = field(default_factory=Allowance)
    texts: list[Text] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    originals: dict[str, tuple[str, str, bytes]] = field(default_factory=dict)


def read(name: str, data: bytes, hints: HintsFor = NO_HINTS) -> Reading:
    """Read one file, whatever it is: its text with what is article and what is page, or the reason why it could not be read.

    `name` is for people only: the format is found from the bytes. `hints`: what a person knows of the file, or a way to look that up by
    name for the files inside an e-mail or archive. Members of archives and attachments come as texts of their own with `parent` set.
    """
    gathered = _Round(hints)
    media_type = _read_one(gathered, name, data, None, 0)
    digest = hashlib.sha256(data).hexdigest()
    return Reading(name, digest, media_type, tuple(gathered.texts), tuple(gathered.refusals), tuple(gathered.originals.values()))


def _read_one(gathered: _Round, name: str, data: bytes, parent: str | None, depth: int) -> str:
    digest = hashlib.sha256(data).hexdigest()
    if digest in gathered.originals:
        return ""  # the same bytes twice in one archive are one source
    gathered.originals[digest] = (digest, name, data)
    kind = sniff(data)
    try:
        if depth > MOST_NESTING:
            raise Unreadable(
                "nested_too_deep", f"The file lies inside more than {MOST_NESTING} archives or e-mails. Unpack it and read it by itself."
            )
        _dispatch(gathered, kind, name, data, digest, parent, depth)
    except Unreadable as error:
        _refuse(gathered, name, digest, error)
    except (RecursionError, MemoryError) as error:
        message = f"The file is built in a way that cannot be read safely ({type(error).__name__}). Open it in its own program and save it as PDF."
        _refuse(gathered, name, digest, Unreadable("nested_too_deep", message))
    except Exception as error:  # one bad file is a result with a reason and never stops ten thousand others
        what = f"{type(error).__name__}: {str(error)[:120]}"
        message = f"The file could not be read ({what}). Save it as PDF, DOCX or UTF-8 text; please report this as a defect of habeas."
        _refuse(gathered, name, digest, Unreadable("corrupt", message))
    return next(
        (t.source.media_type for t in gathered.texts if t.source.sha256 == digest),
        picture_type(data) if kind == "image" else MEDIA_TYPES[kind],
    )


def _refuse(gathered: _Round, name: str, digest: str, error: Unreadable) -> None:
    gathered.refusals.append(Refusal(name, digest, error.reason, str(error)))  # type: ignore[arg-type]  # every code raised here is a RefusalReason


def _dispatch(gathered: _Round, kind: Format, name: str, data: bytes, digest: str, parent: str | None, depth: int) -> None:
    if kind == "empty":
        raise Unreadable("empty", "The file is empty. Copy or download it again.")
    if kind in _UNSUPPORTED:
        raise Unreadable("unsupported", _UNSUPPORTED[kind])
    if kind == "zip":
        for member in unpack(data, gathered.allowance):
            _go_down(gathered, f"{name}/{member.name}", member.data, member.refusal, digest, depth)
    elif kind == "mail":
        _mail(gathered, name, data, digest, parent, depth)
    elif kind == "mbox":
        for number, message in enumerate(_messages(data), 1):
            _go_down(gathered, f"{name}/{number}.eml", message, None, digest, depth)
    else:
        own = hints_for(name, gathered.hints)
        gathered.texts.append(describe(_draft(kind, data, own), name, digest, own, parent))


def _go_down(gathered: _Round, name: str, data: bytes | None, refusal: Unreadable | None, parent: str, depth: int) -> None:
    if data is None:
        _refuse(gathered, name, "", refusal or Unreadable("corrupt", "The member could not be unpacked."))
    else:
        _read_one(gathered, name, data, parent[:16], depth + 1)


def _mail(gathered: _Round, name: str, data: bytes, digest: str, parent: str | None, depth: int) -> None:
    from habeas.reading.mail import read_mail

    draft, attachments = read_mail(data)
    if draft is not None:
        gathered.texts.append(describe(draft, name, digest, hints_for(name, gathered.hints), parent))
    for attached, content in attachments:
        gathered.allowance.size -= len(content)
        gathered.allowance.members -= 1
        if gathered.allowance.members < 0 or gathered.allowance.size < 0:
            raise Unreadable(
                "archive_bomb", "The e-mail holds more attachments than habeas unpacks. Save those you need and read them by themselves."
            )
        _go_down(gathered, f"{name}/{attached}", content, None, digest, depth)


def _messages(data: bytes) -> list[bytes]:
    """The messages of a mailbox file, the lines that part them left off."""
    parts = re.split(rb"(?:\A|(?<=\n))From [^\r\n]{3,120}\r?\n", data)
    return [part for part in parts if part.strip()]


def _draft(kind: Format, data: bytes, hints: Hints) -> Draft:
    """Ask the reader of the format; the modules load their libraries only when such a file comes."""
    if kind == "html":
        from habeas.reading.html import read_html

        return read_html(data, None, hints.url)
    if kind == "pdf":
        from habeas.reading.pdf import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from habeas.reading.docx import read_docx

        return read_docx(data)
    if kind == "rtf":
        from habeas.reading.rtf import read_rtf

        return read_rtf(data)
    if kind == "image":
        from habeas.reading.ocr import read_image

        return read_image(data)
    from habeas.reading.plain import read_plain

    return read_plain(data)
