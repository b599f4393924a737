"""A picture made anew from its pixels: no place, camera, owner, time, thumbnail or hidden frame of the original file is left."""

from __future__ import annotations

import io
import math
import warnings
from hashlib import sha256
from typing import Literal

from PIL import Image, ImageCms, ImageOps

from habeas.model.errors import BadInput

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
MOST_PIXELS = 60_000_000
"""Pixels that a picture may unpack to (180 MB in memory); a small file can claim far more."""
LONGEST = 2400
"""Pixels of the longer side of what is handed out: enough to see a scene, too few for the noise that tells one camera from another."""
PictureForm = Literal["jpeg", "png"]


def pixels_of(data: bytes) -> Image.Image:
    """The first frame as it is meant to be looked at: turned upright, in plain sRGB, nothing see-through. Raises BadInput.

    What lies under transparent pixels is dropped: it can be a face.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if math.prod(picture.size) > MOST_PIXELS:
                    raise BadInput(f"The picture has more than {MOST_PIXELS:,} pixels. Save it smaller, or cut it into parts.")
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                return _bare(_flat(_in_srgb(upright)))
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError, Image.DecompressionBombError) as error:
        raise BadInput(f"The picture cannot be opened ({str(error)[:120]}). Save it again as PNG or JPEG.") from error


def encoded(picture: Image.Image, form: PictureForm = "jpeg", longest: int = LONGEST) -> bytes:
    """The bytes of a file that holds these pixels and nothing else. The same pixels give the same bytes."""
    bare = _bare(picture.convert("RGB"))
    if max(bare.size) > longest:
        bare.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        bare = _bare(bare)
    out = io.BytesIO()
    if form == "png":
        bare.save(out, "PNG", optimize=False)
    else:
        bare.save(out, "JPEG", quality=88, subsampling=1)
    return out.getvalue()


def neutral_name(data: bytes, form: PictureForm = "jpeg") -> str:
    """A file name that says nothing of the original: made from the copy's own bytes."""
    return f"picture-{sha256(data).hexdigest()[:10]}.{'jpg' if form == 'jpeg' else 'png'}"


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours as the picture's own profile means them; the profile itself, which names devices and programs, stays behind."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, meant, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _flat(picture: Image.Image) -> Image.Image:
    """On white, where the picture is see-through; deep greys brought to the 8 bits that are shown."""
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        lowest, highest = picture.getextrema()
        scale = 255 / (highest - lowest) if highest > lowest else 0.0  # type: ignore[operator]  # one band gives two numbers
        return picture.convert("F").point(lambda value: (value - lowest) * scale).convert("L").convert("RGB")
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return picture.convert("RGB")


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels alone: whatever else hung on the picture is not copied."""
    return Image.frombytes("RGB", picture.size, picture.convert("RGB").tobytes())
