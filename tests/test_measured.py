"""Areas that cross themselves are made valid: the same ground whether they are small or large."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from stationed import measured
from stationed.measured import made_valid


def turns(corners: int) -> shapely.Polygon:
    """A jagged ring that goes round twice and crosses itself some 0.12 times a corner."""
    number = np.arange(corners)
    far = 1 + 0.3 * np.sin(number * 0.37)
    angle = 4 * np.pi * number / corners
    return shapely.Polygon(np.column_stack([20 + far * np.cos(angle), 50 + far * np.sin(angle)]))


BOWTIE = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
CROSSING = {
    "bowtie": (BOWTIE, 2.0),
    "hole-reaches-out": (
        shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(3, 1), (5, 1), (5, 3), (3, 3)]]),
        16 - 2 + 2.0,
    ),
    "parts-overlap": (shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)]), 6.0),
    "parts-touch": (shapely.MultiPolygon([shapely.box(0, 0, 1, 2), shapely.box(1, 0, 3, 2)]), 6.0),
    "spike": (shapely.Polygon([(0, 0), (2, 0), (2, 2), (5, 2), (2, 2), (0, 2)]), 4.0),
}


@pytest.mark.parametrize("large", [2, 10_000], ids=["by-faces", "by-shapely"])
@pytest.mark.parametrize("what", CROSSING)
def test_what_lies_inside_an_odd_number_of_rings_of_a_part_stays(monkeypatch, what, large):
    monkeypatch.setattr(measured, "LARGE", large)
    area, ground = CROSSING[what]
    made = made_valid(np.array([area, None, shapely.Point(1, 1)], dtype=object))
    assert shapely.is_valid(made[0])
    assert shapely.area(made[0]) == pytest.approx(ground)
    assert made[1] is None
    assert made[2] == shapely.Point(1, 1)


@pytest.mark.parametrize("large", [2, 10_000], ids=["by-faces", "by-shapely"])
def test_an_area_without_any_ground_comes_to_a_line_or_a_place(monkeypatch, large):
    monkeypatch.setattr(measured, "LARGE", large)
    line = shapely.Polygon([(0, 0), (1, 0), (2, 0), (1, 0)])
    dot = shapely.Polygon([(3, 4)] * 4)
    made = made_valid(np.array([line, dot], dtype=object))
    assert shapely.length(made[0]) == pytest.approx(2)
    assert shapely.get_coordinates(made[1]).tolist() == [[3, 4]]


def test_a_large_area_gets_the_ground_that_shapely_gives_it():
    area = turns(3_000)
    made = made_valid(np.array([area], dtype=object))[0]
    assert shapely.is_valid(made)
    assert shapely.symmetric_difference(made, shapely.make_valid(area)).area == pytest.approx(0, abs=1e-9)


def test_no_large_area_is_left_to_shapely(monkeypatch):
    tried = []
    whole = shapely.make_valid
    monkeypatch.setattr(shapely, "make_valid", lambda some: (tried.extend(some), whole(some))[1])
    made = made_valid(np.array([turns(20_000), BOWTIE], dtype=object))
    assert tried == [BOWTIE]
    assert shapely.is_valid(made).all()
