"""The list of marks: the order in which they are read, and where keys lead in it."""

from __future__ import annotations

import pytest

FILES = ["map/mark-list"]
SPOTS = [
    {"id": "south", "x": 10, "y": 300},
    {"id": "east", "x": 200, "y": 12},
    {"id": "west", "x": 20, "y": 40},
    {"id": "middle", "x": 90, "y": 100},
]


@pytest.mark.parametrize(
    ("turned", "order"),
    [(False, ["west", "east", "middle", "south"]), (True, ["east", "west", "middle", "south"])],
    ids=["from the left", "from the right"],
)
def test_marks_of_one_height_are_read_as_a_line(in_node, turned, order):
    read = in_node(FILES, "inReadingOrder(data[0], data[1]).map((one) => one.id)", [SPOTS, turned])
    assert read == order


def test_no_marks_have_an_order_too(in_node):
    assert in_node(FILES, "inReadingOrder([], false)") == []


@pytest.mark.parametrize(
    ("key", "at", "turned", "to"),
    [
        ("ArrowRight", 0, False, 1),
        ("ArrowRight", 1, True, 0),
        ("ArrowLeft", 1, True, 2),
        ("ArrowDown", 2, False, 2),
        ("ArrowUp", 0, False, 0),
        ("Home", 2, False, 0),
        ("End", 0, False, 2),
        ("a", 0, False, -1),
        ("Tab", 0, False, -1),
    ],
)
def test_a_key_leads_to_the_next_mark_and_stops_at_the_ends(in_node, key, at, turned, to):
    call = "stepOf(data[0], data[1], 3, data[2])"
    assert in_node(FILES, call, [key, at, turned]) == to
