"""That a report prints a name is something it says: a claim, made where reports name one person differently and no claim holds the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from habeas.casefile.kinship import words
from habeas.casefile.renaming import fold
from habeas.model.claims import Claim, Finder, Speaker
from habeas.model.people import Person
from habeas.model.quote import Quote
from habeas.model.source import Source

FINDER = Finder("habeas.casefile.naming", "1")


def spelling(name: str) -> tuple[str, ...]:
    """The parts of a name without titles, for comparison."""
    return tuple(t for t in fold(name).split() if t not in words()["titles"]["words"])


def name_claims(people: Mapping[str, Person], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> Iterator[Claim]:
    """One claim for each differing full name and report, quoting its first mention, unless some claim already quotes a mention of it there."""
    quoted: dict[str, list[Quote]] = defaultdict(list)
    for c in claims.values():
        for q in c.quotes:
            quoted[q.source].append(q)
    for p in people.values():
        full = {spelling(n.text) for n in p.names if not n.pseudonym and len(spelling(n.text)) > 1}
        if p.kind == "group" or not (len(full) > 1 or (full and any(n.pseudonym for n in p.names))):
            continue
        for (_, source), found in sorted(_mentions(p, full).items()):
            if not any(q.span.covers(m.span) for m in found for q in quoted[source]):
                yield _claim(p, found[0], sources[source])


def _mentions(p: Person, full: set[tuple[str, ...]]) -> dict[tuple[tuple[str, ...], str], list[Quote]]:
    out: dict[tuple[tuple[str, ...], str], list[Quote]] = defaultdict(list)
    for m in p.mentions:
        if spelling(m.text) in full:
            out[spelling(m.text), m.source].append(m)
    return out


def _claim(p: Person, m: Quote, source: Source) -> Claim:
    return Claim(
        id=f"{m.source}:name:{m.start}",
        kind="attribute",
        quotes=(m,),
        speaker=Speaker(None, source.outlet, "media"),
        stance="asserted",
        negated=False,
        direct=False,
        subjects=(p.id,),
        predicate="name",
        objects=(m.text,),
        finder=FINDER,
        why="another report names this person differently",
    )
