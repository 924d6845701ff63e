"""The relief in the package: the extent of a map -> grey tiles of its slopes, finer within it, coarser about it.

Source: Tom Patterson's shaded relief (public domain); `tools/ground/relief.py` is the recipe, `LICENCE.md` the notice.
Nothing is decoded here: a tile goes into a page as the package has it.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from stationed.facts import FEATHER, TILE
from stationed.ground.cut import MERCATOR

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS 84; east beyond 180 over the antimeridian."""

Numbers = NDArray[np.int64]

FINE = (10_240, 5_120, 2_560, 1_280)
"""Levels that the map itself may have, by the width of the world in pixels, the finest first."""

BROAD = {10_240: 2_560, 5_120: 1_280}
"""Level of the map -> the level about it, where there is one between that and the whole world's."""

WHOLE = 640
"""The level of the whole world."""

REACH = {"fine": (0.2, 0.1, 0.0), "broad": (1.0, 0.6, 0.3, 0.1, 0.0)}
"""How far beyond the map they are tried on each side, as a share of its width and height."""

MOST_BYTES = {"fine": 60_000, "broad": 14_000}
"""So much a page may take of either; with more it reaches less far, or there is none of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """Square pictures of the web's Mercator map, one an entry of each column, the coarsest first."""

    size: Numbers
    """Width of the world in pixels."""
    column: Numbers
    """Place east of 180 degrees west, in tiles; below 0 and beyond the world for maps over the antimeridian."""
    row: Numbers
    """Place from the upper edge of the map to the south, in tiles."""
    files: tuple[bytes, ...]
    """WebP files of `TILE` by `TILE` pixels, grey: `facts.GREY` where it is flat, darker in the shade."""


def relief(extent: Box) -> Tiles:
    """Return the relief under and about a map.

    Parameters
    ----------
    extent : tuple of float
        West, south, east, north in degrees, WGS 84; east beyond 180 for a map over the antimeridian.

    Returns
    -------
    Tiles
        The map itself in the finest level that takes at most `MOST_BYTES`, what is about it coarser, the world
        coarsest. What is flat, as all water is, has no tile; nor has what a finer level covers whole, its edges left
        out.
    """
    fine = next((one for size in FINE if (one := _widest("fine", size, extent))), None)
    broad = _widest("broad", BROAD[fine[0]], extent) if fine and fine[0] in BROAD else None
    found: list[tuple[int, Numbers, Numbers]] = []
    done: list[tuple[int, Box]] = []
    for size, window in (one for one in (fine, broad, (WHOLE, _window(WHOLE, extent, math.inf))) if one):
        found.append((size, *_within(size, window, done)))
        done.append((size, window))
    found.reverse()
    stored, places = _stored(), [place for _, place, _ in found]
    at = np.concatenate(places)
    return Tiles(
        np.concatenate([np.full(len(place), size, np.int64) for size, place, _ in found]),
        np.concatenate([column for _, _, column in found]),
        stored.row[at],
        tuple(stored.files[int(place)] for place in at),
    )


def _widest(kind: str, size: int, extent: Box) -> tuple[int, Box] | None:
    """A level and the window of tiles that it has room for.

    None when it is too much even for the map alone, or when the map reaches beyond the southernmost tiles of the level:
    what is finer takes the place of what is coarser, and there would be no slopes.
    """
    lengths = _lengths()
    if _row(extent[1], size) > _ends()[size]:
        return None
    for share in REACH[kind]:
        window = _window(size, extent, share)
        place, _ = _within(size, window, [])
        if lengths[place].sum() <= MOST_BYTES[kind]:
            return size, window
    return None


def _window(size: int, extent: Box, share: float) -> Box:
    """First column and row, and those behind the last, of the tiles that a map and its surroundings touch."""
    west, south, east, north = extent
    across, degree = size // TILE, size / TILE / 360
    if math.isinf(share):
        first = math.floor((west + east) / 2 * degree)
        return (first, 0, first + across, across)
    margin_x, margin_y = (east - west) * share, (north - south) * share
    left, right = math.floor((west - margin_x + 180) * degree), math.ceil((east + margin_x + 180) * degree)
    top, bottom = (_row(latitude, size) for latitude in (north + margin_y, south - margin_y))
    return (left, math.floor(top), min(right, left + across), math.ceil(bottom))


def _row(latitude: float, size: int) -> float:
    """How far a latitude lies beneath the upper edge of the map, in tiles."""
    seen = math.radians(min(max(latitude, -MERCATOR), MERCATOR))
    return size / TILE * (0.5 - math.asinh(math.tan(seen)) / (2 * math.pi))


def _within(size: int, window: Box, done: list[tuple[int, Box]]) -> tuple[Numbers, Numbers]:
    """Which stored tiles lie in a window and are not covered by finer ones, and the columns at which they lie there.

    A finer level passes into the coarser one at its edges, and covers nothing there.
    """
    stored = _stored()
    left, top, right, bottom = window
    across = size // TILE
    # The first place at or behind the left edge; a window is never wider than the world.
    column = (stored.column - int(left)) % across + int(left)
    there = (stored.size == size) & (column < right) & (stored.row >= top) & (stored.row < bottom)
    for finer, box in done:
        inward = FEATHER / TILE * np.array([1, 1, -1, -1])
        low_x, low_y, high_x, high_y = (np.array(box) + inward) * size / finer
        covered = (column >= low_x) & (column + 1 <= high_x) & (stored.row >= low_y) & (stored.row + 1 <= high_y)
        there &= ~covered
    place = np.flatnonzero(there)
    return place, column[place]


@cache
def _stored() -> Tiles:
    """All tiles of the package."""
    data = resources.files("stationed.ground").joinpath("relief.npz").read_bytes()
    with np.load(io.BytesIO(data)) as file:
        stored = {name: file[name] for name in file.files}
    ends = np.cumsum(stored["length"].astype(np.int64))
    whole = stored["files"].tobytes()
    starts = (ends - stored["length"]).tolist()
    files = tuple(whole[start:end] for start, end in zip(starts, ends.tolist(), strict=True))
    size, column, row = (stored[name].astype(np.int64) for name in ("size", "column", "row"))
    return Tiles(size, column, row, files)


@cache
def _ends() -> dict[int, int]:
    """Level -> the row behind its southernmost tiles."""
    stored = _stored()
    return {size: int(stored.row[stored.size == size].max()) + 1 for size in np.unique(stored.size).tolist()}


@cache
def _lengths() -> Numbers:
    """Bytes of each tile of the package."""
    return np.array([len(file) for file in _stored().files], np.int64)
