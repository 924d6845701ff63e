"""own_figures: what units state of themselves -> their figures as steps of time, ready to be settled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers, rows_between
from stationed.dates import FAR_FUTURE
from stationed.strength.presence import Figure, Intervals
from stationed.strength.settle import COLUMNS, DEFINITE, HIGH, LEAST, LOW, OPEN, POSSIBLE
from stationed.strength.sharing import Counted, Once, Stretches
from stationed.strength.steps import Steps, add_up, places_among

Figures = NDArray[np.float64]


def own_figures(once: Once, key: Numbers, formations: Numbers, days: Numbers) -> Steps:
    """Return the figures of units' own deployments over time.

    Parameters
    ----------
    once : Once
        What is added up; of units whose key is 0 nothing is.
    key : array of int
        The key of each unit; one more, 0, at the end for unknown units.
    formations : array of int
        Keys of those that stand above others, sorted; of these alone the least low is worked out where postings do not
        meet.
    days : array of int64
        All days on which something changes, sorted.

    Returns
    -------
    Steps
        The columns that `settle` takes.
    """
    apart = _apart(once.apart, key[once.apart.unit], formations, days)
    shared = _shared(once.shared, key[once.shared.unit], days)
    if not len(apart.code) or not len(shared.code):
        return shared if len(shared.code) else apart
    code = np.concatenate([apart.code, shared.code])  # of one unit all is in the one or in the other
    order = np.argsort(code, kind="stable")
    return Steps(code[order], np.concatenate([apart.values, shared.values])[order], apart.size)


def _shared(shared: Stretches, key: Numbers, days: Numbers) -> Steps:
    """What stretches say, from the first day of each; nothing from the day after one that no other follows."""
    rows = np.flatnonzero(key > 0)
    size, base = len(days), key[rows] * len(days)
    code = base + places_among(days, shared.first[rows])
    ends = np.flatnonzero(shared.last[rows] < FAR_FUTURE)
    over = base[ends] + places_among(days, shared.last[rows[ends]] + 1)
    alone = over != np.append(code, -1)[ends + 1]
    ends, over = ends[alone], over[alone]
    place = np.arange(len(rows)) + np.searchsorted(ends, np.arange(len(rows)), side="left")
    whole, values = np.empty(len(rows) + len(ends), np.int64), np.zeros((len(rows) + len(ends), COLUMNS))
    whole[place], whole[place[ends] + 1] = code, over
    sure, low = shared.sure[rows], np.round(shared.low[rows], 6)
    for column, figures in {
        DEFINITE: sure,
        POSSIBLE: 1.0,
        LOW: np.where(sure, low, 0.0),
        HIGH: np.round(shared.high[rows], 6),
        OPEN: shared.open[rows],
        LEAST: low,
    }.items():
        values[place, column] = figures
    return Steps(whole, values, size)


@dataclass(frozen=True, slots=True)
class _Events:
    """What begins or is over on a day."""

    deployment: Numbers
    day: Numbers
    changes: Figures


def _apart(counted: Counted, key: Numbers, formations: Numbers, days: Numbers) -> Steps:
    """The sums of deployments, of which several units that were told apart may stand under one key."""
    surely, perhaps = counted.surely.of(key > 0), counted.perhaps.of(key > 0)
    events = _events(surely, perhaps, counted.figure)
    own = add_up(key[events.deployment] * len(days) + places_among(days, events.day), events.changes, len(days))
    return _with_least(own, perhaps.of(np.isin(key, formations)), counted.figure, key, days)


def _events(surely: Intervals, perhaps: Intervals, figure: Figure) -> _Events:
    """Beginnings and ends of presence; the columns are those of `settle` but for the last."""
    deployment: list[Numbers] = []
    day: list[Numbers] = []
    changes: list[NDArray[np.float64]] = []
    for held, columns in (
        (surely, {DEFINITE: np.ones(len(figure.low)), LOW: figure.low}),
        (perhaps, {POSSIBLE: np.ones(len(figure.low)), HIGH: figure.high, OPEN: figure.open}),
    ):
        rows = np.zeros((len(held.deployment), LEAST))
        for column, values in columns.items():
            rows[:, column] = values[held.deployment]
        ends = held.last < FAR_FUTURE
        deployment += [held.deployment, held.deployment[ends]]
        day += [held.first, held.last[ends] + 1]
        changes += [rows, -rows[ends]]
    return _Events(np.concatenate(deployment), np.concatenate(day), np.concatenate(changes))


def _with_least(own: Steps, held: Intervals, figure: Figure, key: Numbers, days: Numbers) -> Steps:
    """The same with one more column: the least figure of the deployments there possibly."""
    base = key[held.deployment] * own.size
    begins = np.searchsorted(own.code, base + np.searchsorted(days, held.first))
    ends = np.searchsorted(
        own.code, base + np.where(held.last < FAR_FUTURE, np.searchsorted(days, held.last + 1), own.size)
    )
    number: Numbers = ends - begins
    rows = rows_between(begins, ends)
    least = np.full(len(own.code), np.inf)
    np.minimum.at(least, rows, np.repeat(figure.low[held.deployment], number))
    return Steps(own.code, np.column_stack([own.values, np.where(np.isinf(least), 0.0, least)]), own.size)
