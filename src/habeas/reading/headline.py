"""The headline of a page: which of its first lines it is, and where the site's name begins that follows it."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from habeas.model.quote import Span
from habeas.reading.dates import printed_dates
from habeas.reading.leading import known_outlet
from habeas.reading.lines import Line
from habeas.reading.lists import words
from habeas.reading.page import Named, Page
from habeas.reading.phrases import highlight_heads
from habeas.reading.stamps import judge_stamp

_STATING = "said today|calls on|called on|calls upon|urges|has learned|is concerned|condemns|demands"
_BAR = re.compile(r"\s+[|｜]\s+(?P<suffix>[^|｜]{2,50})$")


def find_title(page: Page) -> None:
    """The first line that can be a headline and stands before the first paragraph."""
    marked = next((line for line in page.lines if line.heading == 1 and (line.cue is None or line.cue.kind == "navigation")), None)
    if marked is not None:
        marked.cue = None
    head = [marked] if marked else []
    for line in page.lines if not marked else []:
        if (line.cue is None and line.sentence and not _headline_like(line, line is page.lines[0])) or line.plain in highlight_heads():
            break
        if line.cue is None:
            head.append(line)
    for n, line in enumerate(head[:6]):
        if marked or (
            line.words >= 3 and not line.cased_low and not _site_name(page, line, head[n + 1 :]) and not _dated_or_filed(page, line)
        ):
            page.title = _without_section(page, line)
            return


def _headline_like(line: Line, first: bool) -> bool:
    """A line without a full stop but long, or one that ends in a question or a quotation; a first line In Capitals may even end in a full stop."""
    if line.text[-1:] not in ".。":
        return line.words <= 30
    words_ = [w for w in line.text.split() if w[:1].isalpha()]
    capitals = sum(w[0].isupper() for w in words_)
    return first and line.words <= 25 and (line.text.endswith("...") or (len(words_) >= 4 and capitals >= 0.65 * len(words_)))


def _dated_or_filed(page: Page, line: Line) -> bool:
    """Whether a line is a dateline or a date and no headline."""
    if re.search(r"[–—:-]\s*$", line.text):
        return True
    probe = Page(page.text, [line])
    return judge_stamp(probe, line, titled=False, by_line_before=False) and _undo(line)


def _undo(line: Line) -> bool:
    line.cue = None
    return True


def _site_name(page: Page, line: Line, rest: list[Line]) -> bool:
    """Whether a short line above the headline is the outlet's name: known, like a newspaper's, said again below, or with the day under it."""
    if known_outlet(line.plain):
        return True
    longer = any(other.words > line.words + 2 and not other.sentence for other in rest[:4])
    if line.words > 5 or line.ends or not longer:
        return False
    below = page.lines[page.lines.index(line) + 1 :]
    dated = bool(below) and bool(printed_dates(page.text, below[0].span.start, below[0].span.end)) and below[0].words <= 8
    again = any(fuzz.ratio(other.plain, line.plain) >= 90 for other in below)
    bears = any(w in words("names")["outlet_words"] for w in line.plain.split()) or line.plain.endswith(
        tuple(w for w in words("names")["outlet_words"] if w > "\u0fff")
    )
    return dated or again or bears or own_statement(page, line)


def own_statement(page: Page, line: Line) -> bool:
    """Whether the body a short line names speaks below in its own statement: "Naf River Watch said today", "Naf River Watch calls on"."""
    return line.words >= 2 and bool(re.search(rf"\b{re.escape(line.text.strip())} (?:{_STATING})\b", page.text[line.span.end :]))


def _without_section(page: Page, line: Line) -> Span:
    """The headline's span; a section or site name after a bar is marked as furniture."""
    start, end = line.span.start, line.span.end
    bar = _BAR.search(line.text)
    dash = re.search(r"\s+[-–—]\s+(?P<suffix>[^-–—]{2,40})$", line.text)
    if bar and len(bar["suffix"].split()) <= 6 and bar.start() >= 8:
        end = start + bar.start()
    elif dash and known_outlet(dash["suffix"].strip()):
        end = start + dash.start()
        page.outlets.append(Named(3, dash["suffix"].strip(), "follows the title"))
    if end < line.span.end:
        page.mark(end, line.span.end, "navigation", "a section or site name after the title")
    return Span(start, end)
