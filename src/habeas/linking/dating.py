"""When an undated report was printed, as far as reports that tell of the same incident say it.

A report cannot be older than what it tells of; "last Saturday" puts it within a week of that day; a day without its year puts it within
the months after. Bounds only, never a guess at a day; where bounds contradict one another nothing is said.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from habeas.linking.lexicon import words
from habeas.model.events import Event
from habeas.model.findings import Findings, Link
from habeas.model.when import When, month_end, shift

SURE = 0.8
"""Links from this score on are trusted for dates."""

SEASON = 92

Dated = tuple[When, str]


def infer_published(findings: Sequence[Findings], links: Sequence[Link]) -> dict[str, When]:
    """Bounds for the publication of reports that give no date of their own, by source id; `inferred` says why as well."""
    return {source: when for source, (when, _) in inferred(findings, links).items()}


def inferred(findings: Sequence[Findings], links: Sequence[Link]) -> dict[str, Dated]:
    """Bounds for the publication of undated reports, with the reason in words. Sources are dated from dated ones first, then from these."""
    by_id = {f.source.id: f for f in sorted(findings, key=lambda f: f.source.id)}
    events = {e.id: (f, e) for f in by_id.values() for e in f.events}
    known: dict[str, Dated] = {}
    undated = [i for i, f in by_id.items() if loose(f.source.published)]
    told_by = _told_by(links, events)
    for ident in undated:
        own = by_id[ident].source.published
        bounds = list(_from_events(by_id[ident], told_by.get(ident, ()), events))
        found = _meet([*bounds, (own, "its own words")] if own.known else bounds) if bounds else None
        if found is not None and found[0] != own:
            known[ident] = _begun(by_id[ident], found)
    tied = _tied(links, events)
    for ident in undated:
        found = _from_own_report(by_id[ident], tied.get(ident, ()), by_id, known)
        before = known.get(ident)
        if found is not None and (both := _meet([d for d in (before, found) if d])) is not None:
            known[ident] = both
    return {i: known[i] for i in sorted(known)}


def loose(published: When) -> bool:
    """Whether a report's day of printing is not known, or no nearer than a season."""
    return published.days is None or published.days > SEASON


def _tied(links: Sequence[Link], events: dict[str, tuple[Findings, Event]]) -> dict[str, tuple[str, ...]]:
    """Reports that share an incident with each report."""
    out: dict[str, set[str]] = {}
    for k in links:
        if k.kind == "event" and k.score >= SURE and k.left in events and k.right in events:
            a, b = events[k.left][0].source.id, events[k.right][0].source.id
            out.setdefault(a, set()).add(b)
            out.setdefault(b, set()).add(a)
    return {k: tuple(sorted(v)) for k, v in out.items()}


def _told_by(links: Sequence[Link], events: dict[str, tuple[Findings, Event]]) -> dict[str, list[Link]]:
    """The sure links between events by the reports at both ends, in the order of their ids: each report is asked about its own only."""
    out: dict[str, list[Link]] = {}
    for k in sorted((k for k in links if k.kind == "event" and k.score >= SURE), key=lambda k: (k.left, k.right)):
        for end in sorted({events[e][0].source.id for e in (k.left, k.right) if e in events}):
            out.setdefault(end, []).append(k)
    return out


def _from_events(report: Findings, links: Sequence[Link], events: dict[str, tuple[Findings, Event]]) -> Iterator[Dated]:
    """Bounds from each event of a report that a dated report tells of too."""
    own = {e.id: e for e in report.events}
    for k in links:
        mine, theirs = (k.left, k.right) if k.left in own else (k.right, k.left)
        if mine not in own or theirs not in events or own[mine].happened == "no":
            continue
        other, event = events[theirs]
        if event.when.earliest and event.when.latest and (event.when.days or 999) <= 31 and not event.when.pattern:
            yield _after(own[mine], event.when, other.source.outlet or other.source.name)


