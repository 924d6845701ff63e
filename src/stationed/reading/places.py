"""Features -> the tables with geometry: locations with their names, context, basemap."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from stationed.model import (
    BASEMAP,
    CONTEXT,
    CRS,
    LOCATIONS,
    PLACE_NAMES,
    AtlasConfig,
    Finding,
    TableSchema,
    empty_table,
    is_translation,
)
from stationed.model.codes import found
from stationed.reading.cells import Cells
from stationed.reading.columns import shape
from stationed.reading.features import Features
from stationed.reading.geometry import shown
from stationed.reading.ground_kinds import is_of_kind, kinds_of
from stationed.reading.properties import cell
from stationed.reading.values import is_list, is_object

NAME_KEYS = ("name", "lang", "start", "end")


def known_properties(schema: TableSchema) -> Callable[[str], bool]:
    """Return what tells whether a table with geometry uses a property."""
    names = {column.written for column in schema.columns if column.in_file and column.holds != "geometry"}
    names |= {"names"} if schema is LOCATIONS else set()

    def known(name: str) -> bool:
        plain = name.strip() if schema is LOCATIONS else _lower(name)
        if schema is LOCATIONS and is_translation(plain, "name"):
            return True
        return plain in names or schema.column(plain) is not None or (schema is not LOCATIONS and is_of_kind(plain))

    return known


def to_locations(
    features: Features, *, config: AtlasConfig, file: str
) -> tuple[gpd.GeoDataFrame, pd.DataFrame, list[Finding]]:
    """Return the locations, the names they had, and what was wrong with either."""
    own = tuple("" if is_translation(name.strip(), "name") else name for name in features.cells.header)
    table, _, findings = shape(replace(features.cells, header=own), LOCATIONS, config=config, file=file)
    for name in ("links", "source_ids"):
        _join(table, name)
    names, more = _names(features.cells, table, file=file)
    return gpd.GeoDataFrame(table, geometry=features.geometry, crs=CRS), names, findings + more


def to_context(features: Features, *, config: AtlasConfig, file: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the features of one file of the background, and what was wrong with them.

    The geometries are plain objects: there may be thousands of files, and geopandas takes its time with each frame.
    """
    cells = _in_small_letters(features.cells, CONTEXT)
    own = tuple("" if is_of_kind(name) and name not in CONTEXT.names() else name for name in cells.header)
    table, _, findings = shape(replace(cells, header=own), CONTEXT, config=config, file=file)
    table["kind"], more = kinds_of(cells, CONTEXT, file=file)
    table.insert(0, "file", pd.Series(file, index=table.index, dtype="str"))
    for name in ("label", "source_ids"):
        _join(table, name)
    return table.assign(geometry=features.geometry), findings + more


def to_basemap(features: Features, *, config: AtlasConfig, file: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the features of one file of the ground, as `to_context`; properties it does not use are no mistake."""
    cells = _in_small_letters(features.cells, BASEMAP)
    table, _, _ = shape(cells, BASEMAP, config=config, file=file)
    layers, findings = kinds_of(cells, BASEMAP, file=file)
    table = table.drop(columns="row")
    _join(table, "label")
    table.insert(0, "layer", layers)
    return table.assign(geometry=features.geometry), findings


def _in_small_letters(cells: Cells, schema: TableSchema) -> Cells:
    """The cells with the names of the schema in small letters, as Shapefiles often have them in capitals."""
    own = {name.strip() for name in cells.header}
    header = tuple(
        _lower(name) if known_properties(schema)(name) and _lower(name) not in own else name for name in cells.header
    )
    return replace(cells, header=header)


def _lower(name: str) -> str:
    return name.strip().casefold()


def _join(table: pd.DataFrame, name: str) -> None:
    """Write the lists of a column that a program gave as JSON text as text joined by ; instead."""
    texts = table[name].to_numpy(dtype=object)
    if table[name].str.startswith("[").any():
        table[name] = pd.Series([_unlisted(text) for text in texts], index=table.index, dtype="str")


def _unlisted(text: str) -> str:
    if not text.startswith("["):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    parts = [cell(part) for part in value] if is_list(value) else [None]
    return text if None in parts else ";".join(part for part in parts if part)


def _names(cells: Cells, locations: pd.DataFrame, *, file: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Return one row for each name in the property names, and in a property such as name_ru."""
    findings: list[Finding] = []
    rows: list[tuple[object, ...]] = []
    header = [name.strip() for name in cells.header]
    column = cells.cells[header.index("names")].tolist() if "names" in header else []
    for number, key, text in zip(cells.rows.tolist(), locations["location_id"].tolist(), column, strict=False):
        if text in ("", "null", "[]"):
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = text
        members = value if is_list(value) else [value]
        for member in members:
            named = _name(member)
            if named is None:
                findings.append(_not_a_name(member, row=number, id_=key, file=file))
            else:
                rows.append((number, key, *named))
    rows += _translations(cells, locations)
    table = pd.DataFrame(rows, columns=["row", "location_id", *NAME_KEYS]) if rows else empty_table(PLACE_NAMES)
    return table.astype({name: "int64" if name == "row" else "str" for name in table.columns}), findings


def _translations(cells: Cells, locations: pd.DataFrame) -> list[tuple[object, ...]]:
    """The names of properties such as name_ru: a name in that language at all times."""
    ids = locations["location_id"].tolist()
    columns = {
        name.strip().removeprefix("name_"): cells.cells[place].tolist()
        for place, name in enumerate(cells.header)
        if is_translation(name.strip(), "name")
    }
    return [
        (number, key, text, language, "", "")
        for language, texts in columns.items()
        for number, key, text in zip(cells.rows.tolist(), ids, texts, strict=False)
        if text not in ("", "null")
    ]


def _name(member: object) -> tuple[str, ...] | None:
    """Return name, lang, start and end of a member of names; None when it is no such thing."""
    if not is_object(member) or not isinstance(member.get("name"), str):
        return None
    parts = [cell(member.get(key)) for key in NAME_KEYS]
    return None if None in parts else tuple(part or "" for part in parts)


def _not_a_name(member: object, *, row: int, id_: str, file: str) -> Finding:
    return found(
        "value-type",
        "a member of names is not a name with its language",
        file=file,
        row=row,
        id=id_,
        column="names",
        got=shown(member),
        expected='{"name": "Urga", "lang": "en", "end": "1924"}',
        fix="Write it so; lang, start and end may be left out.",
    )
