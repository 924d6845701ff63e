"""atlas_geopackage: the records of an atlas -> the layers of a GeoPackage, each kind of shape in a layer of its own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.dates import FAR_FUTURE, FAR_PAST, civil, iso, parse_spans
from stationed.export.formats.claims import claim_properties, geometries
from stationed.export.formats.form import Records
from stationed.export.formats.frame import series
from stationed.export.formats.geopackage.container import Layer, geopackage
from stationed.export.formats.geopackage.styles import Side, claim_style, line_style, place_style
from stationed.facts import PERIOD_COLOURS, SIDE_COLOURS, SYMBOL_COLOURS
from stationed.payload.columns import column
from stationed.payload.shapes import anchors
from stationed.payload.sources import citation

DAYS = ("start_day", "end_day")
"""The first and last day on which something is shown."""

MOMENT = "end_moment"
"""The last second of the last day. QGIS's temporal controller goes by it: it compares texts of days and of moments, by
which a day ends before it begins."""

MOMENTS = frozenset({MOMENT})
DATED = MOMENTS | frozenset(DAYS)

_KINDS = {1: ("lines", "MULTILINESTRING"), 2: ("areas", "MULTIPOLYGON")}
"""Dimension of a geometry -> what its layer is called, and its type."""


def atlas_geopackage(records: Records) -> bytes:
    """Write the records as a GeoPackage.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    bytes
        Layers: `claims`, a point each in file order, with the columns of the CSV export and the days on which they are
        shown; `claim_lines` and `claim_areas`, the whole shapes of those that are none; `places`; `border_areas` and
        `border_lines`, the dated background; and the tables `periods`, `units` and `sources`. Layers with days have
        their temporal properties set, and each has a style that QGIS takes by itself.

    Notes
    -----
    `start_day` and `end_day` are those of the page: what may be on some day is shown. A day before the year 1 or after
    9999, which QGIS has no date for, is blank and so open; the columns of text keep it.
    """
    return geopackage(atlas_layers(records))


def atlas_layers(records: Records) -> list[Layer]:
    """Return the layers, in the order in which they stand in the file."""
    claims = _claims(records)
    borders = _background(records)
    return [*claims, _places(records), *borders, _periods(records), _units(records), _sources(records)]


def _claims(records: Records) -> Iterator[Layer]:
    told = {name: series(cells) for name, cells in claim_properties(records).items()}
    limited = records.membership.limited
    shown = _days(limited.start_earliest, limited.end_latest)
    # What is in no period by its dates is shown on no day: its days are turned about.
    never = np.flatnonzero(records.joined.spans.undated | ~records.joined.spans.consistent)
    for name, text in zip(DAYS, ("9999-12-31", "0001-01-01"), strict=True):
        shown[name].iloc[never] = text
    shown[MOMENT] = _moments(shown[DAYS[1]])
    shapes, codes = geometries(records)
    sides = _sides(records)
    columns, days = told | shown, DATED
    yield Layer(
        "claims", "Claims", columns, days, _points(shapes)[codes], "POINT", claim_style("Point", sides), MOMENTS
    )
    kinds = measured.get_dimensions(shapes)[codes]
    for dimension, (name, kind) in _KINDS.items():
        rows = np.flatnonzero(kinds == dimension)
        if len(rows):
            some = {key: values.iloc[rows].reset_index(drop=True) for key, values in columns.items()}
            style = claim_style("LineString" if dimension == 1 else "Polygon", sides)
            parts = _multi(shapes[codes[rows]], dimension)
            yield Layer(f"claim_{name}", f"Claims: {name}", some, days, parts, kind, style, MOMENTS)


def _days(first: NDArray[np.int64], last: NDArray[np.int64]) -> dict[str, pd.Series]:
    days = {
        name: pd.Series([_date(day) for day in days.tolist()], dtype="str")
        for name, days in zip(DAYS, (first, last), strict=True)
    }
    return days | {MOMENT: _moments(days[DAYS[1]])}


def _moments(days: pd.Series) -> pd.Series:
    return (days + "T23:59:59.000Z").where(days != "", "").astype("str")


def _date(day: int) -> str:
    """A day as a date of QGIS; '' for one that it has no date for."""
    if day <= FAR_PAST or day >= FAR_FUTURE or not 1 <= civil(day)[0] <= 9999:
        return ""
    return iso(day)


def _points(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    longitude, latitude = anchors(shapes)
    there = np.flatnonzero(~np.isnan(longitude))
    found = np.full(len(shapes), None, dtype=object)
    found[there] = shapely.points(longitude[there], latitude[there])
    return found


def _multi(shapes: NDArray[np.object_], dimension: int) -> NDArray[np.object_]:
    """Geometries as collections of lines or of areas; of a mixed one only those parts."""
    make = shapely.multilinestrings if dimension == 1 else shapely.multipolygons
    parts, owner = shapely.get_parts(shapes, return_index=True)
    kept = measured.get_dimensions(parts) == dimension
    found = np.full(len(shapes), None, dtype=object)
    used = np.unique(owner[kept])
    found[used] = make(parts[kept], indices=np.searchsorted(used, owner[kept]))
    return found


def _sides(records: Records) -> list[Side]:
    sides = records.tables.config.allegiances
    colours = [side.colour or SIDE_COLOURS[place % len(SIDE_COLOURS)] for place, side in enumerate(sides)]
    named = [Side(side.id, side.label, colour) for side, colour in zip(sides, colours, strict=True)]
    return [*named, Side("", "", SYMBOL_COLOURS["plain"])]


def _places(records: Records) -> Layer:
    locations = records.tables.locations
    columns = {name: column(locations, name) for name in locations.columns if name not in ("geometry", "row")}
    points = _points(np.asarray(locations.geometry.array, dtype=object))
    return Layer("places", "Places", columns, frozenset(), points, "POINT", place_style())


def _background(records: Records) -> Iterator[Layer]:
    context = records.tables.context
    spans, _ = parse_spans(context["start"], context["end"], records.tables.config.dates)
    columns = {name: column(context, name) for name in context.columns if name not in ("geometry", "row")}
    columns |= _days(spans.start_earliest, spans.end_latest)
    shapes = np.asarray(context.geometry.array, dtype=object)
    kinds = measured.get_dimensions(shapes)
    for dimension, (name, kind) in _KINDS.items():
        rows = np.flatnonzero((kinds == dimension) & ~shapely.is_empty(shapes))
        some = {key: values.iloc[rows].reset_index(drop=True) for key, values in columns.items()}
        style = line_style("LineString" if dimension == 1 else "Polygon")
        parts = _multi(shapes[rows], dimension)
        yield Layer(f"border_{name}", f"Borders and ways: {name}", some, DATED, parts, kind, style, MOMENTS)


def _periods(records: Records) -> Layer:
    periods = records.tables.periods
    told = {
        "period_id": [one.period_id for one in periods],
        "title": [one.title for one in periods],
        "start": [one.start for one in periods],
        "end": [one.end for one in periods],
        "colour": [one.colour or PERIOD_COLOURS[i % len(PERIOD_COLOURS)] for i, one in enumerate(periods)],
        "summary": [one.summary for one in periods],
        "uri": [one.uri for one in periods],
        "start_day": [_date(one.first) for one in periods],
        "end_day": [_date(one.last) for one in periods],
    }
    columns = {name: pd.Series(texts, dtype="str") for name, texts in told.items()}
    return Layer("periods", "Periods", columns, frozenset(DAYS))


def _units(records: Records) -> Layer:
    units = records.tables.units
    return Layer("units", "Units", {name: column(units, name) for name in units.columns if name != "row"})


def _sources(records: Records) -> Layer:
    sources = records.tables.sources
    told = {
        "source_id": [one.source_id for one in sources],
        "citation": [citation(one) for one in sources],
        "url": [one.url for one in sources],
        "note": [one.note for one in sources],
    }
    return Layer("sources", "Sources", {name: pd.Series(texts, dtype="str") for name, texts in told.items()})
