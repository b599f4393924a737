"""Rows of capitalised words in languages without a grammar here: where a name begins in them, and rows that are nobody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from habeas.finding.given_names import given
from habeas.model.quote import Span

CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x250)) if c.isupper())
CAPITALS = re.compile(rf"[{CAPITAL}][\w’'-]+(?:\s(?:(?:de|del|la|las|los|van|von|bin|al|da|di|y|e|du|le)\s)?(?:la\s)?[{CAPITAL}][\w’'-]+)*")
LONG = 5
"""Letters that a noun known by its ending has more than."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The rows of a text. `taken`: places, bodies and times; `lists`: words/<language>/people.toml; `stop`: words that are no names."""

    text: str
    taken: Sequence[Span]
    lists: dict[str, Any]
    stop: frozenset[str]
    titles: frozenset[str]

    def led_off(self, span: Span, parts: list[str]) -> tuple[Span, list[str]]:
        """A row without what leads it and is no name: articles, what somebody is ("Journalistin"), a place and "of"."""
        while parts:
            first = Span(span.start, span.start + len(parts[0]))
            place = len(parts) > 2 and parts[1] in self.lists.get("names", {}).get("by", ()) and any(first.overlap(t) for t in self.taken)
            titled = len(parts) > 2 and (self._articled(span) or parts[0].rstrip(".").lower() in self.titles)
            if not (place or titled or parts[0] in self.stop or self._common(parts)):
                break
            cut = 2 if place else 1
            rest = self.text.find(parts[cut], first.end) if len(parts) > cut else span.end
            span, parts = Span(rest, span.end), parts[cut:]
        return span, parts

    def placed(self, span: Span, parts: list[str]) -> bool:
        """Whether a place stands in a row whose first word nobody is called: "Grenzstadt Lisk", "Lisk Beihilfe"."""
        return parts[0] not in given() and any(span.covers(t) and not t.covers(span) for t in self.taken)

    def _common(self, parts: list[str]) -> bool:
        """Whether a row begins with a noun by its ending, in languages that write nouns large ("Behauptung"), or with a word for kin ("Mann Tomas")."""
        endings = tuple(self.lists.get("names", {}).get("noun_endings", ()))
        kin = parts[0] in self.lists.get("kin", {}) and parts[0][0].isupper()
        return len(parts) > 1 and (kin or (bool(endings) and len(parts[0]) > LONG and parts[0].endswith(endings)))

    def _articled(self, span: Span) -> bool:
        """Whether an article stands before a row, so that its first word is a noun: "der Fischer Jonas Lüders"."""
        articles = self.lists.get("names", {}).get("articles", ())
        before = self.text[max(0, span.start - 8) : span.start].split()
        return bool(before) and before[-1].lower() in articles
