"""Places that are told of rather than named: embassies, prisons and safe houses in a town, parts of a country, border areas, "the North"."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from habeas.finding import gazetteer
from habeas.finding.annotations import Parse
from habeas.finding.gates import fold, folded
from habeas.finding.lexicon import words
from habeas.finding.placewords import Found, Taken
from habeas.model.quote import Span

Told = tuple[Span, str, Literal["area", "facility"], Found]


@functools.cache
def _alternatives(section: str, name: str) -> str:
    return "|".join(sorted((re.escape(w) for w in words("en", "places")[section][name]), key=lambda w: (-len(w), w)))


def epithets(parse: Parse, taken: list[Taken], about: Counter[str]) -> Iterator[tuple[Span, Found]]:
    """Names given to countries: "the hermit state", "the North" where the report is about Korea, "the South Korean capital"."""
    text = parse.text.text
    known = {f.country: f for _, f, _ in taken if f.kind == "country"}
    table = words(parse.language.split("-")[0], "places").get("epithets", {})

    def of(code: str) -> Found:
        entry = gazetteer.country(code)
        return known.setdefault(code, Found(entry.name if entry else code, "country", code))

    for phrase, code in ((p, c) for p, c in table.get("fixed", {}).items() if fold(p) in folded(text)):
        for m in re.finditer(rf"(?i)\b{re.escape(phrase)}\b", text):
            yield Span(m.start(), m.end()), of(code)
    if about["KP"] or about["KR"]:
        for phrase, code in table.get("halves", {}).items():
            if " " in phrase and phrase in text:
                for m in re.finditer(rf"\b{re.escape(phrase)}\b(?!(?:-|\s)(?:[A-Z]|end|side|coast|bank|west|east|of\b))", text):
                    yield Span(m.start(), m.end()), of(code)
    if about["HK"] or about["TW"]:
        for m in re.finditer(r"\b[Tt]he mainland\b|\bthe Mainland\b", text):
            yield Span(m.start(), m.end()), of("CN")
    yield from _capitals(parse, taken)


def _capitals(parse: Parse, taken: list[Taken]) -> Iterator[tuple[Span, Found]]:
    """ "the South Korean capital", "Thailand's capital": the town that is meant."""
    if not parse.grammatical:
        return
    text = parse.text.text
    cities = {f.name: f for _, f, _ in taken if f.kind == "city"}
    for span, place, _ in taken:
        m = re.compile(r"(?:['’]s?)? capital(?: city)?\b(?! punishment| crime| offen[cs]e| city of|,? [A-Z])").match(text, span.end)
        entry = gazetteer.capital(place.country) if m and place.kind == "country" and place.country else None
        if m and entry:
            start = span.start - 4 if text[max(0, span.start - 4) : span.start] == "the " else span.start
            fresh = Found(entry.name, "city", entry.country, entry.region, entry.name, entry.latitude, entry.longitude)
            yield Span(start, m.end()), cities.setdefault(entry.name, fresh)


def areas(parse: Parse, taken: list[Taken]) -> Iterator[Told]:
    """Parts of a country ("northeast China") and its border ("the Chinese border", "the border with China")."""
    if not parse.grammatical:
        return
    text = parse.text.text
    directed = re.compile(rf"(?i)\b({_alternatives('area', 'directions')}) $")
    border = re.compile(rf"(?: side of the)? ({_alternatives('area', 'nouns')})\b")
    for span, place, role in taken:
        if place.kind not in ("country", "region", "city"):
            continue
        m = directed.search(text, max(0, span.start - 16), span.start)
        if (
            m
            and role != "adjective"
            and place.kind in ("country", "city")
            and not text[m.end() :].startswith("Korea")
            and not re.match(r" [A-Z]", text[span.end : span.end + 2])
        ):
            yield Span(m.start(1), span.end), text[m.start(1) : span.end], "area", place
        b = border.match(text, span.end)
        if b and place.kind == "country":
            yield Span(span.start, b.end()), text[span.start : b.end()], "area", place
    for m in re.finditer(r"\b[Tt]he (border (?:area|region|zone)|borderlands)\b", text):
        near = min((t for t in taken if t[1].kind == "country"), key=lambda t: abs(t[0].start - m.start()), default=None)
        if near is not None:
            yield Span(m.start(1), m.end()), m.group(1), "area", near[1]


def facilities(parse: Parse, taken: list[Taken]) -> Iterator[Told]:
    """Embassies, prisons, safe houses and the like that stand in a named town or country, with the words that say so."""
    if not parse.grammatical:
        return
    text = parse.text.text
    held = _alternatives("facility", "held")
    within = f"(?:(?:{_alternatives('area', 'directions')}|the|downtown|greater|suburban) )*(?:city of |town of |village of )?"
    inside = re.compile(rf"(?i)\b({held})s? (?:in|at|of|near|outside) {within}$")
    named_ = re.compile(rf"((?:[A-Z][\w’'-]+ ){{1,3}})({_alternatives('facility', 'named')})\b")
    starts = {t[0].start: t for t in taken}
    ends = {t[0].end: t for t in taken}
    for span, place, role in taken:
        m = inside.search(text, max(0, span.start - 80), span.start)
        if m and role != "adjective" and place.kind in ("country", "region", "city", "area"):
            whose = ends.get(m.start(1) - 1)
            start = whose[0].start if whose else m.start(1)
            yield Span(start, span.end), text[start : span.end], "facility", place
        after = re.compile(rf" ({held})\b").match(text, span.end)
        mission = after and after.group(1) in words("en", "places")["facility"]["missions"]
        if after and not mission and place.kind == "city":
            yield Span(span.start, after.end()), text[span.start : after.end()], "facility", place
    for m in named_.finditer(text):
        base = starts.get(m.start()) or _next_place(text, m.end(), starts)
        if base is not None:
            yield Span(m.start(), m.end()), m.group(), "facility", base[1]


def _next_place(text: str, at: int, starts: dict[int, Taken]) -> Taken | None:
    m = re.compile(r",? (?:in |near |outside |on )?(?:the )?").match(text, at)
    return starts.get(m.end()) if m else None
