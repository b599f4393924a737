"""Who acts: the person that an action is done for, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.actions.decide import Deciding
from habeas.model.errors import NotAllowed
from habeas.protecting.access import Act, Role, may


@dataclass(frozen=True, slots=True)
class Who:
    """A person at the desk. On a machine with one user there is one, who may do everything; `account`: number of the account where a team works here."""

    name: str
    role: Role = "administrator"
    account: int | None = None
    every: bool = True

    def decides(self, at: str, why: str) -> Deciding:
        """This person deciding now, for this reason."""
        return Deciding(self.name, at, why)

    def may(self, act: Act) -> bool:
        """Whether this person may do this."""
        return bool(may(self.role, act))

    def must(self, act: Act) -> None:
        """Raise NotAllowed where this person may not do this."""
        answer = may(self.role, act)
        if not answer:
            raise NotAllowed(f"{answer.why[0].upper()}{answer.why[1:]}. Nothing was changed.")
