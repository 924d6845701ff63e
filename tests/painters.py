"""The pixels of a drawing: of its SVG, painted by resvg, and of the PNG that is made without one."""

from __future__ import annotations

import io

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from stationed.figures.drawing import Drawing
from stationed.figures.png import full_png, png
from stationed.figures.svg import svg


def of_svg(drawing: Drawing, *, scale: float = 1.0) -> NDArray[np.uint8]:
    """Return red, green and blue of each pixel of an SVG file."""
    painted = resvg_py.svg_to_bytes(
        svg_string=svg(drawing), zoom=scale, skip_system_fonts=True, image_rendering="optimize_speed"
    )
    return opened(bytes(painted))


def full(drawing: Drawing, *, scale: float = 1.0) -> NDArray[np.uint8]:
    """Return those of a PNG file for print."""
    return opened(full_png(drawing, scale=scale))


def few(drawing: Drawing, *, scale: float = 1.0) -> NDArray[np.uint8]:
    """Return those of a PNG file in a palette."""
    return opened(png(drawing, scale=scale))


def opened(data: bytes) -> NDArray[np.uint8]:
    """Return red, green and blue of each pixel of a PNG file."""
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))
