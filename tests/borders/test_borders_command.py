"""The command borders: the licence is asked for, files are written into context, none is written over."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from stationed.cli import main
from stationed.export import copy_example

STATE = {"type": "Polygon", "coordinates": [[[4, 48.5], [7, 48.5], [7, 50.5], [4, 50.5], [4, 48.5]]]}


def run(*arguments, **options):
    return CliRunner().invoke(main, ["borders", *map(str, arguments)], **options)


@pytest.fixture
def world(tmp_path):
    """An atlas, and a file in the shape of historical-basemaps."""
    copy_example(tmp_path / "atlas")
    feature = {"type": "Feature", "properties": {"NAME": "Gaul", "SUBJECTO": "Rome"}, "geometry": STATE}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "world_50.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return tmp_path


def test_file_is_written_into_context_and_its_path_told(world):
    given = ("--atlas", world / "atlas", "--licence", "GPL-3.0", "--date-from-filename")
    result = run(world / "world_50.geojson", *given)
    written = world / "atlas" / "context" / "world_50-borders.geojson"
    assert result.exit_code == 0
    assert result.stdout == f"{written}\n"
    assert json.loads(written.read_text("utf-8"))["features"][0]["properties"]["licence"] == "GPL-3.0"


def test_licence_is_asked_for_and_the_known_one_named(world):
    result = run(world / "world_50.geojson", "--atlas", world / "atlas", "--date", "0050")
    assert result.exit_code == 2
    assert "--licence is missing" in result.stderr
    assert "historical-basemaps is offered under GPL-3.0" in result.stderr


def test_file_that_is_there_is_not_written_over(world):
    given = (world / "world_50.geojson", "--atlas", world / "atlas", "--licence", "x", "--date", "0050")
    assert run(*given).exit_code == 0
    result = run(*given)
    assert result.exit_code == 2
    assert "is there already" in result.stderr


def test_wrong_file_ends_in_a_sentence(world):
    result = run(world / "none.geojson", "--atlas", world / "atlas", "--licence", "x")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.output
