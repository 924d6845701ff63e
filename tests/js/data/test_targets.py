"""targets.js says what an id names, and looks an id up once however often it is asked for."""

from __future__ import annotations

FILES = ["data/targets"]

# Tables that write down each look into them.
COUNTED = """
const looks = [];
const table = (name, ids) => ({ find: (column, id) => (looks.push(name), ids.indexOf(id)) });
const tablesOf = (units) => ({ deployments: table('deployments', ['d-1', 'd-2']), units: table('units', units),
  locations: table('locations', ['chita']), allegiances: table('allegiances', ['soviet']) });
"""


def test_an_id_names_the_row_of_the_table_that_has_it(in_node):
    asked = "['d-2', 'u-1', 'chita', 'soviet', 'nothing'].map((id) => targets.of(id))"
    found = in_node(FILES, f"(() => {{ {COUNTED} const targets = new Targets(tablesOf(['u-1'])); return {asked}; }})()")
    assert found == [
        {"table": "deployments", "row": 1},
        {"table": "units", "row": 0},
        {"table": "locations", "row": 0},
        {"table": "allegiances", "row": 0},
        None,
    ]


def test_an_id_that_is_asked_for_again_is_not_looked_for_again(in_node):
    run = f"""(() => {{ {COUNTED} const targets = new Targets(tablesOf(['u-1']));
      for (let i = 0; i < 5; i += 1) targets.of('u-1');
      const once = looks.splice(0).join();
      for (let i = 0; i < 5; i += 1) targets.of('nothing');
      return [once, looks.join()]; }})()"""
    assert in_node(FILES, run) == ["deployments,units", "deployments,units,locations,allegiances"]
