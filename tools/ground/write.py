"""GeoJSON as text: one feature a line, coordinates on the grid of their place, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from frame import snap, vertices
from shapely.geometry.base import BaseGeometry

Feature = tuple[dict[str, Any], BaseGeometry]


def feature_collection(features: list[Feature], *, note: str) -> str:
    """The text of a file: features in the order given, each on a line of its own."""
    lines = [feature_text(properties, geometry) for properties, geometry in features]
    head = json.dumps(note, ensure_ascii=False)
    return f'{{"type": "FeatureCollection", "note": {head}, "features": [\n' + ",\n".join(lines) + "\n]}\n"


def feature_text(properties: dict[str, Any], geometry: BaseGeometry) -> str:
    """One feature; empty texts are left out, and outer rings run counter-clockwise as RFC 7946 asks."""
    kept = {key: value for key, value in properties.items() if value not in ("", None)}
    shape = {"type": geometry.geom_type, "coordinates": coordinates(shapely.orient_polygons(geometry))}
    body = {"type": "Feature", "properties": kept}
    text = json.dumps(body, ensure_ascii=False)[:-1]
    return f'{text}, "geometry": {json.dumps(shape, separators=(",", ":"))}}}'


def coordinates(geometry: BaseGeometry) -> Any:
    """The coordinates as nested lists, on the grid; longer parts come first, so that their order is stable."""
    if isinstance(geometry, shapely.Polygon):
        rings = [geometry.exterior, *sorted(geometry.interiors, key=lambda ring: ring.bounds)]
        return [[list(snap(x, y)) for x, y in vertices(ring)] for ring in rings]
    if geometry.geom_type.startswith("Multi"):
        parts = sorted(shapely.get_parts(geometry), key=lambda part: (-part.length, part.bounds))
        return [coordinates(part) for part in parts]
    points = [list(snap(x, y)) for x, y in vertices(geometry)]
    return points[0] if geometry.geom_type == "Point" else points


def write(path: Path, features: list[Feature], *, note: str) -> None:
    """Write one file, UTF-8 with LF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(feature_collection(features, note=note), encoding="utf-8", newline="\n")
