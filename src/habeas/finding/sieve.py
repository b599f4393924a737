"""Which patterns of a list can match in a stretch of text, all of them asked at once: most sentences hold the words of very few.

A word that stands nowhere in a text is looked for in none of its sentences, and only a pattern whose words a sentence holds is handed on. As with
single gates, no match is kept out; what is let through may still fail.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.finding.gates import Needs, fold, folded, needs


@dataclass(slots=True, eq=False)
class Sieve:
    """A list of patterns by the words that their matches hold. `needed`: for each pattern what `needs` says of it.

    `named`: what is asked of each pattern's matches by the names of lists, and not here. `behind`: for each word that is asked first, the numbers of
    the patterns that are tried where it stands. `further`: the words asked of each pattern's matches besides. `always`: numbers of the patterns that
    ask for no word.
    """

    needed: Sequence[Needs]
    named: list[Needs] = field(init=False, default_factory=list)
    behind: dict[str, list[int]] = field(init=False, default_factory=dict)
    further: list[Needs] = field(init=False, default_factory=list)
    always: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for n, sets in enumerate(self.needed):
            plain = tuple(options for options in sets if not any(o.startswith("<") for o in options))
            self.named.append(tuple(options for options in sets if options not in plain))
            self.further.append(plain[1:])
            for option in sorted(plain[0]) if plain else ():
                self.behind.setdefault(option, []).append(n)
            if not plain:
                self.always.append(n)

    def through(self, text: str, start: int, end: int) -> list[int]:
        """The numbers of the patterns that can match in a stretch of a text, in order."""
        return self._passed(folded(text)[start:end], standing(self, text))

    def through_all(self, said: str) -> list[int]:
        """The same for a few words that are no stretch of a text."""
        return self._passed(fold(said), self.behind)

    def _passed(self, stretch: str, words: Iterable[str]) -> list[int]:
        found = {n for word in words if word in stretch for n in self.behind[word]}
        held = [n for n in found if all(_holds(stretch, options) for options in self.further[n])]
        return sorted([*self.always, *held])


def _holds(stretch: str, options: frozenset[str]) -> bool:
    return any(option in stretch for option in options)


def sieve(patterns: Iterable[re.Pattern[str]]) -> Sieve:
    """A sieve for patterns that stand as they are."""
    return Sieve([needs(p.pattern) for p in patterns])


@functools.lru_cache(maxsize=64)
def standing(asked: Sieve, text: str) -> tuple[str, ...]:
    """The words asked for first that stand anywhere in a text."""
    whole = folded(text)
    return tuple(word for word in asked.behind if word in whole)
