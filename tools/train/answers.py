"""A training report and what people said of it, whichever data set it comes from."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from habeas.finding import gazetteer
from habeas.finding.gazetteer import fold
from habeas.model.source import Text

SPELT = {
    "usa": "united states", "us": "united states", "united states of america": "united states", "unites states of america": "united states",
    "england": "united kingdom", "scotland": "united kingdom", "wales": "united kingdom", "people's republic of china": "china", "nigeia": "nigeria",
    "yemeni": "yemen", "pakistani": "pakistan", "columbia": "colombia", "eswatini": "eswatini", "palestine": "palestine",
}  # fmt: skip
"""Lands as annotators wrote them, to lands as the gazetteer has them."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What people said of a report: names of victims as they may be written, codes of lands, folded towns, year, month and day, types, kind of actor.

    `whole`: whether one name that stands inside another is still another name. `types` is None where nobody was asked for types and actor.
    """

    victims: tuple[str, ...]
    lands: frozenset[str]
    towns: frozenset[str]
    when: tuple[int | None, int | None, int | None]
    types: frozenset[str] | None = None
    actor: str | None = None
    whole: bool = False

    def names(self, name: str) -> bool:
        """Whether a name is one of the victims: the same, or one inside the other where the data set counts that."""
        if self.whole:
            low = fold(name)
            return any(low == fold(v) or (" " in low and low in fold(v)) for v in self.victims)
        return any(name in v or v in name for v in self.victims)


@dataclass(frozen=True, slots=True)
class Article:
    """A training report as stored text. `group`: reports of one affair, which are held out together."""

    id: str
    group: str
    text: Text
    answers: Answers


def needed(data: Path) -> Path:
    """A file to learn from; the program ends with a message where it is not there."""
    if not data.is_file():
        sys.exit(f"The training data are not here: {data}. Without them the weights that come with habeas stay as they are.")
    return data


def codes(lands: list[str | None]) -> frozenset[str]:
    """The codes of lands as people wrote them; what is no land is left out."""
    low = [str(land).strip().lower() for land in lands if said(land)]
    known = [e.country for land in low for e in gazetteer.lookup(fold(SPELT.get(land, land))) if e.kind == "country"]
    return frozenset(c for c in known if c)


def said(answer: str | None) -> bool:
    """Whether somebody gave an answer."""
    return bool(answer) and str(answer).strip().lower() not in ("n/a", "none", "unknown", "")
