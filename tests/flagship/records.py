"""The files of the flagship atlas, read with nothing but the standard library and shapely."""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "geodata"
OUTLINE = Path(__file__).with_name("mongolia.json")

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a CSV file of the atlas, in file order."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def settings() -> dict[str, Any]:
    """atlas.toml."""
    return tomllib.loads((FOLDER / "atlas.toml").read_text(encoding="utf-8"))


@cache
def features() -> tuple[dict[str, Any], ...]:
    """The features of locations.geojson."""
    return tuple(json.loads((FOLDER / "locations.geojson").read_text(encoding="utf-8"))["features"])


@cache
def locations() -> dict[str, dict[str, Any]]:
    """The properties of every location, by id."""
    return {feature["properties"]["id"]: feature["properties"] for feature in features()}


@cache
def geometries() -> dict[str, BaseGeometry]:
    """The geometry of every located location, by id."""
    return {feature["properties"]["id"]: shape(feature["geometry"]) for feature in features() if feature["geometry"]}


@cache
def sources() -> dict[str, dict[str, Any]]:
    """The sources, by id."""
    return {source["id"]: source for source in json.loads((FOLDER / "sources.json").read_text(encoding="utf-8"))}


def claims(deployment_id: str) -> list[Row]:
    """The claims of one deployment, which must exist."""
    found = [row for row in table("deployments") if row["deployment_id"] == deployment_id]
    assert found, f"no deployment {deployment_id}"
    return found


def claim(deployment_id: str, source_id: str) -> Row:
    """The one claim of a deployment that rests on a source."""
    found = [row for row in claims(deployment_id) if source_id in row["source_ids"].split(";")]
    assert len(found) == 1, f"{len(found)} claims of {deployment_id} cite {source_id}"
    return found[0]


def event(event_id: str) -> Row:
    """One event, which must exist."""
    return next(row for row in table("events") if row["event_id"] == event_id)


def period(period_id: str) -> Row:
    """One period, which must exist."""
    return next(row for row in table("periods") if row["period_id"] == period_id)


def unit(unit_id: str) -> list[Row]:
    """The designations of one unit, in file order."""
    return [row for row in table("units") if row["unit_id"] == unit_id]


def outline() -> BaseGeometry:
    """Mongolia's outline, from the Digital Chart of the World, simplified to about a kilometre."""
    return shape(json.loads(OUTLINE.read_text(encoding="utf-8")))
