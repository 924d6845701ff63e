"""changes.js: what became of each unit between two times, by hand, and the same as Python says for whole atlases."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flow_tables import MEN, a_claim, a_location, a_period, a_unit, an_atlas
from page_atlas import a_block
from shapely.geometry import Point

import stationed
from stationed.errors import StationedError
from stationed.join import join_claims
from stationed.model import Tables
from stationed.payload import make_block, plain
from stationed.periods import changes_between, in_periods

ROOT = Path(__file__).parent.parent.parent.parent
FILES = ["data/columns", "data/days", "shown/sides", "shown/windows", "shown/changes"]
CHANGED = """(() => {
  const tables = readTables(data.block);
  const quantity = data.block.meta.quantities.find(({name}) => tables.claims.has(name));
  return data.pairs.map((pair) => {
    const sides = sidesOf(pair.join(','), sidePeriods(tables.periods));
    const [a, b] = sides.map(({first, last}) => {
      const held = {states: bytesByFour(tables.deployments.n), flags: bytesByFour(tables.claims.n)};
      windowsOf(tables).scan(first, last, null, held);
      return held;
    });
    const changes = changesBetween(tables, a, b, quantity ? quantity.name : '');
    const rows = [];
    for (let one = 0; one < changes.kinds.length; one += 1) CHANGES.forEach((change, i) => {
      if (!((changes.kinds[one] >> i) & 1)) return;
      const unit = one < tables.units.n ? tables.units.text('id', one) : '';
      const deployment = unit ? '' : tables.deployments.text('id', one - tables.units.n);
      const held = (changes.possible[one] >> i) & 1 ? 'possible' : 'definite';
      rows.push([unit, deployment, change, held, ((changes.disputed[one] >> i) & 1) === 1]);
    });
    return {rows, stayed: changes.stayed, moves: changes.moves.length};
  });
})()"""
UNITS = [a_unit("u", designation="1st Army")]
PLACES = [a_location("x", Point(100, 45)), a_location("y", Point(110, 46)), a_location("lost", None)]
PERIODS = (a_period("before", "1930", "1935"), a_period("after", "1936", "1945"))


def tables_of(*claims: dict[str, str], units: list[dict[str, str]] = UNITS) -> Tables:
    """An atlas of some claims."""
    return an_atlas(*claims, units=units, locations=PLACES, periods=PERIODS, quantities=(MEN,))


def at(location: str, start: str, end: str, id_: str = "D-1", unit: str = "u", **more: str) -> dict[str, str]:
    return a_claim(id_, unit_id=unit, location_id=location, start=start, end=end, **more)


def in_python(tables: Tables, *pair: str) -> list[list[Any]]:
    joined = join_claims(tables)
    found = changes_between(joined, in_periods(joined, tables.periods), *pair)
    return found[["unit_id", "deployment_id", "change", "held", "disputed"]].to_numpy(object).tolist()


CASES = {
    "a-unit-that-comes-has-arrived": ([at("x", "1935", "1940")], [("arrived", "definite", False)]),
    "a-unit-that-goes-has-left": ([at("x", "1930", "1935")], [("left", "definite", False)]),
    "a-unit-in-one-place-has-not-changed": ([at("x", "1930", "1940")], []),
    "a-unit-in-another-place-has-moved": (
        [at("x", "1930", "1935"), at("y", "1936", "1940", "D-2")],
        [("moved", "definite", False)],
    ),
    "an-arrival-about-then-is-possible": ([at("x", "1932~", "1940")], [("arrived", "possible", False)]),
    "an-unknown-end-leaves-it-possible": ([at("x", "1930", "")], [("left", "possible", False)]),
    "an-open-end-is-no-departure": ([at("x", "1930", "..")], []),
    "rivals-on-the-start-make-it-possible-and-disputed": (
        [at("x", "1930", "1940", source_ids="a"), at("x", "1936", "1940", source_ids="b")],
        [("arrived", "possible", True)],
    ),
    "rivals-on-the-place-make-a-move-possible-and-disputed": (
        [
            at("x", "1930", "1935", source_ids="a"),
            at("y", "1930", "1935", source_ids="b"),
            at("y", "1936", "1940", "D-2"),
        ],
        [("moved", "possible", True)],
    ),
    "a-place-that-nobody-knows-is-no-move": ([at("x", "1930", "1935"), at("", "1936", "1940", "D-2")], []),
    "more-men-are-stronger": (
        [at("x", "1930", "1935", men="5000"), at("x", "1936", "1940", "D-2", men="6000")],
        [("stronger", "definite", False)],
    ),
    "ranges-that-overlap-say-nothing": (
        [at("x", "1930", "1935", men="5000..7000"), at("x", "1936", "1940", "D-2", men="6000..9000")],
        [],
    ),
    "fewer-men-are-weaker": (
        [at("x", "1930", "1935", men="5000"), at("x", "1936", "1940", "D-2", men="..4000")],
        [("weaker", "definite", False)],
    ),
    "figures-that-are-missing-say-nothing": ([at("x", "1930", "1935", men="5000"), at("x", "1936", "1940", "D-2")], []),
    "undated-claims-have-no-part": ([at("x", "", "")], []),
}


@pytest.mark.parametrize("case", CASES)
def test_from_1932_to_1938(case, in_node):
    claims, told = CASES[case]
    expected = [["u", "", *one] for one in told]
    tables = tables_of(*claims)
    assert in_python(tables, "1932", "1938") == expected
    (found,) = in_node(FILES, CHANGED, {"block": a_block(tables), "pairs": [["1932", "1938"]]})
    assert found["rows"] == expected


def test_a_renamed_unit_is_one_unit_by_its_id():
    units = [a_unit("u", designation="1st Army", end="1935"), a_unit("u", designation="17th Army", start="1936")]
    tables = tables_of(at("x", "1930", "1935"), at("x", "1936", "1940", "D-2"), units=units)
    assert in_python(tables, "1932", "1938") == [["u", "", "renamed", "definite", False]]


def test_a_claim_without_a_unit_stands_for_its_deployment():
    assert in_python(tables_of(at("x", "1936", "1940", unit="")), "1932", "1938") == [
        ["", "D-1", "arrived", "definite", False]
    ]


ATLASES = {
    "flagship": (
        ROOT / "geodata",
        [
            ("1921-07-06", "1925"),
            ("1937", "1939-08-20"),
            ("1939-08-20", "1945-08-09"),
            ("1969", "1979"),
            ("1979", "1992"),
        ],
    ),
    "rhine": (ROOT / "src" / "stationed" / "examples" / "rhine", [("0009-08", "0014"), ("0014", "0043")]),
}


@pytest.mark.parametrize("name", ATLASES)
def test_page_and_python_say_the_same_of_an_atlas(name, in_node):
    path, pairs = ATLASES[name]
    atlas = stationed.read(path)
    whole = next((one for one in atlas.config.maps if one.id == "atlas"), atlas.config.maps[0])
    ids = whole.periods or [period.period_id for period in atlas.periods]
    pairs = [*pairs, *pairwise(ids), (ids[-1], ids[0])]
    block = plain(make_block(atlas, atlas.joined, atlas.membership, whole))
    met = set()
    for pair, found in zip(pairs, in_node(FILES, CHANGED, {"block": block, "pairs": pairs}), strict=True):
        told = atlas.changes(*pair)
        said = told[["unit_id", "deployment_id", "change", "held", "disputed"]].to_numpy(object).tolist()
        assert sorted(found["rows"]) == sorted(said), pair
        met |= set(told["change"])
    assert {"arrived", "left", "moved"} <= met


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nowhere", "no period of the atlas has the id 'nowhere'"),
        ("befor", r"no period of the atlas has the id 'befor'.* Did you mean before\?$"),
        ("..", "as a date|no first or last day"),
    ],
)
def test_a_time_that_is_none_is_refused_with_its_text(text, message):
    with pytest.raises(StationedError, match=message):
        in_python(tables_of(at("x", "1930", "1940")), text, "1938")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("before,after", [[0, 5], [6, 9]]),
        ("1939-08-20,1939-08", [[-11092, -11092], [-11111, -11081]]),
        ("1939/1945,1939", [[-11323, -8767], [-11323, -10959]]),
        ("before", None),
        ("before,after,before", None),
        ("1939-02-30,1940", None),
        ("1945/1939,1940", None),
        ("1939/1940/1941,1940", None),
        ("nobody,after", None),
    ],
)
def test_two_sides_are_periods_or_days(text, days, in_node):
    found = in_node(
        FILES,
        "sidesOf(data, {ids: ['before', 'after'], first: [0, 6], last: [5, 9]})"
        "?.map((one) => [one.first, one.last]) || null",
        text,
    )
    assert found == days
