"""Commands that decide: each writes a row into the ledger that says who, when and why, and can be taken back by another."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

import click

from habeas.cli.options import F, casebook_option, json_option, now, print_json, whoami
from habeas.model.errors import BadInput
from habeas.store.address import Book

if TYPE_CHECKING:
    from habeas.actions.decide import Deciding
    from habeas.actions.opposed import Opposed
    from habeas.model.judgement import Judgement

IDS = """\b
People, events and claims are named by the ids that `habeas show CASE` prints; a person also by a name that only one has, an incident by its case.
Examples:
"""


def deciding_options(command: F) -> F:
    """`--why`, which must be given, and `--by`."""
    why = click.option("--why", required=True, metavar="WORDS", help="Why; it is kept with the decision.")
    by = click.option(
        "--by", default=whoami, metavar="NAME", envvar="HABEAS_USER", help="Who decides.  [default: your name on this machine]"
    )
    return by(why(casebook_option(command)))


def deciding(by: str, why: str) -> Deciding:
    """The decision that options tell of, made now."""
    from habeas.actions.decide import Deciding

    return Deciding(by, now(), why)


def decide(path: Book, act: Callable[[], Judgement]) -> None:
    """Decide, and say how to take it back."""
    from habeas.store.boot import casebook

    with casebook(path):
        made = act()
    click.echo(f"decision {made.number}: {made.verdict.replace('_', ' ')} (`habeas undo {made.number} --why ...` takes it back)")


def _pair_command(name: str, verdict: str, about: Literal["people", "incidents"], said: str, example: str) -> click.Command:
    """A command that says of two persons or two incidents whether they are the same."""

    @click.command(name, help=said, epilog=IDS + example)
    @click.argument("one", metavar="A")
    @click.argument("other", metavar="B")
    @deciding_options
    def command(one: str, other: str, by: str, why: str, path: Book) -> None:
        from habeas.actions.decide import on_incidents, on_people

        act: Any = on_people if about == "people" else on_incidents
        decide(path, lambda: act(verdict, one, other, deciding(by, why)))

    return command


same_person = _pair_command(
    "same-person",
    "same_person",
    "people",
    "Say that A and B are the same person. They are joined, and stay joined when reports are read again.",
    '  habeas same-person "Lee Tae-won" "Yi T’ae-wŏn" --why "same wife, same street"',
)
different_person = _pair_command(
    "different-person",
    "different_person",
    "people",
    "Say that A and B are not the same person. They are kept apart. To take one apart, give the ids that `habeas show CASE --joined` prints.",
    '  habeas different-person 1f0c2a:p1 77ab90:p4 --why "one is the ambassador"',
)
same_incident = _pair_command(
    "same-incident",
    "same_incident",
    "incidents",
    "Say that A and B are the same incident; each is an event, or a case whose main event is meant.",
    '  habeas same-incident 2 5 --why "same house, same night"',
)
different_incident = _pair_command(
    "different-incident",
    "different_incident",
    "incidents",
    "Say that A and B are not the same incident. To take one apart, give the ids that `habeas show CASE --joined` prints.",
    '  habeas different-incident 1f0c2a:e1 77ab90:e2 --why "the second arrest was a week later"',
)


def _claim_command(name: Literal["accept", "reject"], said: str) -> click.Command:
    @click.command(name, help=said, epilog=IDS + f'  habeas {name} 1f0c2a:c7 --why "seen in the court record"')
    @click.argument("claim")
    @deciding_options
    def command(claim: str, by: str, why: str, path: Book) -> None:
        from habeas.actions.decide import on_claim

        decide(path, lambda: on_claim(name, claim, deciding(by, why)))

    return command


accept = _claim_command("accept", "Accept a claim: a person has checked that it is said and meant so.")
reject = _claim_command("reject", "Reject a claim: it is not said, or not meant so. It stays readable and counts no longer.")


@click.command(epilog=IDS + '  habeas correct 1f0c2a:c7 --set stance=feared --why "the daughter fears it"')
@click.argument("claim")
@click.option(
    "--set",
    "values",
    multiple=True,
    required=True,
    metavar="FIELD=VALUE",
    help="stance, negated, predicate, when or amount; VALUE may be JSON.",
)
@deciding_options
def correct(claim: str, values: tuple[str, ...], by: str, why: str, path: Book) -> None:
    """Correct a claim: say what its words mean. The words themselves are never changed."""
    from habeas.actions.decide import on_claim

    said = dict(_value(value) for value in values)
    decide(path, lambda: on_claim("correct", claim, deciding(by, why), said))


def _value(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not equals or name not in {"stance", "negated", "predicate", "when", "amount"}:
        raise BadInput(f"{given!r} sets nothing: write --set FIELD=VALUE with stance, negated, predicate, when or amount.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


UNDO = """\b
Examples:
  habeas undo 3 --why "mistook one Kim for another"
  habeas undo 3 --together --why "the filter was too wide"
