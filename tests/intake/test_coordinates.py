"""Coordinates in cells: one place, many ways to write it."""

from __future__ import annotations

import pytest
import shapely

from stationed.intake.coordinates import looks_like_angles, looks_like_points, read_axes, read_points

# Ulaanbaatar: 47 degrees 55 minutes 12 seconds are 47.92; 106 degrees 55 minutes 12 seconds are 106.92.
PAIRS = (
    "47.92, 106.92",
    "47.92,106.92",
    "(47.92, 106.92)",
    "47.92 106.92",
    "47.92; 106.92",
    "47,92; 106,92",
    "47,92, 106,92",
    "47.92°, 106.92°",
    "geo:47.92,106.92",
    "geo:47.92,106.92;u=35",
    "POINT (106.92 47.92)",
    "SRID=4326;POINT(106.92 47.92)",
    "47°55′12″N 106°55′12″E",
    "47°55'12\"N, 106°55'12\"E",
    "47° 55' 12'' N 106° 55' 12'' E",
    "N47 55 12 E106 55 12",
    "47 55 12 N, 106 55 12 E",
    "106°55′12″E 47°55′12″N",
    "47°55.2′N 106°55.2′E",
    "47.92°N 106.92°E",
    "47.92N, 106.92E",
    "47°55′12″ с. ш. 106°55′12″ в. д.",
)


@pytest.mark.parametrize("text", PAIRS)
def test_every_way_to_write_a_pair_gives_the_same_point(text):
    found = read_points([text])
    assert not found.faulty.any()
    assert (round(found.geometry[0].x, 6), round(found.geometry[0].y, 6)) == (106.92, 47.92)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("47.92", 47.92),
        ("47,92", 47.92),
        ("-12.5", -12.5),
        ("−12.5", -12.5),
        ("12.5 S", -12.5),
        ("S12 30", -12.5),
        ("12°30′S", -12.5),
        ("47°55'12\"", 47.92),
        ("47:55:12", 47.92),
        ("0", 0.0),
    ],
)
def test_every_way_to_write_a_latitude_gives_degrees(text, degrees):
    found = read_axes([text], ["10"])
    assert round(found.geometry[0].y, 6) == degrees


@pytest.mark.parametrize("text", ["north", "91", "47.1.2", "12°60′N", "-12 S", "N12 S", "12°O", "Tamsag"])
def test_a_text_that_is_no_latitude_is_faulty_and_no_point(text):
    found = read_axes([text], ["10"])
    assert found.faulty.tolist() == [True]
    assert found.geometry.tolist() == [None]


def test_two_blank_axes_are_no_place_and_no_fault_but_one_alone_is():
    found = read_axes(["", "", "47"], ["", "106", ""])
    assert found.faulty.tolist() == [False, True, True]


def test_one_first_number_beyond_ninety_settles_the_order_of_the_column():
    found = read_points(["106.92, 47.92", "17.5, 47.1"])
    assert found.swapped == "106.92, 47.92"
    assert [(point.x, point.y) for point in found.geometry] == [(106.92, 47.92), (17.5, 47.1)]


def test_a_point_of_the_compass_is_stronger_than_the_order_of_the_column():
    found = read_points(["106.92, 47.92", "47.1N 17.5E"])
    assert (found.geometry[1].x, found.geometry[1].y) == (17.5, 47.1)


def test_a_line_or_an_area_as_wkt_is_kept_whole():
    found = read_points(["LINESTRING (118.4 47.6, 118.7 47.7)", "POLYGON ((0 0, 1 0, 1 1, 0 0))"])
    assert [shapely.get_type_id(geometry) for geometry in found.geometry] == [1, 3]


@pytest.mark.parametrize("text", ["POINT (200 10)", "POINT EMPTY", "POINT (1", "95, 195", "somewhere", "47.92"])
def test_a_text_that_is_no_place_on_the_globe_is_faulty(text):
    assert read_points([text]).faulty.tolist() == [True]


def test_shares_leave_blank_cells_out():
    assert looks_like_points(["47.92, 106.92", "", "x"]) == 0.5
    assert looks_like_angles(["47,92", ""], 90.0) == 1.0
    assert looks_like_points([""]) == 0.0


def test_minutes_and_seconds_make_degrees_without_noise():
    assert read_points(["47°55′12″N 106°55′12″E"]).geometry[0].wkt == "POINT (106.92 47.92)"
