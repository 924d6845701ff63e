"""Measured: what shapely measures of arrays of geometries, with the types that its stubs leave open.

In: arrays of geometries; None counts as what shapely says of it. Out: arrays of numbers, one a geometry, or arrays of
geometries. Each function is the one of shapely that has its name; `parts_of` takes apart what `get_parts` leaves of
collections, `inside` and `outside` cut along an area what it does not hold whole, and `made_valid` does what
`make_valid` does, of large areas in less time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Geometries = NDArray[np.object_]
"""Geometries of shapely, or None."""
Degrees = NDArray[np.float64]

LARGE = 2000
"""Most positions of an area that crosses itself and is left to GEOS, whose time grows with their square."""

_SHAPELY: Any = shapely


def get_type_id(geometries: Geometries) -> NDArray[np.int32]:
    """Return the GEOS type number of each, -1 for None."""
    return _SHAPELY.get_type_id(geometries)


def get_dimensions(geometries: Geometries) -> NDArray[np.int32]:
    """Return 0 for points, 1 for lines, 2 for areas, -1 for None and what is empty."""
    return _SHAPELY.get_dimensions(geometries)


def is_missing(geometries: Geometries) -> NDArray[np.bool_]:
    """Tell which are None."""
    return _SHAPELY.is_missing(geometries)


def is_empty(geometries: Geometries) -> NDArray[np.bool_]:
    """Tell which have no coordinates; None is not one of them."""
    return _SHAPELY.is_empty(geometries)


def force_2d(geometries: Geometries) -> Geometries:
    """Return each without heights."""
    return _SHAPELY.force_2d(geometries)


def transform(geometries: Geometries, move: Callable[[Degrees], Degrees]) -> Geometries:
    """Return each with its positions moved; `move` takes all of them at once, x and y, and returns as many."""
    return _SHAPELY.transform(geometries, move)


def get_exterior_ring(areas: Geometries) -> Geometries:
    """Return the outer ring of each area, None for anything else."""
    return _SHAPELY.get_exterior_ring(areas)


def is_valid_reason(geometry: BaseGeometry) -> str:
    """Return why one geometry is not valid, and where."""
    return _SHAPELY.is_valid_reason(geometry)


def parts_of(geometry: shapely.Geometry) -> Geometries:
    """Return the points, lines and areas of one geometry, those of multiples inside collections too."""
    return _SHAPELY.get_parts(_SHAPELY.get_parts([geometry]))


def get_num_coordinates(geometries: Geometries) -> NDArray[np.int32]:
    """Return how many positions each has."""
    return _SHAPELY.get_num_coordinates(geometries)


def bounds(geometries: Geometries) -> Degrees:
    """Return west, south, east, north of each, NaN for None and what is empty: geometries x 4."""
    return _SHAPELY.bounds(geometries)


def area(geometries: Geometries) -> Degrees:
    """Return the area of each in square degrees."""
    return _SHAPELY.area(geometries)


def length(geometries: Geometries) -> Degrees:
    """Return the length of each in degrees."""
    return _SHAPELY.length(geometries)


def distance(one: Geometries, other: Geometries) -> Degrees:
    """Return how far each of one array is from that of the other, in degrees."""
    return _SHAPELY.distance(one, other)


def to_wkb(geometries: Geometries) -> NDArray[np.object_]:
    """Return the well-known binary of each, None for None."""
    return _SHAPELY.to_wkb(geometries)


def positions(points: Geometries) -> tuple[Degrees, Degrees]:
    """Return the longitude and the latitude of each point, NaN for None."""
    return _SHAPELY.get_x(points), _SHAPELY.get_y(points)


def snapped(geometries: Geometries, step: float) -> Geometries:
    """Return each with positions on a grid of that step, as shapely's `set_precision`; what is narrower goes."""
    return _SHAPELY.set_precision(geometries, step)


def lines_of(places: Degrees, line: NDArray[np.int64]) -> Geometries:
    """Return lines of positions, n x 2; `line` has for each position the line that it is of, from 0, rising."""
    return _SHAPELY.linestrings(places, indices=line)


def areas_of(places: Degrees, ring: NDArray[np.int64], area: NDArray[np.int64]) -> Geometries:
    """Return areas of closed rings of positions, n x 2, the outer ring of each first.

    Notes
    -----
    `ring` has for each position its ring, `area` for each ring its area, both from 0, rising. Not by
    `from_ragged_array`, with which shapely 2.1.0 writes beyond what it has.
    """
    return _SHAPELY.polygons(_SHAPELY.linearrings(places, indices=ring), indices=area)


def inside(geometries: Geometries, box: shapely.Geometry) -> Geometries:
    """Return what of each lies in an area; those that lie in it whole are returned as they are, in less time."""
    found = np.array(geometries, dtype=object)
    cut = ~_SHAPELY.covers(box, found)
    found[cut] = _SHAPELY.intersection(found[cut], box)
    return found


def outside(geometries: Geometries, box: shapely.Geometry) -> Geometries:
    """Return what of each lies beyond an area; those that do not touch it are returned as they are."""
    found = np.array(geometries, dtype=object)
    cut = _SHAPELY.intersects(box, found)
    found[cut] = _SHAPELY.difference(found[cut], box)
    return found


def middle_of_line(lines: Geometries) -> Geometries:
    """Return the point in the middle of each line, by its length."""
    return _SHAPELY.line_interpolate_point(lines, 0.5, normalized=True)


def line_merge(lines: Geometries, *, directed: bool = False) -> Geometries:
    """Return each with its lines joined end to end; when directed, those that go the same way alone."""
    return _SHAPELY.line_merge(lines, directed=directed)


def made_valid(geometries: Geometries) -> Geometries:
    """Return geometries with what crosses itself made valid, None as it is.

    Notes
    -----
    Of each part of an area that crosses itself stays what lies inside an odd number of its rings, as
    `shapely.make_valid` has it. Of one with more than `LARGE` positions spikes without an area go, unless there is
    nothing else, and the time grows with its positions and crossings.
    """
    invalid = ~(_SHAPELY.is_valid(geometries) | _SHAPELY.is_missing(geometries))
    areas = np.isin(get_type_id(geometries), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    large = invalid & areas & (get_num_coordinates(geometries) > LARGE)
    made = np.array(geometries, dtype=object)
    for place in np.flatnonzero(large).tolist():
        parts = [_faces_inside(part) for part in _SHAPELY.get_parts(made[place])]
        made[place] = parts[0] if len(parts) == 1 else _SHAPELY.union_all(parts)
    small = invalid & ~large
    made[small] = _SHAPELY.make_valid(made[small])
    return made


def _faces_inside(area: Any) -> Any:
    """The faces between the rings of an area, where they cross too, that lie inside an odd number of rings."""
    rings = _SHAPELY.get_rings(area)
    faces = _SHAPELY.get_parts(_SHAPELY.polygonize(_SHAPELY.get_parts(_SHAPELY.union_all(rings))))
    longitude, latitude = positions(_SHAPELY.point_on_surface(faces))
    whole = _SHAPELY.multipolygons(_SHAPELY.polygons(rings))  # of which a hole may reach out of the outer ring
    _SHAPELY.prepare(whole)
    inside = faces[_SHAPELY.contains_xy(whole, longitude, latitude)]
    if not len(inside):  # all of it lies on a line, or on one place
        lines = _SHAPELY.line_merge(_SHAPELY.union_all(rings))
        return _SHAPELY.multipoints(_SHAPELY.get_coordinates(area)[:1]) if lines.is_empty else lines
    return _SHAPELY.coverage_union_all(inside)
