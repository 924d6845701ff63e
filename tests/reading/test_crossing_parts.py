"""The limit of corners of areas that cross themselves is about one part of them."""

from __future__ import annotations

import numpy as np
import shapely

from stationed.limits import CROSSING_CORNERS
from stationed.reading.large_geometry import without_large


def a_thicket(corners: int, *, west: float) -> shapely.Polygon:
    """A ring of so many corners about a place that crosses itself once: a narrow waist."""
    angle = np.linspace(0, 2 * np.pi, corners - 1, endpoint=False)
    ring = np.column_stack([west + np.cos(angle), np.sin(angle)])
    ring[[10, 11]] = ring[[11, 10]]
    return shapely.Polygon(ring)


def test_area_of_many_parts_that_cross_a_little_each_is_not_too_large():
    parts = [a_thicket(CROSSING_CORNERS // 2, west=west) for west in (0, 10, 20)]
    whole = np.array([shapely.MultiPolygon(parts)], dtype=object)
    assert not shapely.is_valid(whole).any()
    kept, findings = without_large(whole, rows=[1], ids=[""], file="land.topojson")
    assert findings == []
    assert kept[0] is whole[0]


def test_limit_of_crossing_areas_is_about_the_part_that_crosses():
    parts = [a_thicket(CROSSING_CORNERS + 10, west=0), shapely.box(30, 0, 31, 1)]
    whole = np.array([shapely.MultiPolygon(parts)], dtype=object)
    _, findings = without_large(whole, rows=[1], ids=[""], file="land.geojson")
    assert [one.code for one in findings] == ["entry-large"]
    assert "corners of" in findings[0].got
