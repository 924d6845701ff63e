"""ground-paths.js leaves out only what cannot be seen in the frame; projection.js projects as PROJ does."""

from __future__ import annotations

import math
import random
import re

import pyproj
import pytest
import shapely

FILES = ["map/ground-paths"]
FRAME = {"scale": 4, "left": 100, "top": -50, "width": 300, "height": 200}
SEEN = shapely.box(-2, -2, 302, 202)
"""What a stroke of some pixels can bring into the frame, and no more."""


def path(in_node, parts, *, closed, frame=FRAME):
    return in_node(FILES, "groundPath(data.parts, data.frame, data.closed)", {
        "parts": [[value for point in part for value in point] for part in parts], "frame": frame, "closed": closed,
    })  # fmt: skip


def points_of(text):
    """The parts of a path that is written with M, L and Z."""
    parts = [part for part in re.split("[MZ]", text) if part]
    return [list(zip(*[iter(map(int, re.split("[L ]", part)))] * 2, strict=True)) for part in parts]


def rounded(part, frame=FRAME):
    return [
        (math.floor(x * frame["scale"] + 0.5) - frame["left"], math.floor(y * frame["scale"] + 0.5) - frame["top"])
        for x, y in part
    ]


def holds(ring, x, y):
    """Whether a ring holds a position, by the number of its sides to the right of it (the even-odd rule of SVG)."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def wandering(rng, steps):
    """A line that wanders in and out of the frame, in pixels of zoom 0."""
    x, y = rng.uniform(-20, 140), rng.uniform(-60, 60)
    line = []
    for _ in range(steps):
        line.append((x, y))
        x, y = x + rng.gauss(0, 12), y + rng.gauss(0, 12)
    return line


@pytest.mark.parametrize("seed", range(12))
def test_lines_are_the_same_inside_the_frame(in_node, seed):
    line = wandering(random.Random(seed), 120)
    whole = shapely.intersection(shapely.LineString(rounded(line)), SEEN)
    kept = [shapely.LineString(part) for part in points_of(path(in_node, [line], closed=False))]
    seen = shapely.intersection(shapely.union_all(kept), SEEN)
    assert shapely.equals(shapely.union_all(whole), seen) or shapely.hausdorff_distance(whole, seen) < 1e-6


@pytest.mark.parametrize("seed", range(12))
def test_areas_hold_the_same_positions_inside_the_frame(in_node, seed):
    rng = random.Random(seed)
    ring = wandering(rng, 80)
    kept = points_of(path(in_node, [ring], closed=True))
    for _ in range(400):
        x, y = rng.randrange(300) + 0.31, rng.randrange(200) + 0.47
        assert holds(rounded(ring), x, y) == (bool(kept) and holds(kept[0], x, y))


def test_an_area_round_the_frame_still_fills_it(in_node):
    around = [(-1000, -1000), (1000, -1000), (1000, 1000), (-1000, 1000)]
    (ring,) = points_of(path(in_node, [around], closed=True))
    assert holds(ring, 150, 100)


def test_what_lies_beyond_one_side_has_no_path(in_node):
    assert path(in_node, [[(500, 0), (520, 10), (510, 20)]], closed=True) == ""


def test_positions_on_the_pixel_before_are_left_out(in_node):
    line = [(30, 0), (30.02, 0.01), (30.05, 0), (40, 0), (40.01, 0.02)]
    assert path(in_node, [line], closed=False) == "M20 50L60 50"


def test_positions_beyond_one_side_shrink_to_their_ends(in_node):
    out = [(200 + i, i % 7) for i in range(50)]
    assert path(in_node, [[(50, 0), *out, (50, 10)]], closed=False) == "M100 50L700 50 896 50 100 90"


def test_projection_is_that_of_web_maps(in_node):
    degrees = [(0, 0), (106.917, 47.92), (-179.5, -80), (30.5, 84.9), (12.3456789, -33.3333333)]
    to_sphere = pyproj.Transformer.from_crs(4326, 3857, always_xy=True)
    half = math.pi * 6378137
    for (longitude, latitude), found in zip(
        degrees, in_node(["map/projection"], "data.map(([x, y]) => mercator(x, y))", degrees), strict=True
    ):
        x, y = to_sphere.transform(longitude, latitude)
        assert found["x"] == pytest.approx(128 * (1 + x / half), abs=1e-9)
        assert found["y"] == pytest.approx(128 * (1 - y / half), abs=1e-6)


@pytest.mark.parametrize(
    ("left", "width", "span", "shifts"),
    [
        (20, 900, (0, 256), [0]),
        (-100, 1200, (0, 256), [-1024, 0, 1024]),
        (1100, 800, (0, 256), [1024]),
        (0, 1024, (100, 120), [0]),
        (0, 1024, (250, 270), [-1024, 0]),
        (500, 100, (0, 50), []),
    ],
)
def test_a_shape_is_repeated_by_whole_worlds_where_the_frame_reaches(in_node, left, width, span, shifts):
    frame = {"scale": 4, "left": left, "top": 0, "width": width, "height": 200}
    found = in_node(FILES, "worldShifts(data.frame, data.span, 256)", {"frame": frame, "span": span})
    assert found == shifts


def test_a_map_that_does_not_go_round_repeats_nothing(in_node):
    assert in_node(FILES, "worldShifts(data.frame, [0, 256], 0)", {"frame": FRAME | {"width": 9000}}) == [0]
