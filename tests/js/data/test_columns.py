"""columns.js reads what the payload writes: the same numbers, texts, lists and shapes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from page_atlas import a_block, cells
from shapely.geometry import LineString

from stationed.payload import block_text
from stationed.payload.shapes import Grid, encode

FILES = ["data/columns"]
BLOCK = a_block()
SENT = json.loads(block_text(BLOCK))


@pytest.fixture(scope="module")
def read(in_node):
    """Every cell of the block as the page reads it, by table and column."""
    expression = """(() => {
      const tables = readTables(data);
      const all = {};
      for (const [name, table] of Object.entries(tables)) {
        all[name] = {};
        for (const column of Object.keys(table.columns)) {
          const given = table.columns[column];
          all[name][column] = Array.isArray(given) ? Array.from(table.numbers(column))
            : Array.from({length: table.n}, (_, row) => table.text(column, row));
        }
      }
      return all;
    })()"""
    return in_node(FILES, expression, SENT)


def as_doubles(column):
    """Numbers as JavaScript has them: far days are beyond its whole numbers."""
    return [float(cell) if isinstance(cell, int) else cell for cell in column]


@pytest.mark.parametrize("table", list(BLOCK["tables"]))
def test_every_cell_is_read_as_it_was_written(read, table):
    for name in BLOCK["tables"][table]["columns"]:
        assert as_doubles(read[table][name]) == as_doubles(cells(BLOCK, table, name)), name


def test_words_fall_back_to_the_first_language(in_node):
    expression = "['ru', 'mn'].map((l) => readTables(data).units.words('designation', 0, l))"
    assert in_node(FILES, expression, SENT) == ["Первая армия", "Unit U-1"]


def test_what_is_not_there_is_blank(in_node):
    expression = (
        "((t) => [t.text('nothing', 0), t.text('id', -1), t.has('id'), t.has('nothing')])(readTables(data).units)"
    )
    assert in_node(FILES, expression, SENT) == ["", "", True, False]


def test_lists_are_numbers_of_rows(in_node):
    expression = "[0, 4].map((row) => readTables(data).claims.list('sources', row))"
    assert in_node(FILES, expression, SENT) == [[1, 0], []]


def test_a_row_is_found_by_its_id(in_node):
    expression = "['D-rival', 'nobody', ''].map((id) => readTables(data).deployments.find('id', id))"
    assert in_node(FILES, expression, SENT) == [2, -1, -1]


NUMBERED = {"prefix": "D-", "n": 3, "width": 3, "numbers": {"n": 3, "from": 7, "step": 2}}


@pytest.mark.parametrize(
    ("text", "place"), [("D-007", 0), ("D-011", 2), ("D-008", -1), ("D-7", -1), ("D-", -1), ("E-007", -1), ("", -1)]
)
def test_a_numbered_text_is_found_without_writing_the_others(in_node, text, place):
    expression = "new Packed(new Uint8Array(0)).distinct(data.packed).indexOf(data.text)"
    assert in_node(["data/unpack"], expression, {"packed": NUMBERED, "text": text}) == place


def test_a_shape_comes_back_where_it_was(in_node):
    grid = Grid(scale=1000, tolerance=0.0001)
    line = LineString([(104.5, 46.8), (-12.25, 0.001), (179.999, -60)])
    (shape,) = encode(np.array([line], dtype=object), grid)
    (part,) = in_node(FILES, "readShape(data.shape, data.scale)", {"shape": shape, "scale": grid.scale})
    assert part == [list(point) for point in line.coords]
