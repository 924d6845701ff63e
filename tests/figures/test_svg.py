"""SVG files of drawings: well formed whatever the texts are, the same each time, right in the pixels made of them."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from painters import few, full, of_svg

from stationed.figures.drawing import Circles, Drawing, Inset, Lines, Paint, Path, Rectangle, Slopes, Style, Text
from stationed.figures.png import png
from stationed.figures.svg import svg

SQUARE = np.array([(2.0, 2), (8, 2), (8, 8), (2, 8)])
RED = Paint(fill="#ff0000")


def drawing(*shapes, width=20, height=10):
    return Drawing(width, height, "#ffffff", shapes)


def drawn(*shapes):
    return svg(drawing(*shapes))


@pytest.fixture(params=[of_svg, full, few])
def pixels(request):
    """What paints shapes: resvg from the SVG of a drawing, or the makers of PNG files."""
    return lambda *shapes, scale=1.0, **size: request.param(drawing(*shapes, **size), scale=scale)


@pytest.mark.parametrize("text", ["</svg><script>x</script>", 'a" onload="x\' & <b>', "]]>\0\x1b\ufffe\ud800", "&#0;"])
def test_texts_are_data_whatever_they_are(text):
    shape = Text(text, 1, 9, Style("sans", 8), "#000000", "#ffffff")
    lettered = Drawing(20, 10, "#ffffff", (shape,), language=text)
    written = svg(lettered, title=text)
    root = ElementTree.fromstring(written)
    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {"svg", "title", "defs", "path", "rect", "g", "use"}
    assert not any(name.startswith("on") for node in root.iter() for name in node.attrib)
    assert png(lettered).startswith(b"\x89PNG")


def test_colours_and_paths_are_data_too():
    written = drawn(Rectangle((0, 0, 1, 1), Paint(fill='"/><script>')), Path('M0 0"/><script>', 0, 0, 1, RED))
    assert "<script>" not in written


def test_a_file_says_its_texts_and_asks_for_no_font():
    written = svg(Drawing(20, 10, "#ffffff", (Text("Ulan Bator", 1, 9, Style("sans", 8), "#000000"),), language="ru"))
    assert 'aria-label="Ulan Bator"' in written
    assert 'xml:lang="ru"' in written
    assert "font" not in written
    assert "<text" not in written


def test_areas_have_the_holes_of_their_own_rings_and_lie_over_one_another(pixels):
    hole = np.array([(4.0, 4), (6, 4), (6, 6), (4, 6)])
    found = pixels(Lines((SQUARE, hole), RED, (0, 0)))
    assert found[3, 3].tolist() == [255, 0, 0]
    assert found[5, 5].tolist() == [255, 255, 255]
    assert pixels(Lines((SQUARE, hole), RED, (0, 1)))[5, 5].tolist() == [255, 0, 0]


def test_lines_have_their_width_and_dashes(pixels):
    line = np.array([(0.0, 5), (20, 5)])
    whole = pixels(Lines((line,), Paint(stroke="#000000", width=2)))
    assert (whole[4:6].max(), whole[3].min(), whole[6].min()) == (0, 255, 255)
    dashed = pixels(Lines((line,), Paint(stroke="#000000", width=2, dashes=(4, 4))))
    assert (dashed[4, 1:3].max(), dashed[4, 5:7].min(), dashed[4, 9:11].max()) == (0, 255, 0)


def test_circles_and_rectangles_are_where_they_are_said_to_be(pixels):
    found = pixels(Circles(np.array([(5.0, 5)]), 3, RED), Rectangle((12, 2, 4, 4), Paint(fill="#0000ff", opacity=0.5)))
    assert found[5, 5].tolist() == [255, 0, 0]
    assert found[1, 1].tolist() == [255, 255, 255]
    assert found[3, 13].tolist() == pytest.approx([128, 128, 255], abs=1)


@pytest.mark.parametrize("cut", [True, False])
def test_an_inset_is_moved_enlarged_and_cut_when_it_is_to_be(pixels, cut):
    wide = Lines((np.array([(0.0, 1), (9, 1)]),), Paint(stroke="#000000", width=2))
    found = pixels(Inset(Drawing(4, 2, "#ff0000", (wide,)), 2, 2, 2, cut=cut))
    assert found[3, 3].tolist() == [0, 0, 0]
    assert found[3, 14].tolist() == ([255, 255, 255] if cut else [0, 0, 0])


def test_letters_stand_on_their_line_and_a_text_is_not_mirrored(pixels):
    found = pixels(Text("L", 2, 28, Style("sans", 30), "#000000"), width=30, height=30)
    dark = np.argwhere(found[..., 0] < 128)
    assert dark[:, 0].max() == pytest.approx(27, abs=1)
    foot, head = found[26], found[10]
    assert (foot[..., 0] < 128).sum() > 2 * (head[..., 0] < 128).sum()


def test_a_picture_may_be_larger(pixels):
    assert pixels(Rectangle((1, 1, 3, 3), RED), scale=2).shape == (20, 40, 3)


def test_of_many_colours_the_commonest_stay_as_they_are(pixels):
    many = [Rectangle((x, y, 1, 1), Paint(f"#{x * 2:02x}{y * 2:02x}77")) for x in range(100) for y in range(50)]
    alike = [Rectangle((0, 50, 100, 20), Paint("#fbf7ee")), Rectangle((0, 70, 100, 20), Paint("#faf6ea"))]
    found = pixels(*many, *alike, width=100, height=100)
    assert found[60, 50].tolist() == [0xFB, 0xF7, 0xEE]
    assert found[80, 50].tolist() == [0xFA, 0xF6, 0xEA]


def test_slopes_are_drawn_pixel_by_pixel_and_on_the_land_alone(pixels):
    land = Lines((np.array([(0.0, 0), (12, 0), (12, 10), (0, 10)]),), RED, (0,))
    tones = np.zeros((10, 16, 4), np.uint8)
    tones[:, 0:4] = (0, 0, 0, 128)
    tones[:, 8:16] = (255, 255, 255, 64)
    slopes = Slopes(tones, (0, 0, 16, 10), land)
    found = pixels(Rectangle((0, 0, 20, 10), Paint(fill="#808080")), slopes)[5]
    # Half of black on 128, nothing where it is flat, a quarter of white, nothing off the land.
    assert found[[2, 6, 10, 14, 18], 0].tolist() == pytest.approx([64, 128, 160, 128, 128], abs=1)


def test_pixels_of_few_colours_are_seen_as_those_of_many(pixels):
    colours = np.zeros((256, 4), np.uint8)
    colours[7], colours[9] = (200, 30, 10, 255), (0, 0, 255, 128)
    places = np.array([[7, 9, 0, 7], [9, 7, 7, 0]], np.uint8)
    few, many = Slopes(places, (0, 0, 20, 10), None, 0.5, colours), Slopes(colours[places], (0, 0, 20, 10), None, 0.5)
    assert (pixels(few) == pixels(many)).all()
    assert len(np.unique(pixels(few).reshape(-1, 3), axis=0)) == 3
