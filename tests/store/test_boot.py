"""Opening a casebook file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from habeas.model.errors import CasebookBusy, CasebookError, NotFound
from habeas.store import boot

pytestmark = pytest.mark.sqlite


def test_an_absent_casebook_is_not_made_by_asking(tmp_path: Path) -> None:
    """Who asks a casebook that is not there is told how to make one, and no file appears."""
    path = tmp_path / "none.casebook"
    with pytest.raises(NotFound, match="habeas read"), boot.casebook(path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_new_casebook_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """Making a casebook leaves one file once it is closed."""
    with boot.casebook(tmp_path / "new.casebook", create=True):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["new.casebook"]


@pytest.mark.parametrize("content", [b"just some words, quite a few of them" * 40, b"", b"SQLite format 3\0" + b"\xff" * 3000])
def test_a_file_that_is_no_casebook_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A file of another kind is named as such and not touched."""
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(CasebookError, match=r"letter\.txt"), boot.casebook(path, create=True):
        pass
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A SQLite file that is no casebook gets no tables of ours."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE mine (x)")
    file.close()
    with pytest.raises(CasebookError, match="no casebook"), boot.casebook(path, create=True):
        pass


def test_a_casebook_of_a_newer_habeas_is_not_opened(tmp_path: Path) -> None:
    """An older habeas does not write into what it does not understand."""
    path = tmp_path / "new.casebook"
    with boot.casebook(path, create=True):
        pass
    file = sqlite3.connect(path)
    file.execute("PRAGMA user_version = 999")
    file.close()
    with pytest.raises(CasebookError, match="newer"), boot.casebook(path):
        pass


def test_a_casebook_that_another_writes_to_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who must wait too long is told that another habeas is writing, and that nothing is lost."""
    from django.db import connections, transaction

    from habeas.store.assembled import changed

    path = tmp_path / "busy.casebook"
    with boot.casebook(path, create=True):
        pass
    monkeypatch.setitem(connections["default"].settings_dict["OPTIONS"], "timeout", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CasebookBusy, match="nothing is lost"), boot.casebook(path), transaction.atomic():
        changed()
    other.execute("ROLLBACK")
    other.close()
    with boot.casebook(path), transaction.atomic():
        changed()
