"""table_csv and features_geojson: one table of an atlas -> the bytes of its file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from stationed.model import Period, Source, TableSchema
from stationed.writing import csv_text, geojson_text

NAMED = ("name", "lang", "start", "end")
"""Members of a name of a location."""


def table_csv(table: pd.DataFrame, schema: TableSchema) -> bytes:
    """Return a table of text as CSV in UTF-8; columns without any text are left out unless they are needed."""
    kept = {name: column for name, column in _in_file(table, schema).items() if _needed(schema, name, column)}
    return csv_text(kept).encode("utf-8", "surrogatepass")


def periods_csv(periods: Iterable[Period], first: str) -> bytes:
    """Return periods.csv."""
    rows = [
        {
            "period_id": period.period_id,
            "title": period.title,
            **{f"title_{language}": text for language, text in period.titles.items() if language != first},
            "start": period.start,
            "end": period.end,
            "colour": period.colour,
            "summary": period.summary,
            **{f"summary_{language}": text for language, text in period.summaries.items() if language != first},
            "uri": period.uri,
        }
        for period in periods
    ]
    names = ["period_id", "title", "start", "end", "colour", "summary", "uri"]
    table = (pd.DataFrame(rows) if rows else pd.DataFrame(columns=names)).fillna("")
    return csv_text({str(name): table[name] for name in table}).encode("utf-8", "surrogatepass")


def features_geojson(
    frame: gpd.GeoDataFrame, schema: TableSchema, names: Mapping[str, list[dict[str, str]]] | None = None
) -> bytes:
    """Return a table with geometry as GeoJSON, a line a feature.

    Parameters
    ----------
    frame : GeoDataFrame
        The table.
    schema : TableSchema
        Its schema.
    names : mapping, optional
        Id of a location -> its names.
    """
    columns = _in_file(frame, schema)
    records = pd.DataFrame(columns, index=frame.index).to_dict("records")
    shapes = shapely.to_geojson(np.asarray(frame.geometry.array, dtype=object))
    properties: list[dict[str, object]] = []
    for record in records:
        said: dict[str, object] = {str(name): text for name, text in record.items() if text != ""}
        if names and (own := names.get(str(record.get("id", "")))):
            said["names"] = own
        properties.append(said)
    return geojson_text(properties, shapes).encode("utf-8", "surrogatepass")


def names_by_location(names: pd.DataFrame) -> dict[str, list[dict[str, str]]]:
    """Return the names of each location as they stand in locations.geojson."""
    found: dict[str, list[dict[str, str]]] = {}
    for record in names.to_dict("records"):
        own = {name: str(record[name]) for name in NAMED if record[name] != ""}
        found.setdefault(str(record["location_id"]), []).append(own)
    return found


def sources_json(sources: Iterable[Source]) -> bytes:
    """Return sources.json: the CSL-JSON items, whole."""
    items = [dict(source.csl) for source in sources]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _in_file(table: pd.DataFrame, schema: TableSchema) -> dict[str, pd.Series]:
    """The columns that the file has, under the names that they have there."""
    columns: dict[str, pd.Series] = {}
    for name in table.columns:
        column = schema.column(str(name))
        if str(name) not in ("geometry", "row") and (column is None or column.in_file):
            columns[column.written if column and column.name == name else str(name)] = table[name]
    return columns


def _needed(schema: TableSchema, name: str, column: pd.Series) -> bool:
    return any(one.written == name and one.required for one in schema.columns) or bool((column != "").any())
