"""What stands around a name that may be a small place's: its rank, what it lies in or near, the word that leads to it, a court or prison that bears it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.finding import gazetteer
from habeas.finding.annotations import Parse, Sentence
from habeas.finding.bearers import bears
from habeas.finding.gazetteer import fold
from habeas.finding.lexicon import words
from habeas.finding.placewords import Found, Taken
from habeas.model.quote import Span

PLACE = frozenset({"GPE", "LOC", "FAC"})
SMALL = 100_000
"""Inhabitants below which a town's name may be only the end of a village's."""
CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w-]|['’](?!s\b))+"


@dataclass(slots=True)
class Around:
    """A name with what stands around it.

    `ranked`: called a village or town; `part`: a quarter or district; `street`: a street;
    `quarter`: what is a part of a town where one is named with it; `inside`, `towards`, `away`: led by "in", by "to" and the like, by "from";
    `borne`: part of the name of a court, school or street. `lies`: the place beside it that it lies in (`within`) or by. `tags`: of the grammar.
    """

    span: Span
    words: str
    tags: frozenset[str]
    ranked: bool = False
    part: bool = False
    street: bool = False
    quarter: bool = False
    inside: bool = False
    towards: bool = False
    away: bool = False
    borne: bool = False
    lies: Found | None = None
    within: bool = False


def names(parse: Parse, sentence: Sentence, taken: Sequence[Taken]) -> Iterator[Span]:
    """The runs of words with a capital letter in a sentence that name nothing known, without the nouns of ranks, courts and schools in them."""
    text = parse.text.text
    for m in _run().finditer(text, sentence.span.start, sentence.span.end):
        span = Span(m.start(), m.end())
        over = [t for t in taken if t[0].start < span.end and span.start < t[0].end]
        if over and not _longer(parse, span, over):
            continue
        yield from _bare(text, span)


def _longer(parse: Parse, span: Span, inner: Sequence[Taken]) -> bool:
    """Whether known towns are only pieces of a longer name ("Vila da Odrin", "Odrin Nagar")."""
    last, place, _ = inner[-1]
    if not all(span.covers(s) and f.kind == "city" for s, f, _ in inner) or last.end != span.end or last == span:
        return False
    before = parse.text.text[span.start : last.start].split()
    if len(before) > 1 and before[-1] in _table("joiners"):
        return True
    towns = gazetteer.lookup(fold(parse.words(last)))
    small = place.latitude is not None and (not towns or towns[0].population < SMALL)
    return len(inner) == 1 and small and all(parse.tokens[i].ent in PLACE for i in parse.tokens_in(span))


def _bare(text: str, span: Span) -> Iterator[Span]:
    """A run without the word that leads to it at the beginning of a sentence, cut at nouns of ranks and bodies."""
    start, end = span.start, span.end
    lead = _first_word().match(text, start, end)
    start = lead.end() if lead else start
    for m in [*_noun().finditer(text, start, end)]:
        if m.start() > start and not _stands_for_itself(m.group()):
            yield Span(start, m.start() - 1)
        start = min(m.end() + 1, end)
    if start < end:
        yield Span(start, end)


def _stands_for_itself(noun: str) -> bool:
    """Whether what is called so is no town and bears no town's name ("Odrin Park")."""
    return noun in _table("never") and noun not in _table("borne") and noun not in _table("bearers") and noun.lower() not in _table("parts")


def around(parse: Parse, span: Span, taken: Sequence[Taken]) -> Around:
    """A name with all that stands around it; `taken`: the known places of its sentence."""
    text = parse.text.text
    here = Around(span, parse.words(span), frozenset(parse.tokens[i].ent for i in parse.tokens_in(span)) - {""})
    before = text[max(0, span.start - 60) : span.start]
    rank = _rank_behind().match(text, span.end) or _rank_before().search(before)
    if rank:
        noun = (rank.group("noun") or "").lower()
        here.part = noun in _table("parts")
        here.street = noun.capitalize() in _table("streets")
        here.quarter = here.part or noun in _table("either")
        here.ranked = not here.part
    lead = _lead().search(before)
    if lead and not _printed_in().search(before):
        how = lead.group("how").lower()
        here.inside, here.towards, here.away = how in _table("inside"), how in _table("towards"), how == "from"
    called = not any(w.lower() in _table("generic") for w in here.words.split())
    here.borne = called and bool(_bearer_before().search(before) or _borne_by().match(text, span.end))
    _beside(text, here, taken)
    return here


