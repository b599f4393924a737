"""The training articles of HRDsAttack as the choosers of whole reports look at them, with what people said of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tools.train.hrdsattack import articles

from habeas.finding import gazetteer
from habeas.finding.find import mark
from habeas.finding.gazetteer import fold
from habeas.finding.published import dated
from habeas.finding.whole.view import View, counted

ACTOR = {
    "state actor": "state", "other state actors": "foreign_state", "regional orgs": "intergovernmental", "other actors with permissions": "non_state_permitted",
    "other actors without permissions": "non_state_unpermitted", "other non-state actors": "other_non_state", "insufficient info": "unknown",
}  # fmt: skip
SPELT = {
    "usa": "united states", "us": "united states", "united states of america": "united states", "unites states of america": "united states",
    "england": "united kingdom", "scotland": "united kingdom", "wales": "united kingdom", "people's republic of china": "china", "nigeia": "nigeria",
    "yemeni": "yemen", "pakistani": "pakistan", "columbia": "colombia", "eswatini": "eswatini", "palestine": "palestine",
}  # fmt: skip
MONTHS = ("", *"january february march april may june july august september october november december".split())


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training article as the choosers look at it, and what people said of it: land (a code), town (folded), year, month, day, types, actor."""

    name: str
    view: View
    words: dict[str, float]
    land: str | None
    town: str | None
    when: tuple[int | None, int | None, int | None]
    types: frozenset[str]
    actor: str | None


def lesson(name: str, gold: dict[str, Any], view: View) -> Lesson:
    """A lesson from an article's answers."""
    return Lesson(
        name, view, counted(view), _code(gold["country"]), fold(gold["city"]) if _said(gold["city"]) else None,
        (_number(gold["year"]), _month(gold["month"]), _number(gold["date"])),
        frozenset(t.replace(" ", "_") for t in gold["violation_types"]), ACTOR.get(gold["perpetrator_type"] or ""),
    )  # fmt: skip


def _said(answer: str | None) -> bool:
    return bool(answer) and str(answer).strip().lower() not in ("n/a", "none", "unknown", "")


def _number(answer: str | None) -> int | None:
    try:
        return int(float(str(answer)))
    except ValueError:
        return None


def _month(answer: str | None) -> int | None:
    low = str(answer).strip().lower()
    return MONTHS.index(low) if low in MONTHS[1:] else _number(answer)


def _code(answer: str | None) -> str | None:
    low = str(answer).strip().lower()
    known = [e.country for e in gazetteer.lookup(fold(SPELT.get(low, low))) if e.kind == "country"]
    return known[0] if known and _said(answer) else None


def lessons() -> Iterable[Lesson]:
    """The lessons of all training articles."""
    for a in articles():
        m = mark(dated(a.text))
        yield lesson(str(a.id), a.gold, View(m.parse, m.gazetted, m.times, m.cast, m.events))
