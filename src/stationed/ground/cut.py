"""What of the world a map needs: all of it coarsely, its region finer, its own extent finest.

In: the extent of a map. Out: few rows, one for each layer, rank and scale, none over another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.ground.world import Stored, stored

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS 84; east beyond 180 over the antimeridian."""

REACH = {"continental": 1.0, "regional": 1.0, "local": 0.25}
"""How far a scale reaches beyond the map on each side, as a share of its width and height."""

LEAST_REACH = {"continental": 0.0, "regional": 2.0, "local": 0.5}
"""How far it reaches at least, in degrees, so that a map of a quarter of a town can be moved about."""

WIDEST = {"regional": 100.0, "local": 9.0}
"""Widest extent in degrees that a scale is of use to: the next coarser one shows as much there."""

MOST_POSITIONS = {"continental": 30_000, "regional": 30_000, "local": 36_000}
"""So many vertices a map may take of a scale: some 2 to 3 bytes each on the page. With more it reaches less far."""

SHRINK = (1.0, 0.6, 0.3, 0.1, 0.0)
"""Shares of its reach that a scale tries, one after the other, until it has few enough vertices."""

KEPT = 12
"""The ground of so many extents is kept: a preview builds its maps again and again."""

MERCATOR = 85.0
"""Latitude in degrees, either side of the equator, as far as maps show the world; the projection ends at 85.06."""


def surroundings(extent: Box, seen: Box | None = None) -> gpd.GeoDataFrame:
    """Return the ground under and about a map.

    Parameters
    ----------
    extent : tuple of float
        West, south, east, north in degrees, WGS 84; east beyond 180 for a map over the antimeridian.
    seen : tuple of float, optional
        The part of the globe that is ever seen, likewise; the world when not given.

    Returns
    -------
    GeoDataFrame
        ``layer`` (land, lakes, rivers), ``rank``, ``scale``; one row for each of these. The whole world is there, or
        what is seen of it, from 180 degrees west of the middle of the map to 180 east of it, so longitudes may be
        beyond 180; a finer scale takes the place of the coarser one in the box that it covers. Every caller is given
        the same table and leaves it as it is.
    """
    return _surroundings(extent, seen)


@lru_cache(maxsize=KEPT)
def _surroundings(extent: Box, seen: Box | None) -> gpd.GeoDataFrame:
    west, _, east, _ = extent
    middle = (west + east) / 2
    rows: list[gpd.GeoDataFrame] = []
    done: shapely.Geometry | None = None
    for scale in _scales(extent):
        box = _box(scale, extent, middle)
        if box is not None and seen is not None:
            box = shapely.intersection(box, shapely.box(*seen))
        if box is None or box.is_empty or (done is not None and shapely.covers(done, box)):
            continue
        rows.append(clipped_scale(scale, box, done))
        done = box if done is None else shapely.union(done, box)
    return gpd.GeoDataFrame(pd.concat(rows, ignore_index=True), geometry="geometry", crs="EPSG:4326")


def modern_borders(extent: Box) -> gpd.GeoDataFrame:
    """Return the borders of today under and about a map, as far as it is wide and high on each side.

    Parameters
    ----------
    extent : tuple of float
        As of `surroundings`.

    Returns
    -------
    GeoDataFrame
        As `surroundings`: one row of layer ``borders``, none where there is no border.
    """
    west, south, east, north = extent
    middle, wide, high = (west + east) / 2, east - west, north - south
    edges = (max(west - wide, middle - 180), max(south - high, -MERCATOR))
    box = shapely.box(*edges, min(east + wide, middle + 180), min(north + high, MERCATOR))
    return clipped_scale("modern", box, None).assign(layer="borders")


def _scales(extent: Box) -> tuple[str, ...]:
    """The scales of a map, finest first: a wide one is continental where another is regional."""
    west, south, east, north = extent
    width = max(east - west, north - south)
    middle = "regional" if width <= WIDEST["regional"] else "continental"
    return ("local", middle, "overview") if width <= WIDEST["local"] else (middle, "overview")


def _box(scale: str, extent: Box, middle: float) -> shapely.Polygon | None:
    """The box that a scale covers for a map, None when it would have too many vertices even there."""
    if scale == "overview":
        return shapely.box(middle - 180, -90, middle + 180, 90)
    west, south, east, north = extent
    longitude, latitude = vertices(scale, middle)
    for share in SHRINK:
        sides = (east - west, north - south)
        margin_x, margin_y = (max(side * REACH[scale], LEAST_REACH[scale]) * share for side in sides)
        low, high = max(south - margin_y, -MERCATOR), min(north + margin_y, MERCATOR)
        edges = (max(west - margin_x, middle - 180), low, min(east + margin_x, middle + 180), high)
        across = (longitude >= edges[0]) & (longitude <= edges[2])
        if np.count_nonzero(across & (latitude >= low) & (latitude <= high)) <= MOST_POSITIONS[scale]:
            return shapely.box(*edges)
    return None


def vertices(scale: str, middle: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return longitudes, counted about the middle of a map, and latitudes of all vertices of a scale."""
    longitude, latitude = stored(scale).places.T
    return (longitude - middle + 180) % 360 + middle - 180, latitude


def clipped_scale(scale: str, box: Any, done: Any) -> gpd.GeoDataFrame:
    """Return the rows of one scale in a box, without what a finer one has done."""
    whole = stored(scale)
    pieces, rows = _turned(whole, box)
    cut = measured.inside(pieces, box)
    cut = cut if done is None else measured.outside(cut, done)
    layer, rank = whole.layer[rows], whole.rank[rows]
    kinds = sorted(set(zip(layer.tolist(), rank.tolist(), strict=True)))
    drawn = [_joined(cut[(layer == kind[0]) & (rank == kind[1])], kind[0]) for kind in kinds]
    found = [(*kind, scale, shape) for kind, shape in zip(kinds, drawn, strict=True) if not shape.is_empty]
    columns = ["layer", "rank", "scale", "geometry"]
    return gpd.GeoDataFrame(pd.DataFrame(found, columns=columns), geometry="geometry", crs="EPSG:4326")


def _turned(whole: Stored, box: Any) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The geometries that come near a box, each where it lies about the middle, and their rows; some twice."""
    west, south, east, north = box.bounds
    bounds = whole.bounds
    pieces: list[NDArray[Any]] = []
    rows: list[NDArray[np.int64]] = []
    for shift in (-360.0, 0.0, 360.0):
        near = (bounds[:, 0] + shift <= east) & (bounds[:, 2] + shift >= west)
        row = np.flatnonzero(near & (bounds[:, 1] <= north) & (bounds[:, 3] >= south))
        moved = whole.geometries(row)
        if shift and len(row):
            moved = shapely.transform(moved, lambda places, shift=shift: places + np.array([shift, 0.0]))
        pieces.append(moved)
        rows.append(row)
    return np.concatenate(pieces), np.concatenate(rows)


def _joined(parts: NDArray[Any], layer: str) -> Any:
    """One geometry of many: areas that touch at the antimeridian become one, lines are joined end to end."""
    dimension = 1 if layer == "rivers" else 2
    flat = shapely.get_parts(parts)
    flat = flat[measured.get_dimensions(flat) == dimension]
    if layer == "rivers":
        merged = measured.line_merge(np.array([shapely.multilinestrings(flat)], dtype=object))
        return merged[0] if len(flat) else shapely.MultiLineString()
    return shapely.disjoint_subset_union_all(flat)
