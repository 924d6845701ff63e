"""The relief of a picture: the grey pictures of the block -> slopes on the land that is drawn, as on the page."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.WebPImagePlugin import WebPImageFile

from stationed.facts import FADES, FEATHER, GREY, TILE
from stationed.figures.colours import LIGHT, channels
from stationed.figures.drawing import Lines, Slopes
from stationed.figures.reader import Reader
from stationed.figures.view import View

MOST = 2
"""Where a picture is so fine, its relief is drawn so many times finer at least than what it is made of."""

Sides: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels of the relief."""


def draw_relief(reader: Reader, view: View, land: list[Lines]) -> Iterator[Slopes]:
    """Yield the slopes of the land; none where there are no pictures, or the picture is nearer than they are fine."""
    size = reader.numbers("relief", "size").astype(np.float64)
    if not len(size) or not land or not (opacity := fading(view.scale * 2 * math.pi / size.max())):
        return
    column, row = (reader.numbers("relief", name) for name in ("column", "row"))
    corner = [np.concatenate([edge, edge + 1]) * TILE * 2 * math.pi / np.tile(size, 2) for edge in (column, row)]
    x = view.width / 2 + (corner[0] - math.pi - view.middle[0]) * view.scale
    y = view.height / 2 - (math.pi - corner[1] - view.middle[1]) * view.scale
    larger = _pixels(view, float(size.max()))
    # Whole pixels, so that no seam is seen between two pictures.
    x, y = (np.round(side * larger).astype(np.int64).reshape(2, -1) for side in (x, y))
    left, top, right, bottom = (math.floor(side * larger) for side in view.frame)
    frame = (left, top, right, bottom)
    seen = _needed(size, x, y, frame)
    if seen.any():
        grey = np.full((bottom - top, right - left), GREY, np.uint8)
        for one in np.unique(size[seen]).tolist():
            level = size == one
            at = np.flatnonzero(level & seen)
            files = [base64.b64decode(reader.text("relief", "picture", tile)) for tile in at.tolist()]
            cells = np.stack([column[at], row[at]], axis=1).astype(np.int64)
            laid = _together(files, cells, np.stack([x[0], y[0], x[1], y[1]], axis=1)[at], frame)
            whole = one == size.min()
            grey = (
                laid
                if whole
                else _over(grey, laid, _rising(x[:, level], left, right), _rising(y[:, level], top, bottom))
            )
        x0, y0, wide, high = (side / larger for side in (left, top, right - left, bottom - top))
        tones = _tones(_tone("shade"), _tone("shine"))
        yield Slopes(grey, (x0, y0, wide, high), land[0], opacity, tones)


def _pixels(view: View, finest: float) -> float:
    """Pixels of the relief to one of the view's: as many as the finished picture has, or a half, a third of them.

    Pixels that are much finer than those which the relief is made of show nothing more, and take time and room.
    """
    return view.larger / max(math.floor(2 * math.pi * view.scale * view.larger / (MOST * finest)), 1)


def _together(
    files: list[bytes], cells: NDArray[np.int64], places: NDArray[np.int64], frame: Sides
) -> NDArray[np.uint8]:
    """Lay the pictures of a level where they belong, as one, so that no seam is seen where two of them meet."""
    left, top, right, bottom = frame
    across, down = (cells - cells.min(axis=0)).T.tolist()
    level = Image.new("L", ((max(across) + 1) * TILE, (max(down) + 1) * TILE), GREY)
    for file, column, row in zip(files, across, down, strict=True):
        with WebPImageFile(io.BytesIO(file)) as picture:
            level.paste(picture.convert("L"), (column * TILE, row * TILE))
    (west, north), (east, south) = places[:, :2].min(axis=0).tolist(), places[:, 2:].max(axis=0).tolist()
    x, y, to_x, to_y = max(west, left), max(north, top), min(east, right), min(south, bottom)
    wide, high = level.width / (east - west), level.height / (south - north)
    part = ((x - west) * wide, (y - north) * high, (to_x - west) * wide, (to_y - north) * high)
    sheet = Image.new("L", (right - left, bottom - top), GREY)
    sheet.paste(level.resize((to_x - x, to_y - y), Image.Resampling.BICUBIC, part), (x - left, y - top))
    return np.asarray(sheet)


def _over(
    grey: NDArray[np.uint8], laid: NDArray[np.uint8], across: NDArray[np.float32], down: NDArray[np.float32]
) -> NDArray[np.uint8]:
    """Lay a finer level over a coarser one, into which it passes at its edges; nothing is mixed elsewhere."""
    (left, right), (top, bottom) = _inside(across), _inside(down)
    found = laid.copy()
    beside = [(slice(top, bottom), slice(0, left)), (slice(top, bottom), slice(right, None))]
    for part in [(slice(0, top), slice(None)), (slice(bottom, None), slice(None)), *beside]:
        under = grey[part].astype(np.float32)
        found[part] = np.rint(under + (laid[part] - under) * np.outer(down[part[0]], across[part[1]]))
    return found


def _inside(rising: NDArray[np.float32]) -> tuple[int, int]:
    """The first pixel that is wholly of the finer level, and the one behind the last."""
    at = np.flatnonzero(rising == 1)
    return (int(at[0]), int(at[-1]) + 1) if len(at) else (len(rising), len(rising))


def _rising(sides: NDArray[np.int64], first: int, last: int) -> NDArray[np.float32]:
    """How far each pixel along an axis, from the first to the last, is of a finer level, 0 to 1; sides: of tiles."""
    at = np.arange(first, last) + 0.5
    inside = np.minimum(at - sides[0].min(), sides[1].max() - at)
    return np.clip(inside / _feather(sides), 0, 1).astype(np.float32)


def _feather(sides: NDArray[np.int64]) -> float:
    """So many pixels of the picture a finer level takes to rise."""
    return max(FEATHER / TILE * float((sides[1] - sides[0]).mean()), 1.0)


def _tones(shade: tuple[str, float], shine: tuple[str, float]) -> NDArray[np.uint8]:
    """Return the pixel of each grey, red, green, blue and alpha: shade below the middle, light above."""
    greys = np.arange(256)
    alpha = np.abs(greys - GREY) / GREY * np.where(greys < GREY, shade[1], shine[1]) * 255
    colours = np.array([channels(tone[0]) for tone in (shade, shine)])
    return np.column_stack([colours[(greys >= GREY).astype(int)], np.round(alpha)]).astype(np.uint8)


def _needed(size: NDArray[np.float64], x: NDArray[np.int64], y: NDArray[np.int64], frame: Sides) -> NDArray[np.bool_]:
    """Which pictures are seen: those in the frame, without the levels coarser than one that fills it.

    A finer level does not fill what is under its edges.
    """
    left, top, right, bottom = frame
    needed = (x[1] > left) & (x[0] < right) & (y[1] > top) & (y[0] < bottom)
    for one in np.unique(size).tolist():
        across, down = x[:, size == one], y[:, size == one]
        aside, below = _feather(across), _feather(down)
        wide = across[0].min() + aside <= left and across[1].max() - aside >= right
        if wide and down[0].min() + below <= top and down[1].max() - below >= bottom:
            needed &= size >= one
    return needed


def fading(grown: float) -> float:
    """Return how strong the relief is drawn, from 0 to 1, when it is so many times larger than it was made."""
    first, last = FADES
    return min(max(math.log(last / grown) / math.log(last / first), 0.0), 1.0)


def _tone(name: str) -> tuple[str, float]:
    """A colour, and its strength from 0 to 1, of #rrggbbaa."""
    return LIGHT[name][:7], int(LIGHT[name][7:], 16) / 255
