"""Where an atlas is: the box that its locations should lie in or near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stationed.checking.extents import Extent, in_order, middles_of, order_of
from stationed.checking.scene import Scene
from stationed.model.longitudes import narrowest, overlaps, part_bounds, widest_gap

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
    """Beyond 180 when the box crosses the antimeridian."""
    north: float
    said: str
    """What it was made from, for messages."""


def atlas_box(scene: Scene) -> Box | None:
    """Return the box of an atlas.

    Returns
    -------
    Box or None
        From the extents of its maps; without them from where most of its locations are, if there are enough. Twice
        the width and height is added on each side. None when neither says anything.
    """
    extents = np.array(_meant(scene), float).reshape(-1, 4)
    if len(extents):
        west, south, east, north = extents.T
        over = west > east
        west, east = narrowest(
            np.concatenate([west, np.full(over.sum(), -180.0)]),
            np.concatenate([np.where(over, 180.0, east), east[over]]),
        )
        return _around(west, south.min(), east, north.max(), "the extent of the maps in atlas.toml")
    bounds, owner = part_bounds(np.asarray(scene.locations.table.geometry.array, dtype=object))
    if len(np.unique(owner)) < ENOUGH:
        return None
    west, south, east, north = bounds.T
    _, seam = widest_gap(west, east)
    beyond = np.where(west < seam - 1e-9, 360.0, 0.0) if seam < west.min() + 360.0 else 0.0
    (west, south), (east, north) = (
        np.quantile(np.column_stack(sides), share, axis=0)
        for sides, share in (((west + beyond, south), 0.1), ((east + beyond, north), 0.9))
    )
    return _around(west, south, east, north, "where most locations are")


def _meant(scene: Scene) -> list[Extent]:
    """The extents of the maps; those whose numbers stand in another order as they are meant."""
    middles = middles_of(scene)
    given = [page.extent for page in scene.tables.config.maps if page.extent]
    return [in_order(one, order) if (order := order_of(one, middles)) else one for one in given]


def inside(bounds: np.ndarray, box: Box) -> np.ndarray:
    """Tell which bounds (n by 4: west, south, east, north) touch the box, on the globe."""
    return overlaps(bounds, box.west, box.south, box.east, box.north)


def touching(geometry: np.ndarray, bounds: np.ndarray, box: Box) -> np.ndarray:
    """Tell which geometries of these bounds touch the box; of those that seem to span the globe, with some part."""
    touch = inside(bounds, box)
    wide = np.flatnonzero(touch & (bounds[:, 2] - bounds[:, 0] > 180))
    if len(wide):
        parts, owner = part_bounds(geometry[wide])
        touch[wide] = np.bincount(owner, inside(parts, box), len(wide)) > 0
    return touch


def _around(west: float, south: float, east: float, north: float, what: str) -> Box:
    wide, high = max(REACH * (east - west), LEAST), max(REACH * (north - south), LEAST)
    across = f"{west:.4g} to {east:.4g} east" if east <= 180 else f"{west:.4g} east to {360 - east:.4g} west"
    said = f"somewhere near {across}, {south:.4g} to {north:.4g} north, which is {what}"
    return Box(west - wide, south - high, east + wide, north + high, said)
