"""Extents of maps whose four numbers stand in another order than west, south, east, north."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stationed.checking.scene import Scene
from stationed.model import Finding
from stationed.model.codes import found
from stationed.model.longitudes import overlaps, part_bounds

Extent = tuple[float, float, float, float]

ORDERS = {
    "south, west, north, east": (1, 0, 3, 2),
    "west, east, south, north": (0, 2, 1, 3),
    "south, north, west, east": (2, 0, 3, 1),
    "north, west, south, east": (1, 2, 3, 0),
}
"""Order in which people write an extent -> where west, south, east and north stand in it."""

MOST = 0.5
"""So much of the places must lie in another order's extent for that to be meant."""


def check_extents(scene: Scene) -> Iterator[Finding]:
    """Yield `extent-order` for each map in whose extent no place lies, though most do in another order."""
    middles = middles_of(scene)
    for page in scene.tables.config.maps:
        if page.extent is None or (order := order_of(page.extent, middles)) is None:
            continue
        meant = ", ".join(f"{number:.12g}" for number in in_order(page.extent, order))
        yield found(
            "extent-order",
            f"no place lies in the extent of the map {page.id}, and most do when its numbers are read as {order}",
            file="atlas.toml",
            column="maps.extent",
            got="[" + ", ".join(f"{number:.12g}" for number in page.extent) + "]",
            expected=f"[west, south, east, north], which would be [{meant}]",
            fix="Write the numbers in that order.",
        )


def middles_of(scene: Scene) -> NDArray[np.float64]:
    """Return the middle of every located place, or of each of its parts: places x 2, degrees, WGS 84."""
    bounds, _ = part_bounds(np.asarray(scene.locations.table.geometry.array, dtype=object))
    return bounds[:, :2] / 2 + bounds[:, 2:] / 2


def order_of(extent: Extent, middles: NDArray[np.float64]) -> str | None:
    """Return the order in which an extent is written, None when it is the right one or nothing speaks for another."""
    if not len(middles) or _held(extent, middles):
        return None
    held = {order: _held(in_order(extent, order), middles) for order in ORDERS}
    best = max(held, key=lambda order: held[order])
    return best if held[best] >= MOST * len(middles) else None


def in_order(extent: Extent, order: str) -> Extent:
    """Return west, south, east, north of an extent that is written in another order."""
    west, south, east, north = (extent[place] for place in ORDERS[order])
    return (west, south, east, north)


def _held(extent: Extent, middles: NDArray[np.float64]) -> int:
    return int(np.count_nonzero(overlaps(np.tile(middles, 2), *extent)))
