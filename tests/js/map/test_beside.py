"""beside.js: places at one point, or so near that no click parts them, are known of one another."""

from __future__ import annotations

FILES = ["map/beside"]
BESIDE = """data.asked.map((one) => placesBeside(
  { n: data.of.length, x: data.x, y: data.y, location: data.of }, one, (place) => !data.empty.includes(place)))"""
PIXEL = 1 / 2**17
"""A pixel at the zoom that a click comes to, in pixels of zoom 0."""


def beside(in_node, asked, of, x, empty=()):
    return in_node(FILES, BESIDE, {"asked": asked, "of": of, "x": x, "y": [0] * len(x), "empty": list(empty)})


def test_places_at_one_point_are_beside_each_other_and_those_apart_are_not(in_node):
    points = [100, 100, 100 + 5 * PIXEL, 100 + 7 * PIXEL]
    assert beside(in_node, [0, 1, 3], [0, 1, 2, 3], points) == [[1, 2], [0, 2], [2]]


def test_places_at_which_nothing_is_shown_are_left_out(in_node):
    assert beside(in_node, [0], [0, 1, 2], [5, 5, 5], empty=[1]) == [[2]]


def test_each_point_of_a_place_of_several_points_counts(in_node):
    assert beside(in_node, [0, 1], [0, 0, 1, 1], [1, 2, 2, 9]) == [[1], [0]]


def test_a_place_that_has_no_point_has_none_beside_it(in_node):
    assert beside(in_node, [7], [0, 1], [1, 1]) == [[]]
