"""Which places a text names, where in the world they lie, and when a place's name means its government.

One name can be many places and a person besides: what stands around it decides (a province or country named beside it, the countries the report
speaks of, how many people live there), never its own spelling alone.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter

from habeas.finding import gazetteer
from habeas.finding.annotations import Gazetted, Parse, PlaceMention
from habeas.finding.bearers import meant, without_bearers
from habeas.finding.bodies import listed
from habeas.finding.facilities import areas, epithets, facilities
from habeas.finding.gazetteer import Entry, fold
from habeas.finding.lexicon import words
from habeas.finding.placenames import Named, named
from habeas.finding.placewords import Found, Taken, dateline_end, in_article, metonym, of_thing, surnames, with_article
from habeas.finding.villages import villages
from habeas.model.people import Place, PlaceKind
from habeas.model.quote import Quote, Span

STATE = {"HK": "CN", "MO": "CN"}
"""Territories with a code of their own, and the state whose name is given for them."""
SEAT = 50_000
"""People of a province's seat from which it is what the bare name of both means: "in Comayagua"."""
TOWN = 100_000
"""People of a town that keeps its name although the text somewhere puts "the" before that word."""


def places(parse: Parse) -> Gazetted:
    """Every place of a text, and where and in which sense it is named (as a place, for its government, in a dateline, as an adjective)."""
    outlets = [b.span for b in listed(parse, Counter()) if b.kind == "media"]
    people, things = surnames(parse), with_article(parse)
    candidates = [
        n
        for n in named(parse)
        if in_article(parse, n.span)
        and meant(parse, n)
        and not any(o.covers(n.span) for o in outlets)
        and not _named_after(n, people)
        and not (n.key in things and _named_after(n, things) and all(e.population < TOWN for e in n.entries))
    ]
    about = _countries_spoken_of(parse, candidates := without_bearers(candidates, parse))
    found: dict[tuple[str, str, str], Found] = {}
    taken: list[Taken] = []
    for n, candidate in enumerate(candidates):
        place = _resolve(parse, candidates, n, about)
        if place is None or (place.kind == "city" and of_thing(parse, candidate.span)):
            continue
        place = found.setdefault(place.key, place)
        role = _role(parse, candidate, place)
        place.at.append((candidate.span, role))
        taken.append((candidate.span, place, role))
    taken = _with_villages(parse, found, taken, about, people | things)
    wide: list[Span] = []
    for span, lies in epithets(parse, taken, about):
        if not in_article(parse, span):
            continue
        lies = found.setdefault(lies.key, lies)
        role = _role_at(parse, span)
        lies.at.append((span, role))
        taken.append((span, lies, role))
        wide.append(span)
    taken = [t for t in taken if not any(w != t[0] and w.covers(t[0]) for w in wide)]
    for span, name, kind, lies in (*areas(parse, taken), *facilities(parse, taken)):
        made = Found(name, kind, lies.country, lies.region, lies.town)
        made = found.setdefault(made.key, made)
        made.at.append((span, "place"))
    return _gazetted(parse, [f for f in found.values() if f.at])


def _with_villages(
    parse: Parse, found: dict[tuple[str, str, str], Found], taken: list[Taken], about: Counter[str], people: frozenset[str]
) -> list[Taken]:
    """What is taken, with small places added to it and to what is found; a town that is only a piece of a village's name goes."""
    for span, village in villages(parse, taken, about, people):
        lies = found.setdefault(village.key, village)
        taken = [t for t in taken if not span.covers(t[0])]
        for old in found.values():
            old.at = [a for a in old.at if old is lies or not span.covers(a[0])]
        lies.at.append((span, "place"))
        taken.append((span, lies, "place"))
    return taken


def _named_after(n: Named, people: frozenset[str]) -> bool:
    """Whether a town's name is the surname of a person of the text (a country or capital keeps its name)."""
    return n.key in people and not n.adjective and not any(e.kind == "country" or e.capital for e in n.entries)


def _nationals(parse: Parse, n: Named) -> bool:
    """Whether a word means some people of a country, who may be anywhere: "eight Eritreans"."""
    return n.adjective and any(parse.tokens[i].tag in ("NNPS", "NNS") for i in parse.tokens_in(n.span))


