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
