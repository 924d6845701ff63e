"""A GeoJSON file -> the cells and the geometries of its features.

The json module reads it, not a geodata library: those drop properties that are lists and turn dates into timestamps.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stationed.model import Finding
from stationed.model.codes import found
from stationed.read.cells import Cells
from stationed.read.crs import to_wgs84
from stationed.read.geometry import read_geometries, shown
from stationed.read.json_text import read_json, without_collecting

NO_NUMBERS = frozenset({"nan", "inf", "-inf"})
"""What Python writes for the numbers that JSON does not have."""
LISTS = frozenset({"links", "source_ids", "label"})
"""Properties that may be lists; they are joined by ; as in a cell."""
STRUCTURED = frozenset({"names"})
"""Properties that are lists of objects; they become JSON text, as a GeoPackage has them."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a file, columnar."""

    cells: Cells
    """Their properties as text."""
    geometry: np.ndarray
    """A shapely geometry or None each, WGS 84."""


def read_geojson(data: bytes, *, file: str, known: Callable[[str], bool]) -> tuple[Features | None, list[Finding]]:
    """Give the features of a GeoJSON file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.
    known : callable
        Tells whether a property is used; the cells of others stay blank, only their names are kept.

    Returns
    -------
    Features or None
        None when there is nothing to read, which a finding then says.
    list of Finding
        What was met.
    """
    with without_collecting():
        return _read(data, file=file, known=known)


def _read(data: bytes, *, file: str, known: Callable[[str], bool]) -> tuple[Features | None, list[Finding]]:
    value, findings = read_json(data, file=file)
    if value is None and findings:
        return None, findings
    members, more = _members(value, file=file)
    findings += more
    if members is None:
        return None, findings
    features, rows, more = _features(members, file=file)
    findings += more
    properties = [_properties(feature) for feature in features]
    ids = [_id(own.get("id")) for own in properties]
    cells, more = _cells(properties, rows=rows, ids=ids, known=known, file=file)
    findings += more
    geometries = [feature.get("geometry") for feature in features]
    geometry, more = read_geometries(geometries, rows=rows, ids=ids, file=file)
    findings += more
    geometry, more = to_wgs84(geometry, _crs(value), file=file)
    complete = len(features) == len(members)
    return Features(
        Cells(tuple(cells), np.array(rows, dtype="int64"), _frame(cells, len(rows)), complete), geometry
    ), findings + more


def _frame(cells: dict[str, list[str]], count: int) -> pd.DataFrame:
    """The cells as a table; features without any property have rows all the same."""
    columns = {place: pd.Series(column, dtype="str") for place, column in enumerate(cells.values())}
    return pd.DataFrame(columns, index=pd.RangeIndex(count))


def _members(value: object, *, file: str) -> tuple[list[object] | None, list[Finding]]:
    """Give the list of features of a collection, of a single feature or of a bare geometry."""
    kind = value.get("type") if isinstance(value, dict) else None
    if isinstance(value, dict) and kind == "FeatureCollection" and isinstance(value.get("features"), list):
        return value["features"], []
    if kind == "Feature":
        return [value], []
    return None, [
        found(
            "json-shape",
            "the file is not a GeoJSON collection of features",
            file=file,
            got=f"type {shown(kind)}" if kind is not None else shown(value),
            expected='{"type": "FeatureCollection", "features": [...]}',
            fix="Export the layer as GeoJSON again.",
        )
    ]


def _features(members: list[object], *, file: str) -> tuple[list[dict[str, object]], list[int], list[Finding]]:
    """Give the members that are features, their numbers, and a finding for each that is not."""
    features: list[dict[str, object]] = []
    rows: list[int] = []
    findings: list[Finding] = []
    for row, member in enumerate(members, start=1):
        properties = member.get("properties") if isinstance(member, dict) else None
        if isinstance(member, dict) and member.get("type") == "Feature" and (isinstance(properties, dict | None)):
            features.append(member)
            rows.append(row)
        else:
            findings.append(
                found(
                    "json-shape",
                    "the member of features is not a feature",
                    file=file,
                    row=row,
                    got=shown(member),
                    expected='{"type": "Feature", "properties": {...}, "geometry": ...}',
                    fix="Export the layer as GeoJSON again, or take the member out.",
                )
            )
    return features, rows, findings


def _properties(feature: dict[str, object]) -> dict[str, object]:
    """Give the properties of a feature, the id beside them included when they have none."""
    properties = feature.get("properties")
    own = properties if isinstance(properties, dict) else {}
    return {"id": feature["id"], **own} if "id" in feature and "id" not in own else own


def _id(value: object) -> str:
    return cell(value) or "" if not isinstance(value, list | dict) else ""


def cell(value: object) -> str | None:
    """Give the text of a property that is text, number, true, false or null; None for a list or an object."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value) if isinstance(value, int) else None


def _cells(
    properties: list[dict[str, object]], *, rows: list[int], ids: list[str], known: Callable[[str], bool], file: str
) -> tuple[dict[str, list[str]], list[Finding]]:
    """Give the properties as columns of text, one for each name that occurs."""
    names = dict.fromkeys(name for own in properties for name in own)
    findings: list[Finding] = []
    columns: dict[str, list[str]] = {}
    for name in names:
        if not known(name):
            columns[name] = [""] * len(properties)
            continue
        column: list[str] = []
        for place, own in enumerate(properties):
            value = own.get(name)
            text = value if type(value) is str else cell(value)
            if text is None:
                text = _structured(name, value)
            if text is None or text in NO_NUMBERS:
                findings += _unusual(name, value, row=rows[place], id_=ids[place], file=file)
            column.append(text or "")
        columns[name] = column
    return columns, findings


def _structured(name: str, value: object) -> str | None:
    """Give a list as text where lists belong: joined by ; or, for lists of objects, as JSON."""
    if name in STRUCTURED:
        return json.dumps(value, ensure_ascii=False)
    if name in LISTS and isinstance(value, list):
        parts = [cell(part) for part in value]
        return ";".join(part for part in parts if part) if None not in parts else None
    return None


def _unusual(name: str, value: object, *, row: int, id_: str, file: str) -> list[Finding]:
    """Give the finding for a value that is no text: a list, an object, or one of the numbers JSON does not have."""
    if not isinstance(value, float):
        return [] if isinstance(value, str) else [_wrong_type(name, value, row=row, id_=id_, file=file)]
    return [
        found(
            "json-number",
            "the property holds a number that JSON does not have",
            file=file,
            row=row,
            id=id_,
            column=name,
            got=shown(value),
            expected="text, a finite number or null",
            fix="Write null if it is not known.",
        )
    ]


def _wrong_type(name: str, value: object, *, row: int, id_: str, file: str) -> Finding:
    listable = name in LISTS
    return found(
        "value-type",
        f"the property holds {'a list' if isinstance(value, list) else 'an object'}"
        + (" of something else than text" if listable else ""),
        file=file,
        row=row,
        id=id_,
        column=name,
        got=shown(value),
        expected='a list of text: ["a", "b"]' if listable else "text",
        fix="Write the text itself.",
    )


def _crs(value: object) -> object:
    """Give what the old member `crs` names, None without it."""
    crs = value.get("crs") if isinstance(value, dict) else None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return properties.get("name") if isinstance(properties, dict) else crs
