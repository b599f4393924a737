"""Open a casebook file: set Django up on first use, make or upgrade the tables, and say in plain words what is wrong with a file.

The only door to the database: commands and pages enter through `casebook`.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, connections

from habeas.model.errors import CasebookBusy, CasebookError, NotFound
from habeas.store import settings as own

APPLICATION = 0x68616265
"""What SQLite's `application_id` says in a casebook: "habe"."""
SCHEMA = 6
"""Number of the last migration; SQLite's `user_version` of a casebook that has it."""
BUSY = ("database is locked", "database table is locked", "database schema is locked")


@contextlib.contextmanager
def casebook(path: Path, *, create: bool = False) -> Iterator[None]:
    """Work on the casebook in this file; with `create` an absent one is made.

    Raises NotFound where there is none, CasebookBusy where another process holds it, CasebookError where the file is no casebook.
    """
    django_ready()
    try:
        _prepare(path, create=create)
        _point_at(path)
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        raise _plain(path, error) from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise CasebookError(f"{path} cannot be used: {error}. Run `habeas verify --casebook {path}`.") from error
    finally:
        connection.close()


def django_ready(more: Mapping[str, Any] | None = None) -> None:
    """Set Django up for a casebook, unless that was done already. `more`: the settings of pages, which go beside those of the casebook."""
    if not settings.configured:
        settings.configure(**{name: getattr(own, name) for name in dir(own) if name.isupper()} | dict(more or {}))
        django.setup()


def hang_up() -> None:
    """Close this thread's way to the database; a thread that ends calls it."""
    connection.close()


def _point_at(path: Path) -> None:
    from habeas.store.rows import forget_findings  # its tables can be imported only after Django is set up

    forget_findings()
    connection.close()
    connections["default"].settings_dict["NAME"] = str(path)


def _plain(path: Path, error: Exception) -> CasebookError:
    """The same fault in words that say what to do."""
    if any(words in str(error) for words in BUSY):
        return CasebookBusy(f"another habeas is writing to {path}. Wait until it is done and give the same command again; nothing is lost.")
    if "readonly" in str(error) or "unable to open" in str(error):
        return CasebookError(f"{path} cannot be written. Copy it to a folder of your own, or ask for the right to write there.")
    if "disk is full" in str(error):
        return CasebookError(
            f"the disk that holds {path} is full. Make room and give the same command again; what was read before is kept."
        )
    return CasebookError(f"{path} cannot be used: {error}. Run `habeas verify --casebook {path}`.")


def _prepare(path: Path, *, create: bool) -> None:
    if not path.exists():
        if not create:
            raise NotFound(
                f"there is no casebook at {path}. Make one with `habeas read PATH --casebook {path}`, or name another with --casebook."
            )
        _make(path)
    have = _schema(path)
    if have > SCHEMA:
        raise CasebookError(f"{path} was written by a newer habeas. Upgrade habeas on this machine to open it.")
    if have < SCHEMA:
        _migrate(path)


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


def _migrate(path: Path) -> None:
    from django.core.management import call_command

    _point_at(path)
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA application_id = {APPLICATION}")
        cursor.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.close()


def _make(path: Path) -> None:
    """Make an empty casebook beside the place and put it there whole: of two processes that make the same one, the first wins."""
    if not path.parent.is_dir():
        raise NotFound(f"there is no folder {path.parent}. Make it, or name another file with --casebook.")
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        _migrate(new)
        with contextlib.suppress(FileExistsError):
            os.link(new, path)
    finally:
        for leftover in (new, *(new.with_name(new.name + tail) for tail in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
