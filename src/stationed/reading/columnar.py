"""Parquet, GeoParquet and GeoPackage files -> the same cells and geometries that CSV and GeoJSON give.

Typed columns become the text a spreadsheet would hold: dates as ISO text, numbers without a needless fraction, lists
joined by ; and lists of objects as JSON.
"""

from __future__ import annotations

import io
import json
import math
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from stationed import measured
from stationed.dates import iso
from stationed.extras import installing
from stationed.model import Finding
from stationed.model.codes import found, listed
from stationed.reading.ahead import has_pyarrow
from stationed.reading.antimeridian import split_at_antimeridian
from stationed.reading.cells import Cells, without_blank_rows
from stationed.reading.collections import without_inner_collections
from stationed.reading.crs import to_wgs84, unknown_system
from stationed.reading.features import Features
from stationed.reading.large_geometry import without_large
from stationed.reading.parquet_file import parquet_table
from stationed.reading.properties import cell
from stationed.reading.sqlite_tables import only_tables
from stationed.reading.systems import opens_files
from stationed.reading.values import is_many

if TYPE_CHECKING:
    import pyarrow as pa


def read_parquet(data: bytes, *, file: str) -> tuple[Cells | None, list[Finding]]:
    """Return the cells of a Parquet file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.

    Returns
    -------
    Cells or None
        Rows are numbered as if the table stood in a spreadsheet, from 2. None when it cannot be read.
    list of Finding
        `extra-missing`, `file-damaged`.
    """
    columns, findings = _parquet_columns(data, file=file)
    if columns is None:
        return None, findings
    return without_blank_rows(cells_of(columns, first=2), file=file)


def read_geoparquet(data: bytes, *, file: str) -> tuple[Features | None, list[Finding]]:
    """Return the features of a GeoParquet file; otherwise as `read_parquet`, features numbered from 1."""
    columns, findings = _parquet_columns(data, file=file)
    if columns is None:
        return None, findings
    if _opens_files(data):
        return None, [unknown_system("one that names other files", file=file)]
    try:
        # It takes open files as well, of which its types say nothing, as of its further keywords.
        frame = gpd.read_parquet(io.BytesIO(data))  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
        geometry, crs, name = np.asarray(frame.geometry.array, dtype=object), frame.crs, frame.geometry.name
    except Exception:  # whatever a damaged file makes of the libraries below
        return None, [damaged(data, file, "GeoParquet")]
    columns.pop(str(name), None)
    gone = without_coordinates(geometry, np.zeros(len(geometry), dtype=bool), file)
    geometry, findings = placed(measured.force_2d(geometry), crs, columns, file=file)
    return Features(cells_of(columns, first=1), geometry), gone + findings


def has_geometry(data: bytes) -> bool:
    """Tell whether a Parquet file is GeoParquet; False for one that cannot be read."""
    if not has_pyarrow():
        return False
    try:
        return bool(_stated(data))
    except Exception:  # whatever a damaged file makes of the library
        return False


def _opens_files(data: bytes) -> bool:
    """Whether the reference system that a GeoParquet file states of itself would have PROJ open other files."""
    try:
        return opens_files(json.dumps(json.loads(_stated(data)), ensure_ascii=False))
    except (ValueError, RecursionError):
        return False  # it is not read then


def _stated(data: bytes) -> bytes:
    """What a Parquet file says of its geometries."""
    import pyarrow as pa
    from pyarrow import parquet

    # What is stubbed of it lacks the texts that a file states of itself.
    held = cast("Any", parquet.read_metadata(pa.BufferReader(data))).metadata
    stated = cast("dict[bytes, bytes]", held or {})
    return stated.get(b"geo", b"")


def read_geopackage(data: bytes, *, file: str) -> tuple[Features | None, list[Finding]]:
    """Return the features of a GeoPackage's only layer with geometry, or of the one that is called like the file.

    Returns
    -------
    Features or None
        Features are numbered from 1. None when there is nothing to read, which a finding then says.
    list of Finding
        `file-damaged`, `file-large`, `layer-view`, `layers-several`, `crs-reprojected`, `crs-unknown`.
    """
    stem = file.rpartition("/")[2].partition(".")[0]
    if not data.startswith(b"SQLite format 3\0"):
        return None, [damaged(data, file, "GeoPackage")]
    import pyogrio  # GDAL takes its time to load, and few atlases need it
    from pyogrio.raw import read as read_layer

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables, findings = only_tables(data, file=file)
            if tables is None:
                return None, findings
            data = tables
            layers = [str(name) for name, kind in pyogrio.list_layers(io.BytesIO(data)) if kind is not None]
            layer = stem if stem in layers else layers[0] if len(layers) == 1 else ""
            if not layer:
                return None, [_several(file, stem, layers)]
            meta, _, wkb, fields = read_layer(io.BytesIO(data), layer=layer, datetime_as_string=True)
            if wkb is None:
                return None, [_several(file, stem, [])]
        geometry = measured.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
    except Exception:  # whatever a damaged file makes of the libraries below
        return None, [damaged(data, file, "GeoPackage")]
    columns = dict(zip(map(str, meta["fields"]), map(texts_of, fields), strict=True))
    gone = without_coordinates(
        geometry, measured.is_missing(geometry) & np.array([code is not None for code in wkb], dtype=bool), file
    )
    geometry, findings = placed(geometry, meta["crs"], columns, file=file)
    return Features(cells_of(columns, first=1, length=len(geometry)), geometry), gone + findings


