"""`habeas publish`, `habeas publications`: make what may be shown to the world, after a check; list what is out, and withdraw it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.options import F, casebook_option, counted, json_option, now, print_json, whoami
from habeas.model.errors import BadInput
from habeas.model.publication import FORMS, LANGUAGES, Plan
from habeas.store.address import Book

if TYPE_CHECKING:
    from rich.console import Console

    from habeas.actions.alike import Alike
    from habeas.actions.publish import Preview, Published

EXAMPLES = """\b
Examples:
  habeas publish 3 --title "The ten of Shenyang"                        what would go out, and what speaks against it
  habeas publish 3 --title "The ten of Shenyang" --dates year           the same with years in the stead of months
  habeas publish 3 --title "The ten of Shenyang" --out site \\
    --accept "f3a91c22ab01=her husband is dead" --accept "like-5d07e1b4=they agreed to be quoted" --why "agreed with the family"
\b
Without --out nothing is written. Protected people bear pseudonyms, and each way in which what is shown still leads to one of them is told: say less
exactly (--quotes withheld, --dates, --ages, --inhabitants, --form), or accept it by name with a reason. Like findings stand together under a name of
their own (like-...): a reason for it answers those that it was shown for, but for one that has a reason of its own. Pictures and pseudonyms are
answered one by one. The ledger holds a reason for every finding.
"""


def exactness(command: F) -> F:
    """`--quotes`, `--dates`, `--ages`, `--inhabitants`: how much is told of protected people."""
    command = click.option(
        "--inhabitants", type=int, default=250_000, show_default=True, help="Smaller places give way to the county or province they lie in."
    )(command)
    command = click.option(
        "--ages", type=click.Choice(["exact", "band"]), default="band", show_default=True, help="How exact ages of protected people are."
    )(command)
    command = click.option(
        "--dates", type=click.Choice(["day", "month", "year", "none"]), default="month", show_default=True, help="How exact dates are."
    )(command)
    return click.option(
        "--quotes",
        type=click.Choice(["shown", "withheld"]),
        default="shown",
        show_default=True,
        help="Words of reports on protected people.",
    )(command)


@click.command(epilog=EXAMPLES)
@click.argument("cases", nargs=-1, metavar="CASE...")
@click.option("--title", default="", metavar="WORDS", help="What the publication is called.")
@click.option("--form", "forms", multiple=True, type=click.Choice(FORMS), help="What to make; may be given several times.  [default: site]")
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="Languages of the site.  [default: all]")
@click.option("--to", default="the public", show_default=True, metavar="WHOM", help="To whom it goes.")
@click.option("--until", default="", metavar="DAY", help="The day on which it must be taken down, as 2027-11-04.")
@click.option("--base-url", default="", metavar="URL", help="Where the site will stand, for its feeds.")
@click.option(
    "--pictures", type=click.Choice(["shown", "none"]), default="shown", show_default=True, help="Pictures that somebody has looked at."
)
@exactness
@click.option("--accept", "accepted", multiple=True, metavar="ID=REASON", help="Accept a finding, or like ones, by name; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Publish: write the files into this new folder.")
@click.option("--why", default="", metavar="WORDS", help="Why this is published; needed with --out.")
@click.option("--by", default=whoami, metavar="NAME", envvar="HABEAS_USER", help="Who publishes.  [default: your name on this machine]")
@click.option("--release", type=int, metavar="NUMBER", help="Write the files of a publication that a second person has signed.")
@casebook_option
def publish(path: Book, **given: Any) -> None:
    """Show cases to the world: make a site, data or a sealed bundle in which nobody protected can be recognised."""
    from habeas.actions import publish as act
    from habeas.actions.decide import Deciding
    from habeas.store.boot import casebook

    out = given["out"]
    _checked(out, given)
    with casebook(path):
        if given["release"] is not None:
            write(act.release(given["release"]).files, out)
            click.echo(f"Publication {given['release']} is in {out}.")
            return
        plan, said = _plan(given), _answers(given["accepted"])
        at = now()
        preview = act.prepare(plan, at)
        answers = _looked_at(preview, said)
        if out is None:
            raise SystemExit(1 if preview.stops or preview.unanswered(answers) else 0)
        made = act.publish(preview, answers, Deciding(given["by"] or "someone", at, given["why"].strip()))
        _done(made, out)


def _looked_at(preview: Preview, said: dict[str, str]) -> dict[str, str]:
    """Tell a preview, and give a reason for each finding that has one."""
    from habeas.actions.alike import alike, reasons, unknown

    groups = alike(preview.report.findings)
    answers = reasons(groups, said)
    _tell(preview, groups, answers, unknown(groups, said))
    return answers


def _checked(out: Path | None, given: dict[str, Any]) -> None:
    if given["release"] is not None and out is None:
        raise BadInput("--release writes files: name a new folder with --out.")
    if out is not None and given["release"] is None and not given["why"].strip():
        raise BadInput("who publishes says why: add --why.")
    if out is not None and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadInput(f"{out} is there already. Name a new folder, so that nothing of an earlier publication stays among the new files.")


def _done(made: Published, out: Path) -> None:
    number = made.judgement.number
    if made.waits:
        click.echo(
            f"\nDecision {number} waits for a second person, who signs it in the ledger of the desk; then: habeas publish --release {number} --out {out}"
        )
        return
    write(made.files, out)
    click.echo(f"\nPublished: {counted(len(made.files), 'file')} in {out}, decision {number} of the ledger.")


def _plan(given: dict[str, Any]) -> Plan:
    return Plan(
        cases=given["cases"],
        title=given["title"],
        forms=given["forms"] or ("site",),
        languages=given["languages"] or LANGUAGES,
        to=given["to"],
        until=given["until"],
        base_url=given["base_url"],
        quotes=given["quotes"],
        pictures=given["pictures"],
        dates=given["dates"],
        ages=given["ages"],
        people=given["inhabitants"],
    )


def _answers(said: tuple[str, ...]) -> dict[str, str]:
    answers = {}
    for one in said:
        ident, sign, reason = one.partition("=")
        if not sign or not reason.strip():
            raise BadInput(
                f"{one!r} accepts nothing: write the id of a finding or of like ones, =, and the reason, as f3a91c22='her husband is dead'."
            )
        answers[ident.strip()] = reason.strip()
    return answers


def _tell(preview: Preview, groups: list[Alike], answers: dict[str, str], gone: list[str]) -> None:
    """What would go out and what speaks against it, in words."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{counted(len(preview.cases), 'case')}: " + "; ".join(title for _, title in preview.cases), markup=False)
    console.print(f"{counted(len(preview.files), 'file')} to {preview.plan.to}\n", markup=False)
    for one in preview.guarded:
        console.print(f"protected: {one.called}" + (f", shown as {one.shown}" if one.shown else ", not shown"), markup=False)
        for why in one.why:
            console.print(f"    {why}", markup=False)
    for line in preview.pictures:
        console.print(f"{line.called}: " + (f"shown as {line.picture.name}" if line.picture else f"left out, {line.absent}"), markup=False)
    for stop in preview.stops:
        console.print(f"\nSTOP: {stop}", markup=False)
    _findings(groups, answers, console)
    for group in gone:
        console.print(f"\n{group}: no such findings stand together now, and the reason answers nothing. Look at those above.", markup=False)
    smallest = preview.report.smallest
    if smallest is not None:
        fewer = counted(preview.report.below, "protected person", "protected people")
        console.print(
            f"\nSmallest group that a protected person is lost in: {smallest} of {preview.report.crowd}; {fewer} in one below 5.",
            markup=False,
        )
    left = len(preview.unanswered(answers))
    if preview.stops or left:
        console.print(f"\nNothing may go out: {counted(len(preview.stops), 'stop')}, {counted(left, 'open finding')}.", markup=False)


