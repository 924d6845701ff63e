"""growth.js: arrows of a step are drawn along their way, each in its turn."""

from __future__ import annotations

import pytest

FILES = ["map/growth", "map/paint"]
CORNER = [(0, 0), (30, 0), (30, 40)]  # 70 pixels
SHORT = [(0, 0), (0, 10)]


@pytest.mark.parametrize(
    ("share", "parts"),
    [
        (0, []),
        (0.25, [[(0, 0), (20, 0)]]),
        (0.75, [[(0, 0), (30, 0), (30, 30)]]),
        (1, [CORNER, SHORT]),
    ],
    ids=["nothing", "first-leg", "round-the-corner", "both-parts"],
)
def test_lines_are_cut_where_their_share_of_the_way_ends(in_node, share, parts):
    cut = """partsUpTo(data.parts.map((part) => part.map(([x, y]) => ({ x, y }))), data.share)
      .map((part) => part.map(({ x, y }) => [x, y]))"""
    found = in_node(FILES, cut, {"parts": [CORNER, SHORT], "share": share})
    assert [[tuple(point) for point in part] for part in found] == parts


def test_arrows_set_out_as_the_text_names_them_and_then_by_day(in_node):
    arrows = [(None, 5), (2, 9), (0, 9), (None, 4), (2, 9)]
    given = [{"named": named, "day": day} for named, day in arrows]
    turns = "turnsOf(data.map(({ named, day }) => ({ named: named ?? Infinity, day })))"
    assert in_node(FILES, turns, given) == [3, 1, 0, 2, 1]


def test_an_arrow_begins_in_its_turn_and_is_whole_in_the_end(in_node):
    assert in_node(FILES, "[0, 650, 1300].map((passed) => shareAt(0, 0, passed))", None) == [0, 0.5, 1]
    # Of three turns the last begins after 1,400 milliseconds.
    assert in_node(FILES, "[700, 1400, 2700].map((passed) => shareAt(2, 2, passed))", None) == [0, 0, 1]
    assert in_node(FILES, "shareAt(1, 2, 700)", None) == 0
