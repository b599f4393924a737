"""`habeas team`: who works here. The first account is made here; from then on the desk asks everybody to sign in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from habeas.cli.options import casebook_option, counted, json_option, now, print_json, whoami
from habeas.store.address import Book

if TYPE_CHECKING:
    from habeas.actions.who import Who

ROLES = ("administrator", "editor", "reviewer", "reader")
by_option = click.option(
    "--by", default=whoami, metavar="NAME", envvar="HABEAS_USER", help="Who does this.  [default: your name on this machine]"
)
EXAMPLES = """\b
Examples:
  habeas team add Aino --role administrator      the first account; prints a link that works once
  habeas team add Min-ji --role reviewer
  habeas team list
  habeas team reset Min-ji                       when a password or a telephone is lost
  habeas team require-two claims                 what is accepted counts when a second person has signed it
\b
Whoever holds the file of the casebook may use every command; accounts guard the pages.
"""


@click.group(epilog=EXAMPLES)
def team() -> None:
    """Say who works here and what each may do. From the first account on, the desk asks everybody to sign in."""


def _who(by: str) -> Who:
    from habeas.actions.who import Who

    return Who(by or "someone")


def _tell(name: str, secret: str) -> None:
    click.echo(f"{name} chooses a password here, once, within three days, while `habeas serve` runs:\n")
    click.echo(f"  ADDRESS/welcome/{secret}\n\nADDRESS is what `habeas serve` prints, up to the number of the port.")


@team.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What this person may do.")
@click.option("--display", default="", metavar="NAME", help="The name that others are shown.  [default: NAME]")
@click.option("--no-cases", is_flag=True, help="Every case is closed to them until it is given on their page.")
@click.option("--ask-password", is_flag=True, help="Ask for a password now, instead of printing a link by which they choose one.")
@by_option
@casebook_option
def add(name: str, role: str, display: str, no_cases: bool, ask_password: bool, by: str, path: Book) -> None:
    """Add somebody. They set up a second factor (six digits of a telephone) when they first sign in."""
    from habeas.actions.team import add as act
    from habeas.store.boot import casebook

    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask_password else ""
    with casebook(path, create=True):
        made, secret = act(_who(by), name, role, now(), display, every=not no_cases, password=password)
    click.echo(f"{made.name} works here now, as {made.role}.")
    if secret:
        _tell(made.name, secret)


@team.command("list")
@casebook_option
@json_option
def list_(path: Book, as_json: bool) -> None:
    """List everybody who works or worked here."""
    from habeas.actions.team import members
    from habeas.store.boot import casebook

    with casebook(path):
        found = members()
    if as_json:
        print_json([{"name": m.name, "display": m.display, "role": m.role, "active": m.active, "every": m.every} for m in found])
        return
    for one in found:
        cases = "every case" if one.every or one.role == "administrator" else counted(len(one.cases), "case")
        click.echo(f"{one.name:<20} {one.role:<14} {cases:<12} {'' if one.active else 'closed'}".rstrip())
    if not found:
        click.echo("nobody works here by name; the desk is opened with a link that works once.")


@team.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What this person may do.")
@by_option
@casebook_option
def role(name: str, role: str, by: str, path: Book) -> None:
    """Give somebody another role."""
    from habeas.actions.team import row_named, set_role
    from habeas.store.boot import casebook

    with casebook(path):
        set_role(_who(by), row_named(name).pk, role, now())
    click.echo(f"{name} is {role} now.")


@team.command()
@click.argument("name")
@by_option
@casebook_option
def close(name: str, by: str, path: Book) -> None:
    """Close somebody's account and end their sessions. What they decided keeps their name."""
    _active(name, False, by, path)
    click.echo(f"{name}'s account is closed.")


@team.command("open")
@click.argument("name")
@by_option
@casebook_option
def open_(name: str, by: str, path: Book) -> None:
    """Open an account again."""
    _active(name, True, by, path)
    click.echo(f"{name}'s account is open.")


def _active(name: str, active: bool, by: str, path: Book) -> None:
    from habeas.actions.team import row_named, set_active
    from habeas.store.boot import casebook

    with casebook(path):
        set_active(_who(by), row_named(name).pk, active, now(), int(time.time()))


@team.command()
@click.argument("name")
@by_option
@casebook_option
def reset(name: str, by: str, path: Book) -> None:
    """Take somebody's password and second factor away, end their sessions, and print a link by which they choose both anew."""
    from habeas.actions.team import reset as act
    from habeas.actions.team import row_named
    from habeas.store.boot import casebook

    with casebook(path):
        secret = act(_who(by), row_named(name).pk, now(), int(time.time()))
    _tell(name, secret)


@team.command("require-two")
@click.argument("what", nargs=-1, type=click.Choice(("claims", "publications", "nothing")), required=True)
@by_option
@casebook_option
def require_two(what: tuple[str, ...], by: str, path: Book) -> None:
    """Say what two people must sign from now on: claims, publications, both, or nothing."""
    from habeas.actions.team import require_two as act
    from habeas.store.boot import casebook

    with casebook(path):
        act(_who(by), [one for one in what if one != "nothing"], now())
    click.echo(f"signed by two from now on: {' and '.join(what)}.")
