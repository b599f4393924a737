"""Rows to nouns and nouns to rows: what was received, read, found and compared. Call the savers inside a transaction."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError

from habeas.model.claims import Appeal, Claim, Law
from habeas.model.errors import WrongQuote
from habeas.model.findings import Findings, Link
from habeas.model.people import Organisation, Person, Place
from habeas.model.plain import from_plain, to_plain
from habeas.model.quote import Quote
from habeas.model.source import Segment, Source, Text
from habeas.model.when import When
from habeas.store import search
from habeas.store.models import (
    ClaimRow,
    ComparisonRow,
    FindingsRow,
    KeyRow,
    OriginalRow,
    QuoteRow,
    ReceiptRow,
    SharedKeyRow,
    SourceRow,
    TextRow,
)
from habeas.store.rules import PIECE

BATCH = 400


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file that was given to us. `hints`: the metadata it came with, plain, by name; `refusals`: what could not be read of it, plain."""

    sha256: str
    name: str
    received: str
    media_type: str
    hints: Mapping[str, Any]
    refusals: tuple[Mapping[str, Any], ...] = ()


def save_original(sha256: str, body: bytes) -> None:
    """Keep bytes under their SHA-256; kept once however often they come."""
    OriginalRow.objects.get_or_create(sha256=sha256, defaults={"size": len(body), "body": body})


def original(sha256: str) -> bytes:
    """The bytes that were received under this SHA-256."""
    body = OriginalRow.objects.values_list("body", flat=True).get(sha256=sha256)
    return (
        body.encode(errors="surrogateescape") if isinstance(body, str) else bytes(body)
    )  # words, where someone wrote into the file by hand


def save_receipt(receipt: Receipt) -> None:
    """Note that a file was received; a later note on the same bytes replaces what could be read of them, never when they came."""
    fields = {"name": receipt.name, "hints": receipt.hints, "media_type": receipt.media_type, "refusals": list(receipt.refusals)}
    ReceiptRow.objects.update_or_create(
        original_id=receipt.sha256, defaults=fields, create_defaults={**fields, "received": receipt.received}
    )


def save_text(text: Text, receipt: str) -> None:
    """Keep a source with its stored text, and put its words into the search index."""
    source = text.source
    SourceRow.objects.create(
        id=source.id,
        receipt_id=receipt,
        sha256=source.sha256,
        name=source.name,
        title=source.title,
        outlet=source.outlet,
        language=source.language,
        published_earliest=source.published.earliest,
        published_latest=source.published.latest,
        noun=to_plain(source),
        segments=to_plain(text.segments),
        length=len(text.text),
    )
    pieces = (TextRow(source_id=source.id, start=i, body=text.text[i : i + PIECE]) for i in range(0, len(text.text), PIECE))
    TextRow.objects.bulk_create(pieces, batch_size=BATCH)
    search.index([("source", source.id, f"{source.title or ''}\n{text.text}")])


def stored_text(source: str) -> str:
    """The stored text of a source."""
    return "".join(TextRow.objects.filter(source_id=source).order_by("start").values_list("body", flat=True))


def stored_texts(sources: Collection[str]) -> dict[str, str]:
    """The stored texts of several sources, by id, in one question for many."""
    wanted, texts = sorted(set(sources)), dict[str, list[str]]()
    for i in range(0, len(wanted), BATCH):
        pieces = TextRow.objects.filter(source_id__in=wanted[i : i + BATCH]).order_by("source_id", "start")
        for source, body in pieces.values_list("source_id", "body"):
            texts.setdefault(source, []).append(body)
    return {source: "".join(texts.get(source, ())) for source in wanted}


def stored_part(source: str, start: int, end: int) -> tuple[int, str]:
    """The pieces of a stored text that hold a stretch of it, and the place where they begin."""
    pieces = TextRow.objects.filter(source_id=source, start__lt=end, start__gt=start - PIECE).order_by("start").values_list("start", "body")
    held = list(pieces)
    return (held[0][0], "".join(body for _, body in held)) if held else (0, "")


def text(row: SourceRow) -> Text:
    """A source with its stored text."""
    return Text(from_plain(Source, row.noun), stored_text(row.id), tuple(from_plain(Segment, s) for s in row.segments))


