"""Linked Places JSON -> a table: one row for each span of time of a place.

The format: github.com/LinkedPasts/linked-places-format. Its GeoJSON is read whole, so names with their dates, links and
certainty come through, which a geodata library drops.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from stationed import measured
from stationed.intake.sheet import Sheet, to_sheet
from stationed.model.codes import found
from stationed.model.config import LINK_PREFIXES
from stationed.reading.cells import Cells
from stationed.reading.values import Object, is_list, is_object, object_of

RELATION = "stationed:deployment"
"""Type of the relations of an export of stationed that are claims."""
COLUMNS = ("id", "place", "name", "type", "start", "end", "certainty", "url", "source", "note")


def is_linked_places(value: Object) -> bool:
    """Tell whether a GeoJSON object is Linked Places."""
    context = json.dumps(value.get("@context", "")).casefold()
    features = value.get("features")
    first = object_of(features[0]) if is_list(features) and features else {}
    return "linkedplaces" in context or "linkedpasts" in context or ("when" in first and "names" in first)


def read_linked_places(value: Object, *, file: str) -> Sheet:
    """Return the places of a Linked Places collection as a table.

    Parameters
    ----------
    value : dict
        The object of the file.
    file : str
        Its name.

    Returns
    -------
    Sheet
        A row for each timespan of a place's `when`, or one when it has none; the spans of its geometries count when it
        has none of its own. `in` is the date, else `earliest` and `latest` are the bounds of one. Of an export of
        stationed a row for each claim instead, with the columns that it was exported with.
    """
    features = value.get("features")
    if claims := _claims(features):
        return _as_exported(claims, len(_list(features)), file)
    rows: list[int] = []
    records: list[dict[str, str]] = []
    geometry: list[shapely.Geometry | None] = []
    for number, feature in enumerate(_list(features), start=1):
        if not is_object(feature):
            continue
        shape = _geometry(feature.get("geometry"))
        for start, end, certainty in _spans(feature):
            records.append(_record(feature, start, end, certainty))
            rows.append(number)
            geometry.append(shape)
    cells = pd.DataFrame(
        {place: pd.Series([record[name] for record in records], dtype="str") for place, name in enumerate(COLUMNS)}
    )
    shapes = np.full(len(geometry), None, dtype=object)
    shapes[:] = geometry
    return to_sheet(Cells(COLUMNS, np.array(rows, dtype=np.int64), cells), file=file, geometry=shapes)


def _claims(features: object) -> list[tuple[int, Object, shapely.Geometry | None]]:
    """The claims of an export of stationed, each with the number and the geometry of its feature."""
    claims: list[tuple[int, Object, shapely.Geometry | None]] = []
    for number, feature in enumerate(_list(features), start=1):
        relations = [object_of(one) for one in _list(object_of(feature).get("relations"))]
        own = [one for one in relations if _is_claim(one)]
        shape = _geometry(object_of(feature).get("geometry")) if own else None
        claims += [(number, one, shape) for one in own]
    ordered = sorted(claims, key=lambda claim: int(str(claim[1].get("stationed:claim", 0))))
    return [(number, object_of(one["stationed"]), shape) for number, one, shape in ordered]


def _is_claim(relation: Object) -> bool:
    number = str(relation.get("stationed:claim", ""))
    return relation.get("relationType") == RELATION and number.isdecimal() and is_object(relation.get("stationed"))


def _as_exported(claims: list[tuple[int, Object, shapely.Geometry | None]], places: int, file: str) -> Sheet:
    names = tuple(dict.fromkeys(name for _, own, _ in claims for name in own))
    columns = ([str(own.get(name, "")) for _, own, _ in claims] for name in names)
    cells = pd.DataFrame({place: pd.Series(texts, dtype="str") for place, texts in enumerate(columns)})
    shapes = np.full(len(claims), None, dtype=object)
    shapes[:] = [shape for _, _, shape in claims]
    rows = np.array([number for number, _, _ in claims], dtype=np.int64)
    idle = places - len(set(rows.tolist()))
    note = found(
        "table-read",
        f"{idle} places have no records and are not taken",
        file=file,
        fix="Nothing has to be done; a page shows records and the places that they are at.",
    )
    return to_sheet(Cells(names, rows, cells), file=file, geometry=shapes, findings=[note] if idle else [])


def _record(feature: Object, start: str, end: str, certainty: str) -> dict[str, str]:
    properties = object_of(feature.get("properties"))
    names = [name for name in map(_named, _list(feature.get("names"))) if name]
    title = str(properties.get("title") or (names[0] if names else ""))
    links = [_address(str(object_of(link).get("identifier", ""))) for link in _list(feature.get("links"))]
    types = [object_of(one) for one in _list(feature.get("types"))]
    words = [str(object_of(one).get("value", "")) for one in _list(feature.get("descriptions"))]
    cited = list(
        dict.fromkeys(
            str(object_of(one).get("label", ""))
            for name in _list(feature.get("names"))
            for one in _list(object_of(name).get("citations"))
            if object_of(one).get("label")
        )
    )
    notes = [
        *filter(None, words),
        *([f"Names: {'; '.join(names)}"] if len(names) > 1 else []),
        *([f"Types: {'; '.join(called)}"] if len(called := [*filter(None, map(_label, types))]) > 1 else []),
        *([f"Relations: {'; '.join(related)}"] if (related := _relations(feature)) else []),
        *([f"Sources: {'; '.join(cited)}"] if len(cited) > 1 else []),
        *(link for link in links[1:]),
    ]
    return {
        "id": "",
        "place": title,
        "name": title,
        "type": next(map(_label, types), ""),
        "start": start,
        "end": end,
        "certainty": certainty or str(object_of(feature.get("geometry")).get("certainty", "") or ""),
        "url": links[0] if links else str(feature.get("@id", "") or ""),
        "source": next(filter(None, cited), ""),
        "note": ". ".join(notes),
    }


def _label(one: Object) -> str:
    """What a type is called."""
    return str(one.get("label") or one.get("sourceLabel") or "")


def _relations(feature: Object) -> list[str]:
    """What a place is said to belong to or be joined with, and when: Bishop of Salisbury (1219/1538)."""
    found: list[str] = []
    for one in map(object_of, _list(feature.get("relations"))):
        called = str(one.get("label") or one.get("relationTo") or "")
        when = [f"{start}/{end}".strip("/") for start, end, _ in _timespans(one.get("when"))]
        found += [f"{called} ({', '.join(when)})" if any(when) else called] if called else []
    return found


def _address(identifier: str) -> str:
    """The address that a short form stands for, wd:Q23430; any other text as it is."""
    prefix, _, local = identifier.partition(":")
    return LINK_PREFIXES[prefix].replace("{id}", local) if prefix in LINK_PREFIXES and local else identifier


def _named(name: object) -> str:
    """A name with the years it was in use: Urga (1639/1924)."""
    toponym = str(object_of(name).get("toponym", ""))
    when = [f"{start}/{end}".strip("/") for start, end, _ in _timespans(object_of(name).get("when"))]
    return f"{toponym} ({', '.join(when)})" if toponym and when else toponym


def _spans(feature: Object) -> list[tuple[str, str, str]]:
    shape = object_of(feature.get("geometry"))
    inner = [object_of(shape), *(object_of(one) for one in _list(shape.get("geometries")))]
    own = list(_timespans(feature.get("when")))
    return own or [span for one in inner for span in _timespans(one.get("when"))] or [("", "", "")]


def _timespans(when: object) -> Iterator[tuple[str, str, str]]:
    said = object_of(when)
    for span in _list(said.get("timespans")):
        start, end = (_bound(object_of(span).get(side)) for side in ("start", "end"))
        yield start, end, str(said.get("certainty", "") or "")


def _bound(bound: object) -> str:
    one = object_of(bound)
    if one.get("in"):
        return str(one["in"])
    earliest, latest = str(one.get("earliest", "") or ""), str(one.get("latest", "") or "")
    if earliest and latest:
        return earliest if earliest == latest else f"[{earliest}..{latest}]"
    return f"[{earliest}..]" if earliest else f"[..{latest}]" if latest else ""


def _geometry(value: object) -> shapely.Geometry | None:
    if not is_object(value) or "type" not in value:
        return None
    # With on_invalid it is None where nothing can be read, of which its types say nothing.
    shape = cast("BaseGeometry | None", shapely.from_geojson(json.dumps(value), on_invalid="ignore"))
    return None if shape is None or shape.is_empty else measured.force_2d(np.array([shape], dtype=object))[0]


def _list(value: object) -> list[object]:
    return value if is_list(value) else []
