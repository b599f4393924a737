"""What a whole report is about: days, towns, numbers and people it speaks of. It carries where an event's own facts are not told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.linking import latin
from habeas.model.findings import Findings, Reason
from habeas.model.people import Place

MANY_MENTIONS = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """Days (ISO), days of the year without year, towns (folded, with how the report prints them), countries, numbers of people, and how often each
    person is spoken of."""

    days: frozenset[str]
    year_days: frozenset[str]
    towns: Mapping[str, str]
    countries: frozenset[str]
    numbers: frozenset[float]
    mentions: dict[str, int]


def setting_of(findings: Findings) -> Setting:
    """What a report is about. The day of printing tells nothing and is left out; so are towns named in passing by a body's name only."""
    times = [e.when for e in findings.events if e.happened != "no"] + [c.when for c in findings.claims]
    printed = findings.source.published
    days = {w.earliest for w in times if w.earliest and w.earliest == w.latest and w.earliest != printed.earliest}
    groups = (p.count for p in findings.people if p.kind == "group" and p.count is not None and p.count.exact)
    counts = (e.count for e in findings.events if e.count is not None and e.count.exact)
    return Setting(
        days=frozenset(days),
        year_days=frozenset(
            {d[5:] for d in days} | {w.pattern[5:] for w in times if w.pattern and len(w.pattern) == 10 and "X" not in w.pattern[5:]}
        ),
        towns={latin.folded(p.name): _printed(p) for p in reversed(findings.places) if p.kind != "country" and p.mentions},
        countries=frozenset(p.country for p in findings.places if p.country),
        numbers=frozenset(float(a.low) for a in (*groups, *counts) if a.low is not None and a.low >= 5),
        mentions={p.id: len(p.mentions) for p in findings.people},
    )


def setting(left: Setting, right: Setting, counted: bool = True) -> Reason:
    """Days, towns and (`counted`) numbers of people that both reports speak of."""
    days = left.days & right.days
    year_days = (left.year_days & right.year_days) - {d[5:] for d in days}
    towns, numbers = left.towns.keys() & right.towns.keys(), left.numbers & right.numbers if counted else frozenset()
    score = 0.5 * len(days) + 0.25 * min(1, len(year_days)) + 0.2 * min(3, len(towns)) + 0.35 * min(2, len(numbers))
    both = [*sorted(days), *sorted(year_days), *sorted(towns), *(f"{n:g}" for n in sorted(numbers))]
    mine, theirs = (", ".join(report.towns.get(one, one) for one in both[:6]) for report in (left, right))
    return Reason("setting", min(1.0, score), mine, theirs, "both speak of it" if both else "nothing of it in common")


def _printed(place: Place) -> str:
    """A place as the report first prints it, in one line."""
    return " ".join(place.mentions[0].text.split())
