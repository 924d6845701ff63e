"""Maps as drawings: of any choice, in any language, cut to what is seen."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_atlas import a_block

from stationed.figures import Choice, Reader, View, draw_map, svg
from stationed.figures.drawing import Drawing, Path, Text
from stationed.figures.gather import Anchors, groups, near, parted
from stationed.figures.outlines import arrowheads
from stationed.figures.standing import Standing
from stationed.figures.view import EDGE

EXTENT = (95, 42, 122, 52)


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_a_map_may_be_drawn_of_each_period_and_of_a_day():
    reader, view = Reader(a_block()), View.of(EXTENT, 600, 400)
    symbols = []
    for choice in (Choice((0,)), Choice((1,)), Choice(()), Choice((0, 1, 2), -11_000, -11_000)):
        drawing = draw_map(reader, view, choice)
        symbols.append(sum(isinstance(shape, Path) for shape in drawing.shapes))
        assert svg(drawing) == svg(draw_map(Reader(a_block()), view, choice))
    assert symbols[2] == 0
    assert min(symbols[0], symbols[1]) > 0


def test_places_are_named_in_the_language_of_the_picture():
    view, choice = View.of(EXTENT, 600, 400), Choice((1,))
    russian = draw_map(Reader(a_block(), "ru"), view, choice)
    assert russian.language == "ru"
    assert any("Улан-Батор" in text for text in texts(russian))
    assert not any("Улан-Батор" in text for text in texts(draw_map(Reader(a_block(), "en"), view, choice)))


def test_the_block_is_left_as_it_is():
    block = a_block()
    before = json.dumps(block, default=str)
    draw_map(Reader(block), View.of(EXTENT, 600, 400), Choice((0, 1)))
    assert json.dumps(block, default=str) == before


def test_more_groups_than_can_be_told_apart_are_discs_that_do_not_cover_one_another():
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(40) * 25.0, np.arange(20) * 25.0))
    number = len(x)
    rows = np.arange(number)
    doubts = (np.zeros(number, np.bool_), np.zeros(number, np.bool_))
    there = Standing(
        rows, rows, rows, np.full(number, 2, np.int8), np.zeros(number, np.int64), *doubts, np.arange(number + 1)
    )
    found = groups(Anchors(rows, np.column_stack([x, y])), there, 12)
    assert sum(group.count for group in found) == number
    assert all(group.radius > 0 for group in found)
    few = groups(Anchors(rows[:100], np.column_stack([x, y])[:100]), there, 12)
    assert [group.radius for group in few] == [0] * 100


def test_the_lesser_of_two_discs_gives_way():
    found = parted(np.array([(10.0, 0), (0, 0)]), np.array([8.0, 9.0]), np.array([1, 0]))
    assert found.tolist() == [[19, 0], [0, 0]]


def homes_one_by_one(points, reach):
    """Each place is joined to the first one near it that is joined to no other."""
    homes = []
    for at, point in enumerate(points):
        close = [home for home in dict.fromkeys(homes) if ((point - points[home]) ** 2).sum() < reach * reach]
        homes.append(min(close, default=at))
    return homes


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300)), min_size=1, max_size=60))
def test_places_are_joined_to_the_weightiest_one_near(points):
    places = np.array(points)
    assert near(places, 20).tolist() == homes_one_by_one(places, 20)


STEPS = st.lists(st.integers(-40, 40), min_size=4, max_size=30).map(lambda steps: steps[: len(steps) // 2 * 2])
SHAPE = st.fixed_dictionaries({"k": st.sampled_from("PLA"), "p": st.lists(STEPS, min_size=1, max_size=3)})
META = {"meta": {"languages": ["en"]}, "tables": {}, "scale": 10}


@settings(deadline=None)
@given(st.lists(SHAPE, max_size=6), st.data())
def test_shapes_lie_together_where_each_lies_alone(shapes, data):
    reader, view = Reader({**META, "shapes": shapes}), View.of((-2, -2, 2, 2), 50, 50)
    rows = data.draw(st.lists(st.integers(-1, len(shapes) - 1)))
    for row, parts in zip(rows, view.parts(reader, rows), strict=True):
        ((*alone,),) = view.parts(reader, [row])
        assert all(np.array_equal(one, other) for one, other in zip(alone, parts, strict=True))
        for part, steps in zip(parts, shapes[row]["p"] if parts else [], strict=True):
            places = np.cumsum(np.array(steps, float).reshape(-1, 2), axis=0) / 10
            assert part[[0, -1]] == pytest.approx(view.project(places[:, 0], places[:, 1])[[0, -1]])


def test_an_area_about_the_whole_picture_still_fills_it():
    around = [-40, -40, 40, 0, 40, 0, 0, 40, 0, 40, -40, 0, -40, 0, 0, -40]
    reader, view = Reader({**META, "shapes": [{"k": "A", "p": [around]}]}), View.of((-2, -2, 2, 2), 50, 50)
    ((ring,),) = view.parts(reader, [0])
    assert ring.min(axis=0).tolist() < [-EDGE, -EDGE]
    assert ring.max(axis=0).tolist() > [50 + EDGE, 50 + EDGE]


def test_lines_are_cut_at_the_edge_and_those_beyond_it_left_out():
    view = View.of((-2, -2, 2, 2), 50, 50)
    inside, across, beyond = (
        np.array(line, float) for line in ([(1, 1), (9, 9)], [(-99, 5), (99, 5)], [(70, 0), (70, 9)])
    )
    found = view.cut([inside, across, beyond])
    assert [line.tolist() for line in found] == [[[1, 1], [9, 9]], [[-EDGE, 5], [50 + EDGE, 5]]]
    assert view.cut([]) == []


def test_arrowheads_stand_along_a_line_and_at_its_end():
    heads = arrowheads(np.array([(0.0, 0), (0, 0), (200, 0)]))
    assert [head[0].tolist() for head in heads] == [[48.5, 0], [138.5, 0], [205.5, 0]]
    assert arrowheads(np.array([(5.0, 5), (5, 5)])) == []


def test_days_between_periods_are_shown_when_every_period_is_on():
    reader = Reader(a_block())
    choice = Choice(tuple(range(reader.rows("periods"))), -11_000, -11_000)
    assert choice.day(reader) == -11_000
    assert replace(choice, first=None, last=None).day(reader) == reader.numbers("periods", "first").min()


def test_a_place_of_which_nothing_is_said_is_drawn_as_known():
    reader = Reader(a_block())
    names = reader.texts("locations", "id")
    known = {name: reader.is_exact(names.index(name)) for name in ("L-1", "L-2", "L-town")}
    assert known == {"L-1": True, "L-2": False, "L-town": True}
