"""What happened: events with their kinds, and the codes that other tools know them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.model.amount import Amount
from habeas.model.people import Actor
from habeas.model.when import NEVER_SAID, When

EventKind = Literal[
    "detention", "forced_return", "imprisonment", "interrogation", "torture", "killing", "death_in_custody", "disappearance", "abduction", "trafficking",
    "escape", "crossing", "release", "reunion", "appeal", "protest", "statement", "ruling_or_law", "other",
]  # fmt: skip
RoleName = Literal["victim", "perpetrator", "agent", "other"]
Happened = Literal["yes", "no", "uncertain"]

SDG: dict[str, str] = {
    "killing": "killing",
    "death_in_custody": "killing",
    "disappearance": "enforced_disappearance",
    "torture": "torture",
    "detention": "arbitrary_detention",
    "imprisonment": "arbitrary_detention",
    "interrogation": "arbitrary_detention",
    "abduction": "kidnapping",
    "trafficking": "other",
    "forced_return": "other",
}
"""Category of SDG indicator 16.10.1 for each kind that is a violation."""

ESF: dict[str, str] = {
    "detention": "030102",
    "disappearance": "030103",
    "abduction": "030104",
    "torture": "02011111",
    "forced_return": "380101",
    "killing": "01010101",
    "death_in_custody": "01010601",
}
"""HURIDOCS Events Standard Formats code for each kind that has one of its own."""

VIOLATIONS = frozenset(SDG)
GRAVE = (
    "disappearance",
    "abduction",
    "killing",
    "death_in_custody",
    "forced_return",
    "detention",
    "torture",
    "imprisonment",
    "trafficking",
    "interrogation",
)
"""Kinds that can be the incident of a case, the gravest for a stranger's eye first."""


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """Who has which part in an event; `entity` is the id of a person or an organisation.

    victim: to whom. perpetrator: by whom, in a violation. agent: who did an act that is none (fled, appealed, spoke).
    other: addressee, helper, person arranged for.
    """

    role: RoleName
    entity: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have. What is feared or general practice is a claim and never an event with happened "yes".

    `claims`: ids, at least one. `part_of`: id of a larger event. `actor`: kind of perpetrator where no organisation is named.
    `violation`: whether the report tells of it as one; None where its kind decides. `leads`: whether its report turns on it.
    `scene`, `around`: where and when that was by the report as a whole, which no clause of its own says; never a reason to hold two events for one.
    `supposed`: whether no clause says that it befell its victim; weights hold it likely. It opens no case.
    """

    id: str
    kind: EventKind
    roles: tuple[Role, ...] = ()
    when: When = NEVER_SAID
    place: str | None = None
    count: Amount | None = None
    happened: Happened = "yes"
    claims: tuple[str, ...] = ()
    part_of: str | None = None
    actor: Actor | None = None
    violation: bool | None = None
    leads: bool = False
    scene: str | None = None
    around: When = NEVER_SAID
    supposed: bool = False

    @property
    def sdg(self) -> str | None:
        """The category of SDG indicator 16.10.1, or None: the arrest of a robber is no violation, though arrests are."""
        if self.violation is False:
            return None
        return ("other" if self.violation else None) if self.kind == "other" else SDG.get(self.kind)

    @property
    def hinted(self) -> bool:
        """Whether no clause tells of it plainly: the report as a whole is about such a violation, of nobody in particular."""
        return bool(self.violation) and self.happened == "uncertain" and not self.roles and self.kind != "other"

    @property
    def whom(self) -> tuple[str, ...]:
        """Ids of those it is told of: whom it befell, who was let go or brought out by others, else who did it."""
        freed = self.entities("other") if self.kind in ("release", "escape") else ()
        return self.entities("victim") or freed or self.entities("agent")

    def entities(self, *roles: str) -> tuple[str, ...]:
        """Ids of those who have one of the given roles, in order."""
        return tuple(r.entity for r in self.roles if r.role in roles)
