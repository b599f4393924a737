"""Finding faces with CenterFace, a small network whose weights lie beside this file and are checked before they are run."""

from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.util
import math
from collections.abc import Iterator
from importlib import resources
from typing import Any

import numpy as np
from PIL import Image

from habeas.model.errors import MissingPart, Tampered
from habeas.protecting.faces.boxes import Box, distinct

INSTALL = "pip install 'habeas[faces]'"
WEIGHTS = "centerface.onnx"
SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
THRESHOLD = 0.1
"""Score from which a box is shown. Low on purpose: a box too many costs a look, a face too few costs a person."""
SIZES = (640, 1280)
"""Longer side, in pixels, at which a whole picture is looked at: small for large faces, large for small ones."""
TWICE = 2000
"""Longer side up to which a picture is also looked at enlarged to twice its size: below 32 pixels faces are missed otherwise."""
TILE, OVERLAP = 960, 240
"""Pixels of the squares in which what is larger than that is looked at, to keep memory bounded, and by how much neighbours share."""
_STRIDE, _STEP = 4, 32
_FIXED: tuple[tuple[tuple[int, ...], int], ...] = (
    ((10, 3, 32, 32), 1),
    ((10, 1, 8, 8), 1),
    ((10, 2, 8, 8), 2),
    ((10, 10, 8, 8), 1),
)
"""Shapes that the file gives for its input and outputs, and how often; see `_any_size`."""


def available() -> bool:
    """Whether the optional part that runs the network is installed."""
    return importlib.util.find_spec("onnxruntime") is not None


def faces(picture: Image.Image, threshold: float = THRESHOLD) -> list[Box]:
    """Boxes around the faces of an upright RGB picture, surest first for each face, each grown by its margin. Raises MissingPart, Tampered."""
    found = [box for left, top, piece, scale in _looks(picture) for box in _boxes(piece, left, top, scale, threshold)]
    grown = (box.grown().within(picture.width, picture.height) for box in distinct(found))
    return [box for box in grown if box is not None]


def _looks(picture: Image.Image) -> Iterator[tuple[int, int, Image.Image, float]]:
    """Each view of the picture that is gone through: where it begins in the picture enlarged so many times, its pixels, how many times."""
    longest = max(picture.size)
    scales = {min(size / longest, 2.0 if longest > SIZES[0] // 2 else SIZES[0] / longest) for size in SIZES}
    for scale in sorted(scales | {2.0 if longest <= TWICE else 1.0}):
        view = _scaled(picture, scale)
        if max(view.size) <= SIZES[-1]:
            yield 0, 0, view, scale
            continue
        for top in _starts(view.height):
            for left in _starts(view.width):
                yield left, top, view.crop((left, top, min(left + TILE, view.width), min(top + TILE, view.height))), scale


def _starts(length: int) -> list[int]:
    count = max(1, math.ceil((length - OVERLAP) / (TILE - OVERLAP)))
    return [round(n * max(0, length - TILE) / max(1, count - 1)) for n in range(count)]


def _scaled(picture: Image.Image, scale: float) -> Image.Image:
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0 if scale < 1 else None)


def _boxes(view: Image.Image, left: int, top: int, scale: float, threshold: float) -> Iterator[Box]:
    pixels = np.asarray(view, dtype=np.float32).transpose(2, 0, 1)
    height, width = (math.ceil(length / _STEP) * _STEP for length in pixels.shape[1:])
    filled = np.zeros((1, 3, height, width), dtype=np.float32)
    filled[0, :, : pixels.shape[1], : pixels.shape[2]] = pixels
    heat, sizes, offsets = _session().run(["537", "538", "539"], {"input.1": filled})
    rows, columns = np.nonzero(heat[0, 0] > threshold)
    for row, column in zip(rows, columns, strict=True):
        tall, wide = np.exp(sizes[0, :, row, column]) * _STRIDE / scale
        middle_y = (row + offsets[0, 0, row, column] + 0.5) * _STRIDE / scale + top / scale
        middle_x = (column + offsets[0, 1, row, column] + 0.5) * _STRIDE / scale + left / scale
        if math.isfinite(tall) and math.isfinite(wide):
            start_x, start_y = math.floor(middle_x - wide / 2), math.floor(middle_y - tall / 2)
            score = round(float(heat[0, 0, row, column]), 3)
            yield Box(start_x, start_y, max(1, math.ceil(wide)), max(1, math.ceil(tall)), score, "machine")


@functools.cache
def _session() -> Any:
    if not available():
        raise MissingPart(f"Finding faces needs an optional part. Install it once ({INSTALL}), or draw the boxes by hand with --by-hand.")
    weights = resources.files("habeas.protecting.faces").joinpath(WEIGHTS).read_bytes()
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise Tampered(f"The weights that find faces ({WEIGHTS}) are not those that came with habeas. Install habeas again.")
    runtime: Any = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    return runtime.InferenceSession(_any_size(weights), options, providers=["CPUExecutionProvider"])


def _any_size(weights: bytes) -> bytes:
    """The network for pictures of any size: the file names one size for its input and outputs and was made for all.

    Each length is a field of its own in the file (number 1); given a number that no reader knows, it is passed over as not stated.
    """
    for shape, times in _FIXED:
        stated = b"".join(b"\x0a\x02\x08" + bytes([length]) for length in shape)
        if weights.count(stated) != times:
            raise Tampered(f"The weights that find faces ({WEIGHTS}) are not built as expected. Install habeas again.")
        weights = weights.replace(stated, stated.replace(b"\x0a\x02\x08", b"\x0a\x02\x78"))
    return weights
