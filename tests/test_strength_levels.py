"""Orders of battle of any depth: each formation is added up once, after those below it."""

from __future__ import annotations

import numpy as np
import pytest

from stationed.strength import settle as room
from stationed.strength.levels import Edges, levels
from stationed.strength.settle import settle
from stationed.strength.steps import Steps, add_up

DAYS = 1000


def walked(keys, pairs):
    edges = Edges.of(*(np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1)))
    return [(found.tolist(), circular) for found, circular in levels(np.array(keys, np.int64), edges)]


def test_levels_go_up_from_units_that_nobody_stands_below():
    assert walked([1, 2, 3, 4], [(3, 2), (2, 1), (4, 1), (3, 1)]) == [([3, 4], False), ([2], False), ([1], False)]


def test_levels_put_formations_that_stand_above_each_other_into_one_group_between_the_others():
    pairs = [(5, 4), (4, 3), (3, 4), (3, 2), (2, 1)]
    assert walked([1, 2, 3, 4, 5], pairs) == [([5], False), ([3, 4], True), ([2], False), ([1], False)]


def test_levels_of_nobody_are_none():
    assert walked([], []) == []


def there(*postings):
    """Own figures: unit, first day, day after the last, men; there for certain."""
    rows = [(unit * DAYS + day, sign * np.array([1, 1, men, men, 0])) for unit, first, over, men in postings
            for sign, day in ((1, first), (-1, over))]  # fmt: skip
    own = add_up(np.array([code for code, _ in rows]), np.array([row for _, row in rows], float), DAYS)
    return Steps(own.code, np.column_stack([own.values, own.values[:, 2]]), DAYS)


def below(*rows):
    """Formations above: unit, day from which on, formation."""
    told = sorted((unit * DAYS + day, above) for unit, day, above in rows)
    return Steps(np.array([code for code, _ in told]), np.array([[above] for _, above in told], float), DAYS)


def men(total, *days):
    return total.at(np.array(days))[:, 0].tolist()


def a_chain(depth):
    return [(unit, 0, unit - 1) for unit in range(1, depth + 1)]


@pytest.mark.parametrize("depth", [2, 13, 65, 300])
def test_figure_below_a_chain_of_formations_is_counted_until_the_highest_states_its_own(depth):
    total = settle(there((depth, 0, 900, 7), (1, 500, 600, 40)), below(*a_chain(depth)))
    assert men(total, 0, 499, 500, 599, 600, 900) == [7, 7, 40, 40, 7, 0]


@pytest.mark.parametrize("depth", [3, 100])
def test_formation_in_the_middle_of_a_chain_stands_for_those_below_it_alone(depth):
    postings = [(unit, unit, 900 - unit, 10 * (depth - unit + 1)) for unit in range(1, depth + 1)]
    total = settle(there(*postings), below(*a_chain(depth)))
    # On day d the units 1 to d are there; the highest of them is the first.
    assert men(total, 0, 1, depth, 899 - 1, 899) == [0, 10 * depth, 10 * depth, 10 * depth, 0]


def test_formations_that_change_places_count_once_on_either_side():
    own = there((1, 0, 900, 100), (2, 0, 900, 30), (3, 0, 900, 5))
    total = settle(own, below((1, 0, 2), (1, 400, 0), (2, 0, 0), (2, 400, 1), (3, 0, 1)))
    assert men(total, 399, 400, 900) == [30, 100, 0]


def test_silent_formations_above_each_other_hang_nothing():
    assert men(settle(there((4, 0, 900, 5)), below((1, 0, 2), (2, 0, 3), (3, 0, 1), (4, 0, 0))), 0) == [5]


def work(monkeypatch, own, parents):
    """How many rows are added up."""
    rows = []

    def counted(code, changes, size):
        rows.append(len(code))
        return add_up(code, changes, size)

    monkeypatch.setattr(room, "add_up", counted)
    settle(own, parents)
    return sum(rows)


def an_order_of_battle(units, levels, postings):
    """Each level stands below the one above it by turns, and every posting is short."""
    wide = units // levels
    parents = [(unit, 0, unit - wide if unit > wide else 0) for unit in range(1, wide * levels + 1)]
    moves = [(1 + number % (wide * levels), number % 990, number % 990 + 3, 10) for number in range(postings)]
    return there(*moves), below(*parents)


@pytest.mark.parametrize("levels", [5, 13])
def test_four_times_the_postings_are_at_most_some_more_than_four_times_the_work(monkeypatch, levels):
    few, many = (work(monkeypatch, *an_order_of_battle(130, levels, number)) for number in (1000, 4000))
    assert many / few < 4.6


def test_formations_that_never_state_a_figure_cost_nothing(monkeypatch):
    moves = [(1, day, day + 2, 10) for day in range(0, 900, 4)]
    costs = []
    for depth in (5, 20, 80, 320):
        own = there(*((depth, first, over, number) for _, first, over, number in moves))
        costs.append(work(monkeypatch, own, below(*a_chain(depth))))
    assert len(set(costs)) == 1
