"""Collections within collections lose no member, in any form that they come in."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from small_atlas import SMALL, a_small_atlas

import stationed
from stationed.reading.collections import without_inner_collections

LINE = "LINESTRING (107 47, 108 48)"


@pytest.mark.parametrize(
    ("given", "flat"),
    [
        (f"GEOMETRYCOLLECTION (GEOMETRYCOLLECTION ({LINE}), POINT (1 2))", f"GEOMETRYCOLLECTION ({LINE}, POINT (1 2))"),
        (
            f"GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (1 2)), {LINE}))",
            f"GEOMETRYCOLLECTION (POINT (1 2), {LINE})",
        ),
        (
            "GEOMETRYCOLLECTION (MULTIPOINT ((1 2), (3 4)), GEOMETRYCOLLECTION (POINT (5 6)))",
            "GEOMETRYCOLLECTION (MULTIPOINT ((1 2), (3 4)), POINT (5 6))",
        ),
        ("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION EMPTY)", "GEOMETRYCOLLECTION EMPTY"),
        (f"GEOMETRYCOLLECTION (POINT (1 2), {LINE})", f"GEOMETRYCOLLECTION (POINT (1 2), {LINE})"),
        ("POINT (1 2)", "POINT (1 2)"),
    ],
    ids=["two", "three", "multi", "empty", "one", "none"],
)
def test_what_stands_within_an_inner_collection_stands_beside_the_other_members(given, flat):
    result = without_inner_collections(np.array([None, shapely.from_wkt(given)], dtype=object))
    assert (result[0], shapely.to_wkt(result[1], trim=True)) == (None, flat)


@pytest.mark.parametrize("suffix", ["parquet", "gpkg", "geojson"])
def test_a_place_that_is_a_collection_in_a_collection_is_drawn_and_what_is_not_is_named(suffix, tmp_path):
    places = gpd.read_file(SMALL / "locations.geojson")[["id", "name", "geometry"]]
    nested = shapely.from_wkt(f"GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (107 47)), {LINE}))")
    places = places.set_geometry([nested, *places.geometry[1:]], crs=4326)
    atlas = a_small_atlas(tmp_path, without=("locations.geojson",))
    file = atlas / f"locations.{suffix}"
    places.to_parquet(file) if suffix == "parquet" else places.to_file(file)
    said = [finding.sentence for finding in stationed.check(atlas) if finding.code == "geometry-mixed"]
    assert [text.partition(";")[0] for text in said] == [
        "the location is of several kinds, and only its lines are drawn, got points and lines"
    ]
    assert stationed.build(atlas, tmp_path / "out")
