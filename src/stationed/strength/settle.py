"""settle: figures of units and the formations above them -> their totals, nobody counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.strength.levels import Edges, levels
from stationed.strength.steps import Steps, add_up, sorted_distinct

Figures = NDArray[np.float64]

COLUMNS = 6
DEFINITE, POSSIBLE, LOW, HIGH, OPEN, LEAST = range(COLUMNS)
"""Columns of a unit's own figures: deployments there definitely and possibly, the lows of the former, the highs of the
latter, how many of the latter have no upper bound, and the least low of the latter."""

DEEPEST = 64
"""How often formations that stand above each other are gone through; only a formation above itself on one and the same
day, which is a fault, would need more."""

Changes = tuple[Numbers, Figures]
"""By how much sums change: key times size plus day, in any order; and changes x figures."""


def settle(own: Steps, parents: Steps) -> Steps:
    """Add up the figures of units, leaving out those below a formation that states its own.

    Parameters
    ----------
    own : Steps
        Figures of each unit's own deployments, columns as above. Keys are units, from 1; key 0 is not looked at.
    parents : Steps
        One column: the key of the formation above, 0 for none.

    Returns
    -------
    Steps
        Columns low, high and number of figures without upper bound. Key 0, the only one, holds the totals.

    Notes
    -----
    On any day a unit counts with its own figure if it was there, and with the sum of the units below it if not. If
    it was there only possibly, both may be true: its low is the lower of the two lows and its high the higher of the
    two highs. Units come and go independently, so each bound of the sum can be reached: the band is exact.

    The rule is applied to each formation once, when all that ever stand below it are done, and only what changes there
    goes on to those above. Units that never state anything are passed over, so that their number does not matter. Where
    formations stand above each other at different times it is applied to them until nothing changes.
    """
    size = own.size
    parents = _without_the_silent(own, _changing(parents))
    keys = sorted_distinct(np.concatenate([own.code // size, parents.code // size]))
    keys = keys[keys > 0]
    groups = list(levels(keys, _edges(parents)))
    group = np.full(int(keys.max(initial=0)) + 1, len(groups), np.int64)  # key 0 comes last
    for place, (members, _) in enumerate(groups):
        group[members] = place
    waiting: dict[int, list[Changes]] = {}
    for place, (members, circular) in enumerate(groups):
        given = _joined(waiting.pop(place, []))
        unit = _Units(own.rows_of(members), parents.rows_of(members))
        handed = _in_circles(unit, given, group, place) if circular else _handed_up(unit, given)
        for after, changes in _by_group(handed, group, size):
            if after != place:
                waiting.setdefault(after, []).append(changes)
    return add_up(*_joined(waiting.get(len(groups), [])), size)


def _by_group(changes: Changes, group: Numbers, size: int) -> Iterator[tuple[int, Changes]]:
    """Yield changes by the group that they are for."""
    code, rows = changes
    after = group[code // size]
    order = np.argsort(after, kind="stable")
    starts = np.flatnonzero(np.diff(after[order], prepend=-1))
    for place in np.split(order, starts[1:]) if len(order) else ():
        yield int(after[place[0]]), (code[place], rows[place])


def _changing(parents: Steps) -> Steps:
    """The same without rows that say what the row before them says."""
    key, above = parents.code // parents.size, parents.values[:, 0]
    told = np.append(True, (key[1:] != key[:-1]) | (above[1:] != above[:-1]))[: len(key)]
    return Steps(parents.code[told], parents.values[told], parents.size)


def _without_the_silent(own: Steps, parents: Steps) -> Steps:
    """The same without units that state nothing and always stand below one: that one is above those below them."""
    size = own.size
    key, above = parents.code // size, parents.values[:, 0].astype(np.int64)
    above_of = np.arange(int(max(key.max(initial=0), above.max(initial=0))) + 1)
    lone = np.bincount(key, minlength=len(above_of))[key] == 1
    lone &= (parents.code % size == 0) & ~np.isin(key, own.code // size)
    silent = np.zeros(len(above_of), np.bool_)
    silent[key[lone]] = True
    above_of[key[lone]] = above[lone]
    for _ in range(len(above_of).bit_length()):
        above_of = above_of[above_of]
    lost = silent & silent[above_of]  # above each other
    kept = ~silent[key] | lost[key]
    end = np.where(lost[above], above, above_of[above])
    return Steps(parents.code[kept], end[kept, np.newaxis].astype(np.float64), size)


def _edges(parents: Steps) -> Edges:
    above = parents.values[:, 0].astype(np.int64)
    real = above > 0
    return Edges.of((parents.code // parents.size)[real], above[real])


@dataclass(frozen=True, slots=True)
class _Units:
    """Some units: their own figures and the formations above them."""

    own: Steps
    parents: Steps


def _joined(changes: list[Changes]) -> Changes:
    if not changes:
        return np.empty(0, np.int64), np.empty((0, 3))
    return np.concatenate([code for code, _ in changes]), np.concatenate([rows for _, rows in changes])


def _in_circles(unit: _Units, given: Changes, group: Numbers, place: int) -> Changes:
    """What units that stand above each other hand up, their own group included."""
    size = unit.own.size
    code, changes = _handed_up(unit, given)
    before = np.empty(0, np.int64), np.empty((0, 3))
    for _ in range(DEEPEST):
        rows = group[code // size] == place
        inside = code[rows], changes[rows]
        if np.array_equal(inside[0], before[0]) and np.array_equal(inside[1], before[1]):
            break
        before = inside
        code, changes = _handed_up(unit, _joined([given, inside]))
    return code, changes


def _resolved(own: Figures, below: Figures) -> Figures:
    """Low, high and open of units: their own, what is below, or either."""
    there = own[:, DEFINITE] > 0
    maybe = (own[:, POSSIBLE] > 0) & ~there
    low = np.where(maybe, np.minimum(own[:, LEAST], below[:, 0]), below[:, 0])
    high = np.where(maybe, np.maximum(own[:, HIGH], below[:, 1]), below[:, 1])
    unbounded = np.where(maybe, own[:, OPEN] + below[:, 2], below[:, 2])
    return np.column_stack(
        [
            np.where(there, own[:, LOW], low),
            np.where(there, own[:, HIGH], high),
            np.where(there, own[:, OPEN], unbounded),
        ]
    )


def _handed_up(unit: _Units, given: Changes) -> Changes:
    """What units hand to the formations above them, where it changes, and take from the one that was above before."""
    size = unit.own.size
    below = add_up(*given, size)
    code = sorted_distinct(np.concatenate([unit.own.code, unit.parents.code, below.code]))
    values = _resolved(unit.own.at(code), below.at(code))
    above = unit.parents.at(code)[:, 0].astype(np.int64)
    key, day = code // size, code % size
    again = np.append(False, key[1:] == key[:-1])[: len(key)]
    moved = np.append(False, above[1:] != above[:-1])[: len(key)] & again
    before = np.zeros_like(values)
    before[again & ~moved] = values[:-1][(again & ~moved)[1:]]
    changes = values - before
    told = np.flatnonzero(np.any(changes != 0, axis=1))
    left = np.flatnonzero(moved)
    return (
        np.concatenate([above[told] * size + day[told], above[left - 1] * size + day[left]]),
        np.concatenate([changes[told], -values[left - 1]]),
    )
