"""What language models proposed, kept for good: asking again could give something else, so it cannot be made anew like other findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from habeas.model.plain import from_plain, to_plain
from habeas.store.models import ProposalRow

Noun = TypeVar("Noun")


def of(source: str, noun: type[Noun]) -> tuple[Noun, ...]:
    """The proposals on a report, as the noun they are."""
    return tuple(from_plain(noun, row.noun) for row in ProposalRow.objects.filter(source=source).order_by("pk"))


def save(source: str, proposals: Iterable[object], received: str) -> None:
    """Keep proposals on a report. `received`: ISO time with zone."""
    ProposalRow.objects.bulk_create([ProposalRow(source=source, received=received, noun=to_plain(p)) for p in proposals])
