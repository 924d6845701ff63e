"""rungs.js: what stands at one place in the order of battle, and where on the map its ladder has room."""

from __future__ import annotations

import pytest

FILES = ["card/rungs"]
ORDER = """orderOfBattle(data.units.map((unit, i) => ({ unit, i })), (unit) => data.higher[unit] ?? -1)
  .map(({ mark, depth }) => [mark.i, depth])"""


def rungs(in_node, units, higher):
    return in_node(FILES, ORDER, {"units": units, "higher": higher})


def test_a_unit_hangs_under_the_nearest_formation_that_stands_there(in_node):
    # Army 0 with division 1 and, of the division, regiment 3; brigade 2 is of none of them.
    assert rungs(in_node, [0, 1, 2, 3], [-1, 0, -1, 1]) == [[0, 0], [1, 1], [3, 2], [2, 0]]


def test_a_formation_that_stands_elsewhere_is_passed_over(in_node):
    # Regiment 2 is of division 1, which is of army 0; the division is not there.
    assert rungs(in_node, [0, 2], [-1, 0, 1]) == [[0, 0], [1, 1]]


def test_units_that_are_above_each_other_in_a_circle_stand_side_by_side(in_node):
    assert rungs(in_node, [0, 1], [1, 0]) == [[0, 0], [1, 0]]


def test_a_unit_of_two_records_hangs_there_twice(in_node):
    assert rungs(in_node, [0, 1, 1], [-1, 0]) == [[0, 0], [1, 1], [2, 1]]


@pytest.mark.parametrize(
    ("dot", "ahead", "corner"),
    [
        ((100, 200), True, [110, 160]),  # right of the dot
        ((400, 200), False, [190, 160]),  # left of it
        ((500, 200), True, [290, 160]),  # left where the right has no room
        ((100, 5), True, [110, 8]),  # never above the map
        ((100, 395), True, [110, 292]),  # nor beneath it
    ],
)
def test_a_ladder_stands_beside_its_dot_within_the_map(in_node, dot, ahead, corner):
    data = {"dot": {"x": dot[0], "y": dot[1]}, "ahead": ahead}
    at = in_node(FILES, "ladderAt(data.dot, { w: 200, h: 100 }, { x: 600, y: 400 }, data.ahead)", data)
    assert [at["x"], at["y"]] == corner


def test_a_ladder_goes_above_or_below_where_the_sides_have_no_room(in_node):
    shown = "data.map((y) => ladderAt({ x: 160, y }, { w: 200, h: 100 }, { x: 320, y: 400 }, true))"
    assert [[at["x"], at["y"]] for at in in_node(FILES, shown, [100, 300])] == [[60, 110], [60, 190]]
