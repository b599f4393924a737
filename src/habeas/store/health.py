"""What a database says of its own health: damaged rows, and the rules that it enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey


def integrity() -> tuple[str, ...]:
    """What the database itself finds wrong with the casebook."""
    return tuple(_postgresql() if connection.vendor == "postgresql" else _sqlite())


def _sqlite() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        yield from (str(line) for (line,) in cursor.fetchall() if line != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        yield from (_orphan(row[0], row[2]) for row in cursor.fetchall())


def _postgresql() -> Iterator[str]:
    """A server checks its own pages; what people can do to a database is take out a constraint, an index, or a row behind its back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid"
            " WHERE NOT i.indisvalid AND t.relnamespace = current_schema()::regnamespace ORDER BY 1"
        )
        yield from (f"the index {name} is not valid: REINDEX INDEX {name}" for (name,) in cursor.fetchall())
        for table, column, other, key in _references():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t LEFT JOIN "{other}" o ON o."{key}" = t."{column}"'
                f' WHERE t."{column}" IS NOT NULL AND o."{key}" IS NULL'
            )
            (orphans,) = cursor.fetchone() or (0,)
            yield from [_orphan(table, other)] * orphans


def _references() -> Iterator[tuple[str, str, str, str]]:
    """(table, column, table that it refers to, its key) of every reference between tables."""
    for model in apps.get_app_config("store").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                other = field.related_model._meta
                yield model._meta.db_table, str(field.column), other.db_table, str(other.pk.column)


def _orphan(table: str, other: str) -> str:
    return f"a row of {table} refers to a row of {other} that is not there"


def triggers() -> frozenset[str]:
    """Names of the rules that the database enforces by itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT g.tgname FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid"
                " WHERE NOT g.tgisinternal AND g.tgenabled IN ('A', 'O') AND t.relnamespace = current_schema()::regnamespace"
            )
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return frozenset(name for (name,) in cursor.fetchall())


def version() -> str:
    """The server's own name for its version, "" for a file."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (said,) = cursor.fetchone() or ("",)
    return str(said)
