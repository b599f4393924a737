"""`habeas search`: words, in every script."""

from __future__ import annotations

import sys

import click

from habeas.cli.options import casebook_option, json_option, print_json
from habeas.store.address import Book

EXAMPLES = """\b
Examples:
  habeas search Shenyang wife     reports, people, places and cases in which both words stand
  habeas search 신의주              Korean, Chinese and Thai words are found inside longer ones, from two letters
\b
Exit status: 0 something was found, 1 nothing.
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@casebook_option
@json_option
def search(words: tuple[str, ...], path: Book, as_json: bool) -> None:
    """Find reports, people, places, organisations and cases in which all of the words stand. Capitals and accents make no difference."""
    from habeas.actions.search import search as find
    from habeas.store.boot import casebook

    with casebook(path):
        hits = find(" ".join(words))
    if as_json:
        print_json(hits)
    for hit in () if as_json else hits:
        place = f"  {hit.id}:{hit.quote.start}-{hit.quote.end}" if hit.quote else f"  {hit.id}"
        click.echo(f"{hit.kind:<13}{hit.label}{place}" + (f"  in case {', '.join(hit.cases)}" if hit.cases and hit.kind != "case" else ""))
        if hit.context:
            click.echo(f"             {hit.context}")
    if not hits:
        click.echo(f"nothing in the casebook has {' and '.join(words)}.", err=True)
        sys.exit(1)
