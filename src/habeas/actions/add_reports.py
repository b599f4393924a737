"""Add a report to the casebook: read it, find what it says, compare it with the reports that could have to do with it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from habeas.edition import edition
from habeas.finding.find import reach
from habeas.finding.suggested import Proposal, joined
from habeas.linking import compare, keys
from habeas.linking.dating import loose
from habeas.linking.keys import limit
from habeas.linking.parts import ties
from habeas.model.errors import WrongQuote
from habeas.model.findings import Findings, Link
from habeas.model.plain import to_plain
from habeas.model.source import Source, Text
from habeas.model.when import When
from habeas.pipeline import everywhere_keys, figures_of, find
from habeas.reading import Hints, Reading, read
from habeas.reading.results import hints_for
from habeas.store import assembled, proposals, queries, rows, search
from habeas.store.models import FindingsRow, SourceRow
from habeas.store.writing import writing

NOT_KEPT = frozenset({"empty", "too_large", "archive_bomb", "not_text", "unsupported"})
"""Refusals after which the bytes are not kept: they can never become a report, or would fill the disk."""


@dataclass(frozen=True, slots=True)
class Report:
    """A source that was read out of a file, and how much was found in it."""

    source: Source
    people: int
    events: int
    claims: int
    compared: int
    linked: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file, or a part of it, could not be used: a short code, and what happened and what to do next."""

    name: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `known`: nothing changed, the casebook has these bytes; `updated`: it came with other metadata than before."""

    name: str
    sha256: str
    state: Literal["added", "known", "updated", "refused"]
    reports: tuple[Report, ...] = ()
    reasons: tuple[Reason, ...] = ()


def add_report(name: str, data: bytes, hints: Mapping[str, Hints], received: str) -> Outcome:
    """Add one file to the casebook, in one transaction: it is in it whole or not at all.

    `hints`: metadata by file name; `received`: ISO time with zone. A file that cannot be used is an outcome with a reason, never an error.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    receipt = queries.receipt(sha256)
    before = queries.sources_of(sha256)
    if receipt and before and not _says_more(receipt, name, hints):
        return Outcome(name, sha256, "known", tuple(Report(source, 0, 0, 0, 0, 0) for source in before))
    try:
        reading, used = read_noting(name, data, hints)
    except Exception as error:  # one bad file never stops the others, not even by a defect of ours
        return Outcome(name, sha256, "refused", reasons=(_defect(name, error),))
    try:
        return _keep(reading, used, before, received)
    except WrongQuote as error:  # found by the database itself; nothing of this file is kept
        return Outcome(name, sha256, "refused", reasons=(_defect(name, error),))


def _keep(reading: Reading, used: Mapping[str, Any], before: tuple[Source, ...], received: str) -> Outcome:
    """Find what the texts of a file say, and put it all into the casebook, unless another process did so in the meantime."""
    found = [find_in(text) for text in reading.texts]
    with writing():
        meanwhile = queries.sources_of(reading.sha256)
        if meanwhile != before:
            return Outcome(reading.name, reading.sha256, "known", tuple(Report(source, 0, 0, 0, 0, 0) for source in meanwhile))
        SourceRow.objects.filter(receipt_id=reading.sha256).delete()
        search.forget_all("source", [source.id for source in before])
        reports, reasons = save_reading(reading, used, found, received)
        assembled.changed()
    state: Literal["updated", "added", "refused"] = "refused" if not reading.texts else "updated" if before else "added"
    return Outcome(reading.name, reading.sha256, state, reports, reasons)


def _says_more(receipt: rows.Receipt, name: str, hints: Mapping[str, Hints]) -> bool:
    """Whether metadata are given now that differ from those that a file came with."""
    nothing = Hints()
    given = {known: hints_for(known, hints) for known in (receipt.hints or {name: None})}
    return any(new != nothing and to_plain(new) != receipt.hints.get(known) for known, new in given.items())


def read_noting(name: str, data: bytes, hints: Mapping[str, Hints]) -> tuple[Reading, dict[str, Any]]:
    """Read a file and note, by name, which metadata were used for it and its parts, so that it can be read the same way again."""
    used: dict[str, Any] = {}

    def look(part: str) -> Hints | None:
        known = hints_for(part, hints)
        if known != Hints():
            used[part] = to_plain(known)
        return known

    reading = read(name, data, look)
    return reading, dict(sorted(used.items()))


