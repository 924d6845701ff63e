"""Shapes of the block: no further from the geometry than the map can show."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from stationed.payload.shapes import Grid, Shapes, anchors, encode

GRID = Grid.of((87.0, 41.0, 120.5, 52.5))
DEGREES = st.floats(40, 60, allow_nan=False)
EXTENTS = st.sampled_from(
    [(87, 41, 120.5, 52.5), (113.8, 46.3, 120.6, 49.6), (-180, -60, 180, 80), (10, 10, 10.2, 10.1)]
)


def of(*geometries):
    return np.array([*geometries, None], dtype=object)[:-1]


def decoded(shape, scale):
    """The coordinates of each part, as the page reads them."""
    parts = []
    for steps in shape["p"]:
        pairs = np.array(steps, dtype=np.int64).reshape(-1, 2)
        parts.append((np.cumsum(pairs, axis=0) / scale).tolist())
    return parts


def test_a_line_is_its_first_point_and_the_steps_between_its_points():
    grid = Grid(scale=100, tolerance=0.001)
    (shape,) = encode(of(LineString([(1, 2), (1.5, 2.25), (1, 3)])), grid)
    assert shape == {"k": "L", "p": [[100, 200, 50, 25, -50, 75]]}


def test_an_area_with_a_hole_is_two_rings():
    area = box(0, 0, 10, 10).difference(box(4, 4, 6, 6))
    (shape,) = encode(of(area), GRID)
    assert shape["k"] == "A"
    assert [len(part) for part in shape["p"]] == [10, 10]


@pytest.mark.parametrize(
    ("geometry", "kind", "parts"),
    [
        (Point(1, 2), "P", 1),
        (MultiPoint([(1, 2), (3, 4)]), "P", 2),
        (MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]), "A", 2),
        (GeometryCollection([Point(0, 0), box(0, 0, 1, 1)]), "A", 1),
        (GeometryCollection([Point(0, 0), LineString([(0, 0), (1, 1)])]), "L", 1),
    ],
    ids=["point", "points", "areas", "area and point", "line and point"],
)
def test_every_kind_of_geometry_has_a_shape(geometry, kind, parts):
    (shape,) = encode(of(geometry), GRID)
    assert (shape["k"], len(shape["p"])) == (kind, parts)


def test_what_is_missing_or_empty_has_no_shape():
    assert Shapes(GRID).add(of(None, Polygon())).tolist() == [-1, -1]


def test_equal_geometries_share_one_shape():
    shapes = Shapes(GRID)
    assert shapes.add(of(box(0, 0, 1, 1), None, box(0, 0, 1, 1), box(5, 5, 6, 6))).tolist() == [0, -1, 0, 1]
    assert shapes.add(of(box(5, 5, 6, 6))).tolist() == [1]
    assert len(shapes.all) == 2


@given(points=st.lists(st.tuples(DEGREES, DEGREES), min_size=2, max_size=40, unique=True), extent=EXTENTS)
@settings(deadline=None)
def test_a_line_is_displaced_by_less_than_the_tolerance_and_a_step(points, extent):
    grid, line = Grid.of(extent), LineString(points)
    (shape,) = encode(of(line), grid)
    drawn = LineString(decoded(shape, grid.scale)[0])
    allowed = grid.tolerance + math.sqrt(2) / 2 / grid.scale + 1e-9
    assert shapely.hausdorff_distance(line, drawn, densify=0.1) <= allowed


@given(points=st.lists(st.tuples(DEGREES, DEGREES), min_size=1, max_size=10))
@settings(deadline=None)
def test_a_point_stays_where_it_is_to_half_a_step(points):
    (shape,) = encode(of(MultiPoint(points)), GRID)
    drawn = [part[0] for part in decoded(shape, GRID.scale)]
    assert np.abs(np.array(drawn) - shapely.get_coordinates(MultiPoint(points))).max() <= 0.5 / GRID.scale + 1e-9


@given(st.tuples(DEGREES, DEGREES), st.floats(1e-6, 5))
@settings(deadline=None)
def test_an_area_never_vanishes(corner, size):
    (shape,) = encode(of(box(*corner, corner[0] + size, corner[1] + size)), GRID)
    assert len(shape["p"]) == 1


def test_a_finer_map_keeps_finer_shapes():
    wide, near = Grid.of((-180, -60, 180, 80)), Grid.of((113.8, 46.3, 120.6, 49.6))
    assert near.tolerance < wide.tolerance
    assert near.scale > wide.scale


def test_anchors_lie_on_what_they_stand_for():
    ring = box(0, 0, 10, 10).difference(box(1, 1, 9, 9))
    longitude, latitude = anchors(of(Point(3, 4), LineString([(0, 0), (10, 0)]), ring, None))
    assert (longitude[0], latitude[0]) == (3, 4)
    assert (longitude[1], latitude[1]) == (5, 0)
    assert ring.contains(Point(longitude[2], latitude[2]))
    assert np.isnan(longitude[3])


def test_no_geometries_have_no_anchors():
    assert [len(values) for values in anchors(of())] == [0, 0]