def placed(
    geometry: np.ndarray, crs: object, columns: Mapping[str, Sequence[str]], *, file: str
) -> tuple[np.ndarray, list[Finding]]:
    """Return geometries in WGS 84, no collection within another, split at the antimeridian, and what was met."""
    geometry, findings = to_wgs84(without_inner_collections(geometry), crs, file=file)
    rows = range(1, len(geometry) + 1)
    ids = columns.get("id", [""] * len(geometry))
    geometry, large = without_large(geometry, rows=rows, ids=ids, file=file)
    geometry, more = split_at_antimeridian(geometry, rows=rows, ids=ids, file=file)
    return geometry, findings + large + more


def without_coordinates(geometry: np.ndarray, broken: np.ndarray, file: str) -> list[Finding]:
    """Return findings for geometries that could not be decoded and for those without coordinates, which become None."""
    empty = measured.is_empty(geometry)
    geometry[empty] = None
    return [
        found(
            "geometry-type" if broken[row] else "geometry-empty",
            "the geometry is not one that is known" if broken[row] else "the geometry has no coordinates",
            file=file,
            row=row + 1,
            column="geometry",
            expected="a point, line or area, or none for unlocated",
            fix="Draw it again, or leave it out if the place is not known.",
        )
        for row in np.flatnonzero(broken | empty).tolist()
    ]


def cells_of(columns: Mapping[str, Sequence[str]], *, first: int, length: int = 0) -> Cells:
    """Return columns of text as cells, of so many rows where there is no column; rows are numbered from the first."""
    count = len(next(iter(columns.values()))) if columns else length
    cells = {place: pd.Series(list(column), dtype="str") for place, column in enumerate(columns.values())}
    frame = pd.DataFrame(cells, index=pd.RangeIndex(count))
    return Cells(tuple(columns), np.arange(first, first + count, dtype="int64"), frame)


def _parquet_columns(data: bytes, *, file: str) -> tuple[dict[str, Sequence[str]] | None, list[Finding]]:
    """Return the columns of a Parquet file as text."""
    if not has_pyarrow():
        return None, [_extra_missing(file)]
    try:
        table, findings = parquet_table(data, file=file)
        if table is None:
            return None, findings
        return {str(name): _parquet_texts(table[name]) for name in table.column_names}, []
    except Exception:  # whatever a damaged file makes of the libraries below
        return None, [damaged(data, file, "Parquet")]


def _parquet_texts(column: pa.ChunkedArray) -> list[str]:
    """Return a column of Arrow's as text; days are counted by us, since Python's dates know no year before 1."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if not pa.types.is_date(column.type):
        return [_text(value) for value in column.to_pylist()]
    days = column.cast(pa.date32()).cast(pa.int32()).to_pylist()
    return ["" if day is None else iso(day) for day in days]


def texts_of(values: Iterable[object]) -> list[str]:
    """Return typed values as the texts of cells."""
    return [_text(value) for value in values]


def _text(value: object) -> str:
    """Return a typed value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, np.generic):
        return _text(cast("np.generic[Any]", value).item())
    if isinstance(value, float) and math.isnan(value):
        return ""
    if isinstance(value, int | float):
        return cell(value) or ""
    if is_many(value):
        parts = list(value)
        if any(isinstance(part, dict | list) for part in parts):
            return json.dumps(parts, ensure_ascii=False, default=str)
        return ";".join(_text(part) for part in parts)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return _day(value)


def _day(value: Any) -> str:
    """Return a date or a timestamp as ISO text; one at midnight is a day."""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return text.removesuffix("T00:00:00")


def damaged(data: bytes, file: str, kind: str) -> Finding:
    """Return the finding on a file that is not what it should be, or not whole."""
    start = " ".join(f"{byte:02X}" for byte in data[:8])
    return found(
        "file-damaged",
        f"the file cannot be read as {kind}",
        file=file,
        got=f"{len(data):,} bytes that start with {start}" if data else "no bytes",
        expected=f"a whole {kind} file",
        fix="Export the table again.",
    )


def _extra_missing(file: str) -> Finding:
    return found(
        "extra-missing",
        "Parquet files need a package that is not installed",
        file=file,
        got="no pyarrow",
        expected="the extra parquet",
        fix=f"Run {installing('parquet')}, or export the table as CSV or GeoJSON.",
    )


def _several(file: str, stem: str, layers: list[str]) -> Finding:
    return found(
        "layers-several",
        f"the GeoPackage has {'several layers' if layers else 'no layer'} with geometry",
        file=file,
        got=listed(layers) or "none",
        expected=f"one layer, or one that is called {stem}",
        fix=f"Rename the layer that is meant to {stem}.",
    )
