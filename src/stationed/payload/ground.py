"""Tables of the block about the background: the dated context and the undated ground.

In: tables of the atlas. Out: block tables, cut to the surroundings of the map.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.ground import MERCATOR, modern_borders, with_land_beneath
from stationed.model import MapSpec, Tables
from stationed.payload.block_types import Table
from stationed.payload.columns import column, numbers, table, texts, translated
from stationed.payload.extent import Extent, turned
from stationed.payload.places import held
from stationed.payload.shapes import COLLECTION, Geometries, Grid, Shapes, anchors, members_of, sound, where

Degrees = NDArray[np.float64]

SCALES = (("overview", np.inf), ("regional", 25.0), ("detail", 7.0))
"""Scale of the ground -> widest extent in degrees that uses it."""

SURROUNDINGS = 1.2
"""How far the background reaches beyond the map's extent on each side, as a share of its width and height."""

LARGE = 0.25
"""Area in square degrees from which a lake is named one zoom level earlier than others."""

FIRST_NAMED = 3
"""Zoom level from which the greatest waters are named, where they are ranked."""

LEAST_NAMED = 0.01
"""Share of the map that must be of a country for its name to be written there."""


def context_table(tables: Tables, spec: MapSpec, extent: Extent, shapes: Shapes) -> Table:
    """Return the dated background, clipped to the surroundings of the map."""
    frame = clipped(tables.context, extent)
    first, last = held(frame, tables)
    geometry = _geometry(frame)
    longitude, latitude = _labels(frame, geometry, extent)
    return table(
        len(frame),
        {
            "kind": texts(column(frame, "kind")),
            **translated(frame, "name", tables.config.languages),
            "note": texts(column(frame, "note")),
            "first": numbers(first),
            "last": numbers(last),
            "focus": numbers(column(frame, "name").isin(spec.focus).to_numpy(bool)),
            "labelled": numbers(~np.isnan(longitude)),
            "label_longitude": numbers(longitude, digits=3),
            "label_latitude": numbers(latitude, digits=3),
            "shape": shapes.add(geometry),
        },
    )


def ground_table(tables: Tables, extent: Extent, shapes: Shapes, places: Degrees, seen: Extent | None = None) -> Table:
    """Return the ground at the scale that suits the map's extent, coarser where the finer one ends.

    Parameters
    ----------
    places : array of float
        Longitude and latitude of the places of the map, where it shows them: n x 2, NaN for none. They have land
        under them where there is some in truth.
    seen : tuple of float, optional
        The part of the globe that is ever seen, which the world of the package is cut to; a page shows all of it.

    Notes
    -----
    The world of the package lies beneath the atlas's own ground, unless `[ground] world = false`; where that is
    complete, there is none of it.
    """
    own, complete = _at_scale(tables.basemap, extent)
    frame = _over_world(own, complete, (extent, seen), places) if tables.config.ground.world else own
    frame = _with_borders(frame, extent) if tables.config.ground.borders else frame
    geometry = _geometry(frame)
    longitude, latitude = _labels(frame, geometry, extent)
    unseen = np.isnan(longitude)
    names = [name for name in map(str, frame) if name.startswith("name")]
    frame = frame.assign(**{name: column(frame, name).mask(unseen, "") for name in names})
    return table(
        len(frame),
        {
            "layer": texts(column(frame, "layer")),
            **translated(frame, "name", tables.config.languages),
            "name_zoom": numbers(_named_from(frame, geometry)),
            "label_longitude": numbers(longitude, digits=3),
            "label_latitude": numbers(latitude, digits=3),
            "shape": shapes.add(geometry),
        },
    )


def _named_from(frame: gpd.GeoDataFrame, geometry: Geometries) -> Degrees:
    """The zoom levels from which names are written: by rank, two ranks to a level, or else by size."""
    by_size = np.where(measured.area(geometry) > LARGE, 5.0, 6.0)
    if "scalerank" not in frame:
        return by_size
    ranks = pd.to_numeric(column(frame, "scalerank"), errors="coerce").to_numpy(np.float64)
    return np.where(np.isnan(ranks), by_size, np.clip(np.ceil(FIRST_NAMED + ranks / 2), FIRST_NAMED, 9))


