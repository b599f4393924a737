"""Adding reports to a casebook."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.actions.conftest import AT
from tests.reports_told import KOREAN, PLEA

from habeas.actions import export
from habeas.actions.add_reports import add_report
from habeas.actions.search import search
from habeas.pipeline import Hints, case_files
from habeas.publishing import casebook_json
from habeas.store import queries, rows
from habeas.store.boot import casebook
from habeas.store.models import ComparisonRow, FindingsRow, MarkRow


def test_the_same_bytes_twice_change_nothing(book: Path, files: list[tuple[str, bytes]], hints: dict[str, Hints]) -> None:
    """A report that is in the casebook already is said to be, whatever it is called now, and the export stays byte for byte."""
    before, sizes = export.as_json(), queries.sizes()
    marks = dict(MarkRow.objects.values_list("name", "value"))
    name, data = files[0]
    assert add_report(name, data, hints, AT).state == "known"
    assert add_report("another name.txt", data, {}, AT).state == "known"
    assert (export.as_json(), queries.sizes()) == (before, sizes)
    assert dict(MarkRow.objects.values_list("name", "value")) == marks


def test_the_casebook_says_what_the_stages_say_without_one(book: Path, files: list[tuple[str, bytes]], hints: dict[str, Hints]) -> None:
    """What is kept and put together bit by bit gives the same bytes as reading everything at once without a database."""
    assert export.as_json() == casebook_json(case_files(files, hints))


def test_the_order_of_reading_makes_no_difference(tmp_path: Path, files: list[tuple[str, bytes]], hints: dict[str, Hints]) -> None:
    """The same reports read in other orders, asked for in between or not, give the same bytes."""
    said = set()
    for n, order in enumerate((files, files[::-1], files[1:] + files[:1])):
        with casebook(tmp_path / f"{n}.casebook", create=True):
            for i, (name, data) in enumerate(order):
                add_report(name, data, hints, AT)
                if (n + i) % 2:
                    export.as_json()
            said.add(export.as_json())
    assert len(said) == 1


def test_a_new_report_leaves_what_was_found_in_others_alone(book: Path) -> None:
    """Adding a report finds that report only, and compares it only with reports that could have to do with it."""
    found = set(FindingsRow.objects.values_list("pk", flat=True))
    compared = set(ComparisonRow.objects.values_list("pk", flat=True))
    words = "A bakery opened in Lund on 3 June 2020. The owner, Signe Aldenborg, said that rye sold best.\n"
    outcome = add_report("bakery.txt", words.encode(), {}, AT)
    assert outcome.reports[0].compared == 0
    assert set(FindingsRow.objects.values_list("pk", flat=True)) - found == {
        FindingsRow.objects.get(source_id=outcome.reports[0].source.id).pk
    }
    assert set(ComparisonRow.objects.values_list("pk", flat=True)) == compared


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 500, b"%PDF-1.7\ntruncated", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_used_is_an_outcome_with_a_reason(book: Path, data: bytes) -> None:
    """Nothing is raised for a bad file; the reason says what to do, and the case files stay as they were."""
    before = export.as_json()
    outcome = add_report("bad.pdf", data, {}, AT)
    assert outcome.state == "refused"
    assert len(outcome.reasons[0].message) > 20
    assert export.as_json() == before


def test_files_inside_an_archive_become_reports_of_their_own(tmp_path: Path) -> None:
    """A ZIP gives a report for each file in it; one that is known already is not kept twice; bad ones are reasons."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", PLEA)
        archive.writestr("b.txt", KOREAN)
        archive.writestr("empty.txt", "")
    with casebook(tmp_path / "zip.casebook", create=True):
        add_report("plea.txt", PLEA.encode(), {}, AT)
        outcome = add_report("reports.zip", packed.getvalue(), {}, AT)
        assert [report.source.name.rpartition("/")[2] for report in outcome.reports] == ["b.txt"]
        assert [reason.code for reason in outcome.reasons] == ["empty"]
        assert queries.sizes()["reports"] == 2


def test_metadata_that_come_later_are_taken(book: Path, files: list[tuple[str, bytes]], hints: dict[str, Hints]) -> None:
    """Reading a known file again with other metadata corrects what the casebook says of it; without metadata nothing changes."""
    name, data = next(file for file in files if file[0] == "plea.txt")
    assert add_report(name, data, {name: Hints(outlet="Coast Ledger Weekly", published="2019-05-14")}, AT).state == "updated"
    assert b"Coast Ledger Weekly" in export.as_json()
    assert add_report(name, data, {}, AT).state == "known"
    assert add_report(name, data, hints, AT).state == "updated"


def test_characters_that_no_database_holds_stop_nothing(book: Path) -> None:
    """A report with a stray zero byte is read; the byte stands as an unreadable character, and quotes around it hold."""
    outcome = add_report("zero.txt", PLEA.replace("a teacher", "a\0teacher").encode(), {}, AT)
    assert outcome.state == "added"
    assert outcome.reasons == ()
    assert "a\ufffdteacher" in rows.stored_text(outcome.reports[0].source.id)


def test_a_report_read_anew_is_found_once(book: Path, files: list[tuple[str, bytes]]) -> None:
    """After other metadata came for a report, searching still gives it once."""
    name, data = next(file for file in files if file[0] == "korean.txt")
    add_report(name, data, {name: Hints(outlet="다른신문", published="2018-03-05")}, AT)
    assert [hit.kind for hit in search("북송") if hit.kind == "source"] == ["source"]
