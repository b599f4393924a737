"""Cover faces in a picture: the machine proposes boxes, a person adds and removes, and nothing counts as looked at until somebody says so."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from habeas.model.errors import BadInput
from habeas.protecting.faces import covering, detector
from habeas.protecting.faces.boxes import Box
from habeas.protecting.pictures import LONGEST, PictureForm, encoded, neutral_name, pixels_of
from habeas.protecting.traces import Trace, metadata_left


@dataclass(frozen=True, slots=True)
class Looked:
    """That a person has looked at this very copy: who, when, and the SHA-256 of its bytes. Another byte, and nobody has looked at it."""

    by: str
    at: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CoveredPicture:
    """A copy of a picture with boxes covered. `boxes`: those covered, by their number from 1; offsets count the original's upright pixels.

    `proposed`: how many the machine found. `by_hand`: the machine did not look. `name`: a file name that says nothing of the original.
    `looked`: None until a person has looked at the copy; what nobody has looked at must not be published.
    """

    data: bytes
    name: str
    size: tuple[int, int]
    boxes: tuple[Box, ...]
    proposed: int
    by_hand: bool
    dropped: tuple[Trace, ...]
    looked: Looked | None = None

    def may_be_published(self) -> bool:
        """Whether a person has looked at exactly these bytes."""
        return self.looked is not None and self.looked.sha256 == sha256(self.data).hexdigest()


def cover_faces(
    data: bytes, add: Sequence[Box] = (), remove: Sequence[int] = (), *, by_hand: bool = False, form: PictureForm = "jpeg"
) -> CoveredPicture:
    """Cover the faces in a picture. The original bytes are not touched.

    `add`: boxes that a person drew. `remove`: numbers of proposed boxes, from 1, that a person says are no face to cover. `by_hand`: cover
    only what `add` names. Raises BadInput, MissingPart (with the advice to work by hand) and Tampered.
    """
    picture = pixels_of(data)
    proposed = [] if by_hand else detector.faces(picture)
    if wrong := [number for number in remove if not 1 <= number <= len(proposed)]:
        raise BadInput(f"There is no box {wrong[0]}: the boxes have the numbers 1 to {len(proposed)}. Look at the list once more.")
    kept = [box for number, box in enumerate(proposed, 1) if number not in set(remove)]
    drawn = []
    for box in add:
        inside = box.within(picture.width, picture.height)
        if inside is None:
            raise BadInput(
                f"The box {box.x},{box.y},{box.width},{box.height} lies outside the picture ({picture.width} x {picture.height})."
            )
        drawn.append(inside)
    boxes = (*kept, *drawn)
    made = encoded(covering.covered(picture, boxes), form, LONGEST)
    return CoveredPicture(made, neutral_name(made, form), picture.size, boxes, len(proposed), by_hand, tuple(metadata_left(data)))


def looked_at(copy: CoveredPicture, by: str, at: str) -> CoveredPicture:
    """The same copy with the record that a person has looked at it. `at`: ISO time. Raises BadInput without a name."""
    if not by.strip():
        raise BadInput("Name who has looked at the picture.")
    looked = Looked(by.strip(), at, sha256(copy.data).hexdigest())
    return dataclasses.replace(copy, looked=looked)


def record_of(copy: CoveredPicture) -> bytes:
    """What was covered and who looked, as JSON to keep with the original. Not for handing on."""
    kept = {
        "sha256": sha256(copy.data).hexdigest(),
        "size": copy.size,
        "boxes": [dataclasses.asdict(box) for box in copy.boxes],
        "proposed": copy.proposed,
        "by_hand": copy.by_hand,
        "looked": dataclasses.asdict(copy.looked) if copy.looked else None,
    }
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()


def box_of(words: str) -> Box:
    """The box that "x,y,width,height" names. Raises BadInput."""
    try:
        x, y, width, height = (int(number) for number in words.split(","))
        return Box(x, y, width, height)
    except ValueError as error:
        raise BadInput(f"{words!r} is no box. Write it as x,y,width,height in pixels, such as 120,80,60,75.") from error