def dating(published: When | None) -> str:
    """An inferred time of publication as the key that findings are kept under; "" for the source's own."""
    return "" if published is None else json.dumps(to_plain(published), sort_keys=True)


def save_findings(
    found: Findings,
    stored: str,
    version: str,
    keys: Iterable[str],
    published: When | None = None,
    *,
    shared: Iterable[tuple[str, str]] = (),
    loose: bool | None = None,
) -> FindingsRow:
    """Keep what was found in a source. Raises WrongQuote where a quote does not stand in the stored text; the database checks again.

    `shared`: (id, key) of what other reports may name too; `loose`: whether other reports are to be asked when it was published.
    """
    quotes = sorted(_quotes(found), key=lambda q: (q[0], q[1].start, q[1].end))
    for _, quote in quotes:
        quote.check(stored)
    try:
        row = FindingsRow(source_id=found.source.id, dated=dating(published), version=version, loose=loose, noun=to_plain(found))
        return _insert(row, found, sorted(set(keys)), shared, quotes)
    except IntegrityError as error:
        raise WrongQuote(f"the casebook refuses what was found in {found.source.name}: {error}") from error


def _insert(
    row: FindingsRow, found: Findings, keys: Iterable[str], shared: Iterable[tuple[str, str]], quotes: Iterable[tuple[str, Quote]]
) -> FindingsRow:
    row.save(force_insert=True)
    QuoteRow.objects.bulk_create(
        (QuoteRow(findings=row, source_id=q.source, owner=owner, start=q.start, end=q.end, words=q.text) for owner, q in quotes),
        batch_size=BATCH,
    )
    ClaimRow.objects.bulk_create((_claim(row, claim) for claim in found.claims), batch_size=BATCH)
    KeyRow.objects.bulk_create((KeyRow(findings=row, key=key) for key in keys), batch_size=BATCH)
    save_shared_keys(row.pk, shared)
    return row


def save_shared_keys(findings: int, keys: Iterable[tuple[str, str]]) -> None:
    """Keep what the bodies, places, laws and public figures of a report are known by, in place of what was kept before."""
    SharedKeyRow.objects.filter(findings_id=findings).delete()
    SharedKeyRow.objects.bulk_create((SharedKeyRow(findings_id=findings, local=local, key=key) for local, key in keys), batch_size=BATCH)


def _claim(row: FindingsRow, claim: Claim) -> ClaimRow:
    return ClaimRow(
        findings=row,
        ident=claim.id,
        kind=claim.kind,
        stance=claim.stance,
        negated=claim.negated,
        predicate=claim.predicate,
        speaker=claim.speaker.name,
        speaker_kind=claim.speaker.kind,
        confidence=claim.confidence,
    )


def _quotes(found: Findings) -> Iterator[tuple[str, Quote]]:
    """Every quote in the findings with the id of what it belongs to."""
    mentioned: tuple[Person | Organisation | Place, ...] = (*found.people, *found.organisations, *found.places)
    said: tuple[Claim | Appeal | Law, ...] = (*found.claims, *found.appeals, *found.laws)
    for noun in mentioned:
        yield from ((noun.id, quote) for quote in noun.mentions)
    for statement in said:
        yield from ((statement.id, quote) for quote in statement.quotes)
    yield from ((figure.id, figure.quote) for figure in found.figures)


@functools.lru_cache(maxsize=2000)
def _findings(ident: int, source: str, dated: str) -> Findings:
    return from_plain(Findings, FindingsRow.objects.get(pk=ident).noun)


def findings(row: FindingsRow) -> Findings:
    """The findings of a row. Rows never change, so the last ones read are kept at hand."""
    return _findings(row.pk, row.source_id, row.dated)


def forget_findings() -> None:
    """Keep none at hand: the rows were thrown away, or another casebook was opened."""
    _findings.cache_clear()


def save_comparison(left: FindingsRow, right: FindingsRow, links: Iterable[Link], bond: int) -> None:
    """Keep what came of comparing two findings; `left` is that of the smaller source id, `bond` says how far the links tie the two."""
    row = ComparisonRow(left=left, right=right, links=[to_plain(link) for link in links], bond=bond)
    ComparisonRow.objects.bulk_create([row], ignore_conflicts=True)  # another process may have compared them at the same time
