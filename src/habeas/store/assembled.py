"""The casebook as it was last assembled, kept so that questions are answered at once; made anew when a report or a decision came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Appeal, Claim, Figure, Law
from habeas.model.events import Event
from habeas.model.findings import Identities, Link
from habeas.model.people import Organisation, Person, Place
from habeas.model.plain import from_plain, to_plain
from habeas.model.source import Source
from habeas.store import search
from habeas.store.models import CaseRow, IdentityRow, LinkRow, MarkRow, NounRow
from habeas.store.rows import BATCH, stored_text

KINDS: Mapping[str, type[Any]] = {
    "sources": Source,
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "events": Event,
    "claims": Claim,
    "figures": Figure,
    "appeals": Appeal,
    "laws": Law,
    "cases": CaseFile,
}
"""Lists of a casebook and the noun that each holds."""
SEARCHED = ("person", "organisation", "place", "case")


def mark(name: str) -> str:
    """What is noted under a name; "" where nothing is."""
    return MarkRow.objects.filter(pk=name).values_list("value", flat=True).first() or ""


def set_mark(name: str, value: str) -> None:
    """Note a value under a name."""
    MarkRow.objects.update_or_create(name=name, defaults={"value": value})


def changed() -> None:
    """Note that a report or a decision came, so that the casebook is assembled anew when next asked; call inside the transaction."""
    set_mark("changes", str(int(mark("changes") or 0) + 1))


def save(casebook: Casebook, identities: Identities, cases: Iterable[tuple[CaseFile, Collection[str]]]) -> None:
    """Put an assembled casebook in the place of the last one. `cases`: in order of listing, each with the ids that are needed to show it."""
    clear()
    nouns = (NounRow(ident=noun.id, kind=kind, noun=to_plain(noun)) for kind in KINDS for noun in getattr(casebook, kind))
    NounRow.objects.bulk_create(nouns, batch_size=BATCH)
    CaseRow.objects.bulk_create(
        CaseRow(number=n, ident=case.id, title=case.title, members=sorted(members)) for n, (case, members) in enumerate(cases, 1)
    )
    IdentityRow.objects.bulk_create((IdentityRow(local=local, cluster=cluster) for local, cluster in identities.of), batch_size=BATCH)
    for refused, links in ((False, identities.links), (True, identities.refused)):
        LinkRow.objects.bulk_create(
            (LinkRow(left=link.left, right=link.right, refused=refused, noun=to_plain(link)) for link in links), batch_size=BATCH
        )
    search.index(("person", p.id, "\n".join(name.text for name in p.names)) for p in casebook.people if p.names)
    search.index(("organisation", o.id, "\n".join((o.name, *o.names))) for o in casebook.organisations)
    search.index(("place", p.id, "\n".join((p.name, *p.names))) for p in casebook.places)
    search.index(("case", case.id, case.title) for case in casebook.cases)


def clear() -> None:
    """Throw the assembled casebook away."""
    for table in (NounRow, CaseRow, IdentityRow, LinkRow):
        table.objects.all().delete()
    search.forget(SEARCHED)


def whole(*, with_text: bool = True) -> Casebook:
    """The whole casebook as it was last assembled."""
    return _casebook(NounRow.objects.order_by("ident"), with_text=with_text)


def part(members: Collection[str], *, with_text: bool = True) -> Casebook:
    """The nouns with these ids, as a casebook of their own."""
    return _casebook(NounRow.objects.in_bulk(list(members)).values(), with_text=with_text)


def _casebook(found: Iterable[NounRow], *, with_text: bool) -> Casebook:
    lists: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for row in sorted(found, key=lambda row: row.ident):
        lists[row.kind].append(from_plain(KINDS[row.kind], row.noun))
    texts = tuple((source.id, stored_text(source.id)) for source in lists["sources"]) if with_text else ()
    return Casebook(**{kind: tuple(nouns) for kind, nouns in lists.items()}, texts=texts)


def noun(ident: str) -> tuple[str, Any] | None:
    """The kind and the noun that has this id in the assembled casebook, or None."""
    row = NounRow.objects.filter(pk=ident).first()
    return (row.kind, from_plain(KINDS[row.kind], row.noun)) if row else None


def nouns(kind: str) -> tuple[Any, ...]:
    """Every noun of one list of the casebook ("people", "cases" ...), by id."""
    return tuple(from_plain(KINDS[kind], row.noun) for row in NounRow.objects.filter(kind=kind).order_by("ident"))


def case_rows() -> tuple[tuple[int, str, str], ...]:
    """(number, id, title) of every case, in order of listing."""
    return tuple(CaseRow.objects.order_by("number").values_list("number", "ident", "title"))


def members(case: str) -> tuple[str, ...]:
    """Ids of every noun that is needed to show a case."""
    return tuple(CaseRow.objects.values_list("members", flat=True).get(ident=case))


def cases_with(ident: str) -> tuple[str, ...]:
    """Ids of the cases that a report, person or event belongs to, or that name a place, organisation or claim; in order of listing."""
    kind = NounRow.objects.filter(pk=ident).values_list("kind", flat=True).first()
    if kind in ("sources", "people", "events"):
        holding = {row.ident for row in NounRow.objects.filter(kind="cases") if ident in row.noun[kind]}
        return tuple(case for _, case, _ in case_rows() if case in holding)
    return tuple(case for case, ids in CaseRow.objects.order_by("number").values_list("ident", "members") if ident in ids)


def cluster_of(local: str) -> str | None:
    """The cluster that a person, event or other thing of one report belongs to, or None where there is no such thing."""
    return IdentityRow.objects.filter(local=local).values_list("cluster", flat=True).first()


def locals_of(cluster: str) -> tuple[str, ...]:
    """The things of single reports that were put together under this id, by id."""
    return tuple(IdentityRow.objects.filter(cluster=cluster).order_by("local").values_list("local", flat=True))


def links(idents: Collection[str], *, refused: bool) -> tuple[Link, ...]:
    """The links between any two of these ids of single reports: those that hold, or those that were refused."""
    found = LinkRow.objects.filter(left__in=idents, right__in=idents, refused=refused).order_by("left", "right")
    return tuple(from_plain(Link, row.noun) for row in found)
