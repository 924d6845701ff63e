"""Files that are places and dates at once -> tables: GeoJSON, Linked Places, KML, GPX, GeoPackage and others.

GeoJSON is read by the json module, which keeps every property; the others by GDAL.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from stationed import measured
from stationed.errors import StationedError
from stationed.intake.kml import is_kml, read_kml
from stationed.intake.linked_places import is_linked_places, read_linked_places
from stationed.intake.own_layers import whole_claims
from stationed.intake.packed import is_zipped_shapefile, refuse_large_archive, refuse_unknown
from stationed.intake.qgis import qgis_times
from stationed.intake.sheet import Sheet, to_sheet
from stationed.reading.cells import Cells
from stationed.reading.columnar import texts_of
from stationed.reading.crs import to_wgs84
from stationed.reading.features import read_geojson
from stationed.reading.gdal import Layer, read_layers, refuse_cut_shapes
from stationed.reading.sqlite_tables import only_tables
from stationed.reading.values import Object, is_list, is_object
from stationed.reading.vector_file import its_own

_DATED = re.compile(r"(-?\d{4,})[/-](\d\d)[/-](\d\d)(?:[T ]00:00:00(?:\.0+)?)?(?:Z|[+-]00(?::?00)?)?")
_COLLECTION = '{"type": "FeatureCollection", ...}'
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
    is_json = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
    other = is_json or data.startswith((b"SQLite format 3\0", b"fgb"))
    if is_kml(data) or (path.suffix.casefold() in (".kml", ".kmz") and not other):
        return (read_kml(data, file=file),)
    if is_json:
        value = _json(data, file)
        if value.get("type") == "Topology":
            refuse_unknown(data, file=file)
            return _by_gdal(data, file)
        if is_linked_places(value):
            return (read_linked_places(value, file=file),)
        features, findings = read_geojson(data, file=file, known=lambda _: True)
        errors = [finding for finding in findings if finding.severity == "error"]
        if features is None:
            raise StationedError(errors[0].message)
        return (to_sheet(features.cells, file=file, geometry=features.geometry, findings=findings),)
    if is_zipped_shapefile(data):
        return _zipped_shapefile(data, file)
    refuse_unknown(data, file=file)
    if data.startswith(b"SQLite format 3\0"):
        try:
            tables, findings = only_tables(data, file=file)
        except sqlite3.Error as error:
            raise StationedError(f"{file}: the file cannot be read ({error}). Export it again.") from None
        if tables is None:
            raise StationedError(findings[0].message)
        return whole_claims(qgis_times(tables, _by_gdal(tables, file)))
    if path.suffix.casefold() != ".shp":
        return _by_gdal(data, file)
    try:
        refuse_cut_shapes(data)
    except ValueError as error:
        raise StationedError(f"{file}: {error}. Copy it again, with the files of its name beside it.") from None
    return _by_gdal(path, file)


def _zipped_shapefile(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The layers of the Shapefiles in an archive; nothing else in it is looked at."""
    refuse_large_archive(data, file=file)
    try:
        parts = its_own(data, "zip archive of a Shapefile")
    except Exception as error:  # whatever a damaged archive makes of the library
        raise StationedError(
            f"{file}: the Shapefile in the archive cannot be read ({error or 'damaged'}). Download it again."
        ) from None
    return _by_gdal(parts, file)


def _json(data: bytes, file: str) -> Object:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if "Extra data" in str(error):
            raise StationedError(
                f"{file}: got several JSON values, one a line perhaps; expected one GeoJSON object, {_COLLECTION}. "
                "Export it as GeoJSON or CSV."
            ) from None
        raise StationedError(f"{file}: the file breaks the rules of JSON ({error}). Export it again.") from None
    if not is_object(value):
        if is_list(value) and any(is_object(one) and {"id", "type", "title"} <= one.keys() for one in value):
            raise StationedError(
                f"{file}: this is a bibliography (CSL-JSON), and no table can be read from it. Give it with --sources "
                f"beside the table of records: stationed build TABLE --sources {file}"
            )
        raise StationedError(
            f"{file}: got a list; expected a GeoJSON object, {_COLLECTION}. Export it as GeoJSON or CSV."
        )
    return value


def _by_gdal(source: Path | bytes, file: str) -> tuple[Sheet, ...]:
    try:
        layers = read_layers(source, wanted=_wanted)
        sheets = tuple(_sheet(layer, file, source) for layer in layers)
    except StationedError:
        raise
    except Exception as error:  # whatever a damaged file makes of the library
        reason = str(error).splitlines()[0][:100] if str(error) else "damaged"
        reason = "damaged" if "/vsimem/" in reason else reason  # its own name for what it was given
        raise StationedError(f"{file}: the file cannot be read ({reason}). Export it again, or as GeoJSON.") from None
    if not sheets:
        raise StationedError(f"{file}: there are no features in it; expected places with dates.")
    return sheets


def _wanted(layers: list[str]) -> list[str]:
    """The layers to read; of a GPX file not those of single points of tracks and routes."""
    return [name for name in layers if name in _GPX] if set(layers) >= {"waypoints", "track_points"} else layers


def _sheet(layer: Layer, file: str, source: Path | bytes) -> Sheet:
    """One layer as a table."""
    geometry = layer.geometry
    geometry[measured.is_empty(geometry)] = None
    geometry, findings = to_wgs84(geometry, layer.crs, file=file)
    columns = {name: _texts(values) for name, values in layer.fields.items()}
    columns = {name: texts for name, texts in columns.items() if any(texts)}
    if layer.name == "tracks" and isinstance(source, bytes) and b"<gpx" in source[:8192].replace(b"\0", b""):
        columns |= _track_times(source, len(geometry))
    frame = pd.DataFrame({place: pd.Series(texts, dtype="str") for place, texts in enumerate(columns.values())})
    rows = np.arange(1, len(geometry) + 1, dtype=np.int64)
    cells = Cells(tuple(columns), rows, frame)
    return to_sheet(cells, file=file, title=layer.name, geometry=geometry, findings=findings)


def _track_times(source: bytes, count: int) -> dict[str, list[str]]:
    """The first and the last day of each track of a GPX file, from its points."""
    points = next((one for one in read_layers(source, wanted=lambda _: ["track_points"])), None)
    if points is None or "time" not in points.fields:
        return {}
    days: dict[int, list[str]] = {}
    for track, value in zip(points.fields["track_fid"].tolist(), _texts(points.fields["time"]), strict=True):
        if day := value[:10]:
            days.setdefault(int(track), []).append(day)
    ends = [(min(days[n]), max(days[n])) if n in days else ("", "") for n in range(count)]
    return {"start": [first for first, _ in ends], "end": [last for _, last in ends]}


def _texts(values: Iterable[object]) -> list[str]:
    """Values of a field as text; a date as ISO text, one at midnight as its day."""
    texts = texts_of(values)
    dated = {text: match for text in set(texts) if (match := _DATED.fullmatch(text))}
    return ["" if text == "NaT" else "-".join(dated[text].groups()) if text in dated else text for text in texts]