def find_in(text: Text) -> Findings | Reason:
    """What is found in a text, or why looking failed: a defect of ours that must not stop the other files."""
    try:
        found = find(text)
        for quote in (quote for claim in found.claims for quote in claim.quotes):
            quote.check(text.text)
    except Exception as error:
        return _defect(text.source.name, error)
    return found


def _defect(name: str, error: Exception) -> Reason:
    said = str(error).splitlines()[0][:200] if str(error) else ""
    return Reason(
        name, "defect", f"habeas failed on this file ({type(error).__name__}: {said}). Please report this defect, with the file if you may."
    )


def save_reading(
    reading: Reading, used: Mapping[str, Any], found: list[Findings | Reason], received: str
) -> tuple[tuple[Report, ...], tuple[Reason, ...]]:
    """Keep a file that was read, what was found in it, and what came of comparing; call inside a transaction."""
    reasons = [Reason(refusal.name, refusal.reason, refusal.message) for refusal in reading.refusals]
    if not reading.texts and all(reason.code in NOT_KEPT for reason in reasons):
        return (), tuple(reasons)
    unkept = {refusal.sha256 for refusal in reading.refusals if refusal.reason in NOT_KEPT}
    for sha256, _, body in reading.originals:
        if sha256 == reading.sha256 or sha256 not in unkept:
            rows.save_original(sha256, body)
    refusals = tuple(to_plain(refusal) for refusal in reading.refusals)
    rows.save_receipt(rows.Receipt(reading.sha256, reading.name, received, reading.media_type, used, refusals))
    reports = []
    for text, result in zip(reading.texts, found, strict=True):
        if queries.source_row(text.source.id) is None:  # the same bytes may have come inside another file
            rows.save_text(text, reading.sha256)
            if isinstance(result, Reason):
                reasons.append(result)
            else:
                reports.append(_save_found(result, text))
                reasons.extend(_rest(text))
    return tuple(reports), tuple(reasons)


def _rest(text: Text) -> list[Reason]:
    """What to say where a text is too long to be gone through whole."""
    size, end = len(text.text), reach(text.text)
    message = f"Only the first {end:,} of {size:,} characters were gone through for people and events; all are kept and can be searched. "
    return (
        [Reason(text.source.name, "too_long", message + "Split it into its chapters (one file each) and read those.")] if end < size else []
    )


def _save_found(found: Findings, text: Text) -> Report:
    row = save_findings(found, text.text)
    compared, linked = compare_with_others(row)
    return Report(found.source, len(found.people), len(found.events), len(found.claims), compared, linked)


def save_findings(found: Findings, stored: str, published: When | None = None) -> FindingsRow:
    """Keep what was found in a source, with its blocking keys, and with what a language model proposed on it."""
    if suggested := proposals.of(found.source.id, Proposal):
        found = joined(found, stored, suggested)
    unsure = loose(found.source.published)
    return rows.save_findings(found, stored, edition(), keys(found), published, shared=everywhere_keys(found), loose=unsure)


def compare_with_others(row: FindingsRow) -> tuple[int, int]:
    """Compare findings with those that share a blocking key and were not compared with them yet; gives how many, and how many are linked."""
    others = queries.rows(queries.sharing_keys(row, limit) - queries.compared_with(row))
    return len(others), sum(bool(compare_two(row, other)[0]) for other in others)


def compare_two(one: FindingsRow, other: FindingsRow) -> tuple[tuple[Link, ...], int]:
    """Compare two findings, and keep what came of it; gives the links, and how far they tie the two."""
    left, right = sorted((one, other), key=lambda row: row.source_id)
    links = compare(rows.findings(left), rows.findings(right))
    tied = bond(links, {*figures_of(rows.findings(left)), *figures_of(rows.findings(right))})
    rows.save_comparison(left, right, links, tied)
    return links, tied


def bond(links: Collection[Link], figures: Collection[str]) -> int:
    """How far links tie two reports: 2 they belong to one part of the casebook, 1 they have something in common, 0 they have nothing."""
    return 2 if any(ties(link, figures) for link in links) else 1 if links else 0
