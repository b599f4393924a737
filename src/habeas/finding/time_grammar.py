"""The grammar of expressions of time, compiled from words/<language>/times.toml.

A pattern's `form` is a regular expression in which <month>, <n>, <unit> and the like stand for the language's words and numbers; `(?P<x>...)`
inside marks the expression itself where the form needs words around it. `reading` names how it is understood (see time_readings).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from habeas.finding.gates import Needs, Stretch, needs
from habeas.finding.gates import lists as gate_lists
from habeas.finding.lexicon import words
from habeas.finding.numbers import Numerals, numerals
from habeas.finding.sieve import Sieve
from habeas.model.quote import Span

YEAR = r"(?<![\d$€£¥₩])(?<!\d[.,])(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d)"
MACRO = re.compile(r"(?<!P)<([a-z]+)(2?)>")
LISTS = {
    "month": "m",
    "weekday": "wd",
    "unit": "unit",
    "season": "season",
    "part": "part",
    "which": "which",
    "quarter": "quarter",
    "feast": "feast",
    "reign": "reign",
    "ordinal": "d",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, not yet understood: the pattern's reading and the values its words carry."""

    span: Span
    reading: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Pattern:
    form: re.Pattern[str]
    reading: str
    given: dict[str, Any]
    needs: Needs


@dataclass(frozen=True, slots=True, eq=False)
class TimeGrammar:
    """All patterns of a language, with the words that open, join or lead away from a time."""

    language: str
    patterns: tuple[_Pattern, ...]
    lists: dict[str, dict[str, Any]]
    vague: dict[str, list[int]]
    numerals: Numerals
    opening: tuple[tuple[re.Pattern[str], str, bool], ...]
    joiners: tuple[tuple[re.Pattern[str] | None, re.Pattern[str], re.Pattern[str] | None], ...]
    future: re.Pattern[str] | None
    named: dict[str, re.Pattern[str]]
    chained: bool = False

    def find(self, text: str, start: int, end: int) -> list[Expression]:
        """The expressions in a stretch of text, in order; where two overlap the longer one stands, and the earlier pattern among equals."""
        return list(heard(self, text, start, end))

    def search(self, text: str, start: int, end: int) -> list[Expression]:
        """The same, without remembering what was found before."""
        hits = sorted(self._all(text, start, end), key=lambda h: (-len(h[0].span), h[1], h[0].span.start))
        taken: list[Expression] = []
        covered = bytearray(max((h.span.end for h, _ in hits), default=start) - start)
        for hit, _ in hits:
            # what is taken is at least as long, so an overlap covers one of the ends
            if not (covered[hit.span.start - start] or covered[hit.span.end - 1 - start]):
                covered[hit.span.start - start : hit.span.end - start] = b"\1" * len(hit.span)
                taken.append(hit)
        return sorted(taken, key=lambda e: e.span.start)

    def _all(self, text: str, start: int, end: int) -> Iterator[tuple[Expression, int]]:
        stretch, sieve = Stretch(text, start, end, self.named), _sieve(self)
        for rank in sieve.through(text, start, end):
            pattern = self.patterns[rank]
            if not stretch.holds(sieve.named[rank]):
                continue
            for m in pattern.form.finditer(text, start, end):
                values = self._values(m, pattern.given)
                where = m.span("x") if "x" in pattern.form.groupindex and m["x"] else m.span()
                if values is not None and where[0] < where[1]:
                    yield Expression(Span(*where), pattern.reading, values), rank

    def _values(self, m: re.Match[str], given: dict[str, Any]) -> dict[str, Any] | None:
        values = dict(given)
        for name, said in m.groupdict().items():
            if said is None or name == "x":
                continue
            value = self._value(name, said)
            if value is None:
                return None
            values[name] = value
        return values

    def _value(self, name: str, said: str) -> Any:
        key = name.rstrip("2")
        if key in ("y", "d", "mm"):
            number = self.numerals.value(said)
            return int(number) if number is not None else self.lists["ordinal"].get(_fold(said)) if key == "d" else None
        if key == "n":
            folded = " ".join(said.lower().split())
            if folded in self.vague:
                return tuple(self.vague[folded])
            number = self.numerals.value(said)
            return (number, number) if number is not None else None
        for list_name, short in LISTS.items():
            if short == key:
                return self.lists[list_name].get(_fold(said))
        return said


