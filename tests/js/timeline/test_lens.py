"""lens.js: the whole time stays on the axis, the days in hand have room, one great month flattens nothing."""

from __future__ import annotations

import pytest

FILES = ["timeline/scale", "timeline/lens"]
LENS = """(() => {
  const { scale, parts, frame } = lensOf(data.domain, data.range, data.hand);
  return {
    at: data.days.map((day) => Math.round(scale.at(day))), back: data.days.map((day) => scale.day(scale.at(day))),
    parts: parts.length, frame: frame && frame.map(Math.round),
  };
})()"""


def lens(in_node, hand, days, domain=(0, 10000), width=1000):
    return in_node(FILES, LENS, {"domain": list(domain), "range": [0, width], "hand": hand, "days": days})


def test_a_short_period_has_a_third_of_the_axis_and_the_rest_keeps_its_order(in_node):
    found = lens(in_node, [5000, 5100], [0, 2500, 5000, 5050, 5100, 10000])
    assert found["frame"] == [333, 673]
    assert found["at"] == [0, 167, 333, 503, 673, 1000]
    assert found["parts"] == 3


def test_every_day_comes_back_from_its_pixel(in_node):
    days = [0, 1000, 4999, 5000, 5050, 5100, 7777, 10000]
    found = lens(in_node, [5000, 5100], days, width=9000)
    assert [abs(a - b) <= 1 for a, b in zip(found["back"], days, strict=True)] == [True] * len(days)


@pytest.mark.parametrize("hand", [None, [2000, 8000]])
def test_a_long_period_or_none_leaves_the_axis_as_it_is(in_node, hand):
    found = lens(in_node, hand, [0, 5000, 10000])
    assert (found["at"], found["parts"]) == ([0, 500, 1000], 1)
    assert found["frame"] == (hand and [200, 800])


def test_a_period_at_an_end_of_the_time_leaves_two_parts(in_node):
    assert lens(in_node, [0, 100], [0, 100, 10000]) == {
        "at": [0, 340, 1000],
        "back": [0, 100, 10000],
        "parts": 2,
        "frame": [0, 340],
    }


HEIGHTS = "(() => { const h = heightsOf(data); return [h.logarithmic, data.map((one) => h.height(one)), h.marks]; })()"


def test_figures_of_one_size_stand_by_their_square_roots(in_node):
    logarithmic, heights, _ = in_node(FILES, HEIGHTS, [0, 2500, 10000])
    assert (logarithmic, heights) == (False, [0, 0.5, 1])


def test_one_great_figure_does_not_flatten_the_others(in_node):
    logarithmic, heights, marks = in_node(FILES, HEIGHTS, [640000, 3000, 10000, 50000, 50000])
    assert logarithmic
    assert heights[0] == 1
    assert min(heights) > 0.2
    assert marks == sorted(marks, reverse=True)
    assert marks[0] <= 640000
