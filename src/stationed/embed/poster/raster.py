"""Canvas: filled outlines on a picture, without a browser and without an image library.

Coverage is exact: each pixel takes as much of a colour as the outline covers of it, from the signed areas under its
edges, summed along the row (the accumulation buffer of font rasterisers; R. Levien, font-rs, 2016). Everything here is
plain arithmetic in a fixed order, so that equal outlines give equal pixels on every machine.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Outline = NDArray[np.float64]
"""Corners of one closed outline, n x 2, in pixels; it need not repeat the first."""


Coverage = NDArray[np.float64]
"""How much of each pixel is enclosed, from 0 to 1, by row and column."""

RIM = 2
"""Width of the rim of letters in pixels."""

LEVEL = 7
"""Of compression: 9 takes four times as long and saves a hundredth."""


class Canvas:
    """A picture of red, green and blue, each from 0 to 1, a plane of pixels for each.

    Parameters
    ----------
    width, height : int
        In pixels.
    colour : str
        Of the empty canvas, as in ``#fbf7ee``.
    """

    def __init__(self, width: int, height: int, colour: str) -> None:
        self.width, self.height = width, height
        self.pixels = np.empty((3, height, width), np.float32)
        self.pixels[:] = np.array(rgb(colour), np.float32)[:, None, None]

    def fill(self, outlines: Sequence[Outline], colour: str, *, opacity: float = 1.0) -> None:
        """Fill what some outlines enclose; an outline that turns the other way cuts a hole.

        Parameters
        ----------
        outlines : sequence of arrays
            In pixels from the upper left corner, y downwards; parts outside the canvas are left out.
        colour : str
            As in ``#9c3a2c``.
        opacity : float
            From 0 to 1.
        """
        self._lay(*self._covered(outlines, 0), colour, opacity)

    def letter(self, outlines: Sequence[Outline], colour: str, *, rim: str) -> None:
        """Fill letters, with a rim of two pixels in another colour, so that they are read on any ground."""
        part, cover = self._covered(outlines, RIM)
        self._lay(part, _widened(cover), rim, 0.85)
        self._lay(part, cover, colour, 1)

    def _covered(self, outlines: Sequence[Outline], margin: int) -> tuple[tuple[slice, slice], Coverage]:
        """The part of the canvas that some outlines lie in, with a margin, and how much of its pixels they cover."""
        edges = _edges(outlines, self.height)
        if not len(edges):
            return (slice(0, 0), slice(0, 0)), np.empty((0, 0))
        low, high = (
            np.floor(edges.reshape(-1, 2).min(axis=0)) - margin,
            np.ceil(edges.reshape(-1, 2).max(axis=0)) + margin,
        )
        left, right = (int(side) for side in np.clip([low[0], high[0]], 0, self.width))
        top, bottom = (int(side) for side in np.clip([low[1], high[1]], 0, self.height))
        cover = _coverage(edges - np.array([left, top, left, top]), right - left, bottom - top)
        return (slice(top, bottom), slice(left, right)), cover

    def _lay(self, part: tuple[slice, slice], cover: Coverage, colour: str, opacity: float) -> None:
        share = (cover * opacity).astype(np.float32)
        for plane, value in zip(self.pixels, rgb(colour), strict=True):
            plane[part] += share * (np.float32(value) - plane[part])

    def png(self) -> bytes:
        """Give the picture as a PNG file (ISO/IEC 15948) of at most 256 colours, the commonest kept as they are."""
        red, green, blue = np.floor(self.pixels * np.float32(255) + np.float32(0.5)).astype(np.int32)
        colours, places = _palette((red << 16 | green << 8 | blue).ravel())
        rows = np.hstack([np.zeros((self.height, 1), np.uint8), places.reshape(self.height, self.width)])
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        chunks = [(b"IHDR", header), (b"PLTE", colours.tobytes()), (b"IDAT", zlib.compress(rows.tobytes(), LEVEL))]
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in [*chunks, (b"IEND", b"")])


def rgb(colour: str) -> tuple[float, float, float]:
    """Give red, green and blue from 0 to 1; grey for what is not a colour of six digits."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        colour = "#808080"
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def mix(one: str, other: str, share: float) -> str:
    """Give a colour between two: `share` of the first, the rest of the second."""
    parts = (round((a * share + b * (1 - share)) * 255) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _widened(cover: Coverage) -> Coverage:
    """The coverage of letters with their rim; `cover` has room for it on all sides but those of the canvas."""
    high, wide = cover.shape
    room = np.pad(cover, RIM)
    found = np.zeros_like(cover)
    for dy in range(2 * RIM + 1):
        for dx in range(2 * RIM + 1):
            if (dx - RIM) ** 2 + (dy - RIM) ** 2 <= RIM * RIM + 1:
                np.maximum(found, room[dy : dy + high, dx : dx + wide], out=found)
    return found


def _palette(pixels: NDArray[np.int32]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The colours of a palette, and the place in it of each pixel's nearest.

    Of each cell of eight by eight by eight colours the commonest stands for all; of these the 256 commonest are kept.
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
    kept = colours[np.sort(first[np.argsort(-weight, kind="stable")[:256]])]
    # The square of the distance, less that of the colour's own length, which is the same for all.
    nearest = ((kept**2).sum(axis=1) - 2 * colours @ kept.T).argmin(axis=1)
    return kept.astype(np.uint8), np.repeat(nearest[of].astype(np.uint8), length)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _edges(outlines: Iterable[Outline], height: int) -> NDArray[np.float64]:
    """Every edge as x0, y0, x1, y1, cut to the rows of the canvas; level ones enclose nothing and are left out."""
    parts = [outline for outline in outlines if len(outline) > 2]
    if not parts:
        return np.empty((0, 4))
    points = np.concatenate(parts)
    ends = np.cumsum([len(part) for part in parts])
    after = np.arange(1, len(points) + 1)
    after[ends - 1] = np.concatenate([[0], ends[:-1]])
    edges = np.hstack([points, points[after]])
    edges = edges[edges[:, 1] != edges[:, 3]]
    x0, y0, x1, y1 = edges.T
    slope = (x1 - x0) / (y1 - y0)
    top, bottom = np.clip(y0, 0, height), np.clip(y1, 0, height)
    cut = np.column_stack([x0 + (top - y0) * slope, top, x0 + (bottom - y0) * slope, bottom])
    return cut[cut[:, 1] != cut[:, 3]]


def _coverage(edges: NDArray[np.float64], width: int, height: int) -> Coverage:
    """How much of each pixel is enclosed."""
    if not width or not height:
        return np.empty((height, width))
    x0, y0, x1, y1 = _split(_split(edges, 1), 0).T
    rise = y1 - y0
    row = np.clip(np.floor((y0 + y1) / 2), 0, height - 1).astype(np.int64)
    middle = np.clip((x0 + x1) / 2, 0, width)
    column = np.minimum(np.floor(middle), width - 1).astype(np.int64)
    right = rise * np.clip(middle - column, 0, 1)
    size = height * (width + 1)
    place = row * (width + 1) + column
    area = np.bincount(place, rise - right, size) + np.bincount(place + 1, right, size)
    return np.clip(np.abs(np.cumsum(area.reshape(height, width + 1), axis=1)[:, :width]), 0, 1)


def _split(edges: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """The edges cut wherever they cross from one row (axis 1) or column (axis 0) of pixels to the next."""
    cells = np.ceil(edges[:, [axis, axis + 2]].max(axis=1)) - np.floor(edges[:, [axis, axis + 2]].min(axis=1))
    whole, edges = edges[cells <= 1], edges[cells > 1]
    begin, end = edges[:, axis], edges[:, axis + 2]
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    crossings = cells[cells > 1].astype(np.int64) - 1
    of = np.repeat(np.arange(len(edges)), crossings + 2)
    first = np.cumsum(crossings + 2) - (crossings + 2)
    number = np.arange(len(of)) - first[of]
    stops = np.clip(np.floor(low)[of] + number, low[of], high[of])
    share = (stops - low[of]) / (high - low)[of]
    share = np.where((begin <= end)[of], share, 1 - share)
    points = edges[of, :2] + share[:, None] * (edges[of, 2:] - edges[of, :2])
    pairs = np.flatnonzero(of[:-1] == of[1:])
    parts = np.hstack([points[pairs], points[pairs + 1]])
    turned = (begin > end)[of[pairs]]
    parts[turned] = parts[turned][:, [2, 3, 0, 1]]
    parts = np.concatenate([whole, parts])
    return parts[parts[:, 1] != parts[:, 3]]
