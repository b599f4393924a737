"""Who acts: the person that an action is done for, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.actions.decide import Deciding

Role = Literal["administrator", "editor", "reviewer", "reader"]


@dataclass(frozen=True, slots=True)
class Who:
    """A person at the desk. On a machine with one user there is one, who may do everything."""

    name: str
    role: Role = "administrator"

    def decides(self, at: str, why: str) -> Deciding:
        """This person deciding now, for this reason."""
        return Deciding(self.name, at, why)
