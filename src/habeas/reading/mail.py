"""E-mail: the message is one source, each attachment another."""

from __future__ import annotations

import email
import email.policy
import functools
import re
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import Segment
from habeas.model.when import NEVER_SAID, When
from habeas.reading.decoding import decode
from habeas.reading.draft import Block, Cue, Draft, Stated, line_blocks, refuse_nothing_said
from habeas.reading.html import read_html
from habeas.reading.limits import MOST_TEXT
from habeas.reading.lists import either, words
from habeas.reading.plain import refuse_too_large

Attachment = tuple[str, bytes]
MOST_PARTS = 1000


@functools.cache
def _quoted_header() -> re.Pattern[str]:
    return re.compile(rf"^>*\s*(?:{either(words('mail')['headers'])})\s*[:：].{{0,200}}$", re.IGNORECASE)


@functools.cache
def _introduces() -> re.Pattern[str]:
    return re.compile(rf"^>*\s*(?:{'|'.join(words('mail')['introductions'])})$", re.IGNORECASE)


def read_mail(data: bytes) -> tuple[Draft | None, list[Attachment]]:
    """An e-mail as a draft of its body (None where it has none) and its attachments as (name, bytes).

    Headers give title (Subject), author (From) and day (Date). The map counts characters of the decoded body. Raises Unreadable.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):  # pragma: no cover - the policy above always makes one
        raise Unreadable("corrupt", "The file is not a readable e-mail. Export it from the mail program again (as .eml).")
    body = _body(message)
    attachments = _attachments(message, body)
    draft = _body_draft(body) if body is not None else None
    if draft is None:
        if not attachments:
            raise Unreadable("no_text", "The e-mail has neither words nor attachments. Export it from the mail program again (as .eml).")
        return None, attachments
    stated = _stated(message, draft.stated)
    return Draft(draft.text, "message/rfc822", draft.blocks, draft.segments, stated, draft.notes), attachments


def _body(message: EmailMessage) -> EmailMessage | None:
    found = None
    try:
        found = message.get_body(preferencelist=("plain", "html"))
    except (AttributeError, KeyError, ValueError, RecursionError):
        return None
    if isinstance(found, EmailMessage) and found.get_content_type() == "text/plain" and not _payload(found).strip():
        found = message.get_body(preferencelist=("html",))
    return found if isinstance(found, EmailMessage) else None


def _payload(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        return message.as_bytes() if isinstance(message, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachments(message: EmailMessage, body: EmailMessage | None) -> list[Attachment]:
    out: list[Attachment] = []
    pending: list[EmailMessage] = [message]
    seen = 0
    while pending and seen < MOST_PARTS:
        part = pending.pop(0)
        seen += 1
        kind = part.get_content_maintype()
        if kind == "multipart":
            inner = part.get_payload()
            pending += [p for p in inner if isinstance(p, EmailMessage)] if isinstance(inner, list) else []
            continue
        named = part.get_filename()
        if part is body or (kind == "text" and not named and part.get_content_disposition() != "attachment"):
            continue
        data = _payload(part)
        if data and part is not message:
            out.append((_safe_name(named) or f"attachment-{len(out) + 1}.{part.get_content_subtype()}", data))
    return out


def _safe_name(name: str | None) -> str | None:
    return re.sub(r"[\x00-\x1f/\\]+", "_", name).strip(" .")[:200] or None if name else None


def _body_draft(body: EmailMessage) -> Draft | None:
    data = _payload(body)
    if not data.strip():
        return None
    charset = body.get_content_charset()
    if body.get_content_type() == "text/html":
        draft = read_html(data, charset)
        segments = tuple(Segment(s.span, "body", s.origin_start, s.origin_end) for s in draft.segments)
        return Draft(draft.text, draft.media_type, draft.blocks, segments, draft.stated, draft.notes)
    refuse_too_large(len(data), "bytes of text", MOST_TEXT)
    text = decode(data, charset).text
    refuse_nothing_said(text)
    blocks = _without_quoted_headers(text, line_blocks(text))
    return Draft(text, "text/plain", tuple(blocks), (Segment(Span(0, len(text)), "body", 0, len(text)),))


def _without_quoted_headers(text: str, blocks: list[Block]) -> list[Block]:
    """Mark the header lines of forwarded and answered messages, and the signature's dashes."""
    out = []
    run = 0
    for block in blocks:
        line = block.span.of(text)
        header, introduces = bool(_quoted_header().match(line)), bool(_introduces().match(line))
        run = run + 1 if header or introduces else 0
        out.append(
            Block(
                block.span,
                Cue("masthead", "a header of a forwarded or answered message")
                if introduces or (header and (run > 1 or _header_next(text, block)))
                else block.cue,
            )
        )
    return out


def _header_next(text: str, block: Block) -> bool:
    following = text[block.span.end : block.span.end + 300].lstrip("\r\n").split("\n", 1)[0]
    return bool(_quoted_header().match(following.strip()))


def _stated(message: EmailMessage, inner: Stated) -> Stated:
    subject = re.sub(
        r"^(?:(?:re|fwd?|aw|wg|tr|rv|vs|vl|답장|전달|转发|回复)\s*[:：]\s*)+", "", _header(message, "subject"), flags=re.IGNORECASE
    ).strip()
    authors = tuple(name or address for name, address in getaddresses([_header(message, "from")]) if name or address)
    published, why = _sent(_header(message, "date"))
    return Stated(subject or inner.title, inner.outlet, authors, published, why, inner.language, inner.url, inner.machine_translated)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return re.sub(r"\s+", " ", str(message.get(name) or "")).strip()
    except (ValueError, IndexError, AttributeError, TypeError):  # the standard library raises these on broken headers
        return ""


def _sent(value: str) -> tuple[When, str | None]:
    try:
        return When.day(parsedate_to_datetime(value).date().isoformat()), "the e-mail's Date header"
    except (ValueError, TypeError, IndexError, OverflowError):
        return NEVER_SAID, None
