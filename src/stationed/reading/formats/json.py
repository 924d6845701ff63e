"""JSON: a background whose name says no more than that, as most data on npm, read as what is in it."""

from __future__ import annotations

from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.features import Features
from stationed.reading.formats.format import Format, Given
from stationed.reading.formats.geojson import GEOJSON
from stationed.reading.formats.vector import TOPOJSON
from stationed.reading.geometry import KINDS
from stationed.reading.json_text import read_json
from stationed.reading.values import object_of

_COLLECTION = "FeatureCollection"


def _background(given: Given) -> tuple[Features | None, list[Finding]]:
    value, findings = read_json(given.data, file=given.file)
    if value is None and findings:
        return None, findings
    kind = object_of(value).get("type")
    form = TOPOJSON if kind == "Topology" else GEOJSON
    if form.background is None or kind not in ("Topology", _COLLECTION, "Feature", *KINDS):
        return None, [_neither(given.file)]
    return form.background(given)


def _neither(file: str) -> Finding:
    return found(
        "file-unread",
        "not read, and so on no map: the file holds neither GeoJSON nor TopoJSON",
        file=file,
        expected=f"an object of the type {_COLLECTION} or Topology",
        fix="Save what is to be drawn in one of these forms, and keep the rest outside this folder.",
    )


JSON = Format(name="JSON", suffixes=(".json",), background=_background)
