"""What print without colour promises: no colour, and sides, periods and lines told apart, in the legend too."""

from __future__ import annotations

import re

import pytest
from page_atlas import a_block
from painters import full, of_svg

from stationed.figures.drawing import Drawing, Inset, Lines, Paint, Rectangle, Text
from stationed.figures.figure import Asked, Figure
from stationed.figures.hatches import CORES, SPACINGS, TURNS, marks_of
from stationed.figures.reader import Reader
from stationed.figures.svg import svg

COLOUR = re.compile(r"#[0-9a-f]{6}\b")


@pytest.fixture(scope="module")
def block():
    return a_block()


@pytest.fixture(scope="module")
def figure(block):
    return Figure(block, Asked(size="900x600", theme="print", periods=("all",)))


def shapes(drawing: Drawing):
    for shape in drawing.shapes:
        if isinstance(shape, Inset):
            yield from shapes(shape.drawing)
        else:
            yield shape


def test_a_picture_in_print_has_no_colour(figure):
    found = set(COLOUR.findall(svg(figure.drawing)))
    assert len(found) > 5
    assert [colour for colour in found if not colour[1:3] == colour[3:5] == colour[5:7]] == []


def test_each_side_has_a_hatch_and_a_kind_of_line_of_its_own(block):
    marks = list(marks_of(Reader(block)).values())
    assert len({mark.hatch.turns for mark in marks}) == len({mark.core for mark in marks}) == 2


def test_what_a_side_is_filled_with_on_the_map_stands_in_the_legend(figure):
    filled = [shape for shape in shapes(figure.drawing) if getattr(shape, "paint", None) and shape.paint.hatch]
    patches = {shape.paint.hatch.name for shape in filled if isinstance(shape, Rectangle)}
    others = {shape.paint.hatch.name for shape in filled if not isinstance(shape, Rectangle)}
    assert patches == others == {"0", "1"}


def test_a_line_of_the_second_side_is_dark_with_white_within(figure):
    drawn = [shape for shape in shapes(figure.drawing) if isinstance(shape, Lines) and not shape.areas]
    places = [number for number, shape in enumerate(drawn) if shape.paint.width == 1.5]
    assert places
    assert all(drawn[at - 1].paint.width == 3.6 and drawn[at].parts == drawn[at - 1].parts for at in places)


def test_periods_are_told_apart_where_there_are_no_sides(block):
    sides = block["tables"]["allegiances"]
    bare = {**block, "tables": {**block["tables"], "allegiances": {**sides, "n": 0}}}
    assert len(marks_of(Reader(bare))) == Reader(bare).rows("periods") == 3


def test_twenty_one_sides_have_hatches_of_their_own(block):
    several = len(TURNS) * len(SPACINGS)
    columns = block["tables"]["allegiances"]["columns"]
    colours = {"codes": list(range(several)), "texts": [f"#{number:06x}" for number in range(several)]}
    sides = {"n": several, "columns": {**columns, "colour": colours}}
    marks = marks_of(Reader({**block, "tables": {**block["tables"], "allegiances": sides}})).values()
    assert several == 21
    looks = {(mark.hatch.turns, mark.hatch.spacing, mark.hatch.thick) for mark in marks}
    assert len(looks) == several
    assert len({mark.core for mark in marks}) == len(CORES)


def test_numbers_on_hatches_have_a_rim(figure):
    inside = [one for shape in figure.drawing.shapes if isinstance(shape, Inset) for one in shapes(shape.drawing)]
    assert all(shape.halo for shape in inside if isinstance(shape, Text))


@pytest.mark.parametrize("painter", [of_svg, full])
def test_a_hatch_is_as_dark_as_its_lines_when_it_is_drawn(block, painter):
    mark = next(iter(marks_of(Reader(block)).values()))
    patch = Rectangle((0, 0, 200, 200), Paint(hatch=mark.hatch))
    grey = painter(Drawing(200, 200, "#ffffff", (patch,)))
    covered = mark.hatch.thick / mark.hatch.spacing
    assert grey.mean() == pytest.approx(255 - covered * (255 - 0x3A), abs=6)
