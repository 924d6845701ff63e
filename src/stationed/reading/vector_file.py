"""read_vector: a file of lines and areas that GDAL knows -> the features of all its layers."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import numpy as np

from stationed.files import ARCHIVE_FAULTS
from stationed.limits import UNPACKED_BYTES, UNPACKED_TIMES
from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.columnar import cells_of, damaged, placed, texts_of, without_coordinates
from stationed.reading.features import Features
from stationed.reading.gdal import SHAPES, read_layers, refuse_cut_shapes
from stationed.reading.large import unpacks_to_too_much
from stationed.reading.values import object_of

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""The files of a Shapefile that are read."""

_BEFORE = re.compile(rb"\s+|<\?[^>]*>|<!--.*?-->", re.DOTALL)
"""What may stand before the first element of XML: declarations and comments, one after the other."""

_KML = re.compile(rb"<(?:\w+:)?(?:kml|Document|Folder|Placemark)[\s>]")
"""The first element of a KML file."""

LAYER = "layer"
"""Property that says which layer of its file a feature is of."""


def read_vector(data: bytes, *, file: str, kind: str, lacking: bool = False) -> tuple[Features | None, list[Finding]]:
    """Return the features of a Shapefile in a zip archive, a FlatGeobuf, a KML or a TopoJSON file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.
    kind : str
        What it is, in words.
    lacking : bool
        Whether it is a Shapefile without the index beside it, which it cannot be read without.

    Returns
    -------
    Features or None
        Features are numbered from 1 through all layers that have any. None when there is nothing to read, which a
        finding then says.
    list of Finding
        `file-damaged`, `file-large`, `crs-unstated`, `crs-reprojected`, `crs-unknown` and those on geometries.
    """
    if lacking:
        return None, [_without_index(file)]
    if large := _unpacked(data, file):
        return None, large
    try:
        layers = read_layers(its_own(data, kind))
    except Exception:  # whatever a damaged file makes of the library
        layers = []
    if not layers:
        return None, [damaged(data, file, kind)]
    findings: list[Finding] = []
    parts: list[np.ndarray] = []
    columns: dict[str, list[str]] = {}
    before = 0
    for layer in layers:
        geometry, texts = layer.geometry, {name: texts_of(values) for name, values in layer.fields.items()}
        findings += [] if layer.crs or kind == "TopoJSON" else [_unstated(file)]
        met = without_coordinates(geometry, np.zeros(len(geometry), dtype=bool), file)
        part, more = placed(geometry, layer.crs, {}, file=file)
        findings += [replace(one, row=one.row + before if one.row else one.row) for one in (*met, *more)]
        parts.append(part)
        for field, column in (texts | {LAYER: [layer.name] * len(part)}).items():
            columns.setdefault(field, [""] * before).extend(column)
        before += len(part)
        for column in columns.values():
            column.extend([""] * (before - len(column)))
    return Features(cells_of(columns, first=1, length=before), np.concatenate(parts)), list(dict.fromkeys(findings))


def its_own(data: bytes, kind: str) -> bytes:
    """Return what the library is given of a file: nothing that sends it to other files or the network.

    The library goes by what is in a file, not by its name, and knows forms that name others (VRT, WFS, GDALG). So each
    kind must begin as it does, and of an archive only the parts of Shapefiles, or the one KML, are taken.

    Raises
    ------
    ValueError
        When the file is not of its kind.
    """
    if kind in ("Shapefile", "zip archive of a Shapefile"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name.lower().endswith(PARTS)}
        for part in (part for name, part in parts.items() if name.lower().endswith(".shp")):
            if not part.startswith(SHAPES):
                raise ValueError("no Shapefile")
            refuse_cut_shapes(part)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, part in parts.items():
                archive.writestr(zipfile.ZipInfo(name), part)
        return packed.getvalue()
    if kind == "KMZ":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(next(name for name in archive.namelist() if name.lower().endswith(".kml")))
    if kind == "FlatGeobuf":
        sound = data.startswith(b"fgb")
    elif kind == "TopoJSON":
        sound = object_of(json.loads(data)).get("type") == "Topology"
    else:
        sound = _KML.match(data, _first_element(data)) is not None
    if not sound:
        raise ValueError(f"no {kind}")
    return data


def _first_element(data: bytes) -> int:
    """Where the first element of XML begins, behind what may stand before it; each part of that is looked at once."""
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while part := _BEFORE.match(data, at):
        at = part.end()
    return at


def _unpacked(data: bytes, file: str) -> list[Finding]:
    """A finding for a zip archive that says itself, or whose parts say, that it holds too much."""
    if not data.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except ARCHIVE_FAULTS:
        return []  # what reads it next says that it is damaged
    return unpacks_to_too_much(size, max(UNPACKED_BYTES, UNPACKED_TIMES * len(data)), file=file)


def _without_index(file: str) -> Finding:
    stem = file.rpartition(".")[0]
    return found(
        "file-damaged",
        "a Shapefile is several files, and one that it needs is not there",
        file=file,
        got="no .shx beside it",
        expected=f"{stem}.shx, {stem}.dbf and {stem}.prj beside it",
        fix="Copy all files of that name here, or the zip archive that they came in.",
    )


def _unstated(file: str) -> Finding:
    return found(
        "crs-unstated",
        "the file does not say which reference system its coordinates are in; they are taken for WGS 84",
        file=file,
        column="crs",
        expected="a reference system, as in the .prj file of a Shapefile",
        fix="Copy the .prj file here as well, or save the layer again in EPSG:4326.",
    )
