"""Spans of longitude on a globe, where 180 degrees east is 180 degrees west."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured

Degrees = NDArray[np.float64]

MULTIPOINT = int(shapely.GeometryType.MULTIPOINT)
"""The first of the kinds that consist of parts."""


def part_bounds(geometries: NDArray[np.object_]) -> tuple[Degrees, NDArray[np.int64]]:
    """Return the bounds of each part of geometries and the place of the geometry it is of; what is empty has none.

    Of an area that is split at 180 degrees the parts lie at the two ends of the world, and the whole only seems to span
    it.
    """
    kinds = measured.get_type_id(geometries)
    whole, divided = np.flatnonzero(kinds < MULTIPOINT), np.flatnonzero(kinds >= MULTIPOINT)
    bounds, owner = measured.bounds(geometries[whole]).reshape(-1, 4), whole
    if len(divided):  # taking them apart makes a new object of each, of hundreds of thousands of points for nothing
        members, of = shapely.get_parts(geometries[divided], return_index=True)
        parts, member = shapely.get_parts(members, return_index=True)
        owner = np.concatenate([whole, divided[of[member]]])
        order = np.argsort(owner, kind="stable")
        bounds, owner = np.concatenate([bounds, measured.bounds(parts).reshape(-1, 4)])[order], owner[order]
    there = np.isfinite(bounds).all(axis=1)
    return bounds[there], owner[there]


def widest_gap(west: Degrees, east: Degrees) -> tuple[float, float]:
    """Return where the widest gap between spans of longitude begins and ends.

    Parameters
    ----------
    west, east : array of float
        Ends of at least one span, -180 to 180, west not greater than east.

    Returns
    -------
    tuple of float
        The end is beyond the last span, counted on over 180, when no gap between two of them is wider.
    """
    order = np.argsort(west, kind="stable")
    begins, reach = west[order], np.maximum.accumulate(east[order])
    outer = begins[0] + 360.0 - reach[-1]
    gaps = begins[1:] - reach[:-1]
    if not len(gaps) or gaps.max() <= outer:
        return float(reach[-1]), float(begins[0] + 360.0)
    widest = int(gaps.argmax())
    return float(reach[widest]), float(begins[widest + 1])


def narrowest(west: Degrees, east: Degrees) -> tuple[float, float]:
    """Return the span that holds all these, over the antimeridian where it is then less than half the globe.

    Its east is then counted on beyond 180. Parameters are those of `widest_gap`.
    """
    begins, ends = widest_gap(west, east)
    if ends >= west.min() + 360.0 or ends - begins < 180:
        return float(west.min()), float(east.max())
    return ends, begins + 360.0


def overlaps(bounds: Degrees, west: float, south: float, east: float, north: float) -> NDArray[np.bool_]:
    """Tell which bounds touch a box on the globe.

    Parameters
    ----------
    bounds : array of float
        West, south, east and north of each, in degrees; a point is its own bounds.
    west, south, east, north : float
        The box. Over the antimeridian east is counted on beyond 180, or is less than west.
    """
    left, low, right, high = bounds.T
    end = east if east >= west else east + 360.0
    across = np.any([(left + turn <= end) & (right + turn >= west) for turn in (-360.0, 0.0, 360.0)], axis=0)
    return across & (low <= north) & (high >= south)
