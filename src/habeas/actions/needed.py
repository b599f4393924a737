"""Which nouns are needed to show a case: its own, what is said of them, and all that these name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from habeas.model.cases import Casebook, CaseFile
from habeas.model.plain import to_plain
from habeas.store import assembled


def needed(casebook: Casebook) -> dict[str, Collection[str]]:
    """For each case the ids of every noun that is needed to show it: its own, what is said of them, and all that these name."""
    nouns = {noun.id: noun for kind in assembled.KINDS for noun in getattr(casebook, kind)}
    cases = {case.id for case in casebook.cases}
    named = {ident: {other for other in _ids(to_plain(noun), nouns) if other not in cases} for ident, noun in nouns.items()}
    said = _said_of(casebook)
    return {case.id: {case.id, *_reached(_start(case, said) | named[case.id], named)} for case in casebook.cases}


def _said_of(casebook: Casebook) -> dict[str | None, set[str]]:
    """Ids of the claims and appeals that are about each person or event, and of the figures and laws that stand in each report."""
    said: dict[str | None, set[str]] = {}
    about: list[tuple[str, tuple[str | None, ...]]]
    about = [(c.id, (c.event,) if c.event is not None else (*c.subjects, *c.objects)) for c in casebook.claims]
    about += [(a.id, (a.by, a.event, *a.for_)) for a in casebook.appeals]
    about += [(f.id, (f.source,)) for f in casebook.figures]
    about += [(law.id, tuple(quote.source for quote in law.quotes)) for law in casebook.laws]
    for ident, of in about:
        for one in of:
            said.setdefault(one, set()).add(ident)
    return said


def _start(case: CaseFile, said: Mapping[str | None, set[str]]) -> set[str]:
    """What belongs to a case, and what is said of its people and events."""
    core = {*case.people, *case.events, *case.sources}
    return core.union(*(said.get(one, ()) for one in core))


def _reached(start: set[str], named: Mapping[str, set[str]]) -> set[str]:
    """Everything that is named by what we start from, by what that names, and so on."""
    done: set[str] = set()
    waiting = start
    while waiting:
        done |= waiting
        waiting = {other for ident in waiting for other in named.get(ident, ())} - done
    return done


def _ids(plain: Any, nouns: Collection[str]) -> Iterator[str]:
    """Every string in plain data that is the id of a noun."""
    if isinstance(plain, str):
        if plain in nouns:
            yield plain
    elif isinstance(plain, dict):
        for value in plain.values():
            yield from _ids(value, nouns)
    elif isinstance(plain, list):
        for value in plain:
            yield from _ids(value, nouns)
