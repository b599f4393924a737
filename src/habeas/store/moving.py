"""What is kept for good, read from one casebook while another is open: originals, receipts, decisions, proposals, pseudonyms and whatever else is not derived."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.apps import apps
from django.db import connection, connections
from django.db.models import AutoField, Model

from habeas.model.errors import BadInput
from habeas.store import boot
from habeas.store.address import Book

DERIVED = frozenset(
    "SourceRow TextRow FindingsRow ClaimRow QuoteRow KeyRow SharedKeyRow ComparisonRow PartRow NounRow VersionRow IdentityRow LinkRow CaseRow"
    " ClaimFactRow LookupRow MarkRow".split()
)
"""Tables that are made again from the others; every table that is not named here is kept for good, one that is added later too."""
FROM = "moved from"
AT_ONCE = 200


@contextlib.contextmanager
def reading_from(where: Book) -> Iterator[None]:
    """Keep a casebook at hand while another one is opened."""
    with boot.casebook(where):
        known = dict(connections.settings["default"])
    connections.settings[FROM] = known
    try:
        yield
    finally:
        connections[FROM].close()
        del connections[FROM]
        del connections.settings[FROM]


def kept() -> tuple[type[Model], ...]:
    """The tables that are kept for good, those before that others refer to."""
    tables = [table for table in apps.get_app_config("store").get_models() if table.__name__ not in DERIVED]
    made: list[type[Model]] = []
    while tables:
        ready = [table for table in tables if _refers_to(table) <= {*made, table}]
        made += ready
        tables = [table for table in tables if table not in ready]
    return tuple(made)


def _refers_to(table: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in table._meta.concrete_fields if isinstance(field.related_model, type)}


def copy_kept() -> dict[str, int]:
    """Copy all of it into the open casebook, which must have none of it; gives how many rows of each table. Call inside a transaction."""
    if any(table._default_manager.exists() for table in kept()):
        raise BadInput("there is something in the casebook that you move to. Name one that is not there yet, or an empty database.")
    return {table._meta.db_table: _copy(table) for table in kept()}


def _copy(table: type[Model]) -> int:
    """The rows under their own numbers; originals one at a time, since a file may be large."""
    count = 0
    for rows in _rows(table):
        table._default_manager.bulk_create(rows)
        count += len(rows)
    if connection.vendor == "postgresql" and isinstance(table._meta.pk, AutoField):
        name, key = table._meta.db_table, table._meta.pk.column
        with connection.cursor() as cursor:  # numbers that were given by hand are not given again
            cursor.execute(
                f"""SELECT setval(pg_get_serial_sequence('"{name}"', '{key}'), coalesce(max("{key}"), 0) + 1, false) FROM "{name}" """
            )
    return count


def _rows(table: type[Model]) -> Iterator[list[Model]]:
    numbers = list(table._default_manager.using(FROM).order_by("pk").values_list("pk", flat=True))
    step = 1 if table.__name__ == "OriginalRow" else AT_ONCE
    for start in range(0, len(numbers), step):
        yield list(table._default_manager.using(FROM).filter(pk__in=numbers[start : start + step]).order_by("pk"))
