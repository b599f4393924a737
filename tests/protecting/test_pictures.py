"""A picture that is handed out holds its pixels and nothing else."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image
from tests.protecting import planted
from tests.protecting.test_copies import holds

from habeas.model.errors import BadInput
from habeas.protecting.pictures import LONGEST, PictureForm, encoded, neutral_name, pixels_of
from habeas.protecting.traces import metadata_left

PICTURES: dict[str, Callable[[], bytes]] = {name: getattr(planted, name) for name in ("jpeg", "png", "gif", "webp", "tiff")}


@pytest.mark.parametrize("name", list(PICTURES))
@pytest.mark.parametrize("form", ["jpeg", "png"])
def test_nothing_but_the_pixels_is_left(name: str, form: PictureForm) -> None:
    """EXIF, XMP, IPTC, colour profile, comments, text chunks, further frames and trailing bytes are gone."""
    original = PICTURES[name]()
    assert holds(original, planted.SECRET)
    copy = encoded(pixels_of(original), form)
    assert metadata_left(copy) == []
    assert not holds(copy, planted.SECRET)
    again = Image.open(io.BytesIO(copy))
    assert again.getexif() == {}
    assert getattr(again, "n_frames", 1) == 1


@pytest.mark.parametrize(("name", "kinds"), [("jpeg", {"EXIF", "XMP", "APP13", "APP2", "comment"}), ("png", {"PNG chunk"})])
def test_the_check_sees_what_was_planted(name: str, kinds: set[str]) -> None:
    """The check that copies pass does not pass the originals."""
    found = {trace.kind for trace in metadata_left(PICTURES[name]())}
    assert kinds | {"bytes after the picture"} <= found


def test_the_picture_is_turned_before_its_orientation_is_dropped() -> None:
    """A telephone's picture that lies on its side stands upright in the copy."""
    assert pixels_of(planted.jpeg()).size == (200, 320)


def test_what_lies_under_transparent_pixels_is_gone() -> None:
    """A face made transparent is still in the file; in the copy it is white."""
    under = Image.new("RGBA", (40, 40), (200, 30, 30, 0))
    out = io.BytesIO()
    under.save(out, "PNG")
    assert encoded(pixels_of(out.getvalue()), "png") == encoded(Image.new("RGB", (40, 40), "white"), "png")


def test_a_picture_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    """A file of a few bytes that claims a billion pixels costs neither memory nor time."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(BadInput, match="Save it"):
        pixels_of(b"\x89PNG\r\n\x1a\n" + chunk)


@pytest.mark.parametrize("data", [b"", b"no picture", planted.jpeg()[:300], planted.png()[:90]])
def test_a_broken_picture_says_what_to_do(data: bytes) -> None:
    """One bad file is a reason, never a traceback."""
    with pytest.raises(BadInput, match="Save it again"):
        pixels_of(data)


def test_a_copy_is_no_larger_than_needed_and_its_name_says_nothing() -> None:
    """The longer side is bounded; the name is made from the copy alone."""
    copy = encoded(planted.drawn((LONGEST + 800, 300)))
    assert max(Image.open(io.BytesIO(copy)).size) == LONGEST
    assert neutral_name(copy) == neutral_name(bytes(copy))
    assert neutral_name(copy).startswith("picture-")
