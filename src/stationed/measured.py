"""Measured: what shapely measures of arrays of geometries, with the types that its stubs leave open.

In: arrays of geometries; None counts as what shapely says of it. Out: arrays of numbers, one a geometry, or arrays of
geometries. Each function is the one of shapely that has its name.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Geometries = NDArray[np.object_]
"""Geometries of shapely, or None."""
Degrees = NDArray[np.float64]

_SHAPELY: Any = shapely


def get_type_id(geometries: Geometries) -> NDArray[np.int32]:
    """Return the GEOS type number of each, -1 for None."""
    return _SHAPELY.get_type_id(geometries)


def get_dimensions(geometries: Geometries) -> NDArray[np.int32]:
    """Return 0 for points, 1 for lines, 2 for areas, -1 for None and what is empty."""
    return _SHAPELY.get_dimensions(geometries)


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


def to_wkb(geometries: Geometries) -> NDArray[np.object_]:
    """Return the well-known binary of each, None for None."""
    return _SHAPELY.to_wkb(geometries)


def positions(points: Geometries) -> tuple[Degrees, Degrees]:
    """Return the longitude and the latitude of each point, NaN for None."""
    return _SHAPELY.get_x(points), _SHAPELY.get_y(points)


def middle_of_line(lines: Geometries) -> Geometries:
    """Return the point in the middle of each line, by its length."""
    return _SHAPELY.line_interpolate_point(lines, 0.5, normalized=True)


def line_merge(lines: Geometries, *, directed: bool = False) -> Geometries:
    """Return each with its lines joined end to end; when directed, those that go the same way alone."""
    return _SHAPELY.line_merge(lines, directed=directed)
