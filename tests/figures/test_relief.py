"""The relief of a picture: grey tiles laid where they belong, turned to shade and light."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import numpy as np
import pytest
from page_atlas import a_block
from painters import full, of_svg
from PIL import Image

from stationed.figures import Drawing, Reader, View, svg
from stationed.figures.colours import LIGHT
from stationed.figures.cut_slopes import with_cut_slopes
from stationed.figures.drawing import Lines, Paint
from stationed.figures.relief import draw_relief
from stationed.payload.columns import numbers, table, texts

LAND = [Lines((np.array([(0.0, 0), (256, 0), (256, 256), (0, 256)]),), Paint(fill="#ffffff"), (0,))]
WORLD = View.of([-180, -85, 180, 85], 256, 256)


def a_tile(west: int, east: int) -> str:
    greys = np.full((128, 128), west, np.uint8)
    greys[:, 64:] = east
    written = io.BytesIO()
    Image.fromarray(greys, "L").save(written, "WEBP", lossless=True)
    return base64.b64encode(written.getvalue()).decode("ascii")


def drawn(view: View, *tiles: tuple[int, int, int, str], land: list[Lines] = LAND):
    block = a_block()
    size, column, row, picture = (list(one) for one in zip(*tiles, strict=True)) if tiles else ([], [], [], [])
    columns = {name: numbers(values) for name, values in (("size", size), ("column", column), ("row", row))}
    block["tables"] = block["tables"] | {"relief": table(len(tiles), columns | {"picture": texts(picture)})}
    return list(draw_relief(Reader(block), view, land))


def channels(name: str) -> list[int]:
    return [int(LIGHT[name][at : at + 2], 16) for at in (1, 3, 5, 7)]


def test_what_is_dark_is_shaded_and_what_is_bright_is_lit():
    (slopes,) = drawn(WORLD, (128, 0, 0, a_tile(0, 255)))
    left, top = slopes.box[:2]
    seen = slopes.colours()[int(128 - top)]
    assert seen[int(64 - left)].tolist() == channels("shade")
    assert seen[int(192 - left)].tolist()[:3] == channels("shine")[:3]
    # White is 127 of 128 above the middle.
    assert seen[int(192 - left)][3] == pytest.approx(channels("shine")[3] * 127 / 128, abs=1)


def test_what_is_flat_shows_nothing():
    (slopes,) = drawn(WORLD, (128, 0, 0, a_tile(128, 128)))
    assert slopes.colours()[..., 3].max() == 0


def test_a_finer_tile_takes_the_place_of_the_coarser_under_it():
    (slopes,) = drawn(WORLD, (128, 0, 0, a_tile(0, 0)), (256, 1, 0, a_tile(255, 255)))
    left, top = (int(side) for side in slopes.box[:2])
    assert slopes.colours()[64 - top, 192 - left].tolist()[:3] == channels("shine")[:3]
    assert slopes.colours()[192 - top, 192 - left].tolist() == channels("shade")


def test_a_finer_tile_passes_into_the_coarser_without_an_edge():
    (slopes,) = drawn(WORLD, (128, 0, 0, a_tile(0, 0)), (256, 1, 0, a_tile(255, 255)))
    left, top = (int(side) for side in slopes.box[:2])
    # It begins 128 pixels from the left and rises over 32: black, its half, white.
    row = slopes.colours()[64 - top, 128 - left :]
    assert slopes.colours()[64 - top, 127 - left].tolist() == channels("shade")
    assert row[0, 3] == pytest.approx(channels("shade")[3] * (1 - 255 / 64 / 128), abs=1)
    assert max(row[15, 3], row[16, 3]) <= 4
    assert row[32, 3] == pytest.approx(channels("shine")[3] * 127 / 128, abs=1)
    assert np.abs(np.diff(row[:40, 3].astype(int))).max() <= channels("shade")[3] / 16 + 1


@pytest.mark.parametrize("larger", [1.0, 1.25, 1.9])
def test_there_are_as_many_pixels_as_the_finished_picture_has(larger):
    view = View.of([-180, -85, 180, 85], 256, 256, larger=larger)
    (slopes,) = drawn(view, (128, 0, 0, a_tile(0, 255)))
    wide, high = slopes.box[2:]
    assert slopes.colours().shape == (round(high * larger), round(wide * larger), 4)
    middle = (128 - slopes.box[0]) * larger
    assert slopes.colours()[100, round(middle) - 2, :3].tolist() == channels("shade")[:3]
    assert slopes.colours()[100, round(middle) + 2, :3].tolist() == channels("shine")[:3]


@pytest.mark.parametrize(("larger", "as_many"), [(2.0, 1.0), (3.125, 1.041666), (5.0, 1.0)])
def test_pixels_that_would_be_far_finer_than_the_tiles_are_a_half_or_less_as_many(larger, as_many):
    """The tile has half a pixel to one of the view's: 2 are four times as fine, 3.125 over six and 5 ten times."""
    view = View.of([-180, -85, 180, 85], 256, 256, larger=larger)
    (slopes,) = drawn(view, (128, 0, 0, a_tile(0, 255)))
    wide, high = slopes.box[2:]
    assert slopes.pixels.shape == (round(high * as_many), round(wide * as_many))


def test_slopes_cut_pixel_by_pixel_look_as_those_cut_by_an_outline():
    view = View.of([-180, -85, 180, 85], 256, 256)
    coast = [Lines((np.array([(20.3, 10.2), (200.7, 40.1), (90.5, 240.9)]),), Paint(fill="#faf6ea"), (0,))]
    (slopes,) = drawn(view, (128, 0, 0, a_tile(0, 255)), land=coast)
    drawing = Drawing(256, 256, "#cbdae0", (*coast, replace(slopes, opacity=0.7)))
    assert "clip" in svg(drawing)
    cut = with_cut_slopes(drawing)
    assert "clip" not in svg(cut)
    one, other, painted = (found.astype(int) for found in (of_svg(drawing), of_svg(cut), full(drawing)))
    # Two painters share a pixel of an edge out nearly alike.
    assert np.abs(one - other).max() <= 6
    assert np.abs(one - painted).max() <= 6
    assert one[100, 60].tolist() != one[100, 140].tolist()
    assert one[5, 5].tolist() == one[200, 240].tolist()


def test_nothing_is_drawn_without_tiles_or_far_nearer_than_they_are_fine():
    assert drawn(WORLD) == []
    assert drawn(View.of([100, 44, 110, 50], 256, 256), (128, 0, 0, a_tile(0, 255))) == []
