"""Hand a casebook, or some of its cases, to another team, encrypted; take one in without loss and without doubles.

What is kept for good travels (originals, receipts, decisions, proposals; pseudonyms on purpose only); the rest is made again where it arrives.
Accounts, sessions and what was published stay where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.actions import package
from habeas.actions.add_reports import Reason, find_in, read_noting, save_reading
from habeas.actions.age import Key, close, open_
from habeas.actions.assemble import refresh
from habeas.actions.cases import open_case
from habeas.actions.joining import cut, join
from habeas.actions.looking import given_to
from habeas.actions.opposed import Opposed, opposed
from habeas.model.errors import BadInput
from habeas.model.judgement import Judgement, seal
from habeas.model.plain import from_plain, to_plain
from habeas.model.quote import Quote
from habeas.reading import Hints
from habeas.store import assembled, ledger, queries, rows, search
from habeas.store import pseudonyms as names
from habeas.store.models import OriginalRow, ProposalRow, PseudonymRow, PseudonymSecretRow, ReceiptRow, SourceRow
from habeas.store.writing import in_line, writing


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a hand-over: how many were new, how many were here already, what could not be read, and on what the two teams decided differently."""

    files: int
    files_known: int
    decisions: int
    decisions_known: int
    reasons: tuple[Reason, ...] = ()
    opposed: tuple[Opposed, ...] = ()


def pack(cases: Sequence[str] | None, key: Key, *, with_pseudonyms: bool = False) -> bytes:
    """The whole casebook (None), or these cases with their reports only, encrypted."""
    refresh()
    sources = sources_of(cases)
    bodies, receipts = _files(sources)
    made = ledger.judgements()
    decided = made if sources is None else tuple(row for j in made if (row := cut(j, sources)) is not None)
    bodies |= {sha256: rows.original(sha256) for sha256 in given_to(decided) if sha256 not in bodies}
    proposed = [
        {"source": row.source, "received": row.received, "noun": row.noun}
        for row in ProposalRow.objects.order_by("pk")
        if sources is None or row.source in sources
    ]
    tables = {
        "receipts": receipts,
        "decisions": [to_plain(j) for j in decided],
        "proposals": proposed,
        "pseudonyms": _pseudonyms(sources) if with_pseudonyms else {},
    }
    return close(package.written(tables, bodies, whole=sources is None), key)


def sources_of(cases: Sequence[str] | None) -> set[str] | None:
    """Ids of the reports of these cases, None for all."""
    return None if cases is None else {source.id for case in cases for source in open_case(case).book.sources}


def _files(sources: Collection[str] | None) -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """Originals and receipts. A file that holds reports of other cases too stays here: the report travels as a file of its own."""
    if sources is None:
        bodies = {sha256: rows.original(sha256) for sha256 in OriginalRow.objects.order_by("pk").values_list("pk", flat=True)}
        return bodies, [_receipt(one.sha256, one.name, one.received, one.hints) for one in queries.receipts()]
    receipts = []
    for one in queries.receipts():
        inside = list(queries.sources_of(one.sha256))
        wanted = [source for source in inside if source.id in sources]
        if wanted and len(wanted) == len(inside):
            receipts.append(_receipt(one.sha256, one.name, one.received, one.hints))
        else:
            receipts += [
                _receipt(s.sha256, s.name, one.received, {s.name: one.hints[s.name]} if s.name in one.hints else {}) for s in wanted
            ]
    return {one["sha256"]: rows.original(one["sha256"]) for one in receipts}, receipts


def _receipt(sha256: str, name: str, received: str, hints: Any) -> dict[str, Any]:
    return {"sha256": sha256, "name": name, "received": received, "hints": dict(hints)}


def _pseudonyms(sources: Collection[str] | None) -> dict[str, Any]:
    row = PseudonymSecretRow.objects.order_by("pk").first()
    given = [
        {"on": one.on, "text": one.text, "made": one.made}
        for one in PseudonymRow.objects.order_by("pk")
        if sources is None or any(quote["source"] in sources for quote in one.on)
    ]
    return {"secret": row.secret if row else "", "given": given}


