"""The casebook as it was last assembled, kept so that questions are answered at once; made anew when a report or a decision came."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Appeal, Claim, Figure, Law
from habeas.model.events import Event
from habeas.model.findings import Link
from habeas.model.people import Organisation, Person, Place
from habeas.model.plain import from_plain
from habeas.model.source import Source
from habeas.store import facts, search
from habeas.store.models import CaseRow, IdentityRow, LinkRow, MarkRow, NounRow, PartRow, SourceRow, VersionRow
from habeas.store.rows import BATCH, stored_texts
from habeas.store.seen import shown_whole, trimmed, view

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
PLAIN = ("ident", "kind", "noun")
SEARCHED = ("person", "organisation", "place", "case")
AT_HAND = 4000
"""Nouns kept as they were made of their rows: where one claim of a case is decided, a thousand others stay as they are (about 15 MB)."""


def mark(name: str) -> str:
    """What is noted under a name; "" where nothing is."""
    return MarkRow.objects.filter(pk=name).values_list("value", flat=True).first() or ""


def marks(*names: str) -> list[str]:
    """What is noted under several names, in one question."""
    noted = dict(MarkRow.objects.filter(pk__in=names).values_list("name", "value"))
    return [noted.get(name, "") for name in names]


def set_mark(name: str, value: str) -> None:
    """Note a value under a name."""
    MarkRow.objects.update_or_create(name=name, defaults={"value": value})


def changed() -> None:
    """Note that a report or a decision came, so that the casebook is assembled anew when next asked; call inside the transaction."""
    # in one statement: where others write at the same time no change is counted over another
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO marks (name, value) VALUES ('changes', '1')"
            " ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(marks.value AS bigint) + 1 AS text)"
        )


def clear() -> None:
    """Throw the assembled casebook away."""
    for table in (NounRow, VersionRow, CaseRow, IdentityRow, LinkRow, PartRow):
        table.objects.all().delete()
    search.forget(SEARCHED)
    facts.forget_every()


def whole(*, with_text: bool = True) -> Casebook:
    """The whole casebook as it was last assembled."""
    return _casebook(
        ((ident, kind, _noun(ident, kind, plain)) for ident, kind, plain in NounRow.objects.values_list(*PLAIN)), with_text=with_text
    )


def part(case: str, *, with_text: bool = True) -> Casebook:
    """Every noun that is needed to show a case, as a casebook of its own: bodies and places as its own reports tell of them."""
    row = CaseRow.objects.get(pk=case)
    found: list[tuple[str, str, Any]] = []
    for i in range(0, len(row.members), BATCH):
        some = row.members[i : i + BATCH]
        for table in (NounRow, VersionRow):
            rows = table.objects.filter(part=row.part, ident__in=some).annotate(written=Cast("noun", TextField()))
            found.extend(
                (ident, kind, _kept(ident, kind, written)) for ident, kind, written in rows.values_list("ident", "kind", "written")
            )
    return _casebook(found, with_text=with_text)


def _casebook(found: Iterable[tuple[str, str, Any]], *, with_text: bool) -> Casebook:
    """A casebook of (id, kind, noun)."""
    lists: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for _, kind, noun in sorted(found, key=lambda row: row[0]):
        lists[kind].append(noun)
    texts = tuple(stored_texts([source.id for source in lists["sources"]]).items()) if with_text else ()
    return Casebook(**{kind: tuple(nouns) for kind, nouns in lists.items()}, texts=texts)


def _noun(ident: str, kind: str, plain: Any) -> Any:
    """A row's noun, as much of it as may be seen."""
    return from_plain(KINDS[kind], trimmed(kind, ident, plain))


def _kept(ident: str, kind: str, written: str) -> Any:
    """The same of a row as the database wrote it; one that nobody is shown less of is made out of the same words once."""
    if shown_whole(kind, ident):
        return _made(kind, written)
    return _noun(ident, kind, json.loads(written))


@functools.lru_cache(maxsize=AT_HAND)
def _made(kind: str, written: str) -> Any:
    return from_plain(KINDS[kind], json.loads(written))


def forget() -> None:
    """Keep no nouns at hand, as after starting."""
    _made.cache_clear()


def shown(found: Iterable[tuple[str, str]], words: str) -> Iterator[tuple[str, str]]:
    """Those of (kind, id) in the index that may be seen; a name that many reports share only where a report that may be seen has all the words."""
    if view() is None:
        yield from found
        return
    hits = list(found)
    seen = set(SourceRow.objects.filter(pk__in=[ident for kind, ident in hits if kind == "source"]).values_list("pk", flat=True))
    nouns_ = NounRow.objects.in_bulk([ident for kind, ident in hits if kind != "source"])
    seen |= {row.ident for row in nouns_.values() if ":" in row.ident or row.kind == "cases" or _has(row, words)}
    yield from (hit for hit in hits if hit[1] in seen)


def _has(row: NounRow, words: str) -> bool:
    plain = trimmed(row.kind, row.ident, row.noun)
    names = [name if isinstance(name, str) else name["text"] for name in plain.get("names", ())]
    said = search.folded("\n".join([*names, plain.get("name", "")]))
    return all(word in said for word in search.folded(words).split())


def noun(ident: str) -> tuple[str, Any] | None:
    """The kind and the noun that has this id in the assembled casebook, or None."""
    row = NounRow.objects.filter(pk=ident).first()
    return (row.kind, _noun(row.ident, row.kind, row.noun)) if row else None


def nouns(kind: str) -> tuple[Any, ...]:
    """Every noun of one list of the casebook ("people", "cases" ...), by id."""
    return tuple(_noun(row.ident, kind, row.noun) for row in NounRow.objects.filter(kind=kind).order_by("ident"))


