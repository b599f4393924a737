"""`habeas serve`: the review desk in the browser of this machine."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.options import casebook_option, now, whoami
from habeas.store.address import Book, Server

EXAMPLES = """\b
Examples:
  habeas serve                             the desk for habeas.casebook, opened in your browser
  habeas serve --no-browser --port 8123    print the link and wait
  habeas serve --watch reports             also add what anybody puts into this folder
  habeas serve --database postgresql://aino@archive.example.org/casebook
\b
The link signs you in and works once. Only a browser on this machine is answered, and nothing leaves the machine. Ctrl+C ends the desk.
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="NUMBER", help="The port to answer on.  [default: any that is free]"
)
@click.option("--no-browser", is_flag=True, help="Print the link; open no browser.")
@click.option(
    "--by", default=whoami, metavar="NAME", envvar="HABEAS_USER", help="Who decides at this desk.  [default: your name on this machine]"
)
@click.option(
    "--watch",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Add every report that is put into this folder; the files stay there.",
)
@casebook_option
def serve(port: int, no_browser: bool, by: str, watch: Path | None, path: Book) -> None:
    """Open the review desk: pages in which people read reports beside what was found in them, and decide."""
    from habeas.store.boot import casebook, django_ready
    from habeas.web.port import listening
    from habeas.web.settings import LOOPBACK, desk

    with listening(port) as bound:
        django_ready(desk(LOOPBACK, bound.getsockname()[1]))
        from habeas.actions.inbox import INBOX
        from habeas.actions.watch import Watch
        from habeas.actions.who import Who
        from habeas.web.server import TEAM, THREADS
        from habeas.web.server import serve as answer

        with casebook(path, create=True):
            INBOX.open(path)
            who = Who(by or "someone")
            watching = Watch(watch, INBOX, who, now) if watch else None
            if watching:
                watching.begin()
            answer(bound, who, browser=not no_browser, say=_say, threads=TEAM if isinstance(path, Server) else THREADS)
            if watching:
                watching.end()


def _say(link: str) -> None:
    if link.endswith("/sign-in"):
        click.echo(f"The desk is open. Those who work here sign in at\n\n  {link}\n\nCtrl+C ends it.")
        return
    click.echo(f"The desk is open. This link signs you in and works once:\n\n  {link}\n\nCtrl+C ends it.")
