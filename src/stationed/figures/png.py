"""png: an SVG file -> a PNG file (ISO/IEC 15948), by resvg, in a palette. No font is looked for."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

LEVEL = 6
"""Of compression: 9 takes eight times as long and saves a twentieth."""

KEPT = 12
"""So many pictures are kept: a preview builds anew after each change, and most of its posters are as they were."""

EXACT = 24
"""So many colours are kept as they are."""


@lru_cache(maxsize=KEPT)
def png(text: str, *, scale: float = 1.0, colours: int = 256) -> bytes:
    """Return a picture as a PNG file of few colours, the commonest kept as they are.

    Parameters
    ----------
    text : str
        An SVG file whose ground is opaque, as `svg` writes it.
    scale : float, optional
        Pixels to one of the picture's own.
    colours : int, optional
        At most so many, 256 if nothing is said; fewer make a smaller file.
    """
    with PngImageFile(BytesIO(full_png(text, scale=scale))) as image:
        red, green, blue = (np.asarray(plane, np.int32) for plane in image.convert("RGB").split())
    kept, places = _palette((red << 16 | green << 8 | blue).ravel(), colours)
    found = Image.fromarray(places.reshape(red.shape))
    found.putpalette(kept.tobytes())
    written = BytesIO()
    found.save(written, "PNG", compress_level=LEVEL)
    return written.getvalue()


def full_png(text: str, *, scale: float = 1.0) -> bytes:
    """Return a picture as a PNG file of all its colours, for print; the parameters are those of `png`."""
    # What is made of pixels has those of the picture already: to smooth it again takes half of the time of a poster.
    return bytes(
        resvg_py.svg_to_bytes(svg_string=text, zoom=scale, skip_system_fonts=True, image_rendering="optimize_speed")
    )


def _palette(pixels: NDArray[np.int32], most: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The colours of a palette, and the place in it of each pixel's nearest.

    The commonest are kept as they are, since areas lie side by side whose colours are nearly alike. Of the others the
    commonest of each cell of eight by eight by eight colours stands for all, and of these the commonest are kept.
    """
    # Runs of one colour are counted as one: most of a map is flat.
    begin = np.flatnonzero(np.concatenate([[True], pixels[1:] != pixels[:-1]]))
    length = np.diff(begin, append=len(pixels))
    keys, of = np.unique(pixels[begin], return_inverse=True)
    often = np.bincount(of, length)
    colours = np.column_stack([keys >> 16, keys >> 8 & 255, keys & 255]).astype(np.float64)
    cell = (keys >> 19) * 1024 + (keys >> 11 & 31) * 32 + (keys >> 3 & 31)
    order = np.lexsort((keys, -often, cell))
    first = order[np.unique(cell[order], return_index=True)[1]]
    weight = np.bincount(np.unique(cell, return_inverse=True)[1], often)
    common = np.concatenate([np.argsort(-often, kind="stable")[:EXACT], first[np.argsort(-weight, kind="stable")]])
    kept = colours[np.sort(common[np.sort(np.unique(common, return_index=True)[1])[:most]])]
    # The square of the distance, less that of the colour's own length, which is the same for all.
    nearest = ((kept**2).sum(axis=1) - 2 * colours @ kept.T).argmin(axis=1)
    return kept.astype(np.uint8), np.repeat(nearest[of].astype(np.uint8), length)
