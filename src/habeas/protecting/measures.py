"""How much of somebody's circumstances a publication shows: days or months, towns or provinces, ages or bands of ages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from habeas.model.amount import Amount
from habeas.model.people import Place, PlaceKind
from habeas.model.when import NEVER_SAID, When, month_end
from habeas.model.wording import time

ADULT = 18
FINENESS = ("day", "month", "year", "none")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is shown of one protected person. `people`: a place is shown that has at least so many inhabitants, else the province, else the country.

    `kin`: "drop" leaves out ties of kinship to people who are named, since those name the protected one too.
    """

    dates: Literal["day", "month", "year", "none"] = "month"
    people: int = 250_000
    ages: Literal["exact", "band"] = "band"
    occupations: bool = False
    kin: Literal["keep", "drop"] = "drop"


@dataclass(frozen=True, slots=True)
class Measures:
    """The measure for everyone protected, and others for some. `each`: by a person's id; `texts`: whether only quoted passages are left of reports.

    `links`: whether reports that print a protected name keep their address, hash and file name, by which anyone finds the name.
    """

    default: Measure = Measure()
    each: Mapping[str, Measure] = field(default_factory=dict)
    texts: Literal["shown", "whole"] = "shown"
    links: bool = False

    def of(self, people: Iterable[str]) -> Measure:
        """The measure that protects all of these people: of each circumstance the coarsest."""
        found = [self.each.get(person, self.default) for person in people] or [self.default]
        return Measure(
            max((m.dates for m in found), key=FINENESS.index),
            max(m.people for m in found),
            "band" if any(m.ages == "band" for m in found) else "exact",
            all(m.occupations for m in found),
            "drop" if any(m.kin == "drop" for m in found) else "keep",
        )


@dataclass(frozen=True, slots=True)
class Wider:
    """A place that holds another: a town, a province or a country. `people`: inhabitants, 0 where not known."""

    name: str
    kind: PlaceKind
    country: str | None = None
    people: int = 0


def coarse(when: When, dates: str) -> When:
    """A time no finer than a month or a year, in words of ours; a wider one becomes whole months or years."""
    if dates == "day" or not when.known:
        return when if dates == "day" else NEVER_SAID
    if dates == "none":
        return NEVER_SAID
    first, last = (date.fromisoformat(day) if day else None for day in (when.earliest, when.latest))
    start = end = None
    if first:
        start = f"{first.year:04}-{first.month if dates == 'month' else 1:02}-01"
    if last:
        end = month_end(last.year, last.month) if dates == "month" else f"{last.year:04}-12-31"
    told = When.between(start, end)
    return When(told.earliest, told.latest, time(told), told.precision)


def banded(age: Amount | None) -> Amount | None:
    """An age as a band: under 18, or tens of years."""
    if age is None or not age.known:
        return None
    low, high = (int(n) if n is not None else None for n in (age.low, age.high))
    if low is not None and low < ADULT:
        return Amount(0, ADULT - 1, words="under 18", unit="years")
    start = low // 10 * 10 if low is not None else None
    end = high // 10 * 10 + 9 if high is not None else None
    # "18 to 29" and not "10 to 19": a band never says that an adult may be a child
    start = max(start, ADULT) if start is not None else None
    words = f"{start} to {end}" if start is not None and end is not None else f"{start} or more" if start is not None else f"up to {end}"
    return Amount(start, end, words=words, unit="years")


def widened(place: Place, people: int, steps: Sequence[Wider]) -> Wider | None:
    """The place to show in the stead of another: the first that has so many inhabitants, else its province, else its country. None: nothing."""
    if place.kind == "country":
        return Wider(place.name, "country", place.country)
    region = Wider(place.region, "region", place.country) if place.region else None
    country = Wider(place.country_name, "country", place.country) if place.country_name else None
    known = [*steps, *(step for step in (region, country) if step)]
    if place.kind == "region":
        return Wider(place.name, "region", place.country)
    for step in known:
        if step.people >= people or step.kind in ("region", "country"):
            return step
    return None
