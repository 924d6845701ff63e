"""Shapes of the data block: geometries as whole-number steps, no finer than the map can show.

In: WGS 84 geometries, longitude first. Out: one {"k": kind, "p": parts} a geometry, where a part is
x0, y0, dx, dy, dx, dy ... in steps; `scale` steps make a degree.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, overload

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.coded import Numbers
from stationed.payload.block_types import Shape
from stationed.payload.extent import Extent

Geometries = NDArray[np.object_]

LETTERS: tuple[Literal["P", "L", "A"], ...] = ("P", "L", "A")
"""Kinds of shape: points, lines, rings of areas."""

KINDS = {0: "P", 4: "P", 1: "L", 5: "L", 2: "L", 3: "A", 6: "A"}
"""GEOS type number -> P (points), L (lines) or A (rings of areas)."""

COLLECTION = 7
"""GEOS type number of a mixed collection."""

VIEW_PIXELS = 1400
"""Width of a large map in pixels: what the tolerance is measured against."""

DEEPEST_ZOOM = 6
"""How many times a reader may enlarge the whole extent before the simplification shows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How precisely a map keeps its shapes."""

    scale: int
    """Steps to a degree."""
    tolerance: float
    """Largest displacement by simplification, in degrees; rounding to steps adds less than another tolerance."""

    @classmethod
    def of(cls, extent: Extent) -> Grid:
        """Return the grid for a map of that extent."""
        width = max(extent[2] - extent[0], extent[3] - extent[1], 1e-3)
        tolerance = width / VIEW_PIXELS / DEEPEST_ZOOM
        return cls(scale=int(10 ** int(np.clip(np.ceil(-np.log10(tolerance)), 2, 6))), tolerance=tolerance)


@dataclass(frozen=True, eq=False)
class ShapeList(Sequence[Shape]):
    """Many shapes as columns; as a sequence, its items are {"k": kind, "p": parts}."""

    kinds: Numbers
    """For each shape its place in `LETTERS`."""
    parts: Numbers
    """For each shape how many parts it has."""
    lengths: Numbers
    """For each part how many positions it has."""
    steps: Numbers
    """For each position the steps from the one before it, of a part's first from 0: positions x 2."""

    def __len__(self) -> int:
        """The number of shapes."""
        return len(self.kinds)

    @overload
    def __getitem__(self, place: int) -> Shape: ...
    @overload
    def __getitem__(self, place: slice) -> list[Shape]: ...
    def __getitem__(self, place: int | slice) -> Shape | list[Shape]:
        """Return a shape, or some."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        first, behind = self.firsts[place : place + 2].tolist()
        ends = self.begins[first : behind + 1].tolist()
        parts = [self.steps[a:b].ravel().tolist() for a, b in itertools.pairwise(ends)]
        return {"k": LETTERS[int(self.kinds[place])], "p": parts}

    @cached_property
    def firsts(self) -> Numbers:
        """For each shape its first part, and at the end the number of parts."""
        return np.append(0, np.cumsum(self.parts))

    @cached_property
    def begins(self) -> Numbers:
        """For each part its first position, and at the end the number of positions."""
        return np.append(0, np.cumsum(self.lengths))

    @classmethod
    def of(cls, shapes: Sequence[Shape]) -> ShapeList:
        """Return shapes as columns from the list in a block that was read from a page."""
        if isinstance(shapes, ShapeList):
            return shapes
        parts = [np.asarray(part, np.int64).reshape(-1, 2) for shape in shapes for part in shape["p"]]
        return cls(
            np.array([LETTERS.index(shape["k"]) for shape in shapes], np.int64),
            np.array([len(shape["p"]) for shape in shapes], np.int64),
            np.array([len(part) for part in parts], np.int64),
            np.concatenate([np.zeros((0, 2), np.int64), *parts]),
        )

    @classmethod
    def joined(cls, lists: Sequence[ShapeList]) -> ShapeList:
        """Return several lists as one."""
        none = np.zeros(0, np.int64)
        kinds, parts, lengths = (
            np.concatenate([none, *(getattr(one, name) for one in lists)]) for name in ("kinds", "parts", "lengths")
        )
        return cls(kinds, parts, lengths, np.concatenate([none.reshape(0, 2), *(one.steps for one in lists)]))


class Shapes:
    """The list of shapes that a block's tables share, each once however many rows have it."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._lists: list[ShapeList] = []
        self._numbers: dict[bytes, int] = {}

    @property
    def all(self) -> ShapeList:
        """Every shape so far."""
        return ShapeList.joined(self._lists)

    def add(self, geometries: Geometries) -> Numbers:
        """Add shapes and return their numbers, -1 for a missing one."""
        numbers = np.full(len(geometries), -1, np.int64)
        there = np.flatnonzero(~(shapely.is_missing(geometries) | shapely.is_empty(geometries)))
        code, keys = pd.factorize(np.asarray(shapely.to_wkb(geometries[there]), dtype=object))
        first = np.full(len(keys), -1, np.int64)
        first[code[::-1]] = there[::-1]  # written backwards, so the first row stays
        new = [place for place, key in enumerate(keys) if key not in self._numbers]
        before = len(self._numbers)
        self._numbers |= {keys[place]: before + number for number, place in enumerate(new)}
        self._lists.append(encode(geometries[first[new]], self.grid))
        numbers[there] = np.array([self._numbers[key] for key in keys], np.int64)[code]
        return numbers


