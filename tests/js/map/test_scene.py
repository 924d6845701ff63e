"""scene.js: what stands at each place, and what it is called at the time."""

from __future__ import annotations

import random
from typing import Any

import pytest
from flow_tables import a_claim, a_location, a_place_name, a_unit, an_atlas
from page_atlas import PERIODS, a_block
from shapely.geometry import MultiPoint, Point

from stationed.dates import day_number

FILES = ["data/columns", "data/names", "map/anchors", "map/scene", "shown/standing", "shown/selection"]
PLACES = """(() => {
  const t = readTables(data.block);
  const states = Uint8Array.from(data.states || new Array(t.deployments.n).fill(2));
  const flags = Uint8Array.from(data.flags || new Array(t.claims.n).fill(1));
  const standing = new Standing(t);
  standing.gather({flags, states});
  const anchors = new Anchors(t.locations, data.block.shapes, data.block.scale, (x, y) => ({x: x * 10, y: -y * 10}));
  const chosen = data.chosen === undefined ? -1 : data.chosen;
  const view = {scale: 1, left: 0, top: -500, width: 1000, height: 1000, chosen, reach: 20};
  return new Scene(t, anchors, standing).groups(view).map((g) => ({
    location: t.locations.text('id', g.location), chosen: g.chosen, forms: g.sizes.map((s) => s.form), count: g.count,
    at: [g.x, g.y + 500 - 1000], members: g.members.map((m) => t.deployments.text('id', m.deployment)),
  }));
})()"""


def groups(in_node, *claims, units=None, locations=None, **given):
    units = [a_unit("U-1", echelon="army"), a_unit("U-2", echelon="company")] if units is None else units
    usual = [a_location("L-1", Point(10, 5)), a_location("L-2", Point(50, 5)), a_location("L-x", None)]
    locations = usual if locations is None else locations
    atlas = an_atlas(*claims, units=units, locations=locations, periods=PERIODS)
    return in_node(FILES, PLACES, {"block": a_block(atlas), **given})


def test_each_place_is_a_group_the_most_important_first(in_node):
    found = groups(in_node, a_claim("D-small", unit_id="U-2", location_id="L-2"), a_claim("D-big"))
    assert [(one["location"], one["members"]) for one in found] == [("L-1", ["D-big"]), ("L-2", ["D-small"])]


def test_larger_formations_come_first_in_a_group(in_node):
    (found,) = groups(in_node, a_claim("D-small", unit_id="U-2"), a_claim("D-big"))
    assert found["members"] == ["D-big", "D-small"]


def test_rival_claims_about_one_place_are_one_mark(in_node):
    (found,) = groups(in_node, a_claim("D", end="1939"), a_claim("D", end="1940"))
    assert found["members"] == ["D"]


def test_rival_claims_about_two_places_are_marks_at_both(in_node):
    found = groups(in_node, a_claim("D"), a_claim("D", location_id="L-2"))
    assert [one["members"] for one in found] == [["D"], ["D"]]


def test_what_has_no_place_is_nowhere_on_the_map(in_node):
    assert groups(in_node, a_claim("D", location_id="L-x"), a_claim("D-2", location_id="L-unknown")) == []


def test_a_location_of_several_points_is_drawn_at_each(in_node):
    locations = [a_location("L-1", MultiPoint([(10, 5), (50, 5)]))]
    found = groups(in_node, a_claim("D"), locations=locations)
    assert sorted(one["at"] for one in found) == [[100, -50], [500, -50]]
    assert [one["members"] for one in found] == [["D"], ["D"]]


def test_places_that_fall_on_one_another_are_one_group_with_all_members(in_node):
    locations = [a_location("L-1", Point(10, 5)), a_location("L-2", Point(10.5, 5))]
    claims = [a_claim("D-big"), a_claim("D-small", unit_id="U-2", location_id="L-2")]
    (found,) = groups(in_node, *claims, locations=locations)
    assert (found["location"], found["members"], found["count"]) == ("L-1", ["D-big", "D-small"], 2)


def test_a_unit_under_several_records_at_a_place_is_one_mark_the_surest(in_node):
    (found,) = groups(in_node, a_claim("D-1"), a_claim("D-2"), states=[1, 2])
    assert (found["members"], found["count"]) == (["D-2"], 1)


def test_the_chosen_record_of_a_unit_stands_for_it(in_node):
    (found,) = groups(in_node, a_claim("D-1"), a_claim("D-2"), states=[1, 2], chosen=0)
    assert found["members"] == ["D-1"]


