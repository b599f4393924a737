"""Open a casebook, in a file or on a server: set Django up on first use, make or upgrade the tables, say in plain words what is wrong.

The only door to the database: commands and pages enter through `casebook`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, connections

from habeas.model.errors import CasebookError
from habeas.store import settings as own
from habeas.store.address import Book

SCHEMA = 8
"""Number of the last migration; a casebook says which it has had."""


@contextlib.contextmanager
def casebook(where: Book, *, create: bool = False) -> Iterator[None]:
    """Work on this casebook; with `create` an absent one is made.

    Raises NotFound where there is none, CasebookBusy where another process holds it, CasebookError where it cannot be used.
    """
    django_ready()
    try:
        _prepare(where, create=create)
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _plain(where, error) from error
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


def _prepare(where: Book, *, create: bool) -> None:
    """Django's parts can be imported only after it is set up."""
    from habeas.store import file, server

    if isinstance(where, Path):
        file.prepare(where, SCHEMA, lambda path: _point_at({**own.FILE, "NAME": str(path)}), create=create)
        _point_at({**own.FILE, "NAME": str(where)})
    else:
        _point_at(server.settings(where))
        server.prepare(where, SCHEMA, create=create)


def _point_at(database: Mapping[str, Any]) -> None:
    """Have Django use this database from now on, in every thread."""
    from habeas.store.rows import forget_findings

    forget_findings()
    connection.close()
    known = connections.settings["default"]
    if known["ENGINE"] == database["ENGINE"] == own.FILE["ENGINE"]:
        known["NAME"] = database["NAME"]
        return
    known.update(connections.configure_settings({"default": dict(database)})["default"])
    del connections["default"]


def _plain(where: Book, error: Exception) -> CasebookError:
    """The same fault in words that say what to do."""
    from habeas.store import file, server

    if not isinstance(where, Path):
        return server.plain(where, error)
    if isinstance(error, OperationalError | sqlite3.OperationalError):
        return file.plain(where, error)
    return CasebookError(f"{where} cannot be used: {error}. Run `habeas verify --casebook {where}`.")
