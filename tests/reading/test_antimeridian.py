"""Lines and areas over 180 degrees come in parts on either side of it (RFC 7946, 3.1.9)."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from small_atlas import a_small_atlas

from stationed.checking import check_tables
from stationed.reading import read_tables
from stationed.reading.antimeridian import split_at_antimeridian


def split(wkt: str) -> tuple[shapely.Geometry, list[str]]:
    geometry = np.array([shapely.from_wkt(wkt)], dtype=object)
    result, findings = split_at_antimeridian(geometry, rows=[1], ids=["x"], file="locations.geojson")
    return result[0], [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("(179 -17, -179 -17)", "((179 -17, 180 -17), (-180 -17, -179 -17))"),
        ("(-179 0, 179 10)", "((-179 0, -180 5), (180 5, 179 10))"),
        ("(170 0, 180 0, -170 0)", "((170 0, 180 0), (-180 0, -170 0))"),
        ("(170 0, 180 0, -180 0, -170 0)", "((170 0, 180 0), (-180 0, -170 0))"),
        ("(179 0, -179 0, 179 2)", "((179 0, 180 0), (-180 0, -179 0, -180 1), (180 1, 179 2))"),
        ("(170 0, 180 0, -180 5, 170 5)", "((170 0, 180 0, 180 5, 170 5))"),
        ("(160 0, -160 0, -80 0, 0 0, 80 0, 160 0)", "((160 0, 180 0), (-180 0, -160 0, -80 0, 0 0, 80 0, 160 0))"),
    ],
    ids=["over", "westward", "through-180", "180-twice", "there-and-back", "along", "round"],
)
def test_a_line_is_cut_where_it_crosses_in_its_own_direction(line, parts):
    result, codes = split(f"LINESTRING {line}")
    expected = shapely.from_wkt(f"MULTILINESTRING {parts}")
    assert shapely.to_wkt(result, trim=True) == shapely.to_wkt(
        expected if len(expected.geoms) > 1 else expected.geoms[0], trim=True
    )
    assert codes == ["geometry-antimeridian"]


@pytest.mark.parametrize(
    ("area", "ground"),
    [
        (
            "POLYGON ((170 40, -170 40, -170 50, 170 50, 170 40))",
            "MULTIPOLYGON (((170 40, 180 40, 180 50, 170 50, 170 40)), "
            "((-180 40, -170 40, -170 50, -180 50, -180 40)))",
        ),
        (
            "POLYGON ((170 40, 170 50, -170 50, -170 40, 170 40))",
            "MULTIPOLYGON (((170 40, 180 40, 180 50, 170 50, 170 40)), "
            "((-180 40, -170 40, -170 50, -180 50, -180 40)))",
        ),
        (
            "POLYGON ((160 0, -160 0, -160 20, 160 20, 160 0), (-175 5, -175 10, -170 10, -170 5, -175 5))",
            "MULTIPOLYGON (((160 0, 180 0, 180 20, 160 20, 160 0)), "
            "((-180 0, -160 0, -160 20, -180 20, -180 0), (-175 5, -175 10, -170 10, -170 5, -175 5)))",
        ),
        (
            "POLYGON ((160 0, -160 0, -160 20, 160 20, 160 0), (175 5, 175 10, -175 10, -175 5, 175 5))",
            "MULTIPOLYGON (((160 0, 180 0, 180 5, 175 5, 175 10, 180 10, 180 20, 160 20, 160 0)), "
            "((-180 0, -160 0, -160 20, -180 20, -180 10, -175 10, -175 5, -180 5, -180 0)))",
        ),
        ("POLYGON ((160 10, 180 10, -180 20, 160 20, 160 10))", "POLYGON ((160 10, 180 10, 180 20, 160 20, 160 10))"),
        ("POLYGON ((0 60, 120 60, -120 60, 0 60))", "POLYGON ((-180 60, 180 60, 180 90, -180 90, -180 60))"),
        ("POLYGON ((0 -60, -120 -60, 120 -60, 0 -60))", "POLYGON ((-180 -60, 180 -60, 180 -90, -180 -90, -180 -60))"),
        ("POLYGON ((0 -60, 120 -60, -120 -60, 0 -60))", "POLYGON ((-180 -60, 180 -60, 180 -90, -180 -90, -180 -60))"),
        (
            "POLYGON ((0 60, 120 60, -120 60, 0 60), (0 80, -120 80, 120 80, 0 80))",
            "POLYGON ((-180 60, 180 60, 180 80, -180 80, -180 60))",
        ),
        (
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((179 0, -179 0, -179 1, 179 1, 179 0)))",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((179 0, 180 0, 180 1, 179 1, 179 0)), "
            "((-180 0, -179 0, -179 1, -180 1, -180 0)))",
        ),
    ],
    ids=[
        "over",
        "clockwise",
        "hole-beside",
        "hole-over",
        "along",
        "north",
        "south",
        "south-clockwise",
        "band",
        "multi",
    ],
)
def test_an_area_covers_the_same_ground_in_parts(area, ground):
    result, codes = split(area)
    assert shapely.is_valid(result)
    assert shapely.symmetric_difference(result, shapely.from_wkt(ground)).area < 1e-9
    assert codes == ["geometry-antimeridian"]


@pytest.mark.parametrize(
    "wkt",
    [
        "POLYGON ((-180 -90, 180 -90, 180 -60, -180 -60, -180 -90))",
        "POLYGON ((-180 10, 180 10, 180 20, -180 20, -180 10))",
        "POLYGON ((-180 -85, -180 -90, 180 -90, 180 -85, 0 -70, -180 -85))",
        "LINESTRING (-180 0, 180 0)",
        "LINESTRING (-170 0, 0 0, 170 0)",
        "MULTIPOINT ((179 0), (-179 0))",
        "MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))",
        "LINESTRING (170 0, 200 0)",
        "POINT EMPTY",
    ],
)
def test_what_does_not_cross_is_left_as_it_is(wkt):
    result, codes = split(wkt)
    assert (shapely.to_wkt(result, trim=True), codes) == (wkt, [])


def test_a_collection_keeps_all_its_members():
    result, _ = split("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (179 0, -179 0))")
    assert shapely.to_wkt(result, trim=True) == (
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (179 0, 180 0), LINESTRING (-180 0, -179 0))"
    )


def test_an_area_that_crosses_itself_as_well_is_told_and_covers_both_lobes():
    result, codes = split("POLYGON ((179 0, -179 2, -179 0, 179 2, 179 0))")
    assert codes == ["geometry-antimeridian", "geometry-invalid"]
    assert result.area == pytest.approx(2)


def test_the_pole_that_an_area_holds_is_said():
    geometry = np.array([shapely.from_wkt("POLYGON ((0 60, 120 60, -120 60, 0 60))")], dtype=object)
    _, findings = split_at_antimeridian(geometry, rows=[4], ids=["arctic"], file="context/ice.geojson")
    assert [finding.message for finding in findings] == [
        "context/ice.geojson feature 4 (arctic), property geometry: the geometry crosses the antimeridian, 180 degrees "
        "east and west; its ring goes round the globe, so it holds the north pole, got a step of more than 180 degrees "
        "of longitude; expected parts on either side of it. Nothing has to be done; it has been split there."
    ]


@pytest.mark.parametrize("suffix", ["geojson", "parquet", "gpkg"])
def test_every_format_and_the_ground_are_split_when_they_are_read(suffix, tmp_path):
    line = shapely.from_wkt("LINESTRING (179 -17, -179 -17)")
    frame = gpd.GeoDataFrame({"id": ["a"], "kind": ["river"]}, geometry=[line], crs=4326)
    path = a_small_atlas(tmp_path)
    (path / "basemap").mkdir(exist_ok=True)
    if suffix == "parquet":
        frame.to_parquet(path / "basemap" / "rivers.parquet")
    else:
        frame.to_file(path / "basemap" / f"rivers.{suffix}")
    tables = read_tables(path)
    parts = "MULTILINESTRING ((179 -17, 180 -17), (-180 -17, -179 -17))"
    assert parts in [shapely.to_wkt(one, trim=True) for one in tables.basemap.geometry]
    assert [f.code for f in tables.findings if f.file.startswith("basemap/rivers")] == ["geometry-antimeridian"]


def gazetteer(*places: tuple[float, float]) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"id": f"p{number}", "name": f"Place {number}"},
            "geometry": {"type": "Point", "coordinates": place},
        }
        for number, place in enumerate(places)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def far(path) -> list[str]:
    return [finding.id for finding in check_tables(read_tables(path)) if finding.code == "location-far"]


def test_islands_on_both_sides_of_the_antimeridian_are_not_far_from_each_other(tmp_path):
    fiji = [(178 + number / 10, -17.0) for number in range(20)] + [(-180 + number / 10, -16.0) for number in range(9)]
    path = a_small_atlas(tmp_path, {"locations.geojson": gazetteer(*fiji, (10.0, 50.0))})
    toml = (path / "atlas.toml").read_text(encoding="utf-8")
    (path / "atlas.toml").write_text("\n".join(line for line in toml.splitlines() if "extent" not in line))
    assert far(path) == ["p29"]


def test_a_stated_extent_over_the_antimeridian_knows_what_is_far(tmp_path):
    places = [(179.0, -17.0), (-179.0, -17.0), (10.0, -17.0)]
    path = a_small_atlas(tmp_path, {"locations.geojson": gazetteer(*places)})
    toml = (path / "atlas.toml").read_text(encoding="utf-8")
    lines = ["extent = [177, -20, -178, -15]" if "extent" in line else line for line in toml.splitlines()]
    (path / "atlas.toml").write_text("\n".join(lines))
    assert far(path) == ["p2"]


@pytest.mark.parametrize("turned", [False, True], ids=["counter-clockwise", "clockwise"])
def test_a_wide_ring_holds_what_lies_within_it_whichever_way_it_runs(turned):
    places = [(120, -60), (-150, -60), (-100, 0), (-150, 60), (120, 60), (60, 0), (120, -60)]
    area = shapely.Polygon(places[::-1] if turned else places)
    (made,), findings = split_at_antimeridian(np.array([area], dtype=object), rows=[1], ids=[""], file="x")
    inside = shapely.contains(made, shapely.points([(179, 0), (-179, 0), (-110, 0), (0, 0), (0, 89), (0, -89)]))
    assert inside.tolist() == [True, True, True, False, False, False]
    assert [finding.code for finding in findings] == ["geometry-antimeridian"]
