"""GeoJSON: places as QGIS and most of the web write them."""

from __future__ import annotations

from stationed.model import Finding
from stationed.reading.features import Features, read_geojson
from stationed.reading.formats.format import Format, Given


def _places(given: Given) -> tuple[Features | None, list[Finding]]:
    return read_geojson(given.data, file=given.file, known=given.known)


GEOJSON = Format(name="GeoJSON", suffixes=(".geojson",), also=(".json",), places=_places, background=_places)
