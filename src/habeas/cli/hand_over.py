"""`habeas hand-over`, `habeas receive`."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.decisions import tell_opposed
from habeas.cli.options import casebook_option, counted, json_option, now, print_json
from habeas.model.errors import BadInput
from habeas.store.address import Book

FILE = click.Path(path_type=Path, dir_okay=False)
SECRET = click.option("--passphrase-file", "words", type=FILE, metavar="FILE", help="Read the passphrase from the first line of FILE.")
HAND_OVER = """\b
Examples:
  habeas hand-over --out all.age
  habeas hand-over 1 2 --out two.age --passphrase-file words.txt
  habeas hand-over 1 --out one.age --to age1...
\b
Accounts, sessions and what was published stay here.
"""


@click.command(epilog=HAND_OVER)
@click.argument("cases", metavar="[CASE...]", nargs=-1)
@click.option("--out", "target", type=FILE, required=True, metavar="FILE", help="The file to write; it must not be there yet.")
@click.option(
    "--to", "keys", multiple=True, metavar="KEY", help="Close it for this age key (age1...), not with a passphrase; may be repeated."
)
@SECRET
@click.option("--with-pseudonyms", is_flag=True, help="Let the pseudonyms and their secret go along.")
@casebook_option
def hand_over(cases: tuple[str, ...], target: Path, keys: tuple[str, ...], words: Path | None, with_pseudonyms: bool, path: Book) -> None:
    """Write the casebook, or each CASE with its reports and the decisions on them, into one encrypted file for another team."""
    from habeas.actions.age import Key
    from habeas.actions.hand_over import pack, sources_of
    from habeas.actions.protect import listed
    from habeas.store.boot import casebook

    if target.exists():
        raise BadInput(f"{target} is there already. Name a file that is not.")
    key = Key(keys=keys) if keys else Key(_passphrase(words, twice=True))
    with casebook(path):
        data = pack(cases or None, key, with_pseudonyms=with_pseudonyms)
        sources = sources_of(cases or None)
        hidden = [line for line in listed("hand_over", now()[:10]) if line.protected]
    target.write_bytes(data)
    here = sum(sources is None or any(quote.source in sources for quote in line.words) for line in hidden)
    click.echo(f"{target}: {counted(len(data), 'byte')}, encrypted. It names everybody; send the key or passphrase another way.")
    if here:
        said = counted(here, "person, source or place in it is", "people, sources and places in it are")
        click.echo(f"{said} protected and did not agree to a hand-over: `habeas protections --for hand_over`.", err=True)


@click.command(epilog="\b\nExamples:\n  habeas receive all.age\n  habeas receive one.age --identity key.txt")
@click.argument("file", type=FILE)
@click.option("--identity", "identity", type=FILE, metavar="KEYFILE", help="The file with your age key, as age-keygen writes it.")
@SECRET
@casebook_option
@json_option
def receive(file: Path, identity: Path | None, words: Path | None, path: Book, as_json: bool) -> None:
    """Take FILE, which another team handed over, into the casebook (made if absent). What is here already is not doubled."""
    from habeas.actions.age import Key, open_
    from habeas.actions.hand_over import take_in
    from habeas.actions.package import taken_apart
    from habeas.store.boot import casebook

    data = _read(file)
    if identity is not None:
        lines = _read(identity).decode(errors="replace").splitlines()
        key = Key(keys=tuple(line.strip() for line in lines if line.strip() and not line.startswith("#")))
    else:
        key = Key(_passphrase(words, twice=False))
    opened = open_(data, key)
    taken_apart(opened)  # before a casebook is made for what is no hand-over
    with casebook(path, create=True):
        made = take_in(opened)
    if as_json:
        print_json(made)
        return
    for reason in made.reasons:
        click.echo(f"refused  {reason.name}  {reason.message}")
    click.echo(
        f"{counted(made.files, 'new file')} and {counted(made.decisions, 'new decision')}; here already: {made.files_known} and {made.decisions_known}."
    )
    if made.opposed:
        click.echo(
            f"\nDecided differently here and there, {len(made.opposed)} times; the later row holds. Take one of two back with `habeas undo`:"
        )
        for pair in made.opposed:
            tell_opposed(pair)


def _passphrase(words: Path | None, *, twice: bool) -> str:
    if words is not None:
        return next(iter(_read(words).decode(errors="replace").splitlines()), "")
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
