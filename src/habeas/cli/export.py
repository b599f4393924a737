"""`habeas export` and `habeas page`: what leaves the casebook, and only when asked."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import click

from habeas.cli.options import casebook_option
from habeas.model.errors import BadInput
from habeas.store.address import Book

EXAMPLES = """\b
Examples:
  habeas export --format json --output book.json   the whole casebook, format habeas-casebook/1
  habeas export --format csv --output tables/      a folder of tables (or tables.zip)
  habeas export --format ftm > entities.ftm.json   FollowTheMoney, one entity a line
"""
PAGE_EXAMPLES = """\b
Examples:
  habeas page 1                       writes case-<id>.html beside you
  habeas page 1 --output page.html    one file with timeline and quotes; it needs nothing from the network
"""


@click.command(epilog=EXAMPLES)
@click.option("--format", "form", type=click.Choice(["json", "csv", "ftm"]), default="json", show_default=True, help="What to write.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, allow_dash=True), help="Where to write it; the terminal or pipe where left out."
)
@click.option("--without-text", is_flag=True, help="JSON: leave the stored texts of the reports out.")
@casebook_option
def export(form: str, output: Path | None, without_text: bool, path: Book) -> None:
    """Write the casebook as JSON, CSV tables or FollowTheMoney. The same reports and decisions give the same bytes."""
    from habeas.actions import export as action
    from habeas.store.boot import casebook

    with casebook(path):
        if form == "csv":
            _write_tables(action.as_tables(), output)
        else:
            _write(action.as_json(with_text=not without_text) if form == "json" else action.as_ftm(), output)


@click.command(epilog=PAGE_EXAMPLES)
@click.argument("case")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to write it; case-<id>.html where left out, - for a pipe.",
)
@casebook_option
def page(case: str, output: Path | None, path: Book) -> None:
    """Write one case as a self-contained page: its timeline drawn, each quote in its context."""
    from habeas.actions.export import as_page
    from habeas.store.boot import casebook

    with casebook(path):
        ident, body = as_page(case)
    target = output or Path(f"case-{ident.replace(':', '-')}.html")
    _write(body, target)
    if str(target) != "-":
        click.echo(f"wrote {target}")


def _write(body: bytes, output: Path | None) -> None:
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(body)
        return
    try:
        output.write_bytes(body)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror or error}. Name another place with --output.") from error


def _write_tables(tables: dict[str, bytes], output: Path | None) -> None:
    """Tables go into a folder, or into one ZIP where the name ends in .zip."""
    if output is None or str(output) == "-":
        raise BadInput("CSV is several tables: name a folder, or a file that ends in .zip, with --output.")
    if output.suffix.casefold() == ".zip":
        _write(_zipped(tables), output)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{output} cannot be made: {error.strerror or error}. Name another place with --output.") from error
    for name, body in sorted(tables.items()):
        _write(body, output / name)
    click.echo(f"wrote {len(tables)} tables to {output}", err=True)


def _zipped(tables: dict[str, bytes]) -> bytes:
    """The tables in one ZIP that says nothing of the time it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in sorted(tables.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body)
    return packed.getvalue()
