"""The marks by which languages without a grammar here say who did what to whom, and the clause in which a word stands."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words
from habeas.model.quote import Span

BESIDE = 28
"""Letters around a name or a trigger in which its marks stand."""
GLOSS = re.compile(r"\s?[(（][^()（）\n]{1,14}[)）]")
"""An age or a spelling in brackets behind a name, which ends no clause and parts no name from its particle."""
HELPERS = 3
"""Words at most between the beginning of a clause without a subject and its trigger: "ont tous été arrêtés"."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a language, from words/<language>/roles.toml; a mark it does not have matches nothing."""

    table: dict[str, re.Pattern[str]]
    edges: re.Pattern[str] | None
    time_first: bool = False

    def at(self, name: str, text: str) -> bool:
        """Whether a mark stands in some words."""
        pattern = self.table.get(name)
        return pattern is not None and pattern.search(text) is not None


@functools.cache
def marks(language: str) -> Marks:
    """The marks of a language."""
    known = words(language, "roles")
    edges = known.get("edges", ())
    return Marks(
        {k: re.compile(v) for k, v in known.items() if isinstance(v, str)},
        re.compile("|".join(f"(?:{e})" for e in edges)) if edges else None,
        bool(known.get("time_first", False)),
    )


def clause_of(parse: Parse, whole: Span, trigger: Span) -> Span:
    """The clause of a stretch of text in which a trigger stands."""
    edges = marks(parse.language.split("-")[0]).edges
    if edges is None:
        return whole
    start, end = whole.start, whole.end
    words_told = parse.words(whole)
    glosses = [m.span() for m in GLOSS.finditer(words_told)]
    for m in edges.finditer(words_told):
        if any(g <= m.start() and m.end() <= h for g, h in glosses):
            continue
        a, b = whole.start + m.start(), whole.start + m.end()
        if b <= trigger.start:
            start = b
        elif a >= trigger.end:
            end = a
            break
    cut = Span(start, end)
    # "Forty villagers, most of them women, were taken": the verb's own words begin before what stands between commas
    leads = len(parse.text.text[start : trigger.start].split()) <= HELPERS
    return Span(whole.start, end) if leads and marks(parse.language.split("-")[0]).at("headless", parse.words(cut)) else cut


def behind(text: str, at: int) -> str:
    """What stands right behind a name, without an age in brackets: of "탁민후(31) 씨는" the "씨는"."""
    gloss = GLOSS.match(text, at)
    start = gloss.end() if gloss else at
    return text[start : start + BESIDE]