def _countries_spoken_of(parse: Parse, candidates: list[Named]) -> Counter[str]:
    """How often the text names each country, itself or by its adjective, and big towns that only one country has."""
    about: Counter[str] = Counter()
    for n in candidates:
        countries = {e.country for e in n.entries}
        if any(e.kind == "country" for e in n.entries):
            about[next(e.country for e in n.entries if e.kind == "country")] += 0 if _nationals(parse, n) else 2
        elif len(countries) == 1 and max(e.population for e in n.entries) > 200_000:
            about[countries.pop()] += 1
        elif n.known is not None and n.known.country:
            about[n.known.country] += 1
    return about


def _resolve(parse: Parse, candidates: list[Named], n: int, about: Counter[str]) -> Found | None:
    here = candidates[n]
    if here.known is not None:
        k = here.known
        return Found(k.name, _kind(k.kind), k.country, k.region, k.city)
    near = _beside(parse, candidates, n)
    ranked = [(_weight(parse, here, e, about, near), -i, e) for i, e in enumerate(here.entries + _small(here, near))]
    weight, _, best = max(ranked, key=lambda r: r[:2])
    if weight < 0:
        return None
    said = parse.words(here.span)
    return _found(best, said if parse.language.startswith("en") or fold(_plain(best.name)).startswith(fold(said)) else "", here)


def _small(here: Named, near: set[str]) -> tuple[Entry, ...]:
    """Villages of that name in the province named beside it, where no bigger town of that province has the name ("Springfield, Ohio")."""
    provinces = {n for n in near if "/" in n and not n.endswith(("/", "/None"))} - {f"{e.country}/{e.region}" for e in here.entries}
    if not here.key.isascii():
        return ()
    return tuple(e for p in sorted(provinces) for e in gazetteer.village(here.key, p[:2]) if f"{e.country}/{e.region}" == p)


def _kind(kind: str) -> PlaceKind:
    kinds: dict[str, PlaceKind] = {
        "river": "river",
        "area": "area",
        "region": "region",
        "city": "city",
        "facility": "facility",
        "country": "country",
    }
    return kinds.get(kind, "unknown")


def _beside(parse: Parse, candidates: list[Named], n: int) -> set[str]:
    """Countries and regions named right behind this name or right before it ("Shenyang, Liaoning", "선양 랴오닝성")."""
    here, near = candidates[n].span, set()
    for other in candidates[max(0, n - 1) : n + 3]:
        gap = parse.text.text[min(here.end, other.span.end) : max(here.start, other.span.start)]
        if other.span != here and len(gap) <= 14 and "." not in gap:
            for e in other.entries:
                near.add(e.country if e.kind == "country" else f"{e.country}/{e.region}")
                near.add(e.country)
    return near


def _weight(parse: Parse, here: Named, entry: Entry, about: Counter[str], near: set[str]) -> float:
    """How likely the words mean this entry; below 0 they mean no place."""
    weight = 1.5 * math.log10(entry.population + 10) + {"country": 4.0, "region": 6.5, "city": 0.0}[entry.kind]
    if entry.kind == "country" and _capital_of_that_name(here, entry):
        weight -= 10
    if entry.kind == "region" and _ranked(parse, here.span, "region"):
        weight += 6
    elif entry.kind == "region" and _seat_of_that_name(here, entry):
        weight -= 6.5
    if entry.kind == "city" and _ranked(parse, here.span, "city"):
        weight += 4
    weight += 1.5 * entry.capital + min(3.0, 0.6 * about[entry.country])
    if entry.country in near:
        weight += 10 if entry.kind == "country" else 3
    if f"{entry.country}/{entry.region}" in near:
        weight += 16 if entry.kind == "region" and not (_town_of_that_name(here, entry) or _seat_of_that_name(here, entry)) else 4
    total = sum(about.values())
    doubtful = " " not in here.key or len(here.entries) > 1  # a name of two words that one town alone has is that town
    if (
        entry.kind == "city"
        and doubtful
        and entry.population < 100_000
        and total >= 4
        and not about[entry.country]
        and entry.country not in near
    ):
        weight -= 7.5
    return weight


def _town_of_that_name(here: Named, region: Entry) -> bool:
    """Whether a big town has its province's name, as Cairo and Minsk do: then the town is meant unless the rank is said."""
    return any(e.kind == "city" and e.country == region.country and e.population >= 300_000 for e in here.entries)


def _seat_of_that_name(here: Named, region: Entry) -> bool:
    """Whether a province is called after its seat, a large town or one of its foremost: "in Comayagua" is said of the town."""
    seats = [e for e in here.entries if e.kind == "city" and e.country == region.country and e.region == region.name]
    return any(e.population >= SEAT or gazetteer.foremost(e) for e in seats)


