"""png: a drawing -> a PNG file (ISO/IEC 15948), in a palette or, for print, of all its colours."""

from __future__ import annotations

import zlib
from functools import lru_cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stationed.figures.cut_slopes import with_cut_slopes
from stationed.figures.drawing import Drawing
from stationed.figures.painting import painting
from stationed.figures.pixels import painted, pixels, size_of

LEVEL = 6
"""Of compression: 9 takes eight times as long and saves a twentieth."""

FULL_LEVEL = 4
"""The same of a picture for print: 6 takes twice as long as that and saves a twentieth."""

KEPT = 12
"""So many pictures are kept: a preview builds anew after each change, and most of its posters are as they were."""

EXACT = 24
"""So many colours are kept as they are."""

UP = 2
"""The filter of PNG (9.2) that tells a pixel by the one above it: most of a sheet is as what is above it."""

INCH = 0.0254
"""In metres."""


def png(drawing: Drawing, *, scale: float = 1.0, colours: int = 256) -> bytes:
    """Return a picture as a PNG file of few colours, the commonest kept as they are.

    Parameters
    ----------
    drawing : Drawing
        What is to be painted.
    scale : float, optional
        Pixels to one of the drawing's own.
    colours : int, optional
        At most so many, 256 if nothing is said; fewer make a smaller file.
    """
    cut, size = with_cut_slopes(drawing), size_of(drawing, scale)
    return _few(painting(cut, size, scale), size, colours)


def full_png(drawing: Drawing, *, scale: float = 1.0) -> bytes:
    """Return a picture as a PNG file of all its colours, which tells its size on paper; see `png` for the rest."""
    found = pixels(with_cut_slopes(drawing), scale=scale)
    high, wide, _ = found.shape
    plain = found.reshape(high, wide * 3)
    rows = np.empty((high, 1 + wide * 3), np.uint8)
    rows[:, 0] = UP
    rows[0, 1:] = plain[0]
    np.subtract(plain[1:], plain[:-1], out=rows[1:, 1:])
    head = np.array([wide, high], ">u4").tobytes() + bytes([8, 2, 0, 0, 0])
    dots = np.array([round(96 * scale / INCH)] * 2, ">u4").tobytes() + b"\1"
    parts = ((b"IHDR", head), (b"pHYs", dots), (b"IDAT", zlib.compress(rows.data, FULL_LEVEL)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(data, zlib.crc32(name)).to_bytes(4, "big")


@lru_cache(maxsize=KEPT)
def _few(page: bytes, size: tuple[int, int], colours: int) -> bytes:
    """A page in a palette."""
    red, green, blue = (plane.astype(np.int32) for plane in np.moveaxis(painted(page, size), 2, 0))
    kept, places = _palette((red << 16 | green << 8 | blue).ravel(), colours)
    found = Image.fromarray(places.reshape(red.shape))
    found.putpalette(kept.tobytes())
    written = BytesIO()
    found.save(written, "PNG", compress_level=LEVEL)
    return written.getvalue()


def _palette(pixels: NDArray[np.int32], most: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The colours of a palette, and the place in it of each pixel's nearest.

    The commonest are kept as they are, since areas lie side by side whose colours are nearly alike. Of the others the
    commonest of each cell of eight by eight by eight colours stands for all, and of these the commonest are kept.
    """
    keys, often = np.unique(pixels, return_counts=True)
    colours = np.column_stack([keys >> 16, keys >> 8 & 255, keys & 255]).astype(np.float64)
    cell = (keys >> 19) * 1024 + (keys >> 11 & 31) * 32 + (keys >> 3 & 31)
    order = np.lexsort((keys, -often, cell))
    first = order[np.unique(cell[order], return_index=True)[1]]
    weight = np.bincount(np.unique(cell, return_inverse=True)[1], often)
    common = np.concatenate([np.argsort(-often, kind="stable")[:EXACT], first[np.argsort(-weight, kind="stable")]])
    kept = colours[np.sort(common[np.sort(np.unique(common, return_index=True)[1])[:most]])]
    # The square of the distance, less that of the colour's own length, which is the same for all.
    nearest = ((kept**2).sum(axis=1) - 2 * colours @ kept.T).argmin(axis=1)
    # To look a colour up takes a tenth of the time of finding its place by halving.
    places = np.empty(1 << 24, np.uint8)
    places[keys] = nearest
    return kept.astype(np.uint8), places[pixels]
