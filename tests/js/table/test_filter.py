"""The filter of the table: large tables, which look at distinct texts, find what small ones find in their rows."""

from __future__ import annotations

import pytest
from page_atlas import a_block

SCRIPTS = ["data/columns", "shown/windows", "data/words", "table/columns", "table/filter"]
APP = """
const tables = readTables(data.block);
const words = new Words(data.block.words, data.language);
words.choose(data.language);
const states = new Uint8Array(tables.deployments.n).fill(DEFINITE);
const app = { tables, words, data: { meta: data.block.meta }, shownNow: { states } };
const filter = new TableFilter(app, tableColumns(app));
const rows = Array.from({ length: tables.deployments.n }, (_, row) => row);
"""


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_large_table_finds_every_word_that_a_small_one_does(in_node, language):
    # A span such as May-September is folded run together as well; who types it so finds it in small tables only.
    missed = """rows.flatMap((row) => {
      const words = filter.folded(row).trim().split(' ').filter((word) => word && word !== '/');
      const joined = (word) => words.some((one) => words.some((other) => one + other === word));
      return words.filter((word) => !joined(word) && filter.flags(word)[row] !== 1).map((word) => [row, word]);
    })"""
    found = "rows.map((row) => filter.folded(row).trim().split(' ').length)"
    result = in_node(
        SCRIPTS,
        f"(() => {{ {APP} return {{ missed: {missed}, found: {found} }}; }})()",
        {"block": a_block(), "language": language},
    )
    assert min(result["found"]) > 3
    assert result["missed"] == []


def test_a_large_table_finds_the_same_rows_as_a_small_one(in_node):
    found = """(word) => [(row) => filter.flags(word)[row], (row) => filter.folded(row).includes(word)]
      .map((holds) => rows.filter(holds).map((row) => tables.deployments.text('id', row)))"""
    expression = f"(() => {{ {APP} return ['perva', 'nowhere', 'unsicher'].map({found}); }})()"
    large_and_small = in_node(SCRIPTS, expression, {"block": a_block(), "language": "ru"})
    assert all(large == small for large, small in large_and_small)
    assert [bool(large) for large, _ in large_and_small] == [True, False, False]