def _capital_of_that_name(here: Named, country: Entry) -> bool:
    """Whether a word is the capital's own name and only in another language the country's ("Tunis")."""
    if _plain(country.name).casefold() == here.key:
        return False
    return any(
        e.capital and e.kind == "city" and e.country == country.country and _plain(e.name).casefold() == here.key for e in here.entries
    )


def _ranked(parse: Parse, span: Span, rank: str) -> bool:
    after = parse.text.text[span.end : span.end + 14].strip().lower()
    before = parse.text.text[max(0, span.start - 14) : span.start].strip().lower()
    nouns = words("en", "places")["stop"][rank]
    return any(after.startswith(noun) for noun in nouns) or any(before.endswith(f"{noun} of") for noun in nouns)


def _found(entry: Entry, said: str, here: Named) -> Found:
    """The place that words mean; English ones keep their spelling, others ("Kairo", "Le Caire") come under the English name."""
    name = said if said.isascii() and not here.adjective and len(said) > 3 and not said.isupper() else _plain(entry.name)
    name = _without_rank(name, entry) if entry.kind == "city" else name
    if entry.kind == "country":
        country = entry.country
        city = entry.name if country in ("HK", "MO", "SG") else None
        kind: PlaceKind = "city" if country in ("HK", "MO") else "country"
        return Found(entry.name, kind, country, None, city)
    if entry.kind == "region":
        return Found(entry.name, "region", entry.country, entry.name)
    return Found(name, "city", entry.country, entry.region, name, entry.latitude, entry.longitude)


def _without_rank(name: str, town: Entry) -> str:
    """A town's name without a "City" that only its rank puts there; it stays where country or province bear the name ("Panama City")."""
    bare = name.removesuffix(" City")
    wider = any(e.kind != "city" and e.country == town.country for e in gazetteer.lookup(fold(bare)))
    return name if wider or bare == name or fold(_plain(town.name)) != fold(bare) else bare


def _plain(name: str) -> str:
    """A town's English name without the marks of scholars' transcription and the rank behind a hyphen ("Sinŭiju", "Tottori-shi")."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not "\u0300" <= c <= "\u036f")
    for rank in ("-shi", "-si", "-gun", "-eup", " Shi"):
        bare = bare.removesuffix(rank)
    return bare if name.isascii() or "ŭ" in name or "ŏ" in name or bare != name.removesuffix("-shi") else name


def _role(parse: Parse, candidate: Named, place: Found) -> str:
    if candidate.adjective or of_thing(parse, candidate.span):
        return "adjective"
    if candidate.span.start < dateline_end(parse, candidate.span.start):
        return "dateline"
    return _role_at(parse, candidate.span) if place.kind in ("country", "city") and _governs(place) else "place"


def _governs(place: Found) -> bool:
    entry = gazetteer.capital(place.country) if place.country and place.kind == "city" else None
    return (
        place.kind == "country"
        or (entry is not None and fold(_plain(entry.name)) == fold(_plain(place.name)))
        or place.country in ("HK", "MO")
    )


def _role_at(parse: Parse, span: Span) -> str:
    return "metonym" if metonym(parse, span) else "place"


def _gazetted(parse: Parse, found: list[Found]) -> Gazetted:
    made, mentions, used = [], [], set()
    for f in sorted(found, key=lambda f: min(span for span, _ in f.at)):
        first = min(span for span, _ in f.at)
        name = f"{parse.text.source.id}:l{first.start}"
        if name in used:
            name = f"{name}-{first.end}"
        used.add(name)
        quotes: list[Quote] = []
        for span, role in sorted(f.at):
            mentions.append(PlaceMention(span, name, role))  # type: ignore[arg-type]  # _role gives no other word
            if role != "adjective":
                quotes.append(parse.quote(span))
        names = tuple(dict.fromkeys([f.name, *(q.text for q in quotes)]))
        country = gazetteer.country(STATE.get(f.country, f.country)) if f.country else None
        made.append(
            Place(
                name,
                f.name,
                names,
                f.kind,
                f.country,
                country.name if country else None,
                f.region,
                f.city,
                f.latitude,
                f.longitude,
                tuple(quotes),
            )
        )
    return Gazetted(tuple(made), tuple(sorted(mentions, key=lambda m: (m.span, m.entity))))
