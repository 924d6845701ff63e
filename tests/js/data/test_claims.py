"""claims.js: which deployments a unit has, in order of time."""

from __future__ import annotations

from flow_tables import a_claim, a_location, a_period, a_unit, an_atlas
from page_atlas import a_block
from shapely.geometry import Point

ORDERED = """(() => {
  const tables = readTables(data.block);
  const unit = [...Array(tables.units.n).keys()].find((row) => tables.units.text('id', row) === 'U-1');
  return deploymentsOfUnit({tables}, unit).map((row) => tables.deployments.text('id', row));
})()"""


def test_a_posting_with_an_unknown_start_stands_before_the_one_it_leads_to(in_node):
    claims = (
        a_claim("last", unit_id="U-1", location_id="L-1", start="1939-08-20", end="1939-09-01"),
        a_claim("middle", unit_id="U-1", location_id="L-1", start="", end="1939-08-20"),
        a_claim("first", unit_id="U-1", location_id="L-1", start="1939-05-01", end="1939-06-01"),
        a_claim("undated", unit_id="U-1", location_id="L-1", start="", end=""),
    )
    atlas = an_atlas(
        *claims,
        units=[a_unit("U-1")],
        locations=[a_location("L-1", Point(10, 5))],
        periods=(a_period("war", "1939-01", "1939-12"),),
    )
    found = in_node(["data/columns", "data/claims"], ORDERED, {"block": a_block(atlas)})
    assert found == ["first", "middle", "last", "undated"]


def test_what_a_side_has_is_gathered_once(in_node):
    claims = (
        a_claim("D-1", unit_id="red", location_id="L-1", start="1939-05-01", end="1939-06-01", source_ids="a"),
        a_claim("D-1", unit_id="red", location_id="L-1", start="1939-05-02", end="1939-06-01", source_ids="b"),
        a_claim("D-2", unit_id="blue", location_id="L-1", start="1939-05-01", end="1939-06-01"),
        a_claim("D-3", unit_id="red", location_id="L-1", start="1939-07-01", end="1939-08-01"),
    )
    atlas = an_atlas(
        *claims,
        units=[a_unit("red", allegiance="red"), a_unit("blue", allegiance="blue")],
        locations=[a_location("L-1", Point(10, 5))],
        periods=(a_period("war", "1939-01", "1939-12"),),
    )
    gathered = """(() => {
      const tables = readTables(data.block);
      const side = tables.allegiances.find('id', 'red');
      const found = ofSide(tables, side);
      const ids = deploymentsOfSide({tables}, side).map((row) => tables.deployments.text('id', row));
      return [ids, found.claims.length, ofSide(tables, side) === found];
    })()"""
    assert in_node(["data/columns", "data/claims"], gathered, {"block": a_block(atlas)}) == [["D-1", "D-3"], 3, True]
