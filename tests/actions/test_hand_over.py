"""A casebook or a case goes to another team and back, encrypted, without loss and without doubles."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from tests.databases import Keeping

from habeas.actions import decide, export, package, records
from habeas.actions.add_reports import add_report
from habeas.actions.age import Key, close, open_
from habeas.actions.assemble import refresh
from habeas.actions.cases import list_cases
from habeas.actions.decide import Deciding
from habeas.actions.hand_over import Received, pack, receive, sources_of
from habeas.actions.opposed import opposed
from habeas.actions.protect import Protecting, protect
from habeas.actions.verify import verify
from habeas.model.errors import BadInput
from habeas.model.judgement import standing
from habeas.model.plain import to_plain
from habeas.store import assembled, ledger
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.store.models import PseudonymRow, ReceiptRow

pyrage = pytest.importorskip("pyrage")
BY = Deciding("Aino", "2026-01-02T03:04:05+00:00", "checked by telephone")
LATER = Deciding("Ilmari", "2026-02-02T03:04:05+00:00", "read the letter")
OWN = pyrage.x25519.Identity.generate()
TO, MINE = Key(keys=(str(OWN.to_public()),)), Key(keys=(str(OWN),))


def taken(place: Book, data: bytes) -> Received:
    """Receive into a casebook that is made if absent."""
    with casebook(place, create=True):
        return receive(data, MINE)


def test_to_an_empty_casebook_and_back_is_identical(book: Book, keeping: Keeping, tmp_path: Path) -> None:
    """Export and ledger are the same there, handing back changes nothing, and pseudonyms go along on purpose only."""
    protect("Tomas Verriden", Protecting(), BY)
    decide.withdraw(1, BY)
    PseudonymRow.objects.create(on=[], text="Somebody Else", made=BY.at)
    before, rows, sent = export.as_json(), ledger.judgements(), pack(None, TO)
    named = pack(None, TO, with_pseudonyms=True)
    there = keeping.place(tmp_path, "there.casebook")
    assert taken(there, sent).decisions == 2
    with casebook(there):
        assert export.as_json() == before
        assert ledger.judgements() == rows
        assert list(verify()) == []
        assert not PseudonymRow.objects.exists()
        back = pack(None, TO)
    assert open_(back, MINE) == open_(sent, MINE)
    assert taken(book, back) == Received(0, 3, 0, 2)
    assert taken(there, named) == Received(0, 3, 0, 2)
    with casebook(there):
        assert PseudonymRow.objects.get().text == "Somebody Else"
    with casebook(book):
        assert (export.as_json(), ledger.judgements()) == (before, rows)


def test_two_casebooks_that_both_worked_on_join_to_the_same(book: Book, keeping: Keeping, tmp_path: Path) -> None:
    """Each gets the other's decisions once, withdrawn ones stay withdrawn, and a second receiving changes nothing."""
    start, there = pack(None, TO), keeping.place(tmp_path, "there.casebook")
    decide.on_claim("accept", assembled.nouns("claims")[0].id, BY)
    taken(there, start)
    with casebook(there):
        protect("Marek Verriden", Protecting(), LATER)
        decide.on_claim("reject", assembled.nouns("claims")[2].id, LATER)
        decide.withdraw(1, LATER)
        add_report(
            "note.txt",
            b"PORT HALDEN, 1 June 2019 - Police detained Jonas Ferrel in Bangkok on 30 May 2019, his sister said.\n",
            {},
            LATER.at,
        )
        theirs = pack(None, TO)
    with casebook(book):
        mine = pack(None, TO)
    assert taken(book, theirs) == Received(1, 3, 3, 0)
    assert taken(there, mine) == Received(0, 3, 1, 0)
    said = []
    for place in (book, there):
        with casebook(place):
            rows = ledger.judgements()
            assert len(rows) == 4
            assert sorted(row.verdict for row in standing(rows)) == ["accept", "reject"]
            assert list(verify()) == []
            said.append((export.as_json(), rows))
            again = pack(None, TO)
        assert taken(there, again).decisions == taken(book, again).decisions == 0
        with casebook(place):
            assert (export.as_json(), ledger.judgements()) == said[-1]
    assert said[0][0] == said[1][0]


def test_one_case_carries_only_its_reports(book: Book, keeping: Keeping, tmp_path: Path) -> None:
    """No byte of another case's report goes along; decisions on the case do, and come back as those they were."""
    protect("Tomas Verriden", Protecting(), BY)
    number = next(line.number for line in list_cases() if len(sources_of([str(line.number)]) or ()) == 1)
    other = next(line.number for line in list_cases() if line.number != number)
    small, big = pack([str(number)], TO), pack([str(other)], TO)
    plain = open_(small, MINE)
    assert b"Verriden" not in plain
    there = keeping.place(tmp_path, "there.casebook")
    assert taken(there, small) == Received(1, 0, 0, 0)
    assert taken(there, big) == Received(2, 0, 1, 0)
    with casebook(there):
        decide.withdraw(1, LATER)
        back = pack(None, TO)
    assert taken(book, back) == Received(0, 3, 1, 1)
    with casebook(book):
        assert standing(ledger.judgements()) == ()


