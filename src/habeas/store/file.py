"""A casebook in a SQLite file: whether it is one, which tables it has had, and what is wrong with it in plain words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from habeas.model.errors import CasebookBusy, CasebookError, NotFound
from habeas.store.writing import busy

APPLICATION = 0x68616265
"""What SQLite's `application_id` says in a casebook: "habe"."""


def plain(path: Path, error: Exception) -> CasebookError:
    """What SQLite could not do, in words that say what to do."""
    if busy(error):
        return CasebookBusy(f"another habeas is writing to {path}. Wait until it is done and give the same command again; nothing is lost.")
    if "readonly" in str(error) or "unable to open" in str(error):
        return CasebookError(f"{path} cannot be written. Copy it to a folder of your own, or ask for the right to write there.")
    if "disk is full" in str(error):
        return CasebookError(
            f"the disk that holds {path} is full. Make room and give the same command again; what was read before is kept."
        )
    return CasebookError(f"{path} cannot be used: {error}. Run `habeas verify --casebook {path}`.")


def prepare(path: Path, schema: int, point_at: Callable[[Path], None], *, create: bool) -> None:
    """See to it that the file is a casebook whose tables are those of this number; `point_at` makes Django use a file."""
    if not path.exists():
        if not create:
            raise NotFound(
                f"there is no casebook at {path}. Make one with `habeas read PATH --casebook {path}`, or name another with --casebook."
            )
        _make(path, schema, point_at)
    have = _schema(path)
    if have > schema:
        raise CasebookError(f"{path} was written by a newer habeas. Upgrade habeas on this machine to open it.")
    if have < schema:
        _migrate(path, schema, point_at)


def _schema(path: Path) -> int:
    """Number of the last migration that a file has had. Raises CasebookError where it is no casebook."""
    if path.is_dir():
        raise CasebookError(f"{path} is a folder. Name a file with --casebook.")
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=20)) as file:
            (application,) = file.execute("PRAGMA application_id").fetchone()
            (version,) = file.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise CasebookError(f"{path} is no casebook. Name another file with --casebook.") from error
    if application != APPLICATION:
        raise CasebookError(f"{path} is no casebook. Name another file with --casebook.")
    return int(version)


def _migrate(path: Path, schema: int, point_at: Callable[[Path], None]) -> None:
    point_at(path)
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA application_id = {APPLICATION}")
        cursor.execute(f"PRAGMA user_version = {schema}")
    connection.close()


def _make(path: Path, schema: int, point_at: Callable[[Path], None]) -> None:
    """Make an empty casebook beside the place and put it there whole: of two processes that make the same one, the first wins."""
    if not path.parent.is_dir():
        raise NotFound(f"there is no folder {path.parent}. Make it, or name another file with --casebook.")
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        _migrate(new, schema, point_at)
        with contextlib.suppress(FileExistsError):
            os.link(new, path)
    finally:
        for leftover in (new, *(new.with_name(new.name + tail) for tail in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
