"""What claims are made of before they have their numbers: everything marked in a text, and one clause for each claim."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.finding.annotations import AmountMention, Cast, EventMention, Gazetted, Parse, PlaceMention, TimeMention, Utterance
from habeas.finding.nearby import Nearby
from habeas.finding.points import Point
from habeas.model.quote import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """All that is marked in a text, as claims need it."""

    parse: Parse
    cast: Cast
    gazetted: Gazetted
    times_near: Nearby[TimeMention]
    places_near: Nearby[PlaceMention]
    amounts_near: Nearby[AmountMention]
    said_near: Nearby[Utterance]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has its number: its clause and the event it tells of, if any."""

    span: Span
    head: int
    side: bool = False
    event: EventMention | None = None
    cue: Utterance | None = None
    point: Point | None = None
    whose: str | None = None


def in_order(d: Draft) -> tuple[int, int, bool, int, str, str]:
    """Points come behind the other claims of the same words, so that those keep their ids."""
    return (d.span.start, d.span.end, d.point is not None, d.head, d.event.id if d.event else "", d.point.sort if d.point else "")
