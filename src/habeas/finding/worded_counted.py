"""Several people told of by a number and what they are ("zwei Krankenpfleger", "deux sages-femmes", "두 기자"), in languages without a grammar here.

No list holds every trade: whoever is counted and stands where whom an act befell stands is people, if the noun is no measure, thing or beast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas.finding.annotations import AmountMention, Cast, EntityMention, Parse
from habeas.finding.numbers import numerals
from habeas.finding.worded_descriptions import Described, descriptions, wording
from habeas.model.amount import Amount
from habeas.model.people import Person
from habeas.model.quote import Span

BOTH = 2
LED = 24
"""Letters before a number in which the preposition that leads to it stands."""


def with_counted(parse: Parse, cast: Cast, amounts: Iterable[AmountMention]) -> Cast:
    """A cast with those who are told of by a number and a noun; equal numbers of the same are one group."""
    found = {d.span: d for d in (*_counted(parse, cast, amounts), *_spelt(parse, cast))}
    if not found:
        return cast
    parse.answers[descriptions] = {**descriptions(parse), **found}
    taken = {p.id for p in cast.people}
    groups: dict[tuple[object, ...], str] = {}
    said: dict[str, list[Described]] = {}
    for d in sorted(found.values(), key=lambda d: d.span):
        amount = d.count or Amount()
        key = (amount.low, amount.high, d.noun)
        own = groups.setdefault(key, _fresh(parse, d, taken))
        taken.add(own)
        said.setdefault(own, []).append(d)
    people = [Person(i, "group", count=ds[0].count, mentions=tuple(parse.quote(d.span) for d in ds)) for i, ds in said.items()]
    mentions = [EntityMention(d.span, i, "group", _head(parse, d), plural=True) for i, ds in said.items() for d in ds]
    every = sorted((*cast.mentions, *mentions), key=lambda m: (m.span.start, m.span.end, m.entity))
    return Cast(tuple(sorted((*cast.people, *people), key=lambda p: p.id)), cast.organisations, tuple(every))


def _counted(parse: Parse, cast: Cast, amounts: Iterable[AmountMention]) -> Iterator[Described]:
    """Numbers with a noun behind them that no list holds, and numbers that stand alone before what befell them."""
    says, text = wording(parse.language.split("-")[0]), parse.text.text
    for a in amounts if "crowd" in says else ():
        many = a.shape == "count" and a.amount.unit in (None, "persons") and (a.amount.high or a.amount.low or 0) > 1
        sentence = parse.sentence_at(a.span.start)
        if not many or sentence is None or not parse.text.in_main(a.span):
            continue
        noun = says["crowd"].match(text, a.number.end, sentence.span.end)
        if noun is None:
            continue
        span = Span(a.span.start, max(a.span.end, noun.end()))
        if not any(m.span.overlap(span) for m in cast.near(span)):
            yield _described(text, sentence.span.start, span, noun, a.amount, says)


def _spelt(parse: Parse, cast: Cast) -> Iterator[Described]:
    """A number word that is read as none by itself: "두 기자", "die beiden Prediger", "ambos hermanos"."""
    language, text = parse.language.split("-")[0], parse.text.text
    pattern = wording(language).get("crowd_spelt")
    for sentence in parse.main_sentences() if pattern else ():
        for m in pattern.finditer(text, sentence.span.start, sentence.span.end) if pattern else ():
            span, many = Span(m.start(), m.end()), numerals(language).value(m.group("n")) or BOTH
            if not any(x.span.overlap(span) for x in cast.near(span)):
                yield _described(text, sentence.span.start, span, m, Amount(many, many, words=m.group("n")), wording(language))


def _described(text: str, first: int, span: Span, noun: re.Match[str], count: Amount, says: dict[str, re.Pattern[str]]) -> Described:
    led = says["aside"].search(text[max(first, span.start - LED) : span.start]) if "aside" in says else None
    lead = led.group().split()[0].lower().replace("’", "'") if led else ""
    at = span.start - (len(led.group()) if led else 0)
    core = noun.start("noun") if noun.group("noun") else span.start
    return Described(span, core, noun.group("noun") or "", "new", lead, at, count=replace(count, unit="persons"))


def _fresh(parse: Parse, d: Described, taken: set[str]) -> str:
    own = f"{parse.text.source.id}:p{d.span.start}"
    while own in taken:
        own += "+"
    return own


def _head(parse: Parse, d: Described) -> int:
    head = parse.token_at(d.span.end - 1)
    return -1 if head is None else head
