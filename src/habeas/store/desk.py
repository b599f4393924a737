"""What the desk asks of the casebook as it was last assembled: which cases, which claims, which of them next. Answers in a bounded time, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Literal

from django.db.models import Q, QuerySet

from habeas.model.cases import Casebook, CaseFile
from habeas.model.claims import Claim
from habeas.model.errors import NotFound
from habeas.model.plain import from_plain
from habeas.model.source import Source
from habeas.store import assembled, fulltext
from habeas.store.facts import months, token, years
from habeas.store.fulltext import Eyes, Narrowed, Term
from habeas.store.models import CaseRow, ClaimFactRow, NounRow
from habeas.store.rows import stored_text
from habeas.store.search import asked, folded
from habeas.store.seen import view
from habeas.store.visible import visible

RANKED = 200
"""Up to so many finds the best stand first; more are given as they stand in the casebook, for nobody reads them all."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
ASKED_MONTHS = 24
"""Months of a stretch of time that the index is asked for one by one; of a longer one it is asked for the years."""

Sort = Literal["day", "last", "reports", "questions", "disagreements", "title"]


@dataclass(frozen=True, slots=True)
class Cases:
    """Which cases are wanted; "" wants all. `words`: all stand in what a case can be found by; `since`, `until`: days of the main event."""

    words: str = ""
    kind: str = ""
    country: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    open_questions: bool = False
    disagreeing: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list. `line`: all that a list shows of it, plain, as the assembling wrote it."""

    id: str
    title: str
    day: str
    kind: str
    country: str
    status: tuple[str, ...]
    reports: int
    questions: int
    disagreements: int
    last: str
    line: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some of the cases that are wanted, and how many there are in all."""

    cases: tuple[CaseLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Claims:
    """Which claims are wanted; "" wants all. `words`: all stand in the claim's own words, or in the names of those it names; `thing`: the id of a person,
    place, body, report or case; `since`, `until`: days that the claim's time may touch; `state`: "proposed", "accepted" ..."""

    words: str = ""
    kind: str = ""
    stance: str = ""
    state: str = ""
    speaker_kind: str = ""
    event_kind: str = ""
    predicate: str = ""
    country: str = ""
    thing: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    surer: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in a list: its words and where they stand, and what it says."""

    id: str
    source: str
    start: int
    end: int
    words: str
    kind: str
    stance: str
    state: str
    predicate: str
    speaker: str
    speaker_kind: str
    event_kind: str
    country: str
    earliest: str
    latest: str
    case: str
    confidence: float
    worth: float
    reasons: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A report with its words and all claims that rest on them, in the order in which they stand."""

    source: Source
    text: str
    claims: tuple[Claim, ...]
    cases: tuple[str, ...]


def case_rows(wanted: Cases = Cases(), sort: Sort = "day", page: int = 0, size: int = 50) -> CasePage:
    """A page of the cases that are wanted; what most needs looking at first: the latest, the most told of, the most open."""
    found = _cases(wanted)
    order = ("title", "ident") if sort == "title" else (f"-{sort}", "ident")
    rows = found.order_by(*order)[page * size : (page + 1) * size]
    return CasePage(tuple(_line(row) for row in rows.defer("members", "words")), found.count())


def _cases(wanted: Cases) -> QuerySet[CaseRow]:
    found = CaseRow.objects.all()
    for word in folded(wanted.words).split():
        found = found.filter(words__contains=word)
    exact = {name: value for name in ("kind", "country") if (value := getattr(wanted, name))}
    found = found.filter(**exact)
    if wanted.status:
        found = found.filter(status__contains=f" {wanted.status} ")
    if wanted.since:
        found = found.filter(day__gte=wanted.since)
    if wanted.until:
        found = found.filter(day__lte=wanted.until, day__gt="")
    if wanted.open_questions:
        found = found.filter(questions__gt=0)
    return found.filter(disagreements__gt=0) if wanted.disagreeing else found


def _line(row: CaseRow) -> CaseLine:
    return CaseLine(
        row.ident,
        row.title,
        row.day,
        row.kind,
        row.country,
        tuple(row.status.split()),
        row.reports,
        row.questions,
        row.disagreements,
        row.last,
        row.line,
    )


def case(ident: str) -> tuple[CaseFile, Casebook]:
    """A case with every noun that is needed to show it, the texts left out. Raises NotFound where there is none of this id."""
    if not CaseRow.objects.filter(pk=ident).exists():
        raise NotFound(f"there is no case {ident!r} any more. The list of cases has those there are.")
    book = assembled.part(ident, with_text=False)
    return next(one for one in book.cases if one.id == ident), book


def source(ident: str) -> SourcePage:
    """A report with its claims. Raises NotFound where there is none of this id."""
    row = NounRow.objects.filter(pk=ident, kind="sources").first()
    if row is None:
        raise NotFound(f"there is no report {ident!r}.")
    facts = list(ClaimFactRow.objects.filter(source=ident).order_by("start", "end", "ident").values_list("ident", "case"))
    nouns = NounRow.objects.in_bulk([claim for claim, _ in facts])
    claims = tuple(from_plain(Claim, nouns[claim].noun) for claim, _ in facts)
    return SourcePage(from_plain(Source, row.noun), stored_text(ident), claims, tuple(sorted({case for _, case in facts if case})))


def search(wanted: Claims, page: int = 0, size: int = 50) -> tuple[Found, ...]:
    """A page of the claims that are wanted; of few the best first, of many as they stand in the casebook, the newest parts first."""
    wants = matching(wanted)
    if not wants:
        rows = narrowed(ClaimFactRow.objects.order_by("-id"), wanted)
        return tuple(in_list(row) for row in rows[page * size : (page + 1) * size])
    ids = _ids(wants, wanted, page, size)
    rows_of = ClaimFactRow.objects.in_bulk(ids)
    return tuple(in_list(rows_of[ident]) for ident in ids if ident in rows_of)


def matching(wanted: Claims) -> list[tuple[Term, ...]]:
    """What to ask the index for: the words, and every filter that it knows."""
    told = {"k": wanted.kind, "s": wanted.stance, "t": wanted.state, "v": wanted.speaker_kind, "e": wanted.event_kind, "c": wanted.country}
    tokens = [token(sort, value) for sort, value in told.items() if value]
    tokens += [token("p", wanted.predicate)] if wanted.predicate else []
    tokens += [token("i", thing) for thing in (wanted.thing, wanted.source) if thing]
    parts: list[tuple[Term, ...]] = [(Term("facets", one),) for one in tokens]
    if wanted.since or wanted.until:
        span = years(wanted.since or f"{FIRST_YEAR}", wanted.until or f"{LAST_YEAR}")
        if span and span != [token("y", "open")]:
            parts.append(tuple(Term("facets", one) for one in (*span, token("y", "open"))))
    if wanted.since and wanted.until:  # a few months are far fewer claims than the years they lie in
        span = months(wanted.since, wanted.until, ASKED_MONTHS)
        if span and span != [token("m", "long")]:
            parts.append(tuple(Term("facets", one) for one in (*span, token("m", "long"))))
    return [*parts, *((term,) for term in asked(wanted.words))]


def _ids(wants: list[tuple[Term, ...]], wanted: Claims, page: int, size: int) -> list[int]:
    """Numbers of a page of the claims that the index gives and that the columns let through."""
    where, values = "", []
    for column, sign, value in (("latest", ">=", wanted.since), ("earliest", "<=", wanted.until)):
        if value:
            where += f" AND (f.{column} = '' OR f.{column} {sign} %s)"
            values.append(value)
    if wanted.since or wanted.until:
        where += " AND (f.earliest <> '' OR f.latest <> '')"
    if wanted.surer:
        where += " AND f.confidence >= %s"
        values.append(str(wanted.surer))
    now = view()  # the index leaves out what may not be seen, and not the page afterwards, which must not be shorter for it
    narrowed = Narrowed(where, tuple(values), Eyes(now.name, partial(visible, now.name)) if now else None)
    index = fulltext.index()
    found = index.claims(wants, narrowed, max(RANKED + 1, (page + 1) * size))
    if found and len(found) <= RANKED and asked(wanted.words):
        found = index.best_claims(wants, found)
    return found[page * size : (page + 1) * size]


def narrowed(rows: QuerySet[ClaimFactRow], wanted: Claims) -> QuerySet[ClaimFactRow]:
    """Rows narrowed by every filter that is a column."""
    exact = {n: v for n in ("kind", "stance", "state", "speaker_kind", "event_kind", "country", "source") if (v := getattr(wanted, n))}
    rows = rows.filter(**exact)
    if wanted.surer:
        rows = rows.filter(confidence__gte=wanted.surer)
    if wanted.since or wanted.until:
        rows = rows.exclude(earliest="", latest="")
    if wanted.since:
        rows = rows.filter(Q(latest="") | Q(latest__gte=wanted.since))
    return rows.filter(Q(earliest="") | Q(earliest__lte=wanted.until)) if wanted.until else rows


NAMES = tuple(field.name for field in fields(Found))


def in_list(row: ClaimFactRow) -> Found:
    """A claim's row as a list shows it."""
    return Found(row.ident, *(getattr(row, name) for name in NAMES[1:]))


def countries() -> tuple[str, ...]:
    """Codes of the countries in which claims are placed."""
    return tuple(ClaimFactRow.objects.exclude(country="").order_by("country").values_list("country", flat=True).distinct())
