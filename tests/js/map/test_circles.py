"""circles.js: a circle's area is its figure, on a scale of round numbers that no circle is wider than."""

from __future__ import annotations

import pytest

FILES = ["map/circles"]


@pytest.mark.parametrize(("figure", "top"), [(640000, 1000000), (5000, 5000), (5001, 10000), (1.5, 2), (12, 20)])
def test_the_scale_ends_with_a_round_figure(in_node, figure, top):
    assert in_node(FILES, "roundUp(data)", figure) == top


def test_a_figure_four_times_as_great_has_twice_the_radius(in_node):
    radii = in_node(FILES, "data.map((figure) => radiusOf({ top: 100, widest: 30 }, figure))", [25, 100, 0.01])
    assert radii == [15, 30, 2.5]  # none is too small to be seen


def test_the_legend_draws_whole_figures_alone(in_node):
    assert in_node(FILES, "data.map((top) => figuresDrawn({ top }))", [5000, 20, 1]) == [
        [5000, 1000, 100],
        [20, 4],
        [1],
    ]
