"""The page's own downloads and the command's exports agree: same columns first, same cells."""

from __future__ import annotations

import csv
import io
import json

import pytest
from page_atlas import a_block, trial_atlas

from stationed.export.formats import FORMATS, Records
from stationed.export.formats.csv import csv_cell

SCRIPTS = ["data/columns", "out/csv", "out/records"]
BEGIN = """
const tables = readTables(data);
const rows = Array.from({ length: tables.claims.n }, (_, claim) => claim);
const columns = recordColumns(tables, data.meta, new Uint8Array(tables.deployments.n), 'en');
const textOf = (sheet) => sheet.begin + rows.map(sheet.text).join(sheet.between) + sheet.end;
"""
MORE = "{ shapes: data.shapes, scale: data.scale, about: {} }"
ONLY_THE_PAGE = ["shown"]
CELLS = [
    "",
    " a",
    "a\t",
    "\u00a0a",
    "a\ufeff",
    'say "no"',
    "a;b",
    "=1",
    "-1939",
    "-1+cmd",
    "-\u0661",
    106.9,
    0.00001,
    5,
]


def from_page(in_node, sheet: str) -> str:
    return in_node(SCRIPTS, f"(() => {{ {BEGIN} return textOf({sheet}); }})()", a_block())


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_columns_of_the_page_come_first_with_the_same_cells(in_node):
    page = rows_of(from_page(in_node, "csvSheet(columns)"))
    own = rows_of(FORMATS["csv"].write(Records(trial_atlas())).decode())
    shared = [name for name in page[0] if name not in ONLY_THE_PAGE]
    assert list(own[0])[: len(shared)] == shared
    assert [{name: row[name] for name in shared} for row in own] == [
        {name: row[name] for name in shared} for row in page
    ]


def test_features_have_the_properties_of_the_page(in_node):
    page = json.loads(from_page(in_node, f"geojsonSheet(tables, columns, {MORE})"))["features"]
    own = json.loads(FORMATS["geojson"].write(Records(trial_atlas())))["features"]
    for one, other in zip(own, page, strict=True):
        told = {name: value for name, value in other["properties"].items() if name not in ONLY_THE_PAGE}
        assert told.items() <= one["properties"].items()
        assert (one["geometry"] is None) == (other["geometry"] is None)


@pytest.fixture(scope="module")
def cells_of_the_page(in_node) -> list[str]:
    return in_node(["out/csv"], "data.map(csvCell)", CELLS)


@pytest.mark.parametrize("place", range(len(CELLS)), ids=[repr(cell) for cell in CELLS])
def test_a_cell_is_written_as_the_page_writes_it(place, cells_of_the_page):
    assert csv_cell(CELLS[place]) == cells_of_the_page[place]
