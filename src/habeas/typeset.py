"""Sets PDFs: real text with its fonts inside, tagged for screen readers, the same bytes each time, and nothing that says who made it or when."""

from __future__ import annotations

import bisect
import functools
import importlib
import importlib.util
import json
import re
import struct
from collections.abc import Mapping
from importlib import resources
from typing import Any

from habeas.model.errors import MissingPart

INSTALL = "pip install 'habeas[pdf]'"
FONT = "Noto Sans CJK KR"
_MARKS = re.compile(
    rb"/Creator\(Typst [0-9.]+\)|/ID\[\([^()]*\)\([^()]*\)\]|/Metadata \d+ 0 R|<\?xpacket begin.{,4000}?<\?xpacket end[^>]{,20}>", re.DOTALL
)
_FURTHER = re.compile(r"[\u1e00-\u1fff\u0100-\u024f\u0300-\u036f\u0370-\u052f\u2000-\u206f\u2c60-\u2c7f\ufb00-\ufb06]")
"""Letters that the second font, inside the typesetter, draws: accented Latin, Greek, Cyrillic."""


def available() -> bool:
    """Whether the optional part for PDFs is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("typst", "noto_cjk_sans_otc"))


def set_pdf(layout: bytes, given: Mapping[str, object]) -> bytes:
    """A PDF of a layout. `given` reaches it as data (`sys.inputs.at("given")`, JSON), so that no sign of a text is read as markup.

    The layout finds the name of the font in `given.font`. Raises MissingPart where the optional part is not installed.
    """
    if not available():
        raise MissingPart(
            f"Making PDFs needs an optional part. Install it once ({INSTALL}), or choose another form, such as .docx or .html."
        )
    typst: Any = importlib.import_module("typst")
    data = {"given": json.dumps({"font": FONT, **given})}
    return unsigned(typst.compile(layout, format="pdf", font_paths=_fonts(), sys_inputs=data, timestamp=0, pdf_standards=["1.7"]))


def tongue(language: str) -> str:
    """A BCP 47 tag as the typesetter takes it; English where it names none."""
    primary = language.split("-")[0].lower()
    return primary if re.fullmatch("[a-z]{2,3}", primary) and primary != "und" else "en"


def unsigned(pdf: bytes) -> bytes:
    """A PDF of the typesetter without its marks: maker, identifiers, XMP. Written over at the same length, so that every offset still holds."""

    return _MARKS.sub(lambda match: b" " * len(match.group()), pdf)


def undrawn(text: str) -> list[str]:
    """The letters of a text that no font has, each once."""
    return sorted(letter for letter in set(text) if letter.isalpha() and not _drawn(letter))


@functools.lru_cache(maxsize=65_536)
def _drawn(letter: str) -> bool:
    """Whether one of the fonts has a letter. Kept, for a dossier asks for every letter of every line."""
    known = _letters()
    at = bisect.bisect_right(known, (ord(letter), 0x110000)) - 1
    return bool(_FURTHER.match(letter)) or (at >= 0 and known[at][0] <= ord(letter) <= known[at][1])


def _font_folder() -> Any:
    return resources.files("noto_cjk_sans_otc")


@functools.cache
def _fonts() -> Any:
    typst: Any = importlib.import_module("typst")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_font_folder())])


@functools.cache
def _letters() -> tuple[tuple[int, int], ...]:
    """First and last code point of each run that the font's table of characters (cmap, format 12) names, in order."""
    font = (_font_folder() / "NotoSansCJK-Regular.ttc").read_bytes()
    (head,) = struct.unpack_from(">I", font, 12)
    (tables,) = struct.unpack_from(">H", font, head + 4)
    records = (struct.unpack_from(">4sIII", font, head + 12 + 16 * n) for n in range(tables))
    cmap = next(start for tag, _, start, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for n in range(count):
        _, _, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * n)
        if struct.unpack_from(">H", font, cmap + offset)[0] == 12:
            (groups,) = struct.unpack_from(">I", font, cmap + offset + 12)
            return tuple(sorted(struct.unpack_from(">II", font, cmap + offset + 16 + 12 * g) for g in range(groups)))
    return ()
