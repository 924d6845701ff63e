"""with_cut_slopes: a drawing -> the same, its slopes cut to the land pixel by pixel, for pictures made of pixels."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL.PngImagePlugin import PngImageFile

from stationed.facts import GREY
from stationed.figures.drawing import Drawing, Inset, Lines, Paint, Shape, Slopes
from stationed.figures.png import full_png
from stationed.figures.svg import svg


def with_cut_slopes(drawing: Drawing) -> Drawing:
    """Return a drawing whose slopes need no outline to be cut off by.

    Notes
    -----
    A clip path takes a sixth of the time of a picture of 300 dots to the inch, and what lies on the sea is not seen
    but kept. Slopes are flat at `GREY` and stronger the further a pixel is from it, so that what is half on the land is
    half as far.
    """
    return replace(drawing, shapes=tuple(_shape(shape) for shape in drawing.shapes))


def _shape(shape: Shape) -> Shape:
    if isinstance(shape, Inset):
        return replace(shape, drawing=with_cut_slopes(shape.drawing))
    if isinstance(shape, Slopes) and shape.land is not None and shape.tones is not None:
        return _cut(shape, shape.land, shape.tones)
    return shape


def _cut(slopes: Slopes, land: Lines, tones: NDArray[np.uint8]) -> Slopes:
    """The slopes, flat where there is no land, and as faint by themselves as they are to be."""
    grey = GREY + np.rint((slopes.pixels - np.float32(GREY)) * (_covered(slopes, land) / np.float32(255)))
    faint = tones.copy()
    faint[:, 3] = np.round(tones[:, 3] * slopes.opacity)
    return replace(slopes, pixels=grey.astype(np.uint8), land=None, opacity=1.0, tones=faint)


def _covered(slopes: Slopes, land: Lines) -> NDArray[np.uint8]:
    """How much of each pixel is land, of 255."""
    high, wide = slopes.pixels.shape
    larger = wide / slopes.box[2]
    white = Lines(land.parts, Paint(fill="#ffffff"), land.areas)
    lying = Drawing(slopes.box[2], slopes.box[3], "#000000", (white,))
    x, y = (-side * larger for side in slopes.box[:2])
    whole = Drawing(wide, high, "#000000", (Inset(lying, x, y, larger, cut=False),))
    with PngImageFile(BytesIO(full_png(svg(whole)))) as picture:
        return np.asarray(picture.getchannel(0))
