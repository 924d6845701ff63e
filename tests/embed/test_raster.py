"""The canvas of posters: exact coverage, holes, edges of the canvas, a PNG that any program reads."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest

from stationed.embed.poster.outlines import area_outlines, dot, line_outlines, path_lines, rectangle
from stationed.embed.poster.raster import Canvas, mix, rgb

BLACK, WHITE = "#000000", "#ffffff"


def ink(*outlines, width=8, height=6, **more) -> np.ndarray:
    """How dark each pixel of a white canvas is after filling, from 0 to 1."""
    canvas = Canvas(width, height, WHITE)
    canvas.fill([np.array(outline, dtype=float) for outline in outlines], BLACK, **more)
    return 1 - canvas.pixels[0]


def test_a_pixel_takes_as_much_ink_as_is_covered_of_it():
    found = ink([(1, 1), (3.5, 1), (3.5, 2.25), (1, 2.25)])
    assert found[1, 1:4] == pytest.approx([1, 1, 0.5])
    assert found[2, 1:4] == pytest.approx([0.25, 0.25, 0.125])
    assert found.sum() == pytest.approx(2.5 * 1.25)


def test_a_triangle_covers_its_area_whichever_way_it_turns():
    corners = [(0.3, 0.2), (7.1, 1.4), (2.6, 5.7)]
    area = abs((7.1 - 0.3) * (5.7 - 0.2) - (2.6 - 0.3) * (1.4 - 0.2)) / 2
    assert ink(corners).sum() == pytest.approx(area)
    assert ink(corners[::-1]) == pytest.approx(ink(corners))


def test_an_outline_that_turns_the_other_way_is_a_hole():
    outer, inner = [(0, 0), (6, 0), (6, 6), (0, 6)], [(2, 2), (2, 4), (4, 4), (4, 2)]
    assert ink(outer, inner).sum() == pytest.approx(36 - 4)


def test_what_lies_beyond_the_canvas_is_left_out():
    assert ink([(-5, -5), (20, -5), (20, 20), (-5, 20)]).sum() == pytest.approx(8 * 6)
    assert ink([(-5, 1), (2, 1), (2, 2), (-5, 2)]).sum() == pytest.approx(2)
    assert ink([(9, 1), (12, 1), (12, 4)]).sum() == 0
    assert ink([(1, -9), (4, -9), (2, -1)]).sum() == 0


def test_nothing_is_drawn_of_lines_without_an_area():
    assert ink([(1, 1), (5, 5)]).sum() == 0
    assert ink([(1, 1), (5, 1), (3, 1)]).sum() == 0
    assert ink().sum() == 0


def test_opacity_lets_the_ground_through():
    assert ink([(0, 0), (2, 0), (2, 2), (0, 2)], opacity=0.25)[0, 0] == pytest.approx(0.25)


def test_the_png_holds_the_pixels_that_were_drawn():
    canvas = Canvas(5, 3, "#fbf7ee")
    canvas.fill([rectangle(1, 1, 2, 1)], "#9c3a2c")
    data = canvas.png()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(name + body)
        chunks[name], at = body, at + 12 + length
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (5, 3, 8, 3, 0, 0, 0)
    colours = [tuple(chunks[b"PLTE"][i : i + 3]) for i in range(0, len(chunks[b"PLTE"]), 3)]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(3, 6)
    assert (rows[:, 0] == 0).all()
    assert [colours[place] for place in rows[1, 1:]] == [
        (251, 247, 238),
        (156, 58, 44),
        (156, 58, 44),
        (251, 247, 238),
        (251, 247, 238),
    ]


def test_colours_that_are_none_are_grey():
    assert rgb("red") == rgb("#808080")
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("M25 50l150 0 0 100-150 0z", [[(25, 50), (175, 50), (175, 150), (25, 150), (25, 50)]]),
        ("M87.5 40l25-25m0 25l-25-25", [[(87.5, 40), (112.5, 15)], [(112.5, 40), (87.5, 15)]]),
        ("M1 2H5V7h-1v-2", [[(1, 2), (5, 2), (5, 7), (4, 7), (4, 5)]]),
        ("M0 0 10 0 10 10", [[(0, 0), (10, 0), (10, 10)]]),
    ],
)
def test_a_drawing_path_is_read_as_its_lines(path, lines):
    assert [[tuple(point) for point in line] for line in path_lines(path)] == lines


def test_curves_and_circles_of_a_drawing_path_end_where_they_should():
    (curve,) = path_lines("M0 0C0 10 10 10 10 0")
    assert tuple(curve[-1]) == pytest.approx((10, 0))
    assert tuple(curve[6]) == pytest.approx((5, 7.5))
    (circle,) = path_lines("M85 100a15 15 0 1 0 30 0a15 15 0 1 0-30 0z")
    assert np.hypot(*(circle - [100, 100]).T) == pytest.approx(np.full(len(circle), 15))


def test_a_ring_within_a_ring_is_a_hole_whichever_way_both_turn():
    import shapely

    outer, inner = rectangle(0, 0, 6, 6), rectangle(2, 2, 2, 2)
    for rings in ([outer, inner], [outer[::-1], inner], [outer, inner[::-1]]):
        assert ink(*area_outlines([rings], shapely.box(0, 0, 8, 6))).sum() == pytest.approx(32)


def test_a_dashed_line_is_inked_where_the_dashes_are():
    line = np.array([[0.0, 3.0], [8.0, 3.0]])
    found = ink(*line_outlines([line], 2, dashes=(2, 2)))
    assert found[2] == pytest.approx([1, 1, 0, 0, 1, 1, 0, 0])


def test_a_dot_has_the_area_of_its_circle():
    assert ink(dot(4, 3, 2.5)).sum() == pytest.approx(np.pi * 2.5**2, rel=0.01)
