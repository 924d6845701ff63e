"""How a page of tiles counts a place: by periods as told, by days from what begins and is over at the steps of time."""

from __future__ import annotations

import pytest

COUNTS = ["../tiles/counts"]
STEPS = [0, 100, 200, 300]
SETS = ["0", "0-1", "2 4-6"]
# Three stays: days 50 to 150 surely, 100 to 299 surely, and possibly on day 200 alone.
PLACE = {"p0": "0:2 1:1 2:4", "p1": "1:1", "s0": "1:1 2:1 4:1", "s1": "3:1 4:1 5:1", "s2": "1:1 2:1", "s3": "3:1 5:1"}


def asked(first, last):
    return {"spans": [], "held": None, "told": {"first": first, "last": last}, "narrowed": True}


@pytest.mark.parametrize(
    ("day", "position"),
    [(-5, -1), (0, 0), (1, 1), (99, 1), (100, 2), (300, 6), (999, 7)],
    ids=lambda value: str(value),
)
def test_days_lie_on_the_first_day_of_a_step_or_between_two(in_node, day, position):
    assert in_node(COUNTS, "positionOf(data.steps, data.day)", {"steps": STEPS, "day": day}) == position


def test_position_is_that_of_python(in_node):
    import numpy as np

    from stationed.tiles.when import Steps

    days = list(range(-10, 320, 7)) + STEPS
    told = in_node(COUNTS, "data.days.map((day) => positionOf(data.steps, day))", {"steps": STEPS, "days": days})
    assert told == Steps(np.array(STEPS)).position(np.array(days)).tolist()


@pytest.mark.parametrize(
    ("first", "last", "definite", "possible"),
    [
        (0, 0, 0, 0),
        (100, 100, 2, 0),
        (200, 200, 1, 1),
        (0, 99, 1, 0),
        (0, 299, 2, 1),
        (300, 300, 0, 0),
    ],
    ids=["before", "both", "one surely", "first step", "all", "after"],
)
def test_moments_and_whole_steps_are_counted(in_node, first, last, definite, possible):
    found = in_node(
        COUNTS,
        "new Counts(data.place).under(data.asked, data.steps)",
        {"place": PLACE, "asked": asked(first, last), "steps": STEPS},
    )
    assert found == {"definite": definite, "possible": possible}


@pytest.mark.parametrize(
    ("first", "last", "definite", "possible"),
    [(100, 299, 1, 0), (100, 199, 0, 1), (200, 200, 0, 1), (0, 99, 0, 0)],
    ids=["all of its days", "some of them", "one of them", "none"],
)
def test_rough_date_is_definite_where_a_range_has_all_its_days(in_node, first, last, definite, possible):
    place = {"s0": "3:1", "s1": "5:1", "d1": "3:5:1"}
    data = {"place": place, "asked": asked(first, last), "steps": STEPS}
    found = in_node(COUNTS, "new Counts(data.place).under(data.asked, data.steps)", data)
    assert found == {"definite": definite, "possible": possible}


def test_stays_that_began_before_the_first_step_count_on_it(in_node):
    data = {"place": {"s0": "-1:3 2:1", "s1": "-1:1 3:2"}, "asked": asked(0, 0), "steps": STEPS}
    found = in_node(COUNTS, "new Counts(data.place).under(data.asked, data.steps)", data)
    assert found == {"definite": 0, "possible": 2}


@pytest.mark.parametrize(("first", "last", "possible"), [(0, 299, 1), (0, 99, 1), (100, 199, 0), (200, 299, 1)])
def test_rival_claims_of_two_times_are_one_deployment_in_a_range_that_has_both(in_node, first, last, possible):
    place = {"s0": "1:1 5:1", "s1": "1:1 5:1", "d0": "1:5:1"}
    data = {"place": place, "asked": asked(first, last), "steps": STEPS}
    assert in_node(COUNTS, "new Counts(data.place).under(data.asked, data.steps)", data)["possible"] == possible


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (150, 150, (100, 100)),
        (100, 100, (100, 100)),
        (150, 250, (100, 299)),
        (100, 199, (100, 199)),
        (-5, -5, (-5, -5)),
        (150, 400, (100, 400)),
    ],
    ids=["moment within", "first day", "range within", "whole step", "before all", "beyond the last"],
)
def test_days_are_told_by_the_steps_that_they_touch(in_node, first, last, expected):
    data = {"steps": STEPS, "days": {"first": first, "last": last}}
    assert tuple(in_node(COUNTS, "stepsOf(data.steps, data.days)", data).values()) == expected


@pytest.mark.parametrize(
    ("rows", "definite", "possible"),
    [([0], 1, 2), ([1], 1, 0), ([0, 1], 1, 2), ([5], 0, 4), ([3], 0, 0), ([0, 2], 1, 6), ([], 0, 0)],
)
def test_choice_of_periods_counts_each_deployment_once(in_node, rows, definite, possible):
    data = {"place": PLACE, "periods": [{"first": 0, "last": 9, "row": row} for row in rows], "sets": SETS}
    expression = """new Counts(data.place).under(
        askedFor({ first: null, last: null }, data.periods, { sets: data.sets, steps: [0], all: 7 }), [0])"""
    assert in_node(COUNTS, expression, data) == {"definite": definite, "possible": possible}


@pytest.mark.parametrize(
    ("first", "last", "narrowed"),
    [(5, 5, True), (5, 15, True), (5, 25, False), (40, 40, False)],
    ids=["in one", "in two that meet", "in a gap as well", "in none"],
)
def test_days_that_periods_would_narrow_are_said_to_stand_alone(in_node, first, last, narrowed):
    data = {
        "days": {"first": first, "last": last},
        "periods": [{"first": 10, "last": 19, "row": 1}, {"first": 0, "last": 9, "row": 0}],
    }
    known = "{ sets: [], steps: [0], all: 3 }"
    assert in_node(COUNTS, f"askedFor(data.days, data.periods, {known}).narrowed", data) is narrowed


def test_hostile_text_of_a_tile_is_no_count(in_node):
    data = {"p0": "<b>:1 x", "p1": {}, "s0": "1:1:1:1"}
    found = in_node(COUNTS, "new Counts(data).under({ held: new Uint8Array(1) }, [0])", data)
    assert found == {"definite": 0, "possible": 0}
