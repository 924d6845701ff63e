"""The page draws by the rules of tests/data/drawing/rules.json, which pictures (tests/figures) are held to as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

RULES = json.loads((Path(__file__).parents[2] / "data" / "drawing" / "rules.json").read_text(encoding="utf-8"))
MODULES = [
    "data/columns",
    "data/days",
    "data/names",
    "shown/windows",
    "shown/selection",
    "shown/standing",
    "shown/doubts",
]
MODULES += [
    "map/anchors",
    "map/layout",
    "map/group",
    "map/scene",
    "map/event-marks",
    "map/forms",
    "map/placing",
    "shown/events",
    "dom/colours",
]

STATES = """data.cases.map((one) => {
  const { states, flags } = new Selector(readTables(data)).of({ ...one, left: null });
  return { states: Array.from(states), claims: Array.from(flags) };
})"""
MARKS = """(() => {
  const standing = new Standing(readTables(data));
  const [states, flags] = [data.states, data.claims].map((given) => {
    const bytes = bytesByFour(given.length);
    bytes.set(given);
    return bytes;
  });
  standing.gather({ states, flags });
  const found = data.marks.map((_, location) => standing.marksAt(location, -1));
  const kit = doubtsOf(readTables(data));
  return {
    marks: found.map((marks) => marks.map(({ claim }) => claim)),
    all: found.map((marks) => marks.map(({ all }) => all)),
    contested: found.map((marks) => marks.map((mark) => kit.contested(mark))),
    hollow: found.map((marks) => marks.map((mark) => kit.hollow(mark))),
  };
})()"""
NEAR = """(() => {
  const n = data.points.length;
  const [px, py] = [0, 1].map((axis) => Float32Array.from(data.points, (one) => one[axis]));
  const scene = { n, px, py, group: new Int32Array(n), order: Uint32Array.from(data.points.keys()) };
  const heads = gatherNear(scene, data.reach);
  return Array.from(scene.group, (group) => heads[group]);
})()"""
FORMS = """data.cases.map(({ count }) => formsOf(count).map((form) => {
  const { w, h } = boxesOf({ x: 0, y: 0, count }, form)[0];
  return [form.rows, form.shown, w, h];
}))"""
BOX_OF = (
    "const listed = (box) => box && [box.x, box.y, box.w, box.h]; const boxOf = ([x, y, w, h]) => ({ x, y, w, h });"
)
FRAMES = f"(() => {{ {BOX_OF} return framesIn(boxOf(data.box), formsOf(data.count)[0]).map(listed); }})()"
PLACES = f"""(() => {{
  {BOX_OF}
  const taken = new Taken(boxOf(data.seen));
  for (const box of data.taken) taken.add(boxOf(box));
  const groups = data.groups.map(({{ x, y, count, wide }}) => ({{ x, y, count, wide, sizes: formsOf(count) }}));
  return placeGroups(groups, taken).map(({{ box, named }}) => [listed(box), listed(named)]);
}})()"""
ABOUT = f"(() => {{ {BOX_OF} return namesAbout(data, boxOf(data.box)).map(listed); }})()"
LINES = f"""(() => {{
  {BOX_OF}
  return linesBeside({{ x: data.x, named: boxOf(data.named) }}, boxOf(data.frame), data.wide).map(listed);
}})()"""
NAME_BOXES = """(() => {
  const [x, y, w, h] = data.box;
  return nameBoxes({ x, y, w, h }, ...data.size).map((box) => [box.x, box.y, box.w, box.h]);
})()"""
EVENTS = "data.cases.map((one) => eventsShown(readTables(data), one))"
EVENT_BOXES = """(() => {
  const [x, y, w, h] = data.box;
  return boxesAbout({ x, y, w, h }, ...data.size).map((box) => [box.x, box.y, box.w, box.h]);
})()"""
EVENT_PLACES = """(() => {
  const boxOf = ([x, y, w, h]) => ({ x, y, w, h });
  const taken = new Taken(boxOf(data.seen));
  for (const box of data.taken) taken.add(boxOf(box));
  const groups = placeGroups(data.groups.map((one) => ({ ...one, sizes: formsOf(one.count) })), taken);
  return data.marks.map((one) => {
    const { box, apart } = placeMark(one, { w: data.size[0], h: data.size[1] }, groups, taken);
    return { x: one.x, y: one.y, box: [box.x, box.y, box.w, box.h], apart };
  });
})()"""
NAMES = "data.cases.map((one) => placeName(readTables(data), one.location, one.language, one.day))"
MIXED = "data.map(([one, other, share]) => mix(one, other, share).match(/[0-9]+/g).map(Number))"


def test_states_are_those_of_the_rules(in_node):
    days = RULES["days"]
    found = in_node(MODULES, STATES, days)
    assert found == [{"states": one["states"], "claims": one["claims"]} for one in days["cases"]]


def test_marks_of_a_place_are_those_of_the_rules(in_node):
    rules = RULES["standing"]
    assert in_node(MODULES, MARKS, rules) == {name: rules[name] for name in ("marks", "all", "contested", "hollow")}


def test_places_are_gathered_as_in_the_rules(in_node):
    assert in_node(MODULES, NEAR, RULES["near"]) == RULES["near"]["homes"]


def test_symbols_have_the_forms_and_sizes_of_the_rules(in_node):
    forms = RULES["forms"]
    assert in_node(MODULES, FORMS, forms) == [one["forms"] for one in forms["cases"]]
    assert in_node(MODULES, FRAMES, forms["frames"]) == forms["frames"]["frames"]
    for rule, name in (("discs", "discRadius"), ("ticks", "tickRadius")):
        found = in_node(MODULES, f"data.map(([count]) => {name}(count))", forms[rule])
        assert found == pytest.approx([radius for _, radius in forms[rule]])


def test_symbols_and_names_go_where_the_rules_say(in_node):
    places = RULES["places"]
    assert in_node(MODULES, PLACES, places) == [[one["box"], one["named"]] for one in places["groups"]]


def test_names_stand_about_symbols_as_the_rules_say(in_node):
    places = RULES["places"]
    assert in_node(MODULES, NAME_BOXES, places["names"]) == places["names"]["boxes"]
    assert in_node(MODULES, ABOUT, places["about_names"]) == places["about_names"]["boxes"]
    assert in_node(MODULES, LINES, places["lines"]) == places["lines"]["boxes"]


def test_places_have_the_names_of_the_rules(in_node):
    assert in_node(MODULES, NAMES, RULES["names"]) == [one["name"] for one in RULES["names"]["cases"]]


def test_events_are_shown_as_in_the_rules(in_node):
    assert in_node(MODULES, EVENTS, RULES["events"]) == [one["rows"] for one in RULES["events"]["cases"]]


def test_events_go_where_the_rules_say(in_node):
    boxes, places = RULES["events"]["boxes"], RULES["events"]["places"]
    assert in_node(MODULES, EVENT_BOXES, boxes) == boxes["boxes"]
    assert in_node(MODULES, EVENT_PLACES, places) == places["marks"]


def test_colours_are_mixed_as_in_the_rules(in_node):
    expected = [[int(mixed[at : at + 2], 16) for at in (1, 3, 5)] for *_, mixed in RULES["colours"]["mixed"]]
    assert in_node(MODULES, MIXED, RULES["colours"]["mixed"]) == expected
