"""The grammar of numbers with their hedges and units, compiled from words/<language>/amounts.toml.

A pattern's `form` is a regular expression in which <n>, <n2> stand for numbers, <currency>, <symbol>, <measure> and the like for the language's
words; `shape` says what is told (count, money, share, age, rate, distance, other, or "none" for numbers that tell no amount: "Article 33").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.finding.gates import Needs, Stretch, needs
from habeas.finding.gates import lists as gate_lists
from habeas.finding.lexicon import words
from habeas.finding.numbers import Numerals, numerals
from habeas.finding.sieve import Sieve
from habeas.model.quote import Span

MACRO = re.compile(r"(?<!P)<([a-z]+)(2?)>")


@dataclass(frozen=True, slots=True)
class Figured:
    """A number found: `low`..`high` as the words give them before any hedge, `per` what it is counted over, `factor` of an earlier number."""

    span: Span
    number: Span
    shape: str
    low: float | int | None
    high: float | int | None
    approximate: bool = False
    unit: str | None = None
    per: str | None = None
    factor: float | None = None


@dataclass(frozen=True, slots=True)
class _Pattern:
    form: re.Pattern[str]
    shape: str
    given: dict[str, Any]
    needs: Needs


@dataclass(frozen=True, slots=True, eq=False)
class AmountGrammar:
    """All patterns of a language, the hedges before and after numbers, and the nouns that people are counted in."""

    language: str
    patterns: tuple[_Pattern, ...]
    lists: dict[str, dict[str, Any]]
    vague: dict[str, list[int | None]]
    numerals: Numerals
    hedges: tuple[tuple[re.Pattern[str], str, bool], ...]
    per: re.Pattern[str]
    persons: frozenset[str]
    skipped: frozenset[str]
    named: dict[str, re.Pattern[str]]

    def find(self, text: str, start: int, end: int) -> list[Figured]:
        """The numbers in a stretch of text, in order; where two overlap the longer stands, the earlier pattern among equals."""
        return list(heard(self, text, start, end))

    def search(self, text: str, start: int, end: int) -> list[Figured]:
        """The same, without remembering what was found before."""
        hits = sorted(self._all(text, start, end), key=lambda h: (-len(h[0].span), h[1], h[0].span.start))
        taken: list[Figured] = []
        covered = bytearray(max((h.span.end for h, _ in hits), default=start) - start)
        for hit, _ in hits:
            # what is taken is at least as long, so an overlap covers one of the ends
            if not (covered[hit.span.start - start] or covered[hit.span.end - 1 - start]):
                covered[hit.span.start - start : hit.span.end - start] = b"\1" * len(hit.span)
                taken.append(hit)
        return sorted((t for t in taken if t.shape != "none"), key=lambda f: f.span.start)

    def _all(self, text: str, start: int, end: int) -> Iterator[tuple[Figured, int]]:
        stretch, sieve = Stretch(text, start, end, self.named), _sieve(self)
        for rank in sieve.through(text, start, end):
            pattern = self.patterns[rank]
            if not stretch.holds(sieve.named[rank]):
                continue
            for m in pattern.form.finditer(text, start, end):
                found = self._figured(m, pattern)
                if found is not None:
                    yield found, rank

    def _figured(self, m: re.Match[str], pattern: _Pattern) -> Figured | None:
        given, groups = pattern.given, m.groupdict()
        whole = Span(*m.span("x")) if groups.get("x") else Span(*m.span())
        number = Span(*m.span("n")) if groups.get("n") else whole
        low, high, vague = given.get("low"), given.get("high"), False
        if groups.get("n"):
            bounds = self._bounds(groups["n"], groups.get("n2"))
            if bounds is None:  # "3-1" is a score
                score = (groups.get("n2") or "")[:1].isdigit() and groups["n"][:1].isdigit()
                return Figured(whole, number, "none", None, None) if score else None
            low, high, vague = bounds
            if groups.get("n2"):
                number = Span(m.start("n"), m.end("n2"))
        if low is not None:
            high = low + given["spread"] if given.get("spread") else _and_more(int(low)) if given.get("plus") else high
        if (at_most := given.get("most")) is not None and (high is None or high > at_most):
            return None
        unit = self._unit(groups, given)
        low, high, unit = _scaled(low, high, unit, given.get("scale"))
        return Figured(
            whole, number, pattern.shape, low, high, vague or bool(given.get("about")), unit, self._per(groups), given.get("factor")
        )

    def _per(self, groups: dict[str, Any]) -> str | None:
        said = groups.get("per")
        return self.lists["per"].get(_fold(said)) if said else None

    def _unit(self, groups: dict[str, Any], given: dict[str, Any]) -> str | None:
        for name in ("currency", "symbol", "measure", "counter"):
            if groups.get(name):
                found = self.lists[name].get(_fold(groups[name]))
                return None if found is None else str(found)
        return given.get("unit")

    def _bounds(self, first: str, second: str | None) -> tuple[float | int | None, float | int | None, bool] | None:
        low = self._value(first)
        if second is None or low is None:
            return low
        high = self._value(second)
        if high is None or low[0] is None or high[1] is None:
            return None
        scale = self._shared_scale(first, second, low[0], high[1])
        return (low[0] * scale, high[1], False) if low[0] * scale < high[1] else None

    def _shared_scale(self, first: str, second: str, low: float, high: float) -> float | int:
        """ "two to three million": the great number at the end holds for both."""
        if low >= 1000 or any(w in first.lower() for w in self.numerals.multipliers):
            return 1
        great = [
            v for w, v in self.numerals.multipliers.items() if v >= self.numerals.great and re.search(rf"{re.escape(w)}$", second.lower())
        ]
        return max(great) if great and high >= max(great) else 1

    def _value(self, said: str) -> tuple[float | int | None, float | int | None, bool] | None:
        vague = self.vague.get(_fold(said))
        if vague is not None:
            low, high = (None if b == 0 else b for b in vague)
            return low, high, True
        value = self.numerals.value(said)
        return None if value is None else (value, value, False)


@functools.lru_cache(maxsize=2048)
def heard(grammar: AmountGrammar, text: str, start: int, end: int) -> tuple[Figured, ...]:
    """What a stretch of text was found to tell; a report is gone through again when others date it."""
    return tuple(grammar.search(text, start, end))


@functools.cache
def _sieve(grammar: AmountGrammar) -> Sieve:
    """Which patterns of a grammar can match where."""
    return Sieve([p.needs for p in grammar.patterns])


def _and_more(n: int) -> int:
    """The greatest number that "ten and some" can mean: one below the next round number ("10여 명" is 10 to 19)."""
    step = 10 ** (len(str(n)) - len(str(n).rstrip("0"))) if n else 1
    return n + step - 1 if step > 1 else n + 9


def _scaled(low: Any, high: Any, unit: str | None, scale: float | None) -> tuple[Any, Any, str | None]:
    if scale is None:
        return low, high, unit
    return (None if low is None else int(low * scale)), (None if high is None else int(high * scale)), unit


def _fold(said: str) -> str:
    return " ".join(said.lower().replace("’", "'").split())


LISTS = ("currency", "symbol", "measure", "counter", "per", "kin")


@functools.cache
def amount_grammar(language: str) -> AmountGrammar:
    """The grammar of a language; where there is none, numbers in digits only."""
    own, shared = words(language, "amounts"), words("any", "amounts")
    lists = {
        name: {_fold(k): v for k, v in {**shared.get("words", {}).get(name, {}), **own.get("words", {}).get(name, {})}.items()}
        for name in LISTS
    }
    vague = {k: [None if b == 0 else b for b in v] for k, v in own.get("vague", {}).items()}
    number = numerals(language)
    spaced = own.get("spaced", True)
    macros = {name: f"(?P<{name}?>{_alternatives(list(values))})" for name, values in lists.items()}
    macros["n"] = f"(?P<n?>{_alternatives(list(vague))}|{number.pattern})" if vague else f"(?P<n?>{number.pattern})"
    macros["digits"] = f"(?P<n?>{number.digits})"
    patterns = tuple(_pattern(p, macros, spaced) for p in [*own.get("pattern", []), *shared.get("pattern", [])])
    hedges = tuple((_hedge(h["words"], h.get("after", False), spaced), h["means"], h.get("after", False)) for h in own.get("hedge", []))
    per = re.compile(own.get("per", "(?!)").replace("<per>", f"(?P<per>{_alternatives(list(lists['per']))})"), re.IGNORECASE)
    return AmountGrammar(
        language,
        patterns,
        lists,
        vague,
        number,
        hedges,
        per,
        frozenset(own.get("persons", ())),
        frozenset(own.get("skipped", ())),
        gate_lists(macros),
    )


def _pattern(entry: dict[str, Any], macros: dict[str, str], spaced: bool) -> _Pattern:
    def macro(m: re.Match[str]) -> str:
        return macros[m[1]].replace("?>", f"{m[2]}>", 1)

    body = MACRO.sub(macro, entry["form"])
    left, right = (r"(?<![\w.,])", r"(?!\w|[.,]\d)") if entry.get("spaced", spaced) else (r"(?<!\d)(?<!\d[.,])", r"(?!(?<=\d)[.,]?\d)")
    given = {k: v for k, v in entry.items() if k not in ("form", "shape", "spaced")}
    return _Pattern(re.compile(f"{left}(?i:{body}){right}"), entry["shape"], given, needs(entry["form"]))


def _hedge(source: str, after: bool, spaced: bool) -> re.Pattern[str]:
    if after:
        return re.compile(rf"(?:{source})" + (r"(?!\w)" if spaced else ""), re.IGNORECASE)
    return re.compile((r"(?<!\w)" if spaced else "") + rf"(?:{source})$", re.IGNORECASE)


def _alternatives(found: list[str]) -> str:
    longest_first = sorted(found, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in longest_first) or "(?!)"
