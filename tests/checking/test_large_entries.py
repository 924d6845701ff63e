"""Texts, shapes and deployments that are larger than is shown are errors that say so, before they cost time."""

from __future__ import annotations

import io
import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from small_atlas import SMALL, a_small_atlas, changed

from stationed.checking import check_tables, large
from stationed.limits import CROSSING_CORNERS, CROWDED_PAIRS
from stationed.reading import large_geometry, read_tables
from stationed.reading.columnar import read_geoparquet
from stationed.reading.large_geometry import crowded_pairs, without_large


def said(atlas) -> list[str]:
    return [finding.message for finding in check_tables(read_tables(atlas)) if finding.code == "entry-large"]


def a_ring(corners: int, *, crossing: bool = False) -> shapely.Polygon:
    """A circle, or a figure of eight."""
    angle = 2 * np.pi * np.arange(corners) / corners
    return shapely.Polygon(
        np.column_stack([105 + np.sin(angle), 47 + np.sin(2 * angle) if crossing else 47 + np.cos(angle)])
    )


def a_star(rays: int) -> shapely.Polygon:
    number = np.arange(2 * rays)
    angle, far = np.pi * number / rays, 1 + 0.3 * (number % 2)
    return shapely.Polygon(np.column_stack([105 + far * np.cos(angle), 47 + far * np.sin(angle)]))


def locations(shape: shapely.Geometry) -> str:
    features = json.loads((SMALL / "locations.geojson").read_text(encoding="utf-8"))
    features["features"][0]["geometry"] = json.loads(shapely.to_geojson(shape))
    return json.dumps(features)


def test_a_text_of_too_many_letters_is_an_error_at_its_cell(tmp_path):
    header, first, *rest = (SMALL / "units.csv").read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[header.split(",").index("designation")] = "ж" * 100_001
    atlas = a_small_atlas(tmp_path, {"units.csv": "\n".join([header, ",".join(cells), *rest, ""])})
    assert said(atlas) == [
        f"units.csv row 2 ({cells[0]}), column designation: the text is too long, got {'ж' * 40}... (100,001 "
        "characters); expected 100,000 characters at most. Shorten it. What is meant to be read at length has its "
        "place in story.md."
    ]


def test_a_text_of_as_many_letters_as_are_allowed_is_no_error(tmp_path):
    header, first, *rest = (SMALL / "units.csv").read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[header.split(",").index("designation")] = "ж" * 100_000
    assert said(a_small_atlas(tmp_path, {"units.csv": "\n".join([header, ",".join(cells), *rest, ""])})) == []


def test_a_title_of_too_many_letters_is_an_error(tmp_path):
    atlas = a_small_atlas(tmp_path, changed("atlas.toml", 'title = "A small atlas"', f'title = "{"a" * 100_001}"'))
    (finding,) = [finding for finding in check_tables(read_tables(atlas)) if finding.code == "toml-syntax"]
    assert (
        "a text is too long, got 'aaaaaaaaaaaaaaaaaaaa'... (100,001 characters); expected 100,000 characters at most"
        in (finding.message)
    )


def test_a_deployment_of_too_many_claims_is_one_error(tmp_path):
    header, first, *rest = (SMALL / "deployments.csv").read_text(encoding="utf-8").splitlines()
    start = header.split(",").index("start")
    cells = first.split(",")
    rivals = [",".join([*cells[:start], str(900 + one), *cells[start + 1 :]]) for one in range(1_000)]
    atlas = a_small_atlas(tmp_path, {"deployments.csv": "\n".join([header, *rivals, *rest, ""])})
    assert said(atlas) == []
    (atlas / "deployments.csv").write_text("\n".join([header, first, *rivals, *rest, ""]), encoding="utf-8")
    assert said(atlas) == [
        "deployments.csv row 2 (D-1), column deployment_id: the deployment has too many claims, got 1,001; expected "
        "1,000 at most. Name the sources that agree in one row, separated by semicolons, or give other "
        "deployments other ids."
    ]


def test_claims_without_an_id_are_not_taken_for_one_deployment(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "RIVALS", 1)
    header, first, *_ = (SMALL / "deployments.csv").read_text(encoding="utf-8").splitlines()
    blank = first.replace("D-1", "", 1)
    assert said(a_small_atlas(tmp_path, {"deployments.csv": f"{header}\n{blank}\n{blank}\n"})) == []


