"""Calendar dates as pages print them, in many languages. Only what has a day, or is clearly labelled; nothing is guessed."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When, month_end
from habeas.reading.lists import either, words


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date that stands in the text. `weekday`: a day of the week stands before or after it; `seconds`: a clock time with seconds follows."""

    span: Span
    when: When
    weekday: bool = False
    seconds: bool = False


@functools.cache
def _printed() -> re.Pattern[str]:
    month = f"(?:{either(list(words('dates')['months']))})"
    weekday = either(words("dates")["weekdays"]["names"])
    clock = r"(?:오전|오후|上午|下午|午前|午後)?\s*\d{1,2}(?::|h|時|时|시\s?)\d{2}분?(?P<sec>:\d{2})?(?:\.\d+)?\s*(?:[AaPp]\.?[Mm]\.?)?"
    time = (
        rf"(?P<time>[,\s]*(?:at\s+|à\s+|kl\.?\s*|um\s+|T|-\s+|\|\s*)?{clock}(?:\s*(?:[A-Z]{{2,4}}|Uhr|hrs?)\b|\s*[+-]\d{{2}}:?\d{{2}}|Z)?)?"
    )
    days = "|".join(
        [
            rf"(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y1>\d{{4}})",
            rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+|of\s+|d['’])?(?P<m2>{month})\.?\s*,?\s*(?:de\s+|del\s+)?(?P<y2>\d{{4}})",
            r"(?P<y3>\d{4})\s?년\s?(?P<m3>\d{1,2})\s?월\s?(?P<d3>\d{1,2})\s?일",
            r"(?P<y4>\d{4})\s?年\s?(?P<m4>\d{1,2})\s?月\s?(?P<d4>\d{1,2})\s?[日号號]",
            r"(?P<y5>(?:19|20)\d{2})(?P<s5>[-/.])\s?(?P<m5>\d{1,2})(?P=s5)\s?(?P<d5>\d{1,2})\.?(?!\d)",
            r"(?P<a6>\d{1,2})(?P<s6>[./-])(?P<b6>\d{1,2})(?P=s6)(?P<y6>(?:19|20)\d{2})(?!\d)",
            r"(?P<d7>\d{1,2})-(?P<m7>[A-Za-z]{3})-(?P<y7>(?:19|20)\d{2})",
        ]
    )
    lead = rf"(?P<wd>[(（]?(?:{weekday})[)）]?\.?,?\s+(?:the\s+|le\s+|den\s+)?)?"
    tail = rf"(?P<wd2>\s*[(（](?:{weekday}|[월화수목금토일一二三四五六日月火水木金土])[)）])?"
    return re.compile(rf"(?<![\w/.-]){lead}(?:{days})(?!\w*\d){tail}{time}", re.IGNORECASE)


def printed_dates(text: str, start: int = 0, end: int | None = None) -> list[PrintedDate]:
    """All dates with day, month and year between two offsets, in order. A day/month order that cannot be told gives both days' span."""
    found = []
    for m in _printed().finditer(text, start, len(text) if end is None else end):
        when = _when(m)
        if when.known:
            found.append(PrintedDate(Span(*m.span()), when, bool(m["wd"] or m["wd2"]), bool(m["sec"])))
    return found


def _when(m: re.Match[str]) -> When:
    said = m.group().strip()
    months = words("dates")["months"]
    for n in ("1", "2", "7"):
        if m[f"y{n}"]:
            month = months.get(m[f"m{n}"].lower())
            return _day(int(m[f"y{n}"]), month, int(m[f"d{n}"]), said) if month else NEVER_SAID
    for n in ("3", "4", "5"):
        if m[f"y{n}"]:
            return _day(int(m[f"y{n}"]), int(m[f"m{n}"]), int(m[f"d{n}"]), said)
    return _either_order(int(m["a6"]), int(m["b6"]), int(m["y6"]), said, m["s6"])


def _either_order(a: int, b: int, year: int, said: str, separator: str) -> When:
    """12/25/2017 can only be read one way; 5.2.2016 with full stops is day first; 05/02/2016 may be either day, so it spans both."""
    day_first, month_first = _day(year, b, a, said), _day(year, a, b, said)
    if separator == "." or not month_first.known:
        return day_first
    if not day_first.known:
        return month_first
    lows = sorted((day_first.earliest or "", month_first.earliest or ""))
    return day_first if lows[0] == lows[1] else When.between(lows[0], lows[1], said)


def _day(year: int, month: int | None, day: int, said: str) -> When:
    if month is None or not 1900 <= year <= 2100:
        return NEVER_SAID
    try:
        return When.day(date(year, month, day).isoformat(), said)
    except ValueError:
        return NEVER_SAID


_ISO = re.compile(r"\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:$|[T\s+Z].*$)", re.DOTALL)


def iso_when(value: str) -> When:
    """A machine's date ("2017-11-05T14:02+09:00", "20171105", "2017-11", "2017", a mail header's, or a printed one) as a time without words."""
    value = value.strip()[:80]
    m = _ISO.match(value)
    if m and 1900 <= int(m[1]) <= 2100:
        year, month = int(m[1]), int(m[2] or 0)
        if m[3]:
            return _bare(_day(year, month, int(m[3]), ""))
        if m[2]:
            return When.between(f"{year:04}-{month:02}-01", month_end(year, month)) if 1 <= month <= 12 else NEVER_SAID
        return _bare(When.year(year))
    printed = printed_dates(value)
    if printed:
        return _bare(printed[0].when)
    try:
        return When.day(parsedate_to_datetime(value).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return NEVER_SAID


def _bare(when: When) -> When:
    return When(when.earliest, when.latest, None, when.precision)


@functools.cache
def _yearless() -> re.Pattern[str]:
    month = f"(?:{either(list(words('dates')['months']))})"
    return re.compile(
        rf"(?:(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\.?\s+(?P<m2>{month})\.?)(?:st|nd|rd|th)?(?!\w)", re.IGNORECASE
    )


def day_without_year(words_: str) -> When:
    """A dateline's "Sept. 28": an unknown time whose pattern keeps month and day."""
    m = _yearless().fullmatch(words_.strip(" ,.()"))
    if not m:
        return NEVER_SAID
    month = words("dates")["months"][(m["m1"] or m["m2"]).lower()]
    day = int(m["d1"] or m["d2"])
    return When(None, None, words_.strip(), "unknown", f"XXXX-{month:02}-{day:02}") if 1 <= day <= 31 else NEVER_SAID
