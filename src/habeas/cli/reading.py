"""`habeas read`: files and folders into the casebook, one line for each, never stopped by a bad one."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.files import File, UnusableMetadata, gather
from habeas.cli.options import casebook_option, counted, json_option, now, print_json
from habeas.model.when import When
from habeas.store.address import Book

if TYPE_CHECKING:
    from habeas.actions.add_reports import Outcome

EXAMPLES = """\b
Examples:
  habeas read reports/                             every file in the folder and the folders in it
  habeas read a.html b.pdf --metadata sources.csv  what the files do not say: name,url,outlet,published,language
  habeas read new/ --casebook border.casebook      into another casebook
\b
Text, HTML, PDF, DOCX, e-mail and ZIP are told by their content. A sources.csv inside a folder is taken as metadata for it.
Exit status: 0 all were read (or known already), 1 some were refused, 2 nothing could be used.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """The result for one file: a word for it, the file's name, and what there is to say."""

    state: str
    name: str
    said: str


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--metadata", type=click.Path(path_type=Path), metavar="FILE", help="A CSV table with what the reports do not say, by file name."
)
@casebook_option
@json_option
def read(paths: tuple[Path, ...], metadata: Path | None, path: Book, as_json: bool) -> None:
    """Read reports into the casebook: their text, who and what they speak of, and which other reports speak of the same.

    Each file is kept as it was received, and is in the casebook whole or not at all: a reading cut short keeps what was done.
    """
    from habeas.store.boot import casebook

    files = gather(paths, metadata, path)
    if not files:
        raise click.UsageError(f"no file to read in {', '.join(map(str, paths))}.")
    with casebook(path, create=True):
        outcomes = list(_read_each(files, quiet=as_json))
    refused = sum(outcome.state == "refused" for outcome in outcomes)
    if as_json:
        print_json(outcomes)
    else:
        click.echo(
            f"\n{_summary(outcomes)} `habeas cases{'' if str(path) == 'habeas.casebook' else f' --casebook {path}'}` lists the case files."
        )
    if refused == len(outcomes):
        sys.exit(2)
    sys.exit(1 if any(outcome.reasons for outcome in outcomes) else 0)


def _summary(outcomes: list[Outcome]) -> str:
    states: list[str] = [outcome.state for outcome in outcomes]
    words = {"added": "read", "updated": "with new metadata", "known": "known already", "refused": "refused"}
    parts = [f"{states.count(state)} {word}" for state, word in words.items() if state in states]
    return f"{counted(len(outcomes), 'file')}: {', '.join(parts)}."


def _read_each(files: list[File], *, quiet: bool) -> Iterator[Outcome]:
    with _progress(len(files)) as step:
        for file in files:
            step(file.path.name)
            outcome = _read_one(file)
            if not quiet:
                for line in lines(outcome):
                    click.echo(f"{line.state:<9}{line.name}  {line.said}")
            yield outcome


def _read_one(file: File) -> Outcome:
    from habeas.actions.add_reports import Outcome, Reason, add_report

    try:
        data = file.read()
    except UnusableMetadata as error:
        return Outcome(file.path.name, "", "refused", reasons=(Reason(file.path.name, "metadata", str(error)),))
    except OSError as error:
        why = f"it cannot be opened: {error.strerror or error}. Check the path and the right to read it."
        return Outcome(file.path.name, "", "refused", reasons=(Reason(file.path.name, "unreadable", why),))
    return add_report(file.path.name, data, file.hints, now())


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar on the terminal, or nothing where the errors go to a file or a program."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, completed=-1)
        yield lambda name: bar.update(task, advance=1, description=name)


def lines(outcome: Outcome) -> Iterable[Line]:
    """What to print of one file: a line for each report in it and each reason why something was refused."""
    word = "read" if outcome.state == "added" else outcome.state
    if outcome.state == "known":
        title = outcome.reports[0].source.title if outcome.reports else None
        yield Line("known", outcome.name, "is in the casebook already" + (f" ({title})" if title else ""))
        return
    for report in outcome.reports:
        source = report.source
        head = ", ".join(part for part in (source.outlet, _day(source.published), source.language) if part)
        found = f"{counted(report.people, 'person', 'people')}, {counted(report.events, 'event')}, {counted(report.claims, 'claim')}"
        linked = f", linked with {counted(report.linked, 'report')}" if report.linked else ""
        yield Line(word, source.name, f"{source.title or 'without a title'} ({head}): {found}{linked}")
    for reason in outcome.reasons:
        yield Line("refused", reason.name, reason.message)


def _day(when: When) -> str:
    if when.earliest and when.earliest == when.latest:
        return when.earliest
    return f"{when.earliest or '?'} to {when.latest or '?'}" if when.known else "no date"
