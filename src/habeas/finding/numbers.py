"""Numbers as languages write them, in digits and in words: "34,000", "forty-one", "3만 4천", "一百二十", "mil doscientos".

Word lists: words/<language>/numbers.toml. A number is read left to right as values that add up, small multipliers (hundred, 십) that
multiply what stands before them, and great ones (thousand, 만) that close a section.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from habeas.finding.lexicon import words

LARGEST = 10**15
"""Above this a run of digits is a telephone number or an identifier and counts nothing."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers. `pattern`: regular expression source that finds one, without groups; `digits` the same for digits only."""

    language: str
    pattern: str
    digits: str
    values: dict[str, int]
    multipliers: dict[str, int]
    great: int
    thousands: str
    decimal: str
    part: re.Pattern[str]

    def value(self, text: str) -> int | float | None:
        """The number that the words or digits say, or None where they say none."""
        parts = self.part.findall(text.lower())
        if not parts:
            return None
        if len(parts) > 1 and all(0 <= self.values.get(p, -1) < 10 for p in parts) and not any(p in self.multipliers for p in parts):
            return int("".join(str(self.values[p]) for p in parts))
        total: float = 0
        section: float = 0
        current: float | None = None
        for p in parts:
            by = self.multipliers.get(p)
            if by is None:
                one = self._plain(p)
                if one is None:
                    return None
                current = (current or 0) + one
            elif by >= self.great:
                total += ((section + (current or 0)) or 1) * by
                section, current = 0, None
            else:
                section += (1 if current is None else current) * by
                current = None
        total += section + (current or 0)
        return None if total > LARGEST else int(total) if float(total).is_integer() else total

    def _plain(self, part: str) -> int | float | None:
        if part in self.values:
            return self.values[part]
        grouped = re.sub(f"[{re.escape(self.thousands)}](?=\\d{{3}}(?!\\d))", "", part) if self.thousands else part
        if len(grouped) > 24:
            return None
        whole, _, fraction = grouped.replace("，", ",").partition(self.decimal)
        try:
            return float(f"{int(whole)}.{int(fraction):0{len(fraction)}}") if fraction else int(whole)
        except ValueError:
            return None


@functools.cache
def numerals(language: str) -> Numerals:
    """How a language writes numbers; a language without a list of its own writes digits."""
    data = words(language, "numbers") or words("any", "numbers")
    values: dict[str, int] = dict(data.get("values", {}))
    values.update(_compounds(data.get("compound", {}), values))
    multipliers: dict[str, int] = dict(data.get("multipliers", {}))
    thousands, decimal = data.get("thousands", ","), data.get("decimal", ".")
    digits = rf"\d{{1,3}}(?:[{re.escape(thousands)}]\d{{3}}(?!\d))+(?:{re.escape(decimal)}\d+)?|\d+(?:{re.escape(decimal)}\d+)?"
    word = "|".join(re.escape(w) for w in sorted({**values, **multipliers}, key=lambda w: (-len(w), w)))
    glue, fillers = data.get("glue", r"[ \u00a0-]{0,2}"), data.get("fillers", [])
    filler = f"(?:(?:{'|'.join(fillers)}){glue})?" if fillers else ""
    edge = r"(?!\w)" if data.get("spaced", True) else ""
    great = "|".join(re.escape(w) for w in sorted(multipliers, key=lambda w: (-len(w), w)))
    if word:
        first = data.get("alone", word)
        tail = f"(?:{glue}{filler}(?:{word}){edge})*"
        spelt = f"(?:{first}){edge}{tail}"
        mixed = f"(?:{digits})(?:{glue}(?:{great}){edge}(?:{glue}(?:{digits}))?)*" if great else f"(?:{digits})"
        pattern = f"(?:{mixed}|{spelt})"
    else:
        pattern = f"(?:{digits})"
    part = re.compile(f"{digits}|{word}" if word else digits, re.IGNORECASE)
    return Numerals(language, pattern, f"(?:{digits})", values, multipliers, data.get("great", 1000), thousands, decimal, part)


def _compounds(rule: dict[str, str], values: dict[str, int]) -> dict[str, int]:
    """Words written together out of tens and ones: "einundzwanzig", "마흔한", "vingt-deux"."""
    if not rule:
        return {}
    tens = {w: v for w, v in values.items() if v % 10 == 0 and (v >= 20 or rule.get("teens")) and 10 <= v < 100}
    ones = {w: v for w, v in values.items() if 1 <= v < 10}
    joiner, ones_first = rule.get("joiner", ""), rule.get("order") == "ones first"
    return {(o + joiner + t if ones_first else t + joiner + o): tv + ov for t, tv in tens.items() for o, ov in ones.items()}
