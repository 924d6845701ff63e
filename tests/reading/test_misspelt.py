"""Members of GeoJSON objects that stand there under another name, or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely

from stationed.model import Finding
from stationed.reading.features import Features, read_geojson


def read(*features: Any) -> tuple[Features | None, list[Finding]]:
    data = json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()
    return read_geojson(data, file="locations.geojson", known=lambda name: True)


def a_feature(geometry: Any = None) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"id": "suva", "name": "Suva"}, "geometry": geometry}


@pytest.mark.parametrize(
    ("geometry", "got", "expected"),
    [
        ({"type": "Point", "Coordinates": [1, 2]}, "Coordinates", "coordinates"),
        ({"type": "Polygon", "coordinate": []}, "coordinate", "coordinates"),
        ({"type": "LineString", "coords": [[1, 2], [3, 4]]}, "coords", "coordinates"),
        ({"Type": "Point", "coordinates": [1, 2]}, "Type", "type"),
        ({"TYPE": "Point", "COORDINATES": [1, 2]}, "TYPE", "type"),
        ({"type": "GeometryCollection", "Geometries": []}, "Geometries", "geometries"),
        ({"type": "GeometryCollection", "geometry": []}, "geometry", "geometries"),
    ],
)
@pytest.mark.parametrize("within", [False, True], ids=["alone", "within"])
def test_a_misspelt_member_of_a_geometry_is_named_as_such(geometry, got, expected, within):
    whole = {"type": "GeometryCollection", "geometries": [geometry, geometry]} if within else geometry
    _, findings = read(a_feature(whole))
    said = {finding for finding in findings if finding.code == "member-misspelt"}
    assert {(finding.column, finding.got, finding.expected) for finding in said} == {("geometry", got, expected)}
    assert {finding.fix for finding in said} == {f"Rename it to {expected}."}


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ({"type": "Point"}, "the Point has no member coordinates"),
        ({"type": "GeometryCollection"}, "the GeometryCollection has no member geometries"),
        ({"coordinates": [1, 2]}, "the geometry has no member type"),
        ({}, "the geometry has no member type"),
    ],
)
def test_a_geometry_without_a_member_that_it_needs_is_an_error(geometry, problem):
    features, findings = read(a_feature(geometry), a_feature({"type": "Point", "coordinates": [1, 2]}))
    assert [(finding.code, finding.row, finding.problem) for finding in findings] == [("geometry-type", 1, problem)]
    assert features is not None
    assert shapely.is_missing(features.geometry).tolist() == [True, False]


@pytest.mark.parametrize(
    ("file", "got", "expected"),
    [
        ({"type": "FeatureCollection", "Features": []}, "Features", "features"),
        ({"type": "FeatureCollection", "feature": []}, "feature", "features"),
        ({"Type": "FeatureCollection", "features": []}, "Type", "type"),
    ],
)
def test_a_misspelt_member_of_the_collection_is_named_as_such(file, got, expected):
    features, findings = read_geojson(json.dumps(file).encode(), file="x.geojson", known=lambda name: True)
    assert features is None
    assert [(finding.code, finding.got, finding.expected) for finding in findings] == [
        ("member-misspelt", got, expected)
    ]


@pytest.mark.parametrize(
    ("member", "column", "got"),
    [
        ({"Type": "Feature", "properties": {}, "geometry": None}, "type", "Type"),
        ({"type": "feature", "properties": {}, "geometry": None}, "type", "type feature"),
        ({"type": "Feature", "properties": "Suva", "geometry": None}, "properties", "Suva"),
    ],
)
def test_what_keeps_a_member_from_being_a_feature_is_named(member, column, got):
    _, findings = read(a_feature(), member)
    assert [(finding.row, finding.column, finding.got) for finding in findings] == [(2, column, got)]
