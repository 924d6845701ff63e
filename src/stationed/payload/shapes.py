"""Shapes of the data block: geometries as whole-number steps, no finer than the map can show.

In: WGS 84 geometries, longitude first. Out: one {"k": kind, "p": parts} a geometry, where a part is
x0, y0, dx, dy, dx, dy ... in steps; `scale` steps make a degree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed.payload.extent import Extent

Geometries = NDArray[np.object_]

KINDS = {0: "P", 4: "P", 1: "L", 5: "L", 2: "L", 3: "A", 6: "A"}
"""GEOS type number -> P (points), L (lines) or A (rings of areas)."""

COLLECTION = 7
"""GEOS type number of a mixed collection."""

VIEW_PIXELS = 1400
"""Width of a large map in pixels: what the tolerance is measured against."""

DEEPEST_ZOOM = 6
"""How many times nearer than the whole extent a reader may look before the simplification shows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How finely one map keeps its shapes."""

    scale: int
    """Steps to a degree."""
    tolerance: float
    """Largest displacement by simplification, in degrees; rounding to steps adds less than another tolerance."""

    @classmethod
    def of(cls, extent: Extent) -> Grid:
        """Give the grid for a map of that extent."""
        width = max(extent[2] - extent[0], extent[3] - extent[1], 1e-3)
        tolerance = width / VIEW_PIXELS / DEEPEST_ZOOM
        return cls(scale=int(10 ** int(np.clip(np.ceil(-np.log10(tolerance)), 2, 6))), tolerance=tolerance)


class Shapes:
    """The list of shapes that a block's tables share, each once however many rows have it."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.all: list[dict[str, Any]] = []
        self._numbers: dict[bytes | None, int] = {None: -1}

    def add(self, geometries: Geometries) -> list[int]:
        """Add shapes and give their numbers, -1 for a missing one."""
        keys = shapely.to_wkb(geometries)
        new = [row for row, key in enumerate(keys) if key not in self._numbers]
        for row, shape in zip(new, encode(geometries[new], self.grid), strict=True):
            if shape is None:
                self._numbers[keys[row]] = -1
            elif keys[row] not in self._numbers:
                self._numbers[keys[row]] = len(self.all)
                self.all.append(shape)
        return [self._numbers[key] for key in keys]


def encode(geometries: Geometries, grid: Grid) -> list[dict[str, Any] | None]:
    """Give the shape of each geometry; None for a missing or empty one.

    Parameters
    ----------
    geometries : array of geometries
        Points, lines or areas; of a mixed collection its areas are kept, or else its lines.
    grid : Grid
        How finely.

    Returns
    -------
    list
        As the module says. Points keep their place; lines and areas are simplified by `grid.tolerance` (Douglas and
        Peucker 1973, as in GEOS, topology kept).
    """
    simple = shapely.simplify(geometries, grid.tolerance, preserve_topology=True)
    return [_shape(geometry, grid) for geometry in simple]


def _shape(geometry: Any, grid: Grid) -> dict[str, Any] | None:
    if geometry is None or geometry.is_empty:
        return None
    if shapely.get_type_id(geometry) == COLLECTION:
        geometry = _of_one_kind(geometry)
    kind = KINDS[int(shapely.get_type_id(geometry))]
    pieces = shapely.get_parts(geometry)
    if kind == "A":
        pieces = shapely.get_rings(pieces)
    parts = [_steps(shapely.get_coordinates(piece), grid.scale) for piece in pieces]
    return {"k": kind, "p": parts}


def _of_one_kind(collection: Any) -> Any:
    parts = shapely.get_parts(collection)
    dimensions = shapely.get_dimensions(parts)
    return shapely.union_all(parts[dimensions == dimensions.max()])


def _steps(coordinates: NDArray[np.float64], scale: int) -> list[int]:
    whole = np.round(coordinates * scale).astype(np.int64)
    moved = np.ones(len(whole), bool)
    moved[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    if moved.sum() >= 2:
        whole = whole[moved]
    return np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64)).ravel().tolist()


def anchors(geometries: Geometries) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give longitude and latitude of the point that stands for each geometry, NaN where there is none.

    Notes
    -----
    A point is itself; a line is represented by its middle by length; an area by a point surely inside it.
    """
    points = np.array([_anchor(geometry) for geometry in geometries], dtype=np.float64).reshape(-1, 2)
    return points[:, 0], points[:, 1]


def _anchor(geometry: Any) -> tuple[float, float]:
    if geometry is None or geometry.is_empty:
        return (np.nan, np.nan)
    if shapely.get_dimensions(geometry) == 1:
        longest = max(shapely.get_parts(geometry), key=lambda part: float(shapely.length(part)))
        geometry = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    elif geometry.geom_type != "Point":
        geometry = shapely.point_on_surface(geometry)
    return (float(shapely.get_x(geometry)), float(shapely.get_y(geometry)))


def where(flags: NDArray[np.bool_], geometries: Geometries) -> Geometries:
    """Give the geometries where the flags are true, None elsewhere."""
    chosen = np.full(len(geometries), None, dtype=object)
    chosen[flags] = geometries[flags]
    return chosen
