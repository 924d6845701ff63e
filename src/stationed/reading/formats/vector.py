"""Shapefile, FlatGeobuf, KML and TopoJSON: what the background may be in as well, read by GDAL.

A place of the gazetteer needs more than they hold: an id, lists, names with dates. A Shapefile is several files; a zip
archive of it, as most are offered for download, is read as it is.
"""

from __future__ import annotations

import io
import zipfile

from stationed.model import Finding
from stationed.reading.features import Features
from stationed.reading.formats.format import Format, Given, Read
from stationed.reading.vector_file import PARTS, read_vector

_SHAPEFILE = "Shapefile"


def _shapefile(given: Given) -> tuple[Features | None, list[Finding]]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for suffix, data in ((".shp", given.data), *sorted(given.beside.items())):
            archive.writestr(zipfile.ZipInfo(f"{given.stem}{suffix}"), data)
    return read_vector(packed.getvalue(), file=given.file, kind=_SHAPEFILE, lacking=".shx" not in given.beside)


def _reader(kind: str) -> Read[Features | None]:
    """The reader of files that are whole in themselves."""

    def read(given: Given) -> tuple[Features | None, list[Finding]]:
        return read_vector(given.data, file=given.file, kind=kind)

    return read


SHAPEFILE = Format(
    name=_SHAPEFILE,
    suffixes=(".shp",),
    binary=True,
    beside=PARTS[1:],
    background=_shapefile,
)
ARCHIVE = Format(
    name="zipped Shapefile", suffixes=(".zip",), binary=True, background=_reader("zip archive of a Shapefile")
)
FLATGEOBUF = Format(name="FlatGeobuf", suffixes=(".fgb",), binary=True, background=_reader("FlatGeobuf"))
KML = Format(name="KML", suffixes=(".kml",), background=_reader("KML"))
KMZ = Format(name="KMZ", suffixes=(".kmz",), binary=True, background=_reader("KMZ"))
TOPOJSON = Format(name="TopoJSON", suffixes=(".topojson",), background=_reader("TopoJSON"))
