"""once_each: postings of units and their figures -> the same with every unit counted once on every day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE
from stationed.strength.presence import Figure, Figures, Flags, Intervals
from stationed.strength.steps import places_among, sorted_distinct


@dataclass(frozen=True, slots=True)
class Counted:
    """What is added up over time."""

    surely: Intervals
    """Days on which each deployment was there for certain."""
    perhaps: Intervals
    """Days on which each was there on some reading."""
    figure: Figure
    """Figures of each."""
    unit: Numbers
    """Unit of each; -1 for unknown units."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Runs of days of a unit on which nothing changes, where postings of it meet; rows by unit and day."""

    unit: Numbers
    """The unit."""
    first: Numbers
    """First day, inclusive."""
    last: Numbers
    """Last day, inclusive; FAR_FUTURE when it did not end."""
    low: Figures
    """The least that the unit can have been."""
    high: Figures
    """The most; of a figure without upper bound its lower one."""
    open: Flags
    """Whether a figure without upper bound is in it."""
    sure: Flags
    """Whether the unit was there on every reading."""

    def of(self, wanted: Flags) -> Stretches:
        """Return those where this mask is true."""
        if wanted.all():
            return self
        return Stretches(
            unit=self.unit[wanted],
            first=self.first[wanted],
            last=self.last[wanted],
            low=self.low[wanted],
            high=self.high[wanted],
            open=self.open[wanted],
            sure=self.sure[wanted],
        )


@dataclass(frozen=True, slots=True)
class Once:
    """The same with every unit counted once on every day."""

    apart: Counted
    """Postings of units of which no two meet."""
    shared: Stretches
    """What takes the place of the others."""

    def days(self, wanted: Flags) -> Numbers:
        """Return the days on which something begins or is over, of units where this mask is true, in any order."""
        apart, shared = wanted[self.apart.unit], self.shared.of(wanted[self.shared.unit])
        held = (self.apart.surely.of(apart), self.apart.perhaps.of(apart))
        return np.concatenate([*(one.days for one in held), shared.first, shared.last[shared.last < FAR_FUTURE] + 1])


def once_each(counted: Counted) -> Once:
    """Return what is to be added up, no unit more than once on any day.

    Parameters
    ----------
    counted : Counted
        Deployments that state a figure.

    Returns
    -------
    Once
        Where postings of one unit overlap, stretches of time take the place of all postings of that unit.

    Notes
    -----
    A unit is one body of men: where two of its postings meet on a day, as on the day it moves or while the end of one
    is not known, they share its men, and the larger figure is the unit's. Its lower bound is the largest of the
    postings that are certain that day (or, when none is, the smallest of the possible ones), its upper bound the
    largest of all. Parts of a unit that lay at several places are units of their own.
    """
    held = (counted.surely, counted.perhaps)
    days = sorted_distinct(np.concatenate([one.days for one in held]))
    surely, perhaps = (_Runs.of(one, counted.unit, days) for one in held)
    met = _meeting(perhaps, int(counted.unit.max(initial=-1)) + 1)
    apart = ~np.append(met, False)[counted.unit]  # unit -1 looks at the end
    shared = _stretches(surely.of_units(met), perhaps.of_units(met), counted.figure, days)
    return Once(
        Counted(surely=held[0].of(apart), perhaps=held[1].of(apart), figure=counted.figure, unit=counted.unit), shared
    )


@dataclass(frozen=True, slots=True)
class _Runs:
    """Intervals of known units, by unit and day: look-ups cost a twentieth where each is close to the one before."""

    deployment: Numbers
    begin: Numbers
    """The unit and the place of the first day among the days, in one number."""
    over: Numbers
    """The same of the day after the last; the place beyond all days for one that did not end."""
    size: int
    """Places of a unit."""

    @classmethod
    def of(cls, held: Intervals, unit: Numbers, days: Numbers) -> _Runs:
        """Look up where intervals begin and are over."""
        rows = np.flatnonzero(unit[held.deployment] >= 0)
        deployment, last, size = held.deployment[rows], held.last[rows], len(days) + 1
        base = unit[deployment] * size
        over = np.full(len(rows), len(days), np.int64)
        ends = np.flatnonzero(last < FAR_FUTURE)
        over[ends] = places_among(days, last[ends] + 1)
        begin = base + places_among(days, held.first[rows])
        order = np.argsort(begin)
        return cls(deployment[order], begin[order], (base + over)[order], size)

    def of_units(self, wanted: Flags) -> _Runs:
        """Return those of units where this mask is true."""
        if wanted.all():
            return self
        keep = wanted[self.begin // self.size]
        return _Runs(self.deployment[keep], self.begin[keep], self.over[keep], self.size)


def _meeting(perhaps: _Runs, size: int) -> Flags:
    """Return by unit whether postings of it may be there on one day."""
    met = np.zeros(size, np.bool_)
    owner = perhaps.begin // perhaps.size
    # Up to the first meeting of a unit, the posting before ends latest of all.
    meets = (owner[1:] == owner[:-1]) & (perhaps.begin[1:] < perhaps.over[:-1])
    met[owner[1:][meets]] = True
    return met


def _stretches(surely: _Runs, perhaps: _Runs, figure: Figure, days: Numbers) -> Stretches:
    code = sorted_distinct(np.concatenate([surely.begin, surely.over, perhaps.begin, perhaps.over]))
    sure, possible = (
        (np.searchsorted(code, runs.begin), np.searchsorted(code, runs.over)) for runs in (surely, perhaps)
    )
    high = _peaks(figure.high[perhaps.deployment], *possible, len(code))
    kept = np.flatnonzero(np.isfinite(high))
    low = _peaks(figure.low[surely.deployment], *sure, len(code))[kept]
    certain = np.isfinite(low)
    lowest = -_peaks(-figure.low[perhaps.deployment], *possible, len(code))
    unbounded = _peaks(figure.open[perhaps.deployment].astype(np.float64), *possible, len(code))
    unit, day = np.divmod(code[kept], perhaps.size)
    after = code[kept + 1] - unit * perhaps.size
    return Stretches(
        unit=unit,
        first=days[day],
        last=np.where(after < len(days), np.append(days, 0)[after] - 1, FAR_FUTURE),
        low=np.where(certain, low, lowest[kept]),
        high=high[kept],
        open=unbounded[kept] > 0,
        sure=certain,
    )


def _peaks(values: Figures, begin: Numbers, end: Numbers, size: int) -> Figures:
    """Return the largest of the values whose run holds each place; -inf where none does.

    Notes
    -----
    Each run is covered by two runs of 2^k places, which may overlap. From the longest down, the maximum of a run is
    handed to its two halves, so that the work grows with n log n.
    """
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
