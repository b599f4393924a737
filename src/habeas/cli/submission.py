"""`habeas submission`: fill a form of the United Nations for one person, with what is missing named."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.options import casebook_option, counted, now
from habeas.model.errors import BadInput
from habeas.model.publication import SUBMISSION_FORMS
from habeas.store.address import Book

EXAMPLES = """\b
Examples:
  habeas submission enforced_disappearance 2 "Tomas Verriden" --given answers.toml --out form.docx
\b
answers.toml says what no report knows: submitter, organisation, contact, relation, steps (a list), confidential. Consent to a submission must stand in
the casebook (`habeas consent`); everybody else in the case stays behind the veil. Nothing is sent.
"""


@click.command(epilog=EXAMPLES)
@click.argument("form", type=click.Choice(SUBMISSION_FORMS))
@click.argument("case")
@click.argument("person")
@click.option("--given", type=click.Path(path_type=Path), metavar="FILE", help="A TOML file with what no report knows.")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Where to write the form: .docx or .pdf.")
@casebook_option
def submission(form: str, case: str, person: str, given: Path | None, out: Path, path: Book) -> None:
    """Fill a form of the United Nations for one person of a case; required questions without an answer are named."""
    from habeas.actions.submit import answers, as_pdf, submit
    from habeas.store.boot import casebook

    if out.suffix not in (".docx", ".pdf") or out.exists():
        raise BadInput(f"{out} must be a new file that ends in .docx or .pdf.")
    try:
        said = answers(given.read_bytes()) if given else answers(b"")
    except OSError as error:
        raise BadInput(f"{given} cannot be read: {error.strerror or error}") from error
    with casebook(path):
        made = submit(form, case, person, said, now())
        out.write_bytes(as_pdf(made) if out.suffix == ".pdf" else made.docx)
    click.echo(f"{out} is written; {counted(len(made.missing), 'required question')} still open.")
    for label, ask in made.missing:
        click.echo(f"  missing: {label}: {ask}")
