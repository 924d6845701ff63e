"""Changes: what became of the records of an atlas between two versions of its folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_atlas import SMALL, a_small_atlas, changed

from stationed import FaultyAtlasError, diff
from stationed.cli import main

DEPLOYMENTS = (SMALL / "deployments.csv").read_text(encoding="utf-8")


def ran(*arguments: object) -> str:
    result = CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def told(old: Path, new: Path) -> dict[str, tuple[list[str], list[str], list[tuple[str, dict[str, tuple[str, str]]]]]]:
    """Ids added and gone, and ids changed with the texts of their columns, by table."""
    return {
        table.name: (
            [one.id for one in table.added],
            [one.id for one in table.gone],
            [(one.id, {column: (was, now) for column, was, now in one.cells}) for one in table.changed],
        )
        for table in diff(old, new).tables
        if not table.same
    }


def test_the_same_atlas_is_said_to_be_the_same(tmp_path):
    assert diff(SMALL, a_small_atlas(tmp_path)).same
    assert ran(SMALL, tmp_path / "atlas") == "Both say the same.\n"


def test_rows_and_columns_in_another_order_are_no_change(tmp_path):
    head, *rows = DEPLOYMENTS.splitlines()
    assert "," in head
    turned = [
        "note," + head.removesuffix(",note"),
        *(f"{r.rpartition(',')[2]},{r.rpartition(',')[0]}" for r in rows[::-1]),
    ]
    assert diff(SMALL, a_small_atlas(tmp_path, {"deployments.csv": "\n".join(turned) + "\n"})).same


def test_a_changed_cell_is_told_with_its_column_and_both_texts(tmp_path):
    new = a_small_atlas(
        tmp_path, changed("deployments.csv", "1939-07-03,1939-08-31,area", "1939-07-02,1939-08-31,site")
    )
    cells = {"start": ("1939-07-03", "1939-07-02"), "kind": ("area", "site")}
    assert told(SMALL, new) == {"deployments": ([], [], [("D-2", cells)])}


def test_of_rival_claims_those_of_the_same_source_are_held_against_each_other(tmp_path):
    """The rows of both claims change places, and the figure of one is another."""
    head, one, two, rival, other = DEPLOYMENTS.splitlines()[:5]
    assert "feskov2013" in other
    rows = [head, other.replace("2100", "2200"), one, two, rival, *DEPLOYMENTS.splitlines()[5:]]
    new = a_small_atlas(tmp_path, {"deployments.csv": "\n".join(rows) + "\n"})
    assert told(SMALL, new) == {"deployments": ([], [], [("D-3", {"men": ("2100", "2200")})])}


def test_records_that_came_and_went_are_told_with_their_rows(tmp_path):
    rows = DEPLOYMENTS.splitlines()
    rows[1] = rows[1].replace("D-1,", "D-9,")
    new = a_small_atlas(tmp_path, {"deployments.csv": "\n".join(rows) + "\n"})
    assert told(SMALL, new) == {"deployments": (["D-9"], ["D-1"], [])}
    lines = ran(SMALL, new).splitlines()
    assert lines == ["deployments: 1 added, 1 gone", "  added    D-9 (row 2)", "  gone     D-1 (row 2)"]


def test_a_claim_that_stands_twice_and_then_once_is_gone_once(tmp_path):
    twice = a_small_atlas(tmp_path, {"deployments.csv": DEPLOYMENTS + DEPLOYMENTS.splitlines()[1] + "\n"})
    assert told(twice, SMALL) == {"deployments": ([], ["D-1"], [])}


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("units.csv", "1st Army Group", "First Army Group", ("units", "57-corps", "designation")),
        ("sources.json", "Battles at the Khalkhin-Gol", "Battles", ("sources", "kolomiets2002", "title")),
        ("atlas.toml", "A small atlas", "A smaller atlas", ("settings", "title", "value")),
    ],
)
def test_every_table_is_looked_at(tmp_path, name, old, new, expected):
    table, record, column = expected
    found = told(SMALL, a_small_atlas(tmp_path, changed(name, old, new)))
    assert (record, [column]) in [(one, list(cells)) for one, cells in found[table][2]]


def test_a_place_that_moved_is_told_by_its_geometry(tmp_path):
    places = json.loads((SMALL / "locations.geojson").read_text(encoding="utf-8"))
    point = next(one for one in places["features"] if one["geometry"] and one["geometry"]["type"] == "Point")
    point["geometry"]["coordinates"][0] += 0.000001
    new = a_small_atlas(tmp_path, {"locations.geojson": json.dumps(places)})
    ((name, cells),) = told(SMALL, new)["locations"][2]
    assert (name, list(cells)) == (point["properties"]["id"], ["geometry"])


def test_json_has_every_text_whole_and_text_says_how_long_it_is(tmp_path):
    long = "x" * 200
    new = a_small_atlas(tmp_path, changed("deployments.csv", "a rival claim", long))
    cells = json.loads(ran(SMALL, new, "--format", "json"))["tables"]["deployments"]["changed"][0]["columns"]
    assert cells == {"note": {"old": "a rival claim", "new": long}}
    assert f"note: 'a rival claim' -> '{'x' * 60}...' (200 letters)" in ran(SMALL, new)


def test_an_atlas_that_cannot_be_read_whole_is_refused_instead_of_seeming_empty(tmp_path):
    broken = a_small_atlas(tmp_path, {"sources.json": "[{"})
    with pytest.raises(FaultyAtlasError, match=r"cannot be read and would seem to be gone.*stationed check"):
        diff(SMALL, broken)
    odd = broken.rename(broken.with_name("a\x1b[31m"))
    with pytest.raises(FaultyAtlasError, match=r"/a<U\+001B>\[31m: 1 of what it holds"):
        diff(SMALL, odd)
    odd.rename(broken)
    result = CliRunner().invoke(main, ["diff", str(SMALL), str(broken)])
    assert result.exit_code == 1
    assert "sources.json" in result.output


def test_the_cells_of_an_atlas_cannot_steer_a_terminal(tmp_path):
    new = a_small_atlas(tmp_path, changed("deployments.csv", "a rival claim", "\x1b]0;pwned\x07"))
    assert "\x1b" not in ran(SMALL, new)
