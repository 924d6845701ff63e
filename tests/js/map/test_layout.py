"""layout.js: no group of symbols hides another, and none is lost."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

FILES = ["map/layout"]
SIZES = [{"form": "full", "w": 73, "h": 34}, {"form": "one", "w": 34, "h": 34}]
PLACE = "placeGroups(data, new Taken()).map((g) => ({...g.box, id: g.id, form: g.form}))"

GATHER = """(() => {
  const n = data.length;
  const [px, py] = [0, 1].map((axis) => Float32Array.from(data, (one) => one[axis]));
  const scene = {n, px, py, group: new Int32Array(n)};
  const heads = gatherNear({...scene, order: Uint32Array.from(data.keys())}, 40);
  return {heads: heads.map((i) => [scene.px[i], scene.py[i]]), group: Array.from(scene.group)};
})()"""


def groups(seed, number=80):
    chance = random.Random(seed)
    return [
        {"id": n, "x": chance.uniform(0, 900), "y": chance.uniform(0, 600), "sizes": SIZES, "count": 0}
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
    (only,) = in_node(FILES, PLACE, [{"id": 0, "x": 100, "y": 50, "sizes": SIZES, "count": 0}])
    assert only == {"x": 63.5, "y": 33, "w": 73, "h": 34, "id": 0, "form": "full"}


def test_the_more_important_of_two_has_the_place(in_node):
    first, second = in_node(FILES, PLACE, [{"id": n, "x": 100, "y": 50, "sizes": SIZES, "count": 0} for n in range(2)])
    assert (first["x"], first["y"]) == (63.5, 33)
    assert not overlap(first, second)


def test_where_there_is_no_room_a_dot_is_left(in_node):
    crowd = [{"id": n, "x": 100 + n * 0.01, "y": 50, "sizes": SIZES, "count": 0} for n in range(200)]
    forms = [one["form"] for one in in_node(FILES, PLACE, crowd)]
    assert forms[0] == "full"
    assert forms[-1] == "dot"


@pytest.mark.parametrize("seed", range(3))
def test_gathering_takes_every_point_and_leaves_groups_apart(in_node, seed):
    chance = random.Random(seed)
    given = [[chance.uniform(0, 900), chance.uniform(0, 600)] for _ in range(200)]
    found = in_node(["map/anchors"], GATHER, given)
    assert sorted(set(found["group"])) == list(range(len(found["heads"])))
    gaps = [((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in combinations(found["heads"], 2)]
    assert min(gaps) >= 40
    homes = [found["heads"][group] for group in found["group"]]
    assert all(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 < 40 for a, b in zip(given, homes, strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_discs_of_a_crowd_part_and_the_greatest_stays(in_node, seed):
    chance = random.Random(seed)
    given = [{"x": n * 30, "y": chance.uniform(0, 20), "radius": 18, "count": 90 - n} for n in range(12)]
    parted = in_node(["map/group"], "(partDiscs(data), data)", given)
    assert parted[0] == given[0]
    gaps = [((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5 for a, b in combinations(parted, 2)]
    assert min(gaps) > 33
