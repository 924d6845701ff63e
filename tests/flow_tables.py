"""Builders of small atlases for the tests of joining, periods, strength and exports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from stationed.dates import DateSettings, parse
from stationed.model import (
    CLAIMS,
    CRS,
    LOCATIONS,
    PLACE_NAMES,
    UNITS,
    AtlasConfig,
    GroundSettings,
    Period,
    QuantityColumn,
    Tables,
    TableSchema,
)

MEN = QuantityColumn("men", "Men")
TANKS = QuantityColumn("tanks", "Tanks")

Row = dict[str, Any]


def a_claim(deployment: str = "D-1", **cells: str) -> Row:
    """A claim that unit U-1 was at location L-1 all through 1939, unless said otherwise."""
    return {"deployment_id": deployment, "unit_id": "U-1", "location_id": "L-1", "start": "1939", "end": "1939"} | cells


def a_unit(unit: str = "U-1", **cells: str) -> Row:
    return {"unit_id": unit, "designation": f"Unit {unit}"} | cells


def a_location(location: str = "L-1", geometry: BaseGeometry | None = None, **cells: str) -> Row:
    named = {"location_id": location, "name": f"Place {location}", "geometry": geometry}
    return named | cells


def a_place_name(location: str, name: str, lang: str, start: str = "", end: str = "") -> Row:
    return {"location_id": location, "name": name, "lang": lang, "start": start, "end": end}


def a_period(period: str, start: str, end: str) -> Period:
    first, last = parse(start).earliest, parse(end).latest
    return Period(period, f"Period {period}", {}, start, end, first, last, "", "", {}, "", 2)


def an_atlas(
    *claims: Row,
    units: list[Row] | None = None,
    locations: list[Row] | None = None,
    names: list[Row] | None = None,
    periods: tuple[Period, ...] = (),
    languages: tuple[str, ...] = ("en",),
    quantities: tuple[QuantityColumn, ...] = (),
    dates: DateSettings | None = None,
) -> Tables:
    """An atlas with unit U-1 and a located location L-1, unless said otherwise."""
    units = [a_unit()] if units is None else units
    locations = [a_location(geometry=Point(106.9, 47.9))] if locations is None else locations
    # The world would stand in every block; tests/ground has the tests of it.
    none = GroundSettings(world=False)
    config = AtlasConfig(languages=languages, quantities=quantities, dates=dates or DateSettings(), ground=none)
    figures = [quantity.name for quantity in quantities]
    places = gpd.GeoDataFrame(
        _frame(LOCATIONS, locations, [], []),
        geometry=gpd.GeoSeries([row["geometry"] for row in locations], crs=CRS),
    )
    return Tables(
        path=Path("atlas"),
        config=config,
        claims=_frame(CLAIMS, list(claims), languages[1:], figures),
        units=_frame(UNITS, units, languages[1:], []),
        locations=places,
        place_names=_frame(PLACE_NAMES, names or [], [], []),
        periods=periods,
    )


def _frame(schema: TableSchema, rows: list[Row], languages: Any, quantities: list[str]) -> pd.DataFrame:
    names = [name for name in schema.names(languages=languages, quantities=quantities) if name != "geometry"]
    columns = {name: pd.Series([row.get(name, "") for row in rows], dtype="str") for name in names}
    columns["row"] = pd.Series(range(2, len(rows) + 2), dtype="int64")
    return pd.DataFrame(columns)
