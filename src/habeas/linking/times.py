"""When two reports place an event, and what their days of printing say of it."""

from __future__ import annotations

from datetime import date

from habeas.linking.report import Incident, Report
from habeas.model.findings import Reason
from habeas.model.when import When

LONG_PAST = 5 * 365
"""Days after which a report no longer brings news of an event but tells it again."""


def time(left: When, right: When) -> Reason:
    """Days that agree, as finely as both are known; a day known without its year is compared by month and day."""
    said = (said_of(left), said_of(right))
    if left.pattern or right.pattern:
        fit, why = _by_pattern(left, right)
        if why:
            return Reason("time", fit, *said, why)
    if not (left.known and right.known):
        return Reason("time", 0.0, *said, "a time is not known")
    if left.meets(right):
        span = max(left.days or 400, right.days or 400)
        fit = 1.0 if span == 1 else 0.8 if span <= 7 else 0.55 if span <= 31 else 0.35 if span <= 92 else 0.15 if span <= 366 else 0.0
        return Reason("time", fit, *said, "the same day" if span == 1 else f"both can lie within {span} days")
    gap = gap_between(left, right)
    fit = 0.6 if gap <= 1 else 0.2 if gap <= 3 else -0.2 if gap <= 10 else -0.6 if gap <= 31 else -1.0
    return Reason("time", fit, *said, f"{gap} days apart")


def said_of(when: When) -> str:
    """A time as it is shown: its day, or from when to when."""
    if when.known:
        return when.earliest or "" if when.earliest == when.latest else f"{when.earliest or '..'}/{when.latest or '..'}"
    return when.pattern or when.words or ""


def gap_between(left: When, right: When) -> int:
    """Days between two times that do not meet."""
    first, second = (left, right) if (left.latest or "9999") < (right.earliest or "") else (right, left)
    return (date.fromisoformat(second.earliest or "") - date.fromisoformat(first.latest or "")).days


def _by_pattern(left: When, right: When) -> tuple[float, str]:
    """Month and day where at least one year is not known ("XXXX-11-04"); why is "" where the pattern decides nothing."""
    a, b = (_month_day(left), _month_day(right))
    if a is None or b is None:
        return 0.0, ""
    if a == b:
        return (0.85, "the same day of the year") if a[1] else (0.35, "the same month of the year")
    if a[0] == b[0] and not (a[1] and b[1]):
        return 0.3, "the same month of the year"
    near = a[1] and b[1] and abs((date(2000, *a) - date(2000, *b)).days) <= 1  # type: ignore[arg-type]
    return (0.3, "a day apart in the year") if near else (-0.7, "other days of the year")


def _month_day(when: When) -> tuple[int, int | None] | None:
    if when.pattern:
        parts = when.pattern.split("-")
        month = parts[1] if len(parts) > 1 and parts[1].isdigit() else None
        day = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else None
        return (int(month), day) if month else None
    if when.earliest and when.latest and when.earliest[:7] == when.latest[:7]:
        return int(when.earliest[5:7]), int(when.earliest[8:10]) if when.earliest == when.latest else None
    return None


def told(x: Incident, y: Incident, left: Report, right: Report) -> Reason:
    """What the days of printing say where an event's own time is not told: news is of the weeks before, and never of days to come."""
    one, two = _likely(x.when, left.published), _likely(y.when, right.published)
    if one is None or two is None or (x.when.known and y.when.known):
        return Reason("told", 0.0, "", "", "told by the events themselves, or no day of printing is known")
    said = (said_of(one), said_of(two))
    if one.meets(two):
        return Reason("told", 1.0 if not (x.when.known or y.when.known) else 0.6, *said, "printed within the same weeks")
    if _retold(x, left) or _retold(y, right):
        return Reason("told", 0.0, *said, "what one tells was long past when it was printed")
    gap = gap_between(one, two)
    for when, other, printed in ((y.when, x.when, left.published), (x.when, y.when, right.published)):
        if when.known and not other.known and printed.latest and when.earliest and when.earliest > printed.latest:
            return Reason("told", -2.0, *said, "one was printed before the other happened")
    return Reason(
        "told", -1.5 if gap > 900 else -1.0 if gap > 300 else -0.5 if gap > 60 else 0.0, *said, f"{gap} days apart by the days of printing"
    )


def _retold(x: Incident, report: Report) -> bool:
    """Whether a report tells of something long past: others that tell of it without a day may do so too."""
    printed = report.published
    return bool(x.when.known and printed.known and not x.when.meets(printed) and gap_between(x.when, printed) > LONG_PAST)


def _likely(when: When, printed: When) -> When | None:
    """The event's own time, else the weeks before its report was printed."""
    if when.known:
        return when
    return printed.widened(75, 0) if printed.earliest and printed.latest and (printed.days or 999) <= 31 else None
