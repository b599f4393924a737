"""Covering boxes so that nothing brings back what was under them: a few flat tiles, each the average of many pixels, coarsely rounded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from habeas.protecting.faces.boxes import Box

Pixels = NDArray[np.uint8]
ACROSS = 4
"""Tiles across and down a box. Four by four tell light hair from dark and nothing of the features; recognition from 8 x 8 tiles has been shown."""
STEPS = 8
"""Levels of each colour that a tile may take: the average of a tile is itself no measurement that several pictures could be joined from."""


def covered(picture: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """A new picture in which every box is covered.

    Boxes that lie on one another are covered one after the other, a later one over what an earlier one left, so that no tile of two boxes
    can be played off against one another. What is left depends on nothing but averages.
    """
    after = np.array(picture.convert("RGB"), dtype=np.uint8)
    for box in boxes:
        inside = box.within(picture.width, picture.height)
        if inside is not None:
            _tile(after, inside)
    return Image.frombytes("RGB", picture.size, after.tobytes())


def _tile(after: Pixels, box: Box) -> None:
    rows = np.linspace(box.y, box.y + box.height, min(ACROSS, box.height) + 1).astype(int)
    columns = np.linspace(box.x, box.x + box.width, min(ACROSS, box.width) + 1).astype(int)
    for top, bottom in pairwise(rows):
        for left, right in pairwise(columns):
            tile = after[top:bottom, left:right].reshape(-1, 3).astype(np.int64)
            after[top:bottom, left:right] = _coarse(tile)


def _coarse(tile: NDArray[np.int64]) -> Pixels:
    """The average of a tile's pixels, rounded to one of a few levels of each colour."""
    width = 256 // STEPS
    level: Pixels = (tile.sum(axis=0) // len(tile) // width * width + width // 2).astype(np.uint8)
    return level
