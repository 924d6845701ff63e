"""Pictures are drawn by the rules of tests/data/drawing/rules.json, which the page (tests/js) is held to as well."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from stationed.figures.choice import Choice, Shown, shown
from stationed.figures.colours import LIGHT, PLAIN, mix
from stationed.figures.events import Spot, boxes_about, events_shown, place_mark
from stationed.figures.gather import Group, near
from stationed.figures.layout import GAP, HEAD, SYMBOL, Taken, disc_radius, forms, name_boxes, place
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
    assert [[int(found.claim[at]) for at in found.at(place, 9)] for place in range(2)] == rules["marks"]


def test_places_are_gathered_as_in_the_rules():
    rules = RULES["near"]
    assert near(np.array(rules["points"], float), rules["reach"]).tolist() == rules["homes"]


def test_symbols_have_the_forms_and_sizes_of_the_rules():
    rules = RULES["forms"]
    assert ([*SYMBOL], HEAD, GAP) == (rules["symbol"], rules["head"], rules["gap"])
    found = [
        [[form.columns, form.shown, form.width, form.height] for form in forms(one["count"])] for one in rules["cases"]
    ]
    assert found == [one["forms"] for one in rules["cases"]]
    assert [disc_radius(count) for count, _ in rules["discs"]] == pytest.approx(
        [radius for _, radius in rules["discs"]]
    )


def test_symbols_and_names_go_where_the_rules_say():
    rules = RULES["places"]
    taken = Taken(tuple(rules["seen"]))
    groups = [Group(one["x"], one["y"], 0, one["count"], 1, ()) for one in rules["groups"]]
    assert [[*place(group, taken).box] for group in groups] == [one["box"] for one in rules["groups"]]
    names = rules["names"]
    assert [[*box] for box in name_boxes(tuple(names["box"]), *names["size"])] == names["boxes"]


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
    placed = [place(Group(one["x"], one["y"], 0, one["count"], 1, ()), taken) for one in rules["groups"]]
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
