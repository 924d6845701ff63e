"""Layout: which boxes of a picture are taken, and the boxes about a point that may be (static/js/map/layout.js)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from stationed.figures.drawing import Box

CELL = 64
"""Width of the squares in which what is taken is looked up, in pixels."""

ABOUT = 12.0
"""From a place to the nearest box beside it, in pixels."""


class Taken:
    """The boxes that are taken within a rectangle that is seen, or anywhere."""

    def __init__(self, seen: Box | None = None) -> None:
        self.seen = seen
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def free(self, box: Box, own: Box | None = None) -> bool:
        """Whether a box lies on none that is taken, but for its own, and is not cut by the edge of what is seen."""
        seen = self.seen
        if seen and overlaps(box, seen):
            x, y, w, h = box
            if x < seen[0] or y < seen[1] or x + w > seen[0] + seen[2] or y + h > seen[1] + seen[3]:
                return False
        # In one loop, without a call for each box: a crowded poster asks this some twenty thousand times.
        left, top, right, bottom = box[0], box[1], box[0] + box[2], box[1] + box[3]
        for cell in _cells(box):
            for other in self._cells.get(cell, ()):
                x, y, w, h = other
                if left < x + w and x < right and top < y + h and y < bottom and other is not own:
                    return False
        return True

    def take(self, box: Box) -> None:
        """Take a box, free or not."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def drop(self, box: Box) -> None:
        """Give the room of a box that was taken free."""
        for cell in _cells(box):
            self._cells[cell] = [other for other in self._cells[cell] if other is not box]

    def first(self, boxes: Sequence[Box]) -> Box | None:
        """Take the first free one of some boxes."""
        found = next((box for box in boxes if self.free(box)), None)
        if found:
            self.take(found)
        return found


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    (x, y, w, h), (a, b, c, d) = one, other
    return x < a + c and a < x + w and y < b + d and b < y + h


def candidates(x: float, y: float, w: float, h: float) -> list[Box]:
    """Return the boxes of a size about a point, best first: on it, right, left, above, below, then further out."""
    boxes = [(x - w / 2, y - h / 2, w, h)]
    for far in (ABOUT, ABOUT + 22, ABOUT + 48):
        boxes += [(x + far, y - h / 2, w, h), (x - far - w, y - h / 2, w, h)]
        boxes += [(x - w / 2, y - far - h, w, h), (x - w / 2, y + far, w, h)]
        boxes += [(x + far, y - far - h, w, h), (x + far, y + far, w, h)]
        boxes += [(x - far - w, y - far - h, w, h), (x - far - w, y + far, w, h)]
    return boxes


def name_boxes(box: Box, w: float, h: float) -> list[Box]:
    """Return the boxes for a name beside a box: to the right, left, below, above."""
    x, y, wide, high = box
    middle, centre = y + high / 2 - h / 2, x + wide / 2 - w / 2
    return [
        (x + wide + 5, middle, w, h),
        (x - w - 5, middle, w, h),
        (centre, y + high + 2, w, h),
        (centre, y - h - 2, w, h),
    ]


def disc_radius(count: int) -> float:
    """Return the radius of the disc that stands for so many marks."""
    return 6.0 if count <= 1 else min(9 + 2.6 * math.log2(count), 30.0)


def _cells(box: Box) -> list[tuple[int, int]]:
    x, y, w, h = box
    across = range(math.floor(x / CELL), math.floor((x + w) / CELL) + 1)
    down = range(math.floor(y / CELL), math.floor((y + h) / CELL) + 1)
    return list(product(across, down))
