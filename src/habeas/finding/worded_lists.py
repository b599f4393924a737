"""Lists of names in languages without a grammar here: three people or more named one after the other, with their ages or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Cast, EntityMention, Parse
from habeas.finding.worded_marks import BESIDE, marks
from habeas.model.quote import Span

BESIDE_A_NAME = (
    r"(?:,\s(?:(?:que|quien|qui|der|die|joka)\s[^,;.]{1,40}|\d{1,3}\s(?:años|ans|Jahre|vuotta)|[a-zà-ÿ]+(?:\s[a-zà-ÿ]+){0,2})(?=,))*"
)
"""What may stand behind a name between commas: an age, a trade ("directeur, 45 ans,")."""
BETWEEN = re.compile(
    BESIDE_A_NAME
    + r"\s*(?:씨|さん|氏)?\s*(?:[,，(（]\s*(?:de\s|von\s)?\d{1,3}\s*(?:años|ans|Jahre|vuotta|세|살|歳|岁|歲)?\s*[)）]?)?"
    + r"\s*(?:[;；,，、·/\n]|\by\b|\bet\b|\bund\b|\bja\b|[和与與및와과])\s*(?:y|et|und|ja)?"
    + r"\s*(?:(?:el|la|los|las|le|la|les|l’|der|die|den|su|sa|son|seine?|ihre?)\s[a-zà-ÿ]+\s)?"
)
"""What stands between two names of a list: an age, a mark, "and"."""
PAIR = 2
LEAST = 3
LED_BY_WORDS = 4
"""From this number on a list needs no word before it that says whose names these are."""


@dataclass(frozen=True, slots=True)
class Roll:
    """A list of names: the number of its sentence, where it stands, the ids of those named."""

    sentence: int
    span: Span
    entities: tuple[str, ...]


def roll_calls(parse: Parse, cast: Cast) -> Iterator[Roll]:
    """The lists of names of a text."""
    for sentence in parse.main_sentences():
        named = [m for m in cast.inside(sentence.span) if m.form == "name" and m.entity]
        for run in _runs(parse, named):
            span = Span(run[0].span.start, run[-1].span.end)
            lead = parse.text.text[max(0, span.start - 2 * BESIDE) : span.start]
            led = marks(parse.language.split("-")[0]).at("roll_before", lead)
            told = lead.rstrip().endswith((":", "："))  # "two are still held: X, a mason, and Y"
            entities = tuple(dict.fromkeys(m.entity for m in run))
            if len(entities) >= (PAIR if told else LEAST if led else LED_BY_WORDS):
                yield Roll(sentence.i, span, entities)


def _runs(parse: Parse, named: list[EntityMention]) -> Iterator[list[EntityMention]]:
    run: list[EntityMention] = []
    for m in named:
        if run and not BETWEEN.fullmatch(parse.text.text[run[-1].span.end : m.span.start]):
            yield run
            run = []
        run.append(m)
    if run:
        yield run
