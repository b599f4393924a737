"""A time as far as it is known: an interval of days with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from habeas.model.errors import BadInput

Precision = Literal["day", "week", "month", "quarter", "year", "range", "unknown"]


@dataclass(frozen=True, slots=True, order=False)
class When:
    """An interval of days, both ends inclusive; an open end is None.

    `earliest`, `latest`: ISO days (YYYY-MM-DD) or None. `words`: what the source says, or None where the time was
    inferred. `pattern`: what is known of the day while its year is not (an EDTF date with unspecified digits,
    "XXXX-11-04"); it lets a report without a date be compared with one that has it.
    """

    earliest: str | None = None
    latest: str | None = None
    words: str | None = None
    precision: Precision = "unknown"
    pattern: str | None = None

    def __post_init__(self) -> None:
        for bound in (self.earliest, self.latest):
            if bound is not None:
                date.fromisoformat(bound)
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"time runs backwards: {self.earliest}..{self.latest}")

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days the interval holds, or None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days + 1

    def meets(self, other: When) -> bool:
        """Whether some day could lie in both intervals (an unknown time meets every time)."""
        after = self.earliest is not None and other.latest is not None and self.earliest > other.latest
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        return not (after or before)

    def within(self, other: When) -> bool:
        """Whether this interval lies wholly inside the other."""
        low = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        high = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return low and high

    def narrowed(self, other: When) -> When:
        """The days both intervals hold, with this one's words; this one unchanged where they never meet."""
        if not self.meets(other):
            return self
        low = max((x for x in (self.earliest, other.earliest) if x), default=None)
        high = min((x for x in (self.latest, other.latest) if x), default=None)
        return When(low, high, self.words, precision_of(low, high), self.pattern)

    def widened(self, before: int, after: int) -> When:
        """The interval with so many days more at either end; open ends stay open."""
        low = shift(self.earliest, -before) if self.earliest else None
        high = shift(self.latest, after) if self.latest else None
        return When(low, high, self.words, precision_of(low, high), self.pattern)

    @classmethod
    def day(cls, iso: str, words: str | None = None) -> When:
        """One day."""
        return cls(iso, iso, words, "day")

    @classmethod
    def between(cls, earliest: str | None, latest: str | None, words: str | None = None) -> When:
        """An interval, with the precision its bounds show."""
        return cls(earliest, latest, words, precision_of(earliest, latest))

    @classmethod
    def month(cls, year: int, month: int, words: str | None = None) -> When:
        """One calendar month."""
        return cls(f"{year:04}-{month:02}-01", month_end(year, month), words, "month")

    @classmethod
    def year(cls, year: int, words: str | None = None) -> When:
        """One calendar year."""
        return cls(f"{year:04}-01-01", f"{year:04}-12-31", words, "year")


NEVER_SAID = When()


def a_day(said: str) -> str:
    """A day as somebody typed it, as 2017-11-04. Raises BadInput where it is none, or is written in another way: days are compared as they are written."""
    try:
        if date.fromisoformat(said).isoformat() == said:
            return said
    except ValueError:
        pass
    raise BadInput(f"{said!r} is no day: write it as 2017-11-04.")


def shift(iso: str, days: int) -> str:
    """The day so many days later (or earlier), kept inside the calendar's years 1 to 9999."""
    try:
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    except OverflowError:
        return "0001-01-01" if days < 0 else "9999-12-31"


def month_end(year: int, month: int) -> str:
    """The last day of a month."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return (first_of_next - timedelta(days=1)).isoformat() if first_of_next else "9999-12-31"


def precision_of(earliest: str | None, latest: str | None) -> Precision:
    """The finest calendar unit that an interval fills exactly: day, week, month, quarter, year, else range."""
    if earliest is None and latest is None:
        return "unknown"
    if earliest is None or latest is None:
        return "range"
    if earliest == latest:
        return "day"
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if (last - first).days == 6:
        return "week"
    if first.day == 1 and latest == month_end(last.year, last.month) and first.year == last.year:
        months = last.month - first.month + 1
        if months == 1:
            return "month"
        if months == 3 and first.month % 3 == 1:
            return "quarter"
        if months == 12:
            return "year"
    return "range"