def test_many_places_are_discs_that_count_every_mark_once_and_make_no_object_for_them(in_node):
    locations = [a_location(f"L-{n}", Point(n % 97, n // 97)) for n in range(3000)]
    claims = [a_claim(f"D-{n}", location_id=f"L-{n}") for n in range(3000)]
    found = groups(in_node, *claims, locations=locations)
    assert len(found) < 400
    assert sum(one["count"] for one in found) == 3000
    assert {tuple(one["forms"]) for one in found} == {()}


COUNTED = """(() => {
  const n = data.unit.length;
  const claims = {n, columns: {unit: data.unit, location: data.location, deployment: data.deployment}};
  const days = ['possible_first', 'possible_last', 'definite_first', 'definite_last'];
  for (const name of days) claims.columns[name] = data.unit;
  const rows = (n, columns) => ({n, columns});
  const t = readTables({tables: {claims, units: rows(data.rank.length, {rank: data.rank, allegiance: data.rank}),
    locations: rows(data.places, {}), deployments: rows(0, {first_claim: [], claim_count: []})}});
  const standing = new Standing(t);
  const states = Uint8Array.from(data.states);
  for (const flags of data.flags) standing.gather({flags: Uint8Array.from(flags), states});
  const {count, sure, lead} = standing;
  return [count, sure, lead.map((claim, place) => (count[place] ? claim : -1))].map((one) => Array.from(one));
})()"""


def counted(given: dict[str, list[int]], places: int, flags: list[int]) -> list[list[int]]:
    """The same claim by claim: units at each place, how many for sure, that of the greatest, surest, first unit."""
    found: list[list[int]] = [[], [], []]
    for place in range(places):
        best: dict[tuple[str, int], tuple[int, ...]] = {}
        for claim, (unit, of) in enumerate(zip(given["unit"], given["deployment"], strict=True)):
            if flags[claim] and given["location"][claim] == place:
                key = ("unit", unit) if unit >= 0 else ("deployment", of)
                rank = given["rank"][unit] if unit >= 0 else -1
                order = unit if unit >= 0 else len(given["rank"])
                one = (-rank, -given["states"][of], order, of, claim)
                best[key] = min(best.get(key, one), one)
        found[0].append(len(best))
        found[1].append(sum(one[1] == -2 for one in best.values()))
        found[2].append(min(best.values())[4] if best else -1)
    return found


@pytest.mark.parametrize("seed", range(30))
def test_units_are_counted_once_a_place_and_the_greatest_leads(in_node, seed):
    chance = random.Random(seed)
    n, places = chance.randint(1, 60), chance.randint(1, 6)
    given: dict[str, Any] = {
        "unit": [chance.randint(-1, 5) for _ in range(n)],
        "location": [chance.randint(-1, places - 1) for _ in range(n)],
        "deployment": sorted(chance.randint(0, n - 1) for _ in range(n)),
        "rank": [chance.randint(-1, 3) for _ in range(6)],
        "states": [chance.randint(1, 2) for _ in range(n)],
    }
    flags = [[chance.randint(0, 1) for _ in range(n)] for _ in range(2)]
    found = in_node(FILES, COUNTED, {**given, "places": places, "flags": flags})
    assert found == counted(given, places, flags[-1])


def test_very_many_places_are_gathered_by_squares_and_every_mark_is_counted_once(in_node):
    locations = [a_location(f"L-{n}", Point((n * 37) % 9700 / 100, n % 53)) for n in range(4500)]
    claims = [a_claim(f"D-{n}", location_id=f"L-{n}") for n in range(4500)]
    found = groups(in_node, *claims, locations=locations)
    assert len(found) < 400
    assert sum(one["count"] for one in found) == 4500


def test_what_lies_outside_the_view_is_left_out(in_node):
    locations = [a_location("L-1", Point(-10, 5))]
    atlas = an_atlas(a_claim(), locations=locations, periods=PERIODS)
    assert in_node(FILES, PLACES, {"block": a_block(atlas)}) == []


def test_claims_that_are_not_drawn_make_no_mark(in_node):
    (found,) = groups(in_node, a_claim("D-1"), a_claim("D-2", unit_id="U-2"), flags=[0, 1])
    assert found["members"] == ["D-2"]


def test_the_chosen_deployment_brings_its_group_to_the_front(in_node):
    found = groups(in_node, a_claim("D-big"), a_claim("D-small", unit_id="U-2", location_id="L-2"), chosen=1)
    assert [(one["location"], one["chosen"]) for one in found] == [("L-2", True), ("L-1", False)]


@pytest.mark.parametrize(
    ("language", "day", "name"),
    [
        ("en", (1920, 1, 1), "Urga"),
        ("en", (1924, 6, 1), "Ulaanbaatar"),
        ("en", (1950, 1, 1), "Ulaanbaatar"),
        ("ru", (1950, 1, 1), "Улан-Батор"),
        ("ru", (1920, 1, 1), "Хүрээ"),
        ("mn", (1950, 1, 1), "Capital"),
    ],
    ids=lambda value: str(value),
)
def test_a_place_is_called_as_it_was_on_that_day(in_node, language, day, name):
    names = [
        a_place_name("L-1", "Urga", "en", end="1923"),
        a_place_name("L-1", "Ulaanbaatar", "en", start="1924"),
        a_place_name("L-1", "Улан-Батор", "ru", start="1924"),
        a_place_name("L-1", "Хүрээ", "", end="1923-06"),
    ]
    atlas = an_atlas(a_claim(), locations=[a_location("L-1", Point(1, 2), name="Capital")], names=names)
    given = {"block": a_block(atlas), "language": language, "day": day_number(*day)}
    assert in_node(FILES, "placeName(readTables(data.block), 0, data.language, data.day)", given) == name
