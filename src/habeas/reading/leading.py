"""The first and last words of an article that are the page's: dateline, by-line, caption, date, source."""

from __future__ import annotations

import functools
import re

from habeas.reading.dates import PrintedDate, _printed, day_without_year, printed_dates
from habeas.reading.lines import Line, word_count
from habeas.reading.lists import either, words
from habeas.reading.page import Dated, Named, Page
from habeas.reading.phrases import _listed, is_name, pattern_matches, person_names
from habeas.reading.stamps import label_kind

_CAP = r"[A-ZÀ-ÞĀ-Ž][\w’'.-]*"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]+){0,3}"
_LONG_CAPS = r"[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]{4,})?"
_SENTENCE = re.compile(r"[.!?](?=\s+[\"“'‘]?[A-ZÀ-Þ0-9])|。")
LONGEST_PIECE = 200


@functools.cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    lists, outlets = words("leading"), words("outlets")
    month = either(list(words("dates")["months"]))
    date = re.sub(r"\?P<\w+>", "?:", re.sub(r"\(\?P=(\w+)\)", "[-/.]", _printed().pattern.removeprefix(r"(?<![\w/.-])")))
    day = rf"(?i:(?:{month})\.? \d{{1,2}}|\d{{1,2}}\.? (?:{month}))"
    fills = {
        "cap": _CAP,
        "caps": _CAPS,
        "longcaps": _LONG_CAPS,
        "date": f"(?i:{date})",
        "day": day,
        "agency": either(outlets["agencies"]),
        "bare": either(outlets["dateline"]),
    }
    fills["opener"] = f"(?:{either(lists['openers'])})"
    return tuple(re.compile(p.format(**fills)) for p in lists["patterns"])


def peel_start(page: Page, line: Line) -> None:
    """Take page words off the front of the article's first paragraph, piece by piece, noting what each says."""
    at, end = line.span.start, line.span.end
    for _ in range(6):
        after = _piece(page, at, end)
        if after is None or after >= end:
            return
        at = after


def _piece(page: Page, at: int, end: int) -> int | None:
    for take in (_bracket, _date_piece, _caption_piece, _by_piece, _dateline_piece):
        after = take(page, at, end)
        if after is not None and after > at:
            while after < end and page.text[after].isspace():
                after += 1
            return after
    return None


def _bracket(page: Page, at: int, end: int) -> int | None:
    m = re.compile(r"\[(?:page date|play live radio[^\]]*|sponsored|update[^\]]*|video|photo[^\]]*|사진[^\]]*)\]\.?", re.IGNORECASE).match(
        page.text, at, end
    )
    if m:
        page.mark(at, m.end(), "navigation", "a bracketed note of the page")
    return m.end() if m else None


def _date_piece(page: Page, at: int, end: int) -> int | None:
    """A date that stands alone before the first sentence, with or without its label."""
    for printed in printed_dates(page.text, at, min(end, at + 90))[:1]:
        before = page.text[at : printed.span.start]
        label = label_kind(before)
        if before.strip() and (label is None or label_pattern_rest(before)):
            return None
        tail = re.compile(
            r",? from [A-Z][\w ]{2,20}\.|\s*(?:[。：]|(?:\.|:|--?|–|—|\|)(?=\s|$|[\u3000-\u9fff\uac00-\ud7a3]))|\s*\[page date\]\.?|\s*$"
        ).match(page.text, printed.span.end, end)
        stopped = page.text[printed.span.end - 1] == "." and page.text[printed.span.end : printed.span.end + 1] in (" ", "")
        if not tail and not stopped:
            return None
        after = tail.end() if tail else printed.span.end
        page.mark(at, after, "date_line", "a date before the first sentence")
        _note_date(page, printed, label, page.text[at:after])
        return after
    return None


def label_pattern_rest(before: str) -> bool:
    """Whether more than a label stands before a date."""
    return word_count(before) > 3


def _note_date(page: Page, printed: PrintedDate, label: str | None, said: str) -> None:
    said = said.strip()
    dash = said.endswith(("-", "–", "—"))
    if label == "viewed" or "page date" in said.lower() or (label is None and printed.weekday and not dash):
        page.notes.append(f'"{said}" reads like the day of viewing, not of publication')
    elif label == "updated":
        page.dates.append(Dated(2, printed.when, f'stated as the day of the last change: "{said}"'))
    elif label == "published":
        page.dates.append(Dated(5, printed.when, f'stated on the page: "{said}"'))
    else:
        page.dates.append(Dated(3, printed.when, f'stated before the first sentence: "{said}"'))


def _caption_piece(page: Page, at: int, end: int) -> int | None:
    """ "Photo: Mr Lim in 2012 (AP)." — up to the end of its sentence."""
    folded = page.text[at : at + LONGEST_PIECE].casefold()
    caption = any(folded.startswith(p) for p in words("leading")["caption"])
    if not caption and not any(folded.startswith(p) for p in words("leading")["page"]):
        return None
    stop = re.compile(r"[:：]\s").search(page.text, at, at + 60) if folded.startswith(("translation from", "translated from")) else None
    stop = stop or _SENTENCE.search(page.text, at, min(end, at + LONGEST_PIECE))
    if not stop:
        return None
    page.mark(
        at, stop.end(), "caption" if caption else "navigation", "a caption before the first sentence" if caption else "words of the page"
    )
    _republished(page, page.text[at : stop.end()])
    return stop.end()


