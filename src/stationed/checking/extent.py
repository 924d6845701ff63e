"""Where an atlas is: the box that its locations should lie in or near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from stationed.checking.scene import Scene

ENOUGH = 8
"""Fewer locations than this say nothing about where an atlas is."""
REACH = 2.0
"""How far beyond its box something may lie, in widths of the box."""
LEAST = 5.0
"""Least reach in degrees."""


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north in degrees, wide enough to hold what belongs to the atlas."""

    west: float
    south: float
    east: float
    north: float
    said: str
    """What it was made from, for messages."""


def atlas_box(scene: Scene) -> Box | None:
    """Give the box of an atlas.

    Returns
    -------
    Box or None
        From the extents of its maps; without them from where most of its locations are, if there are enough. Twice
        the width and height is added on each side. None when neither says anything, or a map crosses the antimeridian.
    """
    extents = [page.extent for page in scene.tables.config.maps if page.extent]
    if extents:
        west, south, east, north = (np.array(side) for side in zip(*extents, strict=True))
        if (west > east).any():
            return None
        return _around(west.min(), south.min(), east.max(), north.max(), "the extent of the maps in atlas.toml")
    bounds = shapely.bounds(np.asarray(scene.locations.table.geometry.array, dtype=object))
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    if len(bounds) < ENOUGH:
        return None
    west, south = np.quantile(bounds[:, :2], 0.1, axis=0)
    east, north = np.quantile(bounds[:, 2:], 0.9, axis=0)
    return _around(west, south, east, north, "where most locations are")


def inside(bounds: np.ndarray, box: Box) -> np.ndarray:
    """Tell which bounds (n by 4: west, south, east, north) touch the box."""
    west, south, east, north = bounds.T
    return (west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south)


def _around(west: float, south: float, east: float, north: float, what: str) -> Box:
    wide, high = max(REACH * (east - west), LEAST), max(REACH * (north - south), LEAST)
    said = f"somewhere near {west:.4g} to {east:.4g} east, {south:.4g} to {north:.4g} north, which is {what}"
    return Box(west - wide, south - high, east + wide, north + high, said)
