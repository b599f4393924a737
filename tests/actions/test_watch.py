"""A watched folder: what somebody puts there is added by itself, once, whole, and stays where it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.reports_told import write

from habeas.actions.inbox import Inbox, Watched
from habeas.actions.watch import Watch
from habeas.actions.who import Who
from habeas.model.errors import BadInput
from habeas.store import queries
from habeas.store.boot import casebook

AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    """A watch over a folder with three reports and their side file; the casebook is empty."""
    (tmp_path / "reports").mkdir()
    write(tmp_path / "reports")
    inbox = Inbox()
    inbox.open(tmp_path / "test.casebook")
    return Watch(tmp_path / "reports", inbox, Who("Aino"), lambda: AT)


def test_what_lies_still_is_taken_once(watch: Watch, tmp_path: Path) -> None:
    """A file is taken at the second look, when nobody writes to it any more; not again, not after a restart; one that changed is taken anew."""
    with casebook(tmp_path / "test.casebook", create=True):
        assert watch.look() == ()
        names = watch.look()
        assert sorted(names) == sorted(path.name for path in watch.folder.glob("*.txt"))
        assert watch.look() == ()
        assert watch.inbox.wait(120)
        again = Watch(watch.folder, watch.inbox, Who("Aino"), lambda: AT)
        assert again.inbox.watched == Watched(str(watch.folder), AT, len(names), names)
        assert (again.look(), again.look()) == ((), ())
        first = watch.folder / names[0]
        first.write_text(first.read_text(encoding="utf-8") + "\nCorrected on 5 January.\n", encoding="utf-8")
        assert (again.look(), again.look()) == ((), (names[0],))
        assert watch.inbox.wait(120)
        assert len(list(queries.receipts())) == len(names) + 1
        assert {path.name for path in watch.folder.glob("*.txt")} == set(names)


def test_what_is_hidden_linked_or_still_written_is_left_alone(watch: Watch, tmp_path: Path) -> None:
    """Hidden files, links to files elsewhere and files that grow between two looks are not taken; a side file with a fault stops no report."""
    for path in watch.folder.iterdir():
        path.unlink()
    (watch.folder / ".hidden.txt").write_text("He was taken.", encoding="utf-8")
    (tmp_path / "elsewhere.txt").write_text("She was taken.", encoding="utf-8")
    (watch.folder / "linked.txt").symlink_to(tmp_path / "elsewhere.txt")
    growing = watch.folder / "growing.txt"
    growing.write_text("They were", encoding="utf-8")
    watch.look()
    growing.write_text("They were taken on 3 May 2019.", encoding="utf-8")
    os.utime(growing, ns=(1, 1))
    assert watch.look() == ()
    (watch.folder / "sources.csv").write_bytes(b"\xff\xfe,,,\n\0")
    with casebook(tmp_path / "test.casebook", create=True):
        assert watch.look() == ("growing.txt",)
        assert watch.inbox.wait(120)


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    """Who names no folder is told before the desk opens."""
    with pytest.raises(BadInput, match="is no folder"):
        Watch(tmp_path / "nowhere", Inbox(), Who("Aino"), lambda: AT)
