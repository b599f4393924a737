"""Whether pieces that harm nobody alone give somebody away together: each combination of what is shown that singles out a protected person.

The people of the whole casebook are the crowd (k-anonymity: Sweeney 2002). What is counted is known; that somebody is not said to be a teacher
does not make them one, so that a class is rather too small than too large.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from habeas.model.cases import Casebook
from habeas.protecting import jigsaw_korean, jigsaw_words
from habeas.protecting.echoes import Echoes
from habeas.protecting.facets import EVENT_FACETS, Facet, Shows, Value, by_name, coarser
from habeas.protecting.jigsaw_words import Single, named_kin
from habeas.protecting.population import MOST_FACETS, Population, among

MOST_TOGETHER = 4
"""Facets in one combination: what one search or one reader puts together."""
FEW = 5
"""People among whom somebody is lost enough: k."""
MOST_TOLD = 6
"""Combinations told of one person; when these are mended the check runs again and tells the next."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A publication that is out: what it showed, and the id in the whole casebook of each protected person in it."""

    name: str
    book: Casebook
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mend:
    """Something to say less exactly, in words, and how many people are alike then. `korean`: the same words in Korean."""

    words: str
    size: int
    korean: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which what is shown leads to a protected person. `id` is the same as long as it is the same finding, to accept it by.

    `person`: id in the whole casebook. `size`: people whom it fits (1: nobody else). `parts`: what is put together, kinds of facets.
    `korean`: the words in Korean. `where`: the report that it leads to, as English calls it, where that is one.
    """

    id: str
    person: str
    words: str
    parts: tuple[str, ...]
    size: int = 1
    mends: tuple[Mend, ...] = ()
    korean: str = ""
    where: str = ""

    def said(self, language: str) -> str:
        """The finding in a language; English where it is not Korean."""
        return self.korean if language.startswith("ko") and self.korean else self.words


@dataclass(frozen=True, slots=True)
class Standing:
    """How a protected person stands in the crowd. `smallest`: size of the smallest class; `below`: combinations shared by fewer than k people."""

    person: str
    smallest: int
    below: int
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found. `crowd`: people in the whole casebook."""

    findings: tuple[Finding, ...]
    people: tuple[Standing, ...]
    crowd: int
    few: int = FEW

    @property
    def smallest(self) -> int | None:
        """The smallest class that any protected person stands in; None where nobody protected is shown."""
        return min((p.smallest for p in self.people), default=None)

    @property
    def below(self) -> int:
        """How many protected people share some combination with fewer than k."""
        return sum(p.smallest < self.few for p in self.people)


def namesake(person: str, pseudonym: str) -> Finding:
    """The finding that somebody real bears now the name that a protected person was given."""
    another = f'habeas pseudonyms --renew "{pseudonym}"'
    words = f"The pseudonym {pseudonym} is now also the name of a person in this casebook, and readers would take one for the other. Draw another: {another}"
    korean = f"가명 {pseudonym}은(는) 이제 이 사건부에 있는 실제 사람의 이름이기도 하여, 읽는 이가 두 사람을 혼동하게 됩니다. 다른 가명 뽑기: {another}"
    return Finding(_id(person, "pseudonym", pseudonym), person, words, ("pseudonym",), 1, (Mend(another, 1),), korean)


def findings(whole: Casebook, shown: Casebook, people: Mapping[str, str], earlier: Sequence[Shown] = ()) -> Report:
    """Everything in `shown` that singles out a protected person of `whole`. `people`: id in `shown` of each protected person to the id in `whole`."""
    return _Check(whole, shown, people, earlier).report()


