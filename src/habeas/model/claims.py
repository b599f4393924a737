"""What is said, by whom, how surely; and the figures, appeals and laws that reports speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.model.amount import Amount
from habeas.model.quote import Quote
from habeas.model.when import NEVER_SAID, When

ClaimKind = Literal["event", "status", "relation", "attribute", "figure", "statement", "appeal", "law"]
Stance = Literal["asserted", "hedged", "denied", "not_confirmed", "feared", "predicted", "asked", "policy"]
SpeakerKind = Literal["victim", "relative", "witness", "official", "organisation", "anonymous", "media", "expert", "public", "unknown"]
ClaimState = Literal["proposed", "accepted", "rejected", "corrected"]
LawKind = Literal["treaty", "statute", "bill", "resolution", "report", "agreement", "policy", "other"]
StatusWord = Literal[
    "free", "at_risk", "escaping", "detained", "imprisoned", "forcibly_returned", "missing", "dead", "claimed_dead", "released", "reunited", "resettled",
    "abducted_not_returned", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who stands nearest to what is said. `relay`: names of those who passed it on, nearest first.

    The outlet's own narration: entity None, kind "media", name = the outlet or None where it is not known.
    """

    entity: str | None = None
    name: str | None = None
    kind: SpeakerKind = "unknown"
    relay: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Finder:
    """The part of habeas (or the person) that made a claim, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source says, tied to its words.

    `direct`: the quote is the speaker's own words. `subjects`: ids the claim is about. `objects`: ids or words. `predicate`: a verb phrase or, for
    a status claim, the status word. `why`: what made the finder propose it, in words. `confidence`: 0..1.
    """

    id: str
    kind: ClaimKind
    quotes: tuple[Quote, ...]
    speaker: Speaker
    stance: Stance
    negated: bool
    direct: bool
    subjects: tuple[str, ...]
    predicate: str
    objects: tuple[str, ...] = ()
    event: str | None = None
    when: When = NEVER_SAID
    place: str | None = None
    amount: Amount | None = None
    finder: Finder = Finder("habeas", "0")
    confidence: float = 0.5
    state: ClaimState = "proposed"
    why: str = ""

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError("nothing without its words: a claim needs a quote")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence lies between 0 and 1, not {self.confidence}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One point of a series: what was counted, how many, when, where, according to whom. `region`: a place's id; `reported_by`: a person's or organisation's."""

    id: str
    series: str
    what: str
    amount: Amount
    unit: str | None
    period: When
    region: str | None
    reported_by: str | None
    source: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Appeal:
    """Someone asks someone to do something for someone. `words_to`: addressees that are no entity ("the public")."""

    id: str
    by: str | None
    to: tuple[str, ...]
    words_to: tuple[str, ...]
    what: str
    for_: tuple[str, ...] = ()
    event: str | None = None
    claims: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """A treaty, act, bill, resolution or official report, one entry however it is named."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: LawKind
    article: str | None = None
    quotes: tuple[Quote, ...] = ()
