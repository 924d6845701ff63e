"""The files of the ground as tables, and what of them holds on a day."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

GEODATA = Path(__file__).parents[2] / "geodata"
CORE = (84.0, 34.0, 142.0, 57.0)
"""The flagship extent with what a wide window shows around it: west, south, east, north."""


@functools.cache
def layer(name: str) -> gpd.GeoDataFrame:
    """A file such as `context/borders`, every property as text, blank where it is left out."""
    features = json.loads((GEODATA / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    frame = gpd.GeoDataFrame.from_features(features, crs=4326)
    texts = [column for column in frame.columns if column != "geometry"]
    frame[texts] = frame[texts].astype(object).where(frame[texts].notna(), "").astype(str)
    return frame


def on(name: str, day: str) -> gpd.GeoDataFrame:
    """The features of a dated file whose span, in whole days, holds an ISO day."""
    frame = layer(name)
    held = (frame["start"] <= day) & ((frame["end"] == "..") | (frame["end"] >= day))
    return gpd.GeoDataFrame(frame[held].reset_index(drop=True))


def rows(frame: gpd.GeoDataFrame, **cells: str) -> list[dict[str, Any]]:
    """The rows whose cells are as stated, each as a mapping."""
    records = frame.to_dict("records")
    return [row for row in records if all(row[column] == cell for column, cell in cells.items())]


def shape(frame: gpd.GeoDataFrame, **cells: str) -> BaseGeometry:
    """The geometry of the one row, or of the first, whose cells are as stated."""
    return rows(frame, **cells)[0]["geometry"]


def blanks(frame: gpd.GeoDataFrame, *columns: str) -> list[str]:
    """Names of the rows that leave one of the columns blank."""
    return [row["name"] for row in frame.to_dict("records") if not all(row[column] for column in columns)]


def countries(day: str) -> dict[str, Any]:
    """Name of each country or disputed area of a day -> its area."""
    frame = on("context/countries", day)
    return dict(zip(frame["name"], frame.geometry, strict=True))


def text(name: str) -> str:
    """A file of the ground as text."""
    return (GEODATA / f"{name}.geojson").read_text(encoding="utf-8")
