"""A column of claims that is only declared reaches table, filter and search by itself, under its own label."""

from __future__ import annotations

import pytest
from page_atlas import a_block

APP = """
const tables = readTables(data.block);
const words = new Words(data.block.words, data.language || 'en');
const states = new Uint8Array(tables.deployments.n).fill(DEFINITE);
const app = { tables, words, data: { meta: data.block.meta }, shownNow: { states } };
const idOf = (row) => tables.deployments.text('id', row);
const rows = Array.from({ length: tables.deployments.n }, (_, row) => row);
"""
TABLE = ["data/columns", "shown/windows", "data/words", "table/columns", "table/filter"]
SEARCH = ["data/columns", "shown/windows", "data/words", "search/fold", "search/index", "search/results"]


def block_with(name="adjutant", holds="text", shows=("table", "search"), said=()):
    """The trial atlas with one more column, blank but for what is said of some deployments."""
    block = a_block()
    label = {"en": "Adjutant", "ru": "Адъютант"}
    block["meta"]["columns"].append({"name": name, "holds": holds, "label": label, "shows": list(shows)})
    claims, ids = block["tables"]["claims"], block["tables"]["deployments"]["columns"]["id"]
    names = [ids["texts"][ids["codes"][row]] for row in claims["columns"]["deployment"]]
    texts = ["", *dict(said).values()]
    claims["columns"][name] = {"texts": texts, "codes": [texts.index(dict(said).get(one, "")) for one in names]}
    return block


SAID = (("D-sure", "Ölzii"), ("D-maybe", "Adler"), ("D-march", "Zorn"))


def test_it_is_a_column_of_the_table_with_its_label_and_sorts_in_the_order_of_the_language(in_node):
    expression = f"""(() => {{ {APP}
      const column = tableColumns(app).find(({{ id }}) => id === 'adjutant');
      const keys = column.keys();
      const named = rows.filter((row) => keys[row] === keys[row]).sort((a, b) => keys[a] - keys[b]);
      return [column.title, named.map((row) => column.text(row))];
    }})()"""
    assert in_node(TABLE, expression, {"block": block_with(said=SAID)}) == ["Adjutant", ["Adler", "Ölzii", "Zorn"]]


@pytest.mark.parametrize("shows", [("table",), ("search",)], ids=" ".join)
def test_the_filter_finds_it_in_small_and_large_tables(in_node, shows):
    expression = f"""(() => {{ {APP}
      const filter = new TableFilter(app, tableColumns(app));
      return [(row) => filter.folded(row).includes('zorn'), (row) => filter.flags('zorn')[row]]
        .map((holds) => rows.filter(holds).map(idOf));
    }})()"""
    assert in_node(TABLE, expression, {"block": block_with(shows=shows, said=SAID)}) == [["D-march"], ["D-march"]]


def test_a_vocabulary_is_said_in_the_words_of_the_page(in_node):
    block = block_with("readiness", "word", ("table",), (("D-sure", "full"),))
    block["words"]["en"]["readiness.full"] = "at full strength"
    expression = f"""(() => {{ {APP}
      const column = tableColumns(app).find(({{ id }}) => id === 'readiness');
      return rows.map((row) => column.text(row)).filter(Boolean);
    }})()"""
    assert in_node(TABLE, expression, {"block": block}) == ["at full strength"]


def test_the_search_finds_it_in_a_group_under_its_label(in_node):
    expression = f"""(() => {{ {APP}
      const named = data.block.meta.columns.filter(({{ shows }}) => shows.includes('search')).map(({{ name }}) => name);
      const index = finish(indexSteps(tables, named));
      const {{ groups }} = resultsOf(app, new SearchRuns(tables, named), 'zorn', index.find('zorn'), () => 6);
      const told = (results) => results.map(({{ name, select }}) => [name, select]);
      return groups.map(({{ kind, title, results }}) => [kind, title, told(results)]);
    }})()"""
    found = in_node(SEARCH, expression, {"block": block_with(said=SAID), "language": "ru"})
    assert found == [["adjutant", "Адъютант", [["Zorn", "D-march"]]]]


def test_the_columns_that_there_are_keep_their_place_and_order(in_node):
    expression = f"(() => {{ {APP} return tableColumns(app).map(({{ id }}) => id); }})()"
    ids = in_node(TABLE, expression, {"block": a_block()})
    assert ids == ["unit", "place", "dates", "figure", "certainty", "presence", "contested", "sources"]
