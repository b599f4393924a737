"""Towns' names that other things bear: a street, bridge or prison called after one town stands in another ("Lenin Street in Vitebsk")."""

from __future__ import annotations

import functools
import re

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words
from habeas.finding.placenames import Named
from habeas.finding.placewords import BIG, stands_as_place


def meant(parse: Parse, n: Named) -> bool:
    """Whether a candidate is meant as a place by what stands around it, or is the old, upper or eastern part of a great town."""
    if _numbered().match(parse.text.text, n.span.end):
        return False
    return stands_as_place(parse, n) or _part(parse, n) or _behind_building(parse, n)


def without_bearers(candidates: list[Named], parse: Parse) -> list[Named]:
    """The candidates without those that a street bears, and those that a building bears which stands in the town named right behind it."""
    text = parse.text.text
    kept = []
    for i, n in enumerate(candidates):
        small = all(e.population < BIG and not e.capital for e in n.entries)
        thing = _thing().match(text, n.span.end) or (_township().match(text, n.span.end) if small else None)
        behind = candidates[i + 1] if i + 1 < len(candidates) else None
        lies = thing and behind and _in().fullmatch(text, thing.end(), behind.span.start) and _town(behind) and not n.adjective
        if not (_town(n) and (lies or _street().match(text, n.span.end))):
            kept.append(n)
    return kept


def _town(n: Named) -> bool:
    return any(e.kind == "city" for e in n.entries) and not any(e.kind == "country" for e in n.entries)


def _part(parse: Parse, n: Named) -> bool:
    """Whether a great town's name has a part's word before it and its noun behind: "the Old Kampala suburb"."""
    great = any(e.kind == "city" and (e.capital or e.population >= BIG) for e in n.entries)
    text = parse.text.text
    return great and _partly().search(text, 0, n.span.start) is not None and _quarter().match(text, n.span.end) is not None


def _behind_building(parse: Parse, n: Named) -> bool:
    """Whether a great town stands behind a comma that follows a building's name, whatever the tagger takes it for: "on the Odrin bridge, Mansoura"."""
    great = any(e.kind == "city" and e.population >= BIG for e in n.entries)
    return great and _building().search(parse.text.text, max(0, n.span.start - 60), n.span.start) is not None


def _any(*lists: str) -> str:
    every = {w for name in lists for w in words("en", "places")["bearers"][name]}
    return "|".join(sorted((re.escape(w) for w in every), key=lambda w: (-len(w), w)))


@functools.cache
def _numbered() -> re.Pattern[str]:
    """A number as part of the name of a prison or camp: "Mile Two prison", "Camp Fourteen"."""
    return re.compile(rf" (?:{_any('numbers')}|No\. ?\d+|\d{{1,2}})(?= (?i:{_any('buildings', 'spots')})\b)")


@functools.cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"(?: [A-Z][\w’'-]+)?(?: (?i:{_any('between')}))? (?i:{_any('buildings', 'spots')})\b")


@functools.cache
def _township() -> re.Pattern[str]:
    return re.compile(rf" (?i:{'|'.join(words('en', 'places')['village']['either'])})\b")


@functools.cache
def _building() -> re.Pattern[str]:
    return re.compile(rf"\b[A-Z][\w’'-]+(?: (?i:{_any('between')}))? (?i:{_any('buildings', 'spots')}), $")


def bears(text: str, at: int) -> re.Match[str] | None:
    """The noun of a bridge, prison or the like that goes on where a name ends: what is called so stands in the quarter of that name."""
    return _spot().match(text, at)


@functools.cache
def _spot() -> re.Pattern[str]:
    return re.compile(rf"(?: (?i:{_any('between')}))? (?i:{_any('spots')})\b")


@functools.cache
def _street() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any('streets')})\b(?! [A-Z])")


@functools.cache
def _in() -> re.Pattern[str]:
    return re.compile(rf"(?:,|,? in|,? of) (?:(?i:{_any('leading')}) )*")


@functools.cache
def _partly() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('parts')})[ -]$")


@functools.cache
def _quarter() -> re.Pattern[str]:
    return re.compile(rf" (?i:{_any('quarters')})\b")
