"""GeoPackage: layers of places in a SQLite file, as QGIS keeps them."""

from __future__ import annotations

from stationed.model import Finding
from stationed.reading.columnar import read_geopackage
from stationed.reading.features import Features
from stationed.reading.formats.format import Format, Given


def _places(given: Given) -> tuple[Features | None, list[Finding]]:
    return read_geopackage(given.data, file=given.file)


GEOPACKAGE = Format(name="GeoPackage", suffixes=(".gpkg",), binary=True, places=_places, background=_places)
