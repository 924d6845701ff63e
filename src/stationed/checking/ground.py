"""Ground: whether there is land under the places of an atlas that brings all its ground itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed.checking.scene import Scene
from stationed.ground import world
from stationed.model import Finding
from stationed.model.codes import found, listed

SHORE = 0.05
"""So many degrees from land a place is still on it: coasts are thinned, harbours lie on the water's edge."""

NAMED = 5
"""So many places are named; of more the number says enough."""


def check_ground(scene: Scene) -> Iterator[Finding]:
    """Yield findings on land that is missing under places.

    Notes
    -----
    Only the world of the package knows land everywhere. It is therefore asked which places are on land at all, at its
    finest scale: a ship at sea wants none.
    """
    if scene.tables.config.ground.world:
        return
    locations = scene.locations.table
    geometry = np.asarray(locations.geometry.array, dtype=object)
    points = np.flatnonzero((shapely.get_type_id(geometry) == 0) & ~shapely.is_empty(geometry))
    basemap = scene.tables.basemap
    own = np.asarray(basemap.geometry.array, dtype=object)[(basemap["layer"] == "land").to_numpy(bool)]
    bare = points[~_near(geometry[points], own)]
    if not len(bare):
        return
    land = world("local")
    dry = np.asarray(land.geometry.array, dtype=object)[(land["layer"] == "land").to_numpy(bool)]
    missing = bare[_near(geometry[bare], dry)]
    if not len(missing):
        return
    names = locations["location_id"].to_numpy()[missing[:NAMED]].tolist()
    more = len(missing) - len(names)
    yield found(
        "ground-missing",
        f"no land is drawn under {len(missing)} of {len(points)} {'place' if len(points) == 1 else 'places'}",
        file="atlas.toml",
        column="ground.world",
        got="false, and no land in basemap/ at " + (f"{', '.join(names)} and {more} more" if more else listed(names)),
        expected="land in basemap/ under every place that is on land",
        fix="Add the land to basemap/land.geojson, or take the line out, and the land of the package is drawn.",
    )


def _near(points: NDArray[np.object_], areas: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which points lie on areas or within `SHORE` of them."""
    near = np.zeros(len(points), np.bool_)
    if len(points) and len(areas):
        near[shapely.STRtree(areas).query(points, predicate="dwithin", distance=SHORE)[0]] = True
    return near
