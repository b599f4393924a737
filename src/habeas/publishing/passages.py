"""Quotes as they stand in their reports: the words marked inside their sentence."""

from __future__ import annotations

from habeas.model.quote import Quote
from habeas.publishing.page import esc

FARTHEST = 240
"""Characters of context on either side, at most."""
ENDS = ".!?。！？…\n"
CLOSING = "\"'”’»)]"


def sentence(text: str, q: Quote) -> tuple[str, str]:
    """The words before and after a quote that belong to its sentence."""
    start = max(0, q.start - FARTHEST)
    before = text[start : q.start]
    cut = max((i for i, c in enumerate(before) if c in ENDS and (c == "\n" or before[i + 1 : i + 2].strip() == "")), default=-1)
    left = before[cut + 1 :] if cut >= 0 else ("… " + before.split(" ", 1)[-1] if start else before)
    if q.text[-1:] in ENDS:
        return left.lstrip(CLOSING).lstrip(), ""
    after = text[q.end : q.end + FARTHEST]
    stop = next(
        (
            i + 1
            for i, c in enumerate(after)
            if c in ENDS and (c == "\n" or after[i + 1 : i + 2].strip() == "" or after[i + 1 : i + 2] in CLOSING)
        ),
        None,
    )
    if stop is None:
        return left.lstrip(), after.rsplit(" ", 1)[0] + " …" if len(after) == FARTHEST else after
    while after[stop : stop + 1] and after[stop] in CLOSING:
        stop += 1
    return left.lstrip(), after[:stop].rstrip("\n")


def passage(q: Quote, text: str | None, language: str) -> str:
    """A quote in its sentence, as HTML: the words marked, in the report's own language and direction of writing."""
    before, after = sentence(text, q) if text is not None else ("", "")
    lang = f' lang="{esc(language)}"' if language != "und" else ""
    return f'<blockquote{lang} dir="auto">{esc(before)}<mark>{esc(q.text)}</mark>{esc(after)}</blockquote>'
