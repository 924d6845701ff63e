"""Plain geometries are made all at once; what comes out is what comes out one by one."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.reading import geometry as one_by_one
from stationed.reading.geometry import read_geometries
from stationed.reading.plain_geometry import plain_geometries

NUMBERS = st.floats(-180, 180) | st.integers(-180, 180) | st.sampled_from([1e17, 2**60, 10**400, -0.0])
ODD = st.sampled_from([None, True, "1", float("nan"), float("inf"), [1.0, 2.0], {}])
POSITION = st.lists(NUMBERS, min_size=2, max_size=2) | st.lists(NUMBERS | ODD, max_size=4)
LINE = st.lists(POSITION, min_size=2, max_size=5) | st.lists(POSITION, max_size=2)
RING = st.lists(POSITION, min_size=3, max_size=5).map(lambda ring: [*ring, list(ring[0])]) | LINE
COORDINATES = {"Point": POSITION, "LineString": LINE, "Polygon": st.lists(RING, max_size=3)}
GEOMETRY = st.none() | st.one_of(
    *(
        st.fixed_dictionaries({"type": st.just(kind), "coordinates": parts | ODD})
        for kind, parts in (*COORDINATES.items(), ("MultiPoint", LINE), ("Pointe", POSITION))
    )
)


def both_ways(geometries: list[Any], monkeypatch: Any) -> list[tuple[list[bytes | None], list[Any]]]:
    """What is made of geometries, and what is said of them: as it is done, and one by one."""
    results = []
    for plain in (plain_geometries, leave_all):
        with monkeypatch.context() as patch:
            patch.setattr(one_by_one, "plain_geometries", plain)
            rows, ids = range(1, len(geometries) + 1), [f"L{row}" for row in range(len(geometries))]
            made, findings = read_geometries(copy.deepcopy(geometries), rows=rows, ids=ids, file="locations.geojson")
        results.append((list(shapely.to_wkb(made)), findings))
    return results


def leave_all(geometries: list[Any]) -> tuple[np.ndarray, list[int]]:
    nothing = np.full(len(geometries), None, dtype=object)
    return nothing, [place for place, geometry in enumerate(geometries) if geometry is not None]


@settings(max_examples=150, deadline=None)
@given(geometries=st.lists(GEOMETRY, max_size=6))
def test_geometries_made_together_are_those_made_one_by_one(geometries):

    with pytest.MonkeyPatch.context() as patch:
        together, single = both_ways(geometries, patch)
    assert together == single


def test_sound_points_lines_and_areas_are_all_made_together():
    ring = [[0.0, 0.0], [1, 0.0], [1.0, 1.0], [0.0, 0.0]]
    made, left = plain_geometries(
        [
            {"type": "Point", "coordinates": [106.9, 47.9]},
            None,
            {"type": "LineString", "coordinates": [[0.0, 0.0, 5.0], [1.0, 1.0, 5.0]]},
            {"type": "Polygon", "coordinates": [ring]},
        ]
    )
    assert left == []
    expected = ["POINT (106.9 47.9)", None, "LINESTRING (0 0, 1 1)", "POLYGON ((0 0, 1 0, 1 1, 0 0))"]
    assert shapely.to_wkt(made).tolist() == expected


def test_an_area_that_is_not_closed_is_left():
    made, left = plain_geometries(
        [{"type": "Polygon", "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 2.0]]]}]
    )
    assert (made.tolist(), left) == ([None], [0])
