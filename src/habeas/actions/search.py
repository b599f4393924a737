"""Search the casebook: reports by their words, people, places and organisations by their names, cases by their titles."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, cast

from habeas.actions.assemble import refresh
from habeas.actions.passages import labels
from habeas.model.quote import Quote, Span
from habeas.model.when import a_day
from habeas.store import assembled, queries
from habeas.store.queries import Claims, Found
from habeas.store.rows import stored_text
from habeas.store.search import folded, lookup

AROUND = 70
"""Code points shown at either side of the words."""

HANGUL = re.compile("[\uac00-\ud7af]")

HitKind = Literal["source", "person", "organisation", "place", "case"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in which all the words stand. `quote`: the first of them in its context, for a report; `cases`: the cases it belongs to."""

    kind: HitKind
    id: str
    label: str
    cases: tuple[str, ...]
    quote: Quote | None = None
    context: str = ""


def search(words: str, language: str = "en") -> tuple[Hit, ...]:
    """Everything in which all of the words stand, cases first, then people and places, then reports; named in English or in Korean."""
    refresh()
    order = ("case", "person", "organisation", "place", "source")
    found = sorted(assembled.shown(lookup(words), words), key=lambda hit: order.index(hit[0]))
    return tuple(_hit(cast(HitKind, kind), ident, words, language) for kind, ident in found)


def said(wanted: Claims, page: int = 0, size: int = 50) -> tuple[Found, ...]:
    """A page of the claims that are wanted, each with its words and where they stand."""
    for day in filter(None, (wanted.since, wanted.until)):
        a_day(day)
    return queries.search(wanted, page, size)


def countries() -> tuple[str, ...]:
    """Codes of the countries in which claims of the casebook are placed."""
    return queries.countries()


def _hit(kind: HitKind, ident: str, words: str, language: str) -> Hit:
    if kind == "source":
        return _report(ident, words)
    named = dict(assembled.titles([ident], language)) if kind == "case" else labels([ident], language=language)
    label = named.get(ident, ident)
    return Hit(kind, ident, label, (ident,) if kind == "case" else assembled.cases_with(ident))


def _report(ident: str, words: str) -> Hit:
    row = queries.source_row(ident)
    text = stored_text(ident)
    span = first_place(text, words)
    quote = Quote.cut(ident, text, span) if span else None
    label = " - ".join(part for part in (row.outlet, row.title or row.name) if part) if row else ident
    around = _around(text, quote.span) if quote else ""
    return Hit("source", ident, label, assembled.cases_with(ident), quote, around)


def first_place(text: str, words: str) -> Span | None:
    """Where the longest of the words first stands in a text, however it is capitalised or accented; None where only the title has it."""
    plain, origin = _bare(text)
    for word in sorted((_bare(w)[0] for w in words.split()), key=len, reverse=True):
        at = plain.find(word) if word else -1
        if at >= 0:
            return Span(origin[at], origin[at + len(word) - 1] + 1)
    return None


def _bare(text: str) -> tuple[str, list[int]]:
    """The text without capitals and accents, and for each of its letters the place it came from."""
    letters, origin = [], []
    for i, letter in enumerate(text):
        plain = folded(letter)
        # a Korean syllable stays whole: taken apart, 하 would be found inside 한
        for bare in plain if HANGUL.match(plain) else unicodedata.normalize("NFD", plain):
            if not unicodedata.combining(bare):
                letters.append(bare)
                origin.append(i)
    return "".join(letters), origin


def _around(text: str, span: Span) -> str:
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    shown_text = re.sub(r"\s+", " ", text[start:end]).strip()
    return ("…" if start else "") + shown_text + ("…" if end < len(text) else "")
