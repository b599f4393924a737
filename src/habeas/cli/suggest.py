"""`habeas suggest`: a language model on this machine proposes, habeas refuses what does not stand in the report, people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from habeas.cli.options import casebook_option, counted, json_option, now, print_json
from habeas.store.address import Book

if TYPE_CHECKING:
    from habeas.actions.suggest import Suggested

EXAMPLES = """\b
Examples:
  habeas suggest report.html --model-at http://127.0.0.1:8080/v1
  habeas suggest report.html --model-at http://localhost:11434/v1 --model small --seconds 300
\b
No model comes with habeas, and none is asked unless you name its address. Proposals are marked as the model's; `habeas accept` and `habeas reject` decide.
"""


@click.command(epilog=EXAMPLES)
@click.argument("report", metavar="REPORT")
@click.option(
    "--model-at",
    required=True,
    envvar="HABEAS_MODEL_AT",
    show_envvar=True,
    metavar="URL",
    help="An OpenAI-compatible server on this machine.",
)
@click.option("--model", metavar="NAME", help="The model's name.  [default: the first that the server names]")
@click.option("--seconds", type=click.FloatRange(1, 3600), default=120, show_default=True, help="How long one answer may take.")
@click.option(
    "--beyond-this-machine",
    is_flag=True,
    help="Let passages of the report leave this machine. Whoever runs that server can read, keep and hand on what they say.",
)
@casebook_option
@json_option
def suggest(report: str, model_at: str, model: str | None, seconds: float, beyond_this_machine: bool, path: Book, as_json: bool) -> None:
    """Ask a language model what a report says, passage by passage. REPORT is a file name or the id of a report in the casebook.

    Every quote must stand in the report word for word, and so must what is said to happen, who says it, and about whom; anything else is refused and
    counted. Nothing is kept unless every passage was answered.
    """
    from habeas.actions.model_at import ModelAt
    from habeas.actions.suggest import suggest as ask
    from habeas.store.boot import casebook

    at = ModelAt.named(model_at, beyond=beyond_this_machine, seconds=seconds)
    if not at.on_this_machine:
        click.echo(f"Passages of {report} are sent to {at.host} ({at.address}), beyond this machine.", err=True)
    with casebook(path):
        made = ask(report, at, now(), model)
    if as_json:
        print_json(made)
    else:
        _tell(made)


def _tell(made: Suggested) -> None:
    """Print what came of it, the commonest reasons for a refusal first."""
    click.echo(f"{made.report}: {counted(made.passages, 'passage')} shown to {made.model}")
    click.echo(f"  {counted(made.proposed, 'proposal')} kept as proposed" + (f", {made.known} known already" if made.known else ""))
    click.echo(f"  {counted(sum(made.refused.values()), 'proposal')} refused" + (":" if made.refused else ""))
    for why, number in sorted(made.refused.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"    {number:>4}  {why}")