def _findings(groups: list[Alike], answers: dict[str, str], console: Console) -> None:
    """Each finding with its answer; over like ones the name by which one reason answers all of them."""
    from habeas.actions.alike import WAYS
    from habeas.actions.passages import labels

    names = labels({group.person for group in groups if group.person})
    for group in groups:
        if len(group.findings) > 1:
            head = ", ".join(part for part in (WAYS[group.way], names.get(group.person, ""), group.where) if part)
            console.print(f"\n{group.id}  {head}: {len(group.findings)} findings", markup=False)
        for finding in group.findings:
            told = f"accepted: {answers[finding.id]}" if answers.get(finding.id) else "open"
            console.print(f"\n{finding.id}  {finding.words}  ({told})", markup=False)


def write(files: Any, folder: Path) -> None:
    """Write published files into a new folder."""
    for name, body in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)


PUBLICATIONS = """\b
Examples:
  habeas publications                                          what is out, to whom, until when
  habeas publications --withdraw 41 --why "the family asked"   it may not be shown any more
"""


@click.command(epilog=PUBLICATIONS)
@click.option("--withdraw", type=int, metavar="NUMBER", help="Withdraw the publication with this number.")
@click.option("--why", default="", metavar="WORDS", help="Why it is withdrawn.")
@click.option("--by", default=whoami, metavar="NAME", envvar="HABEAS_USER", help="Who withdraws it.  [default: your name on this machine]")
@json_option
@casebook_option
def publications(withdraw: int | None, why: str, by: str, as_json: bool, path: Book) -> None:
    """What was published, and whether it may stay out; exit status 1 where something must be taken down."""
    from habeas.actions import publications as act
    from habeas.actions.decide import Deciding
    from habeas.store.boot import casebook

    if withdraw is not None and not why.strip():
        raise BadInput("who withdraws a publication says why: add --why.")
    with casebook(path):
        if withdraw is not None:
            act.take_back(withdraw, Deciding(by or "someone", now(), why.strip()))
        found = act.listed(now()[:10])
    if as_json:
        print_json(found)
    else:
        for one in found:
            _line(one)
        if not found:
            click.echo("Nothing was published.")
    if any(one.must_go or one.state == "expired" for one in found):
        raise SystemExit(1)


def _line(one: Any) -> None:
    until = f", until {one.until}" if one.until else ""
    click.echo(f"{one.row.number:>5}  {one.state:<9}  {one.row.at[:10]}  {one.title}: {', '.join(one.forms)} to {one.to}{until}")
    click.echo(f"       {counted(len(one.files), 'file')}, SHA-256 over all {one.digest[:16]}…; by {one.row.by}: {one.row.why}")
    for why in one.must_go:
        click.echo(f"       TAKE IT DOWN: {why}")
    if one.state == "expired":
        click.echo("       TAKE IT DOWN: its time is over")
