"""Land beneath places: about those that the scales of a map leave in the sea, the finest scale there is.

In: the ground of a map, its places. Out: the same ground, with patches of the finest scale where they are wanted, as on
islands too small for a map of an ocean and in harbours that a thinned coast has cut off.
"""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.ground.cut import KEPT, Box, clipped_scale, surroundings, vertices
from stationed.ground.world import stored
from stationed.measured import Degrees, Geometries

FINEST = "local"
"""The scale of the patches."""

SHORE = 0.05
"""So many degrees from land a place is still on it: coasts are thinned, harbours lie on the water's edge."""

REACHES = (0.5, 0.25, 0.1)
"""Half the width of a patch in degrees; the first of which there is room for all."""

MOST_POSITIONS = 8_000
"""So many vertices all patches of a map may take: some 20,000 bytes on the page."""

MOST_PATCHES = 300
"""Most patches of a map."""

MOST_PLACES = 20_000
"""So many places are looked at: where there are more, none is seen by itself."""


def with_land_beneath(extent: Box, places: Degrees, seen: Box | None = None) -> gpd.GeoDataFrame:
    """Return the ground under and about a map, with land under its places.

    Parameters
    ----------
    extent : tuple of float
        As of `surroundings`.
    places : array of float
        Longitude and latitude of each place, n x 2, where they lie on the map.
    seen : tuple of float, optional
        As of `surroundings`; places beyond it are left alone.

    Returns
    -------
    GeoDataFrame
        As `surroundings` gives it, but for a box about each place that is on land in truth and not there: in it land
        and lakes are those of the finest scale. Where there is not room for all, those places that lie furthest from
        land have it. Places that are at sea in truth have none, nor have those behind the first `MOST_PLACES`.
    """
    ground = surroundings(extent, seen)
    if seen is not None:
        places = places[((places >= seen[:2]) & (places <= seen[2:])).all(axis=1)]
    bare = _bare(ground, np.unique(places[:MOST_PLACES], axis=0))
    return _patched(extent, bare.tobytes(), seen) if len(bare) else ground


@lru_cache(maxsize=KEPT)
def _patched(extent: Box, places: bytes, seen: Box | None) -> gpd.GeoDataFrame:
    """The ground of a map with patches about some places."""
    ground = surroundings(extent, seen)
    done = shapely.union_all(_boxes(np.frombuffer(places).reshape(-1, 2), (extent[0] + extent[2]) / 2))
    wet = (ground["layer"] != "rivers").to_numpy(bool)
    geometry = np.asarray(ground.geometry.array, dtype=object).copy()
    geometry[wet] = shapely.difference(geometry[wet], done)
    patches = clipped_scale(FINEST, done, None)
    patches = patches[(patches["layer"] != "rivers").to_numpy(bool)]
    rest = ground.set_geometry(geometry, crs=ground.crs)[~shapely.is_empty(geometry)]
    return gpd.GeoDataFrame(pd.concat([rest, patches], ignore_index=True), geometry="geometry", crs=ground.crs)


def _bare(ground: gpd.GeoDataFrame, places: Degrees) -> Degrees:
    """The places that are on land in truth and not on that of a map, those that are furthest from it first."""
    land, lakes = (_areas(ground, layer) for layer in ("land", "lakes"))
    places = places[~_on_land(land, lakes, _points(places), 0.0)]
    if not len(places):
        return places
    usual = np.column_stack([(places[:, 0] + 180) % 360 - 180, places[:, 1]])
    true_land, true_lakes = (_finest_near(usual, layer) for layer in ("land", "lakes"))
    places = places[_on_land(true_land, true_lakes, _points(usual), SHORE)]
    tree = shapely.STRtree(land)
    (of, _), far = tree.query_nearest(_points(places), return_distance=True, all_matches=False)
    distance = np.zeros(len(places))
    distance[of] = far
    return places[np.argsort(-distance, kind="stable")][:MOST_PATCHES]


def _points(places: Degrees) -> Geometries:
    return np.asarray(shapely.points(places), dtype=object)


def _finest_near(places: Degrees, layer: str) -> Geometries:
    """The areas of a layer at the finest scale whose boxes come near that of all places."""
    whole = stored(FINEST)
    bounds, low, high = whole.bounds, places.min(axis=0) - SHORE, places.max(axis=0) + SHORE
    near = (bounds[:, :2] <= high).all(axis=1) & (bounds[:, 2:] >= low).all(axis=1)
    return whole.geometries(np.flatnonzero(near & (whole.layer == layer)))


def _on_land(land: Geometries, lakes: Geometries, points: Geometries, shore: float) -> NDArray[np.bool_]:
    """Which points lie on land, or so many degrees from it, and not in a lake, or so near to its shore."""
    dry, wet = np.zeros(len(points), np.bool_), np.zeros(len(points), np.bool_)
    tree = shapely.STRtree(points)  # of points, as areas are what is prepared
    near = tree.query(land, predicate="dwithin", distance=shore) if shore else tree.query(land, predicate="intersects")
    dry[near[1]] = True
    lake, of = tree.query(lakes, predicate="intersects")
    wet[of[measured.distance(points[of], shapely.boundary(lakes[lake])) > shore]] = True
    return dry & ~wet


def _boxes(places: Degrees, middle: float) -> Geometries:
    """The boxes about places: as wide as there is room for, and of the narrowest as many of the first as there is."""
    boxes, fit = np.zeros(0, dtype=object), 0
    longitude, latitude = vertices(FINEST, middle)
    order = np.argsort(longitude, kind="stable")
    corners = longitude[order], latitude[order]
    for reach in REACHES:
        (west, south), (east, north) = (places - reach).T, (places + reach).T
        west, east = np.maximum(west, middle - 180), np.minimum(east, middle + 180)
        boxes = np.asarray(shapely.box(west, south, east, north), dtype=object)
        fit = int(np.count_nonzero(np.cumsum(_counted(corners, west, south, east, north)) <= MOST_POSITIONS))
        if fit == len(boxes):
            break
    return boxes[:fit]


def _counted(
    corners: tuple[Degrees, Degrees], west: Degrees, south: Degrees, east: Degrees, north: Degrees
) -> NDArray[np.int64]:
    """How many vertices each box holds, its edges included; the vertices come in order of their longitude."""
    longitude, latitude = corners
    begin, end = np.searchsorted(longitude, west, "left"), np.searchsorted(longitude, east, "right")
    strips = zip(begin.tolist(), end.tolist(), south.tolist(), north.tolist(), strict=True)
    found = [
        np.count_nonzero((latitude[first:last] >= low) & (latitude[first:last] <= high))
        for first, last, low, high in strips
    ]
    return np.array(found, dtype=np.int64)


def _areas(ground: gpd.GeoDataFrame, layer: str) -> Geometries:
    """The areas of a layer, each part of its own."""
    rows = (ground["layer"] == layer).to_numpy(bool)
    return np.asarray(shapely.get_parts(np.asarray(ground.geometry.array, dtype=object)[rows]), dtype=object)
