"""A box around a face: who drew it, how sure they were, and which boxes mean the same face."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

DrawnBy = Literal["machine", "person"]
MARGIN = 0.35
"""Share of its size by which a machine's box grows on each side: ears, hair and chin give people away, and boxes sit tight on the features. At a quarter,
half of the faces that counted as not covered had been found, and a chin or an ear stood out (`eval/faces.py`)."""
SAME = 0.4
"""Share of the area of both together (or of the smaller one, doubled) from which two boxes mean the same face."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture in pixels from its upper left corner. `score`: how sure the machine was, 0 to 1; a person is sure."""

    x: int
    y: int
    width: int
    height: int
    score: float = 1.0
    by: DrawnBy = "person"

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0:
            raise ValueError(f"a box has a width and a height: {self.width} x {self.height}")

    @property
    def area(self) -> int:
        """Pixels inside."""
        return self.width * self.height

    def shared(self, other: Box) -> int:
        """Pixels inside both."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0, across) * max(0, down)

    def grown(self, share: float = MARGIN) -> Box:
        """The box with a margin on each side; it may reach beyond the picture."""
        aside, above = round(self.width * share), round(self.height * share)
        return Box(self.x - aside, self.y - above, self.width + 2 * aside, self.height + 2 * above, self.score, self.by)

    def within(self, width: int, height: int) -> Box | None:
        """The part of it that lies in a picture of this size, or None."""
        left, top = max(0, self.x), max(0, self.y)
        right, bottom = min(width, self.x + self.width), min(height, self.y + self.height)
        return Box(left, top, right - left, bottom - top, self.score, self.by) if left < right and top < bottom else None


def same_face(one: Box, other: Box) -> bool:
    """Whether two boxes lie on one another far enough to mean one face."""
    shared = one.shared(other)
    return shared >= SAME * (one.area + other.area - shared) or shared >= 2 * SAME * min(one.area, other.area)


def distinct(boxes: Iterable[Box]) -> list[Box]:
    """One box a face, the surest of those that mean the same, from the top left to the bottom right."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: (-box.score, box.y, box.x, box.width, box.height)):
        if not any(same_face(box, other) for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda box: (box.y, box.x, box.height, box.width))
