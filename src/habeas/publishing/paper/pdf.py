"""A document as a PDF: set by typst from data alone, with drawings whose words stay words."""

from __future__ import annotations

import dataclasses
import functools
from importlib import resources
from typing import Any

from anyascii import anyascii

from habeas import typeset
from habeas.publishing.drawings import FONT
from habeas.publishing.page import esc
from habeas.publishing.paper.blocks import Address, Block, Grid, Kept, Paper, Passage, Photo, Picture, plain, spaced


def pdf(paper: Paper) -> bytes:
    """The PDF; the same paper gives the same bytes. Its metadata are its title and its day. Raises MissingPart where the extra `pdf` is absent."""
    if not typeset.available():
        typeset.set_pdf(b"", {})
    say = functools.partial(drawable, form=paper.romanised)
    given = {
        "title": say(paper.title),
        "running": say(paper.running),
        "as_of": paper.as_of,
        "day": paper.day[:10],
        "language": paper.language,
        "blocks": [_data(b, paper.romanised) for b in paper.blocks],
    }
    return typeset.set_pdf(_layout(), given)


@functools.cache
def _layout() -> bytes:
    return resources.files("habeas.publishing.paper").joinpath("layout.typ").read_bytes()


def drawable(text: str, form: str) -> str:
    """A text whose words in scripts that no font has are spelled in Latin letters and say so: an empty box would say nothing."""
    if not (lacking := set(typeset.undrawn(text))):
        return spaced(text)
    said: list[str] = []
    run: list[str] = []
    for word in [*spaced(text).split(" "), ""]:
        if lacking & set(word):
            run.append(anyascii(word))
            continue
        if run:
            said.append(form.format(words=" ".join(run)))
            run = []
        said.append(word)
    return " ".join(said[:-1])


def _data(b: Block, form: str) -> dict[str, Any]:
    """A block as the layout reads it."""
    kind = {"kind": type(b).__name__}
    if isinstance(b, Kept):
        return {**kind, "blocks": [_data(x, form) for x in b.blocks]}
    if isinstance(b, Grid):
        cells = [[{"blocks": [_data(x, form) for x in cell]} for cell in row] for row in b.rows]
        return {**kind, "head": [drawable(h, form) for h in b.head], "rows": cells, "widths": list(b.widths)}
    if isinstance(b, Picture):
        # the drawing's fonts are those of a screen; here there is one
        return {
            **kind,
            "svg": drawable_svg(b.svg.replace(FONT, f'font-family="{typeset.FONT}"')),
            "alt": drawable(b.alt, form),
            "caption": b.caption,
        }
    if isinstance(b, Photo):
        return {**kind, "data": list(b.data), "alt": drawable(b.alt, form), "caption": drawable(b.caption, form)}
    if isinstance(b, Address):
        return {**kind, "url": plain(b.url)}
    data = dataclasses.asdict(b)
    if isinstance(b, Passage):
        return {**kind, **{k: drawable(v, form) for k, v in data.items()}, "language": typeset.tongue(b.language)}
    said = {
        k: drawable(v, form) if isinstance(v, str) else [drawable(x, form) for x in v] if isinstance(v, tuple) else v
        for k, v in data.items()
    }
    return {**kind, **said}


def drawable_svg(svg: str) -> str:
    """A drawing whose every letter can be drawn, those that cannot in Latin ones."""
    return "".join(esc(anyascii(c)) if c in lacking else c for c in svg) if (lacking := set(typeset.undrawn(svg))) else svg
