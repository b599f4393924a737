"""Pseudonyms of the stored casebook: drawn once, kept apart, taken out only on purpose and encrypted; and what the veil asks of other stages."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from habeas.actions.assemble import refresh
from habeas.actions.decide import first_words
from habeas.actions.decide import person as person_meant
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, MissingPart, NotFound
from habeas.model.people import Person, Place
from habeas.model.protection import Pseudonym
from habeas.model.quote import Quote
from habeas.protecting.decided import meant
from habeas.protecting.measures import Wider
from habeas.protecting.pseudonyms import namesakes, pseudonyms
from habeas.protecting.spelling import bare, tokens
from habeas.store import assembled
from habeas.store import pseudonyms as table
from habeas.store.writing import writing

if TYPE_CHECKING:
    from habeas.finding.gazetteer import Entry
    from habeas.protecting.jigsaw import Finding

MANY = 3000
"""People above which spellings are looked for only among names that share a word."""
PASSPHRASE = 12
"""Characters that a passphrase has at least."""


def secret() -> bytes:
    """The casebook's secret, made when it is first asked for."""
    with writing():
        return table.secret()


def held(book: Casebook) -> dict[str, str]:
    """The pseudonyms given before, by the id that their bearer has now. Of two for one person the older one holds."""
    return {ident: name for ident, (_, name) in _given(book).items()}


def _given(book: Casebook) -> dict[str, tuple[tuple[Quote, ...], str]]:
    """For each bearer the words that hold the pseudonym, and the pseudonym. Nobody shares one: where words stand for two people now, it stays with
    whom most of them stand for, the first of them in doubt. A name that was drawn anew for the same words takes the place of the one before."""
    from habeas.pipeline import moved

    texts, last, found = dict(book.texts), dict(table.kept()), dict[str, tuple[tuple[Quote, ...], str]]()
    there: dict[str, list[Person]] = {}
    for person in book.people:
        for source in {quote.source for quote in person.mentions}:
            there.setdefault(source, []).append(person)
    for words, name in last.items():
        bearers = Counter(ident for quote in words for ident in meant(there.get(quote.source, ()), [moved(quote, texts)]))
        ident = next((ident for ident, _ in bearers.most_common() if ident not in found), None)
        if ident is not None:
            found[ident] = (words, name)
    return found


def draw(book: Casebook, people: Sequence[str], at: str) -> tuple[Pseudonym, ...]:
    """The pseudonyms of these people; new ones are kept. `at`: ISO time with zone."""
    with writing():
        before = held(book)
        drawn = _drawn(book, people, before)
        table.keep([(_words(book, p.person), p.text) for p in drawn if p.person not in before], at)
    return drawn


def _drawn(book: Casebook, people: Sequence[str], before: Mapping[str, str]) -> tuple[Pseudonym, ...]:
    from habeas.linking.names import POSSIBLE, compare_names

    ever = [name for _, name in table.kept()]
    return pseudonyms(book, people, table.secret(), before, lambda a, b: compare_names(a, b)[0] >= POSSIBLE, ever)


def renew(named: str, at: str) -> Pseudonym:
    """Give somebody another pseudonym from now on; named by the one that it replaces, by id or by name. What is out keeps the old one."""
    refresh()
    book = assembled.whole()
    with writing():
        given = _given(book)
        ident = next((i for i, (_, name) in given.items() if name == named), None) or person_meant(named)
        ident = assembled.cluster_of(ident) or ident
        if ident not in given:
            raise NotFound(f"{named} bears no pseudonym yet. `habeas pseudonyms` lists those there are.")
        others = {i: name for i, (_, name) in given.items() if i != ident}
        (drawn,) = _drawn(book, [ident], others)
        table.keep([(given[ident][0], drawn.text)], at)
        assembled.changed()  # what was previewed with the old one would go out stale
    return drawn


