"""GeoJSON: every property kept as written, one bad feature losing none of the others."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely

from stationed.model import Finding
from stationed.reading import read_tables
from stationed.reading.features import Features, read_geojson

POINT = {"type": "Point", "coordinates": [106.9, 47.9]}


def a_feature(geometry: Any = POINT, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"id": "x", **properties}, "geometry": geometry}


def read(*features: Any, **members: Any) -> tuple[Features, list[Finding]]:
    data = json.dumps({"type": "FeatureCollection", **members, "features": list(features)}).encode()
    found, findings = read_geojson(data, file="locations.geojson", known=lambda name: True)
    assert found is not None
    return found, findings


def column(features: Features, name: str) -> list[str]:
    return features.cells.cells[features.cells.header.index(name)].tolist()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1939-08-20", "1939-08-20"),
        ("007", "007"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (True, "true"),
        (None, ""),
        ("", ""),
        ("\u202ehidden", "\u202ehidden"),
    ],
)
def test_a_property_becomes_text_as_it_was_written(value, text):
    features, findings = read(a_feature(note=value))
    assert (column(features, "note"), findings) == ([text], [])


def test_lists_of_text_are_joined_by_semicolons():
    assert column(read(a_feature(links=["wd:Q1", "gn:2"]))[0], "links") == ["wd:Q1;gn:2"]


def test_names_are_kept_as_json():
    names = [{"name": "Урга", "lang": "ru"}]
    assert json.loads(column(read(a_feature(names=names))[0], "names")[0]) == names


def test_an_id_beside_the_properties_counts_when_they_have_none():
    feature = {"type": "Feature", "id": 7, "properties": {"name": "x"}, "geometry": None}
    assert column(read(feature)[0], "id") == ["7"]


@pytest.mark.parametrize(
    ("geometry", "wkt"),
    [
        (POINT, "POINT (106.9 47.9)"),
        ({"type": "Point", "coordinates": [106.9, 47.9, 1350]}, "POINT (106.9 47.9)"),
        ({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}, "MULTIPOINT ((1 2), (3 4))"),
        ({"type": "LineString", "coordinates": [[1, 2], [3, 4]]}, "LINESTRING (1 2, 3 4)"),
        ({"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]]]}, "MULTILINESTRING ((1 2, 3 4))"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}, "POLYGON ((0 0, 1 0, 1 1, 0 0))"),
        (
            {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]},
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
        ),
        (
            {
                "type": "GeometryCollection",
                "geometries": [POINT, {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}],
            },
            "GEOMETRYCOLLECTION (POINT (106.9 47.9), LINESTRING (1 2, 3 4))",
        ),
        (None, None),
    ],
)
def test_every_kind_of_geometry_is_read_in_two_dimensions(geometry, wkt):
    features, findings = read(a_feature(geometry))
    assert (shapely.to_wkt(features.geometry[0], trim=True), findings) == (wkt, [])


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        ("here", "geometry-type"),
        ([1, 2], "geometry-type"),
        ({"type": "Circle", "coordinates": [1, 2]}, "geometry-type"),
        ({"coordinates": [1, 2]}, "geometry-type"),
        ({"type": "Point"}, "geometry-type"),
        ({"type": "Point", "coordinates": []}, "geometry-empty"),
        ({"type": "Point", "coordinates": [1]}, "geometry-number"),
        ({"type": "Point", "coordinates": ["1", "2"]}, "geometry-number"),
        ({"type": "Point", "coordinates": [True, 2]}, "geometry-number"),
        ({"type": "Point", "coordinates": [None, 2]}, "geometry-number"),
        ({"type": "Point", "coordinates": [float("nan"), 2]}, "geometry-number"),
        ({"type": "Point", "coordinates": [float("inf"), 2]}, "geometry-number"),
        ({"type": "Point", "coordinates": [10**400, 2]}, "geometry-number"),
        ({"type": "Point", "coordinates": [[1, 2]]}, "geometry-depth"),
        ({"type": "LineString", "coordinates": [1, 2]}, "geometry-depth"),
        ({"type": "LineString", "coordinates": [[1, 2], 3]}, "geometry-depth"),
        ({"type": "LineString", "coordinates": [[1, 2]]}, "geometry-short"),
        ({"type": "Polygon", "coordinates": [[0, 0], [1, 0], [1, 1], [0, 0]]}, "geometry-depth"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [0, 0]]]}, "geometry-short"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}, "ring-open"),
        ({"type": "Polygon", "coordinates": [[]]}, "geometry-short"),
        ({"type": "MultiPolygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}, "geometry-depth"),
        ({"type": "GeometryCollection", "geometries": [{"type": "Pont"}]}, "geometry-type"),
        ({"type": "GeometryCollection"}, "geometry-type"),
        ({"type": "GeometryCollection", "geometries": []}, "geometry-empty"),
        ({"type": "MultiPolygon", "coordinates": [[], [[[0, 0], [1, 0], [1, 1], [0, 0]]]]}, "geometry-empty"),
        ({"type": "Point", "coordinates": [106, 9, 47, 9]}, "geometry-number"),
        ({"type": "Point", "coordinates": [1, 2, "f"]}, "geometry-number"),
        ({"type": "Point", "coordinates": [1, 2, None]}, "geometry-number"),
        ({"type": "Point", "coordinates": [1, 2, float("nan")]}, "geometry-number"),
        ({"type": "Point", "coordinates": [1, 2, 3, "text"]}, "geometry-number"),
        ({"type": "LineString", "coordinates": [[1, 2], [3, 4, 5, 6]]}, "geometry-number"),
    ],
)
def test_a_broken_geometry_is_reported_and_loses_no_other_feature(geometry, code):
    features, findings = read(a_feature(), a_feature(geometry, name="broken"), a_feature())
    assert [(finding.code, finding.row, finding.column) for finding in findings] == [(code, 2, "geometry")]
    assert [shape is not None for shape in features.geometry[[0, 2]]] == [True, True]
    assert column(features, "name") == ["", "broken", ""]


def test_an_open_ring_is_closed_for_the_further_checks():
    features, _ = read(a_feature({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}))
    assert shapely.to_wkt(features.geometry[0], trim=True) == "POLYGON ((0 0, 1 0, 1 1, 0 0))"


@pytest.mark.parametrize("member", [5, "x", None, {"type": "Point"}, {"type": "Feature", "properties": [1]}])
def test_what_is_no_feature_is_reported_and_loses_no_other(member):
    features, findings = read(a_feature(), member, a_feature())
    assert [(finding.code, finding.row) for finding in findings] == [("json-shape", 2)]
    assert features.cells.rows.tolist() == [1, 3]


@pytest.mark.parametrize(
    "name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "OGC:CRS84"]
)
def test_the_names_of_wgs_84_change_nothing(name):
    features, findings = read(a_feature(), crs={"type": "name", "properties": {"name": name}})
    assert (shapely.to_wkt(features.geometry[0], trim=True), findings) == ("POINT (106.9 47.9)", [])


def test_another_reference_system_is_converted_and_said():
    # 500 km east on the central meridian of zone 48 is 105 degrees east; the equator is 0 metres north.
    features, findings = read(
        a_feature({"type": "Point", "coordinates": [500000, 0]}),
        crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32648"}},
    )
    assert shapely.to_wkt(features.geometry[0], trim=True) == "POINT (105 0)"
    assert [(finding.code, finding.got) for finding in findings] == [("crs-reprojected", "WGS 84 / UTM zone 48N")]


def test_coordinates_beyond_the_reach_of_their_system_are_reported():
    _, findings = read(
        a_feature({"type": "Point", "coordinates": [1e30, 1e30]}),
        crs={"type": "name", "properties": {"name": "EPSG:32648"}},
    )
    assert [(finding.code, finding.row) for finding in findings] == [("crs-reprojected", None), ("geometry-number", 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"type": "FeatureCollection",\n "features": [\n  {"a": 1,}\n]}', "line 3, character 11"),
        ('{"type": "FeatureCollection",\n "features": [\n', "line 3, character 1"),
        ("{'type': 1}", "line 1, character 2"),
        ("[1, 2", "line 1, character 6"),
        ('{"a": tru}', "line 1, character 7"),
    ],
)
def test_a_syntax_error_is_told_with_line_and_character(text, place):
    features, findings = read_geojson(text.encode(), file="locations.geojson", known=lambda name: True)
    assert features is None
    assert [(finding.code, finding.problem.partition(":")[0]) for finding in findings] == [("json-syntax", place)]


@pytest.mark.parametrize(
    "data", [b"null", b"[]", b"5", b'"x"', b"{}", b'{"type": "FeatureCollection"}', b"[[[[" * 50_000]
)
def test_json_that_is_no_collection_is_one_finding(data):
    features, findings = read_geojson(data, file="locations.geojson", known=lambda name: True)
    assert (features, len(findings), findings[0].severity) == (None, 1, "error")


def test_features_without_any_property_keep_their_rows(tmp_path):
    (tmp_path / "basemap").mkdir()
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    feature = {"type": "Feature", "properties": {}, "geometry": square}
    text = json.dumps({"type": "FeatureCollection", "features": [feature, feature]})
    (tmp_path / "basemap" / "land.geojson").write_text(text, encoding="utf-8")
    assert list(read_tables(tmp_path).basemap["layer"]) == ["land", "land"]


@pytest.mark.parametrize(
    ("feature", "code", "name"),
    [
        ({"type": "Feature", "properties": {}}, "member-missing", "geometry"),
        ({"type": "Feature", "geometry": None}, "member-missing", "properties"),
        ({"type": "Feature", "properties": {}, "Geometry": None}, "member-misspelt", "geometry"),
        ({"type": "Feature", "properties": {}, "geom": None}, "member-misspelt", "geometry"),
        ({"type": "Feature", "properties": {}, "place": {"type": "Point"}}, "member-misspelt", "geometry"),
        ({"type": "Feature", "attributes": {}, "geometry": None}, "member-misspelt", "properties"),
        ({"type": "Feature", "propertys": {}, "geometry": None}, "member-misspelt", "properties"),
        ({"type": "Feature", "properties": {}, "geometry": None, "coordinates": []}, "member-invalid", "coordinates"),
        ({"type": "Feature", "properties": {}, "geometry": None, "bbox": [1, 2, 3]}, "member-invalid", "bbox"),
        ({"type": "Feature", "properties": {}, "geometry": None, "bbox": "1,2,3,4"}, "member-invalid", "bbox"),
        ({"type": "Feature", "properties": {}, "geometry": None, "id": True}, "member-invalid", "id"),
    ],
)
def test_a_member_that_is_missing_misspelt_or_wrong_is_named(feature, code, name):
    _, findings = read(a_feature(), feature)
    assert [(finding.code, finding.row, finding.column) for finding in findings] == [(code, 2, name)]


@pytest.mark.parametrize("name", ["geometry", "properties", "features", "bbox"])
def test_a_geometry_with_a_member_of_a_feature_is_named_within_collections_too(name):
    point = {"type": "Point", "coordinates": [1, 2], name: None}
    geometry = {"type": "GeometryCollection", "geometries": [point, {"type": "Point", "coordinates": [1, 2]}]}
    _, findings = read(a_feature(geometry))
    assert [(finding.code, finding.column) for finding in findings] == [("member-invalid", name)]


def test_boxes_foreign_members_and_ids_that_may_be_there_are_not_named():
    feature = a_feature() | {"id": 7, "bbox": [1, 2, 3.5, 4], "title": "x", "note": {"type": "x"}}
    assert read(feature)[1] == []


def test_a_collection_in_a_collection_keeps_its_members_and_is_noted():
    point, other = {"type": "Point", "coordinates": [1, 2]}, {"type": "Point", "coordinates": [3, 4]}
    within = {"type": "GeometryCollection", "geometries": [point]}
    features, findings = read(a_feature({"type": "GeometryCollection", "geometries": [within, other]}))
    assert shapely.to_wkt(features.geometry[0], trim=True) == "GEOMETRYCOLLECTION (POINT (1 2), POINT (3 4))"
    assert [finding.code for finding in findings] == ["geometry-collection"]


def test_names_that_members_share_are_told_once_each_with_their_lines():
    text = '{"type": "FeatureCollection", "features": [\n{"type": "Feature", "properties": {"id": "a:{", "id": "b"},\n'
    text += '"geometry": null},\n{"type": "Feature", "properties": {"id": "a", "id": "b"}, "geometry": null}]}'
    _, findings = read_geojson(text.encode(), file="x.geojson", known=lambda _: True)
    assert [(finding.code, finding.got, finding.problem) for finding in findings] == [
        (
            "member-twice",
            "id",
            "line 2: the object has a member of this name already, and only the last counts; 2 objects have, to line 4",
        )
    ]
