"""Faces are covered so that nothing brings them back; the machine's boxes are proposals, and nobody has looked until somebody says so."""

from __future__ import annotations

import importlib.util
import io
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from tests.protecting import planted

from habeas.actions.pictures import box_of, cover_faces, looked_at
from habeas.cli.main import main
from habeas.model.errors import BadInput, MissingPart, Tampered
from habeas.protecting.faces import detector
from habeas.protecting.faces.boxes import Box, distinct
from habeas.protecting.faces.covering import ACROSS, covered
from habeas.protecting.pictures import pixels_of
from habeas.protecting.traces import metadata_left

BY_MACHINE = pytest.mark.skipif(not detector.available(), reason="the optional part that finds faces is not installed")


def noise(seed: int, size: tuple[int, int] = (64, 64)) -> Image.Image:
    """A picture of nothing but chance."""
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8))


@given(st.integers(0, 1000), st.integers(0, 1000))
@settings(max_examples=30)
def test_pictures_with_the_same_averages_give_the_same_copy(seed: int, shuffle: int) -> None:
    """Any other pixels with the same averages give the very same bytes: no deconvolution or enlargement can tell which of them it was."""
    picture, box = noise(seed), Box(8, 8, 48, 40)
    pixels, chance = np.array(picture), np.random.default_rng(shuffle)
    for row in range(ACROSS):
        for column in range(ACROSS):
            top, left = 8 + row * 10, 8 + column * 12
            tile = pixels[top : top + 10, left : left + 12].reshape(-1, 3)
            pixels[top : top + 10, left : left + 12] = chance.permutation(tile).reshape(10, 12, 3)
    other = Image.fromarray(pixels)
    assert covered(picture, [box]).tobytes() == covered(other, [box]).tobytes()


def test_a_covered_box_holds_a_few_flat_tiles() -> None:
    """Under a box stand at most sixteen colours, whatever its size; outside it every pixel is as it was."""
    picture = noise(1, (300, 200))
    after = np.asarray(covered(picture, [Box(40, 30, 160, 120)]))
    assert len(np.unique(after[30:150, 40:200].reshape(-1, 3), axis=0)) <= ACROSS * ACROSS
    outside = np.ones(after.shape[:2], dtype=bool)
    outside[30:150, 40:200] = False
    assert (after[outside] == np.asarray(picture)[outside]).all()


def test_unblurring_brings_nothing_back() -> None:
    """Sharpening, enlarging and deconvolving (Richardson and Lucy) a covered face bring back no detail of the size of an eye."""
    face = noise(5, (240, 240)).filter(ImageFilter.GaussianBlur(2))  # detail of the size of an eye, and no slope to be guessed from tiles
    truth = np.asarray(face.convert("L"), dtype=float)[60:180, 60:180]
    after = covered(face, [Box(60, 60, 120, 120)])
    hidden = np.asarray(after.convert("L"), dtype=float)[60:180, 60:180]
    detail = fine(truth)
    small = after.crop((60, 60, 180, 180)).resize((ACROSS, ACROSS), Image.Resampling.BOX)
    attempts = {
        "sharpened": np.asarray(after.convert("L").filter(ImageFilter.UnsharpMask(30, 300, 0)), dtype=float)[60:180, 60:180],
        "enlarged": np.asarray(small.resize((120, 120), Image.Resampling.BICUBIC).convert("L"), dtype=float),
        "deconvolved": richardson_lucy(hidden),
    }
    for name, attempt in attempts.items():
        brought_back = (fine(attempt) * detail).sum() / (detail**2).sum()
        assert abs(brought_back) < 0.1, (name, brought_back)


