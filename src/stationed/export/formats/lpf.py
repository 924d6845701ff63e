"""Linked Places Format 1.2: the gazetteer with its names, links and dates, and the claims as relations of its places.

The format: github.com/LinkedPasts/linked-places-format; a feature is valid against the draft-07 schema 1.2.2 of the
World Historical Gazetteer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote

import numpy as np
import pandas as pd
import shapely

from stationed.dates import parse_spans
from stationed.export.formats.claims import claim_properties
from stationed.export.formats.form import ExportFormat, Records
from stationed.export.formats.spans import timespan
from stationed.model import LINK_PREFIXES, Source
from stationed.payload.columns import column
from stationed.payload.sources import citation, split

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
"""The JSON-LD context that the format names."""

RELATION = "stationed:deployment"
"""Type of the relations that are claims."""

SURE = {"exact": "certain", "approximate": "less-certain"}
"""Precision of a place -> certainty of its geometry; that of an area says itself what it is."""

Json = dict[str, Any]


def places_lpf(records: Records) -> bytes:
    """Write the gazetteer and its claims as Linked Places.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    bytes
        A FeatureCollection, a feature a location and a line each. A claim is a relation of its location to its unit;
        its member ``stationed`` holds every column of the CSV export but for coordinates, blanks left out, from which
        the claims are read again as they were. `when` is what the claims say of the place.

    Notes
    -----
    Dates that are more than a year, a month or a day are given by their bounds (``earliest``, ``latest``). A location
    without a geometry has an empty collection of them, since the schema knows no null. Breaks of lines in names, notes
    and citations are blanks, since it knows texts of one line alone.
    """
    relations = _by_location(records)
    names = _by_code(_names(records), records.tables.place_names["location_id"].tolist())
    texts = cast("list[str | None]", cast("Any", shapely.to_geojson(_shapes(records))).tolist())
    shapes = [json.loads(text) if text else None for text in texts]
    cited = {source.source_id: source for source in records.tables.sources}
    lines: list[str] = []
    for row, place in enumerate(records.tables.locations.drop(columns="geometry").to_dict("records")):
        said = {str(key): str(value) for key, value in place.items()}
        feature = _feature(records, said, shapes[row], names.get(said["location_id"], []), cited)
        lines.append(_json(feature | _told(relations.get(row, []))))
    head = _json({"type": "FeatureCollection", "@context": CONTEXT, **_about(records)})[:-1]
    return "".join([head, ',"features":[\n', ",\n".join(lines), "\n]}\n"]).encode()


def uri(records: Records, kind: str, name: str) -> str:
    """Return the name of a thing of the atlas as a URN, since an atlas need not have an address."""
    return f"urn:stationed:{quote(records.tables.config.id)}:{kind}:{quote(name, safe='')}"


def _about(records: Records) -> Json:
    config = records.tables.config
    said = {"title": config.title, "credit": config.credit, "licence": config.licence_url or config.licence}
    return {name: text for name, text in said.items() if text}


def _feature(
    records: Records, place: Mapping[str, str], shape: Json | None, names: list[Json], cited: Mapping[str, Source]
) -> Json:
    first = records.tables.config.languages[0]
    citations = [_cited(records, cited[one]) for one in split(place["source_ids"]) if one in cited]
    own = {"toponym": _line(place["name"]), "lang": first} | ({"citations": citations} if citations else {})
    known = [own, *(name for name in names if (name["toponym"], name.get("lang")) != (own["toponym"], first))]
    known += [name for name in names if name not in known]
    geometry: Json = shape or {"type": "GeometryCollection", "geometries": []}
    if place["precision"] in SURE and shape:
        geometry["certainty"] = SURE[place["precision"]]
    feature: Json = {
        "@id": uri(records, "location", place["location_id"]),
        "type": "Feature",
        "properties": {"title": own["toponym"], "stationed:id": place["location_id"]},
        "geometry": geometry,
        "names": known,
    }
    if place["precision"]:
        feature["properties"]["stationed:precision"] = place["precision"]
    if place["kind"]:
        feature["types"] = [{"label": _line(place["kind"]), "sourceLabel": _line(place["kind"])}]
    if links := [_link(one) for one in split(place["links"])]:
        feature["links"] = links
    if place["note"]:
        feature["descriptions"] = [{"value": _line(place["note"]), "lang": first}]
    return feature


def _line(text: str) -> str:
    """A text on one line: the schema allows no breaks within one."""
    return " ".join(text.splitlines())


def _link(text: str) -> Json:
    """A link: to the same place for an id of a gazetteer, to something about it for an address."""
    prefix, colon, _ = text.partition(":")
    return {"type": "closeMatch" if colon and prefix in LINK_PREFIXES else "seeAlso", "identifier": text}


def _cited(records: Records, source: Source) -> Json:
    return {"@id": source.url or uri(records, "source", source.source_id), "label": _line(citation(source))}


def _names(records: Records) -> list[Json]:
    """The names of the locations with the time in which they were used."""
    table = records.tables.place_names
    starts, ends = column(table, "start"), column(table, "end")
    spans, _ = parse_spans(starts, ends, records.tables.config.dates)
    found: list[Json] = []
    cells = zip(table["name"].tolist(), table["lang"].tolist(), starts.tolist(), ends.tolist(), strict=True)
    for row, (name, lang, start, end) in enumerate(cells):
        one: Json = {"toponym": _line(str(name))} | ({"lang": str(lang)} if lang else {})
        if spans.ok[row] and (span := timespan(str(start), str(end), spans, row)):
            one["when"] = {"timespans": [span]}
        found.append(one)
    return found


def _by_code(values: list[Json], keys: list[Any]) -> dict[Any, list[Json]]:
    found: dict[Any, list[Json]] = {}
    for key, value in zip(keys, values, strict=True):
        found.setdefault(key, []).append(value)
    return found


def _shapes(records: Records) -> Any:
    found = np.asarray(records.tables.locations.geometry.array, dtype=object).copy()
    found[shapely.is_empty(found)] = None
    return found


def _by_location(records: Records) -> dict[Any, list[Json]]:
    """The claims at each location, by its row."""
    columns = claim_properties(records)
    spelt = {name: cells.spelt(lambda value: "" if value is None else str(value)) for name, cells in columns.items()}
    when = _when(records)
    cited = {source.source_id: source for source in records.tables.sources}
    claims: list[Json] = []
    for row, cells in enumerate(zip(*spelt.values(), strict=True)):
        own = {name: text for name, text in zip(spelt, cells, strict=True) if text}
        sources = [_cited(records, cited[one]) for one in split(own.get("source_ids", "")) if one in cited]
        certain = {"certainty": own["certainty"]} if "certainty" in own else {}
        claims.append(
            {
                "relationType": RELATION,
                "relationTo": uri(records, "unit", own.get("unit_id", "")),
                "label": _line(own.get("designation") or own.get("unit_id", "")),
                **({"when": when[row] | certain} if when[row] or certain else {}),
                **({"citations": sources} if sources else {}),
                "stationed:claim": row + 1,
                "stationed": own,
            }
        )
    return _by_code(claims, records.joined.location_code.tolist())


def _when(records: Records) -> list[Json]:
    """The span of each claim; claims with the same dates share it."""
    starts, ends = (column(records.tables.claims, name) for name in ("start", "end"))
    codes, _ = pd.factorize(starts + "\n" + ends)
    _, first = np.unique(codes, return_index=True)
    spans = records.joined.spans
    told = [timespan(str(starts.iloc[row]), str(ends.iloc[row]), spans, row) for row in first.tolist()]
    distinct = [{"timespans": [one]} if one else {} for one in told]
    return [distinct[code] for code in codes.tolist()]


def _told(relations: list[Json]) -> Json:
    """What the claims add to a feature."""
    if not relations:
        return {}
    spans = [span for one in relations for span in one.get("when", {}).get("timespans", [])]
    distinct = list({json.dumps(span): span for span in spans}.values())
    return ({"when": {"timespans": distinct}} if distinct else {}) | {"relations": relations}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


FORMAT = ExportFormat("lpf", ".jsonld", "application/ld+json", "Linked Places for historical gazetteers", places_lpf)