def _beside(text: str, here: Around, taken: Sequence[Taken]) -> None:
    """Set the place that is named beside: the province, country or town that the name's place lies in, or the town it is measured from."""
    end = here.span.end
    rank, bearer = _rank_behind().match(text, end), _borne_by().match(text, end)
    building = bears(text, end)
    stops = [end, *(m.end() for m in (rank, bearer, building) if m)]
    for span, place, role in taken:
        if role == "adjective" or place.country is None:
            continue
        if 0 < span.start - end <= 60:
            for stop in stops:
                gap = text[stop : span.start]
                if gap == " of " and not here.quarter:
                    continue
                if _lies_in().fullmatch(gap) and not (gap == ", " and place.kind == "city" and _list_goes_on().match(text, span.end)):
                    here.lies, here.within = place, True
                    here.quarter |= building is not None and stop == building.end()
                    return
                if _lies_off().fullmatch(gap) and place.kind in ("city", "country"):
                    here.lies = place
                    return
        elif (here.ranked or here.quarter) and _owns().fullmatch(text, span.end, here.span.start):
            here.lies, here.within = place, True


@functools.cache
def _table(name: str) -> frozenset[str]:
    return frozenset(words("en", "places")["village"][name])


def _any(*lists: str) -> str:
    every = sorted({w for n in lists for w in _table(n)}, key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, every))


@functools.cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[AaEe]l-)?{CAPITAL}(?: (?:(?:{_any('joiners')}) )*{CAPITAL}){{0,5}}")


@functools.cache
def _noun() -> re.Pattern[str]:
    """Nouns inside a run of capitalised words that are no part of a town's name."""
    ranks = "|".join(w.title() for w in sorted(_table("towns") | _table("parts"), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{ranks}|{_any('borne', 'bearers', 'never')})\b")


@functools.cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_any('inside', 'towards')}|the|this|that|a|an|when|while|but|and|his|her) ")


@functools.cache
def _rank_behind() -> re.Pattern[str]:
    return re.compile(rf" (?P<noun>(?i:{_any('towns', 'parts')}))\b")


@functools.cache
def _rank_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?i:(?P<noun>{_any('towns', 'parts')})) of|(?:village|town), ) ?$")


@functools.cache
def _lead() -> re.Pattern[str]:
    noun = _any("towns", "parts")
    return re.compile(rf"(?i)\b(?P<how>{_any('inside', 'towards')})(?: of)? (?:(?:{_any('between')}) )*(?:(?:{noun})(?: of)? )?$")


@functools.cache
def _printed_in() -> re.Pattern[str]:
    """What leads to a newspaper and not to a town ("Published in Dawn")."""
    return re.compile(r"(?i)\b(?:publish|report|print|appear|writ|writt|article|column|editorial)\w* (?:first )?(?:in|by) (?:the )?$")


@functools.cache
def _bearer_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{_any('bearers')}),? |(?:{_any('streets')}), )$")


@functools.cache
def _borne_by() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:{_any('borne')})\b(?:['’]s?)?)(?: (?:Court|Station|station|Prison|Jail|Hospital)\b)?")


@functools.cache
def _lies_in() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,|,? in|,? of)(?: (?:{_any('between')}))*(?: (?:province|state|district|region|governorate|county|department) of)? "
    )


@functools.cache
def _lies_off() -> re.Pattern[str]:
    far = rf"(?:(?:some |about |around |roughly |nearly |just )*(?:[\d.,]+|a few|several|[a-z]+)[ -]?(?:{_any('units')})(?: \([^)]*\))? )?"
    return re.compile(rf",? {far}(?:to the )?(?:{_any('ways')})(?: of)? (?:the )?(?:[\w-]+ )?(?:capital |city |town )?(?:of |, )?")


@functools.cache
def _list_goes_on() -> re.Pattern[str]:
    return re.compile(r",? and |, (?:[A-Z]\w+ )+(?:and|or) |, [A-Z][\w-]+,")


@functools.cache
def _owns() -> re.Pattern[str]:
    return re.compile(r"['’]s? ")