def misleading(book: Casebook, people: Collection[str], guarded: Collection[str]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Pseudonyms of these people that have become the name of somebody real: findings, and those of a protected namesake, which nobody can accept:
    the sweep for that name could not tell it from the pseudonym."""
    from habeas.protecting.jigsaw import namesake

    given = {ident: name for ident, name in held(book).items() if ident in people}
    same = namesakes(book, given)
    closed = {ident for ident, others in same.items() if set(others) & set(guarded)}
    stops = tuple(
        f'the pseudonym {given[i]} is also the name of somebody who is protected: draw another with `habeas pseudonyms --renew "{given[i]}"`'
        for i in sorted(closed)
    )
    return tuple(namesake(ident, given[ident]) for ident in same if ident not in closed), stops


def _words(book: Casebook, ident: str) -> tuple[Quote, ...]:
    words = first_words(assembled.locals_of(ident))
    return words or next(person.mentions[:3] for person in book.people if person.id == ident)


def spellings(book: Casebook, people: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Names of other people in the casebook that may be a protected person's in another spelling or script: they are hidden with it."""
    from habeas.linking.names import SAME, compare_names, is_partial

    chosen = set(people)
    others = sorted({n.text for p in book.people if p.id not in chosen for n in p.names if not is_partial(n.text)})
    words = {name: {bare(part) for part in tokens(name)} for name in others} if len(others) > MANY else {}
    found: dict[str, tuple[str, ...]] = {}
    for person in book.people:
        if person.id in chosen:
            own = [name.text for name in person.names if not is_partial(name.text)]
            mine = {bare(part) for name in own for part in tokens(name)}
            near = [name for name in others if not words or words[name] & mine]
            alike = tuple(name for name in near if any(compare_names(name, one)[0] >= SAME for one in own))
            if alike:
                found[person.id] = alike
    return found


def wider(book: Casebook) -> Mapping[str, tuple[Wider, ...]]:
    """For each place the towns that it is or lies in, then their counties, with their inhabitants; provinces and countries follow from the place."""
    return {place.id: _towns(place) for place in book.places if place.kind not in ("country", "region")}


def _towns(place: Place) -> tuple[Wider, ...]:
    from habeas.finding.gazetteer import counties

    towns, around = list[Wider](), list[Wider]()
    for name in dict.fromkeys(n for n in (place.name, place.city) if n):
        fits = _fitting(name, place)
        # of several towns of one name the smallest counts: the place is shown only where each of them is large enough
        towns += [Wider(e.name, "city", e.country, e.population) for e in sorted(fits, key=lambda e: e.population)[:1]]
        # and a county is shown only where it is the county of all of them
        shared = set(counties(fits[0])).intersection(*(counties(e) for e in fits)) if fits else set()
        around += [Wider(c.name, "area", c.country, c.people) for c in sorted(shared, key=lambda c: (c.people, c.name))]
    return tuple(dict.fromkeys((*towns, *around)))


def _fitting(name: str, place: Place) -> list[Entry]:
    """The towns that a name may mean where a place lies, else the villages; of all of them those at the place's own coordinates, where it has any."""
    from habeas.finding.gazetteer import fold, lookup, village

    small = village(fold(name), place.country) if place.country else ()
    towns, villages = (
        [e for e in found if e.kind == "city" and e.country == place.country and place.region in (None, e.region)]
        for found in (lookup(fold(name)), small)
    )
    there = [e for e in (*towns, *villages) if (e.latitude, e.longitude) == (place.latitude, place.longitude)]
    return (there if name == place.name else []) or towns or villages


def table_of(book: Casebook) -> list[tuple[str, str]]:
    """(pseudonym, real name or what the person is called) of everyone who has one."""
    names = {person.id: "; ".join(name.text for name in person.names) for person in book.people}
    return sorted((name, names.get(ident, "")) for ident, name in held(book).items())


def encrypted(passphrase: str) -> bytes:
    """The map of pseudonyms as a CSV table, encrypted with age: whoever has the passphrase opens it with any program that reads age files."""
    if len(passphrase) < PASSPHRASE:
        raise BadInput(f"The passphrase is too short: {PASSPHRASE} characters or more. Five words drawn by dice do well.")
    try:
        from pyrage import passphrase as age
    except ImportError as error:
        raise MissingPart(
            "Pseudonyms leave the casebook only encrypted, which needs a part that is not here: pip install 'habeas[secure]'"
        ) from error
    refresh()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["pseudonym", "names"])
    writer.writerows(table_of(assembled.whole()))
    sealed: bytes = age.encrypt(out.getvalue().encode(), passphrase)
    return sealed
