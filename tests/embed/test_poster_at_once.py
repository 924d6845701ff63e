"""What posters reckon for many at once is what each comes to by itself."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.embed.poster.coverage import covered
from stationed.embed.poster.ground import Window
from stationed.embed.poster.groups import NEAR, _homes
from stationed.embed.poster.outlines import area_outlines, line_outlines
from stationed.embed.poster.tables import Reader

PIXELS = st.floats(-9, 30, allow_subnormal=False)
POINT = st.tuples(PIXELS, PIXELS)
OUTLINE = st.lists(POINT, max_size=6).map(lambda points: np.array(points, float).reshape(-1, 2))
META = {"meta": {"languages": ["en"]}, "tables": {}, "scale": 10}


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(OUTLINE, max_size=3), st.sampled_from([0, 2])), max_size=6))
def test_fillings_cover_together_what_each_covers_alone(fillings):
    outlines, margins = [one for one, _ in fillings], [margin for _, margin in fillings]
    together = list(covered(outlines, margins, 20, 12))
    assert len(together) == len(fillings)
    for (part, cover), one, margin in zip(together, outlines, margins, strict=True):
        ((own, alone),) = covered([one], [margin], 20, 12)
        assert own == part
        assert cover == pytest.approx(alone, abs=1e-9)


def homes_one_by_one(points):
    """Each place is joined to the first one near it that is joined to no other."""
    homes = []
    for at, point in enumerate(points):
        near = [home for home in dict.fromkeys(homes) if np.hypot(*(point - points[home])) < NEAR]
        homes.append(min(near, default=at))
    return homes


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(400, 1200), st.floats(0, 630)), min_size=1, max_size=60))
def test_places_are_joined_to_the_weightiest_one_near(points):
    places = np.array(points)
    assert _homes(places).tolist() == homes_one_by_one(places)


@pytest.mark.parametrize("step", [NEAR, np.nextafter(NEAR, 0), NEAR / 2])
def test_places_on_a_grid_are_joined_as_far_as_they_are_near(step):
    places = np.array([(x * step, y * step) for x in range(6) for y in range(6)])
    assert _homes(places).tolist() == homes_one_by_one(places)


STEPS = st.lists(st.integers(-40, 40), min_size=4, max_size=14).map(lambda steps: steps[: len(steps) // 2 * 2])
SHAPE = st.fixed_dictionaries({"k": st.sampled_from("PLA"), "p": st.lists(STEPS, min_size=1, max_size=3)})


@settings(deadline=None)
@given(st.lists(SHAPE, max_size=6), st.data())
def test_shapes_lie_together_where_each_lies_alone(shapes, data):
    reader, window = Reader({**META, "shapes": shapes}), Window.of((-2, -2, 2, 2), 10, 0, 50, 50)
    rows = data.draw(st.lists(st.integers(-1, len(shapes) - 1)))
    for row, parts in zip(rows, window.parts(reader, rows), strict=True):
        ((*alone,),) = window.parts(reader, [row])
        assert len(alone) == len(parts)
        assert all(np.array_equal(one, other) for one, other in zip(alone, parts, strict=True))
        assert row >= 0 or not parts
        for part, steps in zip(parts, shapes[row]["p"] if parts else [], strict=True):
            places = np.cumsum(np.array(steps, float).reshape(-1, 2), axis=0) / 10
            assert part[[0, -1]] == pytest.approx(window.project(places[:, 0], places[:, 1])[[0, -1]])


def test_dashed_lines_beyond_the_box_leave_the_others_as_they_are():
    inside, box = np.array([[0.0, 0.0], [9.0, 0.0]]), shapely.box(-5, -5, 20, 20)
    far = inside + 500
    both = line_outlines([far, inside, far], 1, box, dashes=(2, 1))
    alone = line_outlines([inside], 1, box, dashes=(2, 1))
    assert len(both) == len(alone) == 3
    for one, other in zip(both, alone, strict=True):
        np.testing.assert_allclose(one, other)
    assert line_outlines([far], 1, box, dashes=(2, 1)) == []


def test_dashes_begin_anew_with_every_line():
    lines = [np.array([[0.0, y], [3.0, y], [7.0, y]]) for y in (2.0, 9.0)]
    together = line_outlines(lines, 1, shapely.box(-5, -5, 20, 20), dashes=(2, 1))
    alone = [outline for line in lines for outline in line_outlines([line], 1, dashes=(2, 1))]
    assert len(together) == len(alone) == 6
    assert np.sum(shapely.area(shapely.polygons(together))) == pytest.approx(10)
    for one, other in zip(together, alone, strict=True):
        assert shapely.equals(shapely.Polygon(one), shapely.Polygon(other))


def test_areas_are_cut_to_the_box_each_by_itself():
    hole, apart = [(2, 2), (2, 4), (4, 4), (4, 2)], [(8, 1), (14, 1), (14, 5), (8, 5)]
    areas = [[np.array([(0, 0), (6, 0), (6, 6), (0, 6)], float), np.array(hole, float)], [], [np.array(apart, float)]]
    found = area_outlines(areas, shapely.box(-1, -1, 10, 10))
    sizes = sorted(shapely.area(shapely.polygons(outline)) for outline in found)
    assert sizes == pytest.approx([4, 8, 36])
