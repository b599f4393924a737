"""Which reports belong together: a casebook falls into parts that share no person, no incident and no text, and each can be put together by itself.

Bodies, places, laws and public figures stand in many reports that have nothing to do with one another: they tie none, and get one id everywhere
by their keys.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from habeas.linking.bodies import keyed
from habeas.linking.reasons import join_from
from habeas.model.events import GRAVE
from habeas.model.findings import Findings, Identities, Link
from habeas.model.judgement import Judgement

STRUCK = "struck:"
"""Begins the key of a public figure to whom something was done: reports of that belong together."""
FIGURE = "figure:"
SORTS = {"org": "body", "place": "place", "law": "law", FIGURE: "person"}
"""What an id of a thing begins with, by how its key begins."""


def shared_keys(findings: Findings) -> Iterator[tuple[str, str]]:
    """(id, key) of the bodies, places, laws and public figures of a report: whoever bears one key in any report is the same."""
    victims = {v for e in findings.events if e.kind in GRAVE and e.happened != "no" for v in e.entities("victim")}
    for _, ident, key, _ in keyed(findings):
        yield ident, key
        if key.startswith(FIGURE) and ident in victims:
            yield ident, STRUCK + key


def ties(found: Link, figures: Collection[str]) -> bool:
    """Whether a link brings two reports together. `figures`: ids of public figures, whom reports of many things name."""
    if found.kind not in ("person", "event", "text", "report") or found.score < join_from():
        return False
    return not (found.left in figures and found.right in figures)


def parts(sources: Iterable[str], tied: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The reports that belong together, directly or by way of others; each part sorted, the parts in order of their first report."""
    parent = {source: source for source in sources}

    def root(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for left, right in tied:
        if left in parent and right in parent:
            a, b = sorted((root(left), root(right)))
            parent[b] = a
    out: dict[str, list[str]] = {}
    for source in sorted(parent):
        out.setdefault(root(source), []).append(source)
    return [tuple(part) for _, part in sorted(out.items())]


def tied_by_key(keys: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that tell of something done to one public figure. `keys`: (source, key) of each."""
    first: dict[str, str] = {}
    for source, key in keys:
        if key.startswith(STRUCK) and first.setdefault(key, source) != source:
            yield first[key], source


def tied_by_decision(judgements: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """Pairs of reports whose words one decision is about."""
    for j in judgements:
        sources = sorted({q.source for q in (*j.on, *j.other)})
        yield from ((sources[0], other) for other in sources[1:])


def shared_ids(keys: Iterable[tuple[str, str]], apart: Collection[str] = ()) -> dict[str, str]:
    """For each thing that bears a key: the id that all have who bear it, or bear another that one of these bears too. `apart`: ids kept apart by a decision.

    The id is made of the first of the keys, so it stays what it is whichever reports come and go: an id out of some report's own would change with
    every report that sorts before it, and with it all cases that name the thing.
    """
    parent: dict[str, str] = {}
    own: dict[str, str] = {}

    def root(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for local, key in keys:
        if local not in apart and not key.startswith(STRUCK):
            parent.setdefault(key, key)
            a, b = sorted((root(key), root(own.setdefault(local, key))))
            parent[b] = a
    return {local: _id(root(key)) for local, key in own.items()}


@functools.lru_cache(maxsize=50_000)
def _id(key: str) -> str:
    sort = next(name for begin, name in SORTS.items() if key.startswith(begin))
    return f"{sort}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def everywhere(identities: Identities, shared: Mapping[str, str]) -> Identities:
    """Clusters of one part under the ids that their bodies, places, laws and public figures have in the whole casebook."""
    table = identities.table()
    known = {table[local]: shared[local] for local in sorted(shared) if local in table}
    return Identities(tuple((local, known.get(cluster, cluster)) for local, cluster in identities.of), identities.links, identities.refused)


def united(several: Sequence[Identities]) -> Identities:
    """The clusters of several parts as those of one casebook."""
    order = lambda k: (k.kind, k.left, k.right)  # noqa: E731 - one key for both lists
    return Identities(
        tuple(sorted(pair for one in several for pair in one.of)),
        tuple(sorted((k for one in several for k in one.links), key=order)),
        tuple(sorted((k for one in several for k in one.refused), key=order)),
    )
