"""Who and what must not be recognised: the protection of a person, a source, a place or a passage, and what people agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.model.quote import Quote

Guarded = Literal["person", "source", "place", "passage"]
ProtectionReason = Literal["child", "relative_in_reach", "source", "asked", "outlet_hid", "pseudonym", "no_consent", "other"]
Audience = Literal["all", "editors", "named"]
ConsentWord = Literal["given", "refused", "unknown", "withdrawn"]
Purpose = Literal["publication", "submission", "hand_over"]


@dataclass(frozen=True, slots=True)
class Protection:
    """Something that is protected, and why. A machine's proposal has no `number` and protects until a person decides otherwise.

    `thing`: id of the person, report or place; "" for a passage. `quotes`: the words it is known by, so that it survives a re-reading; for a
    passage the words themselves. `audience`: who of those who work here may see it; "named" lists them in `readers`. `number`: row of the ledger.
    """

    guards: Guarded
    thing: str
    reasons: tuple[ProtectionReason, ...]
    quotes: tuple[Quote, ...] = ()
    why: str = ""
    audience: Audience = "all"
    readers: tuple[str, ...] = ()
    by: str | None = None
    at: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person (or whoever speaks for them) agreed to. Unknown protects as refused does.

    `given_by`: who said so ("herself", "her brother"). `purposes`: for what. `until`: ISO day on which it ends, or None. `number`: row of the ledger.
    """

    person: str
    word: ConsentWord
    purposes: tuple[Purpose, ...] = ()
    given_by: str = ""
    until: str | None = None
    by: str | None = None
    at: str | None = None
    number: int | None = None

    def covers(self, purpose: Purpose, day: str) -> bool:
        """Whether it allows this on this ISO day."""
        return self.word == "given" and purpose in self.purposes and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """The name that a protected person bears in everything that leaves the casebook. `person`: id."""

    person: str
    text: str