"""


@click.command(epilog=UNDO)
@click.argument("number", type=int)
@click.option("--together", is_flag=True, help="Also all that was decided in the same act, as by a bulk decision of the desk.")
@deciding_options
def undo(number: int, together: bool, by: str, why: str, path: Book) -> None:
    """Take a decision back. Its row stays in the ledger; a new row says that it no longer holds."""
    from habeas.actions.decide import withdraw

    if together:
        _undo_together(number, by, why, path)
        return
    decide(path, lambda: withdraw(number, deciding(by, why)))


def _undo_together(number: int, by: str, why: str, path: Book) -> None:
    """Take back what was decided in the same act, and name what stays."""
    from habeas.actions.together import mark_at, take_back
    from habeas.actions.who import Who
    from habeas.store.boot import casebook

    with casebook(path):
        done = take_back(Who(by), mark_at(number), now(), why)
    count = len(done.free)
    click.echo(
        f"{count} decision{'s' * (count != 1)} of the act of decision {number} taken back: {', '.join(str(row.number) for row in done.free)}"
    )
    for one in done.left:
        since = one.since
        click.echo(
            f"decision {one.row.number} stays: {since.by} decided on the same again, {since.at} (decision {since.number}: {since.verdict})"
        )


def tell_opposed(pair: Opposed) -> None:
    """Two decisions that say opposite things, and the words that they are about."""
    for row, holds in ((pair.first, ""), (pair.last, "  (holds)")):
        click.echo(f"{row.number:>4}  {row.verdict.replace('_', ' ')}  {row.by}, {row.at}: {row.why}{holds}")
    click.echo("      " + "; ".join(f"“{quote.text}” {quote.source}:{quote.start}-{quote.end}" for quote in pair.last.on[:2]))


def _opposed(pairs: Sequence[Opposed], as_json: bool) -> None:
    if as_json:
        print_json(pairs)
        return
    for pair in pairs:
        tell_opposed(pair)
    if not pairs:
        click.echo("nowhere did two people decide opposite things.")


@click.command(epilog="\b\nExamples:\n  habeas ledger\n  habeas ledger --opposed\n  habeas ledger --json")
@click.option(
    "--opposed", "differing", is_flag=True, help="Only where two people decided opposite things on the same, as after a hand-over."
)
@casebook_option
@json_option
def ledger(differing: bool, path: Book, as_json: bool) -> None:
    """List every decision: who, when, why, about which words, and whether it still holds."""
    from habeas.actions.decide import decisions
    from habeas.actions.opposed import opposed
    from habeas.store.boot import casebook

    with casebook(path):
        made = decisions()
    pairs = opposed([judgement for judgement, _ in made]) if differing else ()
    if differing:
        _opposed(pairs, as_json)
        return
    if as_json:
        print_json([{"judgement": judgement, "holds": holds} for judgement, holds in made])
        return
    for judgement, holds in made:
        taken_back = f" of decision {judgement.withdraws}" if judgement.withdraws else ""
        click.echo(
            f"{judgement.number:>4}  {judgement.verdict.replace('_', ' ')}{taken_back}" + ("" if holds or taken_back else "  (taken back)")
        )
        click.echo(f"      {judgement.by}, {judgement.at}: {judgement.why}")
        for quotes in (judgement.on, judgement.other):
            if quotes:
                click.echo("      " + "; ".join(f"“{quote.text}” {quote.source}:{quote.start}-{quote.end}" for quote in quotes[:4]))
    if not made:
        click.echo("no decision was made yet.")
