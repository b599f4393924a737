"""`habeas timestamp`: proof of when a bundle existed, only when asked and without a network."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.model.errors import BadInput

EXAMPLES = """\b
Examples:
  habeas timestamp case.zip --request case.tsq     write the query; carry it to an authority of your choice
  habeas timestamp case.zip --response case.tsr    keep its answer beside the bundle, if it is about this bundle
"""


@click.command(epilog=EXAMPLES)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--request", "query", type=click.Path(path_type=Path), metavar="FILE", help="Write the query for a time stamp authority (RFC 3161)."
)
@click.option("--response", type=click.Path(path_type=Path), metavar="FILE", help="Check the authority's answer and keep it.")
def timestamp(bundle: Path, query: Path | None, response: Path | None) -> None:
    """Ask for and keep a time stamp on a bundle. Nothing is sent: you carry the query, and only its hash leaves your hands."""
    from habeas.actions import bundles

    if (query is None) == (response is None):
        raise BadInput("Say either --request FILE, to make the query, or --response FILE, to keep the answer.")
    if query is not None:
        try:
            query.write_bytes(bundles.request(bundle))
        except OSError as error:
            raise BadInput(f"{query} cannot be written: {error.strerror or error}") from error
        click.echo(f"wrote {query}; an authority answers it as application/timestamp-query")
    if response is not None:
        try:
            said = bundles.stamp(bundle, response.read_bytes())
        except OSError as error:
            raise BadInput(f"{response} cannot be read: {error.strerror or error}") from error
        click.echo(f"the stamp seals this bundle: seen {said.at}, serial {said.serial}; kept as {bundles.stamp_of(bundle)}")
        click.echo("the authority's signature is for `openssl ts -verify` to check, with its certificates")