def fine(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is finer than a third of a tile: the size of an eye in a face of this height."""
    return values - averaged(values, 3 * ACROSS)


def averaged(values: NDArray[np.float64], across: int = ACROSS) -> NDArray[np.float64]:
    """The average of its tile for each pixel."""
    small = Image.fromarray(values.astype(np.float32)).resize((across, across), Image.Resampling.BOX)
    return np.asarray(small.resize(values.shape, Image.Resampling.NEAREST), dtype=float)


def richardson_lucy(seen: NDArray[np.float64], rounds: int = 20) -> NDArray[np.float64]:
    """The classical deconvolution, with the very averaging that covered the face."""
    guess = np.full_like(seen, seen.mean())
    for _ in range(rounds):
        guess = guess * averaged(seen / np.maximum(averaged(guess), 1e-6))
    return guess


def test_boxes_that_mean_one_face_become_one() -> None:
    """The surest stays; a box inside another is the same face, one beside it is not."""
    sure, inside, beside = Box(10, 10, 40, 50, 0.9, "machine"), Box(15, 15, 30, 40, 0.5, "machine"), Box(60, 10, 40, 50, 0.2, "machine")
    assert distinct([beside, inside, sure]) == [sure, beside]


def test_a_box_at_the_edge_is_cut_to_the_picture_and_one_outside_is_refused() -> None:
    """Whoever types a box outside the picture learns it, and does not hand out an uncovered face."""
    data = planted.jpeg()
    assert cover_faces(data, [Box(180, 300, 90, 90)], by_hand=True).boxes == (Box(180, 300, 20, 20),)
    with pytest.raises(BadInput, match="outside the picture"):
        cover_faces(data, [Box(500, 10, 20, 20)], by_hand=True)
    for words in ("1,2,3", "a,b,c,d", "1,2,0,4"):
        with pytest.raises(BadInput, match="is no box"):
            box_of(words)


def test_nobody_has_looked_until_somebody_says_so() -> None:
    """The record names who and when and the very bytes; a copy that was changed since has been seen by nobody."""
    from dataclasses import replace

    copy = cover_faces(planted.jpeg(), [Box(20, 20, 60, 60)], by_hand=True)
    assert metadata_left(copy.data) == []
    assert not copy.may_be_published()
    seen = looked_at(copy, "Seo Jia", "2026-01-05T10:00:00+00:00")
    assert seen.may_be_published()
    assert not replace(seen, data=seen.data + b" ").may_be_published()
    with pytest.raises(BadInput, match="Name who"):
        looked_at(copy, " ", "2026-01-05T10:00:00+00:00")


def test_the_command_lists_boxes_and_wants_the_copy_seen_first(tmp_path: Path) -> None:
    """By hand it works without the optional part and says that no machine looked; `--looked` is refused for a copy that was never written."""
    original, out = tmp_path / "IMG_2041.jpg", tmp_path / "copy.png"
    before = planted.jpeg()
    original.write_bytes(before)
    words = ["faces", str(original), "--out", str(out), "--by-hand", "--add", "20,20,60,60"]
    early = CliRunner().invoke(main, [*words, "--looked", "Seo Jia"])
    assert early.exit_code != 0
    assert not out.exists()
    done = CliRunner().invoke(main, words)
    assert "20,20,60,60  drawn by hand" in done.output
    assert "only what you named is covered" in done.output
    assert "Nobody has looked" in done.output
    again = CliRunner().invoke(main, [*words, "--looked", "Seo Jia"])
    assert "Nobody has looked" not in again.output, again.output
    assert json.loads((tmp_path / "copy.png.boxes.json").read_text())["looked"]["by"] == "Seo Jia"
    assert original.read_bytes() == before


def test_without_the_optional_part_the_message_names_the_way_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal says what to install and that boxes can be drawn by hand."""
    monkeypatch.setattr(detector, "available", lambda: False)
    detector._session.cache_clear()
    with pytest.raises(MissingPart, match="--by-hand"):
        cover_faces(planted.jpeg())


def test_weights_that_were_changed_are_not_run() -> None:
    """A file built otherwise is refused before anything runs it."""
    with pytest.raises(Tampered, match="Install habeas again"):
        detector._any_size(b"other weights")


@BY_MACHINE
def test_a_picture_without_a_face_gives_the_same_answer_each_time() -> None:
    """Looking changes nothing and depends on nothing but the pixels; a number that is not in the list is refused."""
    data = planted.jpeg()
    assert detector.faces(pixels_of(data)) == detector.faces(pixels_of(data))
    with pytest.raises(BadInput, match="There is no box 99"):
        cover_faces(data, remove=[99])


@BY_MACHINE
@pytest.mark.skipif(importlib.util.find_spec("skimage") is None, reason="the picture of a face comes with scikit-image")
def test_a_face_is_found_and_covered() -> None:
    """The portrait that ships with scikit-image: one box, around the face."""
    from skimage import data as pictures

    out = io.BytesIO()
    Image.fromarray(pictures.astronaut()).save(out, "PNG")
    (box,) = cover_faces(out.getvalue()).boxes
    assert box.shared(Box(185, 70, 80, 100)) == 8000
