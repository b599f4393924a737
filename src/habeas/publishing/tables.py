"""The casebook as tables for a spreadsheet: people, events, claims, status, figures, sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from habeas.model.amount import Amount
from habeas.model.cases import Casebook
from habeas.model.events import ESF
from habeas.model.when import When
from habeas.model.wording import called
from habeas.publishing.provenance import COLUMNS, Provenance

Cell = str | int | float | None
BOM = b"\xef\xbb\xbf"
"""Excel reads a file as UTF-8 only with this mark."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is run as a formula by spreadsheets."""


def tables(casebook: Casebook) -> dict[str, tuple[Sequence[str], list[Sequence[Cell]]]]:
    """Every table by name: its head and its rows. Each row but a report's own ends with what it rests on."""
    rests = Provenance(casebook)
    return {
        "people": (PEOPLE, list(_people(casebook, rests))),
        "events": (EVENTS, list(_events(casebook, rests))),
        "claims": (CLAIMS, list(_claims(casebook, rests))),
        "status": (STATUS, list(_status(casebook, rests))),
        "figures": (FIGURES, list(_figures(casebook, rests))),
        "sources": (SOURCES, list(_sources(casebook))),
    }


def tables_csv(casebook: Casebook) -> dict[str, bytes]:
    """One CSV file a table, by file name: UTF-8 with byte order mark, comma, quoted where needed; text can never become a formula."""
    return {f"{name}.csv": _table(head, rows) for name, (head, rows) in tables(casebook).items()}


def safe(cell: Cell) -> str | int | float:
    """A cell that no spreadsheet runs: text that looks like a formula gets a leading apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(RISKY):
        return "'" + cell
    return cell


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe(c) for c in row] for row in rows)
    return BOM + out.getvalue().encode("utf-8")


def _when(w: When | None) -> tuple[Cell, Cell, Cell]:
    return (w.earliest, w.latest, w.words) if w else (None, None, None)


def _amount(a: Amount | None) -> tuple[Cell, Cell, Cell]:
    return (a.low, a.high, a.words) if a else (None, None, None)


def _list(items: Iterable[str]) -> str:
    return "; ".join(items)


PEOPLE = (
    "id", "called", "kind", "names", "pseudonyms", "sex", "age_low", "age_high", "age_words", "age_group", "count_low", "count_high", "count_words", "kin",
    "types", "occupations", "members", "protect", "cases", *COLUMNS,
)  # fmt: skip


def _people(b: Casebook, rests: Provenance) -> Iterable[Sequence[Cell]]:
    people = {p.id: p for p in b.people}
    cases: dict[str, list[str]] = {}
    for c in b.cases:
        for i in c.people:
            cases.setdefault(i, []).append(c.id)
    for p in b.people:
        kin = (f"{k.relation} of {called(people[k.to], people)}" for k in p.kin if k.to in people)
        names, hidden = ([n.text for n in p.names if n.pseudonym is flag] for flag in (False, True))
        yield (
            p.id, called(p, people), p.kind, _list(names), _list(hidden), p.sex, *_amount(p.age), p.age_group, *_amount(p.count), _list(kin), _list(p.types),
            _list(p.occupations), _list(p.members), _list(p.protect), _list(cases.get(p.id, ())), *rests.about(p.id, p.mentions),
        )  # fmt: skip


EVENTS = (
    "id", "kind", "sdg", "esf_code", "happened", "earliest", "latest", "when_words", "place", "country", "count_low", "count_high", "count_words", "victims",
    "perpetrators", "agents", "others", "part_of", *COLUMNS,
)  # fmt: skip


def _events(b: Casebook, rests: Provenance) -> Iterable[Sequence[Cell]]:
    names = rests.names
    places = {p.id: p for p in b.places}
    for e in b.events:
        place = places.get(e.place or "")
        where = (place.name, place.country_name or place.country) if place else (None, None)
        by_role = (_list(names.get(x, x) for x in e.entities(role)) for role in ("victim", "perpetrator", "agent", "other"))
        yield (
            e.id, e.kind, e.sdg, ESF.get(e.kind), e.happened, *_when(e.when), *where,
            *_amount(e.count), *by_role, e.part_of, *rests.of(e.claims),
        )  # fmt: skip


CLAIMS = (
    "id", "kind", "source", "start", "end", "quote", "speaker", "speaker_kind", "relay", "stance", "negated", "direct", "subjects", "predicate", "objects",
    "event", "earliest", "latest", "when_words", "place", "amount_low", "amount_high", "amount_words", "confidence", "state", "finder", "version", "sdg", "esf_code",
)  # fmt: skip


def _claims(b: Casebook, rests: Provenance) -> Iterable[Sequence[Cell]]:
    """One row a quote: a claim with two quotes has two rows."""
    names = rests.names | {p.id: p.name for p in b.places}
    events = {e.id: e for e in b.events}
    for c in b.claims:
        told = events.get(c.event or "")
        speaker = names.get(c.speaker.entity or "") or c.speaker.name
        for q in c.quotes:
            yield (
                c.id, c.kind, q.source, q.start, q.end, q.text, speaker, c.speaker.kind, _list(c.speaker.relay), c.stance, str(c.negated).lower(),
                str(c.direct).lower(), _list(names.get(s, s) for s in c.subjects), c.predicate, _list(names.get(o, o) for o in c.objects), c.event,
                *_when(c.when), names.get(c.place or ""), *_amount(c.amount), c.confidence, c.state, c.finder.name, c.finder.version,
                told.sdg if told else None, ESF.get(told.kind) if told else None,
            )  # fmt: skip


STATUS = ("case", "title", "person", "called", "status", "latest", "since_earliest", "since_latest", "since_words", "reported", *COLUMNS)


def _status(b: Casebook, rests: Provenance) -> Iterable[Sequence[Cell]]:
    for c in b.cases:
        last = {s.person: n for n, s in enumerate(c.status)}
        for n, s in enumerate(c.status):
            newest = "yes" if last[s.person] == n else "no"
            told = (s.reported.latest or s.reported.earliest) if s.reported else None
            yield (c.id, c.title, s.person, rests.names.get(s.person), s.status, newest, *_when(s.since), told, *rests.of(s.claims))


FIGURES = (
    "id", "series", "what", "low", "high", "approximate", "words", "unit", "earliest", "latest", "period_words", "region", "reported_by", "source", "quote",
    "claims",
)  # fmt: skip


def _figures(b: Casebook, rests: Provenance) -> Iterable[Sequence[Cell]]:
    names = rests.names | {p.id: p.name for p in b.places}
    for f in b.figures:
        a = f.amount
        yield (
            f.id, f.series, f.what, a.low, a.high, str(a.approximate).lower(), a.words, f.unit, *_when(f.period), names.get(f.region or ""),
            names.get(f.reported_by or ""), f.source, f.quote.text, _list(rests.figure(f.quote)),
        )  # fmt: skip


SOURCES = (
    "id", "sha256", "name", "title", "outlet", "authors", "published_earliest", "published_latest", "published_words", "language", "machine_translated",
    "republishes", "url", "media_type",
)  # fmt: skip


def _sources(b: Casebook) -> Iterable[Sequence[Cell]]:
    for s in b.sources:
        yield (
            s.id, s.sha256, s.name, s.title, s.outlet, _list(s.authors), *_when(s.published), s.language, str(s.machine_translated).lower(), s.republishes,
            s.url, s.media_type,
        )  # fmt: skip
