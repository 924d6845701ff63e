"""once_each: postings of units and their figures -> the same with every unit counted once on every day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE
from stationed.strength.presence import Figure, Figures, Flags, Intervals
from stationed.strength.steps import places_among, sorted_distinct


@dataclass(frozen=True, slots=True)
class Counted:
    """What is added up over time: deployments, or stretches of time on which several postings of a unit meet."""

    surely: Intervals
    """Days on which each was there for certain."""
    perhaps: Intervals
    """Days on which each was there on some reading."""
    figure: Figure
    """Figures of each."""
    unit: Numbers
    """Unit of each; -1 for unknown units."""


def once_each(counted: Counted) -> Counted:
    """Return what is to be added up, no unit more than once on any day.

    Parameters
    ----------
    counted : Counted
        Deployments that state a figure.

    Returns
    -------
    Counted
        Where postings of one unit overlap, stretches of time take their place.

    Notes
    -----
    A unit is one body of men: where two of its postings meet on a day, as on the day it moves or while the end of one
    is not known, they share its men, and the larger figure is the unit's. Its lower bound is the largest of the
    postings that are certain that day (or, when none is, the smallest of the possible ones), its upper bound the
    largest of all. Parts of a unit that lay at several places are units of their own.
    """
    met = _meeting(counted)
    if not met.any():
        return counted
    apart, together = ~met[counted.unit], met[counted.unit]
    apart[counted.unit < 0], together[counted.unit < 0] = True, False
    stretches = _stretches(counted, together)
    size = len(counted.unit)
    numbered = np.arange(size, size + len(stretches.unit))
    sure = np.flatnonzero(stretches.sure)
    surely, perhaps, figure = counted.surely.of(apart), counted.perhaps.of(apart), counted.figure
    return Counted(
        surely=_beside(surely, Intervals(numbered[sure], stretches.first[sure], stretches.last[sure])),
        perhaps=_beside(perhaps, Intervals(numbered, stretches.first, stretches.last)),
        figure=Figure(
            np.append(figure.low, stretches.low),
            np.append(figure.high, stretches.high),
            np.append(figure.open, stretches.open),
        ),
        unit=np.append(counted.unit, stretches.unit),
    )


def _beside(one: Intervals, other: Intervals) -> Intervals:
    return Intervals(
        np.append(one.deployment, other.deployment),
        np.append(one.first, other.first),
        np.append(one.last, other.last),
    )


def _meeting(counted: Counted) -> Flags:
    """Return by unit whether postings of it may be there on one day; one more at the end, False, for unknown units."""
    held = counted.perhaps
    owner = counted.unit[held.deployment]
    met = np.zeros(int(counted.unit.max(initial=-1)) + 2, np.bool_)
    order = np.lexsort((held.first, owner))
    owner, first, last = owner[order], held.first[order], held.last[order]
    # Up to the first meeting of a unit, the posting before ends latest of all.
    meets = (owner[1:] == owner[:-1]) & (first[1:] <= last[:-1])
    met[owner[1:][meets]] = True
    met[-1] = False
    return met


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Runs of days of a unit on which nothing changes; rows by unit and day."""

    unit: Numbers
    first: Numbers
    last: Numbers
    low: Figures
    high: Figures
    open: Flags
    sure: Flags


def _stretches(counted: Counted, together: Flags) -> _Stretches:
    surely, perhaps, figure = counted.surely.of(together), counted.perhaps.of(together), counted.figure
    ends = [held.last[held.last < FAR_FUTURE] + 1 for held in (surely, perhaps)]
    days = sorted_distinct(np.concatenate([surely.first, perhaps.first, *ends]))
    size = len(days) + 1  # the last place of a unit is beyond all days
    surely, perhaps = (_by_unit_and_day(held, counted.unit) for held in (surely, perhaps))
    runs = [_runs(held, counted.unit, days) for held in (surely, perhaps)]
    code = sorted_distinct(np.concatenate([*runs[0], *runs[1]]))
    sure, possible = (
        np.column_stack([np.searchsorted(code, begin), np.searchsorted(code, end)]) for begin, end in runs
    )
    lowest = -_peaks(-figure.low[perhaps.deployment], possible, len(code))
    highest_low = _peaks(figure.low[surely.deployment], sure, len(code))
    high = _peaks(figure.high[perhaps.deployment], possible, len(code))
    unbounded = _peaks(figure.open[perhaps.deployment].astype(np.float64), possible, len(code))
    kept = np.flatnonzero(np.isfinite(high))
    certain = np.isfinite(highest_low[kept])
    after = code[kept + 1] % size
    return _Stretches(
        unit=code[kept] // size,
        first=days[code[kept] % size],
        last=np.where(after < len(days), np.append(days, 0)[after] - 1, FAR_FUTURE),
        low=np.where(certain, highest_low[kept], lowest[kept]),
        high=high[kept],
        open=unbounded[kept] > 0,
        sure=certain,
    )


def _by_unit_and_day(held: Intervals, unit: Numbers) -> Intervals:
    """Sort intervals as the places are sorted: many look-ups cost a twentieth where each is close to the one before."""
    order = np.lexsort((held.first, unit[held.deployment]))
    return Intervals(held.deployment[order], held.first[order], held.last[order])


def _runs(held: Intervals, unit: Numbers, days: Numbers) -> tuple[Numbers, Numbers]:
    """Return where each interval begins and where it is over, as a unit and a place among the days in one number."""
    base = unit[held.deployment] * (len(days) + 1)
    over = np.full(len(held.last), len(days), np.int64)
    ends = np.flatnonzero(held.last < FAR_FUTURE)
    over[ends] = places_among(days, held.last[ends] + 1)
    return base + places_among(days, held.first), base + over


def _peaks(values: Figures, runs: NDArray[np.int64], size: int) -> Figures:
    """Return the largest of the values whose run holds each place; -inf where none does.

    Notes
    -----
    Each run is covered by two runs of 2^k places, which may overlap. From the longest down, the maximum of a run is
    handed to its two halves, so that the work grows with n log n.
    """
    begin, end = runs[:, 0], runs[:, 1]
    real = np.flatnonzero(begin < end)
    values, begin, end = values[real], begin[real], end[real]
    level = np.frexp((end - begin).astype(np.float64))[1] - 1
    found = np.full(size, -np.inf)
    for power in range(int(level.max(initial=0)), -1, -1):
        half, halves = 1 << power, found
        if power < level.max(initial=0):
            found = halves.copy()
            np.maximum(found[half:], halves[:-half], out=found[half:])
        rows = np.flatnonzero(level == power)
        np.maximum.at(found, begin[rows], values[rows])
        np.maximum.at(found, end[rows] - half, values[rows])
    return found
