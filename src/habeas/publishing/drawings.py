"""Drawings as SVG, shared by page, print and export: a timeline with a lane for each report, imprecise times as bars."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model.when import When
from habeas.model.wording import MONTHS, time
from habeas.publishing.page import esc

WIDTH, LEFT, RIGHT, LANE, TOP, FOOT = 840, 190, 30, 34, 26, 30
NARROWEST = 7.0
"""A single day is still seen at this width."""
COLOURS = {True: "#9a3324", False: "#3d6b8a"}
FONT = 'font-family="system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"'
HALO = 'stroke="#fff" stroke-width="4" paint-order="stroke"'
"""Keeps words readable where they lie on a line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in one lane: what it is, when, whether it is a violation, and the id on the page that it leads to."""

    lane: str
    number: int
    label: str
    when: When
    grave: bool
    target: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a drawing says times in the reader's language: a whole time, and the three kinds of marks on an axis."""

    time: Callable[[When], str]
    day: Callable[[date], str]
    day_of_year: Callable[[date], str]
    month: Callable[[date], str]
    year: Callable[[date], str]


ENGLISH = Calendar(
    time,
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: str(d.year),
)


def timeline(title: str, lanes: Sequence[tuple[str, str]], marks: Sequence[Mark], calendar: Calendar = ENGLISH) -> str:
    """An SVG timeline. `lanes`: (key, label), one a report, from top to bottom. Events without any date are left out; "" where none has one.

    A time known to the day is a narrow mark, an interval a bar as long as what is not known, an open end fades to the edge.
    """
    dated = [m for m in marks if m.when.known]
    if not dated:
        return ""
    low, high = _bounds(dated)
    scale = (WIDTH - LEFT - RIGHT) / max(1, (high - low).days)
    rows = {key: _rows([m for m in dated if m.lane == key], low, high, scale) for key, _ in lanes}
    out, y = [], TOP
    for key, label in lanes:
        depth = max(1, len(rows[key]))
        out.append(f'<text x="0" y="{y + 21}" font-size="13" fill="#1d2329" {FONT}>{esc(_short(label))}</text>')
        for n, row in enumerate(rows[key]):
            out += [_bar(m, y + n * LANE, low, high, scale, calendar) for m in row]
        y += depth * LANE + 6
        out.append(f'<line x1="0" x2="{WIDTH}" y1="{y - 3}" y2="{y - 3}" stroke="#e6eaed"/>')
    axis = _axis(low, high, scale, y, calendar)
    told = "; ".join(
        f"{m.number}. {m.label}, {calendar.time(m.when)}" for m in sorted({m.number: m for m in dated}.values(), key=lambda m: m.number)
    )
    return (
        f'<svg role="group" aria-labelledby="tl-t tl-d" viewBox="0 0 {WIDTH} {y + FOOT}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="tl-t">{esc(title)}</title><desc id="tl-d">{esc(told)}</desc>{axis}{"".join(out)}</svg>'
    )


def _bounds(marks: Sequence[Mark]) -> tuple[date, date]:
    days = [date.fromisoformat(x) for m in marks for x in (m.when.earliest, m.when.latest) if x]
    low, high = min(days), max(days)
    margin = max(3, (high - low).days // 20)
    return date.fromordinal(max(1, low.toordinal() - margin)), date.fromordinal(min(date.max.toordinal(), high.toordinal() + margin))


def _ends(m: Mark, low: date, high: date, scale: float) -> tuple[float, float]:
    first = date.fromisoformat(m.when.earliest) if m.when.earliest else low
    last = date.fromisoformat(m.when.latest) if m.when.latest else high
    x1, x2 = LEFT + (first - low).days * scale, LEFT + ((last - low).days + 1) * scale
    return (x1, x2) if x2 - x1 >= NARROWEST else (x1, x1 + NARROWEST)


def _rows(marks: Sequence[Mark], low: date, high: date, scale: float) -> list[list[Mark]]:
    """Marks of one lane on as many rows as keep them from covering one another."""
    rows: list[tuple[float, list[Mark]]] = []
    for m in sorted(marks, key=lambda m: (_ends(m, low, high, scale), m.number)):
        x1, x2 = _ends(m, low, high, scale)
        for n, (end, row) in enumerate(rows):
            if end + 4 <= x1 - 22:
                rows[n] = (x2, [*row, m])
                break
        else:
            rows.append((x2, [m]))
    return [row for _, row in rows]


def _bar(m: Mark, y: int, low: date, high: date, scale: float, calendar: Calendar) -> str:
    x1, x2 = _ends(m, low, high, scale)
    wide = m.when.days != 1
    colour = COLOURS[m.grave]
    look = f'fill="{colour}" fill-opacity="{0.28 if wide else 0.95}" stroke="{colour}"' + (
        ' stroke-dasharray="3 2"' if None in (m.when.earliest, m.when.latest) else ""
    )
    box = f'<rect x="{x1:.1f}" y="{y + 9}" width="{x2 - x1:.1f}" height="16" rx="3" {look}/>'
    number = f'<text x="{x1 - 5:.1f}" y="{y + 22}" text-anchor="end" font-size="12" fill="{colour}" {FONT}>{m.number}</text>'
    return f'<a href="#{esc(m.target)}"><title>{m.number}. {esc(m.label)}: {esc(calendar.time(m.when))}</title>{box}{number}</a>'


def _axis(low: date, high: date, scale: float, y: int, calendar: Calendar) -> str:
    out = []
    for day, label in ticks(low, high, calendar):
        x = LEFT + (day - low).days * scale
        out.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 8}" y2="{y}" stroke="#eef1f3"/>')
        out.append(f'<text x="{x:.1f}" y="{y + 18}" text-anchor="middle" font-size="11" fill="#5b6670" {FONT}>{label}</text>')
    return "".join(out)


