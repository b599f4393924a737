"""Quotes as they stand in their reports, and what to call those whom they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from habeas.model import korean
from habeas.model.people import Kin, Organisation, Person, Place
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.wording import called, report
from habeas.publishing.passages import FARTHEST, sentence
from habeas.store import assembled, rows

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
WIDE = 420
"""Characters on either side of a quote in its wider context."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their sentence. `around_before`, `around_after`: what stands before and after that sentence."""

    quote: Quote
    before: str
    words: str
    after: str
    language: str
    report: str
    around_before: str = ""
    around_after: str = ""


def passages(
    quotes: Iterable[Quote], sources: Mapping[str, Source], *, wide: bool = False, texts: Mapping[str, str] = NO_TEXTS
) -> tuple[Passage, ...]:
    """Each quote in its sentence; with `wide` also the sentences around it. `texts`: stored texts that are at hand, by source."""
    return tuple(_passage(quote, sources.get(quote.source), WIDE if wide else FARTHEST + 20, texts) for quote in quotes)


def _passage(quote: Quote, source: Source | None, reach: int, texts: Mapping[str, str]) -> Passage:
    at_hand = texts.get(quote.source)
    begins, text = (0, at_hand) if at_hand is not None else rows.stored_part(quote.source, max(0, quote.start - reach), quote.end + reach)
    start, end = quote.start - begins, quote.end - begins
    before, after = sentence(text, Quote(quote.source, start, end, text[start:end])) if text[start:end] == quote.text else ("", "")
    left, right = start - len(before.removeprefix("… ")), end + len(after.removesuffix(" …"))
    wide = reach > FARTHEST + 20
    earlier = _whole_words(text[max(0, start - reach) : left], cut_front=start - reach > 0) if wide else ""
    later = _whole_words(text[right : end + reach], cut_front=False) if wide else ""
    return Passage(
        quote, before, quote.text, after, source.language if source else "und", report(source) if source else quote.source, earlier, later
    )


def _whole_words(text: str, *, cut_front: bool) -> str:
    return "… " + text.split(" ", 1)[-1] if cut_front and " " in text else text


def known(idents: Collection[str]) -> dict[str, Any]:
    """The nouns with these ids in the assembled casebook."""
    return assembled.some(idents)


def kin_words(kin: Kin, name: str, language: str = "en") -> str:
    """Whose relative somebody is, in English or in Korean. `name`: of that other person."""
    return f"{name}의 {korean.kin(kin.relation)}" if language == "ko" else f"{kin.relation} of {name}"


def labels(idents: Collection[str], at_hand: Mapping[str, Any] | None = None, language: str = "en") -> dict[str, str]:
    """What to call the people, bodies and places with these ids, in English or in Korean; ids that are none of these are left out.

    `at_hand`: nouns that were asked for already.
    """
    nouns = assembled.some(idents) if at_hand is None else {i: at_hand[i] for i in idents if i in at_hand}
    kin = {k.to for noun in nouns.values() if isinstance(noun, Person) for k in noun.kin} - nouns.keys()
    people = {i: n for i, n in {**nouns, **(assembled.some(kin) if kin else {})}.items() if isinstance(n, Person)}
    say, bears = (korean.called, korean.bears) if language == "ko" else (called, lambda thing: str(thing.name))
    return {
        i: say(n, people) if isinstance(n, Person) else bears(n) for i, n in nouns.items() if isinstance(n, (Person, Organisation, Place))
    }
