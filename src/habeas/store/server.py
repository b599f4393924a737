"""A casebook in a PostgreSQL database: whether it is one, which tables it has had, and what is wrong with it in plain words."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from habeas.model.errors import CasebookBusy, CasebookError, MissingPart, NotFound
from habeas.store.address import HERE, Server
from habeas.store.settings import SERVER
from habeas.store.writing import FAMILY, MIGRATING, busy

FAULTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("password authentication failed",), "the password is wrong, or there is no such user. Put the right one into ~/.pgpass."),
    (("no password supplied",), "a password is needed. Put it into ~/.pgpass (or a file that PGPASSFILE names), one line: HOST:PORT:DATABASE:USER:PASSWORD."),
    (("database", "does not exist"), "there is no such database. Make it on the server: createdb --owner USER DATABASE."),
    (("role", "does not exist"), "there is no such user. Make one on the server: createuser --pwprompt USER."),
    (("no pg_hba.conf entry",), "the server does not let this user in from this machine. Whoever runs it allows it in pg_hba.conf."),
    (("too many clients",), "the server has no connection left. End other programs that use it, or raise max_connections."),
    (("remaining connection slots",), "the server has no connection left. End other programs that use it, or raise max_connections."),
    (("server does not support SSL",), "the server does not encrypt. Have it do so, or end the address in ?sslmode=disable where the network is yours alone."),
    (("certificate",), "the server cannot prove who it is. Name its certificate authority: ?sslmode=verify-full&sslrootcert=FILE."),
    (("could not translate host name",), "no machine has this name. Check the address."),
    (("failed to resolve host",), "no machine has this name. Check the address."),
    (("Connection refused",), "no server answers there. Check host and port, and that PostgreSQL runs."),
    (("No such file or directory",), "no server answers there. Check host and port, and that PostgreSQL runs."),
    (("timeout expired",), "no server answers there. Check host and port, and that nothing between the machines shuts it off."),
    (("connection is lost",), "the server went away. Try again when PostgreSQL runs; nothing half-done was kept."),
    (("connection is closed",), "the server went away. Try again when PostgreSQL runs; nothing half-done was kept."),
    (("closed the connection",), "the server went away. Try again when PostgreSQL runs; nothing half-done was kept."),
    (("terminating connection",), "the server went away. Try again when PostgreSQL runs; nothing half-done was kept."),
    (("permission denied for schema",), "this user may not make tables there. Make it the owner: ALTER DATABASE name OWNER TO user."),
)  # fmt: skip
"""What the server or its library says (all of these words), and what that means and what to do."""


def settings(where: Server) -> dict[str, Any]:
    """What Django needs to reach a server. Raises MissingPart without the library for it, CasebookError for an address that cannot be read."""
    if importlib.util.find_spec("psycopg") is None:
        raise MissingPart("A casebook in PostgreSQL needs one more part. Install it with: pip install 'habeas[team]'.")
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        said: dict[str, Any] = dict(conninfo_to_dict(where.address))
    except psycopg.Error:
        # its own message may repeat the password: it goes no further
        raise CasebookError(f"the address {where} cannot be read. Write it as postgresql://USER@HOST/DATABASE.") from None
    options = {**SERVER["OPTIONS"]}
    if "options" in said:
        options["options"] += " " + said.pop("options")
    host = said.pop("host", "")
    if not all(one in HERE or one.startswith("/") for one in host.split(",")):
        options["sslmode"] = "require"  # what cases say does not cross a network in the clear, unless the address says that it may
    named = {"NAME": said.pop("dbname", ""), "USER": said.pop("user", ""), "PASSWORD": said.pop("password", "")}
    if not named["NAME"] and "service" not in said:
        raise CasebookError(f"the address {where} names no database. Write it as postgresql://USER@HOST/DATABASE.")
    return {**SERVER, **named, "HOST": host, "PORT": said.pop("port", ""), "OPTIONS": options | said}


def prepare(where: Server, schema: int, *, create: bool) -> None:
    """See to it that the open database is a casebook whose tables are those of this number."""
    if _one("SHOW server_encoding") != "UTF8":
        raise CasebookError(
            f"the database of {where} does not keep UTF-8. Make another: createdb --encoding UTF8 --template template0 DATABASE."
        )
    have = _schema()
    if have is None and not create:
        raise NotFound(
            f"there is no casebook in {where} yet. Make one with `habeas read PATH --casebook {where}`, or name another with --casebook."
        )
    if have is None or have < schema:
        with _alone():
            have = _schema()
            if have is None:
                _begin(where)
            if have is None or have < schema:
                _migrate(schema)
    if have is not None and have > schema:
        raise CasebookError(f"the casebook in {where} was written by a newer habeas. Upgrade habeas on this machine to open it.")


def _one(sql: str, *values: str | int) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        row = cursor.fetchone()
    return row[0] if row else None


def _schema() -> int | None:
    """Number of the last migration that the database has had; None where it is no casebook."""
    if _one("SELECT to_regclass('habeas_casebook')") is None:
        return None
    return int(_one("SELECT schema FROM habeas_casebook"))


@contextmanager
def _alone() -> Iterator[None]:
    """Nobody else makes or upgrades tables meanwhile: of two that begin at once, the second waits and finds it done."""
    _one("SELECT pg_advisory_lock(%s, %s) IS NULL", FAMILY, MIGRATING)
    try:
        yield
    finally:
        if connection.is_usable():
            _one("SELECT pg_advisory_unlock(%s, %s)", FAMILY, MIGRATING)


def _begin(where: Server) -> None:
    """Mark an empty database as a casebook; one in which another program keeps something is left alone."""
    if _one("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"):
        raise CasebookError(f"the database of {where} is no casebook, and something else is kept in it. Name an empty one.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE habeas_casebook (one boolean PRIMARY KEY DEFAULT true CHECK (one), schema integer NOT NULL)")
        cursor.execute("INSERT INTO habeas_casebook (schema) VALUES (0)")


def _migrate(schema: int) -> None:
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    with transaction.atomic():
        _settle()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE habeas_casebook SET schema = %s", (schema,))


def _settle() -> None:
    """Have text compared letter by letter, of any length, as a SQLite file does: lists are in the same order on every server, whatever its language."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, string_agg(format('ALTER COLUMN %%I TYPE text COLLATE \"C\"', column_name), ', ' ORDER BY ordinal_position)"
            " FROM information_schema.columns WHERE table_schema = current_schema() AND data_type IN ('character varying', 'text')"
            " AND (collation_name IS DISTINCT FROM 'C' OR data_type <> 'text') GROUP BY table_name ORDER BY table_name",
            (),
        )
        for table, columns in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" {columns}')
        # Django makes a second index for words that begin so, which the first one answers too in this order
        cursor.execute("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE %s", (r"%\_like",))
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP INDEX "{name}"')


def plain(where: Server, error: Exception) -> CasebookError:
    """What PostgreSQL could not do, in words that say what to do."""
    if busy(error):
        return CasebookBusy(
            f"another habeas is writing to {where}. Wait until it is done and give the same command again; nothing is lost."
        )
    said = str(error)
    for words, advice in FAULTS:
        if all(word in said for word in words):
            return CasebookError(f"{where} cannot be used: {advice}")
    return CasebookError(f"{where} cannot be used: {' '.join(said.split())}. Run `habeas verify --casebook {where}`.")
