"""How the words of a time are understood: a fixed stretch of days, a code reckoned from publication, a step from another time, or a duration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from habeas.finding import almanac
from habeas.finding.almanac import Days
from habeas.finding.time_grammar import Expression
from habeas.model.amount import Amount
from habeas.model.quote import Span

LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y"}
LARGER = {"fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100), "weekend": ("week", 1)}
WHOLE = {"fortnight": (2, "week"), "quarter": (3, "month"), "decade": (10, "year"), "century": (100, "year"), "weekend": (2, "day")}
PLURAL_ALONE = (2, 9)
"""What "decades" or "years" without a number is taken to be at least and at most."""

Kind = Literal["fixed", "code", "shift", "same", "duration", "rate", "clock", "until", "from"]


@dataclass(frozen=True, slots=True)
class Told:
    """A time as its words tell it, before it is known from when they are said.

    `days`: on the calendar. `code`: from publication (reckoning). `steps`: lower and upper number of `unit`s from another time, with sign.
    `weekday`: that which is said beside a day without a year, 0 for Monday.
    """

    span: Span
    kind: Kind
    days: Days | None = None
    code: str | None = None
    steps: tuple[int, int] = (0, 0)
    unit: str = ""
    amount: Amount | None = None
    future: bool = False
    weekday: int | None = None


Fields = dict[str, Any]


def understand(e: Expression, future: bool) -> Told | None:
    """What an expression tells; None where its values make no time (a 31 June). `future`: the words around speak of what is to come."""
    reader = READERS[e.reading]
    try:
        return reader(e.span, e.fields, "+" if future or e.fields.get("ahead") else "")
    except (ValueError, KeyError, OverflowError):
        return None


def _fixed(span: Span, days: Days) -> Told:
    return Told(span, "fixed", days=days)


def _code(span: Span, code: str) -> Told:
    return Told(span, "code", code=code)


def _date(span: Span, f: Fields, future: str) -> Told | None:
    month, day, last = f.get("m") or f.get("mm"), f["d"], f.get("d2") or f["d"]
    if not month or last < day:
        return None
    if "which" in f:
        return _code(span, f"year{f['which']:+d}:{month:02}-{day:02}")
    if "y" in f or "reign" in f:
        year = _year_of(f)
        return _fixed(span, (date(year, month, day), date(year, month, last)))
    date(2000, month, last)
    first = f"XXXX-{month:02}-{day:02}{future}"
    return Told(span, "code", code=first, weekday=f.get("wd")) if last == day else _code(span, f"{first}/XXXX-{month:02}-{last:02}{future}")


def _year_of(f: Fields) -> int:
    if "reign" in f:
        return int(f["reign"]) + int(f["y"] if "y" in f else f.get("n", (1, 1))[0])
    year = int(f["y"])
    return year if year >= 100 else year + (2000 if year < 32 else 1900)


def _month(span: Span, f: Fields, future: str) -> Told:
    month, part = f.get("m") or f.get("mm"), f.get("part")
    part = {"h1": "early", "h2": "late", "sofar": None, "rest": None}.get(str(part), part)
    if month is None:
        raise ValueError("no month")
    if "y" in f or "reign" in f:
        days = almanac.month(_year_of(f), month)
        return _fixed(span, almanac.part(days, part) if part else days)
    if "which" in f and "of_year" in f:
        return _code(span, f"year{f['which']:+d}:{month:02}")
    ahead = "+" if f.get("which") == 1 or future else ""
    return _code(span, f"XXXX-{month:02}{':' + part if part else ''}{ahead}")


def _year(span: Span, f: Fields, future: str) -> Told:
    days = almanac.year(_year_of(f))
    if f.get("part") in ("sofar", "rest"):
        return _fixed(span, days)
    part = {"first": "h1", "second": "h2", "latter": "h2", "last": "h2"}.get(str(f.get("part")), f.get("part"))
    return _fixed(span, almanac.part(days, part) if part else days)


def _of_year(name: str) -> Callable[[Span, Fields, str], Told]:
    def read(span: Span, f: Fields, future: str) -> Told:
        what = f[name]
        if "y" in f or "reign" in f:
            days = almanac.part(almanac.year(_year_of(f)), what)
            return _fixed(span, almanac.part(days, f["part"]) if f.get("part") else days)
        if "which" in f and (f["which"] == 0 or name == "quarter" or "of_year" in f):
            return _code(span, f"year{f['which']:+d}:{what}")
        return _code(span, f"XXXX-{what}{'+' if f.get('which') == 1 or future else ''}")

    return read


def _decade(span: Span, f: Fields, future: str) -> Told:
    first = int(f["y"]) if "y" in f else int(f["d"]) + (1900 if int(f["d"]) > 20 else 2000)
    days = (date(first, 1, 1), date(first + 9, 12, 31))
    return _fixed(span, almanac.part(days, f["part"]) if f.get("part") else days)


def _weekday(span: Span, f: Fields, future: str) -> Told:
    which = f.get("which")
    if f.get("which2") is not None:
        return _code(span, f"week{f['which2']:+d}:wd{f['wd']}")
    side = "-" if which == -1 else "+" if which == 1 else "" if which == 0 else future
    return _code(span, f"wd{f['wd']}{side}")


def _unit(span: Span, f: Fields, future: str) -> Told:
    unit, which, part = f["unit"], f["which"], f.get("part")
    if unit in LARGER and unit not in ("quarter", "decade", "weekend"):
        raise ValueError(unit)
    return _code(span, f"{unit}{which:+d}{':' + part if part else ''}")


def _day_of_month(span: Span, f: Fields, future: str) -> Told:
    if "which" in f:
        return _code(span, f"month{f['which']:+d}:d{f['d']:02}")
    return _code(span, f"XXXX-XX-{f['d']:02}{future}")


def _steps(f: Fields) -> tuple[int, int, str]:
    unit, (low, high) = f["unit"], f.get("n", (1, 1))
    larger, by = LARGER.get(unit, (unit, 1))
    return round(low * by), round(high * by), larger


def _ago(span: Span, f: Fields, future: str) -> Told:
    if isinstance(f["n"], str):
        f = {"n": PLURAL_ALONE, "unit": f["n"].rstrip("s")}
    low, high, unit = _steps(f)
    if unit in ("hour", "minute"):
        return _code(span, f"day-{1 + high // 24}/day-{low // 24}")
    if unit == "week":
        return _code(span, f"day-{7 * high + 3}/day-{max(0, 7 * low - 3)}")
    slack = 2 if f["unit"] == "decade" else 0
    return _code(span, f"{unit}-{high + slack}" + ("" if low == high and not slack else f"/{unit}-{max(0, low - slack)}"))


def _length(sign: str) -> Callable[[Span, Fields, str], Told]:
    def read(span: Span, f: Fields, future: str) -> Told:
        _, high, unit = _steps(f)
        return _code(span, f"{sign}{high}{LETTER[unit]}" if unit in LETTER else "day-1/day+0")

    return read


def _shift(span: Span, f: Fields, future: str) -> Told:
    low, high, unit = _steps(f)
    sign = f["sign"]
    return Told(span, "shift", steps=(min(sign * low, sign * high), max(sign * low, sign * high)), unit=unit)


def _preceding(span: Span, f: Fields, future: str) -> Told:
    _, high, unit = _steps(f)
    return Told(span, "shift", steps=(-high, -high), unit=f"before:{unit}")


def _next(span: Span, f: Fields, future: str) -> Told:
    if f.get("m"):
        return Told(span, "shift", steps=(f["sign"], f["sign"]), unit=f"m{f['m']:02}")
    return Told(span, "shift", steps=(f["sign"], f["sign"]), unit=f.get("unit") or f.get("season") or "day")


def _same(span: Span, f: Fields, future: str) -> Told:
    month = f.get("m") or f.get("mm")
    if month:
        return Told(span, "same", unit=f"year:{month:02}" + (f"-{f['d']:02}" if "d" in f else ""))
    return Told(span, "same", unit=f["unit"])


def _duration(span: Span, f: Fields, future: str) -> Told:
    n = f["n"]
    if isinstance(n, str):
        return Told(span, "duration", amount=Amount(2, None, True, None, n))
    by, unit = WHOLE.get(f["unit"], (1, f["unit"]))
    return Told(span, "duration", amount=Amount(n[0] * by, n[1] * by, n[0] != n[1], None, unit + "s"))


def _bare(kind: Kind) -> Callable[[Span, Fields, str], Told]:
    return lambda span, f, future: Told(span, kind, code=f.get("code"))


def _era(span: Span, f: Fields, future: str) -> Told:
    low, high = f.get("earliest"), f.get("latest")
    if low and high:
        return _fixed(span, (date.fromisoformat(low), date.fromisoformat(high)))
    day = date.fromisoformat(low or high or "")
    return Told(span, "from" if low else "until", days=(day, day))


READERS: dict[str, Callable[[Span, Fields, str], Told | None]] = {
    "date": _date,
    "month": _month,
    "year": _year,
    "season": _of_year("season"),
    "quarter": _of_year("quarter"),
    "feast": _of_year("feast"),
    "decade": _decade,
    "weekday": _weekday,
    "unit": _unit,
    "dayofmonth": _day_of_month,
    "ago": _ago,
    "back": _length("P"),
    "forward": _length("F"),
    "shift": _shift,
    "preceding": _preceding,
    "next": _next,
    "same": _same,
    "duration": _duration,
    "rate": _bare("rate"),
    "clock": _bare("clock"),
    "until": _bare("until"),
    "code": lambda span, f, future: _code(span, f["code"]),
    "era": _era,
}