def plain(kind: str) -> list[tuple[str, Any]]:
    """Id and plain data of every noun of one list, by id: quicker than nouns where a few fields are wanted of many."""
    found = NounRow.objects.filter(kind=kind).order_by("ident").values_list("ident", "noun")
    return [(ident, trimmed(kind, ident, noun)) for ident, noun in found]


def some(idents: Collection[str]) -> dict[str, Any]:
    """The nouns with these ids, by id; those that are not there are left out."""
    return {row.ident: _noun(row.ident, row.kind, row.noun) for row in NounRow.objects.in_bulk(list(set(idents))).values()}


def held(idents: Collection[str]) -> set[str]:
    """Those of these ids that nouns of the assembled casebook have."""
    return set(NounRow.objects.in_bulk(list(idents)))


def starting(kind: str, prefix: str) -> tuple[Any, ...]:
    """The nouns of one list whose ids begin so, by id."""
    found = NounRow.objects.filter(kind=kind, ident__gte=prefix, ident__lt=prefix + "\uffff").order_by("ident")
    return tuple(_noun(row.ident, kind, row.noun) for row in found)


def case_rows() -> tuple[tuple[int, str, str], ...]:
    """(number, id, title) of every case, in order of listing."""
    return tuple((number, ident, title) for number, (ident, title) in enumerate(_listed().values_list("ident", "title"), 1))


def case_lines() -> tuple[tuple[int, dict[str, Any]], ...]:
    """(number, what a list shows of it) of every case, in order of listing."""
    return tuple(enumerate(_listed().values_list("line", flat=True), 1))


def case_members() -> Iterator[tuple[str, str, list[str]]]:
    """(id, title, ids of every noun that is needed to show it) of every case, in order of listing."""
    return _listed().values_list("ident", "title", "members").iterator()


def titles(idents: Collection[str], language: str = "en") -> tuple[tuple[str, str], ...]:
    """(id, title) of those of these cases that there are, in order of listing; in Korean where that is asked for."""
    found = _listed().filter(ident__in=idents).values_list("ident", "title", "line")
    return tuple((ident, (language == "ko" and line.get("korean")) or title) for ident, title, line in found)


def case_number(ident: str) -> int | None:
    """The place of a case in the order of listing, or None where there is none of this id."""
    day = CaseRow.objects.filter(pk=ident).values_list("day", flat=True).first()
    return None if day is None else CaseRow.objects.filter(Q(day__gt=day) | Q(day=day, ident__lt=ident)).count() + 1


def cases_named(words: Collection[str]) -> frozenset[str]:
    """Ids of the cases that all of these folded words stand in: in the title, or in the names of people and places; none where no word is given."""
    found = CaseRow.objects.all()
    for word in words:
        found = found.filter(words__contains=word)
    return frozenset(found.values_list("ident", flat=True)) if words else frozenset()


def _listed() -> QuerySet[CaseRow]:
    return CaseRow.objects.order_by("-day", "ident")


def cases_with(ident: str) -> tuple[str, ...]:
    """Ids of the cases that a report, person or event belongs to, or that name a place, organisation or claim; in order of listing."""
    own = NounRow.objects.filter(pk=ident).values_list("kind", "part").first()
    parts = {own[1]} if own else set()
    parts |= set(VersionRow.objects.filter(ident=ident).values_list("part", flat=True))
    here = _listed().filter(part__in=parts)
    if own and own[0] in ("sources", "people", "events"):
        named = set(here.values_list("ident", flat=True))
        holding = {row.ident for row in NounRow.objects.filter(kind="cases", ident__in=named) if ident in row.noun[own[0]]}
        return tuple(here.filter(ident__in=holding).values_list("ident", flat=True))
    return tuple(case for case, ids in here.values_list("ident", "members") if ident in ids)


def cluster_of(local: str) -> str | None:
    """The cluster that a person, event or other thing of one report belongs to, or None where there is no such thing."""
    return IdentityRow.objects.filter(local=local).values_list("cluster", flat=True).first()


def clusters_in(source: str, letter: str) -> tuple[str, ...]:
    """The clusters of the things of one kind in a report: "p" people, "e" events ..."""
    found = IdentityRow.objects.filter(local__startswith=f"{source}:{letter}").values_list("cluster", flat=True)
    return tuple(sorted(set(found)))


def identities() -> dict[str, str]:
    """The cluster of every thing of a single report."""
    return dict(IdentityRow.objects.values_list("local", "cluster"))


def locals_of(cluster: str) -> tuple[str, ...]:
    """The things of single reports that were put together under this id, by id."""
    return tuple(IdentityRow.objects.filter(cluster=cluster).order_by("local").values_list("local", flat=True))


def locals_of_each(clusters: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The same for several, in one question for many; those without any are there with none."""
    wanted, found = sorted(set(clusters)), dict[str, list[str]]()
    for i in range(0, len(wanted), BATCH):
        rows = IdentityRow.objects.filter(cluster__in=wanted[i : i + BATCH]).order_by("local")
        for local, cluster in rows.values_list("local", "cluster"):
            found.setdefault(cluster, []).append(local)
    return {cluster: tuple(found.get(cluster, ())) for cluster in wanted}


def links(idents: Collection[str], *, refused: bool) -> tuple[Link, ...]:
    """The links between any two of these ids of single reports: those that hold, or those that were refused."""
    found = LinkRow.objects.filter(left__in=idents, right__in=idents, refused=refused).order_by("left", "right")
    return tuple(from_plain(Link, row.noun) for row in found)
