"""Steps: many functions of time that change only on some days, held and added up as columns.

A day is a position in one sorted list of days that all functions share, so that a key and a day fit one integer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers, rows_between
from stationed.dates import FAR_FUTURE, FAR_PAST

Figures = NDArray[np.float64]

CLOSE = 1 << 22
"""If the days span fewer than this many, they are looked up in a table."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Functions of time, one per key: zero before their first row, and from each row on as that row says."""

    code: Numbers
    """Key times `size` plus day, sorted, each once."""
    values: Figures
    """What holds from that day on; rows x figures."""
    size: int
    """One more than the largest day."""

    def of(self, key: int) -> Steps:
        """Return the function of one key."""
        first, last = np.searchsorted(self.code, [key * self.size, (key + 1) * self.size])
        return Steps(self.code[first:last], self.values[first:last], self.size)

    def rows_of(self, keys: Numbers) -> Steps:
        """Return the functions of some keys, ascending."""
        begin, end = np.searchsorted(self.code, keys * self.size), np.searchsorted(self.code, (keys + 1) * self.size)
        rows = rows_between(begin, end)
        return Steps(self.code[rows], self.values[rows], self.size)

    def columns(self, *columns: int) -> Steps:
        """Return some of the figures, in that order."""
        return Steps(self.code, self.values[:, columns], self.size)

    def at(self, code: Numbers) -> Figures:
        """Return the values that hold at keys and days.

        Parameters
        ----------
        code : array of int
            Key times `size` plus day.

        Returns
        -------
        array
            Rows x figures; zeros where the key has no row so early.
        """
        if not len(self.code):
            return np.zeros((len(code), self.values.shape[1]))
        place = np.searchsorted(self.code, code, side="right") - 1
        found = place >= 0
        found[found] = self.code[place[found]] // self.size == code[found] // self.size
        values = np.zeros((len(code), self.values.shape[1]))
        values[found] = self.values[place[found]]
        return values


def add_up(code: Numbers, changes: Figures, size: int) -> Steps:
    """Add up changes into functions of time.

    Parameters
    ----------
    code : array of int
        Key times `size` plus day of each change, in any order; keys from 0.
    changes : array
        By how much the figures change on that day; changes x figures.
    size : int
        One more than the largest day.

    Returns
    -------
    Steps
        A row for each day on which a key's figures change. Sums are rounded to a millionth, so that figures which
        cancel leave nothing behind.
    """
    order = np.argsort(code, kind="stable")
    code, changes = code[order], changes[order]
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    if not len(starts):
        return Steps(code, changes, size)
    code, total = code[starts], np.cumsum(np.add.reduceat(changes, starts, axis=0), axis=0)
    key = code // size
    first = np.flatnonzero(np.diff(key, prepend=-1))
    before = np.concatenate([np.zeros((1, total.shape[1])), total])[first]
    values = total - np.repeat(before, np.diff(np.append(first, len(key))), axis=0)
    return Steps(code, np.round(values, 6) + 0.0, size)


def places_among(days: Numbers, values: Numbers) -> Numbers:
    """Return the place of each value among sorted days, all there; from a table if the days are close together.

    The first of the days may be FAR_PAST: it is told apart by itself.
    """
    far = len(days) > 1 and int(days[0]) == FAR_PAST
    near = days[1:] if far else days
    reach = int(near[-1]) - int(near[0]) + 1 if len(near) else 0
    if not 0 < reach < CLOSE:
        return np.searchsorted(days, values)
    table = np.zeros(reach + far, np.int64)
    table[near - near[0] + far] = np.arange(far, len(days))
    return table[np.maximum(values - near[0], -1) + 1] if far else table[values - near[0]]


def sorted_distinct(values: Numbers) -> Numbers:
    """Return the distinct values, sorted; by sorting, as hashing takes several times as long on many days."""
    ordered = np.sort(values)
    return ordered[np.append(np.ones(min(1, len(ordered)), np.bool_), ordered[1:] != ordered[:-1])]


@dataclass(frozen=True, slots=True)
class Course:
    """One function of time, its days as they are: zero before its first row."""

    days: Numbers
    """Days on which it may change, sorted, each once."""
    values: Figures
    """What holds from that day on; rows x figures."""

    def at(self, days: Numbers) -> Figures:
        """Return what holds on days."""
        place = np.searchsorted(self.days, days, side="right")
        return np.concatenate([np.zeros((1, self.values.shape[1])), self.values])[place]

    @classmethod
    def of(cls, first: Numbers, last: Numbers, *figures: Figures) -> Course:
        """Return the sum of figures over time.

        Parameters
        ----------
        first, last : array of int64
            Days on which each is there, inclusive; a last day of FAR_FUTURE never ends.
        *figures : array
            The figures of each.
        """
        ends = last < FAR_FUTURE
        days = sorted_distinct(np.concatenate([first, last[ends] + 1]))
        begun, over = places_among(days, first), places_among(days, last[ends] + 1)
        changes = [
            np.bincount(begun, figure, len(days)) - np.bincount(over, figure[ends], len(days)) for figure in figures
        ]
        total = np.cumsum(np.column_stack(changes).astype(np.float64), axis=0)
        return cls(days, np.round(total, 6) + 0.0)

    @classmethod
    def beside(cls, courses: Sequence[Course]) -> Course:
        """Return several functions as one that has the figures of all."""
        days = sorted_distinct(np.concatenate([course.days for course in courses]))
        return cls(days, np.column_stack([course.at(days) for course in courses]))


def changes_of(values: Figures, key: Numbers) -> Figures:
    """Return by how much each row of steps differs from the row before it; a key's first row from zero."""
    before = np.concatenate([np.zeros((1, values.shape[1])), values[:-1]])
    before[np.flatnonzero(np.diff(key, prepend=-1))] = 0.0
    return values - before
