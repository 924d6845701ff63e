"""with_cut_slopes: a drawing -> the same, its slopes cut to the land pixel by pixel, for pictures made of pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stationed.facts import GREY
from stationed.figures.drawing import Drawing, Inset, Lines, Paint, Shape, Slopes
from stationed.figures.pixels import pixels


def with_cut_slopes(drawing: Drawing) -> Drawing:
    """Return a drawing whose slopes need no outline to be cut off by.

    Notes
    -----
    Areas of a land may lie over one another, which an outline of PDF takes for a hole. Slopes of tones are flat at
    `GREY` and stronger the further a pixel is from it, so that what is half on the land is half as far.
    """
    return replace(drawing, shapes=tuple(_shape(shape) for shape in drawing.shapes))


def _shape(shape: Shape) -> Shape:
    if isinstance(shape, Inset):
        return replace(shape, drawing=with_cut_slopes(shape.drawing))
    if isinstance(shape, Slopes) and shape.land is not None:
        return _cut(shape, shape.land)
    return shape


def _cut(slopes: Slopes, land: Lines) -> Slopes:
    """The slopes, flat or clear where there is no land."""
    covered, found = _covered(slopes, land), slopes.pixels.copy()
    beyond, flat = covered < 255, 0 if slopes.tones is None else GREY
    strong = found[..., 3] if slopes.tones is None else found
    strong[beyond] = flat + np.rint((strong[beyond] - np.float32(flat)) * (covered[beyond] / np.float32(255)))
    return replace(slopes, pixels=found, land=None)


def _covered(slopes: Slopes, land: Lines) -> NDArray[np.uint8]:
    """How much of each pixel is land, of 255."""
    high, wide = slopes.pixels.shape[:2]
    larger = wide / slopes.box[2]
    white = Lines(land.parts, Paint(fill="#ffffff"), land.areas)
    lying = Drawing(slopes.box[2], slopes.box[3], "#000000", (white,))
    x, y = (-side * larger for side in slopes.box[:2])
    return pixels(Drawing(wide, high, "#000000", (Inset(lying, x, y, larger, cut=False),)))[..., 0]
