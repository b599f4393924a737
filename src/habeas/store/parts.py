"""The parts of the casebook: which findings could have to do with one another, and what was assembled of those that do."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from habeas.model.plain import to_plain
from habeas.store import facts, search
from habeas.store.facts import Fact
from habeas.store.models import (
    CaseRow,
    ComparisonRow,
    FindingsRow,
    IdentityRow,
    KeyRow,
    LinkRow,
    NounRow,
    PartRow,
    SharedKeyRow,
    VersionRow,
)
from habeas.store.rows import BATCH

SEARCHED = {"people": "person", "organisations": "organisation", "places": "place"}
"""Lists of a casebook whose names are searched, and what they are called in the index."""
Plain = dict[str, Any]
Merge = Callable[[str, Sequence[Plain]], Plain]
"""Makes one noun of a list out of what several parts say of it, all plain."""


@dataclass(frozen=True, slots=True)
class Row:
    """A case file as it is kept. `day`: by which it is listed; `line`: what a list shows of it; `members`: ids of what is needed to show it;
    `columns`: what a list is narrowed and sorted by."""

    ident: str
    day: str
    title: str
    line: Plain
    members: Collection[str]
    columns: Plain


@dataclass(frozen=True, slots=True)
class Assembled:
    """What came of one part, plain. `own`, `versions`: (kind, id, noun) of what stands in this part only, and of what others may name too.

    `identities`: (id in one report, id here); `links`: (refused, link).
    """

    name: str
    fingerprint: str
    digest: str
    own: Sequence[tuple[str, str, Plain]]
    versions: Sequence[tuple[str, str, Plain]]
    identities: Sequence[tuple[str, str]]
    links: Sequence[tuple[bool, Plain]]
    cases: Sequence[Row]
    facts: Sequence[Fact]


def own_rows() -> list[tuple[int, str, bool]]:
    """(number, source, whether its day of publication is loose) of what was found in each source with the date it states, by source."""
    found = FindingsRow.objects.filter(dated="").order_by("source_id").values_list("pk", "source_id", "loose")
    return [(pk, source, bool(loose)) for pk, source, loose in found]


def holders() -> Iterator[tuple[str, list[int]]]:
    """Each blocking key that several findings hold, with their numbers."""
    several = KeyRow.objects.values("key").annotate(held=Count("pk")).filter(held__gt=1).values("key")
    rows = KeyRow.objects.filter(key__in=several).order_by("key").values_list("key", "findings_id").iterator(chunk_size=5000)
    for key, held in itertools.groupby(rows, key=lambda row: row[0]):
        yield key, [ident for _, ident in held]


def bonds() -> dict[tuple[int, int], int]:
    """How far any two findings that were compared are tied, by the numbers of both (that of the smaller source first)."""
    return {(left, right): bond for left, right, bond in ComparisonRow.objects.values_list("left_id", "right_id", "bond").iterator()}


def links_between(idents: Collection[int]) -> dict[tuple[int, int], list[Plain]]:
    """The links between any two of these findings, plain, by the two numbers."""
    found: dict[tuple[int, int], list[Plain]] = {}
    wanted = sorted(idents)
    for i in range(0, len(wanted), BATCH):
        rows = ComparisonRow.objects.filter(left_id__in=wanted[i : i + BATCH]).exclude(bond=0)
        found |= {(left, right): links for left, right, links in rows.values_list("left_id", "right_id", "links")}
    held = set(wanted)
    return {pair: links for pair, links in found.items() if pair[1] in held}


def unbonded() -> Iterator[tuple[int, int, int, list[Plain]]]:
    """(number, left, right, links) of comparisons of which it was not worked out how far they tie."""
    yield from ComparisonRow.objects.filter(bond=-1).values_list("pk", "left_id", "right_id", "links").iterator()


def set_bonds(bonds: Mapping[int, int]) -> None:
    """Note how far comparisons tie, by their numbers."""
    rows = [ComparisonRow(pk=pk, bond=bond) for pk, bond in bonds.items()]
    ComparisonRow.objects.bulk_update(rows, ["bond"], batch_size=BATCH)


def forget_bonds() -> None:
    """Have it worked out anew how far comparisons tie."""
    ComparisonRow.objects.update(bond=-1)


def shared_keys() -> list[tuple[int, str, str]]:
    """(number of the findings, id, key) of every body, place, law and public figure."""
    return list(SharedKeyRow.objects.order_by("pk").values_list("findings_id", "local", "key"))


def known(layer: str) -> dict[str, tuple[str, Any]]:
    """Fingerprint and result of each part of a layer, by the part's name."""
    return {
        name: (print_, result) for name, print_, result in PartRow.objects.filter(layer=layer).values_list("name", "fingerprint", "result")
    }


def save_results(layer: str, results: Mapping[str, tuple[str, Any]], gone: Collection[str]) -> None:
    """Note fingerprint and result of some parts, and drop those that are gone."""
    drop = [*results, *gone]
    for i in range(0, len(drop), BATCH):
        PartRow.objects.filter(layer=layer, name__in=drop[i : i + BATCH]).delete()
    made = (PartRow(layer=layer, name=name, fingerprint=print_, result=result) for name, (print_, result) in results.items())
    PartRow.objects.bulk_create(made, batch_size=BATCH)


