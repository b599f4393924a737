"""Times told from the day of publication ("last week", "November 4"), kept as a short code and reckoned when that day is known.

The code is what stands in When.pattern while the day of publication is unknown or known as an interval only:

    XXXX-11-04      the latest 4 November that is not after publication (reports tell of the past); XXXX-11-04+ the next one to come
    XXXX-10         the latest October that has begun; XXXX-10+ the next one
    XXXX-XX-04      the latest 4th of a month; XXXX-XX-04+ the next one
    XXXX-summer     the latest summer that has begun; XXXX-easter the latest Easter; XXXX-q3, XXXX-h1 quarters and halves of years; XXXX-10:early a part of a month
    wd2             the latest Wednesday (Monday is 0), the day of publication included
    wd2-            "last Wednesday": the one before publication, or the one of the week before where both can be meant; wd2+ the next one
    day-1, week-1, month+0, quarter-1, year-1, decade-1, weekend-1   the calendar unit so many units from that of publication
    year-1:10-04, month-1:d04, year+0:early, month+0:sofar, month+0:rest   a part of such a unit
    P3M, P2Y, P10D  the three months (two years, ten days) up to publication; F3M the three months that follow
    A/B             from the beginning of A to the end of B

`reckon(code, day)` never falls when `day` rises, so an interval of publication gives an interval that holds the truth.
"""

from __future__ import annotations

import re
from datetime import date

from habeas.finding import almanac, feasts
from habeas.finding.almanac import Days, plus_days, plus_months
from habeas.model.when import Precision, When, precision_of

UNIT = re.compile(r"(day|weekend|week|month|quarter|year|decade)([+-]\d{1,4})(?::([a-z0-9-]+))?")
YEARLESS = re.compile(rf"XXXX-(\d\d|XX|spring|summer|autumn|winter|q[1-4]|h[12]|{'|'.join(feasts.NAMES)})(?:-(\d\d))?(?::([a-z]+))?(\+?)")
WEEKDAY = re.compile(r"wd([0-6])([+-]?)")
LENGTH = re.compile(r"([PF])(\d{1,5})([DWMY])")
PRECISE: dict[str, Precision] = {"week": "week", "day": "day", "month": "month", "quarter": "quarter", "year": "year"}


def is_code(pattern: str | None) -> bool:
    """Whether a pattern can be reckoned."""
    return bool(pattern) and all(any(f.fullmatch(p) for f in (UNIT, YEARLESS, WEEKDAY, LENGTH)) for p in str(pattern).split("/"))


def resolve(code: str, published: When, words: str | None = None) -> When:
    """The time that a code tells, seen from a time of publication: the smallest interval that is right whichever day that was.

    With publication unknown the bounds stay open. The pattern stays in the result unless the very day of publication is known.
    """
    low = _seen(code, published.earliest)
    high = _seen(code, published.latest)
    earliest = low[0].isoformat() if low else None
    latest = high[1].isoformat() if high else None
    sure = published.earliest is not None and published.earliest == published.latest
    name = code.partition("-")[0].partition("+")[0]
    precision = PRECISE.get(name) if sure and ":" not in code and "/" not in code else None
    return When(earliest, latest, words, precision or precision_of(earliest, latest), None if sure else code)


def _seen(code: str, iso: str | None) -> Days | None:
    return reckon(code, date.fromisoformat(iso)) if iso else None


def reckon(code: str, day: date) -> Days:
    """First and last day of what a code tells, seen from one day of publication. Raises ValueError for what is no code."""
    parts = code.split("/")
    if len(parts) == 2:
        last = reckon(parts[1], day)
        first = reckon(parts[0].rstrip("+"), last[1]) if parts[0].startswith("XXXX") else reckon(parts[0], day)
        return min(first[0], last[1]), last[1]
    if m := UNIT.fullmatch(code):
        return _unit(m, day)
    if m := YEARLESS.fullmatch(code):
        return _yearless(m, day)
    if m := WEEKDAY.fullmatch(code):
        return _weekday(int(m[1]), m[2], day)
    if m := LENGTH.fullmatch(code):
        return _length(m, day)
    raise ValueError(f"{code!r} is no code of a time")


def _unit(m: re.Match[str], day: date) -> Days:
    whole = almanac.unit(m[1], day, int(m[2]))
    if m[3] == "sofar":
        return whole[0], max(whole[0], min(whole[1], day))
    if m[3] == "rest":
        return min(whole[1], max(whole[0], day)), whole[1]
    return almanac.part(whole, m[3]) if m[3] else whole


def _yearless(m: re.Match[str], day: date) -> Days:
    """One day of grace: the reporter's today may be the desk's tomorrow."""
    if m[1] == "XX":
        return _day_of_month(int(m[2] or 1), m[4], day)
    found = [_in_year(m, y) for y in range(max(1, day.year - 8), min(9998, day.year + 9))]
    days = [d for d in found if d is not None]
    if m[4]:
        return next((d for d in days if d[1] >= day), days[-1])
    return next((d for d in reversed(days) if d[0] <= plus_days(day, 1)), days[0])


def _in_year(m: re.Match[str], year: int) -> Days | None:
    if not m[1].isdigit():
        return almanac.part(almanac.year(year), m[1])
    if not 1 <= int(m[1]) <= 12:
        return almanac.year(year)
    if not m[2]:
        whole = almanac.month(year, int(m[1]))
        return almanac.part(whole, m[3]) if m[3] else whole
    try:
        day = date(year, int(m[1]), int(m[2]))
    except ValueError:
        return None
    return day, day


def _day_of_month(number: int, future: str, day: date) -> Days:
    steps = range(4) if future else range(1, -4, -1)
    for step in steps:
        first = plus_months(day.replace(day=1), step)
        there = almanac.clamp(first.year, first.month, number)
        if there.day == number and (there >= day if future else there <= plus_days(day, 1)):
            return there, there
    return day, day


def _weekday(number: int, which: str, day: date) -> Days:
    if which == "+":
        there = plus_days(day, (number - day.weekday() - 1) % 7 + 1)
        return there, there
    there = plus_days(day, -((day.weekday() - number) % 7))
    if which == "-":
        if there == day:
            there = plus_days(there, -7)
        same_week = there >= plus_days(day, -day.weekday())
        return (plus_days(there, -7) if same_week else there), there
    return there, there


def _length(m: re.Match[str], day: date) -> Days:
    n = int(m[2]) if m[1] == "F" else -int(m[2])
    other = plus_days(day, n * {"D": 1, "W": 7}[m[3]]) if m[3] in "DW" else plus_months(day, n * {"M": 1, "Y": 12}[m[3]])
    return (day, other) if m[1] == "F" else (other, day)
