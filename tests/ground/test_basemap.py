"""The undated ground: small, whole, at three scales, with its names."""

from __future__ import annotations

import json
import re

import pytest
import shapely
from ground.files import GEODATA, layer, rows, shape, text

FILES = ("basemap/land", "basemap/lakes", "basemap/rivers", "context/countries", "context/borders", "context/railways")
RIVERS = (
    "Selenge", "Orkhon", "Tuul", "Kherlen", "Onon", "Khalkhin Gol", "Argun", "Amur", "Sungari", "Liao",
    "Yellow River", "Yenisei", "Angara",
)  # fmt: skip
LAKES = ("Baikal", "Khövsgöl", "Buir", "Hulun", "Uvs", "Khyargas", "Khar-Us")
ON_A_RIVER = (
    ("Selenge", 107.57, 51.83, "Ulan-Ude"),
    ("Tuul", 106.90, 47.89, "Ulaanbaatar"),
    ("Kherlen", 114.53, 48.05, "Choibalsan"),
    ("Khalkhin Gol", 118.61, 47.64, "Sümber"),
    ("Khalkhin Gol", 117.81, 47.94, "mouth in Buir Nuur"),
    ("Amur", 127.52, 50.26, "Blagoveshchensk"),
    ("Sungari", 126.62, 45.78, "Harbin"),
    ("Yellow River", 103.82, 36.07, "Lanzhou"),
    ("Yenisei", 92.87, 56.01, "Krasnoyarsk"),
    ("Angara", 104.28, 52.29, "Irkutsk"),
)
"""River, longitude, latitude of a place on its bank, the place."""


@pytest.mark.parametrize("name", FILES)
def test_file_has_a_feature_on_each_line(name: str):
    lines = text(name).splitlines()
    assert all(json.loads(line.rstrip(","))["type"] == "Feature" for line in lines[1:-1])
    assert "\r" not in text(name)


@pytest.mark.parametrize("name", FILES)
def test_coordinates_have_no_more_decimals_than_the_ground_is_good_for(name: str):
    assert not re.search(r"\d\.\d{5,}", text(name))


def test_files_stay_small():
    sizes = {
        folder: sum(path.stat().st_size for path in (GEODATA / folder).glob("*.geojson"))
        for folder in ("basemap", "context")
    }
    assert sizes["basemap"] < 700_000
    assert sizes["context"] < 700_000


@pytest.mark.parametrize("name", FILES)
def test_geometries_are_valid(name: str):
    assert layer(name).geometry.is_valid.all()


def test_land_fills_every_corner_of_the_map():
    land = shapely.union_all(layer("basemap/land").geometry)
    inland = shapely.box(70, 36, 116, 62)
    assert land.covers(inland)


def test_sea_is_left_open():
    land = shapely.union_all(layer("basemap/land").geometry)
    assert not land.intersects(shapely.MultiPoint([(119.5, 38.6), (135.0, 40.0), (122.5, 36.0), (147.0, 54.0)]))


@pytest.mark.parametrize("scale", ["overview", "regional"])
@pytest.mark.parametrize("river", RIVERS)
def test_great_river_has_its_names_at_every_wide_scale(river: str, scale: str):
    row = rows(layer("basemap/rivers"), name=river, scale=scale)[0]
    assert row["name_ru"]
    assert row["name_mn"]
    assert re.fullmatch(r"-?\d+(\.\d+)?;-?\d+(\.\d+)?", row["label"])


@pytest.mark.parametrize("lake", LAKES)
def test_great_lake_has_its_names(lake: str):
    found = rows(layer("basemap/lakes"), name=lake)
    assert {"overview", "regional"} <= {row["scale"] for row in found}
    assert all(row["name_ru"] and row["name_mn"] for row in found)


def test_lake_label_lies_in_its_lake():
    for row in rows(layer("basemap/lakes")):
        if row["label"]:
            place = shapely.Point([float(degree) for degree in row["label"].split(";")])
            assert row["geometry"].distance(place) < 0.05, row["name"]


@pytest.mark.parametrize(("river", "longitude", "latitude", "place"), ON_A_RIVER)
def test_river_passes_the_towns_on_its_bank(river: str, longitude: float, latitude: float, place: str):
    lines = shapely.union_all([row["geometry"] for row in rows(layer("basemap/rivers"), name=river)])
    assert lines.distance(shapely.Point(longitude, latitude)) < 0.05, place


def test_khalkhin_gol_is_drawn_with_every_bend():
    river = shape(layer("basemap/rivers"), name="Khalkhin Gol", scale="detail")
    assert len(shapely.get_coordinates(river)) > 350


def test_later_reservoirs_are_not_on_the_map():
    """Bratsk was filled in 1961-67: an undated lake there would be wrong for most of the atlas."""
    lakes = shapely.union_all(layer("basemap/lakes").geometry)
    assert not lakes.intersects(shapely.MultiPoint([(102.0, 56.0), (103.55, 54.85), (91.55, 54.7), (82.3, 54.5)]))
