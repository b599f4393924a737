"""From the ids of single reports to the ids of what they have in common: every reference rewritten, none left behind."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.model.claims import Appeal, Claim, Figure
from habeas.model.findings import Findings, Identities


@functools.lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """A name without case, marks, articles and punctuation, for comparison only."""
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"^(the|a|an) ", "", re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", kept)).strip())


class Renaming:
    """Local id to the id of what it is the same as; ids it does not know stay as they are."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table

    def id(self, local: str) -> str:
        """The shared id of a local one."""
        return self._table.get(local, local)

    def locals(self) -> Iterable[str]:
        """The ids of single reports that it knows."""
        return self._table.keys()

    def further(self, table: dict[str, str]) -> Renaming:
        """The renaming that goes on from shared ids to others."""
        return Renaming({**table, **{local: table.get(shared, shared) for local, shared in self._table.items()}})

    def maybe(self, local: str | None) -> str | None:
        """The same, None staying None."""
        return None if local is None else self.id(local)

    def ids(self, locals_: Iterable[str]) -> tuple[str, ...]:
        """Shared ids in the order given, each once."""
        return tuple(dict.fromkeys(self.id(x) for x in locals_))

    def claim(self, c: Claim) -> Claim:
        """A claim whose references are shared ids; its words stay what they are."""
        spoken = self.maybe(c.speaker.entity)
        return replace(
            c,
            speaker=c.speaker if spoken == c.speaker.entity else replace(c.speaker, entity=spoken),
            subjects=self.ids(c.subjects),
            objects=tuple(self.id(o) for o in c.objects),
            event=self.maybe(c.event),
            place=self.maybe(c.place),
        )

    def figure(self, f: Figure) -> Figure:
        """A figure whose references are shared ids."""
        return replace(f, region=self.maybe(f.region), reported_by=self.maybe(f.reported_by))

    def appeal(self, a: Appeal) -> Appeal:
        """An appeal whose references are shared ids."""
        return replace(a, by=self.maybe(a.by), to=self.ids(a.to), for_=self.ids(a.for_), event=self.maybe(a.event))


def name_keys(findings: Findings) -> Iterator[tuple[str, str]]:
    """(id, key) of a report's bodies, places and laws: those that bear one name in one country are the same."""
    for o in findings.organisations:
        yield o.id, f"organisation|{fold(o.name)}|{o.country or '?'}"
    for p in findings.places:
        yield p.id, f"place|{fold(p.name)}|{p.country or '?'}|{p.kind}|{fold(p.region or '')}"
    for w in findings.laws:
        yield w.id, f"law|{fold(w.name)}|{w.article or ''}"


OWN_ACT = frozenset({"imprisonment", "disappearance"})
"""Kinds that stay acts of their own where reports of them were compared as one with a taking: what led to them is told by another word."""


def told_apart(findings: Sequence[Findings], identities: Identities) -> list[dict[str, list[str]]]:
    """Where reports of an arrest and of the sentence it led to, or of an abduction and of who is missing since, were compared as one: the ids by what they are.

    They are two acts of one case. "" stands for the taking.
    """
    table = identities.table()
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for e in (e for f in findings for e in f.events):
        held[table.get(e.id, e.id)][e.kind if e.kind in OWN_ACT else ""].append(e.id)
    return [{kind: sorted(ids) for kind, ids in sorted(told.items())} for told in held.values() if len(told) > 1]


def renaming(findings: Sequence[Findings], identities: Identities, apart: Iterable[Mapping[str, Sequence[str]]]) -> Renaming:
    """Who and what is the same, after linking: its clusters, and bodies, places and laws that bear one name in one country. `apart`: see `told_apart`."""
    table = identities.table()
    table |= {x: ids[0] for told in apart for ids in told.values() for x in ids}
    named: dict[str, set[str]] = defaultdict(set)
    for local, key in (pair for f in findings for pair in name_keys(f)):
        named[key].add(table.get(local, local))
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while x in parent:
            x = parent[x]
        return x

    for same in named.values():
        roots = sorted({root(x) for x in same})
        for other in roots[1:]:
            parent[other] = roots[0]
    locals_ = {x.id for f in findings for group in (f.people, f.organisations, f.places, f.events, f.laws) for x in group}
    return Renaming({x: root(table.get(x, x)) for x in sorted(locals_)})
