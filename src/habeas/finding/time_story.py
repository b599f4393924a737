"""Where a told time stands in the story: the year that holds for yearless days, and steps from the time told before ("two days later")."""

from __future__ import annotations

import dataclasses
from datetime import date

from habeas.finding import almanac
from habeas.finding.almanac import Days
from habeas.finding.reckoning import resolve
from habeas.finding.time_readings import Told
from habeas.model.when import NEVER_SAID, When

MONTHS = {"month": 1, "year": 12}


@dataclasses.dataclass(slots=True)
class Story:
    """What has been told so far: the last time on the calendar, and the last dated day (its year holds for yearless days that follow).

    `chained`: in this language a yearless day takes the year told before it in its sentence ("2015年...，10月17日").
    """

    published: When
    anchor: When = NEVER_SAID
    anchor_sentence: int = -9
    dated: When = NEVER_SAID
    dated_sentence: int = -9
    chained: bool = False
    year: str = ""
    year_sentence: int = -9

    def told(self, when: When, sentence: int, explicit: bool, present: bool) -> None:
        """Note a time that was told. `explicit`: with its year; `present`: from the day of publication ("yesterday")."""
        if when.known:
            self.anchor, self.anchor_sentence = when, sentence
        if explicit and when.earliest and when.latest and when.earliest[:4] == when.latest[:4]:
            self.year, self.year_sentence = when.earliest[:4], sentence
        if explicit and when.precision in ("day", "month", "quarter", "week", "range") and (when.days or 400) < 200:
            self.dated, self.dated_sentence = when, sentence
        elif present:
            self.dated_sentence = -9

    def year_holds(self, sentence: int) -> bool:
        """Whether a yearless day here belongs to the dated story just told and not to the days before publication."""
        if not self.dated.known:
            return False
        low, high = self.published.earliest, self.published.latest
        if low is None or high is None:
            return True
        return sentence - self.dated_sentence <= 3 and str(self.dated.latest)[:4] < low[:4]


def between(days: Days) -> When:
    """Days of the calendar as a time; a range told backwards ("2022-21" meant as pages, say) is read as the days it spans."""
    first, last = sorted(days[:2])
    return When.between(first.isoformat(), last.isoformat())


def from_publication(code: str, story: Story, sentence: int) -> When:
    """A time told from the day of publication; a yearless one inside a dated story is the day nearest to that story's."""
    if not code.startswith("XXXX"):
        return resolve(code, story.published)
    if story.chained and story.year_sentence == sentence and story.year < str(story.published.earliest)[:4]:
        return resolve(code.replace("+", ""), When.day(f"{story.year}-12-31"))
    if not story.year_holds(sentence):
        return _latest_sense(code, story.published)
    # the day nearest to the dated day of the same story: of the last before it and the next after it
    near = story.dated
    plain = code.replace("+", "")
    before = resolve(plain, When.day(str(near.earliest or near.latest)))
    ahead = "/".join(c + "+" for c in plain.split("/"))
    after = resolve(ahead, When.day(str(near.earliest or near.latest)))
    told = min((before, after), key=lambda w: (abs(_distance(w, near)), w.earliest or ""))
    if story.published.known and not told.meets(When(None, story.published.latest)):
        return resolve(code, story.published)
    return dataclasses.replace(told, pattern=None if story.published.days == 1 else code)


def _latest_sense(code: str, published: When) -> When:
    """A yearless time in a report of, say, February 2012: the one inside that month is meant, not the one a year before."""
    told = resolve(code, published)
    if published.latest is None or told.days is None or told.days < 300:
        return told
    late = resolve(code, When.day(published.latest))
    return dataclasses.replace(late, pattern=code) if late.meets(published) else told


def _distance(a: When, b: When) -> int:
    x, y = a.earliest or a.latest, b.earliest or b.latest
    return (date.fromisoformat(x) - date.fromisoformat(y)).days if x and y else 99999


def from_story(t: Told, story: Story, sentence: int) -> When:
    """A step from the last time told ("two days later"), or the same stretch again; unknown while nothing has been told."""
    if t.unit.startswith("before:"):
        return _preceding(t, story, sentence)
    anchor = story.anchor if story.anchor.known or t.kind == "same" else story.published
    low, high = anchor.earliest or anchor.latest, anchor.latest or anchor.earliest
    if low is None or high is None:
        return NEVER_SAID
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    return between(_same(first, last, t.unit) if t.kind == "same" else _stepped(first, last, t.steps, t.unit))


def _preceding(t: Told, story: Story, sentence: int) -> When:
    """ "the previous 12 months": up to the day before a period told in the same sentence, else up to publication."""
    unit = t.unit.removeprefix("before:")
    period = story.anchor_sentence == sentence and (story.anchor.days or 0) > 27
    low, high = (story.anchor.earliest, story.anchor.earliest) if period else (story.published.earliest, story.published.latest)
    if low is None or high is None or unit not in MONTHS:  # days and weeks are told as "the past ten days"
        return NEVER_SAID
    first = almanac.plus_months(date.fromisoformat(low), MONTHS[unit] * t.steps[0])
    last = date.fromisoformat(high)
    return between((min(first, last), almanac.plus_days(last, -1) if period else last))


def _same(first: date, last: date, unit: str) -> Days:
    unit, _, part = unit.partition(":")
    if unit in almanac.SEASONS:
        return almanac.part(almanac.year(first.year), unit)
    if unit in ("week", "month", "year", "decade", "weekend"):
        days = almanac.unit(unit, first, 0)[0], almanac.unit(unit, last, 0)[1]
        return almanac.part(days, part) if part else days
    return first, last


def _next_such(first: date, name: str, sign: int) -> Days:
    """The next spring, or the next May ("m05"), after a day; the one before it where `sign` is negative."""
    part = name.removeprefix("m")
    options = [almanac.part(almanac.year(min(max(first.year + n, 1), 9998)), part) for n in (-1, 0, 1)]
    later = [d for d in options if d[0] > first]
    return later[0] if sign > 0 and later else options[0] if sign > 0 else [d for d in options if d[0] < first][-1:][0]


def _stepped(first: date, last: date, steps: tuple[int, int], unit: str) -> Days:
    if unit in almanac.SEASONS or (unit[0] == "m" and unit[1:].isdigit()):
        return _next_such(last, unit, steps[1])
    if unit in ("hour", "minute"):
        return (first, almanac.plus_days(last, 1)) if steps[1] > 0 else (almanac.plus_days(first, -1), last)
    if unit in ("day", "week"):
        by, slack = (1, 0) if unit == "day" else (7, 3)
        return almanac.plus_days(first, by * steps[0] - slack), almanac.plus_days(last, by * steps[1] + slack)
    if unit == "weekend":
        return almanac.unit("weekend", last, steps[1])
    by = 1 if unit == "month" else 12
    low, high = almanac.plus_months(first, by * steps[0]), almanac.plus_months(last, by * steps[1])
    if unit == "month":
        return almanac.month(low.year, low.month)[0], almanac.month(high.year, high.month)[1]
    return almanac.year(low.year)[0], almanac.year(high.year)[1]
