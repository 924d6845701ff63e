"""The land of a picture, where its rim runs beyond the edge: no point goes that the rim turns at."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np

from stationed.figures.reader import Reader
from stationed.figures.view import View
from stationed.payload.shapes import LETTERS


def a_reader(ring: list[tuple[int, int]]) -> Reader:
    """A reader of a block with one area, its rim in hundredths of a degree."""
    steps = np.diff(np.array([(0, 0), *ring]), axis=0)
    shapes = SimpleNamespace(
        kinds=np.array([LETTERS.index("A")]),
        firsts=np.array([0]),
        parts=np.array([1]),
        begins=np.array([0]),
        lengths=np.array([len(ring)]),
        steps=steps,
    )
    return cast("Reader", SimpleNamespace(shapes=shapes, block={"scale": 100}))


def test_a_rim_turns_where_two_of_its_points_below_the_picture_are_one_pixel_apart_at_most():
    """The land east of 5 degrees: up along the meridian from two points that lie on each other below the edge."""
    view = View.of((0.0, 0.0, 10.0, 10.0), 100, 100)
    south = [(2000, -300), (1500, -310), (1000, -305), (700, -300), (501, -300), (500, -300)]
    ring = [*south, (500, 1400), (2000, 1400), (2000, -300)]
    ((rim,),) = view.parts(a_reader(ring), [0.0])
    crossing = [
        (low, high)
        for low, high in zip(rim, np.roll(rim, -1, axis=0), strict=True)
        if (low[1] > 100) != (high[1] > 100) and max(low[0], high[0]) < 100
    ]
    assert [np.round(pair, 0)[:, 0].tolist() for pair in crossing] == [[50, 50]]
