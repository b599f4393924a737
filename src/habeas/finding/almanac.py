"""Calendar arithmetic on stretches of days: months, quarters, seasons, weeks, and the early, middle and late part of each."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from habeas.finding import feasts

Days = tuple[date, date]
"""First and last day, both inclusive."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
QUARTERS = {"q1": 1, "q2": 4, "q3": 7, "q4": 10}
HALVES = {"h1": 1, "h2": 7}


def plus_days(day: date, n: int) -> date:
    """The day `n` days later, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + n, 1), date.max.toordinal()))


def plus_months(day: date, n: int) -> date:
    """The same day `n` months later, or that month's last day where it has no such day."""
    months = min(max(day.year * 12 + day.month - 1 + n, 12), 9999 * 12 + 11)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Days:
    """A calendar month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months(year: int, number: int, count: int) -> Days:
    """`count` calendar months from a month on."""
    first = date(year, number, 1)
    return first, month(*_year_month(plus_months(first, count - 1)))[1]


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def year(number: int) -> Days:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def week(day: date) -> Days:
    """The week a day lies in, wide enough for weeks that begin on Sunday and weeks that begin on Monday (eight days)."""
    monday = plus_days(day, -day.weekday())
    return plus_days(monday, -1), plus_days(monday, 6)


def quarter(day: date) -> Days:
    """The calendar quarter a day lies in."""
    return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def unit(name: str, day: date, offset: int) -> Days:
    """The calendar unit (day, weekend, week, month, quarter, year, decade) `offset` units after the one a day lies in."""
    if name == "day":
        return plus_days(day, offset), plus_days(day, offset)
    if name == "week":
        return week(plus_days(day, 7 * offset))
    if name == "weekend":
        saturday = plus_days(day, 5 - day.weekday() + 7 * offset)
        return saturday, plus_days(saturday, 1)
    if name == "month":
        return month(*_year_month(plus_months(day, offset)))
    if name == "quarter":
        return quarter(plus_months(day, 3 * offset))
    if name == "decade":
        first = min(max((day.year // 10 + offset) * 10, 1), 9990)
        return date(first, 1, 1), date(first + 9, 12, 31)
    if name == "year":
        return year(min(max(day.year + offset, 1), 9999))
    raise KeyError(name)


def part(days: Days, name: str) -> Days:
    """The early, middle or late third of a stretch; "start" and "end" of a year are its first and last quarter.

    Seasons, quarters, halves ("q3", "h1"), months ("10", "10-04") and feasts ("easter") pick out of the year the stretch begins in, "d04" a day of its month,
    "wd2" the Wednesday of a week.
    """
    first = days[0]
    if name in feasts.NAMES:
        return feasts.feast(name, first.year)
    if name in SEASONS:
        return months(first.year, SEASONS[name], 3)
    if name in QUARTERS:
        return months(first.year, QUARTERS[name], 3)
    if name in HALVES:
        return months(first.year, HALVES[name], 6)
    if name[:2] == "wd":
        return (plus_days(first, 1 + int(name[2:])),) * 2
    if name[:1] == "d":
        day = clamp(first.year, first.month, int(name[1:]))
        return day, day
    if name[:1].isdigit():
        number, _, of_month = name.partition("-")
        day = clamp(first.year, int(number), int(of_month or 1))
        return (day, day) if of_month else month(first.year, int(number))
    return _third(days, name)


def _third(days: Days, name: str) -> Days:
    first, last = days
    length = (last - first).days + 1
    if 365 <= length <= 366:
        return {
            "early": months(first.year, 1, 4),
            "start": months(first.year, 1, 3),
            "mid": months(first.year, 5, 4),
            "late": months(first.year, 9, 4),
            "end": months(first.year, 10, 3),
        }[name]
    third = timedelta(days=max(0, length // 3 - 1))
    if name in ("early", "start"):
        return first, first + third
    if name in ("late", "end"):
        return last - third, last
    return first + third, last - third


def clamp(year: int, number: int, day: int) -> date:
    """A day of a month, its last day where the month is shorter."""
    return date(year, number, min(max(day, 1), calendar.monthrange(year, number)[1]))
