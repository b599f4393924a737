"""Rows of capitalised words in languages without a grammar here: where a name begins in them, and rows that are nobody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from habeas.finding.given_names import given
from habeas.model.quote import Span

CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x250)) if c.isupper())
WORD = rf"[{CAPITAL}][\w’'-]+"
CAPITALS = re.compile(
    rf"{WORD}(?:\s(?:(?:de|del|la|las|los|van|von|bin|al|da|di|[ye](?=\s{WORD}(?![\w’'-]|\s{WORD}))|du|le)\s)?(?:la\s)?{WORD})*"
)
"""Names in a row; "y" joins two family names of one person ("Ortega y Gasset"), and before a full name two people."""
IN_A_ROW = re.compile(rf"{WORD}\s{WORD}(?:,\s(?:[yeé]|et|und|ja)?|\s(?:y|e|et|und|ja))\s?$")
"""A full name and "and" before another."""
NEAR = 48
LED = re.compile(r"[a-zà-þ]|[LD][’'][a-zà-þ]")
"""What a name does not begin with: a small letter, an article run together with what somebody is ("L’étudiante Zoé Perrin")."""
SMALL = frozenset({"de", "del", "la", "van", "von", "di", "da", "du"})
"""Small words between what somebody has and whose it is."""
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
            kin = len(parts) > 2 and parts[1] in self.lists.get("kin", {}) and parts[1][0].isupper() and parts[0].endswith(("s", "’", "'"))
            thing = len(parts) > 3 and parts[1] in SMALL and parts[0] not in given() and parts[2] in given()  # "Leiche von Jonas Reinke"
            titled = len(parts) > 2 and (self._articled(span) or self._calling(span, parts) or parts[0].rstrip(".").lower() in self.titles)
            if not (kin or place or thing or titled or parts[0] in self.stop or self._common(parts)):
                break
            cut = 2 if kin or place or thing else 1  # "Lüders Frau Zeynep": whose wife she is
            rest = self.text.find(parts[cut], first.end) if len(parts) > cut else span.end
            span, parts = Span(rest, span.end), parts[cut:]
        while self.lists.get("names", {}).get("cases") and len(parts) > 2 and self._town(last := Span(span.end - len(parts[-1]), span.end)):
            span, parts = Span(span.start, last.start - 1), parts[:-1]  # Finnish: "luovutti Nadia Salmen Kiinalle", handed over to China
        return span, parts

    def _town(self, word: Span) -> bool:
        """Whether a place, body or time begins with a word."""
        return any(t.start == word.start and t.end <= word.end for t in self.taken)

    def _calling(self, span: Span, parts: list[str]) -> bool:
        """Whether a row opens with a small word, or a sentence with what somebody is and the given name comes second ("Kirjailija Liisa Hakala")."""
        opens = not re.search(r"[^\s.!?:\"“„«»”]\s*$", self.text[max(0, span.start - 3) : span.start])
        return bool(LED.match(parts[0])) or (opens and parts[1] in given() and parts[0] not in given())

    def placed(self, span: Span, parts: list[str]) -> bool:
        """Whether a place stands in a row whose first word nobody is called: "Grenzstadt Lisk", "Lisk Beihilfe"."""
        if IN_A_ROW.search(self.text, max(0, span.start - NEAR), span.start):
            return False  # "Luis Mena, Arno Tamsin y Jovencio Palma": another of those named
        return parts[0] not in given() and any(span.covers(t) and not t.covers(span) for t in self.taken)

    def _common(self, parts: list[str]) -> bool:
        """Whether a row begins with a noun by its ending, in languages that write nouns large ("Behauptung"), or with a word for kin ("Mann Tomas")."""
        endings = tuple(self.lists.get("names", {}).get("noun_endings", ()))
        kin = parts[0] in self.lists.get("kin", {}) and parts[0][0].isupper()
        return len(parts) > 1 and (kin or (bool(endings) and len(parts[0]) > LONG and parts[0].endswith(endings)))

    def thing(self, parts: list[str]) -> bool:
        """Whether a row holds a noun by its ending, in languages that write nouns large: "Richter Haftbefehl", "Angaben von Mithäftlingen"."""
        endings = tuple(self.lists.get("names", {}).get("noun_endings", ())) + tuple(self.lists.get("names", {}).get("thing_endings", ()))
        ends = [p for p in parts if len(p) > LONG and p not in given() and p.lower().endswith(endings)] if endings else []
        return bool(ends) and parts[0] not in given()

    def _articled(self, span: Span) -> bool:
        """Whether an article stands before a row, so that its first word is a noun: "der Fischer Jonas Lüders"."""
        articles = self.lists.get("names", {}).get("articles", ())
        before = self.text[max(0, span.start - 8) : span.start].split()
        return bool(before) and before[-1].lower() in articles
