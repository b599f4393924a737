"""Questions to the casebook: which reports are there, which could have to do with one another, and what was made of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from habeas.model.plain import from_plain
from habeas.model.source import Source
from habeas.store import health
from habeas.store.desk import CaseLine, CasePage, Cases, Claims, Found, SourcePage, case, case_rows, countries, search, source
from habeas.store.models import ClaimRow, ComparisonRow, FindingsRow, JudgementRow, KeyRow, OriginalRow, ReceiptRow, SourceRow
from habeas.store.rows import Receipt
from habeas.store.rules import names
from habeas.store.waiting import among, fact, queue, waiting
from habeas.store.writing import busy, trouble

__all__ = [
    "CaseLine",
    "CasePage",
    "Cases",
    "Claims",
    "Found",
    "SourcePage",
    "all_findings",
    "among",
    "busy",
    "case",
    "case_rows",
    "compared_with",
    "countries",
    "dated_findings",
    "fact",
    "findings_row",
    "integrity",
    "own_findings",
    "queue",
    "receipt",
    "receipts",
    "rows",
    "rules",
    "search",
    "server",
    "sharing_keys",
    "sizes",
    "source",
    "source_row",
    "source_rows",
    "sources_of",
    "triggers",
    "trouble",
    "unfound",
    "versions",
    "waiting",
]

IN_ONE_QUESTION = 500
"""Values that one SQL statement is given at most."""


def receipt(sha256: str) -> Receipt | None:
    """What was noted when these bytes came, or None where they never did."""
    row = ReceiptRow.objects.filter(pk=sha256).first()
    return _receipt(row) if row else None


def receipts() -> Iterator[Receipt]:
    """Every file that was received, by SHA-256."""
    return (_receipt(row) for row in ReceiptRow.objects.order_by("pk"))


def _receipt(row: ReceiptRow) -> Receipt:
    return Receipt(row.pk, row.name, row.received, row.media_type, row.hints, tuple(row.refusals))


def sources_of(sha256: str) -> tuple[Source, ...]:
    """The sources that were read out of a received file."""
    return tuple(from_plain(Source, row.noun) for row in SourceRow.objects.filter(receipt_id=sha256).order_by("pk"))


def source_rows() -> QuerySet[SourceRow]:
    """Every source, by id."""
    return SourceRow.objects.order_by("pk")


def source_row(ident: str) -> SourceRow | None:
    """A source by its id, or None."""
    return SourceRow.objects.filter(pk=ident).first()


def visible_sources(idents: Collection[str]) -> set[str]:
    """Those of these reports that may be seen."""
    return set(SourceRow.objects.filter(pk__in=list(idents)).values_list("pk", flat=True))


def unfound() -> QuerySet[SourceRow]:
    """Sources in which nothing was looked for yet, or where looking failed."""
    return SourceRow.objects.exclude(Exists(FindingsRow.objects.filter(source=OuterRef("pk"), dated=""))).order_by("pk")


def own_findings(sources: Collection[str] | None = None) -> list[FindingsRow]:
    """What was found in each source (or in these) with the date it states itself, by source; the findings themselves are not loaded."""
    own = FindingsRow.objects.filter(dated="").defer("noun").order_by("source_id")
    return list(own if sources is None else own.filter(source_id__in=sources))


def all_findings() -> list[FindingsRow]:
    """All findings, those with an inferred date too; the findings themselves are not loaded."""
    return list(FindingsRow.objects.defer("noun").order_by("source_id", "dated"))


def dated_findings() -> set[int]:
    """Numbers of the findings with an inferred date."""
    return set(FindingsRow.objects.exclude(dated="").values_list("pk", flat=True))


def rows_of(source: str) -> list[FindingsRow]:
    """Everything found in a source, with each time of publication that it may have."""
    return list(FindingsRow.objects.filter(source_id=source).order_by("pk"))


def findings_row(source: str, dated: str) -> FindingsRow | None:
    """What was found in a source with this time of publication, or None where it was not looked for with it."""
    return FindingsRow.objects.defer("noun").filter(source_id=source, dated=dated).first()


def sharing_keys(row: FindingsRow, limit: Callable[[str], int]) -> set[int]:
    """Findings of other sources, with the date they state themselves, that share a blocking key with these; one that too many hold is not followed."""
    mine = KeyRow.objects.filter(findings=row).values("key")
    own = KeyRow.objects.filter(key__in=mine, findings__dated="")
    held = own.values("key").annotate(holders=Count("findings")).values_list("key", "holders")
    followed = [key for key, holders in held if holders <= limit(key)]
    return set(own.filter(key__in=followed).exclude(findings__source_id=row.source_id).values_list("findings_id", flat=True).distinct())


def compared_with(row: FindingsRow) -> set[int]:
    """Findings that these were compared with already."""
    pairs = ComparisonRow.objects.filter(Q(left=row) | Q(right=row)).values_list("left_id", "right_id")
    return {other for pair in pairs for other in pair if other != row.pk}


def rows(idents: Collection[int]) -> list[FindingsRow]:
    """Rows of findings by number, in order of their sources."""
    found: list[FindingsRow] = []
    wanted = sorted(idents)
    for i in range(0, len(wanted), IN_ONE_QUESTION):
        found.extend(FindingsRow.objects.defer("noun").filter(pk__in=wanted[i : i + IN_ONE_QUESTION]))
    return sorted(found, key=lambda row: (row.source_id, row.dated))


def compared_links() -> Iterator[Any]:
    """Every link that came of comparing reports, plain; those too weak to join anything too."""
    return (link for links in ComparisonRow.objects.values_list("links", flat=True).iterator() for link in links)


def links_between(left: Collection[str], right: Collection[str]) -> Iterator[Any]:
    """The links, plain, between two groups of persons or events of single reports."""
    sources = [{ident.split(":")[0] for ident in group} for group in (left, right)]
    either = Q(left__source__in=sources[0], right__source__in=sources[1]) | Q(left__source__in=sources[1], right__source__in=sources[0])
    for links in ComparisonRow.objects.filter(either).values_list("links", flat=True):
        for link in links:
            if (link["left"] in left and link["right"] in right) or (link["left"] in right and link["right"] in left):
                yield link


def claims_a_source() -> dict[str, int]:
    """How many claims were found in each source."""
    counted = ClaimRow.objects.filter(findings__dated="").values("findings__source_id").annotate(n=Count("pk"))
    return {row["findings__source_id"]: row["n"] for row in counted}


def sources_with_day() -> Iterator[tuple[Source, str]]:
    """Every source and when it was received."""
    found = SourceRow.objects.select_related("receipt").order_by("pk")
    return ((from_plain(Source, row.noun), row.receipt.received) for row in found.defer("segments"))


def versions() -> tuple[str, ...]:
    """The versions of the finder that the findings were made with."""
    return tuple(FindingsRow.objects.order_by("version").values_list("version", flat=True).distinct())


def sizes() -> dict[str, int]:
    """How many there are of each thing that is kept."""
    tables: dict[str, Any] = {
        "files": ReceiptRow,
        "originals": OriginalRow,
        "reports": SourceRow,
        "claims": ClaimRow,
        "decisions": JudgementRow,
    }
    return {name: table.objects.count() for name, table in tables.items()}


def integrity() -> tuple[str, ...]:
    """What the database itself finds wrong with the casebook."""
    return health.integrity()


def server() -> str:
    """The version of the server that keeps the casebook, "" where a file does."""
    return health.version()


def triggers() -> frozenset[str]:
    """Names of the rules that the database enforces by itself."""
    return health.triggers()


def rules() -> frozenset[str]:
    """Names of the rules that it must enforce."""
    return names(connection.vendor)
