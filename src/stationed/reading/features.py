"""A GeoJSON file -> the cells and the geometries of its features.

The json module reads it, not a geodata library: those drop properties that are lists and turn dates into timestamps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from stationed.model import Finding
from stationed.model.codes import found
from stationed.pace import without_collecting
from stationed.reading.antimeridian import split_at_antimeridian
from stationed.reading.arrow import text_column
from stationed.reading.cells import Cells
from stationed.reading.crs import to_wgs84
from stationed.reading.geometry import read_geometries, shown
from stationed.reading.json_text import read_json
from stationed.reading.large import too_many_properties
from stationed.reading.large_geometry import without_large
from stationed.reading.members import member_findings
from stationed.reading.misspelt import meant_for, said_of
from stationed.reading.properties import Ids, properties_of, text_columns
from stationed.reading.values import Object, are_objects, is_list, is_object, members_named, object_of


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a file, columnar."""

    cells: Cells
    """Their properties as text."""
    geometry: np.ndarray
    """A shapely geometry or None each, WGS 84."""


def read_geojson(data: bytes, *, file: str, known: Callable[[str], bool]) -> tuple[Features | None, list[Finding]]:
    """Return the features of a GeoJSON file.

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
    properties = properties_of(features)
    if large := too_many_properties(len(set(chain.from_iterable(properties))), file=file):
        return None, findings + large
    ids = Ids(properties)
    cells, more = text_columns(properties, rows=rows, ids=ids, known=known, file=file)
    findings += more
    findings += member_findings(value, features, rows=rows, ids=ids, file=file)
    geometry, more = read_geometries(members_named(features, "geometry"), rows=rows, ids=ids, file=file)
    findings += more
    geometry, converted = to_wgs84(geometry, _crs(value), file=file)
    geometry, large = without_large(geometry, rows=rows, ids=ids, file=file)
    findings += large
    geometry, more = split_at_antimeridian(geometry, rows=rows, ids=ids, file=file)
    findings += converted
    complete = len(features) == len(members)
    return Features(
        Cells(tuple(cells), np.array(rows, dtype="int64"), _frame(cells, len(rows)), complete), geometry
    ), findings + more


def _frame(cells: dict[str, list[str]], count: int) -> pd.DataFrame:
    """The cells as a table; features without any property have rows all the same."""
    columns = {place: text_column(column) for place, column in enumerate(cells.values())}
    return pd.DataFrame(columns, index=pd.RangeIndex(count))


def _members(value: object, *, file: str) -> tuple[list[object] | None, list[Finding]]:
    """Return the list of features of a collection, of a single feature or of a bare geometry."""
    kind, members = (value.get("type"), value.get("features")) if is_object(value) else (None, None)
    if kind == "FeatureCollection" and is_list(members):
        return members, []
    if kind == "Feature":
        return [value], []
    return None, [_no_collection(value, kind, file=file)]


def _no_collection(value: object, kind: object, *, file: str) -> Finding:
    """Say of a file that it holds no features, or that a member of it is misspelt."""
    members = object_of(value)
    for name in ("type", "features") if members and kind in (None, "FeatureCollection") else ():
        if other := meant_for(name, members, beside=("type", "crs", "name", "bbox")):
            return found("member-misspelt", **said_of(name, other), file=file, column=name)
    got = shown(value) if kind is None else f"type {shown(kind)}"
    if kind == "FeatureCollection":
        got = f"features {shown(members['features'])}" if "features" in members else f"members {', '.join(members)}"
    return found(
        "json-shape",
        "the file is not a GeoJSON collection of features",
        file=file,
        got=got,
        expected='{"type": "FeatureCollection", "features": [...]}',
        fix="Export the layer as GeoJSON again.",
    )


def _features(members: list[object], *, file: str) -> tuple[list[Object], list[int], list[Finding]]:
    """Return the members that are features, their numbers, and a finding for each that is not."""
    if are_objects(members):
        kinds, inner = members_named(members, "type"), members_named(members, "properties")
        if kinds.count("Feature") == len(members) and {dict, type(None)}.issuperset(map(type, inner)):
            return members, list(range(1, len(members) + 1)), []
    features: list[Object] = []
    rows: list[int] = []
    findings: list[Finding] = []
    for row, member in enumerate(members, start=1):
        if is_object(member) and member.get("type") == "Feature" and isinstance(member.get("properties"), dict | None):
            features.append(member)
            rows.append(row)
        else:
            findings.append(_no_feature(member, row, file=file))
    return features, rows, findings


def _no_feature(member: object, row: int, *, file: str) -> Finding:
    """Say of a member of the features why it is none."""
    say: dict[str, Any] = {"problem": "the member of features is not a feature", "got": shown(member)}
    if is_object(member):
        if other := meant_for("type", member, beside=("properties", "geometry", "id", "bbox")):
            return found("member-misspelt", **said_of("type", other), file=file, row=row, column="type")
        if member.get("type") == "Feature":
            problem = "the properties of the feature are no object, so the feature is not read"
            say = {"problem": problem, "got": shown(member.get("properties")), "column": "properties"}
        elif "type" in member:
            say |= {"got": f"type {shown(member['type'])}", "column": "type"}
    return found(
        "json-shape",
        file=file,
        row=row,
        expected='{"type": "Feature", "properties": {...}, "geometry": ...}',
        fix="Export the layer as GeoJSON again, or take the member out.",
        **say,
    )


def _crs(value: object) -> object:
    """Return what the old member `crs` names, None without it."""
    crs = object_of(value).get("crs")
    properties = object_of(crs).get("properties")
    return properties.get("name") if is_object(properties) else crs
