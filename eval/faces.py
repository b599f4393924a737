"""How many faces are found: pictures that ship with packages, and montages of their faces at many sizes, turns and lights.

    python -m eval.faces FOLDER [--montages 40]

FOLDER holds astronaut.png and camera.png (scikit-image), grace_hopper.jpg (Matplotlib), and as backgrounds without people coffee.png,
rocket.jpg (scikit-image), china.jpg and flower.jpg (scikit-learn). Run by hand: none of these packages is needed by habeas or its tests.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from habeas.protecting.faces.boxes import Box
from habeas.protecting.faces.detector import faces
from habeas.protecting.pictures import encoded, pixels_of

FACES = {"astronaut.png": (180, 68, 88, 108), "camera.png": (203, 118, 46, 76), "grace_hopper.jpg": (190, 140, 150, 190)}
"""The face from forehead to chin in each picture, drawn by hand: x, y, width, height."""
EMPTY = ("coffee.png", "rocket.jpg", "china.jpg", "flower.jpg")
SIZES = (16, 24, 32, 48, 64, 96, 128, 192)
"""Heights of a face in a montage, in pixels."""
COVERED = 0.95
"""Share of a face's pixels that must lie under boxes for it to count as covered."""
Truth = tuple[Image.Image, int]


def montage(folder: Path, chance: random.Random) -> tuple[Image.Image, list[Truth]]:
    """A background with six faces on it, and for each a mask of its pixels with its height."""
    ground = pixels_of((folder / chance.choice(EMPTY)).read_bytes()).resize((1280, 960))
    truth: list[Truth] = []
    for cell in range(6):
        name = chance.choice(sorted(FACES))
        picture, box = pixels_of((folder / name).read_bytes()), FACES[name]
        height = chance.choice(SIZES)
        scale, turn = height / box[3], chance.uniform(-30, 30)
        head = (box[0] - box[2] // 2, box[1] - box[3] // 2, box[0] + box[2] * 3 // 2, box[1] + box[3] * 3 // 2)
        mask = Image.new("L", picture.size)
        ImageDraw.Draw(mask).ellipse((box[0], box[1], box[0] + box[2], box[1] + box[3]), fill=255)
        shape = Image.new("L", picture.size)
        ImageDraw.Draw(shape).ellipse(head, fill=255)
        size = (max(4, round((head[2] - head[0]) * scale)), max(4, round((head[3] - head[1]) * scale)))
        pieces = [
            one.crop(head).resize(size, Image.Resampling.LANCZOS).rotate(turn, Image.Resampling.BILINEAR) for one in (picture, mask, shape)
        ]
        lit = ImageEnhance.Brightness(pieces[0]).enhance(chance.uniform(0.45, 1.5))
        lit = lit.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if (flip := chance.random() < 0.5) else lit
        pieces[1:] = [one.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for one in pieces[1:]] if flip else pieces[1:]
        where = (cell % 3 * 426 + chance.randint(0, max(0, 420 - size[0])), cell // 3 * 480 + chance.randint(0, max(0, 470 - size[1])))
        ground.paste(lit, where, pieces[2])
        whole = Image.new("L", ground.size)
        whole.paste(pieces[1], where)
        truth.append((whole, height))
    if chance.random() < 0.3:
        ground = ground.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.2)))
    return pixels_of(encoded(ground)), truth


def share(mask: Image.Image, boxes: list[Box]) -> float:
    """Share of a face's pixels that lie under boxes."""
    left = mask.copy()
    pen = ImageDraw.Draw(left)
    for box in boxes:
        pen.rectangle((box.x, box.y, box.x + box.width - 1, box.y + box.height - 1), fill=0)
    whole = sum(mask.point(lambda value: value > 127).histogram()[1:])
    return 1 - sum(left.point(lambda value: value > 127).histogram()[1:]) / max(1, whole)


def hits(mask: Image.Image, box: Box) -> bool:
    """Whether a box has anything of a face under it."""
    return mask.crop((box.x, box.y, box.x + box.width, box.y + box.height)).getbbox() is not None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--montages", type=int, default=40)
    given = parser.parse_args()
    for name in (*FACES, *EMPTY):
        picture = pixels_of((given.folder / name).read_bytes())
        began, boxes = time.monotonic(), faces(picture)
        mask = Image.new("L", picture.size)
        x, y, width, height = FACES.get(name, (0, 0, 0, 0))
        ImageDraw.Draw(mask).ellipse((x, y, x + width, y + height), fill=255 if width else 0)
        said = f"covered {share(mask, boxes):.2f}" if width else "no face"
        print(f"{name}: {said}, {sum(not hits(mask, box) for box in boxes)} false boxes, {time.monotonic() - began:.1f} s", flush=True)
    met, seen, false, spent = defaultdict[int, int](int), defaultdict[int, int](int), 0, 0.0
    for number in range(given.montages):
        picture, truth = montage(given.folder, random.Random(number))
        began, boxes = time.monotonic(), faces(picture)
        spent += time.monotonic() - began
        false += sum(not any(hits(mask, box) for mask, _ in truth) for box in boxes)
        for mask, height in truth:
            seen[height] += 1
            met[height] += share(mask, boxes) >= COVERED
        print(f"montage {number}: so far {sum(met.values())} of {sum(seen.values())} covered, {false} false boxes", flush=True)
    for height in SIZES:
        print(f"faces {height:>3} pixels high: {met[height]} of {seen[height]} covered")
    print(f"all: {sum(met.values())} of {sum(seen.values())} covered, {sum(met.values()) / max(1, sum(seen.values())):.3f}")
    print(f"{false / given.montages:.2f} false boxes and {spent / given.montages:.1f} s a montage of 1280 x 960")


if __name__ == "__main__":
    main()
