"""settle: figures of units and the formations above them -> their totals, nobody counted twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.strength.steps import Steps, add_up, sorted_distinct

Figures = NDArray[np.float64]

DEFINITE, POSSIBLE, LOW, HIGH, OPEN, LEAST = range(6)
"""Columns of a unit's own figures: deployments there definitely and possibly, the lows of the former, the highs of the
latter, how many of the latter have no upper bound, and the least low of the latter."""

DEEPEST = 64
"""How many levels of formations are followed; only a formation above itself, which is a fault, would need more."""


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
        Columns low, high and number of figures without upper bound. Key 0 holds the totals, the others
        the sums below each formation.

    Notes
    -----
    On any day a unit counts with its own figure if it was there, and with the sum of the units below it if not. If
    it was there only possibly, both may be true: its low is the lower of the two lows and its high the higher of the
    two highs. Units come and go independently, so each bound of the sum can be reached: the band is exact.

    The rule is applied until nothing changes, which is once per level of formations.
    """
    size = own.size
    below = Steps(np.empty(0, np.int64), np.empty((0, 3)), size)
    for _ in range(DEEPEST):
        code = sorted_distinct(np.concatenate([own.code, parents.code, below.code]))
        code = code[code >= size]
        values = _resolved(own.at(code), below.at(code))
        above = parents.at(code)[:, 0].astype(np.int64)
        summed = _handed_up(code, values, above, size)
        if np.array_equal(summed.code, below.code) and np.array_equal(summed.values, below.values):
            break
        below = summed
    return below


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


def _handed_up(code: Numbers, values: Figures, above: Numbers, size: int) -> Steps:
    """Add each unit's values to the formation above it, and subtract them from the one that was above it before."""
    day, key = code % size, code // size
    again = np.flatnonzero(np.diff(key, prepend=-1) == 0)
    return add_up(
        np.concatenate([above * size + day, above[again - 1] * size + day[again]]),
        np.concatenate([values, -values[again - 1]]),
        size,
    )