def save(assembled: Sequence[Assembled], gone: Collection[str], merge: Merge) -> None:
    """Put parts in the place of those of their names, drop those that are gone, and make what parts share one noun again."""
    touched = _drop([*(part.name for part in assembled), *gone])
    own = [NounRow(ident=ident, kind=kind, part=part.name, noun=noun) for part in assembled for kind, ident, noun in part.own]
    NounRow.objects.bulk_create(own, batch_size=BATCH)
    versions = [VersionRow(part=part.name, ident=i, kind=kind, noun=noun) for part in assembled for kind, i, noun in part.versions]
    VersionRow.objects.bulk_create(versions, batch_size=BATCH)
    touched |= {row.ident for row in versions}
    held = (IdentityRow(local=local, cluster=cluster, part=part.name) for part in assembled for local, cluster in part.identities)
    IdentityRow.objects.bulk_create(held, batch_size=BATCH)
    links = (
        LinkRow(left=link["left"], right=link["right"], refused=refused, part=part.name, noun=link)
        for part in assembled
        for refused, link in part.links
    )
    LinkRow.objects.bulk_create(links, batch_size=BATCH)
    cases = [(part.name, row) for part in assembled for row in part.cases]
    rows = (
        CaseRow(ident=c.ident, part=part, day=c.day, title=c.title, line=c.line, members=sorted(c.members), **c.columns)
        for part, c in cases
    )
    CaseRow.objects.bulk_create(rows, batch_size=BATCH)
    facts.save((part.name, fact) for part in assembled for fact in part.facts)
    search.index(_names((row.kind, row.ident, row.noun) for row in own))
    search.index(("case", row.ident, row.title) for _, row in cases)
    save_results("cases", {part.name: (part.fingerprint, part.digest) for part in assembled}, gone)
    _share(touched, merge)


def _drop(parts: Sequence[str]) -> set[str]:
    """Take parts out; gives the ids of what they shared with others."""
    touched: set[str] = set()
    for i in range(0, len(parts), BATCH):
        some = parts[i : i + BATCH]
        facts.forget(some)
        touched |= set(VersionRow.objects.filter(part__in=some).values_list("ident", flat=True))
        search.forget_all("person", list(NounRow.objects.filter(part__in=some, kind="people").values_list("ident", flat=True)))
        search.forget_all("case", list(CaseRow.objects.filter(part__in=some).values_list("ident", flat=True)))
        for table in (NounRow, VersionRow, IdentityRow, LinkRow, CaseRow):
            table.objects.filter(part__in=some).delete()
    return touched


def _share(idents: Collection[str], merge: Merge) -> None:
    """Make these nouns of parts one noun each."""
    wanted = sorted(idents)
    for i in range(0, len(wanted), BATCH):
        some = wanted[i : i + BATCH]
        NounRow.objects.filter(ident__in=some).delete()
        for kind in SEARCHED.values():
            search.forget_all(kind, some)
        made = [NounRow(ident=ident, kind=kind, noun=noun) for kind, ident, noun in shared(merge, some)]
        NounRow.objects.bulk_create(made, batch_size=BATCH)
        search.index(_names((row.kind, row.ident, row.noun) for row in made))


def shared(merge: Merge, idents: Collection[str]) -> Iterator[tuple[str, str, Plain]]:
    """(kind, id, noun) of what parts share, made of the versions of all parts."""
    rows = VersionRow.objects.filter(ident__in=list(idents)).order_by("ident", "part").values_list("kind", "ident", "noun")
    for (kind, ident), versions in itertools.groupby(rows.iterator(), key=lambda row: (row[0], row[1])):
        yield kind, ident, merge(kind, [noun for _, _, noun in versions])


def shared_nouns() -> Iterator[dict[str, Plain]]:
    """What parts share, as it is kept: some nouns at a time, by id."""
    rows = NounRow.objects.filter(part="").order_by("ident").values_list("ident", "noun").iterator()
    yield from iter(lambda: dict(itertools.islice(rows, BATCH)), {})


def _names(nouns: Iterable[tuple[str, str, Plain]]) -> Iterator[tuple[str, str, str]]:
    """What the index says of nouns: their names."""
    for kind, ident, noun in nouns:
        if kind == "people":
            names = [name["text"] for name in noun.get("names", ())]
        elif kind in SEARCHED:
            names = [noun["name"], *noun.get("names", ())]
        else:
            continue
        if names:
            yield SEARCHED[kind], ident, "\n".join(names)


def digested() -> Iterator[tuple[str, Iterator[tuple[str, str, Plain]]]]:
    """Each part's name with (kind, id, noun) of all that it says, as the rows say it now."""
    for name in PartRow.objects.filter(layer="cases").order_by("name").values_list("name", flat=True):
        own = NounRow.objects.filter(part=name).values_list("kind", "ident", "noun")
        yield name, itertools.chain(own, VersionRow.objects.filter(part=name).values_list("kind", "ident", "noun"))


def plain_links(links: Iterable[Any], *, refused: bool) -> list[tuple[bool, Plain]]:
    """Links between people and between events, as they are kept."""
    return [(refused, to_plain(link)) for link in links if link.kind in ("person", "event")]
