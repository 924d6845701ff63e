"""A picture takes of the ground what it shows, and shows the same as if it had taken all."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from page_atlas import a_block
from PIL import Image

import stationed
from stationed.figures import Choice, Reader, seen_on
from stationed.figures.colours import LIGHT, channels
from stationed.figures.drawing import Inset, Lines
from stationed.figures.figure import Asked, Figure
from stationed.figures.paper import Paper
from stationed.figures.sheet import draw_sheet
from stationed.payload import make_block

EXAMPLE = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples" / "rhine"


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLE)


@pytest.mark.parametrize("sources", [False, True], ids=["plain", "with-sources"])
@pytest.mark.parametrize("size", ["A4", "A4-portrait", "1200x630", "320x1600", "1600x320"])
@pytest.mark.parametrize("extent", [(87, 38, 127, 53), (3.4, 46.3, 10.6, 52.4), (100, -60, 102, 80)], ids=str)
def test_no_sheet_shows_more_than_it_is_given(extent, size, sources):
    reader = Reader(a_block())
    sheet = draw_sheet(reader, Choice((0,)), Paper.of(size), label="War", extent=extent, sources=sources)
    west, south, east, north = seen_on(size, sources=sources)(extent)
    shown = sheet.view.box
    assert (west <= shown[0], south <= shown[1], shown[2] <= east, shown[3] <= north) == (True,) * 4


def test_a_picture_is_the_same_with_all_of_the_ground(rhine):
    figure = rhine.figure(size="600x500")
    spec = rhine.config.maps[0]
    whole = Figure(make_block(rhine, rhine.joined, rhine.membership, spec), Asked(size="600x500"))
    assert len(figure.block["shapes"].steps) < len(whole.block["shapes"].steps)
    one, other = (np.asarray(Image.open(io.BytesIO(one.to_bytes("png"))), int) for one in (figure, whole))
    # Where a line was cut makes it another one by a part of a pixel.
    assert (np.abs(one - other).max(axis=2) > 24).mean() < 0.001


def test_a_pdf_has_land_water_and_border_in_their_colours_at_known_points():
    atlas = stationed.read(Path(__file__).parent.parent.parent / "geodata")
    figure = atlas.figure(periods="khalkhin-gol", size="A4")
    inset = next(shape for shape in figure.drawing.shapes if isinstance(shape, Inset))
    page = pypdfium2.PdfDocument(figure.to_bytes("pdf"))[0].render(scale=96 / 72 * 2).to_pil().convert("RGB")

    def seen(longitude: float, latitude: float) -> tuple[int, int, int]:
        view = view_of(figure)
        (x, y), *_ = view.project(np.array([longitude]), np.array([latitude])).tolist()
        return page.getpixel((round((x + inset.x) * 2), round((y + inset.y) * 2)))

    assert near(seen(108.0, 53.4), "sea"), "Baikal"
    assert near(seen(121.5, 39.0), "sea", 3) or near(seen(120.0, 39.5), "sea", 3), "the Gulf of Bohai"
    assert near(seen(96.0, 40.5), "land", 60), "the Gobi, under its relief"
    stroke = LIGHT["border"]
    lines = [one for one in inset.drawing.shapes if isinstance(one, Lines) and one.paint.stroke == stroke]
    points = np.concatenate([part for one in lines if not one.paint.dashes for part in one.parts])
    inside = points[
        (points > 8).all(axis=1) & (points < [inset.drawing.width - 8, inset.drawing.height - 8]).all(axis=1)
    ]
    at = np.round((inside[:: max(len(inside) // 200, 1)] + np.array([inset.x, inset.y])) * 2).astype(int).tolist()
    met = [near(page.getpixel((x, y)), "border", 24) for x, y in at]
    assert np.mean(met) > 0.8, "borders, but for what stands on them"


def view_of(figure: Figure):
    return draw_sheet(figure._reader, figure.choice, Paper.of("A4"), label=figure.label).view


def near(colour: tuple[int, ...], name: str, most: int = 3) -> bool:
    return max(abs(one - other) for one, other in zip(colour, channels(LIGHT[name]), strict=True)) <= most
