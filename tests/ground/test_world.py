"""The world of the package: what is land and water, and what of it a map is given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from flow_tables import an_atlas
from page_atlas import PLAIN, a_block, cells

from stationed.ground import SCALE_NAMES, modern_borders, surroundings, with_land_beneath, world
from stationed.model import GroundSettings
from stationed.payload.say import credit_in

# Well inland, well out at sea, and well out on a lake, as any atlas shows them.
DRY = {
    "Ulaanbaatar": (106.92, 47.92),
    "Paris": (2.35, 48.86),
    "Suva's hills": (178.1, -17.8),
    "Timbuktu": (-3.0, 16.77),
    "Brasilia": (-47.9, -15.8),
    "Alice Springs": (133.88, -23.7),
    "South Pole plateau": (60.0, -80.0),
    "Chukotka, west of 180": (179.0, 67.5),
    "Chukotka, east of 180": (-178.0, 67.0),
}
WET = {
    "Gulf of Guinea": (0.0, 0.0),
    "North Pacific": (-150.0, 40.0),
    "Bay of Biscay": (-6.0, 45.5),
    "Sea of Japan": (135.0, 40.0),
    "Drake Passage": (-62.0, -58.5),
}
LAKES = {"Baikal": (107.8, 53.3), "Victoria": (33.0, -1.0), "Superior": (-87.5, 47.7), "Caspian": (51.0, 42.0)}
MAPS = {
    "Rhine": (5.0, 46.0, 9.0, 52.0),
    "Mongolia": (87.0, 41.0, 120.5, 52.5),
    "Pacific": (130.0, -40.0, 260.0, 40.0),
    "Fiji": (176.0, -20.0, 183.0, -15.0),
    "a quarter of Paris": (2.33, 48.85, 2.36, 48.87),
    "world": (-180.0, -60.0, 180.0, 80.0),
    "Arctic": (-60.0, 60.0, 60.0, 85.0),
    "Antarctic Peninsula": (-70.0, -80.0, -50.0, -62.0),
}


def of_layer(frame, layer):
    return shapely.union_all(parts_of(frame, layer))


def parts_of(frame, layer):
    return frame.geometry.array[(frame["layer"] == layer).to_numpy()]


def covered(parts, places):
    """The names of the places that lie in one of the parts."""
    parts = np.asarray(parts, dtype=object)
    shapely.prepare(parts)
    return {name for name, place in places.items() if shapely.covers(parts, shapely.Point(place)).any()}


@pytest.mark.parametrize("scale", SCALE_NAMES)
def test_the_world_has_land_where_land_is_and_sea_where_sea_is(scale):
    land, lakes = parts_of(world(scale), "land"), parts_of(world(scale), "lakes")
    assert set(DRY) - covered(land, DRY) <= {"Suva's hills"}
    assert covered(land, WET) == set()
    assert set(LAKES) - covered(lakes, LAKES) == set()


@pytest.mark.parametrize("scale", SCALE_NAMES)
def test_the_world_is_valid_and_within_its_bounds(scale):
    frame = world(scale)
    assert bool(frame.geometry.is_valid.all())
    west, south, east, north = frame.total_bounds
    assert (west, south, east) == (-180, -90, 180)
    assert 83 < north < 84


def test_a_finer_scale_has_more_positions():
    sizes = [shapely.get_num_coordinates(np.asarray(world(scale).geometry.array)).sum() for scale in SCALE_NAMES]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("extent", MAPS.values(), ids=MAPS.keys())
def test_a_map_has_land_from_180_degrees_west_to_180_east_of_its_middle(extent):
    frame = surroundings(extent)
    land = parts_of(frame, "land")
    middle = (extent[0] + extent[2]) / 2
    turned = {name: ((x - middle + 180) % 360 + middle - 180, y) for name, (x, y) in DRY.items()}
    assert set(DRY) - covered(land, turned) <= {"Suva's hills"}
    west, _, east, _ = shapely.total_bounds(land)
    assert middle - 180 <= west < east <= middle + 180


@pytest.mark.parametrize("extent", MAPS.values(), ids=MAPS.keys())
def test_no_scale_of_a_map_lies_over_another(extent):
    frame = surroundings(extent)
    land = frame[frame["layer"] == "land"]
    shapes = np.asarray(land.geometry.array)
    assert shapely.area(shapes).sum() == pytest.approx(shapely.union_all(shapes).area, rel=1e-6)


@pytest.mark.parametrize("extent", MAPS.values(), ids=MAPS.keys())
def test_a_map_takes_few_positions_and_rows(extent):
    frame = surroundings(extent)
    assert shapely.get_num_coordinates(np.asarray(frame.geometry.array)).sum() < 75_000
    assert len(frame) <= 3 * 6


def test_islands_of_a_small_map_are_finer_than_those_of_a_wide_one():
    fiji = shapely.box(176, -20, 180, -15)
    near, far = (of_layer(surroundings(MAPS[name]), "land") for name in ("Fiji", "Pacific"))
    sizes = [shapely.get_num_coordinates(shapely.intersection(land, fiji)) for land in (near, far)]
    assert sizes[0] > 5 * sizes[1]
    assert near.covers(shapely.Point(DRY["Suva's hills"]))


def test_a_small_island_is_on_the_map_of_its_ocean_where_a_place_stands_on_it():
    midway, at_sea = (-177.37 + 360, 28.21), (200.0, 5.0)
    without = of_layer(surroundings(MAPS["Pacific"]), "land")
    land = of_layer(with_land_beneath(MAPS["Pacific"], np.array([midway, at_sea])), "land")
    assert not without.intersects(shapely.Point(midway).buffer(1))
    assert land.distance(shapely.Point(midway)) < 0.01
    assert land.distance(shapely.Point(at_sea)) > 2


def test_places_on_land_or_at_sea_leave_the_ground_as_it_is():
    places = np.array([DRY["Paris"], WET["Bay of Biscay"]])
    assert with_land_beneath(MAPS["Rhine"], places) is surroundings(MAPS["Rhine"])


def test_the_world_lies_under_a_page_unless_the_atlas_says_no():
    without = an_atlas()
    with_it = replace(without, config=replace(without.config, ground=GroundSettings(world=True)))
    assert a_block(without, PLAIN)["tables"]["ground"]["n"] == 0
    assert set(cells(a_block(with_it, PLAIN), "ground", "layer")) == {"land", "lakes", "rivers"}


@pytest.mark.parametrize(
    ("said", "world_drawn", "credit"),
    [
        ("", True, "land and water from GSHHG (LGPL)"),
        ("A. Scholar", True, "A. Scholar; land and water from GSHHG (LGPL)"),
        ("ground from GSHHG", True, "ground from GSHHG"),
        ("A. Scholar", False, "A. Scholar"),
    ],
    ids=["nobody", "somebody", "named already", "not drawn"],
)
def test_a_page_credits_the_source_of_the_world_it_draws(said, world_drawn, credit):
    tables = an_atlas()
    config = replace(tables.config, credit=said, ground=GroundSettings(world=world_drawn, relief=False))
    assert credit_in(a_block(replace(tables, config=config), PLAIN)) == credit


@pytest.mark.parametrize(
    ("extent", "on", "off"),
    [
        # The border of France and Germany follows the Rhine at Kehl; Strasbourg's west is far from any.
        ((5.0, 47.0, 9.0, 50.0), (7.8, 48.57), (6.2, 48.4)),
        # Between Chukotka and Alaska, over the antimeridian, no two countries meet on land.
        ((170.0, 60.0, 195.0, 70.0), None, (180.0, 66.0)),
    ],
)
def test_borders_of_today_are_where_two_countries_meet_on_land(extent, on, off):
    lines = shapely.union_all(modern_borders(extent).geometry.to_numpy())
    if on:
        assert shapely.distance(lines, shapely.Point(on)) < 0.1
    assert lines.is_empty or shapely.distance(lines, shapely.Point(off)) > 0.5


def test_borders_of_today_reach_as_far_again_as_the_map():
    frame = modern_borders((100.0, 42.0, 110.0, 50.0))
    assert set(frame["layer"]) == {"borders"}
    west, south, east, north = frame.total_bounds
    assert (west, east) == (90.0, 120.0)
    assert south >= 34.0
    assert north <= 58.0


def test_borders_of_today_are_on_a_page_that_asks_for_them_and_are_credited():
    without = an_atlas()
    asked = replace(without.config, ground=GroundSettings(world=False, borders="modern"))
    block = a_block(replace(without, config=asked), PLAIN)
    assert set(cells(block, "ground", "layer")) == {"borders"}
    assert credit_in(block).endswith("borders of today from Natural Earth")
