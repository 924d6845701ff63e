"""Where the pictures of the slopes lie on the map, how strong they are drawn, and in which colours."""

from __future__ import annotations

import pytest

from stationed.figures.relief import fading


def test_levels_are_the_boxes_of_their_pictures_the_coarsest_first(in_node):
    found = in_node(["map/relief-levels"], "levelsOf([5120, 640, 5120], [3, 0, 5], [7, 1, 8])")
    assert [one["size"] for one in found] == [640, 5120]
    assert [found[1][side] for side in ("left", "top", "right", "bottom")] == [384, 896, 768, 1152]
    assert found[1]["tiles"] == [{"picture": 0, "x": 384, "y": 896}, {"picture": 2, "x": 640, "y": 1024}]


@pytest.mark.parametrize(("grown", "strength"), [(0.3, 1), (4, 1), (48**0.5, 0.5), (12, 0), (90, 0)])
def test_the_relief_fades_as_it_is_drawn_larger_than_it_was_made(in_node, grown, strength):
    assert in_node(["map/relief-levels"], f"fading({grown})") == pytest.approx(strength)
    assert fading(grown) == pytest.approx(strength)


def test_a_grey_is_the_stronger_the_further_it_is_from_the_middle(in_node):
    # Canvases hold red, green, blue and alpha from the lowest byte up.
    found = in_node(["map/relief-levels"], "[...tones('#11223380', '#ffffff40')]")
    assert [f"{found[grey]:08x}" for grey in (0, 64, 128, 192)] == ["80332211", "40332211", "00ffffff", "20ffffff"]


def test_colours_of_another_form_draw_nothing(in_node):
    assert in_node(["map/relief-levels"], "[...tones('red', '')].every((pixel) => pixel === 0)") is True


# A world of 1,000 pixels at zoom 0: the coarse level has ten pixels to one of them, so that a tile is 12.8 wide.
WANTED = """((frame, finer) => tilesWanted(
  levelsOf([10000, 10000, 10000, 10000], [0, 1, 2, 3], [0, 0, 0, 0])[0], finer,
  { frame: { scale: 10, ...frame }, world: 1000, shrunk: 1 }).map(({ picture }) => picture))"""


@pytest.mark.parametrize(
    ("frame", "pictures"),
    [
        ("{ left: 10, top: 10, width: 100, height: 100 }", [0]),
        ("{ left: 100, top: 10, width: 100, height: 100 }", [0, 1]),
        ("{ left: 140, top: 10, width: 100, height: 100 }", [1]),
        ("{ left: 10130, top: 10, width: 100, height: 100 }", [0, 1]),
        ("{ left: 10, top: 200, width: 100, height: 100 }", []),
    ],
    ids=["one", "two", "with its margin", "another world", "below"],
)
def test_the_tiles_that_are_wanted_are_those_in_the_frame(in_node, frame, pictures):
    assert in_node(["map/relief-levels"], f"{WANTED}({frame})") == pictures


def test_a_tile_beneath_a_finer_level_is_not_wanted(in_node):
    finer = "{ size: 20000, left: 128, top: -512, right: 768, bottom: 512, tiles: [] }"
    frame = "{ left: 0, top: 0, width: 600, height: 100 }"
    # The finer one hides 8.2 to 36.6 of the coarse one: of the four tiles the second alone, 12.8 to 25.6, lies within.
    assert in_node(["map/relief-levels"], f"{WANTED}({frame}, {finer})") == [0, 2, 3]
