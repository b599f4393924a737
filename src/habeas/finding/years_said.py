"""A number of years as it is written: 34, "thirty-four", "dreiundsechzig", "treinta y cuatro", "서른네", 三十四, 二一."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from habeas.finding.lexicon import words

OLDEST = 110
TEN = "十"
PLACE = "{n}"
"""What stands in a pattern for a number of years."""


@functools.cache
def pattern(language: str) -> str:
    """How a number of years is written in a language: figures, or number words that follow one another."""
    rules = _rules(language)
    said = "|".join(sorted((re.escape(w) for w in rules["numbers"]), key=len, reverse=True))
    if not said:
        return r"\d{1,3}"
    return rf"(?:\d{{1,3}}|(?i:(?:{said})(?:{rules.get('joined', '')}(?:{said}))*))"


@functools.cache
def rule(language: str, name: str) -> tuple[str, ...]:
    """The patterns of a rule, each with the numbers of the language in its place; empty where there is none."""
    told: str | list[str] = _rules(language).get(name, [])
    return tuple(p.replace(PLACE, pattern(language)) for p in ([told] if isinstance(told, str) else told) if p)


def years(said: str, language: str) -> float:
    """The years of a number in figures or in words; 0 where it is none, or more than anybody lives."""
    word = said.strip().casefold()
    n = float(word) if word.isdecimal() else _in_words(word, _rules(language))
    return n if 0 < n < OLDEST else 0.0


def _in_words(word: str, rules: Mapping[str, Any]) -> float:
    """The sum of the number words in a row, or 0 where anything else stands among them."""
    table: dict[str, int] = rules["numbers"]
    if TEN in table and all(c in table for c in word):
        return _in_figures(word, table)
    said = "|".join(sorted((re.escape(w) for w in table), key=len, reverse=True))
    if not said or not re.fullmatch(rf"(?:{said})(?:(?:{rules.get('joined', '[-]')})(?:{said}))*", word):
        return 0.0
    return float(sum(table[w] for w in re.findall(said, word)))


def _in_figures(word: str, table: Mapping[str, int]) -> float:
    """Chinese figures: 三十四, or as they stand one behind the other, 三四."""
    if word in table:
        return float(table[word])
    tens, ten, ones = word.partition(TEN)
    if not ten:
        return float("".join(str(table[c]) for c in word)) if all(table[c] < 10 for c in word) else 0.0
    return float(table.get(tens, 1) * 10 + table.get(ones, 0)) if len(tens) < 2 and len(ones) < 2 else 0.0


def _rules(language: str) -> Mapping[str, Any]:
    rules: Mapping[str, Any] = words(language, "points").get("ages", {"numbers": {}})
    return rules
