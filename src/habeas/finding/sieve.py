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

    `asked`: the words asked of each pattern's matches; `named`: what besides is asked by the names of lists, and not here. `always`: numbers of the
    patterns that ask for no word. `behind`: for each word the numbers of the patterns that are tried where it stands. `words`: all words asked for.
    """

    needed: Sequence[Needs]
    asked: list[Needs] = field(init=False, default_factory=list)
    named: list[Needs] = field(init=False, default_factory=list)
    always: list[int] = field(init=False, default_factory=list)
    behind: dict[str, list[int]] = field(init=False, default_factory=dict)
    words: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        for n, sets in enumerate(self.needed):
            plain = tuple(options for options in sets if not any(o.startswith("<") for o in options))
            self.asked.append(plain)
            self.named.append(tuple(options for options in sets if options not in plain))
            for option in plain[0] if plain else ():
                self.behind.setdefault(option, []).append(n)
            if not plain:
                self.always.append(n)
        self.words = tuple(sorted({o for sets in self.asked for options in sets for o in options}))

    def through(self, text: str, start: int, end: int) -> list[int]:
        """The numbers of the patterns that can match in a stretch of a text, in order."""
        return self._passed(folded(text)[start:end], standing(self, text))

    def through_all(self, said: str) -> list[int]:
        """The same for a few words that are no stretch of a text."""
        return self._passed(fold(said), self.words)

    def _passed(self, stretch: str, words: Sequence[str]) -> list[int]:
        held = {word for word in words if word in stretch}
        found = set(self.always)
        for word in held:
            found.update(self.behind.get(word, ()))
        asked = self.asked
        return [n for n in sorted(found) if not any(options.isdisjoint(held) for options in asked[n])]


def sieve(patterns: Iterable[re.Pattern[str]]) -> Sieve:
    """A sieve for patterns that stand as they are."""
    return Sieve([needs(p.pattern) for p in patterns])


@functools.lru_cache(maxsize=64)
def standing(asked: Sieve, text: str) -> tuple[str, ...]:
    """The words asked for that stand anywhere in a text."""
    whole = folded(text)
    return tuple(word for word in asked.words if word in whole)
