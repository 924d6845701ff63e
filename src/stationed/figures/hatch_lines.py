"""hatch_lines: a hatch over a box -> its lines or dots, as `hatching` has them in patterns, as content of a PDF.

A pattern of PDF is painted once and laid side by side in whole pixels, so that its lines come to stand unevenly.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stationed.figures.colours import shares
from stationed.figures.contours import ring
from stationed.figures.drawing import Box, Hatch
from stationed.figures.hatching import GROUND, INK
from stationed.figures.markup import number

DOT = 0.8
"""Radius of a dot, in widths of a line."""


def hatch_lines(hatch: Hatch, box: Box, unit: float) -> str:
    """Return the operators that paint a hatch; its lengths are so many times larger.

    Parameters
    ----------
    hatch : Hatch
        Lines or dots.
    box : Box
        What it fills at least.
    unit : float
        Units of the box to a pixel.
    """
    ground = "" if hatch.clear else f"{shares(GROUND)} rg {' '.join(map(number, box))} re f"
    apart, thick = hatch.spacing * unit, hatch.thick * unit
    if not hatch.turns:
        return f"{ground} {shares(INK)} rg {' '.join(_dots(box, apart, thick * DOT))} f"
    turns = [hatch.turns[0], *(hatch.turns[0] + 90 for _ in hatch.turns[1:])]
    lines = " ".join(line for turn in turns for line in _lines(box, turn, apart))
    return f"{ground} {shares(INK)} RG {number(thick)} w {lines} S"


def _dots(box: Box, apart: float, radius: float) -> Iterator[str]:
    """Dots as on a die of five."""
    x, y, wide, high = box
    for column in range(math.floor(x / apart), math.ceil((x + wide) / apart)):
        for row in range(math.floor(y / apart), math.ceil((y + high) / apart)):
            for at in (0.25, 0.75):
                yield ring((column + at) * apart, (row + at) * apart, radius)


def _lines(box: Box, turn: float, apart: float) -> Iterator[str]:
    """Lines of a direction in degrees, evenly apart, as far as they may meet a box."""
    x, y, wide, high = box
    corners = np.array([(x + a * wide, y + b * high) for a in (0, 1) for b in (0, 1)])
    ahead = np.array([math.cos(math.radians(turn)), math.sin(math.radians(turn))])
    aside = np.array([-ahead[1], ahead[0]])
    along, across = corners @ ahead, corners @ aside
    for place in range(math.floor(across.min() / apart), math.ceil(across.max() / apart)):
        foot = aside * (place + 0.5) * apart
        yield f"{_at(foot + ahead * along.min())} m {_at(foot + ahead * along.max())} l"


def _at(point: NDArray[np.float64]) -> str:
    return f"{number(point[0])} {number(point[1])}"
