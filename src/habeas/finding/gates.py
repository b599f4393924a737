"""What a stretch of text must hold before a pattern can match in it, so that most patterns of a long list need not be tried on most sentences.

A pattern asks for words one after another: of "<n>\\s+<unit>\\s+(?:ago|back)" every match holds a number, a unit, and "ago" or "back". Words that
may be left out ask for nothing, look-around asks for nothing. Whether a stretch holds a word is asked once for all patterns. A gate never keeps
out a match; it lets through what may still fail.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Needs = tuple[frozenset[str], ...]
"""Sets of which a match holds one member each: words in folded letters, or lists by name ("<month>")."""

DIGIT = "<digit>"
MACRO = re.compile(r"<([a-z]+)2?>")
GROUP = re.compile(r"\(\?(?:P<\w+>|-?[a-z]*:)|\((?!\?)")
QUANTIFIER = re.compile(r"([?*+]|\{(\d*),?\d*\})[?+]?")
ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
DIGITS = re.compile(r"\\d|\[[0-9]+(?:-[0-9]+)?\]")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "K": "k", "µ": "μ", "ς": "σ"})
"""Letters that regular expressions take for one another beyond upper and lower case."""
SIGNS = frozenset("$%.-'/#&")
UNUSUAL = re.compile("[İıſµςΣ]")
"""Those letters, and the one that becomes one of them in small letters."""


def fold(text: str) -> str:
    """Letters as patterns that ignore case compare them, as many as before."""
    return text.lower() if text.isascii() or not UNUSUAL.search(text) else text.translate(ALIKE).lower().translate(ALIKE)


@functools.lru_cache(maxsize=8)
def folded(text: str) -> str:
    """A whole text in folded letters, remembered while its sentences are gone through."""
    return fold(text)


@functools.cache
def needs(form: str) -> Needs:
    """What every match of a pattern's form holds, the shortest lists of the longest words first."""
    found, _ = _alternatives(form, 0)
    return tuple(sorted(set(found), key=_cost))


def _cost(options: frozenset[str]) -> tuple[bool, int, int, list[str]]:
    """Words before lists, and of lists that of numbers ("<n>") before those of what is counted: most sentences hold none."""
    listed = any(o.startswith("<") for o in options)
    return listed, len(options), min(map(len, options)) if listed else 0, sorted(options)


def _alternatives(form: str, i: int) -> tuple[list[frozenset[str]], int]:
    """What is needed from `i` to the end of the group, and where that is. Of alternatives, one thing of each is needed."""
    branches: list[list[frozenset[str]]] = []
    while True:
        branch, i = _row(form, i)
        branches.append(branch)
        if i >= len(form) or form[i] == ")":
            break
        i += 1
    if len(branches) == 1:
        return branches[0], i
    if not all(branches):
        return [], i
    return [frozenset().union(*(min(b, key=_telling) for b in branches))], i


def _telling(options: frozenset[str]) -> tuple[int, int, list[str]]:
    return -min(len(o) for o in options), len(options), sorted(options)


def _row(form: str, i: int) -> tuple[list[frozenset[str]], int]:
    """What is needed of things one after another, up to a bar or the end of the group."""
    needed: list[frozenset[str]] = []
    run = ""
    while i < len(form) and form[i] not in "|)":
        asked, letter, i = _thing(form, i)
        optional = False
        if quantified := QUANTIFIER.match(form, i):
            optional, i = quantified[1] in "?*" or quantified[2] in ("", "0"), quantified.end()
        if letter and not optional:
            run += letter
        if not letter or quantified:
            needed += _word(run)
            run = ""
        if not optional:
            needed += asked
    return needed + _word(run), i


def _word(run: str) -> list[frozenset[str]]:
    word = fold(run)
    return [frozenset({word})] if len(word) > 1 or (word and not word.isascii()) or word in SIGNS else []


def _thing(form: str, i: int) -> tuple[list[frozenset[str]], str, int]:
    """What one thing in a pattern asks for, or the letter it is, and where it ends."""
    if macro := MACRO.match(form, i):
        return [frozenset({f"<{macro[1]}>"})], "", macro.end()
    if group := GROUP.match(form, i):
        found, end = _alternatives(form, group.end())
        return found, "", end + 1
    if form.startswith("(?", i):  # looks around: what it asks for may lie outside the match
        _, end = _alternatives(form, i + (4 if form[i + 2] == "<" else 3))
        return [], "", end + 1
    if digit := DIGITS.match(form, i):
        return [frozenset({DIGIT})], "", digit.end()
    if (signs := CLASS.match(form, i)) and all(not sign.isascii() or sign in SIGNS - {"-"} for sign in signs[0][1:-1]):
        return [frozenset(map(fold, signs[0][1:-1]))], "", signs.end()  # "[%％]"
    if passed := ESCAPE.match(form, i) or CLASS.match(form, i):
        sign = form[i + 1 : i + 2] in SIGNS  # a sign that a pattern would read otherwise, as it is
        return [], passed[0][1:] if sign and passed[0][0] == "\\" else "", passed.end()
    return [], "" if form[i] in ".^$" else form[i], i + 1


def lists(macros: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """The named lists of a grammar as patterns of their own. `macros`: sources of patterns, whose groups may bear unfinished names."""
    return {DIGIT: re.compile(r"\d")} | {
        f"<{name}>": re.compile(f"(?i:{re.sub(r'[(][?]P<[^>]*>', '(?:', source)})") for name, source in macros.items()
    }


@dataclass(slots=True)
class Stretch:
    """A stretch of text that remembers what it holds."""

    text: str
    start: int
    end: int
    lists: Mapping[str, re.Pattern[str]]
    folded: str = ""
    known: dict[str, bool] = field(default_factory=dict)
    asked: dict[Needs, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folded = folded(self.text)[self.start : self.end]

    def holds(self, needed: Needs) -> bool:
        """Whether it holds one member of each set."""
        held = self.asked.get(needed)
        if held is None:
            held = self.asked[needed] = all(any(map(self._one, options)) for options in needed)
        return held

    def _one(self, option: str) -> bool:
        held = self.known.get(option)
        if held is None:
            listed = self.lists.get(option)
            held = self.known[option] = option in self.folded if listed is None else self._listed(option, listed)
        return held

    def _listed(self, option: str, listed: re.Pattern[str]) -> bool:
        """Whether a word of a list stands here; of most lists none does, which is sooner asked of their words than of the pattern."""
        words, digits = _standing(listed, self.text) if option != DIGIT else (None, False)
        if words is not None and not any(word in self.folded for word in words) and not (digits and self._one(DIGIT)):
            return False
        return listed.search(self.text, self.start, self.end) is not None


@functools.lru_cache(maxsize=64)
def _standing(listed: re.Pattern[str], text: str) -> tuple[tuple[str, ...] | None, bool]:
    """Of which words of a list one must stand where it matches, as far as they stand anywhere in a text, and whether a digit does as well."""
    asked = needs(listed.pattern)
    if not asked:
        return None, False
    return tuple(sorted(word for word in asked[0] if word in folded(text))), DIGIT in asked[0]
