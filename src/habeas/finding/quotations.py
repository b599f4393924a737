"""Words between quotation marks or after a dialogue dash, in every pair of marks that reports use.

A quotation that runs over paragraphs opens again at each and closes at the last: each paragraph's part is a quotation of its own, `continues`
says that it goes on from the one before. Marks inside a quotation belong to it. An apostrophe is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.remembered import once
from habeas.model.quote import Span

PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』"}
SAME = {'"': '"', "”": "”", "»": "«»"}
"""Marks that open where a word follows a gap: straight ones, and those of Finnish, Swedish and German print."""
LONGEST = 1500
DASH = re.compile(r"[–—―-]\s+(?=\S)")
SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:,“\"]))[‘'](?=[^\W\d_])")
SINGLE_CLOSE = re.compile(r"(?<=[^\s\W])[’'](?![\w])|(?<=[.,!?…])[’'](?!\w)")
MIXED_CLOSE = re.compile(r"(?<=[.,!?…])['’]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words said. `content`: inside the marks; `outer`: with them; `paragraph`: its number; `dash`: a dialogue dash instead of marks.

    `continues`: the quotation before it was left open. `open`: it is itself left open at the end of its paragraph.
    """

    content: Span
    outer: Span
    paragraph: int
    dash: bool = False
    continues: bool = False
    open: bool = False


def paragraphs(parse: Parse) -> list[tuple[int, Span]]:
    """The paragraphs of the article with their numbers, in order; page furniture is left out."""
    out: dict[int, Span] = {}
    for s in parse.main_sentences():
        before = out.get(s.paragraph, s.span)
        out[s.paragraph] = Span(min(before.start, s.span.start), max(before.end, s.span.end))
    return sorted(out.items())


@once
def quotations(parse: Parse) -> list[Quotation]:
    """All quotations of the article in order; none lies inside another."""
    out: list[Quotation] = []
    text = parse.text.text
    was_open = False
    for number, span in paragraphs(parse):
        dash = DASH.match(text, span.start)
        if dash:
            out.append(Quotation(Span(dash.end(), span.end), span, number, dash=True))
            was_open = False
            continue
        for n, (outer, left_open) in enumerate(_marked(text, span)):
            inner = _inner(text, outer, left_open)
            if len(inner) > 1 and len(inner) <= LONGEST:
                out.append(Quotation(inner, outer, number, continues=was_open and n == 0 and outer.start == span.start, open=left_open))
            was_open = left_open
    return out


def _inner(text: str, outer: Span, left_open: bool) -> Span:
    end = outer.end if left_open else outer.end - 1
    start = min(outer.start + 1, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _marked(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    at = span.start
    while at < span.end:
        found = _next_open(text, at, span.end)
        if found is None:
            return
        end, left_open = _close(text, found, span.end)
        if end is None:
            at = found + 1
            continue
        yield Span(found, end), left_open
        at = end


def _next_open(text: str, start: int, stop: int) -> int | None:
    for i in range(start, stop):
        c = text[i]
        if c in PAIRS or (c in SAME and _opens(text, i)):
            return i
        if c in "‘'" and SINGLE_OPEN.match(text, i) and _close(text, i, stop)[0] is not None:
            return i
    return None


def _opens(text: str, i: int) -> bool:
    """Whether a straight double mark stands where one would open: after a gap and before a word."""
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return (not before or not before.isalnum()) and bool(after) and not after.isspace()


def _close(text: str, i: int, stop: int) -> tuple[int | None, bool]:
    """Where a quotation that opens at i ends (after its mark), and whether the mark is missing."""
    c = text[i]
    if c in "‘'":
        found = SINGLE_CLOSE.search(text, i + 1, min(stop, i + 400))
        return (found.end() if found else None), False
    if c in SAME:
        end = min((p for m in SAME[c] if (p := text.find(m, i + 1, stop)) >= 0), default=-1)
        if end >= 0:
            return end + 1, False
        if c != '"':
            return None, False
        mixed = MIXED_CLOSE.search(text, i + 1, stop)
        return (mixed.end(), False) if mixed else (stop, True)
    balanced = _nested(text, i, stop)
    if balanced is not None:
        return balanced, False
    first = min((p for m in PAIRS[c] if (p := text.find(m, i + 1, stop)) >= 0), default=-1)
    return (first + 1, False) if first >= 0 else (stop, True)


def _nested(text: str, i: int, stop: int) -> int | None:
    """The end of a quotation that may hold others in the same marks; None where marks do not balance."""
    opening, depth = text[i], 0
    for j in range(i, stop):
        if text[j] == opening and not (opening == "„" and j > i):
            depth += 1
        elif text[j] in PAIRS[opening]:
            depth -= 1
            if depth == 0:
                return j + 1
    return None
