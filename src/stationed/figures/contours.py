"""contours: shapes of a drawing -> paths of a PDF (ISO 32000-1, 8.5.2), all in m, l, c and h."""

from __future__ import annotations

import math
import re

import numpy as np

from stationed.figures.drawing import Box, Circles, Points, Rectangle
from stationed.figures.markup import number
from stationed.figures.steps import steps

ARC = 4 / 3 * math.tan(math.pi / 8)
"""How far the bends of a quarter of a circle lie from its ends, for a radius of 1."""

_NUMBER = re.compile(r"-?\d+\.?\d*")


def line(points: Points, finer: int, *, closed: bool) -> str:
    """Return a line or a ring in whole steps, so many to a pixel; '' for one that is no longer than a step."""
    places = np.floor(points * finer + 0.5).astype(np.int64)
    moved = np.append(True, (places[1:] != places[:-1]).any(axis=1))[: len(places)]
    if moved.sum() < 2:
        return ""
    x, y = places[moved].T.tolist()
    rest = " ".join([f"{one} {other} l" for one, other in zip(x[1:], y[1:], strict=True)])
    return f"{x[0]} {y[0]} m {rest}{' h' if closed else ''}"


def rings(circles: Circles) -> str:
    """Return circles."""
    return " ".join(ring(x, y, circles.radius) for x, y in circles.centres.tolist())


def ring(x: float, y: float, r: float) -> str:
    """Return a circle about a point, of four curves."""
    k = r * ARC
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    rest = " ".join(f"{' '.join(map(number, curve))} c" for curve in curves)
    return f"{number(x + r)} {number(y)} m {rest} h"


def sides(rectangle: Rectangle) -> str:
    """Return a rectangle."""
    x, y, wide, high = rectangle.box
    r = min(rectangle.rounded, wide / 2, high / 2)
    across, down = number(wide - 2 * r), number(high - 2 * r)
    if not r:
        return steps(f"M{number(x)} {number(y)}h{across}v{down}h-{across}z")
    turns = [f"a{number(r)} {number(r)} 0 0 1 {number(a * r)} {number(b * r)}" for a, b in _CORNERS]
    return steps(
        f"M{number(x + r)} {number(y)}h{across}{turns[0]}v{down}{turns[1]}h-{across}{turns[2]}v-{down}{turns[3]}z"
    )


_CORNERS = ((1, 1), (-1, 1), (-1, -1), (1, -1))
"""Where a rounded corner leads, from the upper right one on."""


def filled(path: str, rule: str = "") -> str:
    """Return the operators that fill a path; rule: * where a ring within another is a hole.

    pdfium lays rectangles on whole pixels, those of letters too, unless something in the path is bent: a curve of no
    length is added, which nothing is seen of.
    """
    first = path.partition(" m")[0]
    bent = "" if " c" in path or not path else f" {first} m {first} {first} {first} c"
    return f"{path}{bent} f{rule}"


def box_of(path: str, more: float = 0.0) -> Box:
    """Return x, y, width and height of what holds the points of a path, and so much beyond them."""
    points = np.array(_NUMBER.findall(path), np.float64).reshape(-1, 2)
    if not len(points):
        return (0.0, 0.0, 0.0, 0.0)
    low, wide = points.min(axis=0) - more, np.ptp(points, axis=0) + 2 * more
    return float(low[0]), float(low[1]), float(wide[0]), float(wide[1])
