"""The geometries of somebody's own GeoDataFrame -> places in WGS 84, or an error that names the rows at fault."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from numpy.typing import NDArray

from stationed.errors import StationedError
from stationed.model import CRS
from stationed.payload.faults import said
from stationed.reading.collections import without_inner_collections
from stationed.reading.crs import wrapped

Geometries = NDArray[np.object_]


def places_of(frame: gpd.GeoDataFrame) -> Geometries:
    """Return the geometries of a frame in WGS 84.

    Parameters
    ----------
    frame : GeoDataFrame
        In any reference system that it states.

    Returns
    -------
    ndarray of object
        None where there is none, or one without coordinates. What crosses the antimeridian is not yet split there.

    Raises
    ------
    StationedError
        When it is no GeoDataFrame with one row of column names and a geometry, states no reference system, or holds
        coordinates that are not finite or that its system does not reach; the message names the rows.
    """
    system = _system_of(frame)
    given = without_inner_collections(np.asarray(frame.geometry.array, dtype=object).copy())
    given[shapely.is_empty(given) | _all_nan(given)] = None
    refuse_rows(_not_finite(given), "a coordinate is not a finite number", "Correct it, or leave the geometry out.")
    placed = np.asarray(gpd.GeoSeries(given, crs=frame.crs).to_crs(CRS).array, dtype=object)
    where = f"the coordinates lie where {system.name} does not reach"
    refuse_rows(_not_finite(placed), where, "Check the reference system.")
    refuse_rows(wrapped(given, placed, system), where, "Check the reference system.")
    return placed


def _system_of(frame: object) -> pyproj.CRS:
    """Return the reference system of a GeoDataFrame, or refuse what is none that can be drawn."""
    if not isinstance(frame, gpd.GeoDataFrame):
        raise StationedError(
            f"the first argument is no GeoDataFrame, got {type(frame).__name__}; expected places with a reference "
            "system. From columns of longitude and latitude: geopandas.GeoDataFrame(table, "
            "geometry=geopandas.points_from_xy(table.lon, table.lat), crs=4326)."
        )
    if isinstance(frame.columns, pd.MultiIndex):
        raise StationedError(
            f"the columns of the GeoDataFrame have several rows of names, got {frame.columns.nlevels}; expected one. "
            "Join them: frame.columns = ['_'.join(map(str, names)) for names in frame.columns]."
        )
    if frame.active_geometry_name not in frame.columns:
        raise StationedError(
            f"the GeoDataFrame has no active geometry, got columns {', '.join(map(str, frame.columns))}; expected one "
            "with places. Name it: frame.set_geometry('column')."
        )
    if frame.crs is None:
        raise StationedError(
            "the GeoDataFrame does not say which reference system its coordinates are in, got crs None; expected any "
            "that is known. If they are longitudes and latitudes, use frame.set_crs(4326)."
        )
    return frame.crs


def _all_nan(geometries: Geometries) -> NDArray[np.bool_]:
    """Which geometries have no coordinate that is a number."""
    places, owner = shapely.get_coordinates(geometries, return_index=True)
    some = np.bincount(owner, ~np.isnan(places).all(axis=1), len(geometries))
    return (some == 0) & ~shapely.is_missing(geometries)


def _not_finite(geometries: Geometries) -> NDArray[np.int64]:
    """The places of geometries with a coordinate that is infinite or no number."""
    places, owner = shapely.get_coordinates(geometries, return_index=True)
    return np.unique(owner[~np.isfinite(places).all(axis=1)])


def refuse_rows(rows: NDArray[np.int64], problem: str, fix: str) -> None:
    """Refuse geometries of those rows, when there are any."""
    if len(rows):
        raise StationedError(f"the data cannot be drawn as it stands:\ncolumn geometry, {said(rows)}: {problem}. {fix}")
