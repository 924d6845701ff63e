"""The block: everything that a map says, each thing once, nothing left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from flow_tables import a_claim, an_atlas
from page_atlas import (
    PERIODS,
    PLAIN,
    a_block,
    basemap,
    cells,
    context,
    joined_of,
    row_of,
    square,
    trial_atlas,
    with_config,
)

from stationed.errors import StationedError
from stationed.model import Allegiance
from stationed.payload.shapes import Grid, encode, sound

BLOCK = a_block()
WAR = replace(PLAIN, periods=("war",))


def test_claims_of_a_deployment_are_a_run():
    rival = row_of(BLOCK, "deployments", "D-rival")
    assert (rival["first_claim"], rival["claim_count"]) == (2, 2)
    assert cells(BLOCK, "claims", "deployment")[2:4] == [2, 2]
    assert sum(cells(BLOCK, "deployments", "claim_count")) == BLOCK["tables"]["claims"]["n"] == 8


def test_a_contested_deployment_says_in_what():
    assert row_of(BLOCK, "deployments", "D-rival")["contested_in"] == "place"
    assert row_of(BLOCK, "deployments", "D-sure")["contested_in"] == ""


def test_rival_claims_scattered_over_the_file_come_together():
    block = a_block(an_atlas(a_claim("D-1"), a_claim("D-2"), a_claim("D-1", end="1940"), periods=PERIODS))
    assert cells(block, "claims", "deployment") == [0, 0, 1]
    assert cells(block, "claims", "end") == ["1939", "1940", "1939"]


def test_an_unlocated_deployment_is_there_without_a_place():
    place = row_of(BLOCK, "locations", "L-lost")
    assert (place["located"], place["longitude"], place["shape"]) == (0, None, -1)
    assert "D-lost" in cells(BLOCK, "deployments", "id")


def test_an_undated_deployment_is_listed():
    claim = cells(BLOCK, "deployments", "id").index("D-undated")
    row = cells(BLOCK, "claims", "deployment").index(claim)
    assert cells(BLOCK, "claims", "start")[row] == ""
    assert cells(BLOCK, "claims", "dates_en")[row] != ""


def test_a_map_of_some_periods_shows_what_they_hold_and_nothing_else():
    block = a_block(spec=WAR)
    assert cells(block, "periods", "id") == ["war"]
    assert cells(block, "deployments", "id") == ["D-sure", "D-maybe", "D-rival", "D-lost", "D-region"]
    assert "L-road" not in cells(block, "locations", "id")


def test_a_map_of_an_unknown_period_is_refused():
    with pytest.raises(StationedError, match="no period 'peace'"):
        a_block(spec=replace(PLAIN, periods=("peace",)))


def test_periods_count_definite_and_merely_possible_deployments():
    war = row_of(BLOCK, "periods", "war")
    assert (war["definite"], war["possible"]) == (4, 1)
    assert (war["first"], war["last"]) == (-11323, -10959)
    _, membership = joined_of(trial_atlas())
    assert cells(BLOCK, "periods", "definite") == membership.counts()["definite"].tolist()
    assert cells(BLOCK, "periods", "possible") == membership.counts()["possible"].tolist()


def test_sources_are_numbered_in_the_order_of_the_atlas_and_only_those_that_are_cited():
    assert cells(BLOCK, "sources", "id") == ["s1", "s2", "s3"]
    assert cells(BLOCK, "claims", "sources")[0] == "1;0"
    assert cells(a_block(spec=WAR), "sources", "id") == ["s1", "s2", "s3"]


def test_events_are_those_within_the_timeline_with_their_place_and_sources():
    assert cells(BLOCK, "events", "id") == ["E-1"]
    event = row_of(BLOCK, "events", "E-1")
    assert (event["first"], event["last"], event["sources"]) == (-11092, -11092, "2")
    assert cells(BLOCK, "locations", "id")[event["location"]] == "L-idle"


def test_units_are_those_shown_and_the_formations_above_them():
    assert cells(BLOCK, "units", "id") == ["U-1", "U-2", "U-3"]
    assert cells(BLOCK, "units", "higher") == [-1, 0, -1]
    assert cells(a_block(an_atlas(a_claim())), "units", "id") == ["U-1"]


def test_towns_are_there_for_orientation_and_idle_places_are_not():
    ids = cells(a_block(spec=WAR), "locations", "id")
    assert "L-town" in ids
    assert "L-road" not in ids


def test_names_of_a_place_are_a_run():
    place = row_of(BLOCK, "locations", "L-1")
    run = slice(place["first_name"], place["first_name"] + place["name_count"])
    assert cells(BLOCK, "names", "name")[run] == ["Urga", "Улан-Батор"]
    assert cells(BLOCK, "names", "last")[run] == [-16437, 2**62]


def test_symbols_have_the_frame_of_their_side():
    sides = (Allegiance("red", "Red"), Allegiance("blue", "Blue", affiliation="hostile"))
    block = a_block(with_config(trial_atlas(), allegiances=sides))
    keys = [block["symbols"][code]["key"] for code in cells(block, "units", "symbol")]
    assert keys == ["friend/infantry/army", "friend/armour/division", "hostile/cavalry/regiment"]


def test_sides_without_a_colour_have_one_of_the_house():
    assert cells(BLOCK, "allegiances", "colour") == ["#9c3428", "#2f6390"]


def test_countries_in_focus_are_marked():
    assert cells(BLOCK, "context", "focus") == [0]
    assert cells(a_block(spec=replace(PLAIN, focus=("Inner Land",))), "context", "focus") == [1]


def test_background_is_cut_to_the_surroundings_of_the_map():
    block = a_block(trial_atlas(basemap=basemap({"layer": "land"}, geometry=square(-170, -80, 170, 80))))
    ring = np.cumsum(np.array(block["shapes"][cells(block, "ground", "shape")[0]]["p"][0]).reshape(-1, 2), axis=0)
    west, south, east, north = block["meta"]["extent"]
    assert ring[:, 0].min() / block["scale"] == pytest.approx(west - 1.2 * (east - west), abs=0.01)
    assert ring[:, 1].max() / block["scale"] == pytest.approx(north + 1.2 * (north - south), abs=0.01)


def test_background_that_the_map_does_not_reach_is_left_out():
    far = context({"kind": "country", "name": "Far Land"}, geometry=square(-60, -30, -50, -20))
    assert a_block(trial_atlas(context=far))["tables"]["context"]["n"] == 0


def test_a_name_stands_where_the_label_says():
    labelled = context({"kind": "country", "name": "Land", "label": "104.5;46.8"}, geometry=square(95, 40, 120, 52))
    block = a_block(trial_atlas(context=labelled))
    assert (cells(block, "context", "label_longitude"), cells(block, "context", "label_latitude")) == ([104.5], [46.8])


@pytest.mark.parametrize("label", ["", "20;10", "x;y", "104.5"], ids=["blank", "off the map", "words", "one number"])
def test_a_name_without_a_useful_label_stands_inside_its_area(label):
    labelled = context({"kind": "country", "name": "Land", "label": label}, geometry=square(95, 40, 120, 52))
    block = a_block(trial_atlas(context=labelled))
    assert 96 < cells(block, "context", "label_longitude")[0] < 120


def test_a_finer_scale_of_the_ground_stands_where_there_is_one_and_the_coarser_about_it():
    layers = [{"layer": "land", "scale": "overview"}, {"layer": "land", "scale": "regional"}]
    ground = basemap(*layers, geometry=[square(60, 20, 150, 70), square(100, 42, 112, 50)])
    tables = trial_atlas(basemap=ground)
    near = replace(PLAIN, extent=(101.0, 43.0, 111.0, 49.0))
    parts = cells(a_block(tables, near), "ground", "shape")
    assert len(parts) == 2
    assert a_block(tables)["tables"]["ground"]["n"] == 2
    assert a_block(tables, replace(PLAIN, extent=(60.0, 20.0, 150.0, 70.0)))["tables"]["ground"]["n"] == 1


def test_the_page_opens_with_the_periods_that_the_map_says():
    assert BLOCK["meta"]["periods"] == ""
    assert a_block(spec=replace(PLAIN, opens=("before", "war")))["meta"]["periods"] == "before,war"


def many(number: int):
    """An atlas of so many deployments in the war, and one before it."""
    claims = [a_claim(f"D-{n}", start="1939", end="1939") for n in range(number)]
    return an_atlas(*claims, a_claim("D-old", start="1936", end="1936"), periods=PERIODS)


def test_a_map_of_many_deployments_opens_with_the_fullest_period():
    assert a_block(many(60))["meta"]["periods"] == "war"
    assert a_block(many(60), replace(PLAIN, opens=("before",)))["meta"]["periods"] == "before"


def test_a_map_of_few_deployments_opens_with_all_periods():
    assert a_block(many(59))["meta"]["periods"] == ""


def test_the_timeline_spans_the_periods():
    assert BLOCK["meta"]["domain"] == [-12419, -8767]
    assert a_block(spec=WAR)["meta"]["domain"] == [-11323, -10959]


def test_without_periods_the_timeline_spans_the_claims():
    assert a_block(an_atlas(a_claim(start="1939", end="1940")))["meta"]["domain"] == [-11323, -10593]
    assert a_block(an_atlas())["meta"]["domain"] == [0, 0]


def test_an_empty_atlas_has_a_block():
    block = a_block(an_atlas())
    assert {table["n"] for name, table in block["tables"].items() if name not in ("units", "locations")} == {0}


def test_a_map_over_the_antimeridian_is_one_piece():
    tables = trial_atlas(basemap=basemap({"layer": "land"}, geometry=square(-180, 50, -160, 70)))
    block = a_block(tables, replace(PLAIN, extent=(170.0, 40.0, -165.0, 65.0)))
    assert block["meta"]["extent"] == [170, 40, 195, 65]
    ring = np.cumsum(np.array(block["shapes"][cells(block, "ground", "shape")[0]]["p"][0]).reshape(-1, 2), axis=0)
    assert ring[:, 0].min() / block["scale"] == pytest.approx(180)


def test_a_mixed_collection_of_the_background_is_drawn_whole():
    parts = [shapely.Point(105, 47), shapely.LineString([(104, 46), (106, 48)]), square(104, 46, 106, 48)]
    tables = trial_atlas(basemap=basemap({"layer": "land"}, geometry=shapely.GeometryCollection(parts)))
    block = a_block(tables)
    assert sorted(block["shapes"][shape]["k"] for shape in cells(block, "ground", "shape")) == ["A", "L", "P"]


@pytest.mark.parametrize("corners", [4, 3_000])
def test_a_collection_with_an_area_without_ground_is_drawn_as_what_has_ground(corners):
    flat = shapely.Polygon([(number / corners, 0) for number in range(corners)])
    point, grid = shapely.Point(9, 9), Grid(scale=100, tolerance=0.001)
    with_ground = shapely.GeometryCollection([flat, shapely.box(4, 4, 5, 5), point])
    (shape, line) = encode(np.array([with_ground, shapely.GeometryCollection([flat, point])], dtype=object), grid)
    assert (shape["k"], len(shape["p"])) == ("A", 1)
    assert line["k"] == "L"


def test_a_large_area_that_crosses_itself_is_made_valid_in_bounded_time():
    turn = np.linspace(0, 2 * np.pi, 60_000)
    ragged = 2 + 0.001 * np.sin(turn * 20_000)
    ring = np.column_stack([105 + ragged * np.sin(2 * turn), 47 + ragged * np.sin(turn)])
    found = sound(np.array([shapely.Polygon(ring)], dtype=object), Grid.of((100.0, 44.0, 110.0, 50.0)))[0]
    assert shapely.is_valid(found)
    assert shapely.get_num_coordinates(found) < 20_000
    assert found.area == pytest.approx(2 * 4 * 4 / 3, rel=0.01)  # two lobes of 4/3 a² each, a = 2


def test_equal_inputs_give_equal_blocks():
    assert a_block() == BLOCK
