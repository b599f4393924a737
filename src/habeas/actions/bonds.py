"""How reports hang together in the store: which were compared, which links tie them, which ids they share with the whole casebook."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.edition import edition
from habeas.model.findings import Link
from habeas.model.judgement import Judgement
from habeas.model.plain import from_plain
from habeas.store import assembled, parts, queries, rows
from habeas.store.writing import writing

Pair = tuple[int, int]
AT_ONCE = 50
"""Comparisons that are kept in one go; others may write between two goes."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which findings count for each source, by number."""

    row_of: Mapping[str, int]
    source_of: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Tied:
    """Pairs of findings that have links between them, and those of them whose links tie the two reports."""

    found: Found
    linked: frozenset[Pair]
    tying: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands in many reports. `ids`: its id everywhere by its id in one report; `by_source`: these ids by report; `keys`: (source, key);
    `figures`: the ids everywhere of public figures."""

    ids: Mapping[str, str]
    by_source: Mapping[str, Sequence[str]]
    keys: Sequence[tuple[str, str]]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that belong together, with all that decides what comes of them."""

    name: str
    sources: tuple[str, ...]
    rows: tuple[int, ...]
    pairs: frozenset[Pair]
    decided: tuple[Judgement, ...] = ()
    shared: tuple[tuple[str, str], ...] = ()

    def fingerprint(self) -> str:
        """SHA-256 over all that decides what comes of this part. Findings never change under their number."""
        said = [edition(), self.rows, sorted(self.pairs), [j.hash for j in self.decided], self.shared]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def found(row_of: Mapping[str, int]) -> Found:
    """Which findings count for each source."""
    return Found(row_of, {row: source for source, row in row_of.items()})


def renew() -> None:
    """Work out what an older edition of habeas, or one that kept no parts, did not leave behind: keys of what is shared, how far links tie."""
    if assembled.mark("shared keys") != edition():
        from habeas.linking.dating import loose
        from habeas.pipeline import everywhere_keys

        with writing():
            for row in queries.all_findings():
                said = rows.findings(row)
                rows.save_shared_keys(row.pk, everywhere_keys(said))
                row.loose = loose(said.source.published)
                row.save(update_fields=["loose"])
            parts.forget_bonds()
            assembled.set_mark("shared keys", edition())
    _work_out_bonds()


def _work_out_bonds() -> None:
    from habeas.actions.add_reports import bond
    from habeas.linking.parts import FIGURE

    left_over = list(parts.unbonded())
    if left_over:
        figures = {local for _, local, key in parts.shared_keys() if key.startswith(FIGURE)}
        with writing():
            parts.set_bonds({pk: bond([from_plain(Link, link) for link in links], figures) for pk, _, _, links in left_over})


def tied(these: Found) -> Tied:
    """Which of these findings have to do with one another. Those that were never compared are compared now and kept."""
    from habeas.linking.keys import followed

    chosen = these.source_of
    held = ((key, sorted((row for row in rows if row in chosen), key=chosen.__getitem__)) for key, rows in parts.holders())
    wanted = followed(held)
    known = parts.bonds()
    missing = wanted - known.keys()
    if missing:
        known |= _compare(missing)
    return Tied(
        these,
        frozenset(pair for pair in wanted if known[pair] > 0),
        frozenset(pair for pair in wanted if known[pair] == 2),
    )


def _compare(missing: Collection[Pair]) -> dict[Pair, int]:
    from habeas.actions.add_reports import compare_two

    by_number = {row.pk: row for row in queries.rows({row for pair in missing for row in pair})}
    waiting = sorted(missing)
    made: dict[Pair, int] = {}
    for i in range(0, len(waiting), AT_ONCE):
        with writing():
            made |= {(left, right): compare_two(by_number[left], by_number[right])[1] for left, right in waiting[i : i + AT_ONCE]}
    return made


def shared(these: Found, apart: Collection[str]) -> Shared:
    """What these findings have in common with one another without belonging together. `apart`: ids that decisions keep apart."""
    from habeas.linking.parts import FIGURE, shared_ids

    keys = [(these.source_of[row], local, key) for row, local, key in parts.shared_keys() if row in these.source_of]
    ids = shared_ids(((local, key) for _, local, key in keys), apart)
    by_source: dict[str, dict[str, None]] = defaultdict(dict)
    for source, local, _ in keys:
        by_source[source][local] = None
    figures = frozenset(ids[local] for _, local, key in keys if key.startswith(FIGURE) and local in ids)
    return Shared(ids, {s: sorted(locals_) for s, locals_ in by_source.items()}, [(s, key) for s, _, key in keys], figures)


def split(tied: Tied, shared: Shared, decided: Sequence[Judgement]) -> list[Part]:
    """The parts that reports fall into, each with its decisions and the ids that it shares."""
    from habeas.linking.parts import parts as connected
    from habeas.linking.parts import tied_by_decision, tied_by_key

    source_of = tied.found.source_of
    by_link = [(source_of[left], source_of[right]) for left, right in tied.tying]
    together = connected(tied.found.row_of, [*by_link, *tied_by_key(sorted(shared.keys)), *tied_by_decision(decided)])
    return parts_of(tied, together, shared, decided)


def parts_of(tied: Tied, together: Iterable[tuple[str, ...]], shared: Shared, decided: Sequence[Judgement]) -> list[Part]:
    """Parts with all that decides what comes of them. `together`: the sources of each."""
    from habeas.pipeline import about

    together = list(together)
    name_of = {source: sources[0] for sources in together for source in sources}
    pairs: dict[str, set[Pair]] = defaultdict(set)
    for left, right in tied.linked:
        name = name_of.get(tied.found.source_of[left])
        if name is not None and name == name_of.get(tied.found.source_of[right]):
            pairs[name].add((left, right))
    said: dict[str, dict[int, Judgement]] = defaultdict(dict)
    for j in decided:
        for quote in (*j.on, *j.other):
            if quote.source in name_of:
                said[name_of[quote.source]][j.number] = j
    return [
        Part(
            sources[0],
            sources,
            tuple(tied.found.row_of[source] for source in sources),
            frozenset(pairs[sources[0]]),
            tuple(about(sources, list(said[sources[0]].values()))),
            tuple((local, shared.ids[local]) for source in sources for local in shared.by_source.get(source, ()) if local in shared.ids),
        )
        for sources in together
    ]