def receive(data: bytes, key: Key) -> Received:
    """Take a hand-over into the open casebook, in one transaction: it is in it whole or not at all."""
    return take_in(open_(data, key))


def take_in(opened: bytes) -> Received:
    """The same with a hand-over that was opened already."""
    tables, bodies, whole = package.taken_apart(opened)
    try:
        decided = [from_plain(Judgement, plain) for plain in tables["decisions"]]
        receipts = [(one["sha256"], one["name"], one["received"], dict(one["hints"])) for one in tables["receipts"]]
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{package.NOT_ONE}Nothing was received; ask for a file that `habeas hand-over` wrote.") from error
    if whole:
        _check_chain(decided)
    with writing(), in_line():
        changed = _take_proposals(tables["proposals"])
        for sha256 in bodies if whole else set(given_to(decided)) & set(bodies):
            rows.save_original(sha256, bodies[sha256])
        files, reasons = _take_files(receipts, bodies, changed)
        before = len(ledger.judgements())
        new = join(decided)
        if tables["pseudonyms"]:
            _take_pseudonyms(tables["pseudonyms"])
        if files or new or changed:
            assembled.changed()
    refresh()
    different = opposed(ledger.judgements(), before) if before else ()
    return Received(files, len(receipts) - files, new, len(decided) - new, reasons, different)


def _check_chain(decided: Sequence[Judgement]) -> None:
    previous = ""
    for number, j in enumerate(decided, 1):
        if (j.number, j.previous, j.hash) != (number, previous, seal(j)):
            raise BadInput(f"Decision {number} in this hand-over was changed after it was made. Nothing was received; ask the other team.")
        previous = j.hash


def _take_proposals(given: Sequence[dict[str, Any]]) -> set[str]:
    """Keep proposals that are not here yet; gives the reports that they are about."""
    about = set()
    for one in given:
        same = ProposalRow.objects.filter(source=one["source"], received=one["received"])
        if all(row.noun != one["noun"] for row in same):
            ProposalRow.objects.create(source=one["source"], received=one["received"], noun=one["noun"])
            about.add(one["source"])
    return about


def _take_files(
    receipts: Sequence[tuple[str, str, str, Any]], bodies: dict[str, bytes], changed: set[str]
) -> tuple[int, tuple[Reason, ...]]:
    """Read what is new; of two receipts for one file the earlier holds. Gives how many files are new."""
    new, reasons = 0, list[Reason]()
    for sha256, name, received, hints in receipts:
        mine = queries.receipt(sha256)
        before = queries.sources_of(sha256)
        if mine is None and SourceRow.objects.filter(sha256=sha256).exists():
            continue  # it came here inside another file
        theirs_first = mine is None or (received, name, str(hints)) < (mine.received, mine.name, str(dict(mine.hints)))
        if mine is not None and not theirs_first and not any(source.id in changed for source in before):
            continue
        new += mine is None
        if not theirs_first and mine is not None:
            name, received, hints = mine.name, mine.received, dict(mine.hints)
        SourceRow.objects.filter(receipt_id=sha256).delete()
        search.forget_all("source", [source.id for source in before])
        rows.forget_findings()
        reading, used = read_noting(name, bodies[sha256], {part: from_plain(Hints, plain) for part, plain in hints.items()})
        _, failed = save_reading(reading, used, [find_in(text) for text in reading.texts], received)
        ReceiptRow.objects.filter(pk=sha256).update(received=received)
        reasons += failed
    return new, tuple(reasons)


def _take_pseudonyms(given: dict[str, Any]) -> None:
    """Take pseudonyms that are not given here; the casebook's own secret holds where it has one."""
    if given["secret"] and not PseudonymSecretRow.objects.exists():
        PseudonymSecretRow.objects.create(secret=given["secret"])
    here = {text for _, text in names.kept()}
    for one in given["given"]:
        if one["text"] not in here:
            names.keep([(tuple(from_plain(Quote, quote) for quote in one["on"]), one["text"])], one["made"])
            here.add(one["text"])
