"""Lines that only say when: the page's date of publication, of change, or of viewing."""

from __future__ import annotations

import re

from habeas.reading.dates import PrintedDate, printed_dates
from habeas.reading.draft import Cue
from habeas.reading.lines import Line
from habeas.reading.lists import either, words
from habeas.reading.page import Dated, Page
from habeas.reading.phrases import label_pattern, person_names

_REST = re.compile(r"[^\w]+")
LONGEST = 120


def judge_stamp(page: Page, line: Line, titled: bool, by_line_before: bool) -> bool:
    """Judge a line that may be a date stamp; True where it is one.

    `titled`: the title stands above it. `by_line_before`: the line before names the author.
    """
    if len(line.text) > LONGEST:
        return False
    dates = printed_dates(page.text, line.span.start, line.span.end)
    if not dates or not _only_dates(page.text, line, dates):
        return False
    at = line.span.start
    for printed in dates:
        before = page.text[at : printed.span.start]
        at = printed.span.end
        page.dates += _dated(page, line, printed, before, titled, by_line_before)
    line.cue = Cue("date_line", "the line says only when")
    return True


def label_kind(before: str) -> str | None:
    """Which label the words before a date end with: published, updated, viewed, or none."""
    for kind in ("updated", "viewed", "published"):
        if label_pattern(kind).search(before):
            return kind
    return None


def _dated(page: Page, line: Line, printed: PrintedDate, before: str, titled: bool, by_line_before: bool) -> list[Dated]:
    kind = label_kind(before)
    said = page.text[line.span.start : line.span.end].strip()[:60]
    if kind == "published":
        return [Dated(5, printed.when, f'stated on the page: "{said}"')]
    if kind == "updated":
        return [Dated(2, printed.when, f'stated on the page as the day of the last change: "{said}"')]
    if kind == "viewed":
        page.notes.append(f'"{said}" is when the page was looked at, not when it was published')
        return []
    if titled or by_line_before:
        return [Dated(4, printed.when, f'stated under the title: "{said}"')]
    decorated = bool(re.match(r"[-–—|*•\s]", line.text)) or printed.weekday
    if line is not page.lines[0] or decorated:
        page.notes.append(f'"{said}" stands above the title as a masthead does: the day of viewing, not of publication')
        return []
    return [Dated(1, printed.when, f'stated at the top: "{said}"')]


def _only_dates(text: str, line: Line, dates: list[PrintedDate]) -> bool:
    """Whether nothing but labels, clock words and at most a name is left when the dates are taken out."""
    rest, at = "", line.span.start
    for printed in dates:
        rest += text[at : printed.span.start] + " "
        at = printed.span.end
    rest += text[at : line.span.end]
    for kind in ("updated", "viewed", "published"):
        for piece in re.split(r"[|·/,]|  +", rest):
            label = label_pattern(kind).search(piece)
            if label:
                rest = rest.replace(piece, piece[: label.start()])
    rest = re.sub(
        rf"\b(?:{either(words('dates')['weekdays']['names'])}|am|pm|gmt|utc|et|est|edt|kst|cet|bst|ist|hrs?|uhr|at|by|on)\b",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(r"\d{1,2}[:.h]\d{2}|\d+ (?:min(?:ute)?s?|comments?|shares?|views?)(?: read)?|조회(?:수)?\s*[\d,]+", " ", rest)
    left = _REST.sub(" ", rest).split()
    return not left or (len(left) <= 4 and bool(person_names(rest.strip(" |,·-–—")))) or (len(left) == 1 and len(left[0]) <= 3)
