"""How a page of tiles counts a place: by periods as told, by days from what begins and is over at the steps of time."""

from __future__ import annotations

import pytest

COUNTS = ["../tiles/counts"]
STEPS = [0, 100, 200, 300]
# Three stays: days 50 to 150 surely, 100 to 299 surely, and possibly on day 200 alone.
PLACE = {"periods": "0:1:2 2:0:1", "s0": "1:1 2:1 4:1", "s1": "3:1 4:1 5:1", "s2": "1:1 2:1", "s3": "3:1 5:1"}


def asked(first, last):
    return {"spans": [{"first": first, "last": last, "row": -1}], "exact": True}


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
        (150, 150, 2, 0),  # within a step: as on its first day
    ],
    ids=["before", "both", "one surely", "first step", "all", "after", "within a step"],
)
def test_moments_and_whole_steps_are_counted(in_node, first, last, definite, possible):
    found = in_node(
        COUNTS,
        "new Counts(data.place).under(data.asked, data.steps)",
        {"place": PLACE, "asked": asked(first, last), "steps": STEPS},
    )
    assert found == {"definite": definite, "possible": possible}


def test_single_period_is_counted_as_the_tile_says(in_node):
    data = {"place": PLACE, "periods": [{"first": 0, "last": 99, "row": 0}], "steps": STEPS}
    expression = "new Counts(data.place).under(askedFor({ first: null, last: null }, data.periods), data.steps)"
    assert in_node(COUNTS, expression, data) == {"definite": 1, "possible": 1}


def test_periods_that_meet_are_one_span_and_those_with_a_gap_are_the_most_there_can_be(in_node):
    periods = [
        {"first": 100, "last": 199, "row": 1},
        {"first": 0, "last": 99, "row": 0},
        {"first": 300, "last": 310, "row": 2},
    ]
    found = in_node(COUNTS, "askedFor({ first: null, last: null }, data)", periods)
    assert found == {
        "spans": [{"first": 0, "last": 199, "row": -1}, {"first": 300, "last": 310, "row": 2}],
        "exact": False,
    }


def test_days_chosen_stand_before_periods(in_node):
    found = in_node(COUNTS, "askedFor({ first: 5, last: 5 }, data)", [{"first": 0, "last": 99, "row": 0}])
    assert found == {"spans": [{"first": 5, "last": 5, "row": -1}], "exact": True}


def test_hostile_text_of_a_tile_is_no_count(in_node):
    found = in_node(COUNTS, "new Counts(data).under({ spans: [{ first: 0, last: 9, row: 0 }], exact: true }, [0])", {})
    assert found == {"definite": 0, "possible": 0}
