"""The order of the rows in deployments.csv: it decides nothing of what is drawn, in the page and on the poster."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import stationed

ROOT = Path(__file__).parent.parent.parent


def turned(folder: Path) -> Path:
    """The example atlas with its claims turned about."""
    stationed.copy_example(folder)
    return turn(folder)


def turn(folder: Path) -> Path:
    """Put the claims of an atlas in the opposite order, and every third before the others."""
    table = folder / "deployments.csv"
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    rows = rows[::-1]
    table.write_text("\n".join([head, *rows[::3], *rows[1::3], *rows[2::3]]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("order")
    plain = folder / "plain"
    stationed.copy_example(plain)
    return plain, turned(folder / "turned")


def test_shuffled_rows_give_the_same_poster_byte_for_byte(two):
    """The map of the Rhine has several legions of one rank at one camp, and rival claims."""
    one, other = (stationed.read(folder).figure("rhine")._repr_svg_() for folder in two)
    assert one == other


def test_shuffled_rows_of_the_flagship_give_the_same_picture_byte_for_byte(tmp_path):
    """Khalkhin Gol has the most units at one place."""
    other = turn(Path(shutil.copytree(ROOT / "geodata", tmp_path / "geodata")))
    one, two = (stationed.read(folder).figure("khalkhin-gol-1939")._repr_svg_() for folder in (ROOT / "geodata", other))
    assert one == two


@pytest.mark.browser
def test_shuffled_rows_give_the_same_map_pixel_for_pixel(open_page, two, tmp_path):
    drawn = []
    for folder in two:
        pages = tmp_path / folder.name
        stationed.build(folder, pages, maps=["rhine"])
        page = open_page(pages / "rhine.html", fragment="#periods=all")
        drawn.append(page.evaluate("document.querySelector('.stationed-marks').toDataURL()"))
    assert drawn[0] == drawn[1]
