"""`habeas redact`: a copy of a document in which names are replaced and nothing of the original file is left."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.options import counted, json_option, print_json
from habeas.model.errors import BadInput

EXAMPLES = """\b
Examples:
  habeas redact letter.docx --replace "Han Doyoon=P." --out copy.docx
  habeas redact page.html --replace "Han Doyoon=P." --replace "Oreum=a village" --out copy.pdf
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--replace", "pairs", multiple=True, metavar="WORDS=PUT", help="Words that must go and what stands for them. May be repeated."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write the copy: .txt, .html, .docx or .pdf.")
@json_option
def redact(file: Path, pairs: tuple[str, ...], out: Path, as_json: bool) -> None:
    """Write a copy of FILE made anew from its words, some of them replaced. Nothing else of the file is carried over; FILE stays as it is."""
    from habeas.actions.redact import form_of, redacted_file

    form = form_of(out.suffix)
    if form is None:
        raise BadInput(f"{out} ends in none of .txt, .html, .docx and .pdf. Give --out a name that does.")
    apart(file, out)
    made = redacted_file(file.name, reads(file), _wanted(pairs), form)
    writes(out, made.data)
    if as_json:
        told = {"replaced": made.replaced, "inside": made.inside, "dropped": made.dropped, "notes": made.notes}
        print_json({"out": str(out), **told})
        return
    for words, times in made.replaced.items():
        click.echo(f"replaced {counted(times, 'time')}: {words}" if times else f"not found: {words}")
    if made.inside:
        click.echo(f"left, for you to look at: {', '.join(made.inside)}")
    gone = sorted({f"{trace.kind} {trace.what}".strip() for trace in made.dropped})
    click.echo(f"not carried over: {', '.join(gone) or 'nothing beside the words was found'}")
    for note in made.notes:
        click.echo(f"note: {note}")
    click.echo(f"wrote {out}. Read it before you hand it on: habeas replaces the words you name, not what else gives somebody away.")


def _wanted(pairs: tuple[str, ...]) -> dict[str, str]:
    wanted = {}
    for pair in pairs:
        words, equals, put = pair.partition("=")
        if not equals or not words.strip():
            raise BadInput(f"--replace {pair!r} lacks the sign = between the words and what stands for them.")
        wanted[words.strip()] = put.strip()
    return wanted


def apart(original: Path, copy: Path) -> None:
    """Raise BadInput where a copy would take the place of its original."""
    if copy.exists() and original.exists() and copy.samefile(original):
        raise BadInput("The copy would take the place of the original. Give --out another name.")


def reads(path: Path) -> bytes:
    """The bytes of a file. Raises BadInput."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be opened: {error.strerror or error}. Check the path.") from error


def writes(path: Path, data: bytes) -> None:
    """Write a file. Raises BadInput."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror or error}. Name another place with --out.") from error
