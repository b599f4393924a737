"""`habeas` and its commands. A command's module is imported when the command is called, so that `habeas --help` answers at once."""

from __future__ import annotations

import importlib
import os
from typing import Any, ClassVar

import click

import habeas
from habeas.model.errors import HabeasError

EPILOG = """\b
A first casebook:
  habeas read reports/
  habeas cases
  habeas show 1
  habeas page 1 --output case.html
\b
The casebook is one file, habeas.casebook in the current folder unless --casebook FILE or HABEAS_CASEBOOK names another.
`habeas COMMAND --help` has examples of each command.
"""


class Failed(click.ClickException):
    """A fault whose message is meant for the person at the keyboard."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the message, with nothing around it but the name of the program."""
        click.echo(f"habeas: {self.message}", file=file, err=file is None)


class Commands(click.Group):
    """Commands that are imported when they are called."""

    known: ClassVar[dict[str, tuple[str, str]]] = {
        "read": ("reading", "Read reports into the casebook."),
        "suggest": ("suggest", "Ask a language model on this machine what a report says."),
        "cases": ("cases", "List the case files."),
        "show": ("cases", "Show one case file: people, timeline, who says so, what is open."),
        "serve": ("serve", "Open the review desk in the browser."),
        "team": ("team", "Say who works here and what each may do."),
        "search": ("search", "Find words in reports, names and titles."),
        "export": ("export", "Write the casebook as JSON, CSV or FollowTheMoney."),
        "page": ("export", "Write one case as a page for the browser."),
        "publish": ("publish", "Show cases to the world, after a check of what they give away."),
        "submission": ("submission", "Fill a form of the United Nations for one person of a case."),
        "publications": ("publish", "List what is out and whether it may stay; withdraw it."),
        "picture": ("faces", "Give a report a photograph that came by itself."),
        "faces": ("faces", "Copy a picture with faces covered and nothing else of the file left."),
        "redact": ("redact", "Copy a document with names replaced and nothing else of the file left."),
        "accept": ("decisions", "Accept a claim."),
        "reject": ("decisions", "Reject a claim."),
        "correct": ("decisions", "Correct a claim."),
        "same-person": ("decisions", "Say that two persons are the same."),
        "different-person": ("decisions", "Say that two persons are not the same."),
        "same-incident": ("decisions", "Say that two incidents are the same."),
        "different-incident": ("decisions", "Say that two incidents are not the same."),
        "protect": ("protecting", "Protect a person, a source, a place or a passage."),
        "consent": ("protecting", "Note what a person agreed to."),
        "protections": ("protecting", "List who is protected and why, and what is proposed."),
        "pseudonyms": ("protecting", "Show or take out the names that protected people bear outside."),
        "undo": ("decisions", "Take a decision back."),
        "ledger": ("decisions", "List every decision: who, when, why."),
        "verify": ("upkeep", "Check the casebook, or a bundle that was published."),
        "timestamp": ("bundles", "Ask for and keep a time stamp on a bundle."),
        "rebuild": ("upkeep", "Throw away what was derived and make it again."),
        "move": ("upkeep", "Move the casebook from a file to a database, or back."),
        "hand-over": ("hand_over", "Write the casebook or some cases, encrypted, for another team."),
        "receive": ("hand_over", "Take in what another team handed over."),
        "doctor": ("upkeep", "Look this machine and the casebook over."),
    }
    """For each command the module that has it, and the line that `habeas --help` prints."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of a day's work."""
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in self.known:
            return None
        module = importlib.import_module(f"habeas.cli.{self.known[cmd_name][0]}")
        command = getattr(module, cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in self.known.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what habeas raises on purpose becomes one clear line."""
        try:
            return super().invoke(ctx)
        except HabeasError as error:
            raise Failed(str(error)) from error


@click.command(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(habeas.__version__, prog_name="habeas")
def main() -> None:
    """Case files of people who were detained, sent back, tortured, killed or made to disappear, each value tied to the words it came from.

    The machine proposes, people decide. Nothing leaves this machine unasked.
    """
    # several threads that wait for one another make the small models slower, not faster
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


if __name__ == "__main__":
    main()
