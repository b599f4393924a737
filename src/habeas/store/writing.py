"""Writing when several people write at once: whoever writes waits for the one before, so that nothing is decided over someone else's head.

In a SQLite file a transaction holds the whole file from its beginning. In PostgreSQL the same is said with two locks: one for the ledger, one for
all that is read and derived. So a decision waits for other decisions, which take a moment, and never for the reading of a report.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Literal, TypeVar

from django.db import InterfaceError, OperationalError, connection, transaction

T = TypeVar("T")
FAMILY = 0x68616265
"""Tells the locks of habeas from those of other programs in the same database: "habe"."""
MIGRATING, DERIVED, LEDGER = 1, 2, 3
TRIES = 4
LOST = ("40001", "40P01")
"""PostgreSQL's codes for a transaction that met another and was given up: it may be done again."""
NOT_NOW = ("55P03", *LOST)
"""The same, and one that waited too long for another."""
LOCKED = ("database is locked", "database table is locked", "database schema is locked")
"""What SQLite says of it."""


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """A transaction that adds what was read or derived; it waits for others that do the same."""
    with transaction.atomic():
        _lock(DERIVED)
        yield


@contextlib.contextmanager
def in_line() -> Iterator[None]:
    """A transaction that ends in rows of the ledger; it waits for other decisions. What may have to be done again is done by `deciding`."""
    with transaction.atomic():
        _lock(LEDGER)
        yield


def deciding(act: Callable[[], T]) -> T:
    """Do something that ends in decisions, in a transaction of its own that waits for other decisions; given up by the database, it is done again."""
    if connection.in_atomic_block:
        _lock(LEDGER)
        return act()
    for _ in range(TRIES - 1):
        try:
            return _decided(act)
        except OperationalError as error:
            if sqlstate(error) not in LOST:
                raise
    return _decided(act)


def _decided(act: Callable[[], T]) -> T:
    with transaction.atomic():
        _lock(LEDGER)
        return act()


def _lock(number: int) -> None:
    """Wait until nobody else holds this lock; it is held until the transaction ends. A SQLite file is locked already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (FAMILY, number))


def busy(error: BaseException) -> bool:
    """Whether a database could not do something only because another is writing."""
    return sqlstate(error) in NOT_NOW or any(words in str(error) for words in LOCKED)


Trouble = Literal["", "busy", "full", "away"]


def trouble(error: BaseException) -> Trouble:
    """What keeps a database from answering through no fault of the question: another writes, the disk is full, it is not there; "" for all else."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return ""
    if busy(error):
        return "busy"
    if sqlstate(error) == "53100" or "disk is full" in str(error):
        return "full"
    there = ("no such table", "no such column", "syntax error")  # a question that is wrong
    return "" if any(words in str(error) for words in there) else "away"


def sqlstate(error: BaseException) -> str:
    """PostgreSQL's code for what went wrong, "" where there is none."""
    return str(getattr(error.__cause__, "sqlstate", None) or getattr(error, "sqlstate", None) or "")
