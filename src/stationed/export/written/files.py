"""files_of_tables: an atlas whose tables may have been changed in Python -> files that read as these tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed import measured
from stationed.export.written.settings import settings_toml
from stationed.export.written.tables import (
    features_geojson,
    names_by_location,
    periods_csv,
    sources_json,
    table_csv,
)
from stationed.model import BASEMAP, CLAIMS, CONTEXT, EVENTS, LOCATIONS, UNITS, Tables, TableSchema
from stationed.reading import read_tables

STEMS = {
    "config": "atlas.",
    "claims": "deployments.",
    "units": "units.",
    "locations": "locations.",
    "place_names": "locations.",
    "periods": "periods.",
    "events": "events.",
    "sources": "sources.",
    "context": "context/",
    "basemap": "basemap/",
    "own_words": "words/",
    "story": "story.",
}
"""Attribute of `Tables` -> how the paths of its files begin."""

UNSEEN = ("row", "file")
"""Columns that say where a record stood, which nothing on a page depends on."""


def files_of_tables(tables: Tables, contents: Mapping[str, bytes]) -> dict[str, bytes] | None:
    """Return files that read as an atlas does.

    Parameters
    ----------
    tables : Tables
        The atlas.
    contents : mapping of str to bytes
        The files that it was read from; none for one that was made in Python.

    Returns
    -------
    dict of str to bytes or None
        Those files as they are, but for the tables that are no longer what they say, which are written anew. None when
        no files would read as these tables, as with cells that hold no text.
    """
    before = read_tables(tables.path, held=contents)
    changed = {stem for name, stem in STEMS.items() if not _same(getattr(before, name), getattr(tables, name))}
    if not changed:
        return dict(contents)
    kept = {path: data for path, data in contents.items() if not path.startswith(tuple(changed))}
    try:
        files = kept | {path: data for stem in changed for path, data in _written(tables, stem).items()}
        after = read_tables(tables.path, held=files)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return files if all(_same(getattr(after, name), getattr(tables, name)) for name in STEMS) else None


def _written(tables: Tables, stem: str) -> dict[str, bytes]:
    """The files of one table."""
    if stem == "atlas.":
        return {"atlas.toml": settings_toml(tables.config)}
    if stem == "deployments.":
        return {"deployments.csv": table_csv(tables.claims, CLAIMS)}
    if stem == "units.":
        return {"units.csv": table_csv(tables.units, UNITS)}
    if stem == "events.":
        return {"events.csv": table_csv(tables.events, EVENTS)} if len(tables.events) else {}
    if stem == "locations.":
        names = names_by_location(tables.place_names)
        return {"locations.geojson": features_geojson(tables.locations, LOCATIONS, names)}
    if stem == "periods.":
        return {"periods.csv": periods_csv(tables.periods, tables.config.language)}
    if stem == "sources.":
        return {"sources.json": sources_json(tables.sources)}
    if stem == "context/":
        stems = tables.context["file"].str.replace(r"\A.*/|\..*\Z", "", regex=True).replace("", "context")
        return _by_file("context/", tables.context, stems, CONTEXT)
    if stem == "basemap/":
        return _by_file("basemap/", tables.basemap, tables.basemap["layer"], BASEMAP)
    if stem == "words/":
        return {
            f"words/{language}.json": json.dumps(words, ensure_ascii=False, indent=2).encode() + b"\n"
            for language, words in tables.own_words.items()
        }
    return {"story.md": tables.story.encode("utf-8", "surrogatepass")} if tables.story else {}


def _by_file(folder: str, frame: gpd.GeoDataFrame, stems: pd.Series, schema: TableSchema) -> dict[str, bytes]:
    """A file for each stem, in the order of their names as they are read."""
    return {
        f"{folder}{stem}.geojson": features_geojson(cast(gpd.GeoDataFrame, frame[stems == stem]), schema)
        for stem in sorted(stems.unique())
    }


def _same(one: Any, other: Any) -> bool:
    """Tell whether two tables say the same; where their records stood in files does not count."""
    if isinstance(one, pd.DataFrame):
        return isinstance(other, pd.DataFrame) and _same_frame(one, other)
    if isinstance(one, tuple):
        mine, theirs = cast("tuple[Any, ...]", one), cast("tuple[Any, ...]", other)
        return [replace(record, row=0) for record in mine] == [replace(record, row=0) for record in theirs]
    return bool(one == other)


def _same_frame(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    names = [name for name in one if name not in UNSEEN]
    if not len(one) and not len(other):
        return True
    if len(one) != len(other) or set(names) != {name for name in other if name not in UNSEEN}:
        return False
    return all(np.array_equal(_cells(one[name]), _cells(other[name])) for name in names)


def _cells(column: Any) -> Any:
    cells: NDArray[np.object_] = column.to_numpy(dtype=object)
    return measured.to_wkb(cells) if column.dtype == "geometry" else cells
