"""GeoJSON: the claims as features that QGIS and web maps open."""

from __future__ import annotations

import json
from typing import Any

import shapely

from stationed.export.formats.claims import Cells, claim_properties, geometries
from stationed.export.formats.form import ExportFormat, Records
from stationed.payload.columns import column, texts
from stationed.payload.sources import citation, cited


def claims_geojson(records: Records) -> bytes:
    """Write the claims as GeoJSON.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    bytes
        RFC 7946: a FeatureCollection in WGS 84, one feature a claim in file order, a line each; the geometry is null
        when nobody knows the place. Properties are the columns of `claim_columns` but for longitude and latitude, null
        for a number that is not known. Further members of the collection tell title, credit, licence and the cited
        sources by id.
    """
    columns = claim_properties(records)
    said = [cells.spelt(lambda value, name=name: f"{_json(name)}:{_json(value)}") for name, cells in columns.items()]
    shapes, codes = geometries(records)
    placed = Cells(tuple(text or "null" for text in shapely.to_geojson(shapes)), codes).spelt(str)
    properties = map(",".join, zip(*said, strict=True))
    features = (
        f'{{"type":"Feature","properties":{{{told}}},"geometry":{shape}}}'
        for told, shape in zip(properties, placed, strict=True)
    )
    head = _json({"type": "FeatureCollection", **_about(records)})[:-1]
    return "".join([head, ',"features":[\n', ",\n".join(features), "\n]}\n"]).encode()


def _about(records: Records) -> dict[str, Any]:
    """Whose the records are and what they rest on."""
    config = records.tables.config
    sources, _ = cited(records.tables.sources, texts(column(records.tables.claims, "source_ids")))
    return {
        "title": config.title,
        "credit": config.credit,
        "licence": {"name": config.licence, "url": config.licence_url},
        "sources": {source.source_id: citation(source) for source in sources},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


FORMAT = ExportFormat("geojson", ".geojson", "application/geo+json", "features for QGIS and web maps", claims_geojson)
