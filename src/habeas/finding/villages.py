"""Places too small for the tables of all the world: villages, quarters and prisons' towns, believed for what stands around their names.

A table of villages is opened for the countries that the report speaks of. A name that no table holds is a place where its rank stands beside it
("Odrin village"), or its province ("in Odrin, Borno State"), or how far it is from a town ("Odrin, north of Kano").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from habeas.finding import gazetteer
from habeas.finding.annotations import Parse, Sentence
from habeas.finding.gazetteer import Entry, fold
from habeas.finding.placewords import Found, Taken, in_article, stopped, wide
from habeas.finding.village_signs import PLACE, Around, around, names
from habeas.model.quote import Span

LANDS = 6
"""How many of the countries that a report speaks of most have their villages looked up."""
FAMOUS = 300_000
"""Inhabitants from which a town keeps its name from villages elsewhere."""
OTHER = frozenset({"WORK_OF_ART", "EVENT", "LAW", "LANGUAGE", "NORP", "DATE", "PRODUCT"})


def villages(parse: Parse, taken: Sequence[Taken], about: Counter[str], people: frozenset[str]) -> Iterator[tuple[Span, Found]]:
    """Small places and the words that name them. `taken`: places known already; `about`: how often each country is spoken of; `people`: surnames."""
    if not parse.grammatical or not taken:
        return
    known: dict[str, Found] = {}
    never = people | {fold(f.name) for _, f, _ in taken}
    later: list[Span] = []
    for sentence in parse.main_sentences() or parse.sentences:
        here = [t for t in taken if sentence.span.covers(t[0])]
        for span in names(parse, sentence, here):
            key = fold(parse.words(span))
            if len(key) < 3 or key in never or stopped(key) or wide(key) or parse.words(span).isupper() or not in_article(parse, span):
                continue
            lies = known.get(key) or _believed(parse, around(parse, span, here), about, here, sentence)
            if lies is None:
                later.append(span)
                continue
            known.setdefault(key, lies)
            yield span, lies
    for span in later:
        again = known.get(fold(parse.words(span)))
        if again is not None and not any(parse.tokens[i].ent == "PERSON" for i in parse.tokens_in(span)):
            yield span, again


def _believed(parse: Parse, here: Around, about: Counter[str], taken: Sequence[Taken], sentence: Sentence) -> Found | None:
    """The place that is meant, or None where too little speaks for one."""
    person, placed, body = "PERSON" in here.tags, bool(here.tags & PLACE), "ORG" in here.tags
    led = here.inside or (here.towards and placed)
    if not (led or here.ranked or here.part or here.borne or here.lies) or _heading(parse, sentence):
        return None
    if here.quarter and here.within and here.lies is not None and here.lies.kind == "city":
        return Found(here.words, "area", here.lies.country, here.lies.region, here.lies.city or here.lies.name)
    if here.street:
        return None
    if here.ranked or here.borne or (not person and not here.tags & OTHER and (led or here.lies is not None)):
        entry = _listed(fold(here.words), about, here.lies)
        if entry is not None and (here.ranked or here.lies or not _famous(fold(here.words), entry)):
            return Found(here.words, "city", entry.country, entry.region, here.words, entry.latitude, entry.longitude)
    within = here.lies is not None and here.within and here.borne
    off = here.inside and not here.within  # "in Odrin, 12 miles south of Kano" names no person, whatever the tagger says
    beside = here.lies is not None and not body and (off or not person) and (here.inside or here.away or here.part)
    if here.ranked or within or beside or _tagged(parse, here):
        return _untabled(here, about, taken)
    return None


def _tagged(parse: Parse, here: Around) -> bool:
    """Whether the grammar takes the name for a town in which something is: "in Odrin", tagged as such and governed by that word."""
    last = parse.tokens[parse.tokens_in(here.span)[-1]]
    article = parse.text.text[: here.span.start].endswith(("the ", "The "))
    return here.inside and here.tags in ({"GPE"}, {"FAC"}) and last.dep == "pobj" and not article


def _untabled(here: Around, about: Counter[str], taken: Sequence[Taken]) -> Found | None:
    """A place that no table holds, in the country and province that stand beside it or else in the country of its sentence or report."""
    lies = here.lies
    if lies is not None and here.within and lies.kind in ("city", "area", "facility") and not here.ranked:
        return Found(here.words, "area", lies.country, lies.region, lies.city or lies.name)
    if lies is not None:
        region = lies.name if lies.kind == "region" else lies.region
        return Found(here.words, "city", lies.country, region, here.words)
    near = [t for t in taken if t[2] != "adjective" and t[1].country]
    land = min(near, key=lambda t: abs(t[0].start - here.span.start))[1].country if near else None
    land = land or next((c for c, _ in about.most_common(1)), None)
    return Found(here.words, "city", land, None, here.words) if land else None


def _listed(key: str, about: Counter[str], lies: Found | None) -> Entry | None:
    """The village under a name in a country that the report speaks of; in the province named beside it before others."""
    lands = [lies.country] if lies is not None and lies.country else [c for c, n in about.most_common(LANDS) if n > 1]
    found = [(about[c], e) for c in lands for e in (*gazetteer.village(key, c), *_towns(key, c))]
    region = lies and (lies.region or lies.name)
    return max(found, key=lambda f: (f[1].region == region, f[0], f[1].population, f[1].name))[1] if found else None


def _famous(key: str, entry: Entry) -> bool:
    """Whether a far bigger town elsewhere has the name, so that the small one is not believed without its rank or province."""
    return any(
        e.kind == "city" and e.country != entry.country and e.population > max(FAMOUS, entry.population) for e in gazetteer.lookup(key)
    )


def _towns(key: str, code: str) -> Sequence[Entry]:
    return [e for e in gazetteer.lookup(key) if e.kind == "city" and e.country == code]


def _heading(parse: Parse, sentence: Sentence) -> bool:
    """Whether most words of a sentence have a capital letter, as in headings."""
    told = [t.text for t in parse.tokens[sentence.first : sentence.last] if t.text[:1].isalpha() and len(t.text) > 3]
    return len(told) > 4 and sum(t[0].isupper() for t in told) > 0.8 * len(told)
