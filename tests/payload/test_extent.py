"""The extent of a map, also over the antimeridian."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from flow_tables import a_location, an_atlas
from page_atlas import PLAIN
from shapely.geometry import LineString, MultiLineString, Point, box

from stationed.payload.extent import WORLD, extent_of, turned


def extent(*points, spec=PLAIN):
    rows = [a_location(f"L-{number}", None if one is None else Point(one)) for number, one in enumerate(points)]
    return extent_of(an_atlas(locations=rows), spec, np.arange(len(points)))


def one(geometry):
    return np.array([geometry], dtype=object)


def test_a_stated_extent_is_taken_as_it_is():
    assert extent((0, 0), spec=replace(PLAIN, extent=(87.0, 41.0, 120.5, 52.5))) == (87.0, 41.0, 120.5, 52.5)


def test_an_extent_whose_west_is_greater_than_its_east_counts_on_beyond_180():
    assert extent(spec=replace(PLAIN, extent=(170.0, 40.0, -170.0, 60.0))) == (170.0, 40.0, 190.0, 60.0)


def test_an_extent_about_locations_leaves_a_margin_of_eight_percent():
    assert extent((100, 40), (110, 45)) == pytest.approx((99.2, 39.2, 110.8, 45.8))


def test_a_single_place_has_half_a_degree_about_it():
    assert extent((100, 40)) == (99.5, 39.5, 100.5, 40.5)


def test_the_houses_of_a_street_fill_their_map():
    assert extent((2.35, 48.85), (2.36, 48.85)) == pytest.approx((2.3492, 48.8492, 2.3608, 48.8508))


def test_two_doors_of_a_house_have_the_street_about_them():
    west, south, east, north = extent((2.35, 48.85), (2.3501, 48.85))
    assert east - west == pytest.approx(0.01)
    assert north - south == pytest.approx(0.0099)


def test_locations_without_a_place_do_not_matter():
    assert extent((100, 40), None) == extent((100, 40))


@pytest.mark.parametrize("points", [(), (None,)], ids=["nothing", "not located"])
def test_without_any_place_it_is_the_world(points):
    assert extent(*points) == WORLD


def test_locations_on_both_sides_of_the_antimeridian_are_near_each_other():
    west, _, east, _ = extent((170, 50), (-170, 55), (-160, 60))
    assert (west, east) == pytest.approx((167.6, 202.4))


def test_locations_all_round_the_world_are_not_turned():
    west, _, east, _ = extent((-150, 0), (-50, 0), (50, 0), (150, 0))
    assert (west, east) == pytest.approx((-174, 174))


def test_places_all_round_a_pole_are_shown_in_one_world():
    west, _, east, _ = extent((-178, -70), (-60, -70), (60, -70), (178, -70))
    assert east - west == pytest.approx(360)
    assert (west, east) == pytest.approx((-180, 180))


def test_no_extent_leaves_the_map_at_the_poles():
    _, south, _, north = extent((0, -89), (0, 89))
    assert (south, north) == (-85, 85)


def test_nothing_is_turned_within_the_usual_longitudes():
    geometry = one(box(-179, 0, -170, 10))
    assert turned(geometry, (-180, -60, 180, 80)) is geometry


def test_what_lies_beyond_the_antimeridian_is_moved_to_the_map():
    (point,) = turned(one(Point(-170, 50)), (160, 40, 200, 60))
    assert point.equals(Point(190, 50))


def test_a_line_cut_at_the_antimeridian_is_whole_and_runs_the_same_way():
    line = MultiLineString([[(175, 50), (180, 51)], [(-180, 51), (-175, 52)]])
    (turned_line,) = turned(one(line), (160, 40, 200, 60))
    assert turned_line.equals(LineString([(175, 50), (180, 51), (185, 52)]))
    assert turned_line.coords[0] == (175, 50)


def test_an_area_over_a_western_map_is_joined_as_well():
    area = shapely.union_all([box(170, 0, 180, 10), box(-180, 0, -170, 10)])
    (turned_area,) = turned(one(area), (-200, -10, -160, 20))
    assert turned_area.equals(box(-190, 0, -170, 10))


def test_a_missing_geometry_stays_missing():
    assert turned(one(None), (160, 40, 200, 60))[0] is None
