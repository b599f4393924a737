"""Feasts of the year by name: those that hang on Easter, those of the moon (words/any/feasts.toml), and a few that are reckoned otherwise."""

from __future__ import annotations

import functools
from datetime import date, timedelta

from habeas.finding.lexicon import words

FROM_EASTER = {
    "palmsunday": -7,
    "maundythursday": -3,
    "goodfriday": -2,
    "holysaturday": -1,
    "easter": 0,
    "eastermonday": 1,
    "ascension": 39,
    "pentecost": 49,
}
"""Days from Easter Sunday of the western churches."""
NAMES = (*FROM_EASTER, "holyweek", "thanksgiving", "nowruz", "lunarnewyear", "midautumn", "ramadan", "eidalfitr", "eidaladha")


def feast(name: str, year: int) -> tuple[date, date]:
    """First and last day that a feast can mean in a year; the whole year where the tables do not reach."""
    if name in FROM_EASTER:
        day = easter(year) + timedelta(days=FROM_EASTER[name])
        return day, day
    if name == "holyweek":
        return easter(year) - timedelta(days=7), easter(year)
    if name == "nowruz":
        return date(year, 3, 20), date(year, 3, 21)
    if name == "thanksgiving":
        fourth = date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7)
        return fourth, fourth
    return _movable(name).get(year, (date(year, 1, 1), date(year, 12, 31)))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


@functools.cache
def _movable(name: str) -> dict[int, tuple[date, date]]:
    """Year to the days of a feast of the moon; of two in one year the first."""
    table: dict[int, tuple[date, date]] = {}
    for entry in words("any", "feasts")["movable"][name].split():
        first, _, last = entry.partition("/")
        days = date.fromisoformat(first), date.fromisoformat(last or first)
        table.setdefault(days[0].year, days)
    return table
