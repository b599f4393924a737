"""`habeas verify`, `habeas rebuild`, `habeas doctor`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from habeas.cli.options import Where, casebook_option, counted, json_option, print_json
from habeas.model.errors import BadInput, NotFound
from habeas.store.address import Book

MARKS = {"good": "ok", "absent": "-", "old": "old", "bad": "BAD"}


VERIFY = """\b
Examples:
  habeas verify                              the casebook here
  habeas verify --casebook border.casebook --json
  habeas verify case.zip                     a bundle that somebody published, as ZIP or folder
\b
Exit status: 0 all is well, 1 there are faults.
"""


@click.command(epilog=VERIFY)
@click.argument("bundle", type=click.Path(path_type=Path), required=False)
@casebook_option
@json_option
def verify(bundle: Path | None, path: Book, as_json: bool) -> None:
    """Check that originals, texts, quotes and decisions are what they were; or that a published BUNDLE is. Every fault is listed; nothing is changed."""
    from habeas.actions.bundles import is_bundle, verify_bundle

    if bundle is not None and not bundle.exists():
        raise BadInput(f"there is no {bundle} here; give the folder or ZIP of a bundle, or nothing to check the casebook")
    if bundle is not None and is_bundle(bundle):
        _tell(verify_bundle(bundle), bundle, "every byte is what was published, and the chain of decisions is unbroken", as_json)
    from habeas.actions.verify import verify as check
    from habeas.store.boot import casebook

    with casebook(bundle or path):
        _tell(list(check()), bundle or path, "originals, texts, quotes and decisions are what they were", as_json)


def _tell(faults: Sequence[Any], what: Book, well: str, as_json: bool) -> None:
    if as_json:
        print_json(faults)
    else:
        for fault in faults:
            click.echo(f"{fault.where:<10} {fault.message}")
        click.echo(f"{counted(len(faults), 'fault')} in {what}." if faults else f"{what} is whole: {well}.")
    sys.exit(1 if faults else 0)


def _progress(name: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{done + 1}/{total} {name}", nl=False, err=True)


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)


@click.command(epilog="\b\nExamples:\n  habeas rebuild        after an upgrade of habeas, or when verify asks for it")
@casebook_option
@json_option
def rebuild(path: Book, as_json: bool) -> None:
    """Throw away all that was derived and make it again from the originals and the decisions. Decisions are kept."""
    from habeas.actions.rebuild import rebuild as make
    from habeas.store.boot import casebook

    with casebook(path):
        made = make(_progress)
    _clear()
    says = "the case files say the same as before" if made.same else "the case files say something else than before"
    _remade(made, f"{counted(made.files, 'file')} read again; {says}.", as_json)


def _remade(made: Any, said: str, as_json: bool) -> None:
    """What was made again, after the files that could not be read."""
    if as_json:
        print_json(made)
        return
    for reason in made.reasons:
        click.echo(f"refused  {reason.name}  {reason.message}")
    click.echo(said)


MOVE = """\b
Examples:
  habeas move habeas.casebook postgresql://aino@archive.example.org/casebook
  habeas move postgresql://aino@archive.example.org/casebook copy.casebook
\b
Nobody should write to FROM meanwhile: what comes after it began is not moved. FROM stays as it is.
"""


@click.command(epilog=MOVE)
@click.argument("source", metavar="FROM", type=Where())
@click.argument("target", metavar="TO", type=Where())
@json_option
def move(source: Book, target: Book, as_json: bool) -> None:
    """Put all that is kept for good (originals, decisions, proposals, pseudonyms) into the new casebook TO, and make the rest again from it.

    TO must be a file that is not there yet, or an empty database. The same reports and decisions give the same export, byte for byte.
    """
    from habeas.actions.move import move as act

    made = act(source, target, _progress)
    _clear()
    moved = f"{counted(made.rows['receipts'], 'file')} and {counted(made.rows['judgements'], 'decision')} are in {target} now."
    _remade(made, moved, as_json)


@click.command(epilog="\b\nExamples:\n  habeas doctor\n\b\nExit status: 0 nothing is broken, 1 something is.")
@casebook_option
@json_option
def doctor(path: Book, as_json: bool) -> None:
    """Look this machine and the casebook over: what is there, what is missing, and how to get it."""
    from habeas.actions import doctor as action
    from habeas.store.boot import casebook

    checked, absent = list(action.machine()), ""
    try:
        with casebook(path):
            checked += action.casebook()
    except NotFound:
        absent = f"there is none at {path} yet; `habeas read PATH` makes one"
    if as_json:
        print_json(checked)
    else:
        for one in checked:
            click.echo(f"{MARKS[one.state]:<4} {one.name:<16} {one.said}")
        if absent:
            click.echo(f"-    {'casebook':<16} {absent}")
    sys.exit(1 if any(one.state == "bad" for one in checked) else 0)
