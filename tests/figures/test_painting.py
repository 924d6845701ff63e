"""Pictures made of pixels: as their SVG is seen, line for line, and whatever stands in them."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from page_atlas import a_block
from painters import full, of_svg

from stationed.errors import StationedError
from stationed.figures.drawing import Circles, Drawing, Hatch, Inset, Lines, Paint, Path, Rectangle, Split, Style, Text
from stationed.figures.figure import Asked, Figure
from stationed.figures.pixels import painted
from stationed.figures.png import full_png
from stationed.figures.steps import steps

RED, BLACK = Paint(fill="#ff0000"), "#000000"
SQUARE = np.array([(5.0, 5), (55, 5), (55, 35), (5, 35)])
SHAPES = {
    "curves": Path("M5 20C5 5 30 5 30 20S55 35 55 20q-5 -20 -10 0t-10 0z", 0, 0, 1, RED),
    "level and upright lines": Path("M5 5h40V30H10v-20z", 0, 0, 1, RED),
    "lines after a move": Path("m5 5 40 5 -20 20zm10 25 5 5l20 -5", 0, 0, 1, Paint(stroke=BLACK, width=2)),
    "arcs": Path("M10 20a20 10 30 1 0 30 0A9 9 0 0 1 10 20", 0, 0, 1, RED),
    "an arc that is too small": Path("M10 20a2 1 0 0 1 30 0z", 0, 0, 1, RED),
    "a path that is moved and small": Path("M20 20l150 0 0 100 -150 0z", 10, 5, 0.2, Paint("#ff0000", BLACK, 10)),
    "circles over one another": Circles(np.array([(20.0, 20), (30, 20)]), 12, RED),
    "a rounded rectangle": Rectangle((5, 5, 50, 30), Paint("#ff0000", BLACK, 3), 9),
    "a faint shape and its line as one": Rectangle((5, 5, 50, 30), Paint("#ff0000", BLACK, 8, opacity=0.5)),
    "a faint inside": Rectangle((5, 5, 50, 30), Paint("#ff0000", BLACK, 8, fill_opacity=0.3)),
    "dashes": Lines((SQUARE,), Paint(stroke=BLACK, width=4, dashes=(9, 5))),
    "a line narrower than a pixel": Lines((SQUARE,), Paint(stroke=BLACK, width=0.3)),
    "a line of several colours": Lines(
        (SQUARE,), Paint(stroke="#ff0000", width=6, split=Split(("#ff0000", "#00aa00", "#0000ff"), 5, 55)), (0,)
    ),
    "letters": Text("Улаан Ø3", 4, 28, Style("serif", 12), BLACK, "#ffd0d0"),
    "a drawing within": Inset(Drawing(20, 12, "#dddddd", (Circles(np.array([(10.0, 6)]), 8, RED),)), 6, 4, 2),
}
HATCHES = {
    "lines": Hatch("0", 5, 1.5, (-45,)),
    "dots": Hatch("1", 5, 1.5, ()),
    "crossed": Hatch("2", 5, 1.5, (-45, 45)),
    "upright, through which the ground is seen": Hatch("3", 8, 2.5, (90,), clear=True),
}


def differ(shape) -> float:
    """How far two pictures of a shape lie apart on the mean, of 255, where either differs from its ground."""
    drawing = Drawing(60, 40, "#ffffe0", (shape,))
    one, other = (painter(drawing, scale=3).astype(int) for painter in (full, of_svg))
    seen = ((one != [255, 255, 0xE0]) | (other != [255, 255, 0xE0])).any(axis=2)
    assert seen.any()
    return float(np.abs(one - other).max(axis=2)[seen].mean())


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_shape_looks_as_in_its_svg(shape):
    assert differ(shape) < 6


@pytest.mark.parametrize("hatch", HATCHES.values(), ids=HATCHES)
def test_a_hatch_looks_as_in_its_svg(hatch):
    assert differ(Rectangle((5, 5, 50, 30), Paint(hatch=hatch))) < 20
    assert differ(Lines((SQUARE, SQUARE / 2 + 10), Paint(hatch=hatch), (0, 0))) < 20


@pytest.mark.parametrize(
    "shape",
    [
        Rectangle((5.3, 5.4, 20.5, 1.3), Paint(BLACK)),
        Lines((np.array([(5.3, 5.4), (25.8, 5.4), (25.8, 6.7), (5.3, 6.7)]),), Paint(BLACK), (0,)),
        Path("M0 0h20.5v1.3h-20.5z", 5.3, 5.4, 1, Paint(BLACK)),
        Inset(Drawing(20.5, 1.3, BLACK, ()), 5.3, 5.4, cut=False),
    ],
)
def test_a_rectangle_between_pixels_is_no_larger_than_it_is(shape):
    """By hand: 20.5 x 1.3 is 26.65 pixels; on whole pixels it would be 42."""
    covered = 1 - full(Drawing(60, 40, "#ffffff", (shape,)))[..., 0] / 255
    assert covered.sum() == pytest.approx(26.65, abs=0.2)


def test_a_line_narrower_than_a_pixel_is_as_much_fainter():
    """By hand: 25 pixels of a line of 0.4."""
    line = Lines((np.array([(10.0, 8.2), (35.0, 8.2)]),), Paint(stroke=BLACK, width=0.4, dashes=(50, 1)))
    covered = 1 - full(Drawing(60, 40, "#ffffff", (line,)))[..., 0] / 255
    assert covered.sum() == pytest.approx(10, abs=0.5)


def test_a_map_looks_as_in_its_svg():
    drawing = Figure(a_block(), Asked(size="600x400")).drawing
    assert np.abs(full(drawing).astype(int) - of_svg(drawing)).mean() < 1


def test_the_same_picture_has_the_same_bytes():
    drawing = Drawing(60.3, 40.7, "#ffffff", (*SHAPES.values(),))
    assert full_png(drawing, scale=1.7) == full_png(drawing, scale=1.7)


def test_pictures_that_are_painted_at_once_are_as_those_painted_one_by_one():
    drawings = [Drawing(60, 40, "#ffffff", (shape,)) for shape in SHAPES.values()] * 3
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(full_png, drawings)) == list(map(full_png, drawings))


def test_a_picture_that_cannot_be_painted_is_said_to_be_too_large():
    with pytest.raises(StationedError, match=r"png: no picture can be so large, got 0 x 0 pixels; expected fewer"):
        painted(b"", (0, 0))


def test_a_picture_for_print_tells_its_size_on_paper():
    """A chunk pHYs (PNG 11.3.5.3): pixels to the metre, 300 to the inch."""
    data = full_png(Drawing(96, 48, "#ffffff", ()), scale=300 / 96)
    assert data[16:24] == (300).to_bytes(4, "big") + (150).to_bytes(4, "big")
    assert b"pHYs" + round(300 / 0.0254).to_bytes(4, "big") * 2 + b"\1" in data


def test_a_background_reaches_the_edges_of_a_picture_that_ends_within_a_pixel():
    assert (full(Drawing(10.4, 10.6, "#102030", ())) == [0x10, 0x20, 0x30]).all()


@pytest.mark.parametrize("data", ["", "M", "L5", "x y", "M0 0 ) Tj", "M1e400 0z"])
def test_a_path_that_is_none_is_no_operator_but_those_of_paths(data):
    assert set(steps(data).split()) <= {"0", "m", "l", "h", "inf"}


def test_a_quarter_of_a_circle_bends_as_one():
    """By hand: from (1, 0) to (0, 1) about (0, 0), bends at 4/3 tan(22.5 degrees), 0.552."""
    assert math.isclose(4 / 3 * math.tan(math.pi / 8), 0.5523, abs_tol=1e-4)
    assert steps("M1 0A1 1 0 0 1 0 1") == "1 0 m 1 0.552 0.552 1 0 1 c"
