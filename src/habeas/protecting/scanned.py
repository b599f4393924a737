"""Words as a picture that the camera of a telephone reads (a QR code), drawn here: nothing is asked for anywhere."""

from __future__ import annotations

from dataclasses import dataclass

QUIET = 4
"""Light squares that must stand around the picture."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A square picture of dark squares on light ground. `side`: squares to a side, the light edge among them; `path`: the dark ones, as SVG draws a path."""

    side: int
    path: str


def scanned(words: str) -> Scanned | None:
    """The picture of some words; None where the optional part that works it out is not installed."""
    try:
        import segno
    except ImportError:
        return None
    rows = segno.make_qr(words, error="m").matrix
    path = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Scanned(len(rows) + 2 * QUIET, path)
