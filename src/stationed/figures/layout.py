"""Layout: where the symbols of groups and their names go, so that none hides another.

Greedy placement after Imhof (1975), "Positioning names on maps", as the page does it
(static/js/map/layout.js, scene.js).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from stationed.figures.drawing import Box
from stationed.figures.gather import Group

SYMBOL, HEAD, GAP = (34.0, 22.0), 10.0, 5.0
"""Width and height of a symbol's frame, the room for its echelon above it, and the gap between two, in pixels."""

MOST = 12
"""Symbols that one group shows at most."""

CELL = 64
"""Width of the squares in which what is taken is looked up, in pixels."""

ABOUT = 12.0
"""From a place to the nearest box beside it, in pixels."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a group of marks may be drawn."""

    columns: int
    """Symbols in a row."""
    shown: int
    """How many symbols there are; the rest is said as a number in one cell more."""
    width: float
    """In pixels."""
    height: float
    """In pixels."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A group and where it is drawn."""

    group: Group
    """The group."""
    box: Box
    """Where its symbols or its disc are."""
    form: Form | None
    """How its symbols stand; None for a disc."""

    @property
    def radius(self) -> float:
        """Radius of its disc."""
        return self.box[2] / 2

    @property
    def apart(self) -> bool:
        """Whether its symbols stand away from its place, so that a line leads to them."""
        (x, y, w, h), group = self.box, self.group
        return not (x - 1 <= group.x <= x + w + 1 and y - 1 <= group.y <= y + h + 1)


class Taken:
    """The boxes that are taken within a rectangle that is seen, or anywhere."""

    def __init__(self, seen: Box | None = None) -> None:
        self.seen = seen
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def free(self, box: Box) -> bool:
        """Whether a box lies on none that is taken and is not cut by the edge of what is seen."""
        seen = self.seen
        if seen and overlaps(box, seen):
            x, y, w, h = box
            if x < seen[0] or y < seen[1] or x + w > seen[0] + seen[2] or y + h > seen[1] + seen[3]:
                return False
        return not any(overlaps(box, other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def take(self, box: Box) -> None:
        """Take a box, free or not."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

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


def forms(count: int) -> list[Form]:
    """Return the forms that a group of so many marks may take, the fullest first."""
    if count == 1:
        return [_form(1, 1, 1)]
    columns = count if count <= 3 else math.ceil(math.sqrt(count * 1.5))
    found = [_form(columns, math.ceil(count / columns), count)] if count <= MOST else []
    if count > 3:
        found.append(_form(3, 1, 2))
    return [*found, _form(2, 1, 1)]


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


def place(group: Group, taken: Taken) -> Placed:
    """Return where a group goes, and take the room: symbols in the fullest form that is free, or else a disc."""
    for form in [] if group.radius else forms(group.count):
        if box := taken.first(candidates(group.x, group.y, form.width, form.height)):
            return Placed(group, box, form)
    radius = group.radius or disc_radius(group.count)
    box = (group.x - radius, group.y - radius, 2 * radius, 2 * radius)
    taken.take(box)
    return Placed(group, box, None)


def _form(columns: int, rows: int, shown: int) -> Form:
    return Form(columns, shown, columns * (SYMBOL[0] + GAP) - GAP, rows * (SYMBOL[1] + HEAD + 2))


def _cells(box: Box) -> list[tuple[int, int]]:
    x, y, w, h = box
    across = range(math.floor(x / CELL), math.floor((x + w) / CELL) + 1)
    return [(i, j) for i in across for j in range(math.floor(y / CELL), math.floor((y + h) / CELL) + 1)]
