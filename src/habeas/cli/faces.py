"""`habeas faces`: a copy of a picture with faces covered, the boxes listed for a person to add to or take from. `habeas picture`: one given to a report."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from habeas.cli.decisions import deciding_options
from habeas.cli.options import counted, json_option, now, print_json
from habeas.cli.redact import apart, reads, writes
from habeas.model.errors import BadInput
from habeas.store.address import Book

EXAMPLES = """\b
Examples:
  habeas faces photo.jpg --out copy.jpg                     covers what the machine finds and lists the boxes
  habeas faces photo.jpg --out copy.jpg --add 120,80,60,75 --remove 2
  habeas faces photo.jpg --out copy.jpg --by-hand --add 120,80,60,75
  habeas faces photo.jpg --out copy.jpg --looked "Seo Jia"  you have looked at the copy: records who and when
"""


@click.command(epilog=EXAMPLES)
@click.argument("picture", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write the copy: .jpg or .png.")
@click.option(
    "--add", "added", multiple=True, metavar="X,Y,W,H", help="Cover this box too, in pixels from the upper left. May be repeated."
)
@click.option("--remove", "removed", multiple=True, type=int, metavar="N", help="Do not cover box N of the list. May be repeated.")
@click.option("--by-hand", is_flag=True, help="Look for no faces; cover only the boxes of --add.")
@click.option(
    "--looked", metavar="NAME", help="Who has looked at the copy; written beside it. Without this it counts as looked at by nobody."
)
@json_option
def faces(
    picture: Path, out: Path, added: tuple[str, ...], removed: tuple[int, ...], by_hand: bool, looked: str | None, as_json: bool
) -> None:
    """Write a copy of PICTURE with its faces covered and nothing but its pixels in it. PICTURE stays as it is."""
    from habeas.actions.pictures import box_of, cover_faces, looked_at, record_of

    form: Literal["png", "jpeg"] = "png" if out.suffix.casefold() == ".png" else "jpeg"
    if out.suffix.casefold() not in {".png", ".jpg", ".jpeg"}:
        raise BadInput(f"{out} ends in none of .jpg and .png. Give --out a name that does.")
    apart(picture, out)
    made = cover_faces(reads(picture), [box_of(one) for one in added], removed, by_hand=by_hand, form=form)
    if looked is not None:
        if not out.exists() or out.read_bytes() != made.data:
            raise BadInput("This copy has not been written yet. Write it without --looked, look at it, then say so with the same options.")
        made = looked_at(made, looked, now())
    writes(out, made.data)
    writes(out.with_name(out.name + ".boxes.json"), record_of(made))
    if as_json:
        print_json({"out": str(out), "boxes": made.boxes, "size": made.size, "looked": made.looked, "dropped": made.dropped})
        return
    for number, box in enumerate(made.boxes, 1):
        by = f"found, {box.score:.2f}" if box.by == "machine" else "drawn by hand"
        click.echo(f"{number:>3}  {box.x},{box.y},{box.width},{box.height}  {by}")
    click.echo(f"{counted(len(made.boxes), 'box', 'boxes')} covered in a picture of {made.size[0]} x {made.size[1]}; wrote {out}")
    _say_what_is_left(made.by_hand, made.looked is not None)


def _say_what_is_left(by_hand: bool, looked: bool) -> None:
    if by_hand:
        click.echo("The machine did not look for faces: only what you named is covered.")
    if not looked:
        click.echo(
            "Nobody has looked at the copy yet. Look at it: a face can be missed. Add boxes with --add, then say who looked with --looked NAME."
        )


GIVE = """\b
Examples:
  habeas picture letter.txt photo.jpg --why "his sister sent it with the letter"
  habeas picture 1f0c2a9e3b7d5a44 photo.jpg --why "taken by our colleague at the gate"
\b
Look at it at the desk (`habeas serve`), cover what must not be seen, and say that it may be shown: before that no publication holds it.
"""


@click.command(epilog=GIVE)
@click.argument("report")
@click.argument("file", type=click.Path(path_type=Path))
@deciding_options
def picture(report: str, file: Path, by: str, why: str, path: Book) -> None:
    """Give REPORT (its id or file name) the picture FILE, a photograph that came by itself. It is kept as it is."""
    from habeas.actions.given import give
    from habeas.actions.suggest import source_called
    from habeas.actions.who import Who
    from habeas.store.boot import casebook

    with casebook(path):
        seen = give(Who(by), source_called(report), reads(file), now(), why)
    number = seen.last.number if seen.last else 0
    click.echo(f"decision {number}: picture {seen.number} of the report (`habeas undo {number} --why ...` takes it back)")
