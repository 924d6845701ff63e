"""Files that are places and dates at once -> tables: GeoJSON, Linked Places, KML, GPX, GeoPackage and others.

GeoJSON is read by the json module, which keeps every property; the others by GDAL.
"""

from __future__ import annotations

import io
import json
import re
import sqlite3
import warnings
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
import shapely

from stationed import measured
from stationed.errors import StationedError
from stationed.intake.kml import read_kml
from stationed.intake.linked_places import is_linked_places, read_linked_places
from stationed.intake.packed import refuse_unknown
from stationed.intake.sheet import Sheet, to_sheet
from stationed.reading.cells import Cells
from stationed.reading.crs import to_wgs84
from stationed.reading.features import read_geojson
from stationed.reading.sqlite_tables import only_tables
from stationed.reading.values import Object, is_many, is_object

_DATED = re.compile(r"(-?\d{4,})[/-](\d\d)[/-](\d\d)(?:[T ]00:00:00(?:\.0+)?)?(?:Z|[+-]00(?::?00)?)?")
_GPX = ("waypoints", "tracks", "routes")


def read_features(data: bytes, *, path: Path) -> tuple[Sheet, ...]:
    """Read the features of a file as tables.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : Path
        Where it is; a Shapefile is read with the files beside it.

    Returns
    -------
    tuple of Sheet
        One for each layer that has features. Coordinates are WGS 84; dates stay the text that they are.

    Raises
    ------
    StationedError
        When it is damaged, has no features, or states no reference system that is known.
    """
    file = path.name
    if path.suffix.casefold() in (".kml", ".kmz"):
        return (read_kml(data, file=file),)
    if data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        value = _json(data, file)
        if value.get("type") == "Topology":
            refuse_unknown(data, file=file)
            return _by_gdal(io.BytesIO(data), file)
        if is_linked_places(value):
            return (read_linked_places(value, file=file),)
        features, findings = read_geojson(data, file=file, known=lambda _: True)
        errors = [finding for finding in findings if finding.severity == "error"]
        if features is None:
            raise StationedError(errors[0].message)
        return (to_sheet(features.cells, file=file, geometry=features.geometry, findings=findings),)
    refuse_unknown(data, file=file)
    if data.startswith(b"SQLite format 3\0"):
        try:
            tables, findings = only_tables(data, file=file)
        except sqlite3.Error as error:
            raise StationedError(f"{file}: the file cannot be read ({error}). Export it again.") from None
        if tables is None:
            raise StationedError(findings[0].message)
        data = tables
    return _by_gdal(path if path.suffix.casefold() == ".shp" else io.BytesIO(data), file)


def _json(data: bytes, file: str) -> Object:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise StationedError(f"{file}: the file breaks the rules of JSON ({error}). Export it again.") from None
    if not is_object(value):
        raise StationedError(
            f'{file}: expected a GeoJSON object, {{"type": "FeatureCollection", ...}}, got a list. Export it as '
            "GeoJSON or CSV."
        )
    return value


def _by_gdal(source: Path | io.BytesIO, file: str) -> tuple[Sheet, ...]:
    import pyogrio  # GDAL takes its time to load

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layers = [str(name) for name, kind in pyogrio.list_layers(source) if kind is not None]
            gpx = set(layers) >= {"waypoints", "track_points"}
            wanted = [name for name in layers if not gpx or name in _GPX]
            sheets = [sheet for name in wanted if (sheet := _layer(source, name, file, gpx)) is not None]
    except StationedError:
        raise
    except Exception as error:  # whatever a damaged file makes of the library
        reason = str(error).splitlines()[0][:100] if str(error) else "damaged"
        raise StationedError(f"{file}: the file cannot be read ({reason}). Export it again, or as GeoJSON.") from None
    if not sheets:
        raise StationedError(f"{file}: there are no features in it; expected places with dates.")
    return tuple(sheets)


def _layer(source: Path | io.BytesIO, layer: str, file: str, gpx: bool) -> Sheet | None:
    """One layer as a table; None when it has no features."""
    from pyogrio.raw import read as read_layer

    if isinstance(source, io.BytesIO):
        source.seek(0)
    meta, _, wkb, fields = read_layer(source, layer=layer, datetime_as_string=True)
    if wkb is None or not len(wkb):
        return None
    geometry = measured.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
    geometry[measured.is_empty(geometry)] = None
    geometry, findings = to_wgs84(geometry, meta["crs"], file=file)
    columns = {
        str(name): [_text(value) for value in column] for name, column in zip(meta["fields"], fields, strict=True)
    }
    columns = {name: texts for name, texts in columns.items() if any(texts)}
    if gpx and layer == "tracks":
        columns |= _track_times(source, len(geometry))
    frame = pd.DataFrame({place: pd.Series(texts, dtype="str") for place, texts in enumerate(columns.values())})
    rows = np.arange(1, len(geometry) + 1, dtype=np.int64)
    return to_sheet(Cells(tuple(columns), rows, frame), file=file, title=layer, geometry=geometry, findings=findings)


def _track_times(source: Path | io.BytesIO, count: int) -> dict[str, list[str]]:
    """The first and the last day of each track, from its points."""
    from pyogrio.raw import read as read_layer

    if isinstance(source, io.BytesIO):
        source.seek(0)
    meta, _, _, fields = read_layer(
        source, layer="track_points", columns=["track_fid", "time"], datetime_as_string=True
    )
    points = dict(zip(meta["fields"], fields, strict=True))
    if "time" not in points:
        return {}
    days: dict[int, list[str]] = {}
    for track, value in zip(points["track_fid"].tolist(), points["time"].tolist(), strict=True):
        if day := _text(value)[:10]:
            days.setdefault(int(track), []).append(day)
    ends = [(min(days[n]), max(days[n])) if n in days else ("", "") for n in range(count)]
    return {"start": [first for first, _ in ends], "end": [last for _, last in ends]}


def _text(value: object) -> str:
    """A value of a field as text; a date as ISO text, one at midnight as its day."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, float | np.floating):
        number = float(cast("float", value))
        return str(int(number)) if number.is_integer() else repr(number)
    if is_many(value):
        return "; ".join(map(_text, value))
    text = str(value)
    match = _DATED.fullmatch(text)
    return "" if text == "NaT" else "-".join(match.groups()) if match else text