def encode(geometries: Geometries, grid: Grid) -> ShapeList:
    """Return the shape of each geometry.

    Parameters
    ----------
    geometries : array of geometries
        Points, lines or areas, none of them missing or empty; of a mixed collection its areas are kept, or else its
        lines. The check says so of a location; the background has its mixed collections taken apart.
    grid : Grid
        How finely.

    Returns
    -------
    ShapeList
        As the module says. Points keep their place; lines and areas are simplified by `grid.tolerance` (Douglas and
        Peucker 1973, as in GEOS, topology kept).
    """
    simple = np.asarray(shapely.simplify(geometries, grid.tolerance, preserve_topology=True), dtype=object)
    for place in np.flatnonzero(measured.get_type_id(simple) == COLLECTION):
        simple[place] = _of_one_kind(simple[place])
    types = measured.get_type_id(simple)
    kinds = np.array([LETTERS.index(KINDS[number]) for number in range(COLLECTION)], np.int64)[types]
    pieces, owner = shapely.get_parts(simple, return_index=True)
    areas = kinds[owner] == LETTERS.index("A")
    rings, of = shapely.get_rings(pieces[areas], return_index=True)
    owner = np.concatenate([owner[~areas], owner[areas][of]])
    order = np.argsort(owner, kind="stable")
    parts = np.concatenate([pieces[~areas], rings])[order]
    lengths, steps = _steps(parts, grid.scale)
    return ShapeList(kinds, np.bincount(owner, minlength=len(simple)), lengths, steps)


def _of_one_kind(collection: Any) -> Any:
    """The areas of a collection made valid, or else its lines; areas without any ground come to lines or points."""
    parts, dimensions = members_of(collection)
    whole = shapely.union_all(measured.made_valid(parts[dimensions == dimensions.max()]))
    parts, dimensions = members_of(whole)
    return shapely.union_all(parts[dimensions == dimensions.max()])


def sound(geometries: Geometries, grid: Grid) -> Geometries:
    """Return geometries with areas that cross themselves made valid.

    Large ones are first simplified as far as they are for the map, which takes less time and looks the same.
    """
    invalid = ~(shapely.is_valid(geometries) | shapely.is_missing(geometries))
    if not invalid.any():
        return geometries
    mended = geometries.copy()
    large = invalid & (measured.get_num_coordinates(geometries) > measured.LARGE)
    mended[large] = [_coarser(each, grid.tolerance) for each in mended[large]]
    return measured.made_valid(mended)


def _coarser(geometry: Any, tolerance: float) -> Any:
    """Return an area with simpler rings, ring by ring: GEOS drops the lobes of a crossing ring of the whole."""
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        return geometry
    areas: list[shapely.Polygon] = []
    for area in shapely.get_parts(geometry):
        lines = shapely.simplify(
            [shapely.LineString(ring.coords) for ring in shapely.get_rings(area)], tolerance, preserve_topology=False
        )
        rings = [shapely.LinearRing(line.coords) for line in lines if len(line.coords) > 3]
        if rings:
            areas.append(shapely.Polygon(rings[0], rings[1:]))
    return shapely.MultiPolygon(areas) if areas else geometry


def members_of(collection: Any) -> tuple[Geometries, Numbers]:
    """Return the points, lines and areas of a collection, those of collections within it too, and their dimensions."""
    parts = np.asarray(shapely.get_parts([collection]), dtype=object)
    while (measured.get_type_id(parts) == COLLECTION).any():
        parts = np.asarray(shapely.get_parts(parts), dtype=object)
    return parts, np.asarray(measured.get_dimensions(parts), np.int64)


def _steps(parts: Geometries, scale: int) -> tuple[Numbers, Numbers]:
    """Positions of each part, and the steps between them; none twice in a row unless a part is a single place."""
    coordinates, part = shapely.get_coordinates(parts, return_index=True)
    whole = np.round(coordinates * scale).astype(np.int64)
    first = np.diff(part, prepend=-1) != 0
    moved = first | np.append(False, (whole[1:] != whole[:-1]).any(axis=1)) if len(whole) else first
    kept = moved | (np.bincount(part, moved, len(parts)) < 2)[part]
    whole, part, first = whole[kept], part[kept], first[kept]
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    steps[first] = whole[first]
    return np.bincount(part, minlength=len(parts)), steps


def anchors(geometries: Geometries) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return longitude and latitude of the point that stands for each geometry, NaN where there is none.

    Notes
    -----
    A point is itself; a line is represented by its middle by length; an area by a point surely inside it.
    """
    points = np.full(len(geometries), None, dtype=object)
    kind, single = measured.get_dimensions(geometries), measured.get_type_id(geometries) == shapely.GeometryType.POINT
    points[single] = geometries[single]
    drawn = ~shapely.is_empty(geometries) & ~shapely.is_missing(geometries)
    line = np.flatnonzero(drawn & (kind == 1))
    points[line] = measured.middle_of_line(_longest(geometries[line]))
    other = np.flatnonzero(drawn & ~single & (kind != 1))
    points[other] = shapely.point_on_surface(geometries[other])
    return measured.positions(points)


def _longest(lines: Geometries) -> Geometries:
    """The longest part of each line, the first of equals."""
    parts, owner = shapely.get_parts(lines, return_index=True)
    length = measured.length(parts)
    order = np.lexsort((-np.arange(len(parts)), length, owner))
    last = np.searchsorted(owner[order], np.arange(len(lines)), side="right") - 1
    return parts[order[last]]


def where(flags: NDArray[np.bool_], geometries: Geometries) -> Geometries:
    """Return the geometries where the flags are true, None elsewhere."""
    chosen = np.full(len(geometries), None, dtype=object)
    chosen[flags] = geometries[flags]
    return chosen
