"""How tall a map asks its host to make it, from the width it was given. static/js/out/heights.js says the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDEST, TALLEST = 16 / 9, 4 / 3
"""Width : height that a map is drawn at, at most and at least."""

PHONE = 760
"""Width in pixels up to which the full page stands its panel above the map."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands beside and below the map, and the bounds of the whole, in pixels."""

    beside: int
    """Width of what stands beside the map."""
    below: int
    """Height of what stands above and below it."""
    least: int
    """Smallest height asked for."""
    most: int
    """Greatest height asked for."""


FRAMES: Mapping[str, Frame] = {
    "full": Frame(beside=328, below=112, least=560, most=900),
    "minimal": Frame(beside=0, below=52, least=260, most=860),
    "none": Frame(beside=0, below=0, least=200, most=800),
}
"""By the state key `ui`."""

ON_PHONES = Frame(beside=0, below=190, least=520, most=760)
"""The full page in a narrow frame."""


def shape_of(extent: Sequence[float]) -> float:
    """Return width : height of an extent as the map draws it.

    Parameters
    ----------
    extent : sequence of float
        West, south, east, north in degrees, WGS 84.

    Returns
    -------
    float
        In spherical Mercator; no flatter than 16:9 and no taller than 4:3. 16:9 for an extent without height.
    """
    west, south, east, north = extent
    try:
        rise = math.log(
            math.tan(math.pi / 4 + math.radians(north) / 2) / math.tan(math.pi / 4 + math.radians(south) / 2)
        )
        shape = math.radians(east - west) / rise
    except (ValueError, ZeroDivisionError):
        return WIDEST
    return min(max(shape, TALLEST), WIDEST)


def height_for(width: float, *, ui: str, shape: float) -> int:
    """Return the height for a width.

    Parameters
    ----------
    width : float
        Of the frame, in CSS pixels.
    ui : str
        The state key: full, minimal or none; anything else counts as full.
    shape : float
        Of the map, see `shape_of`.

    Returns
    -------
    int
        In CSS pixels.
    """
    frame = ON_PHONES if width <= PHONE and ui not in ("minimal", "none") else FRAMES.get(ui, FRAMES["full"])
    return min(max(math.floor((width - frame.beside) / shape + frame.below + 0.5), frame.least), frame.most)
