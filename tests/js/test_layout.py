"""layout.js: no group of symbols hides another, and none is lost."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

FILES = ["js/layout.js"]
SIZES = [{"form": "full", "w": 73, "h": 34}, {"form": "one", "w": 34, "h": 34}]
PLACE = "placeGroups(data, new Taken()).map((g) => ({...g.box, id: g.id, form: g.form}))"


def groups(seed, number=80):
    chance = random.Random(seed)
    return [
        {"id": n, "x": chance.uniform(0, 900), "y": chance.uniform(0, 600), "sizes": SIZES, "members": []}
        for n in range(number)
    ]


def overlap(a, b):
    across = a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"]
    return across and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]


@pytest.mark.parametrize("seed", range(5))
def test_no_two_groups_of_symbols_overlap(in_node, seed):
    placed = [one for one in in_node(FILES, PLACE, groups(seed)) if one["form"] != "dot"]
    assert [(a["id"], b["id"]) for a, b in combinations(placed, 2) if overlap(a, b)] == []


@pytest.mark.parametrize("seed", range(5))
def test_every_group_is_placed(in_node, seed):
    assert [one["id"] for one in in_node(FILES, PLACE, groups(seed, 300))] == list(range(300))


def test_a_group_with_room_stands_on_its_place_in_full(in_node):
    (only,) = in_node(FILES, PLACE, [{"id": 0, "x": 100, "y": 50, "sizes": SIZES, "members": []}])
    assert only == {"x": 63.5, "y": 33, "w": 73, "h": 34, "id": 0, "form": "full"}


def test_the_more_important_of_two_has_the_place(in_node):
    first, second = in_node(
        FILES, PLACE, [{"id": n, "x": 100, "y": 50, "sizes": SIZES, "members": []} for n in range(2)]
    )
    assert (first["x"], first["y"]) == (63.5, 33)
    assert not overlap(first, second)


def test_where_there_is_no_room_a_dot_is_left(in_node):
    crowd = [{"id": n, "x": 100 + n * 0.01, "y": 50, "sizes": SIZES, "members": []} for n in range(200)]
    forms = [one["form"] for one in in_node(FILES, PLACE, crowd)]
    assert forms[0] == "full"
    assert forms[-1] == "dot"


def test_groups_that_fall_on_one_another_become_one_with_all_members(in_node):
    given = [{"x": 0, "y": 0, "members": [1]}, {"x": 5, "y": 5, "members": [2, 3]}, {"x": 500, "y": 0, "members": [4]}]
    found = in_node(FILES, "mergeNear(data, 20)", given)
    assert [(one["x"], one["members"]) for one in found] == [(0, [1, 2, 3]), (500, [4])]


@pytest.mark.parametrize("seed", range(3))
def test_merging_loses_no_member_and_leaves_groups_apart(in_node, seed):
    given = [one | {"members": [one["id"]]} for one in groups(seed, 200)]
    found = in_node(FILES, "mergeNear(data, 40)", given)
    assert sorted(member for one in found for member in one["members"]) == list(range(200))
    gaps = [((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5 for a, b in combinations(found, 2)]
    assert min(gaps) >= 40
