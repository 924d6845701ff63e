"""layout.js: no group of symbols hides another, and none is lost."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

FILES = ["map/forms", "map/layout", "map/placing"]
PLACE = """placeGroups(data.map((g) => ({...g, sizes: formsOf(g.count)})), new Taken()).map((g) => ({
  id: g.id, form: g.form, box: g.box, named: g.named, at: [g.x, g.y], count: g.count,
  frames: g.as && g.as.rows ? framesIn(g.box, g.as) : [],
}))"""

GATHER = """(() => {
  const n = data.length;
  const [px, py] = [0, 1].map((axis) => Float32Array.from(data, (one) => one[axis]));
  const scene = {n, px, py, group: new Int32Array(n)};
  const heads = gatherNear({...scene, order: Uint32Array.from(data.keys())}, 40);
  return {heads: heads.map((i) => [scene.px[i], scene.py[i]]), group: Array.from(scene.group)};
})()"""


def groups(seed, number=80):
    chance = random.Random(seed)
    places = [(chance.uniform(0, 900), chance.uniform(0, 600)) for _ in range(number)]
    counts = [chance.choice([1, 1, 1, 2, 3, 9, 40]) for _ in range(number)]
    return [{"id": n, "x": x, "y": y, "count": counts[n], "wide": 70} for n, (x, y) in enumerate(places)]


def overlap(a, b):
    across = a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"]
    return across and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]


@pytest.mark.parametrize("seed", range(5))
def test_no_two_symbols_pennants_or_names_overlap(in_node, seed):
    placed = in_node(FILES, PLACE, groups(seed))
    boxes = [(one["id"], one["box"]) for one in placed if one["form"] != "tick"]
    boxes += [(one["id"], one["named"]) for one in placed if one["named"]]
    assert [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)] == []


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("number", [10, 80, 300])
def test_no_symbol_stands_further_from_its_place_than_it_may(in_node, seed, number):
    far = []
    for one in in_node(FILES, PLACE, groups(seed, number)):
        most = 24 if one["count"] == 1 else 36
        middles = [(frame["x"] + frame["w"] / 2, frame["y"] + frame["h"] / 2) for frame in one["frames"]]
        far += [one["id"] for x, y in middles if math.hypot(x - one["at"][0], y - one["at"][1]) > most]
    assert far == []


@pytest.mark.parametrize("seed", range(5))
def test_no_symbol_covers_the_dot_of_another_place(in_node, seed):
    given = groups(seed)
    for one in in_node(FILES, PLACE, given):
        others = [(other["x"], other["y"]) for other in given if other["id"] != one["id"]]
        if one["form"] == "tick":
            continue
        box = one["box"]
        assert not [
            (x, y) for x, y in others if box["x"] < x < box["x"] + box["w"] and box["y"] < y < box["y"] + box["h"]
        ]


@pytest.mark.parametrize("seed", range(5))
def test_every_group_is_placed(in_node, seed):
    assert [one["id"] for one in in_node(FILES, PLACE, groups(seed, 300))] == list(range(300))


def test_the_greatest_of_a_crowd_has_its_symbol_and_name_and_the_least_a_tick(in_node):
    crowd = [{"id": n, "x": 100 + n * 0.01, "y": 50, "count": 1, "wide": 60} for n in range(200)]
    placed = in_node(FILES, PLACE, crowd)
    assert (placed[0]["form"], placed[0]["named"] is not None) == ("full", True)
    assert placed[-1]["form"] == "tick"


def test_a_name_goes_before_the_pennant_of_a_lesser_place(in_node):
    walls = [
        {"id": n, "x": x, "y": y, "count": 1, "wide": 0} for n, (x, y) in enumerate([(108, 50), (92, 50), (100, 40)])
    ]
    placed = in_node(FILES, PLACE, [{"id": 9, "x": 100, "y": 50, "count": 1, "wide": 60}, *walls])
    assert placed[0]["named"]


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
