"""Boxes on a globe, where 180 degrees east is 180 degrees west."""

from __future__ import annotations

import numpy as np
import pytest

from stationed.model.longitudes import overlaps

FIJI, OTHER_WAY = (177.0, -20.0, 182.0, -15.0), (177.0, -20.0, -178.0, -15.0)


@pytest.mark.parametrize("box", [FIJI, OTHER_WAY], ids=["counted on", "west greater than east"])
@pytest.mark.parametrize(
    ("bounds", "touches"),
    [
        ((178.4, -18.1, 178.4, -18.1), True),
        ((-179.0, -18.1, -179.0, -18.1), True),
        ((180.0, -18.1, 180.0, -18.1), True),
        ((-180.0, -18.1, -180.0, -18.1), True),
        ((-178.0, -15.0, -178.0, -15.0), True),
        ((-177.9, -18.1, -177.9, -18.1), False),
        ((176.9, -18.1, 176.9, -18.1), False),
        ((0.0, -18.1, 0.0, -18.1), False),
        ((178.4, -14.9, 178.4, -14.9), False),
        ((170.0, -30.0, 177.0, -20.0), True),
        ((-178.5, -18.0, -170.0, -17.0), True),
    ],
)
def test_a_box_over_the_antimeridian_touches_what_lies_on_either_side_of_it(box, bounds, touches):
    assert overlaps(np.array([bounds]), *box).tolist() == [touches]


def test_a_box_that_does_not_cross_it_touches_nothing_beyond():
    bounds = np.array([(106.9, 47.9, 106.9, 47.9), (-106.9, 47.9, -106.9, 47.9), (90.0, 40.0, 100.0, 45.0)])
    assert overlaps(bounds, 100.0, 45.0, 120.0, 50.0).tolist() == [True, False, True]
