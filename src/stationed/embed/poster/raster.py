"""Canvas: filled outlines on a picture, without a browser and without an image library."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.embed.poster.coverage import Coverage, Outline, Part, covered

RIM = 2
"""Width of the rim of letters in pixels."""

LEVEL = 7
"""Of compression: 9 takes four times as long and saves a hundredth."""


@dataclass(frozen=True, slots=True)
class _Filling:
    """What is to be filled."""

    outlines: Sequence[Outline]
    colour: str
    opacity: float
    rim: str
    """Colour of the rim about it, '' for none."""


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
        self._pixels = np.empty((3, height, width), np.float32)
        self._pixels[:] = np.array(rgb(colour), np.float32)[:, None, None]
        self._waiting: list[_Filling] = []

    @property
    def pixels(self) -> NDArray[np.float32]:
        """The picture with everything that was filled so far; that is done when somebody looks, all at once."""
        waiting, self._waiting = self._waiting, []
        margins = [RIM if one.rim else 0 for one in waiting]
        found = covered([one.outlines for one in waiting], margins, self.width, self.height)
        for one, (part, cover) in zip(waiting, found, strict=True):
            if one.rim:
                self._lay(part, _widened(cover), one.rim, 0.85)
            self._lay(part, cover, one.colour, one.opacity)
        return self._pixels

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
        self._waiting.append(_Filling(outlines, colour, opacity, ""))

    def letter(self, outlines: Sequence[Outline], colour: str, *, rim: str) -> None:
        """Fill letters, with a rim of two pixels in another colour, so that they are read on any ground."""
        self._waiting.append(_Filling(outlines, colour, 1, rim))

    def _lay(self, part: Part, cover: Coverage, colour: str, opacity: float) -> None:
        share = (cover * opacity).astype(np.float32)
        for plane, value in zip(self._pixels, rgb(colour), strict=True):
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
    """The coverage of letters with their rim; `cover` has room for it on all sides but those of the canvas.

    Of each pixel the most that is covered of any within about two: of the rows two away one to either side, of the
    others two.
    """
    room = np.pad(cover, RIM)
    width = cover.shape[1]
    near = np.maximum(np.maximum(room[:, 1 : width + 1], room[:, 2 : width + 2]), room[:, 3 : width + 3])
    far = np.maximum(np.maximum(room[:, :width], room[:, 4:]), near)
    rows = [near[:-4], near[4:], far[1:-3], far[2:-2], far[3:-1]]
    found = rows[0].copy()
    for row in rows[1:]:
        np.maximum(found, row, out=found)
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
