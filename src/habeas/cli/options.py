"""What several commands share: options, how an answer for a program is printed, who is at the keyboard."""

from __future__ import annotations

import dataclasses
import getpass
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from habeas.store.address import Book, Server, place

F = TypeVar("F", bound=Callable[..., Any])


class Where(click.ParamType[Any]):
    """A casebook as a person names it: a file, or the address of a database."""

    name = "casebook"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Book:
        """The place that is meant. A password in an address that was typed is spoken of, since others on this machine can see it."""
        where = place(value) if isinstance(value, str) else cast(Book, value)
        if isinstance(where, Server) and where.holds_password and any(value in word for word in sys.argv):
            click.echo(EXPOSED, err=True)
        return where


EXPOSED = (
    "habeas: there is a password in the address. Everyone on this machine can see it in the list of programs that run, and the shell remembers it."
    " Put it into ~/.pgpass (or a file that PGPASSFILE names) and leave it out of the address."
)


def casebook_option(command: F) -> F:
    """`--casebook FILE`, which the environment variable HABEAS_CASEBOOK may give; FILE may be the address of a database."""
    return click.option(
        "--casebook",
        "--database",
        "path",
        type=Where(),
        default=Path("habeas.casebook"),
        envvar="HABEAS_CASEBOOK",
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The casebook to work on: a file, or postgresql://USER@HOST/DATABASE.",
    )(command)


def json_option(command: F) -> F:
    """`--json`: answer for a program."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")(command)


def print_json(value: Any) -> None:
    """Print a noun, or lists and dicts of nouns, as JSON with every field in it."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be printed as JSON")


def now() -> str:
    """This moment as ISO time with zone, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def whoami() -> str:
    """The name this machine knows the person at the keyboard by, "" where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "2 reports", "no reports"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