def _geometry(frame: gpd.GeoDataFrame) -> Geometries:
    return np.asarray(frame.geometry.array, dtype=object)


def _labels(frame: gpd.GeoDataFrame, geometry: Geometries, extent: Extent) -> tuple[Degrees, Degrees]:
    """Where names stand: where `label` says, if the map shows that place, or else inside the part that it shows."""
    west, south, east, north = extent
    seen = shapely.intersection(geometry, shapely.box(west, south, east, north))
    room = (east - west) * (north - south) * LEAST_NAMED
    sliver = (measured.get_dimensions(geometry) == 2) & (measured.area(geometry) > room) & (measured.area(seen) < room)
    longitude, latitude = anchors(where(~shapely.is_empty(seen) & ~sliver, seen))
    given = _stated(column(frame, "label")) if "label" in frame else np.full((len(frame), 2), np.nan)
    given[:, 0] += np.where(given[:, 0] < west, 360.0, 0.0) if east > 180 else 0.0
    inside = (given[:, 0] >= west) & (given[:, 0] <= east) & (given[:, 1] >= south) & (given[:, 1] <= north)
    return np.where(inside, given[:, 0], longitude), np.where(inside, given[:, 1], latitude)


def _stated(labels: pd.Series) -> Degrees:
    """The places that cells such as 104.5;46.8 state, NaN for blank ones and for what is no pair of numbers."""
    parts = labels.str.split(";", expand=True).reindex(columns=[0, 1])
    return parts.apply(pd.to_numeric, errors="coerce").to_numpy(np.float64, copy=True)


def _over_world(
    own: gpd.GeoDataFrame, complete: Mapping[str, Any], extents: tuple[Extent, Extent | None], places: Degrees
) -> gpd.GeoDataFrame:
    """The world's ground, cut off where a layer of the atlas is complete, and after it the atlas's own."""
    extent, seen = extents
    world = with_land_beneath(extent, places, seen)
    layers = column(world, "layer")
    geometry = _geometry(world).copy()
    for layer, box in complete.items():
        mine = (layers == layer).to_numpy(bool)
        geometry[mine] = measured.outside(geometry[mine], box)
    world = _rows(world.set_geometry(geometry, crs=own.crs), ~shapely.is_empty(geometry))
    return _joined(_in_columns(world, own), own)


def _with_borders(frame: gpd.GeoDataFrame, extent: Extent) -> gpd.GeoDataFrame:
    """The ground with the borders of today."""
    return _joined(frame, _in_columns(modern_borders(extent), frame))


