"""What several commands share: options, how an answer for a program is printed, who is at the keyboard."""

from __future__ import annotations

import dataclasses
import getpass
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def casebook_option(command: F) -> F:
    """`--casebook FILE`, which the environment variable HABEAS_CASEBOOK may give."""
    return click.option(
        "--casebook",
        "path",
        type=click.Path(path_type=Path),
        default=Path("habeas.casebook"),
        envvar="HABEAS_CASEBOOK",
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The casebook to work on.",
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
