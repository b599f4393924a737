"""Ages told by a phrase of their own: "was arrested at the age of 17", "At 61, she is ...", "before his 45th birthday", "the youngest 16"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.finding.annotations import Cast, Parse, Sentence
from habeas.finding.lexicon import words
from habeas.finding.of_whom import of_whom, single
from habeas.finding.points import Point
from habeas.finding.years_said import PLACE, pattern, years
from habeas.model.amount import Amount
from habeas.model.quote import Span

Found = tuple[Point, str | None]
CLOSE = 5
"""Letters behind a phrase in which the one stands whom it opens."""
NEAR = 60
"""Letters before an age in which the name stands that it hangs on: "Amal Haddad, a mother of two from Misrata, born in 1973"."""


def phrased(parse: Parse, cast: Cast, s: Sentence, taken: Sequence[Span]) -> Iterator[Found]:
    """Ages of a sentence that no person stands beside, with the id of whose each is as far as grammar tells."""
    language = parse.language.split("-")[0]
    text, base, held = parse.words(s.span), s.span.start, list(taken)
    for rule in words(language, "points").get("ages", {}).get("phrase", ()):
        for m in re.finditer(rule["match"].replace(PLACE, pattern(language)), text):
            span = Span(base + m.start("n"), base + m.end("n"))
            n = _number(parse, m, rule, language)
            if not n or any(t.overlap(span) for t in held):
                continue
            whose = _whose(parse, cast, rule["whose"], span, Span(base + m.start(), base + m.end()))
            if whose is not None or rule["whose"] == "nobody":
                held.append(span)
                yield Point("age", rule.get("way", "age"), span, Amount(n[0], n[1], unit="years")), whose


def _number(parse: Parse, m: re.Match[str], rule: dict[str, str], language: str) -> tuple[float, float] | None:
    """The years that a phrase gives: the number itself, one less before a birthday, or those since the year of birth."""
    said, printed = m.group("n"), parse.published.earliest
    if rule["as"] == "born":
        since = int(printed[:4]) - int(said) if printed else 0
        return (since - 1, since) if 1 < since < 110 else None
    n = _ordinal(said, language) if rule["as"] == "birthday" else years(said, language)
    ahead = "less" in rule and re.search(rule["less"], m.string[: m.start()]) is not None
    return (n - ahead, n - ahead) if n > ahead else None


def _ordinal(said: str, language: str) -> float:
    """Which birthday: 45 of "45th", of "forty-fifth"."""
    if said[0].isdigit():
        return float(re.sub(r"\D", "", said))
    table: dict[str, int] = words(language, "points")["ages"]["ordinals"]
    last = said.casefold().split("-")[-1]
    tens = said.casefold().split("-")[0] if "-" in said else ""
    return table.get(last, 0) + years(tens, language) if last in table else 0.0


def _whose(parse: Parse, cast: Cast, how: str, age: Span, phrase: Span) -> str | None:
    at = parse.token_at(age.start)
    if how == "nobody" or at is None:
        return None
    if how == "owner":
        return next((m.entity for m in cast.near(phrase) if m.span.start == phrase.start and single(cast, m)), None)
    if how == "behind":
        first = next(
            (m for m in cast.mentions if m.span.start >= phrase.end and m.span.start - phrase.end < CLOSE and single(cast, m)), None
        )
        if first is not None:
            return first.entity
    beside = _beside(parse, cast, phrase) if how == "beside" else None
    return beside or of_whom(parse, cast, at)


def _beside(parse: Parse, cast: Cast, phrase: Span) -> str | None:
    """Who stands right before a phrase, with nothing between but what is said of them."""
    before = [
        m for m in cast.mentions if m.form in ("name", "nominal") and phrase.start - NEAR < m.span.end <= phrase.start and single(cast, m)
    ]
    named = [m for m in before if m.form == "name"] or before
    last = max(named, key=lambda m: m.span.end, default=None)
    between = parse.words(Span(last.span.end, phrase.start)) if last else ""
    return last.entity if last and not re.search(r"[.;:!?]", between) else None
