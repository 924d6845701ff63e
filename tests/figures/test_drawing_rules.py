"""Pictures are drawn by the rules of tests/data/drawing/rules.json, which the page (tests/js) is held to as well."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from stationed.figures.choice import Choice, shown
from stationed.figures.colours import LIGHT, PLAIN, mix
from stationed.figures.events import Spot, boxes_about, events_shown, place_mark
from stationed.figures.forms import boxes_of, forms, frames_in, tick_radius
from stationed.figures.gather import Group, near
from stationed.figures.held import Shown
from stationed.figures.layout import Taken, disc_radius, name_boxes
from stationed.figures.placing import Placed, lines_beside, names_about, place
from stationed.figures.reader import Reader
from stationed.figures.standing import standing

ROOT = Path(__file__).parent.parent
RULES = json.loads((ROOT / "data" / "drawing" / "rules.json").read_text(encoding="utf-8"))
THEMES = ROOT.parent / "src" / "stationed" / "static" / "js" / "dom" / "themes.css"


def reader(rules: dict, language: str = "en") -> Reader:
    return Reader({"meta": {"languages": [language]}, **rules})


@pytest.mark.parametrize("case", RULES["days"]["cases"], ids=lambda case: case["about"])
def test_states_are_those_of_the_rules(case):
    found = shown(reader(RULES["days"]), Choice(tuple(case["periods"]), case["first"], case["last"]))
    assert found.states.tolist() == case["states"]
    assert found.claims.tolist() == [bool(flag) for flag in case["claims"]]


def test_marks_of_a_place_are_those_of_the_rules():
    rules = RULES["standing"]
    given = Shown(np.array(rules["states"], np.int8), np.array(rules["claims"], np.bool_))
    found = standing(reader(rules), given, np.ones(2, np.bool_))
    for name, column in (("marks", found.claim), ("contested", found.contested), ("hollow", found.hollow)):
        assert [[column[at].item() for at in found.at(place, 9)] for place in range(2)] == rules[name]


def test_places_are_gathered_as_in_the_rules():
    rules = RULES["near"]
    assert near(np.array(rules["points"], float), rules["reach"]).tolist() == rules["homes"]


def test_symbols_have_the_forms_and_sizes_of_the_rules():
    rules = RULES["forms"]

    def sizes(count: int) -> list[list[float]]:
        group = Group(0, 0, 0, count, 1, ())
        found = [(form, boxes_of(group, form, len(str(count)))[0]) for form in forms(count)]
        return [[form.rows, form.shown, *box[2:]] for form, box in found]

    assert [sizes(one["count"]) for one in rules["cases"]] == [one["forms"] for one in rules["cases"]]
    frames = rules["frames"]
    assert [[*one] for one in frames_in(tuple(frames["box"]), forms(frames["count"])[0])] == frames["frames"]
    assert [disc_radius(count) for count, _ in rules["discs"]] == pytest.approx([one for _, one in rules["discs"]])
    assert [tick_radius(count) for count, _ in rules["ticks"]] == [one for _, one in rules["ticks"]]


def test_symbols_and_names_go_where_the_rules_say():
    rules = RULES["places"]
    taken = Taken(tuple(rules["seen"]))
    for box in rules["taken"]:
        taken.take(tuple(box))
    groups = [Group(one["x"], one["y"], 0, one["count"], 1, ()) for one in rules["groups"]]
    figures, widths = (
        [str(one[key]) if key == "count" else one[key] for one in rules["groups"]] for key in ("count", "wide")
    )
    found = [([*one.box], one.named and [*one.named]) for one in place(groups, widths, figures, taken)]
    assert found == [(one["box"], one["named"]) for one in rules["groups"]]


def test_names_stand_about_symbols_as_the_rules_say():
    rules = RULES["places"]
    names = rules["names"]
    assert [[*box] for box in name_boxes(tuple(names["box"]), *names["size"])] == names["boxes"]
    about = rules["about_names"]
    group = Group(about["x"], about["y"], 0, 1, 1, ())
    assert [[*box] for box in names_about(group, about["wide"], tuple(about["box"]))] == about["boxes"]
    lines = rules["lines"]
    placed = Placed(Group(lines["x"], 0, 0, 1, 1, ()), (0, 0, 0, 0), None, tuple(lines["named"]))
    assert [[*box] for box in lines_beside(placed, tuple(lines["frame"]), lines["wide"])] == lines["boxes"]


@pytest.mark.parametrize("case", RULES["names"]["cases"], ids=lambda case: case["about"])
def test_places_have_the_names_of_the_rules(case):
    assert reader(RULES["names"], case["language"]).place_name(case["location"], case["day"]) == case["name"]


@pytest.mark.parametrize("case", RULES["events"]["cases"], ids=lambda case: case["about"])
def test_events_are_shown_as_in_the_rules(case):
    choice = Choice(tuple(case["periods"]), case["first"], case["last"])
    assert events_shown(reader(RULES["events"]), choice).tolist() == case["rows"]


def test_events_go_where_the_rules_say():
    rules, boxes = RULES["events"]["places"], RULES["events"]["boxes"]
    assert [[*box] for box in boxes_about(tuple(boxes["box"]), *boxes["size"])] == boxes["boxes"]
    taken = Taken(tuple(rules["seen"]))
    for box in rules["taken"]:
        taken.take(tuple(box))
    groups = [Group(one["x"], one["y"], 0, one["count"], 1, ()) for one in rules["groups"]]
    placed = place(groups, [0.0] * len(groups), [str(one.count) for one in groups], taken)
    found = [place_mark(Spot(one["x"], one["y"], (0,)), *rules["size"], placed, taken) for one in rules["marks"]]
    assert [([*box], apart) for box, apart in found] == [(one["box"], one["apart"]) for one in rules["marks"]]


def test_colours_are_mixed_as_in_the_rules():
    assert [mix(one, other, share) for one, other, share, _ in RULES["colours"]["mixed"]] == [
        mixed for *_, mixed in RULES["colours"]["mixed"]
    ]
    assert RULES["colours"]["plain"] == PLAIN


def test_colours_are_those_of_the_page_in_the_light():
    light = THEMES.read_text(encoding="utf-8").partition("}")[0]
    page = dict(re.findall(r"--stationed-(\w+): (#\w+);", light))
    assert {name: page[name] for name in LIGHT} == LIGHT