def _by_piece(page: Page, at: int, end: int) -> int | None:
    """ "By Ann Smith, Associated Press, March 8 2012." or "Ann Smith in Taipei." before the first sentence."""
    m = re.compile(rf"(?:By|BY|by)\s+(?P<names>{_CAP}(?:,? (?:and )?{_CAP}){{1,8}}(?:,? {_printed_bare()})?)\.(?=\s)").match(
        page.text, at, end
    )
    m = m or re.compile(rf"(?P<names>{_CAP}(?: {_CAP}){{1,3}}) in {_CAP}(?: {_CAP})?\.(?=\s+[A-Z“\"])").match(page.text, at, end)
    if not m or not person_names(m["names"].split(",")[0]):
        return None
    page.authors += [n for n in person_names(m["names"].split(",")[0]) if n not in page.authors]
    page.mark(at, m.end(), "byline", "a by-line before the first sentence")
    for printed in printed_dates(page.text, at, m.end())[:1]:
        page.dates.append(Dated(4, printed.when, f'stated in the by-line: "{m.group()[:60]}"'))
    for part in m["names"].split(",")[1:]:
        if part.strip() in words("outlets")["agencies"]:
            page.outlets.append(Named(2, part.strip(), "named in the by-line"))
    return m.end()


@functools.cache
def _printed_bare() -> str:
    return r"(?:\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4})"


def _dateline_piece(page: Page, at: int, end: int) -> int | None:
    for pattern in _datelines():
        m = pattern.match(page.text, at, end)
        if m is None or m.end() - at > 120 or m.end() == at:
            continue
        found = m.groupdict()
        outlet = found.get("outlet")
        if outlet and not known_outlet(outlet.strip()) and found.get("place") and _speech(found["place"]):
            continue
        if (found.get("place") or "").split(",")[0].strip() in words("names")["not_places"]:
            continue
        _note_dateline(page, m, found, outlet)
        page.mark(at, m.end(), "dateline", "where and through whom it was filed")
        return m.end()
    return None


def filed(words_: str) -> bool:
    """Whether a line begins with a dateline in capitals, an agency in brackets, or the like."""
    return any(m.end() > 0 and m.groupdict().get("place") and "(" in m.group() for m in (p.match(words_[:130]) for p in _datelines()) if m)


def _speech(place: str) -> bool:
    return len(place.split()) > 5


def _note_dateline(page: Page, m: re.Match[str], found: dict[str, str | None], outlet: str | None) -> None:
    said = m.group().strip()
    if found.get("place") and page.dateline is None:
        page.dateline = (found["place"] or "").strip(" ,")
    if outlet and known_outlet(outlet.strip()):
        page.outlets.append(Named(4, outlet.strip(), f'dateline "{said[:60]}"'))
    if found.get("signed") and known_outlet((found["signed"] or "").removeprefix("The ")):
        page.outlets.append(Named(3, found["signed"] or "", f'signed "{said[:60]}"'))
    for printed in printed_dates(page.text, m.start(), m.end())[:1]:
        page.dates.append(Dated(3, printed.when, f'dateline "{said[:60]}"'))
    if found.get("day"):
        when = day_without_year(found["day"] or "")
        if when.pattern:
            page.dates.append(Dated(1, when, f'dateline "{said[:60]}" gives the day without its year'))
    if found.get("names"):
        page.authors += [n for n in person_names(found["names"] or "") if n not in page.authors]


def known_outlet(name: str) -> bool:
    """Whether a name is in the lists of outlets and agencies, "The" apart."""
    return name.casefold().removeprefix("the ") in _outlet_names()


@functools.cache
def _outlet_names() -> frozenset[str]:
    lists = words("outlets")
    return frozenset(n.casefold().removeprefix("the ") for n in (*lists["agencies"], *lists["dateline"], *lists["domains"].values()))


def _republished(page: Page, text: str) -> None:
    for m in pattern_matches("republished", text.strip()):
        page.republishes = page.republishes or m["outlet"].strip(" ,.")
        return


_LAST = re.compile(r"(?:[.!?。”\"）)]\s*)(?P<piece>[^.!?。]{3,160}[.。)]?)$")
_CLOSING_SOURCE = re.compile(r"\((?P<inside>[^()]{4,90})\)\.?$")


def peel_end(page: Page, line: Line) -> None:
    """Take page words off the end of the article's last paragraph: "Related news: ...", "By X", "(Source: Y; posted ...)"."""
    closing = _CLOSING_SOURCE.search(page.text, line.span.start, line.span.end)
    if closing:
        _closing_source(page, closing)
    m = _LAST.search(page.text, max(line.span.start, line.span.end - 240), line.span.end)
    if m is None:
        return
    piece = m["piece"].strip()
    folded = piece.casefold()
    by = re.fullmatch(rf"(?:By|Por|Par|Von|Di) ({_CAP}(?: {_CAP}){{1,3}})", piece)
    if by and is_name(by[1]):
        page.mark(m.start("piece"), m.end("piece"), "byline", "a by-line after the last sentence")
        page.authors += [by[1]] if by[1] not in page.authors else []
        return
    for pattern, kind in _listed("starts"):
        if kind in ("related", "share", "legal", "advert") and pattern.match(folded):
            page.mark(m.start("piece"), m.end("piece"), kind, "words of the page after the last sentence")
            return


def _closing_source(page: Page, m: re.Match[str]) -> None:
    inside = m["inside"]
    _republished(page, inside.split(";")[0])
    for printed in printed_dates(page.text, m.start("inside"), m.end("inside"))[:1]:
        before = page.text[m.start("inside") : printed.span.start]
        label = label_kind(before)
        if label == "published" or known_outlet(before.strip(" ,;")):
            page.dates.append(Dated(4 if label else 3, printed.when, f'stated at the end: "({inside[:60]})"'))
            page.mark(m.start(), m.end(), "credit", "source and date after the last sentence")
            return
    if page.republishes and page.republishes in inside:
        page.mark(m.start(), m.end(), "credit", "the source, after the last sentence")
