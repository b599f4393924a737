"""All that was found in one report, and what linking says of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.model.claims import Appeal, Claim, Figure, Law
from habeas.model.events import Event
from habeas.model.people import Organisation, Person, Place
from habeas.model.source import Source

LinkKind = Literal["person", "event", "organisation", "place", "law", "text", "report"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What one report says, as nouns whose ids are local to it (they begin with the source's id).

    References between these nouns resolve inside the same Findings. `fingerprint`: word-shingle hashes (MinHash) that tell near-duplicate texts.
    """

    source: Source
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    laws: tuple[Law, ...] = ()
    fingerprint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a comparison came out as it did: the comparison's name, its score (-1 against .. 1 for), and the words on both sides."""

    name: str
    score: float
    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two local ids of one kind that may be the same, how sure (0..1), and why. `left < right`, so a link has one form only."""

    kind: LinkKind
    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise ValueError(f"a link names two different things, the smaller id first: {self.left}, {self.right}")


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is the same and what is the same: for each local id the id of its cluster (the smallest local id in it).

    `links`: those that hold the clusters together. `refused`: links that a decision or a contradiction keeps apart.
    """

    of: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    refused: tuple[Link, ...] = ()

    def table(self) -> dict[str, str]:
        """Local id to cluster id."""
        return dict(self.of)