def _after(event: Event, when: When, told_by: str) -> Dated:
    """Bounds from one event: not before it, and not later than its words allow."""
    first, last = when.earliest or "", when.latest or ""
    said = (event.when.words or "").casefold()
    why = f"tells of what {told_by} puts at {first if first == last else first + '/' + last}"
    for rule in _rules():
        if said and rule["pattern"].search(said):
            return _by_rule(rule, first, last), f"{why} and says “{event.when.words}”"
    if event.when.pattern and event.when.days is None:
        return When.between(
            first, shift(last, int(words("dating")["yearless"]["most"]))
        ), f"{why} and says “{event.when.words}” without a year"
    return When.between(first, None), why


THIS_YEAR = re.compile(r"year\+0:(\d\d)(?:-(\d\d))?")


def _begun(report: Findings, found: Dated) -> Dated:
    """Bounds without the months of a year in which "in October of this year", told as past, had not begun."""
    when, why = found
    if when.earliest is None or when.latest is None:
        return found
    for e in sorted(report.events, key=lambda e: e.id):
        told = THIS_YEAR.fullmatch(e.when.pattern or "")
        if told is None or e.happened == "no" or when.earliest is None or when.latest is None:
            continue
        years = range(int(when.earliest[:4]), int(when.latest[:4]) + 1)
        spans = [(max(when.earliest, f"{y:04}-{told[1]}-{told[2] or '01'}"), min(when.latest, f"{y:04}-12-31")) for y in years]
        fitting = [s for s in spans if s[0] <= s[1]]
        if fitting and (fitting[0][0], fitting[-1][1]) != (when.earliest, when.latest):
            when, why = When.between(fitting[0][0], fitting[-1][1]), f"{why}; says “{e.when.words or told[0]}” of what is past"
    return when, why


@functools.cache
def _rules() -> tuple[dict[str, Any], ...]:
    return tuple({**r, "pattern": re.compile(r["words"])} for r in words("dating")["rule"])


def _by_rule(rule: dict[str, Any], first: str, last: str) -> When:
    year, month = int(last[:4]), int(last[5:7])
    match rule.get("calendar"):
        case "same month":
            return When.between(first, month_end(year, month))
        case "same year":
            return When.between(first, f"{year:04}-12-31")
        case "next year":
            return When.between(f"{int(first[:4]) + 1:04}-01-01", f"{year + 1:04}-12-31")
    return When.between(shift(first, int(rule["least"])), shift(last, int(rule["most"])))


def _from_own_report(report: Findings, tied: tuple[str, ...], by_id: dict[str, Findings], known: dict[str, Dated]) -> Dated | None:
    """Bounds from words that point to the same outlet's earlier report ("in an interview published earlier this month")."""
    pointer = re.compile(words("dating")["own_report"]["words"])
    pointing = [q.text for c in report.claims for q in c.quotes if pointer.search(q.text.casefold())]
    rule = next(
        (r for text in pointing for r in _rules() if r.get("calendar") == "same month" and r["pattern"].search(text.casefold())), None
    )
    if rule is None:
        return None
    for other in tied:
        published = known[other][0] if other in known else by_id[other].source.published
        if published.earliest and published.latest and _same_outlet(report, by_id[other]):
            return _by_rule(
                rule, published.earliest, published.latest
            ), f"points to its own report “{by_id[other].source.name}” of the same month"
    return None


def _same_outlet(left: Findings, right: Findings) -> bool:
    a, b = left.source.outlet, right.source.outlet
    return a is not None and b is not None and a.casefold() == b.casefold()


def _meet(bounds: list[Dated]) -> Dated | None:
    """What all bounds allow; None where there are none, or where two contradict one another."""
    if not bounds:
        return None
    low = max((w.earliest for w, _ in bounds if w.earliest), default=None)
    high = min((w.latest for w, _ in bounds if w.latest), default=None)
    if low and high and low > high:
        return None
    return When.between(low, high), "; ".join(dict.fromkeys(why for _, why in bounds))
