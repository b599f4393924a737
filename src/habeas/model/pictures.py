"""A picture as a publication shows it: a copy in which what must not be seen is covered, and which a person has looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A covered copy. `source`: id of the report it came with, as the publication names it; `name`: a file name that says nothing of the original.

    `data`: a JPEG with nothing in it but pixels; `size`: across and down; `covered`: how many boxes; `alt`: what it shows in words, by language.
    """

    source: str
    name: str
    data: bytes
    size: tuple[int, int]
    covered: int
    alt: tuple[tuple[str, str], ...] = ()
