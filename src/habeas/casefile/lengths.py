"""Lengths of time as they are told, in days or in months: "over ten years", "a fortnight", "twenty-one days", 二十三天, "three years and six months"."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

from habeas.casefile.ageing import printed
from habeas.casefile.dossier import Dossier
from habeas.casefile.kinship import words
from habeas.model.claims import Claim

TERM = re.compile(r"\d+|[一二三四五六七八九十兩两]+|개월|년|年|[個个かカヶ]?月|[a-zà-ž]+")
"""Numbers and units of a term, one behind the other."""
HAN = re.compile(r"(\d+|[一二三四五六七八九十兩两]+)\s?[個个かカヶ]?\s?(天|日|夜|週|周|星期|月|年)")
"""A number and a unit as Chinese and Japanese write them."""
NEAR = 0.15
"""Share by which an approximate length of time may be off."""
EXACT = 0.02
"""Share by which a length may be off that is told as exact."""


def days(said: str) -> tuple[float, float] | None:
    """A length of time in days, as bounds: "over ten years" has no upper one, "about two years" some room on both sides."""
    table, text = words()["lengths"], in_figures(said.casefold())
    tokens = re.findall(r"\d+|[^\W\d]+", text)
    told = _counted_unit(text, tokens)
    if told is None:
        return None
    n = (told[0] + (0.5 if set(tokens) & set(table["half"]) else 0.0)) * told[1]
    if any(t in table["more"] for t in tokens):
        return n, float("inf")
    if any(t in table["less"] for t in tokens):
        return n * (1 - NEAR), n
    room = NEAR if any(t in table["about"] for t in tokens) else EXACT
    return n * (1 - room), n * (1 + room)


def _counted_unit(text: str, tokens: list[str]) -> tuple[float, float] | None:
    """How many of what length: (2, 7) of "two weeks"; None where either is not understood."""
    table = words()["lengths"]
    if (m := HAN.search(text)) is not None:
        n = float(m.group(1)) if m.group(1).isdigit() else counted(m.group(1))
        return (n, table["units"][m.group(2)]) if n else None
    unit = next((table["units"][t] for t in (*tokens, *(t[:-1] for t in tokens)) if t in table["units"]), None)
    count = next((float(t) if t.isdigit() else float(table["numbers"][t]) for t in tokens if t.isdigit() or t in table["numbers"]), None)
    return (count, unit) if unit is not None and count is not None else None


def same_length(d: Dossier) -> Callable[[Claim, Claim], bool]:
    """Whether two lengths can be one: they meet, one is told in so large a unit that it takes in the other, or one was still going on."""

    def agree(a: Claim, b: Claim) -> bool:
        x, y = days(a.objects[0]), days(b.objects[0])
        if x is None or y is None:
            return True
        if _goes_on(a) or _goes_on(b):
            first, last = printed(d, a.quotes[0].source), printed(d, b.quotes[0].source)
            if first is None or last is None:
                return True
            x, y = _until(a, b, x, (last - first).days), _until(b, a, y, (first - last).days)
        return _meet(x, y, _unit(a.objects[0]), _unit(b.objects[0]))

    return agree


Length = tuple[float, float]


def _until(a: Claim, other: Claim, length: Length, later: int) -> Length:
    """How long it can have been in the end, or up to the day on which another report tells that it still goes on."""
    if not _goes_on(a):
        return length
    return (max(0.0, length[0] + later), max(0.0, length[1] + later)) if _goes_on(other) else (length[0], float("inf"))


def _meet(x: Length, y: Length, of_one: float, of_other: float) -> bool:
    if x[0] <= y[1] and y[0] <= x[1]:
        return True
    return of_one != of_other and min(abs(x[0] - y[1]), abs(y[0] - x[1])) < max(of_one, of_other) / 2


def _goes_on(c: Claim) -> bool:
    """Whether a length is told as that of what goes on: "has been held for ten days"."""
    return re.search(words()["lasts_still"]["match"], c.quotes[0].text, re.IGNORECASE) is not None


def _unit(said: str) -> float:
    text = in_figures(said.casefold())
    told = _counted_unit(text, re.findall(r"\d+|[^\W\d]+", text))
    return told[1] if told else 0.0


def what_lasted(c: Claim) -> str:
    """What a length of time is told of, so that days in hiding are not compared with days in custody."""
    said = c.quotes[0].text
    return next((name for name, form in words()["lasting"].items() if re.search(form, said, re.IGNORECASE)), "held")


def same_term(a: Claim, b: Claim) -> bool:
    """Whether two terms of prison are of as many months; one that is not understood speaks against none."""
    x, y = months(a.objects[0]), months(b.objects[0])
    return x is None or y is None or x == y


def months(said: str) -> float | None:
    """The months of a term: "three years and six months", "6 ans et 6 mois", "三年六個月"."""
    table, total, n = words()["lengths"], 0.0, None
    whole = re.sub(r"\b(?:and a half|et demi|y medio)\b|einhalb", "", in_figures(said.casefold()))
    for part in TERM.findall(re.sub(r"(?<=[a-zü])(?=jährig)|jährigen?", lambda m: " jahre" if m.group() else "", whole)):
        length = table["terms"].get(part)
        if length is None:
            n = float(part) if part.isdigit() else counted(part) or n
        elif n is not None:
            total, n = total + n * length, None
    return (total + (6.0 if re.search(r"\b(?:half|demi|medio)\b|einhalb|年半", said) else 0.0)) or None


def term(said: str) -> str:
    """A term of prison as years and months in figures, its own words behind it where they are not English: "3 years (drei Jahren)"."""
    n = months(said)
    if n is None or n != int(n):
        return said
    years, rest = divmod(int(n), 12)
    units = ((years, "year"), (rest, "month"))
    plain = " and ".join(f"{k} {unit}{'s' if k > 1 else ''}" for k, unit in units if k)
    return plain if re.search("year|month", said) else f"{plain} ({said})"


def counted(number: str) -> float | None:
    """The number of a word: of "twelve", of "十二"."""
    table = words()["lengths"]
    if number in table["numbers"]:
        return float(table["numbers"][number])
    if any(c not in table["han"] for c in number):
        return None
    tens, _, ones = number.partition("十")
    if "十" not in number:
        return float(table["han"][number[-1]])
    return float(table["han"].get(tens, 1) * 10 + table["han"].get(ones, 0))


@functools.cache
def _tens() -> tuple[re.Pattern[str], dict[str, Any]]:
    """Tens and ones as words that stand one behind the other: "twenty-one", "treinta y dos", "quarante-deux", "dreiundzwanzig"."""
    numbers: dict[str, Any] = words()["lengths"]["numbers"]
    tens = "|".join(sorted((w for w, n in numbers.items() if n % 10 == 0 and n > 10), key=len, reverse=True))
    ones = "|".join(sorted((w for w, n in numbers.items() if 0 < n < 10 and len(w) > 2), key=len, reverse=True))
    return re.compile(rf"\b(?:(?P<t>{tens})(?:[- ]| y | et )(?P<o>{ones})|(?P<p>{ones})und(?P<q>{tens}))\b"), numbers


def in_figures(said: str) -> str:
    """Words with the numbers above twenty in figures."""
    form, numbers = _tens()
    return form.sub(lambda m: str(int(sum(numbers[w] for w in m.groups() if w))), said)
