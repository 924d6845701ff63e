"""Places are where they must be: towns in their country, heights on the battlefield, axes from place to place."""

from __future__ import annotations

import json

import pytest
from flagship.records import FOLDER, features, geometries, locations, outline
from shapely import Point, get_coordinates

MONGOLIAN = [
    "altanbulag",
    "bagakhangai",
    "baganuur",
    "bain-tumen-airfield",
    "bayantal",
    "choibalsan",
    "choibalsan-airport",
    "choir",
    "eastern-mpr-1945",
    "ereentsav",
    "mandalgovi-garrison",
    "nalaikh-airfield",
    "sainshand",
    "shivee-govi",
    "start-line-39-army",
    "tamsagbulag",
    "tamsagbulag-camp",
    "tolbo-nuur",
    "ulaan-orkhon",
    "ulaanbaatar",
    "uliastai",
    "van-khuree",
    "yuguzer",
    "zamyn-uud",
]
FOREIGN = ["kyakhta", "ulan-ude", "chita", "borzya", "hailar", "kalgan", "dolonnor", "mukden", "port-arthur", "solun"]
ON_THE_BATTLEFIELD = [
    "khamar-daba",
    "bain-tsagan",
    "remizov-height",
    "fui-height",
    "nomonhan",
    "front-1939-05",
    "front-1939-07",
    "front-1939-08-20",
    "front-1939-08-31",
    "northern-sector",
    "central-sector",
    "southern-sector",
    "eastern-bridgehead",
]
AXES = {
    "axis-1921-centre": ("kyakhta", "ulaanbaatar"),
    "axis-1937-north": ("ulan-ude", "kyakhta"),
    "axis-1937-south": ("kyakhta", "sainshand"),
    "axis-1939-82": ("borzya", "khamar-daba"),
    "axis-1945-39-march": ("choibalsan", "tamsagbulag-camp"),
    "axis-1945-17": ("yuguzer", "dabanshan"),
    "axis-1945-17-chifeng": ("dabanshan", "chifeng"),
    "axis-1945-6gta": ("eastern-mpr-1945", "lubei"),
    "axis-1945-6gta-mukden": ("lubei", "mukden"),
    "axis-1945-7mc": ("eastern-mpr-1945", "tuquan"),
    "axis-1945-7mc-changchun": ("tuquan", "changchun"),
    "axis-1945-39": ("start-line-39-army", "solun"),
    "axis-1945-39-wangyemiao": ("solun", "wangyemiao"),
    "axis-1945-53": ("eastern-mpr-1945", "lubei"),
    "axis-1945-cmg-west": ("zamyn-uud", "kalgan"),
}


@pytest.mark.parametrize("location_id", MONGOLIAN)
def test_place_in_mongolia_lies_in_mongolia(location_id: str):
    assert outline().contains(geometries()[location_id])


@pytest.mark.parametrize("location_id", FOREIGN)
def test_place_outside_mongolia_lies_outside(location_id: str):
    assert not outline().intersects(geometries()[location_id])


@pytest.mark.parametrize("location_id", ON_THE_BATTLEFIELD)
def test_height_or_front_of_1939_lies_on_the_battlefield(location_id: str):
    assert geometries()["khalkhin-gol"].covers(geometries()[location_id])


@pytest.mark.parametrize("location_id", ["khuvsgul-aimag", "arkhangai-aimag", "uvurkhangai-aimag", "zavkhan-aimag"])
def test_aimag_of_the_uprising_lies_in_mongolia_and_is_whole(location_id: str):
    area = geometries()[location_id]
    assert area.is_valid
    assert area.difference(outline()).area < 0.02 * area.area


def test_disputed_strip_lies_between_the_two_claims():
    strip, claimed = (
        geometries()["disputed-strip"],
        [geometries()[name] for name in ("border-claim-river", "border-claim-nomonhan")],
    )
    assert strip.is_valid
    assert all(strip.buffer(1e-4).covers(line) for line in claimed)
    assert strip.contains(geometries()["nomonhan"])
    assert strip.contains(geometries()["remizov-height"])
    assert not strip.contains(geometries()["bain-tsagan"])


@pytest.mark.parametrize(("axis", "ends"), sorted(AXES.items()))
def test_axis_starts_and_ends_at_the_places_of_its_record(axis: str, ends: tuple[str, str]):
    line = geometries()[axis]
    assert [line.coords[0], line.coords[-1]] == [geometries()[name].coords[0] for name in ends]


def test_axis_from_an_area_starts_in_it():
    line = geometries()["axis-1945-cmg-east"]
    assert geometries()["dolonnor-start"].contains(Point(line.coords[0]))
    assert line.coords[-1] == geometries()["dolonnor"].coords[0]


def test_every_axis_is_tested():
    drawn = {name for name, place in locations().items() if place["kind"] == "axis"}
    assert drawn == set(AXES) | {"axis-1921-west", "axis-1945-cmg-east"}


def test_location_without_geometry_is_unlocated_and_no_other_is():
    for feature in features():
        assert (feature["geometry"] is None) == (feature["properties"]["precision"] == "unlocated")


def test_coordinate_from_general_knowledge_is_approximate_and_says_so():
    for name, place in locations().items():
        if "general knowledge" in place.get("note", "") and name not in ("tolbo-nuur", "ulan-ude"):
            assert place["precision"] == "approximate", name


def test_every_drawn_line_and_area_says_how_it_was_drawn():
    shapes = [feature for feature in features() if feature["geometry"] and feature["geometry"]["type"] != "Point"]
    assert [one["properties"]["id"] for one in shapes if not one["properties"].get("note")] == []
    assert {one["properties"]["precision"] for one in shapes} <= {"area", "approximate"}


def test_names_change_in_the_year_of_renaming():
    dated = {
        (name["name"], name["lang"]): (name.get("start", ""), name.get("end", ""))
        for place in ("ulaanbaatar", "choibalsan", "altanbulag")
        for name in locations()[place]["names"]
    }
    assert dated["Urga", "en"] == ("", "1924")
    assert dated["Улаанбаатар", "mn"] == ("1924", "")
    assert dated["Bayan-Tumen", "en"] == ("", "1941")
    assert dated["Maimaicheng", "en"] == ("", "1921")


def test_every_location_has_a_russian_and_a_mongolian_name():
    for name, place in locations().items():
        assert {"ru", "mn"} <= {one["lang"] for one in place["names"]}, name


def test_file_is_one_feature_a_line_sorted_with_five_decimals_at_most():
    lines = (FOLDER / "locations.geojson").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line.rstrip(","))["properties"]["id"] for line in lines if line.startswith('{"type": "Feature"')]
    assert ids == sorted(locations())
    for geometry in geometries().values():
        assert all(round(value, 5) == value for pair in get_coordinates(geometry) for value in pair)
