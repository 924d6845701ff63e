"""geojson_text: properties and geometries of features -> a GeoJSON file, a line a feature."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def geojson_text(properties: Iterable[Mapping[str, object]], geometries: Iterable[str | None]) -> str:
    """Return a collection of features.

    Parameters
    ----------
    properties : iterable of mappings
        What each feature says.
    geometries : iterable of str or None
        The geometry of each as GeoJSON; None or '' for a feature that is nowhere.
    """
    lines = (
        f'{{"type": "Feature", "properties": {json.dumps(said, ensure_ascii=False)}, "geometry": {shape or "null"}}}'
        for said, shape in zip(properties, geometries, strict=True)
    )
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"
