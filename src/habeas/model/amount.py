"""A number as it was said: an interval with its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A count, age, sum or rate: low and high inclusive, None where unbounded ("at least nine" is 9..None).

    `approximate`: the words say about, around, almost, an average. `unit`: "persons", "USD", "years", "persons per day"
    and the like. `relative_to`: id of the figure that "around half that number" is half of.
    """

    low: float | int | None = None
    high: float | int | None = None
    approximate: bool = False
    words: str | None = None
    unit: str | None = None
    relative_to: str | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an amount runs upward: {self.low}..{self.high}")

    @property
    def known(self) -> bool:
        """Whether at least one bound is known."""
        return self.low is not None or self.high is not None

    @property
    def exact(self) -> bool:
        """Whether the words give one number without a hedge."""
        return self.known and self.low == self.high and not self.approximate

    def meets(self, other: Amount) -> bool:
        """Whether some number could lie in both intervals (an unknown amount meets every amount)."""
        above = self.low is not None and other.high is not None and self.low > other.high
        below = self.high is not None and other.low is not None and self.high < other.low
        return not (above or below)
