"""`habeas cases` and `habeas show`."""

from __future__ import annotations

import click

from habeas.cli.options import casebook_option, counted, json_option, print_json
from habeas.store.address import Book

CASES_EXAMPLES = """\b
Examples:
  habeas cases
  habeas cases --json | jq '.[].title'
"""
SHOW_EXAMPLES = """\b
Examples:
  habeas show 1           by its number in `habeas cases`
  habeas show Shenyang    by a word that only its title has, or by its id
  habeas show 1 --joined  also how single reports name each person and event, and why they were put together
"""


@click.command(epilog=CASES_EXAMPLES)
@casebook_option
@json_option
def cases(path: Book, as_json: bool) -> None:
    """List the case files, the latest incident first. The number is the place in this list; the id stays."""
    from habeas.actions.cases import list_cases
    from habeas.cli.case_text import time_words
    from habeas.model.wording import STATUSES
    from habeas.store.boot import casebook

    with casebook(path):
        found = list_cases()
    if as_json:
        print_json(found)
        return
    for line in found:
        click.echo(f"{line.number:>3}  {line.title}")
        about = [line.kind.replace("_", " ") if line.kind else "", time_words(line.when) if line.when else "", line.place or ""]
        counts = [
            counted(line.reports, "report"),
            counted(len(line.people), "person", "people"),
            counted(line.open_questions, "open question"),
        ]
        if line.disagreements:
            counts.append(counted(line.disagreements, "disagreement"))
        click.echo(f"     {line.id}  " + ", ".join(part for part in (*about, *counts) if part))
        if line.status:
            click.echo(
                "     now: " + "; ".join(f"{who}: {STATUSES[word]}" for who, word in line.status[:6]) + ("; …" if line.status[6:] else "")
            )
    if not found:
        click.echo("no case yet: no report in the casebook tells of an incident. Read some with `habeas read PATH`.")


@click.command(epilog=SHOW_EXAMPLES)
@click.argument("case", metavar="CASE")
@click.option("--joined", is_flag=True, help="Also the ids in single reports and why they were put together.")
@casebook_option
@json_option
def show(case: str, joined: bool, path: Book, as_json: bool) -> None:
    """Show one case file: its people and their status now, the timeline and who says so, where sources differ, what is open, the quotes."""
    from habeas.actions.cases import open_case
    from habeas.cli.case_text import case_text
    from habeas.store.boot import casebook

    with casebook(path):
        view = open_case(case)
    if as_json:
        print_json({"number": view.number, "case": view.case, "casebook": view.book, "origins": view.origins, "joined": view.joined})
    else:
        click.echo("\n".join(case_text(view, joined=joined)))