def ticks(low: date, high: date, calendar: Calendar = ENGLISH) -> list[tuple[date, str]]:
    """At most ten marks of an axis on round days: days, months, years or several years, as the stretch asks."""
    days = (high - low).days
    if days <= 14:
        step = max(1, days // 7)
        return [(d, calendar.day(d)) for d in (date.fromordinal(low.toordinal() + i) for i in range(0, days + 1, step))][:10]
    if days <= 70:
        firsts = (date.fromordinal(low.toordinal() + i) for i in range(days + 1))
        return [(d, calendar.day_of_year(d)) for d in firsts if d.day in (1, 15)]
    if days <= 730:
        every = 1 if days <= 270 else 3
        months = ((low.year + (low.month - 1 + i) // 12, (low.month - 1 + i) % 12 + 1) for i in range(1, 26))
        return [(date(y, m, 1), calendar.month(date(y, m, 1))) for y, m in months if date(y, m, 1) <= high and (m - 1) % every == 0]
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 500) if (high.year - low.year) / s <= 9), 1000)
    return [(date(y, 1, 1), calendar.year(date(y, 1, 1))) for y in range(low.year + 1, high.year + 1) if y % step == 0]


def _short(label: str) -> str:
    return label if len(label) <= 26 else label[:25].rstrip() + "…"


def relations(title: str, people: Sequence[tuple[str, str]], ties: Sequence[tuple[str, str, str]]) -> str:
    """An SVG of who is whose kin. `people`: (id, name); `ties`: (of whom, who, what), read "who is the what of whom". "" where there is no tie."""
    if not ties:
        return ""
    places = _round([one for one, _ in people])
    height = round(max(y for _, y in places.values()) + 40)
    lines, words = [], []
    for of, who, what in ties:
        (x1, y1), (x2, y2) = places[of], places[who]
        lines.append(f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#b4c0c7" stroke-width="1.5"/>')
        # nearer to the one who is meant, so that what two are to each other stands apart
        x, y = x1 + 0.64 * (x2 - x1), y1 + 0.64 * (y2 - y1)
        words.append(
            f'<text x="{x:.0f}" y="{y - 4:.0f}" text-anchor="middle" font-size="12" fill="#55606b" {HALO} {FONT}>{esc(what)}</text>'
        )
    names = dict(people)
    dots = [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6" fill="{COLOURS[False]}"/>'
        f'<text x="{x:.0f}" y="{y + 22:.0f}" text-anchor="middle" font-size="13" font-weight="600" fill="#1d2329" {HALO} {FONT}>{esc(_short(names[one]))}</text>'
        for one, (x, y) in places.items()
    ]
    told = "; ".join(f"{names[who]}: {what} of {names[of]}" for of, who, what in ties)
    return (
        f'<svg role="img" aria-labelledby="re-t re-d" viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="re-t">{esc(title)}</title><desc id="re-d">{esc(told)}</desc>{"".join(lines + words + dots)}</svg>'
    )


def _round(order: Sequence[str]) -> dict[str, tuple[float, float]]:
    """A place for each on an ellipse, the first at the top."""
    tall = 60 + 22 * len(order)
    steps = [2 * math.pi * n / max(1, len(order)) - math.pi / 2 for n in range(len(order))]
    return {one: (WIDTH / 2 + 290 * math.cos(a), tall + 24 + tall * math.sin(a)) for one, a in zip(order, steps, strict=True)}