def test_an_area_that_crosses_itself_at_too_many_corners_is_an_error_and_a_clean_one_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(large_geometry, "CROSSING_CORNERS", 1_000)
    atlas = a_small_atlas(tmp_path, {"locations.geojson": locations(a_ring(1_002, crossing=True))})
    assert said(atlas) == [
        "locations.geojson feature 1 (ulaanbaatar), property geometry: an area that crosses itself has too many "
        "corners, got 1,003 corners; expected 1,000 at most in one that crosses itself, 1,000,000 in others. Mend it "
        "where it crosses (shapely.make_valid, or Fix geometries in QGIS), or simplify it."
    ]
    (atlas / "locations.geojson").write_text(locations(a_ring(1_002)), encoding="utf-8")
    assert said(atlas) == []
    (atlas / "locations.geojson").write_text(locations(a_ring(990, crossing=True)), encoding="utf-8")
    assert said(atlas) == []


def test_the_background_and_other_formats_have_the_same_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(large_geometry, "CROSSING_CORNERS", 1_000)
    ring = a_ring(1_002, crossing=True)
    atlas = a_small_atlas(tmp_path, {"context/a.geojson": locations(ring)})
    assert "context/a.geojson feature 1" in said(atlas)[0]
    buffer = io.BytesIO()
    gpd.GeoDataFrame({"id": ["a"]}, geometry=[ring], crs=4326).to_parquet(buffer)
    features, findings = read_geoparquet(buffer.getvalue(), file="locations.parquet")
    assert [(finding.code, finding.id) for finding in findings] == [("entry-large", "a")]
    assert features is not None
    assert features.geometry.tolist() == [None]


@pytest.mark.parametrize(
    "shape", [a_ring(2_000), shapely.LineString(a_ring(2_000).exterior.coords)], ids=["area", "line"]
)
def test_a_geometry_of_too_many_corners_is_an_error(shape, monkeypatch):
    monkeypatch.setattr(large_geometry, "GEOMETRY_CORNERS", 1_999)
    kept, (finding,) = without_large(
        np.array([None, shape], dtype=object), rows=[1, 2], ids=["a", "b"], file="f.geojson"
    )
    assert kept.tolist() == [None, None]
    assert finding.message == (
        "f.geojson feature 2 (b), property geometry: the geometry has too many corners, got 2,001 corners; expected "
        "1,999 at most. Simplify it, or divide it."
    )


def test_a_thicket_of_lines_is_an_error(monkeypatch):
    monkeypatch.setattr(large_geometry, "CROWDED_PAIRS", 10_000)
    monkeypatch.setattr(large_geometry, "CROSSING_CORNERS", 1_000)
    star, coast = a_star(1_000), a_ring(2_000)
    shapes = np.array([star, coast], dtype=object)
    kept, (finding,) = without_large(shapes, rows=[1, 2], ids=["", ""], file="f.geojson")
    assert kept.tolist() == [None, coast]
    assert "too many lines of the geometry lie beside each other, got 2,001 corners and some " in finding.message
    assert (
        "pairs of lines beside each other; expected 10,000 pairs at most. Simplify it, or divide it." in finding.message
    )


def test_pairs_are_counted_as_they_are_and_reckoned_from_some_lines_of_many():
    square = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)])
    assert crowded_pairs(square) == 0
    comb = shapely.LineString([(0, 0), (9, 1), (0, 2), (9, 3), (0, 4)])
    assert crowded_pairs(comb) == 0
    bundle = shapely.MultiLineString([[(0, 0), (9, 9)], [(0, 1), (9, 8)], [(1, 0), (8, 9)]])
    assert crowded_pairs(bundle) == 0  # each with two others, as lines that are joined have
    assert crowded_pairs(shapely.MultiLineString([*bundle.geoms, [(1, 1), (8, 8)], [(1, 2), (7, 8)]])) == 5
    assert crowded_pairs(shapely.GeometryCollection([bundle, square, shapely.Point(1, 1)])) > 0
    few, many = crowded_pairs(a_star(2_000)), crowded_pairs(a_star(8_000))
    assert 12 < many / few < 20  # it grows with the square, as does what is done with such a shape


def test_the_largest_allowed_are_far_above_coasts():
    assert crowded_pairs(a_ring(300_000)) < CROWDED_PAIRS / 100
    assert crowded_pairs(a_star(CROSSING_CORNERS)) > CROWDED_PAIRS
