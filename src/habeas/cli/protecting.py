"""Commands that protect: people, sources, places and passages, what was agreed to, and the names that people bear outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.decisions import IDS, decide, deciding, deciding_options
from habeas.cli.options import casebook_option, counted, json_option, now, print_json
from habeas.model.errors import BadInput
from habeas.store.address import Book

if TYPE_CHECKING:
    from habeas.actions.protect import Line
    from habeas.model.protection import Purpose

REASONS = ["child", "relative_in_reach", "source", "asked", "outlet_hid", "pseudonym", "no_consent", "other"]
PURPOSES = ["publication", "submission", "hand_over"]
PROTECT = (
    IDS
    + """  habeas protect "Lee Tae-won" --why "his wife is still in custody"
  habeas protect 1f0c2a:p40 --reason relative_in_reach --why "she lives in Hoeryong"
  habeas protect letter.txt --reason source --why "it came to us in confidence"
  habeas protect letter.txt --passage "the blue gate by the mill" --why "neighbours know the house"
  habeas protect 1f0c2a:p12 --reason child --dismiss --why "she is 19 by the court record"
"""
)


@click.command(epilog=PROTECT)
@click.argument("thing")
@click.option(
    "--reason", "reasons", multiple=True, type=click.Choice(REASONS), help="Why it must not be recognised; may be given several times."
)
@click.option(
    "--passage", default="", metavar="WORDS", help="Protect these words of the source THING: they are cut out of whatever is published."
)
@click.option("--audience", type=click.Choice(["all", "editors", "named"]), default="all", help="Who of those who work here may see it.")
@click.option(
    "--reader", "readers", multiple=True, metavar="NAME", help="With --audience named: who may see it; may be given several times."
)
@click.option("--dismiss", is_flag=True, help="Put what the machine proposed for this reason aside: somebody looked, and it is not so.")
@deciding_options
def protect(
    thing: str,
    reasons: tuple[str, ...],
    passage: str,
    audience: str,
    readers: tuple[str, ...],
    dismiss: bool,
    by: str,
    why: str,
    path: Book,
) -> None:
    """Protect THING: a person, a source or a place, by id or name. Nothing that is published may tell who or where it is."""
    from habeas.actions.protect import Protecting
    from habeas.actions.protect import protect as act

    how = Protecting(reasons, audience, readers, passage, dismiss)
    decide(path, lambda: act(thing, how, deciding(by, why)))


@click.command(
    epilog=IDS
    + """  habeas consent "Lee Tae-won" given --for publication --given-by himself --until 2027-12-31 --why "letter of 3 May"
  habeas consent 1f0c2a:p12 given --for submission --given-by "her mother" --why "signed form in the safe"
  habeas consent "Lee Tae-won" withdrawn --given-by himself --why "called on Monday"
"""
)
@click.argument("person")
@click.argument("word", type=click.Choice(["given", "refused", "unknown", "withdrawn"]))
@click.option("--for", "purposes", multiple=True, type=click.Choice(PURPOSES), help="What was agreed to; may be given several times.")
@click.option("--given-by", default="", metavar="WHO", help="Who said so: herself, himself, her mother, his guardian ...")
@click.option("--until", default="", metavar="DAY", help="The last day on which it holds, as 2027-11-04; without end where it is left out.")
@deciding_options
def consent(person: str, word: str, purposes: tuple[str, ...], given_by: str, until: str, by: str, why: str, path: Book) -> None:
    """Note what PERSON agreed to: WORD is given, refused, unknown or withdrawn. What is not known protects as a refusal does."""
    from habeas.actions.protect import Agreed
    from habeas.actions.protect import consent as act

    decide(path, lambda: act(person, Agreed(word, purposes, given_by, until), deciding(by, why)))


@click.command(epilog="\b\nExamples:\n  habeas protections\n  habeas protections --for submission --json")
@click.option("--for", "purpose", type=click.Choice(PURPOSES), default="publication", show_default=True, help="What it would be shown for.")
@casebook_option
@json_option
def protections(purpose: Purpose, path: Book, as_json: bool) -> None:
    """List who and what is protected and why, what is only proposed, and how to decide on it."""
    from habeas.actions.protect import listed
    from habeas.store.boot import casebook

    with casebook(path):
        lines = listed(purpose, now()[:10])
    if as_json:
        print_json(list(lines))
        return
    hidden = sum(line.protected for line in lines)
    proposed = sum(line.only_proposed for line in lines)
    click.echo(
        f"{counted(hidden, 'thing is', 'things are')} protected for {purpose}, {proposed} of them proposed by the machine and not decided on."
    )
    click.echo(
        "Where it is open, habeas protects: a wrong name that gets out can kill. Look at each proposal; what you dismiss will be shown."
    )
    for line in lines:
        for printed in _printed(line):
            click.echo(printed)


def _printed(line: Line) -> list[str]:
    state = "protected" if line.protected else "shown"
    out = ["", f"{line.called}  ({line.guards} {line.thing}; {state}{', proposed only' if line.only_proposed else ''})"]
    out += [f"  - {why}" for why in line.why]
    out += [f"  “{' '.join(quote.text.split())[:100]}” {quote.source}:{quote.start}-{quote.end}" for quote in line.words[:3]]
    out += [f"  accept:  {line.accept}", f"  dismiss: {line.dismiss}"] if line.accept else []
    out += [f"  taken back by: habeas undo {number} --why ..." for number in line.numbers]
    return out


PSEUDONYMS = """\b
Examples:
  habeas pseudonyms
  habeas pseudonyms --export names.age
  habeas pseudonyms --renew "Yoon Ha-eun"    another one from now on, as where somebody of that name came into the casebook
"""


@click.command(epilog=PSEUDONYMS)
@click.option(
    "--export", "target", type=click.Path(path_type=Path), metavar="FILE", help="Write the map into FILE, encrypted with a passphrase."
)
@click.option("--renew", metavar="NAME", help="Draw another pseudonym for whoever bears this one, or has this name or id.")
@casebook_option
def pseudonyms(target: Path | None, renew: str | None, path: Book) -> None:
    """Show which pseudonym each protected person bears in publications, or take the map out, encrypted with age."""
    from habeas.actions import naming
    from habeas.actions.naming import draw, encrypted, table_of
    from habeas.actions.protect import listed
    from habeas.store import boot

    if target is not None and target.exists():
        raise BadInput(f"{target} is there already. Name a file that is not.")
    with boot.casebook(path):
        if renew is not None:
            click.echo(f"{naming.renew(renew, now()).text} is the pseudonym from now on. What is out keeps the old one.")
            return
        people = [line.thing for line in listed("publication", now()[:10]) if line.protected and line.guards == "person"]
        from habeas.actions.export import whole

        book = whole()
        draw(book, people, now())
        if target is not None:
            words = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
            target.write_bytes(encrypted(words))
            click.echo(
                f"{target}: {counted(len(table_of(book)), 'pseudonym')}, encrypted. Keep it and the passphrase apart from each other."
            )
            return
        for name, real in table_of(book):
            click.echo(f"{name}  stands for  {real}")
    click.echo("This list names people. It is never part of `habeas export` or of anything published.")