@functools.lru_cache(maxsize=2048)
def heard(grammar: TimeGrammar, text: str, start: int, end: int) -> tuple[Expression, ...]:
    """What a stretch of text was found to tell: a report is gone through for its date, for its story, and again when others date it."""
    return tuple(grammar.search(text, start, end))


@functools.cache
def _sieve(grammar: TimeGrammar) -> Sieve:
    """Which patterns of a grammar can match where."""
    return Sieve([p.needs for p in grammar.patterns])


def _fold(said: str) -> str:
    return " ".join(said.lower().replace("’", "'").split())


@functools.cache
def time_grammar(language: str) -> TimeGrammar:
    """The grammar of a language; where there is none, dates in digits only."""
    shared, own = words("any", "times"), words(language, "times")
    lists: dict[str, dict[str, Any]] = {name: {_fold(k): v for k, v in own.get("words", {}).get(name, {}).items()} for name in LISTS}
    vague = {k: list(v) for k, v in own.get("vague", {}).items()}
    number = numerals(language)
    macros = _macros(own, lists, vague, number)
    patterns = [_pattern(p, macros, own.get("spaced", True)) for p in own.get("pattern", [])]
    patterns += [_pattern(p, macros, True) for p in shared.get("pattern", [])]
    opening = [(_edge(o["words"], o.get("after", False)), o["opens"], o.get("after", False)) for o in own.get("opening", [])]
    joiners = [(_edge(j["before"], False) if j.get("before") else None, _whole(j["between"]), _edge(j["after"], True) if j.get("after") else None)
               for j in [*own.get("joiner", []), *shared.get("joiner", [])]]  # fmt: skip
    future = re.compile(own["future"], re.IGNORECASE) if "future" in own else None
    chained = bool(own.get("chained", False))
    return TimeGrammar(language, tuple(patterns), lists, vague, number, tuple(opening), tuple(joiners), future, gate_lists(macros), chained)


def _edge(source: str, after: bool) -> re.Pattern[str]:
    return re.compile(rf"(?:{source})" if after else rf"(?<!\w)(?:{source})$", re.IGNORECASE)


def _whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{source})", re.IGNORECASE)


def _pattern(entry: dict[str, Any], macros: dict[str, str], spaced: bool) -> _Pattern:
    body = MACRO.sub(lambda m: macros[m[1]].replace("(?P<?>", f"(?P<{_short(m[1])}{m[2]}>"), entry["form"])
    edges = (r"(?<!\w)", r"(?!\w)") if entry.get("spaced", spaced) else (r"(?<!\d)" if body[:3] != "(?<" else "", r"(?!(?<=\d)\d)")
    given = {k: v for k, v in entry.items() if k not in ("form", "reading", "spaced")}
    return _Pattern(re.compile(f"{edges[0]}(?i:{body}){edges[1]}"), entry["reading"], given, needs(entry["form"]))


def _short(name: str) -> str:
    return LISTS.get(name, {"year": "y", "day": "d", "monthnumber": "mm"}.get(name, name))


def _macros(own: dict[str, Any], lists: dict[str, dict[str, Any]], vague: dict[str, list[int]], number: Numerals) -> dict[str, str]:
    macros = {}
    for name, values in lists.items():
        macros[name] = f"(?P<?>{_alternatives(list(values), own.get('capital', False) and name in ('month', 'weekday'))})"
    macros["year"] = f"(?P<?>{YEAR})"
    macros["day"] = rf"(?P<?>3[01]|[12]\d|0?[1-9]){own.get('ordinal', '')}"
    macros["monthnumber"] = r"(?P<?>1[0-2]|0?[1-9])"
    macros["n"] = f"(?P<?>{_alternatives(list(vague), False)}|{number.pattern})" if vague else f"(?P<?>{number.pattern})"
    return macros


def _alternatives(found: list[str], capital: bool) -> str:
    longest_first = sorted(found, key=lambda w: (-len(w), w))
    if not longest_first:
        return r"(?!)"
    if capital:
        both = [re.escape(f(w)) for w in longest_first for f in (str.capitalize, str.upper)]
        return f"(?-i:{'|'.join(both)})"
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in longest_first)