def test_a_report_from_an_archive_travels_without_the_others_in_it(
    files: list[tuple[str, bytes]], keeping: Keeping, tmp_path: Path
) -> None:
    """The archive stays; the report is read the same there, and handing it back does not double it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    here, there = keeping.place(tmp_path, "here.casebook"), keeping.place(tmp_path, "there.casebook")
    with casebook(here, create=True):
        add_report("all.zip", out.getvalue(), {}, BY.at)
        before = export.as_json()
        alone = next(str(line.number) for line in list_cases() if len(sources_of([str(line.number)]) or ()) == 1)
        sources, sent = sources_of([alone]), pack([alone], TO)
    assert b"Verriden" not in open_(sent, MINE)
    assert taken(there, sent).files == 1
    with casebook(there):
        assert {source.id for source in assembled.nouns("sources")} == sources
        back = pack(None, TO)
    assert taken(here, back).files == 0
    with casebook(here):
        assert export.as_json() == before
        assert list(verify()) == []


def test_the_earlier_receipt_holds(book: Book) -> None:
    """Of two receipts for one file the one that came first is kept, whoever hands over to whom."""
    tables, bodies, whole = package.taken_apart(open_(pack(None, TO), MINE))
    tables["receipts"][0]["received"] = "2020-01-01T00:00:00+00:00"
    receive(close(package.written(tables, bodies, whole=whole), TO), MINE)
    assert ReceiptRow.objects.get(pk=tables["receipts"][0]["sha256"]).received == "2020-01-01T00:00:00+00:00"
    assert list(verify()) == []


def test_what_is_damaged_or_newer_or_something_else_is_refused(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says what to do, and nothing of it is received."""
    before, sent = export.as_json(), pack(None, TO)
    for place in (30, len(sent) // 2, len(sent) - 1):
        with pytest.raises(BadInput):
            receive(sent[:place] + bytes([sent[place] ^ 1]) + sent[place + 1 :], MINE)
    tables, bodies, whole = package.taken_apart(open_(sent, MINE))
    monkeypatch.setattr(package, "FORMAT", 2)
    newer = close(package.written(tables, bodies, whole=whole), TO)
    monkeypatch.undo()
    for data, words in ((newer, "newer"), (close(b"a letter", TO), "no hand-over"), (b"PK", "no file")):
        with pytest.raises(BadInput, match=words):
            receive(data, MINE)
    plain = open_(sent, MINE)
    with pytest.raises(BadInput):
        receive(close(plain.replace(b"teacher", b"preacher"[:7], 1), TO), MINE)
    assert export.as_json() == before


def test_what_does_not_fit_says_what_would() -> None:
    """A short passphrase is refused, and a file for a key asks for the key, even of who types a passphrase."""
    with pytest.raises(BadInput, match="too short"):
        close(b"words", Key("short"))
    with pytest.raises(BadInput, match="--identity"):
        open_(close(b"words", TO), Key("five words drawn by dice"))
    with pytest.raises(BadInput, match="begins with age1"):
        close(b"words", Key(keys=("age1nothing",)))
    with pytest.raises(BadInput, match="begins with AGE-SECRET-KEY"):
        open_(close(b"words", TO), Key(keys=("nothing",)))


def test_where_the_teams_decided_differently_it_is_listed(book: Book) -> None:
    """By whoever receives and in the ledger, command and desk alike, until one of the two is taken back; what two people agree on is not."""
    refresh()
    first, second = assembled.nouns("claims")[:2]
    decide.on_claim("accept", first.id, BY)
    decide.on_claim("reject", second.id, BY)
    sent = pack(None, TO)
    decide.on_claim("reject", first.id, LATER)
    decide.on_claim("reject", second.id, LATER)
    protect("Tomas Verriden", Protecting(("asked",)), BY)
    theirs = ledger.judgements()[2:]
    for row in theirs:
        decide.withdraw(row.number, LATER)
    assert opposed(ledger.judgements()) == ()
    tables, bodies, _ = package.taken_apart(open_(sent, MINE))
    ours = [dataclasses.replace(row, at=f"2026-03-0{row.number}T00:00:00+00:00") for row in theirs]
    came = receive(close(package.written({**tables, "decisions": [to_plain(row) for row in ours]}, bodies, whole=False), TO), MINE)
    assert [(pair.first.number, pair.last.verdict) for pair in came.opposed] == [(1, "reject")]
    assert [(one.row.verdict, one.later) for one in records.entries(differing=True)] == [("reject", False), ("accept", True)]
    decide.withdraw(came.opposed[0].last.number, BY)
    assert records.entries(differing=True) == []
