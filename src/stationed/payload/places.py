"""Tables of the block about places: locations and their names.

In: the gazetteer of the atlas. Out: block tables; lines and areas go into one list that rows point to by number.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST, UNKNOWN, parse_spans
from stationed.model import Tables
from stationed.payload.block_types import Table
from stationed.payload.columns import column, numbers, table, texts
from stationed.payload.extent import Extent, turned
from stationed.payload.shapes import Shapes, anchors, where

ORIENTATION = ("city", "town", "village")
"""Kinds of location that a page names for orientation even when nothing is shown there."""


def locations_in(tables: Tables, used: Numbers) -> Numbers:
    """Return the rows of the locations that a map needs: those used, and towns for orientation, in file order."""
    wanted = column(tables.locations, "kind").isin(ORIENTATION).to_numpy(bool, copy=True)
    wanted[used[used >= 0]] = True
    return np.flatnonzero(wanted)


def location_tables(tables: Tables, rows: Numbers, extent: Extent, shapes: Shapes) -> tuple[Table, Table]:
    """Return the tables `locations` and `names`; the names of a location are a run.

    Notes
    -----
    Locations of a map over the antimeridian may have longitudes beyond 180. Several points are one anchor inside
    their hull and a shape of points.
    """
    frame = tables.locations.iloc[rows]
    geometry = turned(np.asarray(frame.geometry.array, dtype=object), extent)
    longitude, latitude = anchors(geometry)
    single = measured.get_type_id(geometry) == shapely.GeometryType.POINT
    names = tables.place_names
    place = pd.Index(frame["location_id"]).get_indexer(pd.Index(names["location_id"]))
    kept = np.flatnonzero(place >= 0)
    kept = kept[np.argsort(place[kept], kind="stable")]
    first_name = np.searchsorted(place[kept], np.arange(len(frame)))
    locations = table(
        len(frame),
        {
            **{own: texts(column(frame, name)) for own, name in (("id", "location_id"), ("name", "name"))},
            **{name: texts(column(frame, name)) for name in ("kind", "precision", "note", "links")},
            "located": numbers(~np.isnan(longitude)),
            "longitude": numbers(longitude, digits=5),
            "latitude": numbers(latitude, digits=5),
            "shape": shapes.add(where(~single, geometry)),
            "first_name": numbers(first_name),
            "name_count": numbers(np.diff(np.append(first_name, len(kept)))),
        },
    )
    return locations, _names(tables, names.iloc[kept])


def points_of(locations: Table) -> NDArray[np.float64]:
    """Return longitude and latitude of the locations that are points, n x 2, from the table `locations`."""
    columns = [np.asarray(locations["columns"][name], np.float64) for name in ("longitude", "latitude")]
    single = np.asarray(locations["columns"]["shape"]) < 0
    return np.column_stack(columns)[single & ~np.isnan(columns[0])]


def _names(tables: Tables, names: pd.DataFrame) -> Table:
    first, last = held(names, tables)
    columns = {"name": texts(column(names, "name")), "language": texts(column(names, "lang"))}
    return table(len(names), {**columns, "first": numbers(first), "last": numbers(last)})


def held(frame: pd.DataFrame, tables: Tables) -> tuple[Numbers, Numbers]:
    """Return the first and last day that a name or a border held, both inclusive.

    Notes
    -----
    A vague date is taken at its widest; a blank end has no bound.
    """
    spans, _ = parse_spans(frame["start"], frame["end"], tables.config.dates)
    first = np.where(spans.start_state == UNKNOWN, FAR_PAST, spans.start_earliest)
    last = np.where(spans.end_state == UNKNOWN, FAR_FUTURE, spans.end_latest)
    return first, last
