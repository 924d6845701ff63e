"""geopackage: layers -> the bytes of a GeoPackage, a SQLite file with tables of its own (OGC 12-128r19).

Written by sqlite3 and not by GDAL, which puts the time of the day into it and triggers that other readers refuse.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed import measured

LONG_AGO = "1970-01-01T00:00:00.000Z"
"""When every layer was last changed: nothing in an export depends on the clock."""

# Names of types are written as the standard has them: its validators compare them letter by letter.
_TABLES = """
pragma page_size = 4096;
pragma application_id = 0x47504B47;
pragma user_version = 10300;
create table gpkg_spatial_ref_sys (srs_name TEXT not null, srs_id INTEGER primary key, organization TEXT not null,
  organization_coordsys_id INTEGER not null, definition TEXT not null, description TEXT);
create table gpkg_contents (table_name TEXT not null primary key, data_type TEXT not null, identifier TEXT unique,
  description TEXT default '', last_change DATETIME not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
create table gpkg_geometry_columns (table_name TEXT not null, column_name TEXT not null, geometry_type_name TEXT not
  null, srs_id INTEGER not null, z TINYINT not null, m TINYINT not null,
  constraint pk_geom_cols primary key (table_name, column_name), constraint uk_gc_table_name unique (table_name),
  constraint fk_gc_tn foreign key (table_name) references gpkg_contents (table_name),
  constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
create table layer_styles (id integer primary key autoincrement, f_table_catalog text, f_table_schema text,
  f_table_name text, f_geometry_column text, styleName text, styleQML text, styleSLD text, useAsDefault boolean,
  description text, owner text, ui text, update_time datetime);
"""

_SYSTEMS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined"),
    (
        "WGS 84 geodetic",
        4326,
        "EPSG",
        4326,
        'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
        'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
        'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
    ),
)


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A table of a GeoPackage."""

    name: str
    """Of the table."""
    title: str
    """What programs show."""
    columns: dict[str, pd.Series]
    """Texts, numbers (NaN: not known) and days (`days` says which)."""
    days: frozenset[str] = frozenset()
    """Columns of ISO dates; blank: not known."""
    shapes: NDArray[np.object_] | None = None
    """Geometries, WGS 84, None for a feature that is nowhere; None for a table without."""
    kind: str = ""
    """POINT, MULTILINESTRING or MULTIPOLYGON; '' for a table without geometries."""
    style: str = ""
    """Its QML; '' for none."""
    moments: frozenset[str] = frozenset()
    """Those of the days that have a time of the day as well."""


def geopackage(layers: Sequence[Layer]) -> bytes:
    """Return a GeoPackage; the same layers give the same bytes."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_TABLES)
        base.executemany("insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)", _SYSTEMS)
        for layer in layers:
            _add(base, layer)
        base.commit()
        base.execute("vacuum")
        return base.serialize()


def _add(base: sqlite3.Connection, layer: Layer) -> None:
    spatial = layer.shapes is not None
    fields = [f"{_quoted(name)} {_type(layer, name)}" for name in layer.columns]
    geometry = [f"geom {layer.kind}"] if spatial else []
    columns = ", ".join(["fid INTEGER primary key autoincrement not null", *geometry, *fields])
    base.execute(f"create table {_quoted(layer.name)} ({columns})")
    cells = [_cells(layer, name) for name in layer.columns]
    blobs = [_blobs(layer.shapes)] if layer.shapes is not None else []
    marks = ", ".join("?" * (len(cells) + len(blobs)))
    names = ", ".join([*(["geom"] if spatial else []), *map(_quoted, layer.columns)])
    base.executemany(f"insert into {_quoted(layer.name)} ({names}) values ({marks})", zip(*blobs, *cells, strict=True))
    bounds = _bounds(layer.shapes) if layer.shapes is not None else (None,) * 4
    base.execute(
        "insert into gpkg_contents values (?, ?, ?, '', ?, ?, ?, ?, ?, ?)",
        (
            layer.name,
            "features" if spatial else "attributes",
            layer.title,
            LONG_AGO,
            *bounds,
            4326 if spatial else None,
        ),
    )
    if spatial:
        base.execute("insert into gpkg_geometry_columns values (?, 'geom', ?, 4326, 0, 0)", (layer.name, layer.kind))
    if layer.style:
        base.execute(
            "insert into layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            "styleQML, styleSLD, useAsDefault, description, owner, update_time) values ('', '', ?, 'geom', ?, ?, '', "
            "1, '', '', ?)",
            (layer.name, layer.title, layer.style, LONG_AGO),
        )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""').replace("\0", "") + '"'


def _type(layer: Layer, name: str) -> str:
    if name in layer.days:
        return "DATETIME" if name in layer.moments else "DATE"
    # A column without rows has the type of numbers in pandas, whatever it is of.
    values = layer.columns[name]
    return "DOUBLE" if len(values) and pd.api.types.is_numeric_dtype(values) else "TEXT"


def _cells(layer: Layer, name: str) -> list[str | float | None]:
    values = layer.columns[name].tolist()
    if name in layer.days:
        return [value or None for value in values]
    if _type(layer, name) == "DOUBLE":
        return [None if value != value else value for value in values]
    # Half of a character is none in UTF-8.
    return [str(value).encode("utf-8", "replace").decode() for value in values]


def _blobs(shapes: NDArray[np.object_]) -> list[bytes | None]:
    """Geometries with the header of GeoPackage: magic, version 0, little endian without envelope, WGS 84."""
    head = b"GP" + struct.pack("<BBi", 0, 1, 4326)
    return [None if wkb is None else head + wkb for wkb in measured.to_wkb(shapes).tolist()]


def _bounds(shapes: NDArray[np.object_]) -> tuple[float | None, ...]:
    corners = measured.bounds(shapes)
    known = corners[~np.isnan(corners).any(axis=1)]
    return (*known[:, :2].min(axis=0).tolist(), *known[:, 2:].max(axis=0).tolist()) if len(known) else (None,) * 4
