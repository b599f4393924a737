"""What a file is made of: texts to be read and smaller files to be opened, each with the way that leads to it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_DEEP = 10
"""Files inside one another; what lies deeper is reported as not looked into."""
MOST_BYTES = 400_000_000
"""Bytes that one part may unpack to."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes inside a file. `where`: the way to them, outermost first. `small`: metadata, in which the shortest name counts."""

    where: tuple[str, ...]
    data: bytes
    small: bool = False

    def inner(self, name: str, data: bytes, small: bool = False) -> Part:
        """A part inside this one."""
        return Part((*self.where, name), data, small)

    def view(self, name: str, text: str, how: str = "") -> View:
        """A text inside this part; an empty name is the part itself."""
        return View((*self.where, name) if name else self.where, text, how)


@dataclass(frozen=True, slots=True)
class View:
    """A text inside a file, with the way to it. `how`: the coding that it was brought back from. `name`: whether it is the name of something."""

    where: tuple[str, ...]
    text: str
    how: str = ""
    name: bool = False


@dataclass(frozen=True, slots=True)
class Shut:
    """A part that nobody can look into, and why: what cannot be searched is not let out."""

    where: tuple[str, ...]
    why: str


Piece = Part | View | Shut
