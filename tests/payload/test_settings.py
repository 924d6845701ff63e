"""Keys of atlas.toml and properties of the background that only the page uses, from the file to the block."""

from __future__ import annotations

import json

import pytest
from page_atlas import a_block, cells

from stationed.checking import check_tables
from stationed.reading import read_tables

ATLAS = """
id = "a"
title = "A"
languages = ["en", "ru"]
ground.world = false
[[allegiances]]
id = "red"
counted = true
[[allegiances]]
id = "blue"
affiliation = "hostile"
[[maps]]
id = "m"
opens = ["war", "war"]
focus = ["Inner Land"]
"""


def square(name, **properties):
    ring = [[95, 40], [120, 40], [120, 52], [95, 52], [95, 40]]
    said = {"kind": "country", "name": name} | properties
    return {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "atlas.toml").write_text(ATLAS, encoding="utf-8")
    (tmp_path / "periods.csv").write_text("period_id,title,start,end\nwar,War,1939,1939\n", encoding="utf-8")
    for name in ("context", "basemap"):
        (tmp_path / name).mkdir()
        land = square("Inner Land", name_ru="Страна", label=[104.5, 46.8])
        (tmp_path / name / "land.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [land]}))
    return tmp_path


def test_a_map_may_say_what_is_open_and_what_is_in_focus(folder):
    spec = read_tables(folder).config.maps[0]
    assert (spec.opens, spec.focus) == (("war",), ("Inner Land",))


def test_a_side_may_be_counted_and_have_a_frame(folder):
    sides = read_tables(folder).config.allegiances
    assert [(one.counted, one.affiliation) for one in sides] == [(True, ""), (False, "hostile")]


def test_an_affiliation_that_is_none_is_reported(folder):
    (folder / "atlas.toml").write_text(ATLAS.replace("hostile", "evil"), encoding="utf-8")
    (finding,) = [one for one in read_tables(folder).findings if one.code == "setting-invalid"]
    assert finding.expected == "friend, hostile, neutral or unknown"


def test_a_period_that_is_to_be_open_must_be_there(folder):
    (folder / "atlas.toml").write_text(ATLAS.replace('"war", "war"', '"wra"'), encoding="utf-8")
    (finding,) = [one for one in check_tables(read_tables(folder)) if one.column == "maps.opens"]
    assert (finding.code, finding.got) == ("id-unknown", "wra")
    assert finding.fix.startswith("Did you mean war?")


@pytest.mark.parametrize("table", ["context", "ground"])
def test_names_and_labels_of_the_background_reach_the_page(folder, table):
    tables = read_tables(folder)
    block = a_block(tables, tables.config.maps[0])
    assert cells(block, table, "name_ru") == ["Страна"]
    assert (cells(block, table, "label_longitude"), cells(block, table, "label_latitude")) == ([104.5], [46.8])
