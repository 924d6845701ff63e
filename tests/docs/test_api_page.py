"""docs/api.md tells every public name as its docstring does, and the examples there run."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from docs.api_page import PAGE, groups, made

import stationed

NAMES = sorted(set(stationed.__all__) - {"__version__"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Iterator[Path]:
    """Where the examples run: what the head of the page says, and the files that they name."""
    here = tmp_path_factory.mktemp("examples")
    with chdir(here):
        stationed.copy_example("legions")
        stationed.copy_example("blank", name="blank")
        stationed.copy_example("faulty")
        Path("faulty/units.csv").write_text(
            Path("faulty/units.csv").read_text(encoding="utf-8").replace("i,Legio I ", "x,Legio I ", 1),
            encoding="utf-8",
        )
        head = "Unit,Place,Latitude,Longitude,From\n"
        rows = "57th Corps,Ulaanbaatar,47.9,106.9,03/09/1937\n6th Cavalry,Choibalsan,48.1,114.5,04/10/1938\n"
        Path("posts.csv").write_text(head + rows, encoding="utf-8")
        Path("unlocated.csv").write_text("Unit,Place,From\n6th Cavalry,Choibalsan,1938\n", encoding="utf-8")
        place = gpd.GeoDataFrame({"name": ["Choibalsan"]}, geometry=[shapely.Point(114.5, 48.1)], crs=4326)
        place.to_file("gazetteer.geojson")
        states = {"name": ["Roman Empire", "Germania"], "start": ["0001"] * 2, "end": ["0100"] * 2}
        boxes = [shapely.box(-5, 40, 7, 55), shapely.box(7, 40, 15, 55)]
        gpd.GeoDataFrame(states, geometry=boxes, crs=4326).to_file("states.geojson")
        yield here


def test_the_page_is_made_of_the_docstrings_as_they_are():
    assert PAGE.read_text(encoding="utf-8") == made(), "run .venv/bin/python tests/docs/api_page.py"


def test_every_public_name_is_in_the_page_once():
    assert sorted(name for names in groups().values() for name in names) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_has_an_example_that_runs(name, folder):
    value = getattr(stationed, name)
    found = doctest.DocTestParser().get_doctest(inspect.getdoc(value) or "", {}, name, None, 0)
    assert found.examples
    told: list[str] = []
    with chdir(folder):
        ran = doctest.DocTestRunner(verbose=False).run(found, out=told.append)
    assert ran.failed == 0, "".join(told)
