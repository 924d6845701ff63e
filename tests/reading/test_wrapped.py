"""Coordinates that a projection wraps round the globe are not where they are given."""

from __future__ import annotations

import numpy as np
import pytest
from shapely import LineString, Point

from stationed.reading.crs import to_wgs84


def read(*shapes, crs="EPSG:3857"):
    placed, findings = to_wgs84(np.array(shapes, dtype=object), crs, file="context/a.gpkg")
    return placed, [(finding.code, finding.row) for finding in findings]


@pytest.mark.parametrize("shape", [Point(1e12, 6e6), Point(4.1e7, 6e6), LineString([(1e7, 6e6), (4.1e7, 6e6)])])
def test_metres_beyond_the_edge_of_the_web_map_are_an_error_that_names_the_row(shape):
    placed, findings = read(Point(1.19e7, 6e6), shape)
    assert findings == [("crs-reprojected", None), ("geometry-number", 2)]
    assert placed[1] is None
    assert placed[0].x == pytest.approx(106.9, abs=0.1)


@pytest.mark.parametrize(
    ("crs", "east"), [("EPSG:3857", 0.5), ("EPSG:32648", 5e5), ("EPSG:3995", 0.25), ("EPSG:28418", 18.5e6)]
)
def test_coordinates_near_the_origin_of_a_system_are_taken(crs, east):
    placed, findings = read(Point(east, 100.5), None, Point(), crs=crs)
    assert findings == [("crs-reprojected", None)]
    assert placed[1] is None


def test_the_edge_of_the_web_map_itself_is_taken():
    _, findings = read(Point(20037508.342789244, 6e6), Point(-20037508.342789244, 6e6))
    assert findings == [("crs-reprojected", None)]


def test_metres_of_another_zone_are_an_error():
    _, findings = read(Point(500_000, 5.3e6), crs="EPSG:28418")  # this system counts from 18,500,000
    assert findings == [("crs-reprojected", None), ("geometry-number", 1)]