def _in_columns(ground: gpd.GeoDataFrame, other: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Ground of the package in the columns of another; those that it has not are blank."""
    blank = {str(name): "" for name in other if name not in ground}
    return ground.assign(**blank)[list(other)]


def _joined(one: gpd.GeoDataFrame, other: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Rows of two tables, one after the other."""
    both = [frame for frame in (one, other) if len(frame)] or [one]
    return gpd.GeoDataFrame(pd.concat(both, ignore_index=True), geometry="geometry", crs=other.crs or one.crs)


def _at_scale(ground: gpd.GeoDataFrame, extent: Extent) -> tuple[gpd.GeoDataFrame, dict[str, Any]]:
    """Each layer at the finest scale meant for such an extent, and where each is complete.

    A coarser scale fills in where a finer one has nothing. A layer with scales is complete in the box of each; one
    without, in its own box if that holds the whole map.
    """
    layers = column(ground, "layer")
    pieces: list[gpd.GeoDataFrame] = []
    complete: dict[str, Any] = {}
    for name in layers.unique():
        found, done = _pieces(_rows(ground, layers == name), extent)
        pieces += found
        if done is not None:
            complete[str(name)] = done
    empty = [_rows(ground, np.zeros(len(ground)))]
    own = gpd.GeoDataFrame(pd.concat(pieces or empty, ignore_index=True), geometry="geometry", crs=ground.crs)
    return own, complete


def _pieces(ground: gpd.GeoDataFrame, extent: Extent) -> tuple[list[gpd.GeoDataFrame], Any]:
    """One layer, scale by scale, the finest first, and where they are complete.

    What a finer scale covers is cut out of the coarser ones.
    """
    width = max(extent[2] - extent[0], extent[3] - extent[1])
    scale = column(ground, "scale")
    pieces = [clipped(_rows(ground, ~scale.isin([name for name, _ in SCALES])), extent)]
    whole = shapely.envelope(shapely.geometrycollections(_geometry(pieces[0])))
    whole = whole if shapely.covers(whole, shapely.box(*extent)) else None
    done: shapely.Geometry | None = None
    for name in [name for name, widest in reversed(SCALES) if width <= widest]:
        layer = clipped(_rows(ground, scale == name), extent)
        if not len(layer):
            continue
        west, south, east, north = (float(degree) for degree in layer.total_bounds)
        if done is not None:
            rest = measured.outside(_geometry(layer), done)
            layer = _rows(layer.set_geometry(rest, crs=ground.crs), ~shapely.is_empty(rest))
        bounds = shapely.box(west, south, east, north)
        done = bounds if done is None else shapely.union(done, bounds)
        pieces.append(layer)
    return pieces, whole if done is None else done


def _rows(frame: gpd.GeoDataFrame, flags: Any) -> gpd.GeoDataFrame:
    """Rows of a table; its type is not known to the checker otherwise."""
    return frame[np.asarray(flags, dtype=bool)]


def _taken_apart(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with a row for the points, the lines and the areas of a mixed collection: a shape is of one kind."""
    geometry = _geometry(frame)
    mixed = np.flatnonzero(measured.get_type_id(geometry) == COLLECTION)
    if not len(mixed):
        return frame
    rows, made = [np.delete(np.arange(len(frame)), mixed)], [np.delete(geometry, mixed)]
    for row in mixed.tolist():
        parts, dimensions = members_of(geometry[row])
        kinds = np.unique(dimensions[dimensions >= 0])
        rows.append(np.full(len(kinds), row))
        made.append(
            np.array(
                [shapely.union_all(measured.made_valid(parts[dimensions == kind])) for kind in kinds.tolist()],
                dtype=object,
            )
        )
    order = np.argsort(np.concatenate(rows), kind="stable")
    out = frame.drop(columns="geometry").iloc[np.concatenate(rows)[order]].reset_index(drop=True)
    return gpd.GeoDataFrame(out, geometry=np.concatenate(made)[order], crs=frame.crs)


def clipped(frame: gpd.GeoDataFrame, extent: Extent) -> gpd.GeoDataFrame:
    """Return the part of a background in the surroundings of a map, so that its edge is never seen.

    Notes
    -----
    It reaches further than the map on each side by `SURROUNDINGS` of its width or height. Areas that cross themselves
    are made valid.
    """
    frame = _taken_apart(frame)
    west, south, east, north = extent
    margin_x, margin_y = (east - west) * SURROUNDINGS, (north - south) * SURROUNDINGS
    low, high = max(south - margin_y, -MERCATOR), min(north + margin_y, MERCATOR)
    geometry = turned(sound(_geometry(frame), Grid.of(extent)), (west - margin_x, low, east + margin_x, high))
    box = shapely.box(west - margin_x, low, east + margin_x, high)
    bounds, edges = measured.bounds(geometry), box.bounds
    near = (bounds[:, :2] <= edges[2:]).all(axis=1) & (bounds[:, 2:] >= edges[:2]).all(axis=1)
    kept = np.flatnonzero(near)
    cut = measured.inside(geometry[kept], box)
    there = ~shapely.is_empty(cut)
    out = frame.drop(columns="geometry").iloc[kept[there]].reset_index(drop=True)
    return gpd.GeoDataFrame(out, geometry=cut[there], crs=frame.crs)