class _Check:
    def __init__(self, whole: Casebook, shown: Casebook, people: Mapping[str, str], earlier: Sequence[Shown]) -> None:
        self.crowd = Population(whole)
        self.places, self.people = by_name(whole.places), dict(sorted(people.items(), key=lambda pair: pair[1]))
        self.by_id = {p.id: p for p in whole.people}
        self.facets: dict[str, list[Facet]] = {}
        for book, ids, name in ((shown, people, ""), *((e.book, dict(e.people), e.name) for e in earlier)):
            shows = Shows(book, ids, name)
            for person in book.people:
                if person.id in ids and ids[person.id] in self.crowd.number:
                    known = self.facets.setdefault(ids[person.id], [])
                    said = {(f.kind, f.value) for f in known}
                    known += [f for f in shows.of(person) if not name or (f.kind, f.value) not in said]
        self.kin = named_kin(whole)
        self.echoes = Echoes(whole, shown, people)

    def report(self) -> Report:
        """All findings, person by person."""
        found: list[Finding] = []
        standings = []
        for ident in dict.fromkeys(self.people.values()):
            found += [
                Finding(_id(ident, e.kind, e.words), ident, e.words, (e.kind,), korean=e.korean, where=e.where)
                for e in self.echoes.of(ident)
            ]
            if ident in self.crowd.number:  # a group is nobody who could be singled out
                combos, standing = self._person(ident)
                found += [self._finding(ident, parts) for parts in combos]
                standings.append(standing)
        return Report(tuple({f.id: f for f in found}.values()), tuple(standings), self.crowd.size)

    def _person(self, ident: str) -> tuple[list[tuple[Facet, ...]], Standing]:
        """The smallest combinations that single a person out, and how they stand in the crowd."""
        combos: dict[tuple[Facet, ...], None] = {}
        smallest, below = self.crowd.size, 0
        for facets in _views(self.facets.get(ident, [])):
            fit, shared = self._shared(ident, facets)
            if not fit:
                continue
            sizes = self.crowd.sizes(self.crowd.number[ident], shared).tolist()
            for parts, bits in _together(fit):
                smallest, below = min(smallest, sizes[bits]), below + (sizes[bits] < FEW)
                if sizes[bits] == 1 and not any(set(known) <= set(parts) for known in combos):
                    combos[parts] = None
        told_of = self._least(ident, list(combos))
        return told_of[:MOST_TOLD], Standing(ident, smallest, below, max(0, len(told_of) - MOST_TOLD))

    def _least(self, ident: str, combos: list[tuple[Facet, ...]]) -> list[tuple[Facet, ...]]:
        """Those that hold no other one, small ones first; what earlier publications show without this one is out already, and not told."""
        whole = {parts: {x for f in parts for x in _unpacked(f, self.facets[ident])} for parts in combos}
        kept: list[tuple[Facet, ...]] = []
        for parts in sorted(combos, key=lambda parts: (len(whole[parts]), len(parts))):
            if not any(whole[known] <= whole[parts] for known in kept):
                kept.append(parts)
        return sorted((parts for parts in kept if not all(f.where for f in parts)), key=len)

    def _shared(self, ident: str, facets: list[Facet]) -> tuple[list[Facet], list[Any]]:
        """The facets that fit the person as they are known, the rarest first, with the rows that share each."""
        own = np.array(self.crowd.rows_of[self.crowd.number[ident]])
        found = []
        for facet in facets:
            rows = self.crowd.elsewhere(_unpacked(facet, self.facets[ident])) if facet.kind == "also" else self.crowd.rows(facet)
            if among(own, rows).any():
                found.append((len(rows), facet, rows))
        found.sort(key=lambda row: (row[0], row[1]))
        return [f for _, f, _ in found[:MOST_FACETS]], [rows for *_, rows in found[:MOST_FACETS]]

    def _finding(self, ident: str, parts: tuple[Facet, ...]) -> Finding:
        person = self.by_id[ident]
        opened = {f: _unpacked(f, self.facets[ident]) for f in parts if f.kind == "also"}
        plain = [x for f in parts for x in opened.get(f, [f])]
        mends: dict[Value, int] = {}
        for facet in plain:
            rest = [f for f in plain if f is not facet]
            for less, coarse in coarser(facet, self.places):
                size = self.crowd.people_sharing([*rest, coarse] if coarse else rest)
                if size > 1:
                    mends.setdefault(less, size)
                if size >= FEW:
                    break
        best = sorted(mends.items(), key=lambda m: (m[1] < FEW, m[0][0] == "without", -m[1]))[:3]
        own = [f for f in parts if f.kind != "also"]
        one = Single(own, list(opened.values()), person, self.kin.get(ident, ()), self.crowd.size, best)
        key = "; ".join(f"{f.kind} {'/'.join(f.value)} {f.where}" for f in sorted(plain))
        told_of = tuple(Mend(jigsaw_words.way(less), size, jigsaw_words.way(less, "ko")) for less, size in best)
        kinds = tuple(f.kind for f in parts)
        return Finding(_id(ident, key), ident, jigsaw_words.told(one), kinds, 1, told_of, jigsaw_korean.told(one))


def _together(facets: Sequence[Facet]) -> Iterator[tuple[tuple[Facet, ...], int]]:
    """Combinations of facets, the small ones first, with their bits."""
    for count in range(1, min(MOST_TOGETHER, len(facets)) + 1):
        for chosen in combinations(range(len(facets)), count):
            yield tuple(facets[n] for n in chosen), sum(1 << n for n in chosen)


def _views(facets: list[Facet]) -> Iterator[list[Facet]]:
    """A person's own facets with those of one event after another; each other event stands beside them as one piece."""
    own = [f for f in facets if f.kind not in EVENT_FACETS]
    events = list(dict.fromkeys(f.event for f in facets if f.kind in EVENT_FACETS))
    also = {e: next(f for f in facets if f.event == e) for e in events}
    for event in events or [""]:
        here = [f for f in facets if f.event == event and f.kind in EVENT_FACETS]
        others = [Facet("also", (e,), e, "", also[e].where) for e in events if e != event]
        yield [*own, *here, *others[:4]]


def _unpacked(facet: Facet, facets: list[Facet]) -> list[Facet]:
    return [f for f in facets if f.event == facet.event and f.kind in EVENT_FACETS] if facet.kind == "also" else [facet]


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
