"""Check the casebook against itself: bytes, texts, quotes, decisions. Every fault is listed; nothing is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.actions.assemble import changed_by_hand, current
from habeas.edition import edition
from habeas.model.errors import HabeasError
from habeas.model.plain import from_plain
from habeas.model.source import Text
from habeas.reading import Hints, read
from habeas.store import ledger, queries, rows
from habeas.store.models import OriginalRow, QuoteRow


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be. `where`: original, text, quote, ledger, casebook or file."""

    where: str
    message: str


def verify() -> Iterator[Fault]:
    """Every fault of the casebook, in a fixed order; none where all is well."""
    yield from (Fault("file", message) for message in queries.integrity())
    yield from (Fault("file", f"the rule {name} is gone: someone took it out") for name in sorted(queries.rules() - queries.triggers()))
    yield from _originals()
    yield from _texts()
    yield from _quotes()
    yield from (Fault("ledger", message) for message in ledger.faults())
    yield from _decisions()
    yield from _assembled()


def _originals() -> Iterator[Fault]:
    for sha256 in OriginalRow.objects.order_by("pk").values_list("pk", flat=True):
        if hashlib.sha256(rows.original(sha256)).hexdigest() != sha256:
            yield Fault("original", f"the bytes kept as {sha256} are not those that were received")


def _texts() -> Iterator[Fault]:
    """Stored texts that reading the originals again does not give."""
    derived: dict[str, Text] = {}
    for receipt in queries.receipts():
        hints = {name: from_plain(Hints, plain) for name, plain in receipt.hints.items()}
        try:
            reading = read(receipt.name, rows.original(receipt.sha256), hints)
        except HabeasError as error:
            yield Fault("text", f"{receipt.name} can no longer be read: {error}")
            continue
        for text in reading.texts:
            derived.setdefault(text.source.id, text)
    for row in queries.source_rows():
        again = derived.get(row.pk)
        if again is None or (again.text, again.segments) != ((stored := rows.text(row)).text, stored.segments):
            yield Fault("text", f"the stored text of {row.name} ({row.pk}) is not what its original gives; `habeas rebuild` makes it anew")


def _quotes() -> Iterator[Fault]:
    for row in queries.source_rows():
        text = rows.stored_text(row.pk)
        for quote in QuoteRow.objects.filter(source_id=row.pk).order_by("pk").iterator():
            if text[quote.start : quote.end] != quote.words:
                yield Fault("quote", f"{row.name} does not say {quote.words[:60]!r} at {quote.start}..{quote.end} ({quote.owner})")
    for missing in queries.unfound():
        yield Fault("casebook", f"nothing was found in {missing.name} ({missing.pk}) because looking failed; `habeas rebuild` tries again")


def _decisions() -> Iterator[Fault]:
    """Decisions about words that stand in no report any more."""
    for judgement in ledger.judgements():
        for quote in (*judgement.on, *judgement.other):
            if quote.text not in rows.stored_text(quote.source):
                yield Fault(
                    "ledger", f"decision {judgement.number} is about {quote.text[:60]!r}, which no longer stands in source {quote.source}"
                )


def _assembled() -> Iterator[Fault]:
    if any(version != edition() for version in queries.versions()):
        yield Fault("casebook", f"some findings were made by another edition than this one ({edition()}); `habeas rebuild` makes them anew")
    if current() and changed_by_hand():
        yield Fault("casebook", "the assembled case files were changed by hand; `habeas rebuild` makes them anew")
