"""block.schema.json: every block fits it, and the types of both sides are made from it."""

from __future__ import annotations

import base64
import gzip
import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from fits import faults
from flow_tables import an_atlas
from page_atlas import a_block, hostile_atlas, joined_of, trial_atlas
from shapely.geometry import Point
from unpacked import unpack

import stationed
from stationed.payload import OwnColumns, frame_block, make_block, pack, plain

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "src/stationed/payload/block.schema.json").read_text(encoding="utf-8"))
DOCS = (ROOT / "docs" / "payload.md").read_text(encoding="utf-8")


ODD_ATLASES: dict[str, Callable[[], Any]] = {
    "something of everything": trial_atlas,
    "nothing": an_atlas,
    "hostile texts": lambda: hostile_atlas("</script>"),
    "large": lambda: hostile_atlas("x" * 3000),
}
MAPS = ("atlas", "khalkhin-gol-1939", "manchuria-1945")


@pytest.fixture(scope="module")
def tool() -> Any:
    spec = importlib.util.spec_from_file_location("block_types_tool", ROOT / "tools" / "block" / "write.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_types_are_those_that_the_schema_makes(tool):
    for path, text in tool.files().items():
        assert path.read_text(encoding="utf-8") == text, "run python tools/block/write.py"


@pytest.fixture(scope="module")
def flagship() -> Any:
    return stationed.read(ROOT / "geodata")


@pytest.mark.parametrize("name", ODD_ATLASES)
def test_the_block_of_an_atlas_fits_the_schema(name):
    assert faults(a_block(ODD_ATLASES[name]()), SCHEMA) == []


def test_every_map_of_the_flagship_is_looked_at(flagship):
    assert tuple(spec.id for spec in flagship.config.maps) == MAPS


@pytest.mark.parametrize("name", MAPS)
def test_the_blocks_of_the_flagship_fit_the_schema(name, flagship):
    (spec,) = (one for one in flagship.config.maps if one.id == name)
    block = make_block(flagship, *joined_of(flagship), spec)
    packed = pack(block)
    assert faults(plain(block), SCHEMA) == []
    assert faults(unpack(packed), SCHEMA) == []
    data = gzip.decompress(base64.b64decode(packed["packed"]))
    head = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
    assert faults(head, SCHEMA, SCHEMA["$defs"]["PackedHead"]) == []


def test_the_block_of_somebodys_own_frame_fits_the_schema():
    frame = gpd.GeoDataFrame({"start": ["1939"], "end": ["1940"]}, geometry=[Point(106, 47)], crs=4326)
    block = frame_block(frame, OwnColumns(), periods=None, title="", language="en")
    assert faults(plain(block), SCHEMA) == []


def test_a_column_that_the_schema_lacks_does_not_fit():
    block = a_block()
    block["tables"]["units"]["columns"]["motto"] = {"texts": [""], "codes": [0]}
    assert faults(block, SCHEMA) == ["tables.units.columns.motto: not in the schema"]


def test_a_column_of_another_kind_does_not_fit():
    block = a_block()
    block["tables"]["units"]["columns"]["rank"] = ["army"]
    assert faults(block, SCHEMA) == ["tables.units.columns.rank.0: got a string, expected number or null"]


@pytest.mark.parametrize("table", a_block()["tables"])
def test_the_documented_columns_are_those_of_the_schema(table):
    section = re.search(rf"^## {table}\n(.*?)(?=^##|\Z)", DOCS, re.MULTILINE | re.DOTALL)
    assert section
    rows = re.findall(r"^\| (`[^|]+) \|", section[1], re.MULTILINE)
    columns = SCHEMA["$defs"][table.capitalize()]["properties"]["columns"]
    named = [re.findall(r"\w+", pattern)[0] + "<lang>" for pattern in columns.get("patternProperties", {})]
    known = {name for cell in rows for name in re.findall(r"`([^`]+)`", cell) if not name.startswith("<figure>")}
    assert known == {*columns["properties"], *named}
